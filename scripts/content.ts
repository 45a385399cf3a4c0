import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { changeWarnings, isSigned } from './content/change.ts'
import { type Content, readContent } from './content/read.ts'
import { reviewLines } from './content/reviews.ts'

const HELP = `Check an organisation's content: every text, date, number and colour of a folder.

  npm run content -- --content FOLDER [--publication FILE]

  --content FOLDER     as "npm run ceremony -- plan" writes one, or DATA_DIR/content of a server
  --publication FILE   see too whether its channels and questionnaires are those that were signed
                       last; a new version of a questionnaire must be above those in it, and a
                       number that was ever used must not be used again

Writes nothing. It prints "good" and which reviews are due, and ends with 0; or the first problem
as file:line: what is wrong: what to do, and ends with 1, as it does where something else was signed.`

function main(): void {
  const text = { type: 'string' } as const
  const options = { content: text, publication: text, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ options })
  if (values.help) {
    say(HELP)
    return
  }
  if (values.content === undefined) throw new Error('--content is missing: see --help')
  const content = readContent(values.content)
  say('good')
  for (const line of reviewLines(content, Date.now())) say(line)
  if (values.publication !== undefined) compare(content, values.publication)
}

function compare({ document }: Content, file: string): void {
  const publication = new Uint8Array(readFileSync(file))
  if (isSigned(publication, document)) {
    say(`signed: as in ${file}`)
    return
  }
  for (const warning of changeWarnings(publication, document)) say(`Beware: ${warning}`)
  throw new Error(
    `channels, questionnaires or name are not those of ${file}: sign them by "npm run ceremony -- renew --content FOLDER"`,
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
