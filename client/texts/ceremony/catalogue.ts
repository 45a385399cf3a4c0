import type { Language } from '../../../crypto/entries/names.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { CeremonyTexts } from './texts.ts'

/** What the ceremony asks and says of the root, by language. */
export const CEREMONY_CATALOGUES: Readonly<Record<Language, CeremonyTexts>> = { nb, nn, en }
