import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { statedFingerprint } from '../../crypto/keys/keylist.ts'
import { decodePublication } from '../../crypto/keys/publication.ts'
import { noble } from '../../crypto/primitives/noble.ts'
import { formFile } from '../build/form-file.ts'
import { FLAG, print, required, TEXT } from '../cli/command.ts'
import { naming, replace } from '../cli/files.ts'
import { releasedForm } from '../verify/released.ts'
import { publicWords } from './public-words.ts'
import { readContent } from './read.ts'

export const FORM_HELP = `  npm run content -- form --content FOLDER --publication FILE --out FILE [--build FOLDER] [--demo]
      makes the form that is one file: program, signed list, weekly keys and words, for reporters who
      write without a network. A copy of the source needs a built release (dist, by "npm run
      build"); the program postern has it inside. Make a new one after each ceremony; anybody can check it by "verify --form FILE"`

const OPTIONS = {
  ...{ content: TEXT, publication: TEXT, out: TEXT },
  build: TEXT,
  demo: { ...FLAG, default: false },
} as const

/** Make the form that is one file. @throws FormError, ContentError, BuildError */
export async function writeForm(args: string[]): Promise<void> {
  if (args.includes('--help')) return print(FORM_HELP)
  const { values } = parseArgs({ args, options: OPTIONS })
  const out = required(values, 'out')
  const file = required(values, 'publication')
  const publication = naming(file, () => decodePublication(new Uint8Array(readFileSync(file))))
  const root = naming(file, () => statedFingerprint(noble, publication.signed))
  const words = await publicWords(readContent(required(values, 'content')))
  const program = releasedForm(values.build)
  replace(out, formFile(program, { root, publication, words, demo: values.demo }))
  print(out)
  print(`for the reception ${root}`)
}
