import type { SiteContent } from '../../client/texts/site.ts'
import { STATUSES } from '../../crypto/entries/names.ts'
import type { Content } from '../content/read.ts'
import { type DocumentLanguage, FACTS, type FactName, type Facts } from './facts.ts'
import { bullets, inline, paragraphs } from './markdown.ts'

const MISSING = { nb: 'MANGLER', en: 'MISSING' } as const

/**
 * Texts for the placeholders of templates, as Markdown: the content, and then the facts. An unknown fact is named
 * in its place.
 *
 * @param day on which the documents are made, YYYY-MM-DD
 */
export function fieldsOf(
  content: Content,
  facts: Facts,
  language: DocumentLanguage,
  day: string,
): ReadonlyMap<string, string> {
  const known = (Object.keys(FACTS) as readonly FactName[]).map((name) => [
    name,
    facts[name]?.[language] ?? `**[${MISSING[language]}: ${FACTS[name][language]}]**`,
  ])
  return new Map<string, string>(
    Object.entries({
      'made-on': day,
      ...reviewFields(content.site, language),
      ...promiseFields(content.site, language),
      ...listFields(content, language),
      ...pageFields(content.site, language),
      ...Object.fromEntries(known),
    }),
  )
}

function reviewFields({ organisation }: SiteContent, language: DocumentLanguage) {
  const { name, review } = organisation
  return {
    organisation: inline(name[language]),
    owner: inline(review.owner[language]),
    version: String(review.version),
    'valid-from': review['valid-from'],
    'last-review': review['last-review'],
    'next-review': review['next-review'],
  }
}

function promiseFields({ promises }: SiteContent, language: DocumentLanguage) {
  const checkIns = promises['check-ins'].map(String)
  const and = new Intl.ListFormat(language, { type: 'conjunction' })
  return {
    'acknowledge-days': String(promises['acknowledge-days']),
    'acknowledge-aim': String(promises['acknowledge-aim']),
    'feedback-months': String(promises['feedback-months']),
    'interim-days': String(promises['interim-days']),
    'check-ins': and.format(checkIns),
    kept: paragraphs(promises.kept[language]),
    complain: paragraphs(promises.complain[language]),
  }
}

function listFields({ site, document }: Content, language: DocumentLanguage) {
  const strong = (name: string) => `**${inline(name)}**`
  const newest = new Map(document.questionnaires.map((one) => [one.id, one]))
  const labels = (list: 'questions' | 'categories') => {
    const all = [...newest.values()].flatMap((one) => one[list].map(({ label }) => label[language]))
    return bullets([...new Set(all)].map(inline))
  }
  const told = site.people.people.map((person) => {
    const reach = [person.phone, person.email].filter((way) => way !== undefined).join(', ')
    const contact = reach === '' ? '' : ` (${inline(reach)})`
    return `${strong(person.role[language])}${contact}: ${inline(person.secrecy.basis[language])}`
  })
  const statuses = STATUSES.map(
    (status) => `**${inline(site.notices[status].name[language])}**`,
  ).join(', ')
  return {
    channels: bullets(document.channels.map(({ name }) => strong(name[language]))),
    questions: labels('questions'),
    categories: labels('categories'),
    people: bullets(told),
    ways: bullets(
      site.ways.map((way) => {
        const parts = [way.how, way['who-sees'], way.anonymous].map((part) => part[language])
        return `${strong(way.name[language])}: ${inline(parts.join(' '))}`
      }),
    ),
    routes: bullets(
      site.routes.map(
        (route) => `${strong(route.name[language])}: ${inline(route.about[language])}`,
      ),
    ),
    redirections: bullets(
      site.rightChannel.redirections.map(
        ({ matter, place }) => `${strong(matter[language])}: ${inline(place[language])}`,
      ),
    ),
    statuses,
  }
}

/** Pages of prose that documents repeat, without their titles. */
function pageFields({ pages }: SiteContent, language: DocumentLanguage) {
  const prose = (page: SiteContent['pages']['rights']) =>
    [
      ...(page.lead ? [paragraphs(page.lead[language])] : []),
      ...page.sections.flatMap(({ title, text }) => [
        ...(title ? [`### ${inline(title[language])}`] : []),
        paragraphs(text[language]),
      ]),
    ].join('\n\n')
  return {
    'page-rights': prose(pages.rights),
    'page-retaliation': prose(pages.retaliation),
    'page-next': prose(pages.next),
    'page-accessibility': prose(pages.accessibility),
  }
}
