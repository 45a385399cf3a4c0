import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'

/** What a PDF file says, before anybody thinks of pages. */
export interface PdfDocument {
  readonly language: DeskLanguage
  readonly title: string
  /** Who it is from; readers show it beside the title. */
  readonly author: string
  /** Of the file: milliseconds since 1970-01-01 UTC. */
  readonly made: number
  /** Stands at the foot of every page, before its number. */
  readonly footer: string
  readonly blocks: readonly PdfBlock[]
}

/** A piece of it, in the order in which it is read. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | {
      readonly kind: 'text'
      readonly text: string
      /** quote: in somebody's own words; notice: what nobody should miss; quiet: beside the matter. */
      readonly as?: 'quote' | 'notice' | 'quiet'
      /** Where it is not that of the document. */
      readonly language?: DeskLanguage
    }
  | { readonly kind: 'facts'; readonly facts: readonly PdfFact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      /** As many cells as `head` has. The first of each row names it. */
      readonly rows: readonly (readonly string[])[]
      /** How wide each column is against the others; equal where nothing is said. */
      readonly widths?: readonly number[]
    }
  | { readonly kind: 'new-page' }

export interface PdfFact {
  readonly term: string
  readonly text: string
}
