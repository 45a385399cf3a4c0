import { en } from './en.ts'
import { nb } from './nb.ts'
import type { PrintTexts } from './texts.ts'

export const PRINT_LANGUAGES = ['nb', 'en'] as const
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number]

/** Printed texts, by language. */
export const PRINT_CATALOGUES: Readonly<Record<PrintLanguage, PrintTexts>> = { nb, en }
