import { existsSync, readFileSync, statSync } from 'node:fs'
import * as v from 'valibot'
import { oneLine } from '../../client/texts/site-values.ts'
import { ContentError } from '../content/error.ts'
import { FILE_LIMIT } from '../content/folder.ts'
import { checkValue } from '../content/read.ts'
import { parseYaml } from '../content/yaml.ts'
import { inline } from './markdown.ts'

/** The languages of documents: those in which authorities and members of the reception read them. */
export const DOCUMENT_LANGUAGES = ['nb', 'en'] as const
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number]

/** Facts that the documents state and the pages do not, in plain words. `one`: one text for both languages. */
export const FACTS = {
  address: {
    one: true,
    nb: 'organisasjonens postadresse',
    en: 'the postal address of the organisation',
  },
  number: {
    one: true,
    nb: 'organisasjonsnummeret',
    en: 'the number of the organisation in the public register',
  },
  contact: {
    one: true,
    nb: 'hvor man spør om personopplysninger',
    en: 'where people ask about their personal data: an e-mail address or a phone number',
  },
  'protection-officer': {
    nb: 'hvem som er personvernombud, og hvordan man når ombudet',
    en: 'who the data protection officer is and how to reach them, or why there is none',
  },
  host: {
    nb: 'hvem som drifter serveren, og hvor den står',
    en: 'who runs the server, and in which country it stands',
  },
  processor: {
    nb: 'databehandleravtalen med den som drifter serveren',
    en: 'the agreement with who runs the server, or that the organisation runs it itself',
  },
  transfers: {
    nb: 'om noe forlater EØS',
    en: 'whether any personal data leave the EEA, and on what basis',
  },
  archive: {
    nb: 'hva som arkiveres, og hvem som bestemmer det',
    en: 'what goes to the archive, and who decides that',
  },
  'case-officers': { nb: 'hvem som følger opp saker', en: 'who follows up matters, by role' },
  'made-with': {
    nb: 'hvilke tillitsvalgte og verneombud rutinen er laget sammen med, og når',
    en: 'which representatives of the employees the routine was made together with, and when',
  },
  'found-at': { nb: 'hvor alle finner rutinen', en: 'where everybody finds the routine' },
  'approved-by': {
    nb: 'hvem som har vedtatt rutinen, og når',
    en: 'who approved the routine, and when',
  },
  'breach-contact': {
    nb: 'hvem som varsles straks ved brudd på taushetsplikten',
    en: 'who is told at once of a suspected breach of confidentiality, also at night',
  },
  'risk-owner': {
    nb: 'hvem som tar stilling til risikoen som er igjen',
    en: 'who decides on the risk that remains, by role',
  },
  'accessibility-contact': {
    one: true,
    nb: 'hvor man sier fra om noe som er vanskelig å bruke',
    en: 'where people say that something is hard to use',
  },
  'accessibility-tested': {
    nb: 'når sidene er testet, og av hvem',
    en: 'when your own pages were tested for accessibility, by whom, and how',
  },
} as const
export type FactName = keyof typeof FACTS
const NAMES = Object.keys(FACTS) as readonly FactName[]

/** The known facts, in each language; null if the file leaves one open. */
export type Facts = Readonly<Record<FactName, Readonly<Record<DocumentLanguage, string>> | null>>

const LONGEST = 600
const one = v.optional(v.nullable(oneLine(LONGEST)))
const both = v.optional(
  v.nullable(
    v.strictObject({ nb: v.nullable(oneLine(LONGEST)), en: v.nullable(oneLine(LONGEST)) }),
  ),
)
const factsSchema = v.strictObject(
  Object.fromEntries(NAMES.map((name) => [name, 'one' in FACTS[name] ? one : both])) as Record<
    FactName,
    typeof one | typeof both
  >,
)

/**
 * Read the file of facts.
 *
 * @param file null for none: nothing is known
 * @throws ContentError of the first mistake; Error if there is no such file
 */
export function readFacts(file: string | null): Facts {
  const known = file === null ? {} : parseFacts(file)
  return Object.fromEntries(
    NAMES.map((name) => {
      const value = known[name] ?? null
      if (value === null || typeof value === 'string') {
        return [name, value === null ? null : { nb: inline(value), en: inline(value) }]
      }
      const { nb, en } = value
      return [name, nb === null || en === null ? null : { nb: inline(nb), en: inline(en) }]
    }),
  ) as Facts
}

function parseFacts(file: string): v.InferOutput<typeof factsSchema> {
  if (!existsSync(file))
    throw new Error(`there is no ${file}: --start ${file} writes one to fill in`)
  const { size } = statSync(file)
  if (size > FILE_LIMIT) {
    throw new ContentError(file, 1, `${size} bytes`, `shorten it to ${FILE_LIMIT} at most`)
  }
  const yaml = parseYaml(file, new Uint8Array(readFileSync(file)))
  return checkValue(yaml, factsSchema, yaml.value)
}

/** The names of the unknown facts. */
export function missingFacts(facts: Facts): readonly FactName[] {
  return NAMES.filter((name) => facts[name] === null)
}

/** A file of facts with nothing filled in. */
export function emptyFacts(): string {
  const head = `# What the documents of "npm run content -- documents" say that the pages do not. Fill in what stands
# after each colon, in plain text, on one line. A text with a colon in it stands in quotes.
`
  const entries = NAMES.map((name) => {
    const languages = 'one' in FACTS[name] ? '' : '  nb:\n  en:\n'
    return `\n# ${FACTS[name].en}\n${name}:\n${languages}`
  })
  return head + entries.join('')
}
