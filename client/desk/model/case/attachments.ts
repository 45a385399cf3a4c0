import type { Manifest } from '../../../../crypto/entries/content.ts'

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

/** The origin of a file, in hex: the message id of a drop, or that of a message with its record. */
export interface FileOriginHex {
  readonly message: string
  readonly record?: string | undefined
}

/**
 * The name of a file on the page: a file that came, by the message id of its drop; a file that the reception
 * sent, by its record. So neither side can have a file taken for one of the other's, whatever message id it
 * writes.
 *
 * @param index its place in the manifest, from 0
 */
export function fileKey({ message, record }: FileOriginHex, index: number): string {
  return `${record ?? message}-${index}`
}
