import { LANGUAGES } from '../../crypto/entries/names.ts'
import { FLAG, print, runCommand, TEXT, TEXTS } from '../../scripts/cli/command.ts'
import { STILLS } from '../support/reporter/stills.ts'
import { LOOKS, makePictures, WIDTHS } from './pictures.ts'

const HELP = `npm run pictures [-- --only NAME]... [-- --width PIXELS]... [-- --look LOOK]... [-- --language TAG]...

Shows every state of the reporter's pages in Chromium and writes pictures of them, several side by side on
a sheet, for somebody who looks at all of them one by one. The name above a picture is that of the state
in test/support/reporter/stills.ts. Each sheet is called by width, look, language and number.

  --only NAME     only states whose name begins like this; may be given again
  --width PIXELS  ${WIDTHS.join(', ')}; by default all
  --look LOOK     ${LOOKS.join(', ')}; by default both
  --language TAG  ${LANGUAGES.join(', ')}; by default all
  --unfolded      with everything unfolded that can be
  --folder PATH   where the sheets go; by default .cache/pictures, which is not committed`

const OPTIONS = {
  ...{ only: TEXTS, width: TEXTS, look: TEXTS, language: TEXTS, unfolded: FLAG },
  folder: { ...TEXT, default: '.cache/pictures' },
}

/** @throws Error that says what there is */
function chosen<T extends string | number>(all: readonly T[], asked: string[] | undefined): T[] {
  const stranger = asked?.find((one) => !all.map(String).includes(one))
  if (stranger !== undefined) throw new Error(`no "${stranger}": choose of ${all.join(', ')}`)
  return all.filter((one) => asked?.includes(String(one)) ?? true)
}

await runCommand(HELP, OPTIONS, async ({ only, width, look, language, unfolded, folder }) => {
  const stills = STILLS.filter(({ name }) => only?.some((one) => name.startsWith(one)) ?? true)
  if (stills.length === 0) throw new Error(`no state has such a name: ${only?.join(', ')}`)
  const wanted = {
    ...{ folder, stills, isUnfolded: unfolded ?? false },
    languages: chosen(LANGUAGES, language),
    widths: chosen(WIDTHS, width),
    looks: chosen(LOOKS, look),
  }
  await makePictures(wanted, print)
})
process.exit()
