import * as v from 'valibot'
import { LANGUAGES, STATUSES } from '../../crypto/entries/names.ts'
import { integer, name } from '../../crypto/primitives/json.ts'
import { AUDIENCES } from './names.ts'
import { CIDR, COLOUR, day, https, inThree, oneLine, prose } from './site-values.ts'
import { SUMMARY_TAGS, type SummaryId } from './summaries.ts'

/**
 * An organisation's own texts: the content of each file of a content folder. The words of channels and
 * questionnaires are not among them: they stand in the signed content document.
 */

const language = v.picklist(LANGUAGES)
const list = <S extends v.GenericSchema>(schema: S, max = 60) =>
  v.pipe(v.array(schema), v.maxLength(max))
/** A list with at least one entry. */
const some = <S extends v.GenericSchema>(schema: S, max?: number) =>
  v.pipe(list(schema, max), v.minLength(1))

/** Version, dates and owner of a text. Routine, requirement S1 */
const reviewSchema = v.strictObject({
  version: integer(1, 1_000_000),
  'valid-from': day,
  'last-review': day,
  'next-review': day,
  owner: inThree(oneLine(120)),
  /** Languages in which a banner says that the routine is being revised. */
  'under-revision': v.optional(list(language), []),
  /** Languages that no speaker has looked over yet. */
  'not-reviewed': v.optional(list(v.picklist([...LANGUAGES, ...SUMMARY_TAGS])), []),
})
export type Review = v.InferOutput<typeof reviewSchema>

/** A number to call, written as it is dialled. */
const numberSchema = v.strictObject({
  number: v.pipe(
    v.string(),
    v.regex(/^\+?[0-9][0-9 ]{1,19}$/, 'a telephone number: digits and spaces'),
  ),
  name: inThree(oneLine(120)),
})

/** Prose pages about one subject, which a folder may leave out. */
export const TOPIC_PAGES = ['harassment'] as const

/** Help that is shown at once to a reporter who ticks one of these kinds of matter in the form. */
const boxSchema = v.strictObject({
  /** Ids of categories, from any questionnaire. */
  kinds: some(name, 40),
  title: inThree(oneLine(120)),
  text: inThree(prose(1200)),
  numbers: list(numberSchema, 6),
  /** The channel that is made for such matters, offered to a reporter who writes in another. */
  'leads-to': v.optional(name),
  /** The page that says more about such matters. */
  page: v.optional(v.picklist(TOPIC_PAGES)),
})

const helpSchema = v.strictObject({
  /** For danger to life, in the order of need. */
  emergency: some(numberSchema, 4),
  /** Somebody to talk to. */
  support: list(numberSchema, 12),
  boxes: v.optional(list(boxSchema, 12), []),
})

/** Somebody to talk to before, or instead of, reporting. */
const personSchema = v.strictObject({
  id: name,
  /** Their role: "Safety delegate". */
  role: inThree(oneLine(120)),
  audiences: some(v.picklist(AUDIENCES)),
  /** Names of `campuses`; empty if they serve all. */
  campuses: v.optional(list(name), []),
  /** Tags of languages that they speak, for instance nb, en, se, uk. */
  speaks: some(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'a language tag such as nb, en or se'))),
  /** Their duty of secrecy, and the rule behind it. */
  secrecy: v.strictObject({ bound: v.boolean(), basis: inThree(oneLine(400)) }),
  phone: v.optional(oneLine(40)),
  email: v.optional(oneLine(120)),
  /** How else to meet them: room, hours. */
  meet: v.optional(inThree(oneLine(400))),
  hours: v.optional(inThree(oneLine(200))),
  /** They are away until the day before this one, and somebody else is there. */
  away: v.optional(v.strictObject({ until: day, instead: inThree(oneLine(200)) })),
  /** Whether telling them counts as reporting. */
  'takes-reports': v.boolean(),
})

