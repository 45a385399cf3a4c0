import { readFileSync } from 'node:fs'
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from './facts.ts'

/** The documents, by the name of their template in client/texts/documents/LANGUAGE/. */
export const DOCUMENTS = [
  'privacy-notice',
  'impact-assessment',
  'processing-record',
  'confidentiality-breach',
  'accessibility-statement',
  'routine',
] as const
export type DocumentName = (typeof DOCUMENTS)[number]

export interface Template {
  readonly name: DocumentName
  readonly language: DocumentLanguage
  readonly text: string
}

/** What stands before a thing that the organisation must decide itself. */
export const DECIDE = { nb: '**Bestem selv:**', en: '**Decide:**' } as const

const FOLDER = new URL('../../client/texts/documents/', import.meta.url)

/** Every template, by language. */
export function readTemplates(): readonly Template[] {
  return DOCUMENT_LANGUAGES.flatMap((language) =>
    DOCUMENTS.map((name) => ({
      name,
      language,
      text: readFileSync(new URL(`${language}/${name}.md`, FOLDER), 'utf8'),
    })),
  )
}
