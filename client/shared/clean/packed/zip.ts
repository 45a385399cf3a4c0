import { Inflate } from 'fflate'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { CleanError, type Counter, damaged } from '../outcome.ts'
import { readExactly, viewOf } from '../reading.ts'
import type { ByteSource } from '../source.ts'
import { Window } from '../window.ts'
import { crc32 } from './crc32.ts'

/** A file of an archive, as the list at its end and the header before it both say. */
export interface ZipEntry {
  /** with `/` between folders; none of its parts is empty, `.` or `..` */
  readonly name: string
  /** bytes, packed */
  readonly packed: number
  /** bytes, unpacked */
  readonly size: number
  readonly crc: number
  readonly isDeflated: boolean
  /** where its bytes begin */
  readonly from: number
}

/** The end of an archive, with its longest comment. */
const END_SIZE = 22
const END_MOST = END_SIZE + 0xffff
const LOCAL_SIZE = 30
const CENTRAL_SIZE = 46
const END = 0x06054b50
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50

const ENTRIES_MOST = 10_000
const LIST_MOST = 8 * 1024 ** 2
/** bytes of all files together, unpacked */
const WHOLE_MOST = 256 * 1024 ** 2
/** An archive larger than this that is packed that much tighter is no document. */
const BOMB_SIZE = 32 * 1024 ** 2
const BOMB_RATIO = 600
const ENCRYPTED = 1
const SIZES_FOLLOW = 8
const DEFLATED = 8
/** Given to a decoder at a time: it makes 17 MiB of that at the most. */
const STEP = 16 * 1024
/** Steps that may make nothing: the longest block that is only copied takes four. */
const IDLE_MOST = 6

/**
 * The files of a zip archive, in the order of their bytes. Bytes between them, and data beside their names, are not
 * read.
 *
 * @throws CleanError `damaged` if list and headers contradict each other, or if two files have one name or share bytes;
 *   `locked` if one asks for a password; `too-large` if they are too many or too large together
 */
export async function readZip(source: ByteSource, tools: Counter): Promise<readonly ZipEntry[]> {
  const entries = await readCentral(source, tools)
  const size = entries.reduce((sum, one) => sum + one.size, 0)
  const packed = entries.reduce((sum, one) => sum + one.packed, 0)
  if (size > WHOLE_MOST || (size > BOMB_SIZE && size > BOMB_RATIO * packed)) {
    throw new CleanError('too-large', 'an archive of too much')
  }
  const window = new Window(source)
  const inOrder = [...entries].sort((a, b) => a.local - b.local)
  const files: ZipEntry[] = []
  let end = 0
  for (const entry of inOrder) {
    const from = await checkLocal(window, entry)
    if (entry.local < end) throw damaged('two files share bytes')
    end = from + entry.packed
    if (!entry.name.endsWith('/')) files.push({ ...entry, from })
  }
  checkNames(files)
  return files
}

/**
 * Read one file, packed as it is, to be unpacked piece by piece.
 *
 * @returns pieces of 17 MiB at the most each; they may be asked for once
 * @throws CleanError `too-large`; and from the pieces `damaged`, if size or checksum are others than the list says
 */
export async function unpack(
  source: ByteSource,
  entry: ZipEntry,
  tools: Counter,
): Promise<Generator<Uint8Array>> {
  tools.spend(entry.packed + entry.size)
  const packed = await readExactly(source, entry.from, entry.packed)
  return checked(entry.isDeflated ? inflated(packed) : [packed], entry)
}

/** As `unpack`, in one. */
export async function unpackWhole(
  source: ByteSource,
  entry: ZipEntry,
  tools: Counter,
): Promise<Uint8Array> {
  const pieces = await unpack(source, entry, tools)
  const out = new Uint8Array(entry.size)
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

interface Listed extends Omit<ZipEntry, 'from'> {
  readonly local: number
  readonly flags: number
  readonly nameBytes: Uint8Array
}

async function readCentral(source: ByteSource, tools: Counter): Promise<readonly Listed[]> {
  const tailAt = Math.max(0, source.size - END_MOST)
  const tail = await readExactly(source, tailAt, source.size - tailAt)
  const at = endIn(tail)
  const end = viewOf(tail)
  const count = end.getUint16(at + 10, true)
  const length = end.getUint32(at + 12, true)
  const offset = end.getUint32(at + 16, true)
  if (end.getUint32(at + 4, true) !== 0 || end.getUint16(at + 8, true) !== count) {
    throw damaged('an archive in several parts')
  }
  if (count > ENTRIES_MOST || length > LIST_MOST) throw new CleanError('too-large', 'a long list')
  if (offset + length > tailAt + at) throw damaged('the list is not before its end')
  tools.spend(length)
  return entriesIn(await readExactly(source, offset, length), count)
}

/** The place of the record at the end: the last one whose comment ends where the file does. */
function endIn(tail: Uint8Array): number {
  const view = viewOf(tail)
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    const isEnd = view.getUint32(at, true) === END
    if (isEnd && at + END_SIZE + view.getUint16(at + 20, true) === tail.length) return at
  }
  throw damaged('no list of files')
}

