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
