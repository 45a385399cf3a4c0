import { viewOf } from './reading.ts'
import type { ByteSource } from './source.ts'

const NEW_SUBFILE_TYPE = 254
const PHOTOMETRIC = 262
const DNG_VERSION = 50_706
/** What a sensor saw, to be developed first. */
const COLOUR_FILTER_ARRAY = 32_803
const LINEAR_RAW = 34_892

/**
 * Whether a TIFF file is a raw photograph (DNG, NEF, ARW and others): its first picture is only a
 * small preview, and what counts lies in a form of the camera's maker.
 */
export async function isRawPhoto(source: ByteSource): Promise<boolean> {
  const head = await source.read(0, 16)
  if (head.length < 16) return false
  const little = head[0] === 0x49
  const big = viewOf(head).getUint16(2, little) === 43
  const first = big
    ? Number(viewOf(head).getBigUint64(8, little))
    : viewOf(head).getUint32(4, little)
  if (first + 8 > source.size) return false
  const start = await source.read(first, 8)
  if (start.length < 8) return false
  const count = big
    ? Number(viewOf(start).getBigUint64(0, little))
    : viewOf(start).getUint16(0, little)
  const each = big ? 20 : 12
  const entries = await source.read(first + (big ? 8 : 2), Math.min(count, 4096) * each)
  const view = viewOf(entries)
  for (let at = 0; at + each <= entries.length; at += each) {
    const tag = view.getUint16(at, little)
    const type = view.getUint16(at + 2, little)
    const value = valueAt(view, at + (big ? 12 : 8), type, little)
    if (tag === DNG_VERSION) return true
    if (tag === NEW_SUBFILE_TYPE && (value & 1) === 1) return true
    if (tag === PHOTOMETRIC && (value === COLOUR_FILTER_ARRAY || value === LINEAR_RAW)) return true
  }
  return false
}

const SHORT = 3

function valueAt(view: DataView, at: number, type: number, little: boolean): number {
  return type === SHORT ? view.getUint16(at, little) : view.getUint32(at, little)
}
