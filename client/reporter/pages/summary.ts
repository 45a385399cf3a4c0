import { type Child, h, type Markup } from '../../shared/dom.ts'
import { SUMMARIES, SUMMARY_IDS, type SummaryId } from '../../texts/summaries.ts'
import type { Site } from '../../texts/words.ts'
import { withEmailCare, withNumbers } from '../links.ts'
import { actions, heading, paragraph, wayBack } from '../parts.ts'
import type { Scene } from '../state.ts'
import { backLink, canReport, codeEntry, isMidway, reportDoor, wayOnward } from './doors.ts'
import { banners, routineLine, sectionsIn } from './frame.ts'

type Summary = NonNullable<Site['summaries'][SummaryId]>
type Key = NonNullable<Summary['key']>

/** The view of each summary, by name. */
export function eachSummary() {
  return Object.fromEntries(
    SUMMARY_IDS.map((id) => [id, (scene: Scene) => summary(scene, id)]),
  ) as Readonly<Record<SummaryId, (scene: Scene) => Child[]>>
}

/** A summary in a language that the other pages are not in; the words around it stay those of the page. */
function summary(scene: Scene, id: SummaryId): Child[] {
  const text = scene.site.summaries[id]
  if (text === undefined) return []
  const { tag, dir } = SUMMARIES[id]
  const spoken = (...children: Child[]) => h('div', { lang: tag, dir }, ...children)
  const said = (words: string | undefined, className?: string) =>
    words === undefined ? null : h('p', { lang: tag, dir, class: className }, words)
  const top = text.buttons && { ...text.buttons, lang: tag }
  const key = text.key === undefined ? [] : keyOf(text.key)
  const parts = withNumbers(sectionsIn(text.sections))
  // a reader who comes from the form needs its words first
  const body = isMidway(scene) ? [...key, ...parts] : [...parts, ...key]
  return [
    wayBack(backLink(scene, 'back-top', top)),
    spoken(heading(text.title)),
    scene.app?.demo ? said(text.demo, 'demo') : null,
    ...banners(scene, text.review, tag, said(text.unread)),
    ...withEmailCare(scene.t, [spoken(...body)]),
    summaryOnward(scene, text, tag),
    routineLine(scene, text.review),
  ]
}

/** The words of the form with their meanings, in the order in which they are met. */
function keyOf({ title, lead, words }: Key): Child[] {
  const rows = words.map(({ english, norwegian, means }) => {
    const names = [
      h('bdi', { lang: 'en', dir: 'ltr' }, english),
      ' / ',
      h('bdi', { lang: 'nb', dir: 'ltr' }, norwegian),
    ]
    return h('div', {}, h('dt', {}, ...names), h('dd', {}, means))
  })
  return [h('h2', {}, title), paragraph(lead), h('dl', { class: 'facts' }, ...rows)]
}

/** The ways onward: the form in English or bokmål, as the reader chooses. */
function summaryOnward(scene: Scene, text: Summary, lang: string): Child {
  const { buttons } = text
  if (buttons === undefined) return wayOnward(scene, scene.t.landing.start)
  const back = backLink(scene, 'back', { ...buttons, lang })
  if (isMidway(scene)) return actions(back)
  const doors: Markup[] = canReport(scene)
    ? [
        reportDoor(scene, buttons.english, 'en', 'start', lang),
        reportDoor(scene, buttons.norwegian, 'nb', 'start-nb', lang),
      ]
    : []
  return actions(...doors, codeEntry(scene), back)
}
