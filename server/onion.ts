import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const KEY_SIZE = 32
const VERSION = 3

/**
 * Whether `text` is `http://`, an onion address of version 3, and nothing more. Its checksum is
 * checked: Tor Browser would send visitors to an address with a slip in it, where nobody answers.
 */
export function isOnionAddress(text: string): boolean {
  const [, name] = /^http:\/\/([a-z2-7]{56})\.onion$/.exec(text) ?? []
  if (name === undefined) return false
  // 35 bytes: key, two bytes of checksum, version
  const bits = [...name].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  const hash = createHash('sha3-256')
    .update('.onion checksum')
    .update(bytes.subarray(0, KEY_SIZE))
    .update(Uint8Array.of(VERSION))
    .digest()
  const end = [...hash.subarray(0, 2), VERSION]
  return end.every((byte, i) => byte === bytes[KEY_SIZE + i])
}

/**
 * The value of `Onion-Location`, by which Tor Browser offers the same page at the onion address.
 *
 * @returns null for a request that came for the onion address already
 */
export function onionLocation(
  { headers }: Pick<IncomingMessage, 'headers'>,
  onionAddress: string,
  path: string,
): string | null {
  const host = (headers.host ?? '').toLowerCase().replace(/:\d*$/, '')
  return host === new URL(onionAddress).hostname ? null : `${onionAddress}${path}`
}
