import type { Manifest } from '../../../../crypto/entries/content.ts'
import { type FileOriginHex, fileKey } from '../files/file-key.ts'

/** A file as the page knows it before it is fetched: by the word of who sent it. */
export interface AttachmentView {
  /** By which the worker finds it. */
  readonly key: string
  /** As its sender called it: see `shownName`. */
  readonly name: string
  /** As its sender called its type; may be empty. */
  readonly type: string
  /** bytes */
  readonly size: number
}

/** What a manifest names, without the key that opens it. */
export function attachmentsOf(
  origin: FileOriginHex,
  manifest: Manifest | null,
): readonly AttachmentView[] {
  const files = manifest?.files ?? []
  return files.map(({ name, type, size }, i) => {
    return { key: fileKey(origin, i), name, type, size }
  })
}
