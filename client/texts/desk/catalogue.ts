import type { Texts } from '../catalogue.ts'
import { en as reporterEn } from '../en.ts'
import { nb as reporterNb } from '../nb.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import type { DeskTexts } from './texts.ts'

export type DeskLanguage = 'nb' | 'en'

/** The desk's own words, and those that it shares with the reporter's pages. */
export interface DeskWords {
  readonly desk: DeskTexts
  readonly shared: Pick<Texts, 'questions' | 'categories' | 'relations' | 'parties' | 'statuses'>
}

export const DESK_WORDS: Readonly<Record<DeskLanguage, DeskWords>> = {
  nb: { desk: nb, shared: reporterNb },
  en: { desk: en, shared: reporterEn },
}