/** The organisation's name for a group of people, and the heading over what they would write about. */
const groupNames = v.strictObject({ name: inThree(oneLine(60)), from: inThree(oneLine(80)) })

const peopleSchema = v.strictObject({
  /** The program has names for groups that are left out. */
  names: v.optional(v.strictObject(v.entriesFromList(AUDIENCES, v.optional(groupNames)))),
  campuses: list(v.strictObject({ id: name, name: inThree(oneLine(80)) })),
  people: some(personSchema, 100),
  /** People who may seem right and are not, with the reason. */
  'not-suited': list(v.strictObject({ who: inThree(oneLine(120)), why: inThree(oneLine(600)) })),
})

/** Better places for matters that belong elsewhere; a friendly word, never a stop. Routine, S13 and S14 */
const redirectionSchema = v.strictObject({
  id: name,
  matter: inThree(oneLine(200)),
  /** The better place for it. */
  place: inThree(oneLine(400)),
  url: v.optional(https),
})

const channelCheckSchema = v.strictObject({
  /** Examples of matters that belong here, as somebody of each audience would put them. Not everybody has students. */
  examples: v.strictObject(
    v.entriesFromList(AUDIENCES, v.optional(list(inThree(oneLine(300))), [])),
  ),
  redirections: list(redirectionSchema),
})

/** A way to report, for the page that compares them. Routine, S8 */
const waySchema = v.strictObject({
  id: name,
  name: inThree(oneLine(120)),
  how: inThree(oneLine(600)),
  'who-sees': inThree(oneLine(400)),
  traces: inThree(oneLine(400)),
  /** Whether the reporter can stay unknown, and whether the reception can answer. */
  anonymous: inThree(oneLine(300)),
  answers: inThree(oneLine(300)),
})

/** An authority or helper outside the organisation. Routine, S23 */
const routeSchema = v.strictObject({
  id: name,
  name: inThree(oneLine(160)),
  about: inThree(oneLine(600)),
  phone: v.optional(oneLine(40)),
  /** When the telephone is answered. */
  hours: v.optional(inThree(oneLine(200))),
  url: v.optional(https),
})

/** The meaning of a status, for a party and for others. Others never read of outcome or measures. Routine, S21 */
const noticeSchema = v.strictObject({
  name: inThree(oneLine(60)),
  party: inThree(prose(800)),
  'not-a-party': inThree(prose(800)),
})
const noticesSchema = v.strictObject(v.entriesFromList(STATUSES, noticeSchema))

/** Promises of the reception, in days and months. */
const promisesSchema = v.strictObject({
  /** By law at most 7. */
  'acknowledge-days': integer(1, 7),
  /** Working days that the reception aims at. */
  'acknowledge-aim': integer(1, 5),
  /** By law at most 3. */
  'feedback-months': integer(1, 3),
  /** While a matter is followed up, a party hears something at least this often. */
  'interim-days': integer(1, 90),
  /** How long reports are kept, in words. */
  kept: inThree(prose(800)),
  /** Contact for complaints about the handling. */
  complain: inThree(prose(800)),
  /** After closing, the reception asks after so many days how it went. */
  'check-ins': list(integer(1, 730), 6),
})

const networksSchema = v.strictObject({
  networks: list(v.strictObject({ name: inThree(oneLine(80)), ranges: list(CIDR, 200) })),
})

const shadesSchema = v.strictObject(
  v.entriesFromList(['accent', 'accent-deep', 'on-accent'], COLOUR),
)
const themeSchema = v.strictObject({ light: shadesSchema, dark: shadesSchema })
export type Shades = v.InferOutput<typeof shadesSchema>

export const PAGE_FILE = v.strictObject({
  review: v.optional(reviewSchema),
  title: inThree(oneLine(120)),
  lead: v.optional(inThree(prose(1200))),
  sections: list(
    v.strictObject({ title: v.optional(inThree(oneLine(160))), text: inThree(prose(6000)) }),
  ),
})

