import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { treeText } from '../build/frozen.ts'
import { required } from '../cli/command.ts'
import { requireNew, writeNew } from '../cli/files.ts'
import { type Content, readContent } from '../content/read.ts'
import {
  DOCUMENT_LANGUAGES,
  type DocumentLanguage,
  emptyFacts,
  FACTS,
  type Facts,
  missingFacts,
  readFacts,
} from './facts.ts'
import { fieldsOf } from './fields.ts'

const HELP = `Make the documents that a reception owes, from its content folder, in bokmål and English: privacy
notice, impact assessment (GDPR article 35), record of processing (article 30), procedure for a breach
of confidentiality, accessibility statement, and the routine with the three parts that the Norwegian
Working Environment Act demands (section 2 A-6).

  npm run content -- documents --start FILE
  npm run content -- documents --content FOLDER --facts FILE
  npm run content -- documents --content FOLDER --facts FILE --out FOLDER [--draft]

  --start FILE      write a file of facts to fill in: what the documents say that the pages do not
  --content FOLDER  your texts, as they are checked by "npm run content"
  --facts FILE      the file, filled in
  --out FOLDER      write privacy-notice-nb.md and eleven others there, and never over others
  --draft           write them also where facts are missing, with a mark in the place of each

Without --out it writes nothing. Every fact that is missing is named, and then it ends with 1. What
only the organisation can decide is marked in the documents, and counted. They are a beginning for
whoever answers for them, and no legal advice.`

/** Outputs of a command: results, and messages for a person. */
export interface Voice {
  print(line: string): void
  say(line: string): void
}

/** `npm run content -- documents`. @throws Error, ContentError */
export function makeDocuments(args: readonly string[], voice: Voice): void {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = { start: text, content: text, facts: text, out: text, draft: flag, help: flag }
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) voice.print(HELP)
  else if (values.start === undefined) checkAndWrite(values, voice)
  else {
    writeNew(values.start, emptyFacts())
    voice.print(values.start)
  }
}

interface Values {
  readonly content?: string
  readonly facts?: string
  readonly out?: string
  readonly draft?: boolean
}

function checkAndWrite(values: Values, { print, say }: Voice): void {
  const content = readContent(required(values, 'content'))
  const facts = readFacts(values.facts ?? null)
  const gaps = gapsOf(content, facts)
  for (const gap of gaps) say(`missing: ${gap}`)
  if (values.out !== undefined && (gaps.length === 0 || values.draft)) {
    const day = new Date().toISOString().slice(0, 10)
    const fields = {
      nb: fieldsOf(content, facts, 'nb', day),
      en: fieldsOf(content, facts, 'en', day),
    }
    for (const line of writeAll(values.out, fields)) print(line)
  }
  if (gaps.length > 0) throw new Error(missingLine(gaps.length, values.facts))
  print('complete')
}

function missingLine(count: number, file: string | undefined): string {
  const remedy =
    file === undefined
      ? '--start FILE writes a file for them, --facts FILE reads it'
      : `fill them in in ${file}`
  return `${count === 1 ? '1 fact is' : `${count} facts are`} missing: ${remedy}`
}

type Fields = Readonly<Record<'nb' | 'en', ReadonlyMap<string, string>>>

/** @returns a line for each file */
function writeAll(out: string, fields: Fields): readonly string[] {
  const files = readTemplates().map(({ name, language, text }) => ({
    path: join(out, `${name}-${language}.md`),
    text: fill(text, fields[language]),
    decisions: text.split(DECIDE[language]).length - 1,
  }))
  requireNew(files.map(({ path }) => path))
  for (const { path, text } of files) writeNew(path, text)
  return files.map(({ path, decisions }) => `${path}: ${decisions} to decide`)
}

const PLACE = /\{\{([a-z0-9-]+)\}\}/g

/** The names of the placeholders in a template, each once, sorted. */
export function placesOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACE)].map(([, name = '']) => name))].sort()
}

/**
 * Fill a template.
 *
 * @param fields the text for each placeholder, as Markdown
 * @throws Error if a placeholder is not among the fields
 */
export function fill(template: string, fields: ReadonlyMap<string, string>): string {
  return template.replaceAll(PLACE, (_, name: string) => {
    const text = fields.get(name)
    if (text === undefined) throw new Error(`a template has a place "${name}" that nothing fills`)
    return text
  })
}

/** Addresses of the sample; nobody answers mail there. */
const SAMPLE_ADDRESS = /@example\.org/

/** Facts that the documents still need, one plain sentence each. */
export function gapsOf(content: Content, facts: Facts): readonly string[] {
  const { site, document } = content
  const { people, ways, promises, pages } = site
  const words = { people, ways, promises, pages }
  const made = Object.entries(words).filter(([, one]) => SAMPLE_ADDRESS.test(JSON.stringify(one)))
  const empty = [
    ['check-ins', promises['check-ins'], 'promises.yaml'],
    ['redirections', site.rightChannel.redirections, 'right-channel.yaml'],
    ['categories', document.questionnaires.flatMap((one) => one.categories), 'questionnaires/'],
  ] as const
  return [
    ...missingFacts(facts).map((name) => `${FACTS[name].en} ("${name}")`),
    ...empty
      .filter(([, list]) => list.length === 0)
      .map(([name, , file]) => `${name} in ${file}, which the routine lists`),
    ...made.map(
      ([name]) => `your own addresses: ${name} still has one of the sample, @example.org`,
    ),
  ]
}

/** The documents, by the name of their template in client/texts/documents/LANGUAGE/. */
export const DOCUMENTS = [
  'privacy-notice',
  'impact-assessment',
  'processing-record',
  'confidentiality-breach',
  'accessibility-statement',
  'routine',
] as const

export type DocumentName = (typeof DOCUMENTS)[number]

export interface Template {
  readonly name: DocumentName
  readonly language: DocumentLanguage
  readonly text: string
}

/** The words before a matter that the organisation must decide itself. */
export const DECIDE = { nb: '**Bestem selv:**', en: '**Decide:**' } as const

const FOLDER = 'client/texts/documents'

/** Every template, by language. */
export function readTemplates(): readonly Template[] {
  return DOCUMENT_LANGUAGES.flatMap((language) =>
    DOCUMENTS.map((name) => ({
      name,
      language,
      text: treeText(`${FOLDER}/${language}/${name}.md`) ?? '',
    })),
  )
}
