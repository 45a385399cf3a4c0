import type { Language } from '../../../crypto/entries/names.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { CeremonyTexts } from './texts.ts'

/** Questions and messages of the ceremony about the root key, by language. */
export const CEREMONY_CATALOGUES: Readonly<Record<Language, CeremonyTexts>> = { nb, nn, en }
