import { en } from './en.ts'
import { nb } from './nb.ts'
import type { DeskTexts } from './texts.ts'

export type DeskLanguage = 'nb' | 'en'

/** The desk's own words; those of the questions stand in the content document. */
export const DESK_CATALOGUES: Readonly<Record<DeskLanguage, DeskTexts>> = { nb, en }
