import type { ByteSource, Piece } from './source.ts'

/** Formats that are recognised, by their bytes and never only by a name; each with its type and its ending. */
export const FORMATS = {
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
  webp: { type: 'image/webp', ending: 'webp' },
  gif: { type: 'image/gif', ending: 'gif' },
  heic: { type: 'image/heic', ending: 'heic' },
  tiff: { type: 'image/tiff', ending: 'tif' },
  svg: { type: 'image/svg+xml', ending: 'svg' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
  },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ending: 'pptx',
  },
  odt: { type: 'application/vnd.oasis.opendocument.text', ending: 'odt' },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', ending: 'ods' },
  odp: { type: 'application/vnd.oasis.opendocument.presentation', ending: 'odp' },
  mp3: { type: 'audio/mpeg', ending: 'mp3' },
  m4a: { type: 'audio/mp4', ending: 'm4a' },
  wav: { type: 'audio/wav', ending: 'wav' },
  ogg: { type: 'audio/ogg', ending: 'ogg' },
  flac: { type: 'audio/flac', ending: 'flac' },
  mp4: { type: 'video/mp4', ending: 'mp4' },
  mov: { type: 'video/quicktime', ending: 'mov' },
  webm: { type: 'video/webm', ending: 'webm' },
  text: { type: 'text/plain', ending: 'txt' },
} as const
export type Format = keyof typeof FORMATS

/** Groups of what was taken out, as they are told to the reporter. */
export const FOUND = [
  /** where it was made: coordinates, or the name of a place */
  'place',
  'time',
  /** make and model of a camera, telephone or recorder */
  'device',
  /** a number that belongs to one device or one copy */
  'serial',
  /** an author, owner, company, or who changed or printed it last */
  'person',
  'software',
  /** title, subject, caption, keywords */
  'description',
  /** a small picture of how it looked before, also of what was cut away since */
  'thumbnail',
  /** what a maker writes in a form of its own */
  'maker-note',
  /** who changed what and when, deleted text, numbers of editing sessions */
  'revisions',
  /** who wrote a comment; its text if the format cannot show it without */
  'comments',
  /** another file inside */
  'embedded',
  /** earlier versions that were saved in the same file, or bytes that nothing shows */
  'history',
  /** a script or macro */
  'script',
  /** something that would be fetched from elsewhere when it is opened */
  'link',
  'other',
] as const
export type FoundName = (typeof FOUND)[number]

export interface Finding {
  readonly what: FoundName
  /** The text that stood there, for the reporter's eyes, 120 characters at most, one line; absent if it is no text. */
  readonly value?: string
  /** Degrees, north and east positive; only of `place`. */
  readonly at?: { readonly latitude: number; readonly longitude: number }
}

/** Things that are seen in the file and stay there, because taking them out would change what is shown. */
export const STAYS = [
  /** the text of comments or of notes */
  'comment-text',
  /** names that stand in the text itself */
  'text',
  /** a picture inside of a kind that cannot be cleaned */
  'embedded-uncleaned',
  /** sheets, slides, rows, layers and text that are hidden, and what was cropped from pictures */
  'hidden',
] as const
export type StaysName = (typeof STAYS)[number]

/** A file without what gives people away; what is shown and heard is as it was. */
export interface Cleaned {
  /** To be read with `pieceSource`; slices wherever bytes stay, so that memory is small. */
  readonly pieces: readonly Piece[]
  /** Each thing once, in the order of `FOUND`; empty if nothing was found. */
  readonly found: readonly Finding[]
  readonly stays: readonly StaysName[]
}

/**
 * Why a file was not cleaned. `damaged`: it is not whole, or not as its format asks. `locked`: it
 * asks for a password. `too-large`: to be cleaned here, or a bomb. Thrown as CleanError.
 */
export type CleanErrorCode = 'damaged' | 'locked' | 'too-large'

export class CleanError extends Error {
  readonly code: CleanErrorCode

  constructor(code: CleanErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The error for a file that is not whole, or not as its format asks. */
export function damaged(message: string): CleanError {
  return new CleanError('damaged', message)
}

/** Tools that a cleaner gets besides the file. */
export interface CleanTools {
  /**
   * Count work before it is done: bytes to be inflated, scanned or held in memory.
   *
   * @throws CleanError `too-large` if all work on this file exceeds its limit
   */
  spend(bytes: number): void
  /**
   * Clean a picture (or another file) inside the file.
   *
   * @returns the clean bytes with what was found; null if it is of no known kind, damaged, or nested too deep
   */
  inner(bytes: Uint8Array): Promise<{ bytes: Uint8Array; found: readonly Finding[] } | null>
}

export type Spend = CleanTools['spend']
/** Tools that only count work. */
export type Counter = Pick<CleanTools, 'spend'>

/**
 * Clean a file of one format.
 *
 * @throws CleanError; never anything else for any bytes, and never without end
 */
export type Cleaner = (source: ByteSource, tools: CleanTools) => Promise<Cleaned>
