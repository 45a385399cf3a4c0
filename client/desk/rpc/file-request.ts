import type { DeskErrorCode } from '../model/error.ts'
import type { AttachedFile } from '../model/files/attached.ts'
import type { FileKind } from '../model/files/kinds.ts'

/** What the page asks of the worker about files, those that came and those that go. */
export type FileRequest = RoomRequest | AttachRequest

export type AttachRequest =
  /** Clean a file that is to go to a reporter, and keep where it is. */
  | { readonly kind: 'file-attach'; readonly file: string; readonly attached: File }
  | { readonly kind: 'file-detach'; readonly file: string }

export type RoomRequest =
  /** Fetch, check and open one, and keep it until another is opened. @see fileKey for `file` */
  | { readonly kind: 'file-open'; readonly caseId: string; readonly file: string }
  /** Hand over the one that is open, to be looked at; of a text the beginning. */
  | { readonly kind: 'file-view' }
  /** Hand it over, to be saved. */
  | { readonly kind: 'file-save' }
  /** Let go of it, or end the fetching that goes on. */
  | { readonly kind: 'file-close' }

const KINDS = {
  ...{ 'file-open': true, 'file-view': true, 'file-save': true, 'file-close': true },
  ...{ 'file-attach': true, 'file-detach': true },
} as const satisfies Record<FileRequest['kind'], true>

export function isFileRequest(request: { readonly kind: string }): request is FileRequest {
  return Object.hasOwn(KINDS, request.kind)
}

/** The file that is fetched, or open. */
export interface FileState {
  readonly caseId: string
  readonly file: string
  /** Bytes that are here. */
  readonly done: number
  readonly size: number
  /** Once all of it is here; hex. */
  readonly sha256: string | null
  readonly kind: FileKind | null
  readonly failure: DeskErrorCode | null
}

/** Files on their way to a reporter, in bytes as they are sent. */
export interface Going {
  readonly done: number
  readonly size: number
}

/** An answer of the worker to it. */
export type FileNews =
  | { readonly kind: 'file'; readonly file: FileState | null }
  /** Null once they have arrived, or do not go on. */
  | { readonly kind: 'file-going'; readonly going: Going | null }
  /** Before the answer to `file-attach`. */
  | { readonly kind: 'file-attached'; readonly attached: AttachedFile }
  /** Before the answer to `file-view`. */
  | { readonly kind: 'file-bytes'; readonly bytes: Uint8Array }
  /** Before the answer to `file-save`. */
  | { readonly kind: 'file-blob'; readonly blob: Blob }

const NEWS = {
  ...{
    file: true,
    'file-going': true,
    'file-attached': true,
    'file-bytes': true,
    'file-blob': true,
  },
} as const satisfies Record<FileNews['kind'], true>

export function isFileNews(message: { readonly kind: string }): message is FileNews {
  return Object.hasOwn(NEWS, message.kind)
}
