import type { Language } from '../../../crypto/entries/names.ts'
import { en } from './en.ts'
import { nb, type PrintTexts } from './nb.ts'
import { nn } from './nn.ts'

/** Printed texts, by language. */
export const PRINT_CATALOGUES: Readonly<Record<Language, PrintTexts>> = { nb, nn, en }
