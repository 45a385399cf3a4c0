import type { Language } from '../../../crypto/entries/names.ts'
import type { DeskErrorCode } from '../model/error.ts'
import type { ToldYear } from '../model/figures/annual-told.ts'
import type { Figures } from '../model/figures/figures.ts'
import type { FileKind } from '../model/files/kinds.ts'

/** The stage of a sync; `total` is 0 while it is not known. */
export interface SyncProgress {
  readonly stage: 'cache' | 'lists' | 'drops' | 'records' | 'texts' | 'sealing' | 'board'
  readonly done: number
  readonly total: number
}

export type OnProgress = (progress: SyncProgress) => void

/** A file that is to be handed over, as the page shows it. */
export interface EnrolmentView {
  readonly purpose: 'joining' | 'next-list'
  /** As proposed, or as the key list has it. */
  readonly id: string
  /** Fingerprint of the root that the vault pins. */
  readonly root: string
  /** Fingerprint, path and bytes of the file; null if it is not beside the vault any more. */
  readonly file: {
    readonly print: string
    readonly path: string
    readonly bytes: Uint8Array
  } | null
}

/** Facts that a person states of themselves before there is a vault. */
export interface Joining {
  /** The title that they propose; the head of reception decides. */
  readonly id: string
  readonly title: Readonly<Record<Language, string>>
  /** Fingerprint of the root, as the head told it: 8 groups of 4. */
  readonly root: string
}

/** A security key as the page shows it. */
export interface SecurityKeyView {
  /** Id of its credential, hex. */
  readonly id: string
  readonly name: string
}

/** How the vault opens. */
export interface VaultState {
  /** One of them is needed beside the passphrase. */
  readonly keys: readonly SecurityKeyView[]
  /** Whether its passphrase was hashed at a lower cost than new ones are. */
  readonly isCheap: boolean
}

/** Figures of the cases, in full: for the members who hold them. */
export interface OverviewView {
  readonly year: number | null
  readonly figures: Figures
  /** How many cases told something that this desk has not looked for on the board: they count as their log has it. */
  readonly unseen: number
  /** The years in which cases were received, newest first. */
  readonly years: readonly number[]
  readonly categories: Readonly<Record<string, Readonly<Record<Language, string>>>>
  /** Figures of years that were told outside the reception, on this desk or another, newest first. */
  readonly annual: readonly ToldYear[]
  /** Years that can be reported on now, newest first; null for a member who may not report. */
  readonly due: readonly number[] | null
}

/** The file that is fetched, or open. */
export interface FileState {
  readonly caseId: string
  readonly file: string
  /** Bytes that are here. */
  readonly done: number
  readonly size: number
  /** Hash of the whole file in hex; null until all of it is here. */
  readonly sha256: string | null
  readonly kind: FileKind | null
  readonly failure: DeskErrorCode | null
}

/** A file of a case that is to leave the desk with others. */
export interface TakenOut {
  readonly blob: Blob
  /** Hex. */
  readonly sha256: string
  readonly kind: FileKind
}

/** Files on their way to the server, in bytes as they are sent; or from there, in their own. */
export interface Going {
  readonly done: number
  readonly size: number
}
