import type { Language } from '../../crypto/entries/names.ts'
import { en } from './en.ts'
import { nb } from './nb.ts'
import { nn } from './nn.ts'
import type { Texts } from './shape.ts'

/** Every text of the program itself, by language; pages get one of them in a file of words. */
export const CATALOGUES: Readonly<Record<Language, Texts>> = { nb, nn, en }
