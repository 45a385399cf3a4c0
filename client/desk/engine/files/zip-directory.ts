import type { ByteSource } from '../../../shared/clean/source.ts'
import type { ZipEntry } from '../../model/files/kinds.ts'

export interface ZipDirectory {
  /** The number of entries that the archive states. */
  readonly count: number
  /** The first of them. */
  readonly entries: readonly ZipEntry[]
  /** Whether all of them are in `entries`. */
  readonly isWhole: boolean
}

/** The end of an archive with its longest comment. */
const END_LIMIT = 22 + 65_535
/** The most bytes of a list that are read. */
const LIST_LIMIT = 1024 * 1024
const ENTRY_LIMIT = 4096

const END = 0x06054b50
const ENTRY = 0x02014b50

/**
 * The list at the end of a zip file, read in bounded time even if the file misstates its sizes.
 *
 * @returns null if there is no such list
 */
export async function zipDirectory(source: ByteSource): Promise<ZipDirectory | null> {
  const start = Math.max(0, source.size - END_LIMIT)
  const tail = await source.read(start, END_LIMIT)
  const at = endIn(tail)
  if (at === null) return null
  const end = view(tail)
  const count = end.getUint16(at + 10, true)
  const length = end.getUint32(at + 12, true)
  const offset = end.getUint32(at + 16, true)
  // Bytes before the archive move it: a picture, or a program that unpacks itself.
  const shift = Math.max(0, start + at - length - offset)
  const list = await source.read(offset + shift, Math.min(length, LIST_LIMIT))
  const entries = entriesIn(list)
  return { count, entries, isWhole: entries.length === count }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The offset at which the last record of an archive begins; null if there is none. */
function endIn(tail: Uint8Array): number | null {
  const data = view(tail)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (data.getUint32(at, true) === END) return at
  }
  return null
}

function entriesIn(list: Uint8Array): ZipEntry[] {
  const data = view(list)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= list.length && entries.length < ENTRY_LIMIT) {
    if (data.getUint32(at, true) !== ENTRY) break
    const [name, extra, comment] = [28, 30, 32].map((part) => data.getUint16(at + part, true))
    const from = at + 46
    const bytes = list.subarray(from, from + (name ?? 0))
    entries.push({ name: new TextDecoder().decode(bytes), size: data.getUint32(at + 24, true) })
    at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}
