import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'

/** Content of a PDF file, before its layout in pages. */
export interface PdfDocument {
  readonly language: DeskLanguage
  readonly title: string
  /** Author of the file; PDF readers show it beside the title. */
  readonly author: string
  /** Time of the file: milliseconds since 1970-01-01 UTC. */
  readonly made: number
  /** Stands at the foot of every page, before its number. */
  readonly footer: string
  readonly blocks: readonly PdfBlock[]
}

/** A part of the document. The parts stand in reading order. */
export type PdfBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | {
      readonly kind: 'text'
      readonly text: string
      /** quote: somebody's own words; notice: important to every reader; quiet: secondary. */
      readonly as?: 'quote' | 'notice' | 'quiet'
      /** Language of the text, if it is not the document's. */
      readonly language?: DeskLanguage
    }
  | { readonly kind: 'facts'; readonly facts: readonly PdfFact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      /** As many cells as `head` has. The first of each row names it. */
      readonly rows: readonly (readonly string[])[]
      /** Relative widths of the columns; equal if absent. */
      readonly widths?: readonly number[]
    }
  | { readonly kind: 'new-page' }

export interface PdfFact {
  readonly term: string
  readonly text: string
}
