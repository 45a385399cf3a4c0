import { type Child, h, type Markup } from '../../shared/dom.ts'
import { count, fill } from '../../texts/wording.ts'
import { showField } from '../fields.ts'
import { button, paragraph } from '../parts.ts'
import type { App, HintPart, Written } from '../state.ts'
import { changeAt } from '../steps/way.ts'
import { type Finding, findHints } from './find.ts'
import { KINDS } from './patterns.ts'

/** The most characters of a finding that are shown. */
const QUOTED = 90

/** A finding in one of the texts. */
interface Place extends Finding {
  readonly written: Written
  readonly words: string
}

/** Start the part that finds what points to the writer. It asks nobody and keeps nothing. */
export function startHint(): HintPart {
  return { list: hintList }
}

/** A folded list of words that may point to the writer, by kind. It never stands in the way of sending. */
function hintList(app: App, texts: readonly Written[]): Child[] {
  const { t, language } = app
  const places = placesIn(texts)
  if (places.length === 0) {
    return [folded(t.hint.ask, paragraph(t.hint.none), paragraph(t.hint.limits))]
  }
  const kinds = KINDS.flatMap((kind) => {
    const some = places.filter((place) => place.kind === kind)
    if (some.length === 0) return []
    return [
      h('h3', {}, t.hintKinds[kind]),
      paragraph(t.hintWhy[kind]),
      h(
        'dl',
        { class: 'summary' },
        ...some.map((place) => row(app, place, places.indexOf(place), texts.length > 1)),
      ),
    ]
  })
  const title = count(language, t.hint.found, places.length)
  return [folded(title, paragraph(t.hint.lead), ...kinds, paragraph(t.hint.limits))]
}

function folded(title: string, ...children: Child[]): Markup {
  const inside = h('div', { class: 'inside' }, ...children)
  return h('details', { id: 'hint' }, h('summary', {}, title), inside)
}

/** The findings in all texts; the same words in the same text are shown once. */
function placesIn(texts: readonly Written[]): readonly Place[] {
  return texts.flatMap((written) => {
    const places = findHints(written.text).map((finding) => {
      const words = written.text.slice(finding.from, finding.to)
      return { ...finding, written, words }
    })
    return places.filter(
      ({ kind, words }, at) =>
        places.findIndex((one) => one.kind === kind && one.words === words) === at,
    )
  })
}

/** @param isOneOf whether several texts have to be told apart */
function row(app: App, { words, written, from, to }: Place, at: number, isOneOf: boolean): Markup {
  const { t } = app
  const shown = words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words
  const quote = fill(t.hint.quote, { words: shown })
  const label = fill(t.review.changeWhat, { what: quote })
  const change = () => {
    if (app.state.step === written.step) showField(written.field)
    else changeAt(app, written.step, written.field)
    select(written.field, from, to)
  }
  return h(
    'div',
    {},
    h('dt', {}, quote),
    isOneOf ? h('dd', { class: 'hint' }, written.label) : null,
    h(
      'dd',
      { class: 'change' },
      button(t.review.change, change, { id: `hint-${at}`, look: 'quiet', label }),
    ),
  )
}

/** Select the words in their field, and scroll to about where they stand: browsers do not. */
function select(id: string, from: number, to: number): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLTextAreaElement)) return
  field.setSelectionRange(from, to)
  const depth = (field.scrollHeight * from) / Math.max(1, field.value.length)
  field.scrollTop = depth - field.clientHeight / 2
  const { top } = field.getBoundingClientRect()
  scrollBy(0, top + depth - field.scrollTop - innerHeight / 2)
}
