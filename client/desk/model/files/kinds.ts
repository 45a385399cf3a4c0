import type { EndingDanger } from './endings.ts'

/** What makes a file one that nobody should open. */
export type FileDanger = EndingDanger | 'hidden' | 'double' | 'spaces'

/** Why it is not shown, though it is harmless as far as anybody sees. */
export type NotShown = 'no-viewer' | 'too-large' | 'broken'

export interface FileKind {
  readonly group: FileGroup
  /** As entries of the log name it: `jpeg`, `pdf`, `program`. */
  readonly as: string
  /** Of a media type that a browser plays or decodes; null where it is not shown. */
  readonly type: string | null
  readonly view: FileView | null
  readonly notShown: NotShown | null
  /** What stands against opening it, the weightiest first; empty where nothing is seen. */
  readonly dangers: readonly FileDanger[]
  /** Of an archive, the first of what is in it, by its own word. */
  readonly inside: { readonly count: number; readonly entries: readonly ZipEntry[] } | null
}

/** What a file is, as far as its bytes say. */
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
