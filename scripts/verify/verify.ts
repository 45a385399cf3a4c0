import { toHex } from '../../crypto/primitives/bytes.ts'
import { run } from '../cli/cli.ts'
import { print, TEXT } from '../cli/command.ts'
import { wordsHash } from '../content/public-words.ts'
import { comparing, subjectOf, VERIFY_EXITS, VERIFY_HELP, VERIFY_OPTIONS } from './command.ts'
import { verifyForm } from './form.ts'
import { rightFiles, visit } from './visit.ts'
import { WAYS } from './ways.ts'

const HELP = `Compare all that a server gives to reporters with the release and with what its root has signed.

  npm run -s verify -- --server URL --fingerprint F [options]
  npm run -s verify -- --form FILE --fingerprint F [--build FOLDER] [--content FOLDER]

${VERIFY_HELP}
  --form FILE           compare a form that is one file, and ask no server: its program with the release, byte by
                        byte, and its keys and words with what the root has signed
  --help

It fetches each page in each language, each script and each header as several kinds of visitors do, and
draws every page again from the release and from the organisation's signed words.

${VERIFY_EXITS}`

void run(HELP, { ...VERIFY_OPTIONS, form: TEXT }, async (values) => {
  if (values.form !== undefined) return verifyForm(values.form, values)
  const subject = await subjectOf(values)
  const { said, files } = await comparing(async () => {
    const right = await rightFiles(subject)
    for (const way of WAYS) await visit(subject, right.files, way)
    return right
  })
  print(`As released: ${files.size} pages and files, each in ${WAYS.length} ways.`)
  print(`Release:  Postern ${subject.program.version}`)
  print(`Key list: ${said.list.version}, ${toHex(said.list.hash)}`)
  print(`Words:    ${wordsHash(said.words)}`)
})
