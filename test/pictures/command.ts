import { LANGUAGES } from '../../crypto/entries/names.ts'
import { FLAG, print, runCommand, TEXT, TEXTS } from '../../scripts/cli/command.ts'
import { DESK_VIEWS } from '../support/browser/desk-views.ts'
import { STILLS } from '../support/reporter/stills.ts'
import { DESK_WIDTHS, makeDeskPictures } from './desk-pictures.ts'
import { LOOKS, makePictures, WIDTHS } from './pictures.ts'

const HELP = `npm run pictures [-- --desk] [--only NAME]... [-- --width PIXELS]... [-- --look LOOK]... [-- --language TAG]...

Shows every state of the reporter's pages in Chromium and writes pictures of them, several side by side on
a sheet, for somebody who looks at all of them one by one. The name above a picture is that of the state
in test/support/reporter/stills.ts. Each sheet is called by width, look, language and number.
With --desk it does the same for the views of the desk, which are named in test/support/browser/desk-views.ts.

  --desk          the views of the desk, at ${DESK_WIDTHS.join(', ')} pixels
  --only NAME     only states whose name begins like this; may be given again
  --width PIXELS  ${WIDTHS.join(', ')}; by default all
  --look LOOK     ${LOOKS.join(', ')}; by default both
  --language TAG  ${LANGUAGES.join(', ')}; by default all
  --unfolded      with everything unfolded that can be
  --folder PATH   where the sheets go; by default .cache/pictures, which is not committed`

const OPTIONS = {
  ...{ desk: FLAG, unfolded: FLAG },
  ...{ only: TEXTS, width: TEXTS, look: TEXTS, language: TEXTS },
  folder: { ...TEXT, default: '.cache/pictures' },
}

/** @throws Error that says what there is */
function chosen<T extends string | number>(all: readonly T[], asked: string[] | undefined): T[] {
  const stranger = asked?.find((one) => !all.map(String).includes(one))
  if (stranger !== undefined) throw new Error(`no "${stranger}": choose of ${all.join(', ')}`)
  return all.filter((one) => asked?.includes(String(one)) ?? true)
}

/** @throws Error if nothing has such a name */
function named<T extends { readonly name: string }>(all: readonly T[], only: string[] | undefined) {
  const found = all.filter(({ name }) => only?.some((one) => name.startsWith(one)) ?? true)
  if (found.length === 0) throw new Error(`no state has such a name: ${only?.join(', ')}`)
  return found
}

await runCommand(HELP, OPTIONS, async ({ desk, only, width, look, language, unfolded, folder }) => {
  const wanted = {
    folder,
    languages: chosen(LANGUAGES, language),
    looks: chosen(LOOKS, look),
  }
  if (desk) {
    const views = named(DESK_VIEWS, only)
    return makeDeskPictures({ ...wanted, views, widths: chosen(DESK_WIDTHS, width) }, print)
  }
  const stills = named(STILLS, only)
  const isUnfolded = unfolded ?? false
  await makePictures({ ...wanted, stills, isUnfolded, widths: chosen(WIDTHS, width) }, print)
})
process.exit()
