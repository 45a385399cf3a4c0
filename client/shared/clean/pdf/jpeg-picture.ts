import { concat } from '../../../../crypto/primitives/bytes.ts'
import { isFrame, tablesIn } from '../picture/jpeg.ts'
import { viewOf } from '../reading.ts'

/** Marker codes of ITU-T T.81, table B.1. */
const [SOS, EOI, DQT, DHT, DRI, ADOBE] = [0xda, 0xd9, 0xdb, 0xc4, 0xdd, 0xee]
const ADOBE_SIZE = 14

/**
 * The parts of a damaged JPEG picture that are shown: tables, frames and scans as far as they are whole, and Adobe's
 * word on its colours. Viewers show such pictures as far as they come; everything else, and everything after the
 * damage, is left out.
 */
export function jpegPicture(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, 0xd8)]
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) break
    if (marker === 0xff) {
      at++
      continue
    }
    const end = at + 2 + viewOf(bytes).getUint16(at + 2)
    if (end > bytes.length) break
    const body = bytes.subarray(at + 4, end)
    const isApplication = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
    if (!isApplication && !isRightSize(marker, body)) break
    if (!isApplication) kept.push(bytes.subarray(at, end))
    if (marker === ADOBE && isAdobe(body)) kept.push(adobe(body))
    at = end
    if (marker !== SOS) continue
    at = scanEnd(bytes, end)
    kept.push(bytes.subarray(end, at))
  }
  return concat(...kept, Uint8Array.of(0xff, EOI))
}

/** The place of the next marker that is no restart and no byte of ones in the scan. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

/** A segment holds what its kind asks for and nothing behind it. */
function isRightSize(marker: number, body: Uint8Array): boolean {
  if (marker === DRI) return body.length === 2
  if (marker === SOS) return body.length === 4 + 2 * (body[0] ?? 0)
  if (marker === DQT || marker === DHT) {
    return body.length === 0 || tablesIn(marker, body).length > 0
  }
  return isFrame(marker) && body.length === 6 + 3 * (body[5] ?? 0)
}

function isAdobe(body: Uint8Array): boolean {
  return String.fromCharCode(...body.subarray(0, 5)) === 'Adobe' && body.length >= 12
}

/** Adobe's segment with only the version and the colours. */
function adobe(body: Uint8Array): Uint8Array {
  const segment = new Uint8Array(2 + ADOBE_SIZE)
  segment.set([0xff, ADOBE, 0, ADOBE_SIZE])
  segment.set(body.subarray(0, 7), 4)
  segment[15] = body[11] ?? 0
  return segment
}
