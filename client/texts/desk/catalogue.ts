import type { Language } from '../../../crypto/entries/names.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { DeskTexts } from './texts.ts'

export type DeskLanguage = Language

/** The desk's own words; those of the questions stand in the content document. */
export const DESK_CATALOGUES: Readonly<Record<DeskLanguage, DeskTexts>> = { nb, nn, en }
