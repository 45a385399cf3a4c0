import { viewOf } from '../../reading.ts'
import type { ByteSource } from '../../source.ts'

export interface TiffHeader {
  readonly isLittle: boolean
  /** BigTIFF: counts and places of eight bytes */
  readonly isBig: boolean
  /** where the first directory stands */
  readonly first: number
}

export interface DirectoryEntry {
  readonly tag: number
  readonly type: number
  readonly count: number
  /** bytes of its value */
  readonly size: number
  /** where its value stands: in the entry itself if there is room */
  readonly at: number
}

export interface Directory {
  readonly entries: readonly DirectoryEntry[]
  /** behind its last byte */
  readonly end: number
  /** where the next one stands, 0 if there is none */
  readonly next: number
}

const ENTRIES_MOST = 4096

/** Bytes of one value of each type of TIFF 6.0 and BigTIFF, and of UTF-8 as EXIF 3.0 has it. */
const TYPE_SIZES: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
  ...{ 16: 8, 17: 8, 18: 8, 129: 1 },
}

/** The beginning of a TIFF structure; null if it is none. */
export async function readHeader(source: ByteSource): Promise<TiffHeader | null> {
  const head = await source.read(0, 16)
  if (head.length < 8) return null
  const view = viewOf(head)
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return null
  const isLittle = order === 0x4949
  const version = view.getUint16(2, isLittle)
  if (version === 42) return { isLittle, isBig: false, first: view.getUint32(4, isLittle) }
  if (version !== 43 || head.length < 16 || view.getUint16(4, isLittle) !== 8) return null
  return { isLittle, isBig: true, first: Number(view.getBigUint64(8, isLittle)) }
}

/** The directory at `at`; null if none can stand there. Entries of unknown types are left out. */
export async function readDirectory(
  source: ByteSource,
  { isLittle, isBig }: TiffHeader,
  at: number,
): Promise<Directory | null> {
  const countSize = isBig ? 8 : 2
  const each = isBig ? 20 : 12
  if (at < 8 || at + countSize > source.size) return null
  const head = await source.read(at, countSize)
  const count = isBig
    ? Number(viewOf(head).getBigUint64(0, isLittle))
    : viewOf(head).getUint16(0, isLittle)
  if (count > ENTRIES_MOST) return null
  const bytes = await source.read(at + countSize, count * each + (isBig ? 8 : 4))
  const view = viewOf(bytes)
  const number = (from: number) =>
    isBig ? Number(view.getBigUint64(from, isLittle)) : view.getUint32(from, isLittle)
  const entries = Array.from(
    { length: Math.min(count, Math.floor(bytes.length / each)) },
    (_, i) => {
      const from = i * each
      const type = view.getUint16(from + 2, isLittle)
      const valueCount = number(from + 4)
      const size = (TYPE_SIZES[type] ?? 0) * valueCount
      const field = from + (isBig ? 12 : 8)
      const isInside = size <= (isBig ? 8 : 4)
      return {
        tag: view.getUint16(from, isLittle),
        type,
        count: valueCount,
        size,
        at: isInside ? at + countSize + field : number(field),
      }
    },
  )
  const hasNext = bytes.length === count * each + (isBig ? 8 : 4)
  return {
    end: at + countSize + bytes.length,
    entries: entries.filter(({ type }) => TYPE_SIZES[type] !== undefined),
    next: hasNext ? number(count * each) : 0,
  }
}
