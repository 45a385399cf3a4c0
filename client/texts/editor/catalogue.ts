import type { Language } from '../../../crypto/entries/names.ts'
import { type Catalogue, catalogues } from '../entry.ts'
import { fieldWords } from './fields.ts'
import { shellWords } from './shell.ts'

/** The words of the editor of content. */
export const EDITOR_TEXTS = { ...shellWords, ...fieldWords }

/** Every text of the editor in one language. */
export type EditorTexts = Catalogue<typeof EDITOR_TEXTS>

/** Those texts by language. */
export const EDITOR_CATALOGUES: Readonly<Record<Language, EditorTexts>> = catalogues(EDITOR_TEXTS)
