import type { Language } from '../../crypto/entries/names.ts'
import { type Catalogue, catalogues } from './entry.ts'
import { after } from './reporter/after.ts'
import { aloud } from './reporter/aloud.ts'
import { files, findings } from './reporter/files.ts'
import { handIn } from './reporter/hand-in.ts'
import { hint } from './reporter/hint.ts'
import { letters } from './reporter/letters.ts'
import { pages } from './reporter/pages.ts'
import { receipt } from './reporter/receipt.ts'
import { back } from './reporter/return.ts'
import { sending } from './reporter/sending.ts'
import { shell } from './reporter/shell.ts'
import { voice } from './reporter/voice.ts'
import { writing } from './reporter/writing.ts'

/** Every text of the reporter's pages; `{name}` is filled in when it is shown. */
export const TEXTS = {
  ...shell,
  ...pages,
  ...writing,
  ...sending,
  ...hint,
  ...aloud,
  ...receipt,
  ...back,
  ...after,
  ...letters,
  ...files,
  ...handIn,
  ...voice,
  found: findings,
}

/** Those texts by language; pages get one of them in a file of words. */
export const CATALOGUES: Readonly<Record<Language, Catalogue<typeof TEXTS>>> = catalogues(TEXTS)
