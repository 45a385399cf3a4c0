import type { EndingDanger } from './endings.ts'

/** A reason not to open a file. */
export type FileDanger = EndingDanger | 'hidden' | 'double' | 'spaces'

/** Why it is not shown, though it is harmless as far as anybody sees. */
export type NotShown = 'no-viewer' | 'too-large' | 'broken'

export interface FileKind {
  readonly group: FileGroup
  /** As entries of the log name it: `jpeg`, `pdf`, `program`. */
  readonly as: string
  /** A media type that a browser plays or decodes; null if it is not shown. */
  readonly type: string | null
  readonly view: FileView | null
  readonly notShown: NotShown | null
  /** Reasons not to open it, the weightiest first; empty if there are none. */
  readonly dangers: readonly FileDanger[]
  /** The first files of an archive, by its own list. */
  readonly inside: { readonly count: number; readonly entries: readonly ZipEntry[] } | null
}

/** The kind of a file, as far as its bytes say. */
export type FileGroup =
  | ('picture' | 'pdf' | 'text' | 'sound' | 'film' | 'document' | 'mail' | 'unknown')
  | EndingDanger

/** How it can be looked at here. */
export type FileView = 'image' | 'pdf' | 'text' | 'audio' | 'video'

/** One file of an archive, by the archive's own word: nothing is unpacked. */
export interface ZipEntry {
  readonly name: string
  /** bytes, unpacked */
  readonly size: number
}

/** Above this a file goes into blobs, which a browser may keep on its disk. */
export const MEMORY_LIMIT = 256 * 1024 * 1024
