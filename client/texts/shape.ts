import type { TEXTS } from './catalogue.ts'
import type { Catalogue } from './entry.ts'

/** Every text of the reporter's pages in one language. */
export type Texts = Catalogue<typeof TEXTS>
