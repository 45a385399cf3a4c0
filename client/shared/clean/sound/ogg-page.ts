import { concat } from '../../../../crypto/primitives/bytes.ts'
import { fromLatin1, latin1, viewOf } from '../reading.ts'

const HEAD = 27
const CONTINUED = 1
const FIRST = 2
const LAST = 4
const NOTHING_ENDS = 0xffffffffffffffffn
/** Segments of a page, and bytes of a segment. */
const MOST_SEGMENTS = 255
const SEGMENT = 255

export interface OggPage {
  readonly first: boolean
  readonly continued: boolean
  readonly last: boolean
  readonly granule: bigint
  readonly serial: number
  readonly sequence: number
  /** bytes of its segments */
  readonly segments: Uint8Array
  /** bytes of its header, and of what follows it */
  readonly head: number
  readonly body: number
}

/** The largest page that there can be. */
export const MOST_PAGE = HEAD + MOST_SEGMENTS + MOST_SEGMENTS * SEGMENT

/** The header of a page (RFC 3533 6); null if none begins here, or it is not all there. */
export function parsePage(bytes: Uint8Array): OggPage | null {
  if (bytes.length < HEAD || latin1(bytes, 0, 4) !== 'OggS' || bytes[4] !== 0) return null
  const view = viewOf(bytes)
  const flags = view.getUint8(5)
  const count = view.getUint8(26)
  if (bytes.length < HEAD + count) return null
  const segments = bytes.slice(HEAD, HEAD + count)
  return {
    first: (flags & FIRST) !== 0,
    continued: (flags & CONTINUED) !== 0,
    last: (flags & LAST) !== 0,
    granule: view.getBigUint64(6, true),
    serial: view.getUint32(14, true),
    sequence: view.getUint32(18, true),
    segments,
    head: HEAD + count,
    body: segments.reduce((sum, size) => sum + size, 0),
  }
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1
  return crc
})

function crc32(bytes: Uint8Array, from: number): number {
  let crc = from
  for (const byte of bytes) crc = (crc << 8) ^ (TABLE[(crc >>> 24) ^ byte] ?? 0)
  return crc >>> 0
}

const ZERO_CRC = new Uint8Array(4)

/** Whether the checksum of a whole page is right. */
export function isWhole(page: Uint8Array): boolean {
  const before = crc32(page.subarray(0, 22), 0)
  const crc = crc32(page.subarray(26), crc32(ZERO_CRC, before))
  return crc === viewOf(page).getUint32(22, true)
}

export type PageHead = Pick<
  OggPage,
  'first' | 'continued' | 'last' | 'granule' | 'serial' | 'sequence' | 'segments'
>

/** The header of a page before `body`. */
export function pageHead(page: PageHead, body: Uint8Array): Uint8Array {
  const out = new Uint8Array(HEAD + page.segments.length)
  const view = viewOf(out)
  out.set(fromLatin1('OggS'))
  const flag = (on: boolean, value: number) => (on ? value : 0)
  out[5] = flag(page.continued, CONTINUED) + flag(page.first, FIRST) + flag(page.last, LAST)
  view.setBigUint64(6, page.granule, true)
  view.setUint32(14, page.serial, true)
  view.setUint32(18, page.sequence, true)
  out[26] = page.segments.length
  out.set(page.segments, HEAD)
  view.setUint32(22, crc32(body, crc32(out, 0)), true)
  return out
}

/** Whole pages with `packets` one after the other, from `sequence` on. */
export function oggPages(
  packets: readonly Uint8Array[],
  serial: number,
  sequence: number,
): Uint8Array[] {
  const segments = packets.flatMap((packet) => {
    const full = new Array<number>(Math.floor(packet.length / SEGMENT)).fill(SEGMENT)
    return [...full, packet.length % SEGMENT]
  })
  const bytes = concat(...packets)
  const out: Uint8Array[] = []
  let at = 0
  for (let from = 0; from < segments.length; from += MOST_SEGMENTS) {
    const own = Uint8Array.from(segments.slice(from, from + MOST_SEGMENTS))
    const body = bytes.subarray(at, at + own.reduce((sum, size) => sum + size, 0))
    const ends = own.some((size) => size < SEGMENT)
    const page: PageHead = {
      first: sequence === 0 && from === 0,
      continued: from > 0 && segments[from - 1] === SEGMENT,
      last: false,
      granule: ends ? 0n : NOTHING_ENDS,
      serial,
      sequence: sequence + out.length,
      segments: own,
    }
    out.push(concat(pageHead(page, body), body))
    at += body.length
  }
  return out
}