function entriesIn(list: Uint8Array, count: number): readonly Listed[] {
  const view = viewOf(list)
  const entries: Listed[] = []
  let at = 0
  while (entries.length < count) {
    if (at + CENTRAL_SIZE > list.length || view.getUint32(at, true) !== CENTRAL) {
      throw damaged('the list breaks off')
    }
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((o) => view.getUint16(at + o, true))
    const end = at + CENTRAL_SIZE + name + extra + comment
    if (end > list.length) throw damaged('the list breaks off')
    entries.push(listed(list.subarray(at, end), name, extra))
    at = end
  }
  if (at !== list.length) throw damaged('more in the list than it says')
  return entries
}

function listed(record: Uint8Array, nameSize: number, extraSize: number): Listed {
  const view = viewOf(record)
  const flags = view.getUint16(8, true)
  const method = view.getUint16(10, true)
  if ((flags & ENCRYPTED) !== 0) throw new CleanError('locked', 'a file with a password')
  if (method !== 0 && method !== DEFLATED) throw damaged('packed in another way')
  const nameBytes = record.subarray(CENTRAL_SIZE, CENTRAL_SIZE + nameSize)
  const extra = record.subarray(CENTRAL_SIZE + nameSize, CENTRAL_SIZE + nameSize + extraSize)
  const long = longSizes(extra)
  const real = (value: number) => (value === 0xffffffff ? long() : value)
  const size = real(view.getUint32(24, true))
  const packed = real(view.getUint32(20, true))
  const local = real(view.getUint32(42, true))
  if (method === 0 && size !== packed) throw damaged('a stored file of two sizes')
  const name = new TextDecoder().decode(nameBytes)
  const crc = view.getUint32(16, true)
  return { name, size, packed, crc, isDeflated: method === DEFLATED, local, flags, nameBytes }
}

/** The sizes of more than 32 bits, one after the other, in the order of APPNOTE 4.5.3. */
function longSizes(extra: Uint8Array): () => number {
  const view = viewOf(extra)
  let at = 0
  let end = 0
  while (at + 4 <= extra.length && end === 0) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) end = Math.min(at + 4 + size, extra.length)
    at += 4 + (end === 0 ? size : 0)
  }
  return () => {
    if (at + 8 > end) throw damaged('a size that is missing')
    const value = view.getBigUint64(at, true)
    at += 8
    return Number(value)
  }
}

/**
 * The header before the bytes of a file has to say the same as the list: programs differ in which of the two they
 * believe.
 *
 * @returns where the bytes begin
 */
async function checkLocal(source: Window, entry: Listed): Promise<number> {
  const header = await source.bytes(entry.local, LOCAL_SIZE)
  const view = viewOf(header)
  const nameSize = view.getUint16(26, true)
  const from = entry.local + LOCAL_SIZE + nameSize + view.getUint16(28, true)
  const name = await source.bytes(entry.local + LOCAL_SIZE, nameSize)
  const flags = view.getUint16(6, true)
  const isSame =
    view.getUint32(0, true) === LOCAL &&
    view.getUint16(8, true) === (entry.isDeflated ? DEFLATED : 0) &&
    (flags & ENCRYPTED) === 0 &&
    equal(name, entry.nameBytes)
  if (!isSame || from + entry.packed > source.size) throw damaged('list and header differ')
  const told = [14, 18, 22].map((offset) => view.getUint32(offset, true))
  const known = [entry.crc, entry.packed, entry.size]
  const follow = (flags & SIZES_FOLLOW) !== 0
  const differs = told.some((value, i) => {
    if (value === known[i] || (follow && value === 0)) return false
    return i === 0 || value !== 0xffffffff
  })
  if (differs) throw damaged('list and header differ')
  return from
}

/** Names of parts are the same in capitals and small letters (ECMA-376, part 2). */
function checkNames(files: readonly ZipEntry[]): void {
  const seen = new Set<string>()
  for (const { name } of files) {
    const parts = name.split('/')
    const isStrange = parts.some((part) => part === '' || part === '.' || part === '..')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    if (isStrange || /[\\:\0-\x1f]/.test(name)) throw damaged('a name that leads elsewhere')
    const key = name.toLowerCase()
    if (seen.has(key)) throw damaged('two files of one name')
    seen.add(key)
  }
}

function* checked(pieces: Iterable<Uint8Array>, entry: ZipEntry): Generator<Uint8Array> {
  let size = 0
  let crc = 0
  for (const piece of pieces) {
    size += piece.length
    if (size > entry.size) throw damaged('more than its list says')
    crc = crc32(piece, crc)
    yield piece
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged('not what its list says')
}

function* inflated(packed: Uint8Array): Generator<Uint8Array> {
  let made: Uint8Array[] = []
  const inflate = new Inflate((piece) => made.push(piece))
  let idle = 0
  // a decoder that has come to its end would heap up all that follows
  for (let at = 0; at < packed.length && idle <= IDLE_MOST; at += STEP) {
    made = []
    try {
      inflate.push(packed.subarray(at, at + STEP))
    } catch {
      throw damaged('packed bytes that make no sense')
    }
    const pieces = made.filter((piece) => piece.length > 0)
    idle = pieces.length === 0 ? idle + 1 : 0
    yield* pieces
  }
}
