import { en } from './en.ts'
import { nb, type PrintTexts } from './nb.ts'

export const PRINT_LANGUAGES = ['nb', 'en'] as const
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number]

/** Printed texts, by language. */
export const PRINT_CATALOGUES: Readonly<Record<PrintLanguage, PrintTexts>> = { nb, en }
