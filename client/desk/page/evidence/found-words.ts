import type { Language } from '../../../../crypto/entries/names.ts'
import type { FoundName } from '../../../shared/clean/outcome.ts'
import { files as en } from '../../../texts/en/files.ts'
import { files as nb } from '../../../texts/nb/files.ts'
import { files as nn } from '../../../texts/nn/files.ts'

/** What cleaning finds, in the words that reporters read too. */
export const FOUND_WORDS: Readonly<Record<Language, Readonly<Record<FoundName, string>>>> = {
  nb: nb.found,
  nn: nn.found,
  en: en.found,
}
