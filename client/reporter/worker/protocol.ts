import type { Day } from '../../../crypto/days/calendar.ts'
import type { DraftContent } from '../../../crypto/drop/draft.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import type { StreamErrorCode } from '../../shared/blocks/stream-error.ts'
import type { Piece } from '../../shared/clean/source.ts'
import type { ReceptionView } from '../../shared/reception/reception.ts'
import type { Arrival } from '../../shared/session/arrivals.ts'
import type { HandedIn } from '../../shared/session/hand-in.ts'
import type { Letter, Look } from '../../shared/session/visit.ts'
import type { VisitErrorCode } from '../../shared/session/visit-error.ts'
import type { Call, NameOf, Reply } from '../../shared/worker-rpc.ts'

/** A file that goes along, under the name and type that its readers see. */
export interface OutgoingFile {
  readonly name: string
  /** media type */
  readonly type: string
  /** The browser's file; the worker reads slices of it. */
  readonly file: Blob
  /** The cleaned content that is sent; null if the file is sent as it is. */
  readonly pieces: readonly Piece[] | null
}

/** A letter that the page gives the worker to seal and send. */
export interface OutgoingLetter extends Omit<Letter, 'textsHash'> {
  /** The same number means the same letter: a retry repeats its bytes and is not a second report. */
  readonly number: number
  /** The file of words that was on the screen; the letter carries its hash. */
  readonly words: Uint8Array
  readonly files: readonly OutgoingFile[]
}

/** A draft's file, and the code that opens it. */
export interface KeptDraft {
  readonly file: Uint8Array
  readonly code: ReceiptCode
}

/** Progress of the files of a letter, or of a file that is fetched. */
export interface Progress {
  /** 0 to 1 */
  readonly share: number
  /** null if it is not known yet */
  readonly secondsLeft: number | null
  /** Whether something was lost and is being tried again just now. */
  readonly isTrying: boolean
}

/** Why a letter with files was not sent, though nothing is wrong with line or server. */
export interface Stopped {
  readonly code: StreamErrorCode
  /** Index of the file that it is about; null if it is about none. */
  readonly file: number | null
}

/** A page of the board that is still to be fetched after a letter; it tells nothing more about the letter. */
export interface LatePage {
  /** Its number. */
  readonly page: number
  /** Milliseconds until then. */
  readonly ms: number
}

/** Rows of points from the top, true if dark, with the light border that QR readers need. */
export type QrPoints = readonly (readonly boolean[])[]

/** A letter that was sealed without a server, to be handed in by somebody. */
export interface HeldFile {
  readonly file: Uint8Array
  /** The last day on which a server takes it. */
  readonly lastDay: Day
  /** The same as codes to print, in their order. */
  readonly codes: readonly QrPoints[]
}

/** All that the page asks of the worker; `start` comes first. */
export interface VisitCalls {
  start: Call<{ readonly root: string; readonly late: readonly LatePage[] }, null>
  open: Call<null, ReceptionView>
  /** The machine code of libsodium: the worker is slower without it. */
  quicken: Call<ArrayBuffer, null>
  makeReceipt: Call<null, ReceiptCode>
  useReceipt: Call<ReceiptCode, null>
  /** Answered with null once all of it is durable. */
  send: Call<OutgoingLetter, Stopped | null, Progress>
  /** Number of the letter whose files are being sent: sending ends as `paused`, and `send` continues it. */
  pause: Call<number, null>
  /** Number of the letter that is not to be sent: sending ends as `cancelled`. */
  giveUp: Call<number, null>
  /**
   * Number of an accepted letter: answered once the board shows it, three builds did not, or no page is to
   * come any more.
   */
  arrival: Call<number, Arrival>
  /** Whether a fresh page is asked for. */
  read: Call<boolean, Look>
  /** Fetch the page of the code in use once more. */
  see: Call<null, null>
  /** @property index of the file in the manifest */
  fetchFile: Call<
    { readonly manifest: Manifest; readonly index: number },
    Blob | StreamErrorCode,
    Progress
  >
  /** The text of a message that lies in blocks. */
  fetchText: Call<Manifest, { readonly text: string } | StreamErrorCode>
  /** @property code the code of the previous file; null for the first */
  sealDraft: Call<{ readonly draft: DraftContent; readonly code: ReceiptCode | null }, KeptDraft>
  /** Answered with null if it is no draft, or does not belong to this code. */
  openDraft: Call<KeptDraft, DraftContent | null>
  /** Text to draw as a QR code; no part of the visit. */
  draw: Call<string, QrPoints>
  /** A sealed file of a form. Its answer comes once the server has it, or is known not to take it. */
  handIn: Call<Uint8Array, HandedIn>
  /** The letter that was sealed last, of a form that has no server; null if there is none. */
  held: Call<null, HeldFile | null>
}

export type VisitQuestion = NameOf<VisitCalls>
export type VisitReply = Reply<VisitCalls, VisitErrorCode, LatePage>
