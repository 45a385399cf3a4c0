import { dayOf } from '../../../crypto/days/calendar.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import type { InLanguage } from '../../texts/in-language.ts'
import type { PROSE_PAGES, Review, TOPIC_PAGES } from '../../texts/site.ts'
import type { SummaryTag } from '../../texts/summaries.ts'
import { dayText, fill } from '../../texts/wording.ts'
import type { Site } from '../../texts/words.ts'
import { withEmailCare } from '../links.ts'
import { heading, more, notice, paragraph, prose, wayBack } from '../parts.ts'
import type { Scene } from '../state.ts'
import { backLink, wayOnward } from './doors.ts'

export type ProsePage = (typeof PROSE_PAGES)[number]
/** A page that an organisation may leave out. */
export type Topic = (typeof TOPIC_PAGES)[number]

/** A page of the organisation around `body`: title, lead, who answers for it, and the way on. */
export function framed(scene: Scene, page: ProsePage, ...body: Child[]): Child[] {
  const { t, site } = scene
  const report = page === 'right-channel' ? t.read.anyway : t.landing.start
  return framedText(scene, site.pages[page], report, ...body)
}

/** The same for any text. @param report the words of the way to the form */
export function framedText(
  scene: Scene,
  { title, lead, review }: Site['pages'][ProsePage],
  report: string,
  ...body: Child[]
): Child[] {
  return [
    wayBack(backLink(scene, 'back-top')),
    heading(title),
    ...banners(scene, review),
    ...withEmailCare(scene.t, [
      lead === undefined ? null : h('div', { class: 'lead' }, ...prose(lead)),
      ...body,
    ]),
    wayOnward(scene, report),
    routineLine(scene, review),
  ]
}

/** The sections of a page, one below the other. */
export function sections({ site }: Scene, page: ProsePage): Child[] {
  return sectionsIn(site.pages[page].sections)
}

export function sectionsIn(list: Site['pages'][ProsePage]['sections']): Child[] {
  return list.flatMap(({ title, text }) => [
    title === undefined ? null : h('h2', {}, title),
    ...prose(text),
  ])
}

/** The same sections, each to be opened, so that a list below them is not far away. */
export function folded({ site }: Scene, page: ProsePage): Child {
  const parts = site.pages[page].sections.flatMap(({ title, text }) =>
    title === undefined ? prose(text) : [more(title, ...prose(text))],
  )
  return h('div', { class: 'folded' }, ...parts)
}

type Reviewed = InLanguage<Review> | undefined

/**
 * Notices that a reader needs before trusting a text.
 *
 * @param spoken the language of the text
 * @param inSpoken says in that language that nobody has looked it over; it stands first, and no heading of the page above it
 */
export function banners(
  scene: Scene,
  own: Reviewed,
  spoken: Language | SummaryTag = scene.language,
  inSpoken: Child = null,
): Child[] {
  const { t, site } = scene
  const review = own ?? site.organisation.review
  const revised = review['under-revision'].some((one) => one === spoken)
  const unread = review['not-reviewed'].includes(spoken)
  return [
    revised ? notice('care', t.routine.revision, paragraph(t.routine.revisionText)) : null,
    unread ? unreadNotice(t, inSpoken) : null,
  ]
}

function unreadNotice({ routine }: Scene['t'], inSpoken: Child): Markup {
  const title = inSpoken === null ? routine.unread : null
  return notice('calm', title, inSpoken, paragraph(routine.unreadText))
}

/** Version, dates and owner of a text; those of all texts if it has none of its own. Routine, S1 */
export function routineLine({ t, site, language }: Scene, own: Reviewed): Markup {
  const review = own ?? site.organisation.review
  const date = (text: string) => dayText(language, dayFrom(text))
  const values = {
    version: review.version,
    from: date(review['valid-from']),
    last: date(review['last-review']),
    next: date(review['next-review']),
    owner: review.owner,
  }
  return paragraph(fill(t.routine.line, values), 'small routine')
}

/** @param text YYYY-MM-DD */
export function dayFrom(text: string): number {
  return dayOf(Date.parse(`${text}T00:00:00Z`))
}

/** A name and its values. */
export type Fact = readonly [name: string, ...values: Child[]]

export function facts(rows: readonly Fact[]): Markup {
  const groups = rows.map(([name, ...values]) =>
    h('div', {}, h('dt', {}, name), h('dd', {}, ...values)),
  )
  return h('dl', { class: 'facts' }, ...groups)
}
