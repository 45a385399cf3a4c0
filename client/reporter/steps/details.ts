import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { count, fill } from '../../texts/wording.ts'
import { choices, errorSummary } from '../fields.ts'
import {
  type Channel,
  channelsOf,
  guidingOf,
  isAsked,
  placedAnswers,
  type Question,
} from '../form/form.ts'
import { askedDraft, channelOf, reportContent, roomLeft } from '../form/letter.ts'
import { numbers } from '../links.ts'
import { actions, button, heading, notice, paragraph, prose } from '../parts.ts'
import type { App, Draft } from '../state.ts'
import { roomErrors, roomLine } from './room.ts'
import { filledFields, questionField } from './tell.ts'
import { alter, optionalLine, wayOn } from './way.ts'

/** The groups of choices, in the order in which they are asked. */
const GROUPS = ['party', 'category', 'relation'] as const
type Group = (typeof GROUPS)[number]

/** Questions about the people, the kind of matter, and the one who writes. */
export function details(app: App): Child[] {
  const { t } = app
  const groups = { party, category, relation }
  const later = askedLater(app)
  return [
    optionalLine(app),
    heading(t.details.heading),
    errorSummary(app),
    paragraph(t.details.lead),
    ...GROUPS.flatMap((group) => [
      groups[group](app),
      ...(group === 'category' ? boxes(app) : []),
      ...later
        .filter((one) => placeOf(one) === group)
        .map((question) => h('div', { class: 'inside' }, questionField(app, question, false))),
    ]),
    roomLine(app, roomLeft(reportContent(app))),
    wayOn(app, {
      back: 'files',
      next: 'contact',
      errors: () =>
        roomErrors(app, roomLeft(reportContent(app)), filledFields(app, askedLater(app))),
    }),
  ]
}

/** The questions that are asked because of earlier choices. */
export function askedLater(app: App): readonly Question[] {
  const { questions = [] } = channelOf(app)?.questionnaire ?? {}
  return questions.filter((one) => one.when !== undefined && isAsked(one, app.state.draft))
}

/** The group below which a question stands: the last choice that it depends on, so that its coming is seen. */
function placeOf({ when = {} }: Question): Group {
  return [...GROUPS].reverse().find((group) => when[group] !== undefined) ?? 'relation'
}

function party(app: App): Child {
  const { t, state } = app
  const { parties = [] } = channelOf(app)?.questionnaire ?? {}
  return choices(app, {
    id: 'party',
    type: 'radio',
    legend: t.details.party,
    hint: t.details.partyHint,
    options: [...options(parties), { value: '', label: t.details.skip }],
    chosen: [state.draft.party ?? ''],
    onChange: ([value]) => choose(app, { party: value || null }),
  })
}

function category(app: App): Child {
  const { t, state } = app
  const { categories = [] } = channelOf(app)?.questionnaire ?? {}
  return choices(app, {
    id: 'category',
    type: 'checkbox',
    legend: t.details.categories,
    hint: t.details.categoriesHint,
    options: options(categories),
    chosen: state.draft.categories,
    onChange: (chosen) => {
      // Categories that another channel asks for stay ticked, in case the reporter goes back to it.
      const shown = new Set(categories.map(({ id }) => id))
      const hidden = state.draft.categories.filter((id) => !shown.has(id))
      choose(app, { categories: [...hidden, ...chosen] })
      // the texts of the boxes load behind the form, and a bad line may have lost them
      void app.completeWords().then(
        () => app.redraw(),
        () => {},
      )
    },
  })
}

/** Boxes with immediate help for the kinds of matter that are ticked. */
function openBoxes({ site, state }: App) {
  return site.boxes.filter(({ kinds }) => kinds.some((id) => state.draft.categories.includes(id)))
}

function boxes(app: App): Child[] {
  return openBoxes(app).map(({ title, text, numbers: some, 'leads-to': to }, i) =>
    notice('calm', title, ...prose(text), numbers(some), ...offer(app, to, `move-${i}`)),
  )
}

/** The offer to move to the channel for such matters, if the reporter writes in another. */
function offer(app: App, to: string | undefined, id: string): Child[] {
  const channel = channelsOf(app).find((one) => one.id === to)
  if (channel === undefined || channel.id === channelOf(app)?.id) return []
  const { name } = channel
  const { t } = app
  const move = button(fill(t.boxes.move, { name }), () => moveTo(app, channel), { id })
  return [paragraph(fill(t.boxes.offer, { name })), actions(move)]
}

/** Continue in another channel with all that is written: answers that it does not ask for go to its first field. */
function moveTo(app: App, channel: Channel): void {
  const { state } = app
  alter(app, { channel: channel.id })
  const asked = new Set(Object.keys(askedDraft(app).answers))
  const [first] = guidingOf(channel)
  const { answers, moved } = placedAnswers(state.draft.answers, asked, first?.id)
  alter(app, { answers })
  const said = (t: Texts) => {
    const now = channelsOf(app).find(({ id }) => id === channel.id) ?? channel
    return [fill(t.boxes.moved, { name: now.name }), ...(moved ? [t.boxes.placed] : [])].join(' ')
  }
  app.go('details')
  state.note = said
  app.redraw()
  app.say(said(app.t))
}

function relation(app: App): Child {
  const { t, state } = app
  const { relations = [] } = channelOf(app)?.questionnaire ?? {}
  return choices(app, {
    id: 'relation',
    type: 'radio',
    legend: t.details.relation,
    hint: t.details.relationHint,
    options: options(relations),
    chosen: state.draft.relation === null ? [] : [state.draft.relation],
    onChange: ([value = null]) => choose(app, { relation: value }),
  })
}

function options(list: readonly Question[]) {
  return list.map(({ id, label, hint }) => ({ value: id, label, hint }))
}

/**
 * Apply a choice. Questions and boxes that follow from it appear below, and are announced to those who do not
 * see it.
 */
function choose(app: App, change: Partial<Draft>): void {
  const { t, language } = app
  const before = new Set(askedLater(app).map(({ id }) => id))
  const open = openBoxes(app)
  alter(app, change)
  app.redraw()
  const come = askedLater(app).filter(({ id }) => !before.has(id))
  const labels = come.map(({ label }) => label).join(' ')
  const said = openBoxes(app).flatMap((box) => (open.includes(box) ? [] : [`${box.title}.`]))
  if (come.length > 0) said.push(count(language, t.details.appeared, come.length, { labels }))
  if (said.length > 0) app.say(said.join(' '))
}
