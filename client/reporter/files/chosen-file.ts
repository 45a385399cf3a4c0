import type { CleanErrorCode, Finding, Format, StaysName } from '../../shared/clean/outcome.ts'
import type { Piece } from '../../shared/clean/source.ts'

/**
 * Why a file could not be looked through: as cleaning says; `stuck`, it came to no end;
 * `unreadable`, it was moved or may not be read; `offline`, what cleans was not loaded.
 */
export type TroubleCode = CleanErrorCode | 'stuck' | 'unreadable' | 'offline'

/** What is known of a file so far. */
export type Look =
  | { readonly kind: 'looking' }
  | {
      readonly kind: 'clean'
      readonly format: Format
      /** Whether its own name ends as files of that format do. */
      readonly endingFits: boolean
      readonly found: readonly Finding[]
      readonly stays: readonly StaysName[]
      readonly pieces: readonly Piece[]
      /** bytes, once it is cleaned */
      readonly size: number
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'trouble'; readonly code: TroubleCode }

/** A file that was chosen to go along. */
export interface ChosenFile {
  /** What it is called by, from 1; it stays when others are removed. */
  readonly number: number
  /** The browser's; only slices of it are ever read. */
  readonly file: File
  /** bytes, as it was chosen */
  readonly size: number
  /** What stands behind the last dot of its own name, where that tells a kind and nothing else. */
  readonly ending: string
  look: Look
  /** Sent as it was chosen: as evidence, or because it cannot be cleaned and was accepted so. */
  asIs: boolean
  /** What the reporter calls it; empty for the neutral name. */
  name: string
}

/** Files by what they go with: `REPORT`, or the key of a letter. */
export type ChosenFiles = Readonly<Record<string, readonly ChosenFile[]>>

export const REPORT = 'report'

/** A file of a message that is fetched, or was. `missing`: the server has it no longer. */
export type Fetching =
  | { readonly kind: 'busy'; readonly share: number }
  /** The text of a message, which lay in blocks. */
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'saved' | 'tampered' | 'other-file' | 'missing' | 'failed' }
