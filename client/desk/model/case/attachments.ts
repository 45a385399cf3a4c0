import type { Manifest } from '../../../../crypto/entries/content.ts'
import { type FileOriginHex, fileKey } from '../files/file-key.ts'

/** A file as the page knows it before it is fetched: by its sender's word. */
export interface AttachmentView {
  /** The key by which the worker finds it. */
  readonly key: string
  /** As its sender called it: see `shownName`. */
  readonly name: string
  /** As its sender called its type; may be empty. */
  readonly type: string
  /** bytes */
  readonly size: number
}

/** The files that a manifest names, without the key that opens them. */
export function attachmentsOf(
  origin: FileOriginHex,
  manifest: Manifest | null,
): readonly AttachmentView[] {
  const files = manifest?.files ?? []
  return files.map(({ name, type, size }, i) => {
    return { key: fileKey(origin, i), name, type, size }
  })
}
