import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { required } from '../cli/cli.ts'
import { requireNew, writeNew } from '../cli/files.ts'
import { readContent } from '../content/read.ts'
import { emptyFacts, readFacts } from './facts.ts'
import { fieldsOf } from './fields.ts'
import { fill } from './fill.ts'
import { gapsOf } from './gaps.ts'
import { DECIDE, readTemplates } from './templates.ts'

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

/** Where a command says its results, and what a person should know. */
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
