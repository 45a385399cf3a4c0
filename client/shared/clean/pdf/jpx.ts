import { concat } from '../../../../crypto/primitives/bytes.ts'
import { latin1, viewOf } from '../reading.ts'

/** Boxes that the picture is made from (ISO/IEC 15444-1, annex I); the others are texts and notes. */
const BOXES: ReadonlySet<string> = new Set(['jP  ', 'ftyp', 'rreq', 'jp2h', 'jp2c'])

/**
 * A JPEG 2000 picture without boxes and comments that name people or programs; its pixels are as
 * they were.
 *
 * @returns null if it is not whole
 */
export function cleanJpx(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] === 0xff && bytes[1] === 0x4f) return withoutComments(bytes)
  if (latin1(bytes, 4, 8) !== 'jP  ') return null
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = view.getUint32(at)
    const type = latin1(bytes, at + 4, at + 8)
    const head = short === 1 ? 16 : 8
    if (at + head > bytes.length) return null
    const size =
      short === 0 ? bytes.length - at : short === 1 ? Number(view.getBigUint64(at + 8)) : short
    if (size < head || at + size > bytes.length) return null
    const box = bytes.subarray(at, at + size)
    if (type === 'jp2c') {
      const codes = withoutComments(box.subarray(head))
      if (codes === null) return null
      kept.push(boxOf(box.subarray(4, 8), codes))
      // nothing that follows is shown
      return concat(...kept)
    }
    if (BOXES.has(type)) kept.push(box)
    at += size
  }
  return null
}

function boxOf(type: Uint8Array, content: Uint8Array): Uint8Array {
  const size = new Uint8Array(4)
  viewOf(size).setUint32(0, content.length + 8)
  return concat(size, type, content)
}

const [SOC, SOT, COMMENT, END] = [0xff4f, 0xff90, 0xff64, 0xffd9]

/** Comments of the main header; those of tiles are rare, and their lengths stand elsewhere too. */
function withoutComments(codes: Uint8Array): Uint8Array | null {
  const view = viewOf(codes)
  if (codes.length < 4 || view.getUint16(0) !== SOC) return null
  const kept = [codes.subarray(0, 2)]
  for (let at = 2; at + 4 <= codes.length; ) {
    const marker = view.getUint16(at)
    if (marker === SOT) {
      const end = endOf(codes)
      return concat(...kept, codes.subarray(at, end))
    }
    const size = 2 + view.getUint16(at + 2)
    if (marker < 0xff00 || size < 4) return null
    if (marker !== COMMENT) kept.push(codes.subarray(at, at + size))
    at += size
  }
  return null
}

/** The place after the last end mark; after all bytes if there is none. */
function endOf(codes: Uint8Array): number {
  for (let at = codes.length - 2; at >= 0; at--) {
    if (codes[at] === END >> 8 && codes[at + 1] === (END & 0xff)) return at + 2
  }
  return codes.length
}
