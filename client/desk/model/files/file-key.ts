/** What brought a file, in hex: the message id of a drop, or that of a message with its record. */
export interface FileOriginHex {
  readonly message: string
  readonly record?: string | undefined
}

/**
 * How the page names a file: what came, by the message id of its drop; what the reception sent, by its
 * record. So neither side can have a file taken for one of the other's, whatever message id it writes.
 *
 * @param index its place in the manifest, from 0
 */
export function fileKey({ message, record }: FileOriginHex, index: number): string {
  return `${record ?? message}-${index}`
}
