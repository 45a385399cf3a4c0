import type { CleanErrorCode, Finding, Format, StaysName } from '../../shared/clean/outcome.ts'
import type { Piece } from '../../shared/clean/source.ts'

/**
 * Why a file could not be looked through: a code of the cleaning; `stuck`, it did not come to an end;
 * `unreadable`, it was moved or may not be read; `offline`, the worker that cleans did not load.
 */
export type TroubleCode = CleanErrorCode | 'stuck' | 'unreadable' | 'offline'

/** Result of looking through a file so far. */
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

/** A file that was chosen to go along with a report or letter. */
export interface ChosenFile {
  /** Number in its neutral name, from 1; it stays when others are removed. */
  readonly number: number
  /** The browser's file; only slices of it are ever read. */
  readonly file: File
  /** bytes, as it was chosen */
  readonly size: number
  /** Ending of its own name, if it is one that many files share; else empty. */
  readonly ending: string
  look: Look
  /**
   * Whether it is sent as it was chosen: as evidence, or because it cannot be cleaned and the reporter
   * accepts that.
   */
  asIs: boolean
  /** Name that the reporter gives it; empty for the neutral name. */
  name: string
}

/** Files by the text that they go with: `REPORT`, or the key of a letter. */
export type ChosenFiles = Readonly<Record<string, readonly ChosenFile[]>>

export const REPORT = 'report'

/** State of a file of a message that is being fetched, or was. `missing`: the server no longer has it. */
export type Fetching =
  | { readonly kind: 'busy'; readonly share: number }
  /** The text of a message that is stored in blocks. */
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'saved' | 'tampered' | 'other-file' | 'missing' | 'failed' }