/** A summary in a language that the other pages are not in. */
export const SUMMARY_FILE = v.strictObject({
  review: v.optional(reviewSchema),
  title: oneLine(120),
  /** Says in that language that no speaker has looked it over, as long as "not-reviewed" names the language. */
  unread: v.optional(oneLine(300)),
  /** Said in that language on a server that is for trying things out. */
  demo: v.optional(oneLine(300)),
  /** The page's own buttons: to the form in English or bokmål, and back. The words of the pages if they are left out. */
  buttons: v.optional(
    v.strictObject({
      english: oneLine(60),
      norwegian: oneLine(60),
      resume: oneLine(60),
      back: oneLine(60),
    }),
  ),
  sections: list(v.strictObject({ title: v.optional(oneLine(160)), text: prose(6000) })),
  /** Words of the form as they stand there, in English and bokmål, each with its meaning. */
  key: v.optional(
    v.strictObject({
      title: oneLine(160),
      lead: oneLine(300),
      words: some(
        v.strictObject({ english: oneLine(80), norwegian: oneLine(80), means: oneLine(160) }),
        24,
      ),
    }),
  ),
})

const organisationSchema = v.strictObject({
  name: inThree(oneLine(160)),
  /** The service's own name: the heading of the first page. The program has one for those who give none. */
  heading: v.optional(inThree(oneLine(60))),
  /** The sentence of the first page about who may write. The program has one for those who give none. */
  who: v.optional(inThree(oneLine(160))),
  /** The address at which anybody can read the source of the program that the organisation runs. */
  source: v.optional(https),
  /** The review of every text that has none of its own. */
  review: reviewSchema,
  /** Most megabytes that the files of one report or letter may have together. */
  files: v.optional(v.strictObject({ 'most-megabytes': integer(1, 100_000) })),
})

/** The schema of each file of a content folder; `channels.yaml` and `questionnaires/` are signed. */
export const SITE_FILES = {
  organisation: organisationSchema,
  help: helpSchema,
  people: peopleSchema,
  'right-channel': channelCheckSchema,
  ways: v.strictObject({ ways: some(waySchema, 12) }),
  routes: v.strictObject({ routes: some(routeSchema, 30) }),
  notices: noticesSchema,
  promises: promisesSchema,
  networks: networksSchema,
  theme: themeSchema,
} as const

/** Prose pages, each a file of `pages/`; this is also their order in the list of pages. */
export const PROSE_PAGES = [
  'talk',
  'right-channel',
  'rights',
  'next',
  'ways',
  'retaliation',
  'outside',
  'protection',
  'accessibility',
  'easy',
] as const

type PageText = v.InferOutput<typeof PAGE_FILE>

/** Everything that a content folder says besides the signed document, in all languages. */
export interface SiteContent {
  readonly organisation: v.InferOutput<typeof organisationSchema>
  readonly help: Omit<v.InferOutput<typeof helpSchema>, 'boxes'>
  readonly boxes: readonly v.InferOutput<typeof boxSchema>[]
  readonly people: v.InferOutput<typeof peopleSchema>
  readonly rightChannel: v.InferOutput<typeof channelCheckSchema>
  readonly ways: readonly v.InferOutput<typeof waySchema>[]
  readonly routes: readonly v.InferOutput<typeof routeSchema>[]
  readonly notices: v.InferOutput<typeof noticesSchema>
  readonly promises: v.InferOutput<typeof promisesSchema>
  readonly networks: v.InferOutput<typeof networksSchema>['networks']
  readonly theme: v.InferOutput<typeof themeSchema>
  readonly pages: Readonly<
    Record<(typeof PROSE_PAGES)[number], PageText> &
      Partial<Record<(typeof TOPIC_PAGES)[number], PageText>>
  >
  readonly summaries: Readonly<Partial<Record<SummaryId, v.InferOutput<typeof SUMMARY_FILE>>>>
}
