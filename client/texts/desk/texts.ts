import type { Catalogue } from '../entry.ts'
import type { DESK_TEXTS } from './catalogue.ts'

/** Every text of the desk in one language. */
export type DeskTexts = Catalogue<typeof DESK_TEXTS>
