/**
 * Why files could not be sent or fetched, beside the reasons of a `VisitError`.
 *
 * too-large, too-many: beyond `limit`, and nothing was read; unreadable: the file cannot be read (any more); changed:
 * it is another than when it was chosen; paused, cancelled: as somebody asked; missing: the server does not have it
 * (yet, or any more); tampered: it is not what was sent, or the manifest that says where it lies makes no sense;
 * other-file: every block is of the stream, but the file is not the one that was named: somebody who has its key has
 * made another.
 */
export type StreamErrorCode =
  | 'too-large'
  | 'too-many'
  | 'unreadable'
  | 'changed'
  | 'paused'
  | 'cancelled'
  | 'missing'
  | 'tampered'
  | 'other-file'

export interface StreamErrorDetails {
  /** Bytes or files that would be taken. */
  readonly limit?: number
  /** Place of the file among those that were given, from 0. */
  readonly file?: number
  readonly cause?: unknown
}

export class StreamError extends Error {
  readonly code: StreamErrorCode
  readonly limit: number | null
  readonly file: number | null

  constructor(code: StreamErrorCode, { limit, file, cause }: StreamErrorDetails = {}) {
    super(code, { cause })
    this.name = 'StreamError'
    this.code = code
    this.limit = limit ?? null
    this.file = file ?? null
  }
}
