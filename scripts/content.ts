import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { deskFile } from './build/desk-file.ts'
import { print, required, runCommand, runSimply, say, TEXT, type Values } from './cli/command.ts'
import { replace } from './cli/files.ts'
import { changeWarnings, isSigned } from './content/change.ts'
import { editContent } from './content/edit/command.ts'
import { SECURITY_NAME } from './content/folder.ts'
import { FORM_HELP, writeForm } from './content/form.ts'
import { leftoverPlaces, sampleLeftovers } from './content/leftovers.ts'
import { cleanLogo } from './content/logo.ts'
import { type Content, contentProblems, readContent } from './content/read.ts'
import { reviewLines } from './content/reviews.ts'
import { makeDocuments } from './documents/command.ts'

/** More mistakes than these are counted only. */
const MOST = 20

const HELP = `Check an organisation's content: every text, date, number and colour of a folder.

  npm run content -- --content FOLDER [--publication FILE]
  npm run content -- edit [FOLDER]       opens a page on this machine to edit it, without YAML
  npm run content -- documents --help    makes privacy notice, routine and other documents from it
  npm run content -- desk --content FOLDER --out FILE
      writes what desks show of it into one file, which lies as postern-desk-texts.json beside a desk
      that is one program
${FORM_HELP}

  --content FOLDER     as "npm run ceremony -- plan" writes one, or DATA_DIR/content of a server
  --publication FILE   see too whether its channels and questionnaires are those that were signed
                       last; a new version of a questionnaire must be above those in it, and a
                       number that was ever used must not be used again

Writes nothing. It prints "good", or every place that still says what the sample says, which reviews are due,
and whether somebody is named for weaknesses of the server, and ends with 0; or each mistake as
file:line: what is wrong: what to do, up to ${MOST} of them, and ends with 1, as it does if something
else was signed. In a file that is not YAML it names only the first mistake. Files are compared with
each other only if each is good by itself.`

const OPTIONS = { content: TEXT, publication: TEXT }

async function check(values: Values<typeof OPTIONS>): Promise<void> {
  const folder = required(values, 'content')
  const problems = contentProblems(folder)
  if (problems.length > 0) return refuse(problems)
  const content = readContent(folder)
  if (content.logo !== null) await cleanLogo(content.logo)
  const places = leftoverPlaces(sampleLeftovers(folder)).join('; ')
  if (places === '') print('good')
  else print(`no mistakes, but still as in the sample, by file and line: ${places}`)
  for (const line of reviewLines(content, Date.now())) print(line)
  if (content.security === null) print(NO_CONTACT)
  if (values.publication !== undefined) compare(content, values.publication)
}

const NO_CONTACT = `no ${SECURITY_NAME}: there is no /.well-known/security.txt, and somebody who finds a weakness of your server has nobody to tell; write one as in the sample`

function refuse(problems: readonly Error[]): void {
  for (const { message } of problems.slice(0, MOST)) say(message)
  const more = problems.length - MOST
  if (more > 0) say(`and ${more} more: mend these first, and check again`)
  process.exitCode = 1
}

function compare({ document }: Content, file: string): void {
  const publication = new Uint8Array(readFileSync(file))
  if (isSigned(publication, document)) {
    print(`signed: as in ${file}`)
    return
  }
  for (const warning of changeWarnings(publication, document)) print(`Beware: ${warning}`)
  throw new Error(
    `channels, questionnaires or name are not those of ${file}: sign them by "npm run ceremony -- renew --content FOLDER"`,
  )
}

/** The organisation's texts for a desk that is one program: it reads no folder. */
function writeDeskTexts(args: string[]): void {
  const { values } = parseArgs({ args, options: { content: TEXT, out: TEXT } })
  const out = required(values, 'out')
  replace(out, deskFile(readContent(required(values, 'content'))))
  print(out)
}

const [first, ...rest] = process.argv.slice(2)
if (first === 'edit') void runSimply(() => editContent(rest, { print }))
else if (first === 'documents') void runSimply(() => makeDocuments(rest, { print, say }))
else if (first === 'form') void runSimply(() => writeForm(rest))
else if (first === 'desk') void runSimply(() => writeDeskTexts(rest))
else void runCommand(HELP, OPTIONS, check)
