import { latin1 } from '../reading.ts'

export const ID3_HEADER = 10

/** Size in bytes of the ID3v2 tag that begins here, with its header and footer; null: none does. */
export function id3Size(bytes: Uint8Array): number | null {
  if (bytes.length < ID3_HEADER || latin1(bytes, 0, 3) !== 'ID3') return null
  const size = syncsafe(bytes, 6)
  if (size === null || bytes[3] === 0xff || bytes[4] === 0xff) return null
  return ID3_HEADER + size + (((bytes[5] ?? 0) & 0x10) !== 0 ? ID3_HEADER : 0)
}

/** Four bytes of seven bits each; null if an eighth bit is set. */
export function syncsafe(bytes: Uint8Array, at: number): number | null {
  const four = bytes.subarray(at, at + 4)
  if (four.length < 4 || four.some((byte) => byte > 127)) return null
  return four.reduce((sum, byte) => sum * 128 + byte, 0)
}
