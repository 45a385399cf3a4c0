import { print } from '../../cli/command.ts'
import { ASSET, assetText } from './assets.ts'
import { registerFonts } from './fonts.ts'

/** Commands of the program `postern` that draw PDF files. */
const DRAWING = ['ceremony', 'print']

/** Things that the program tells of itself. */
const INSIDE: Readonly<Record<string, string>> = {
  licences: ASSET.licences,
  '--version': ASSET.version,
}

const MORE_HELP = `
Of this program:

  postern licences    the licences of what is inside
  postern --version`

async function main(): Promise<void> {
  const [, , name = '--help'] = process.argv
  if (Object.hasOwn(INSIDE, name)) return print(assetText(INSIDE[name] ?? ''))
  if (DRAWING.includes(name)) registerFonts()
  await import('../../postern.ts')
  if (name === '--help') print(MORE_HELP)
}

void main()
