import { damaged, type Spend } from '../outcome.ts'
import { decoded, type Filter, filtersOf, isRightDeflate } from './filters.ts'
import { type Lock, NO_LOCK, openLock } from './lock.ts'
import { type Numbered, Parser, parseNumbered } from './parse.ts'
import { scan } from './scan.ts'
import {
  bytesIn,
  type Dict,
  dictIn,
  listIn,
  nameIn,
  numberIn,
  PdfStream,
  Ref,
  type Value,
} from './values.ts'
import { readTables, type Tables } from './xref.ts'

/** Reading a byte as part of an object is as much work as inflating this many. */
const READING = 2

/** An object does not stand where the table says: all of the file is to be searched instead. */
export class Misplaced extends Error {}

/** The newest state of a PDF file, its objects read when they are asked for. */
export class PdfFile {
  readonly trailer: Dict
  readonly tables: Tables
  readonly #bytes: Uint8Array
  readonly #spend: Spend
  readonly #values = new Map<number, Value>()
  readonly #loading = new Set<number>()
  readonly #packed = new Map<number, Packed | null>()
  #lock: Lock = NO_LOCK

  constructor(bytes: Uint8Array, tables: Tables, spend: Spend) {
    this.#bytes = bytes
    this.#spend = spend
    this.tables = tables
    this.trailer = tables.trailer
    const encrypt = this.dict(this.trailer.get('Encrypt'))
    if (encrypt !== null) {
      const id = bytesIn(this.get(listIn(this.get(this.trailer.get('ID')))[0]))
      this.#lock = openLock(encrypt, id, (one) => this.get(one))
      this.#values.clear()
      this.#packed.clear()
    }
    for (const container of tables.containers) this.#adopt(container)
    this.#values.clear()
  }

  /** Take the objects of an object stream that no table names. */
  #adopt(container: number): void {
    for (const number of this.#container(container)?.places.keys() ?? []) {
      const { entries } = this.tables
      if (entries.has(number)) throw damaged('more than one revision')
      entries.set(number, { kind: 'packed', container })
      const type = nameIn(this.dict(new Ref(number))?.get('Type'))
      if (type === 'Catalog' && !this.trailer.has('Root')) this.trailer.set('Root', new Ref(number))
    }
  }

  /** Follow references to a value; null if there is none. */
  get(value: Value | undefined): Value {
    return value instanceof Ref ? this.target(value).value : (value ?? null)
  }

  dict(value: Value | undefined): Dict | null {
    return dictIn(this.get(value))
  }

  /** The value that a reference leads to, with the number of the last reference if one leads to another. */
  target(ref: Ref): { readonly number: number; readonly value: Value } {
    let number = ref.number
    for (let hops = 0; hops < 8; hops++) {
      const value = this.#load(number)
      if (!(value instanceof Ref)) return { number, value }
      number = value.number
    }
    return { number, value: null }
  }

  /** The filters of a stream or of a picture among words. */
  filters(dict: Dict): Filter[] {
    return filtersOf(dict, (value) => this.get(value))
  }

  #load(number: number): Value {
    const known = this.#values.get(number)
    if (known !== undefined) return known
    const entry = this.tables.entries.get(number)
    if (entry === undefined || entry === null || this.#loading.has(number)) return null
    this.#loading.add(number)
    try {
      const value =
        entry.kind === 'packed'
          ? this.#unpack(number, entry.container)
          : this.#readAt(number, entry.offset)
      this.#values.set(number, value)
      return value
    } finally {
      this.#loading.delete(number)
    }
  }

  #readAt(number: number, offset: number): Value {
    const found =
      this.#numberedAt(offset, number) ?? this.#numberedAt(offset + this.tables.base, number)
    if (found === null) throw new Misplaced()
    return this.#unlocked(found)
  }

  #numberedAt(offset: number, number: number): Numbered | null {
    const found = parseNumbered(this.#bytes, offset, (length) => numberIn(this.get(length)))
    if (found === null || found.number !== number) return null
    this.#spend((found.isStream ? 1 : READING) * (found.end - offset))
    return found
  }

  #unlocked({ value, number, generation }: Numbered): Value {
    return this.#lock === NO_LOCK ? value : unlocked(value, this.#lock, number, generation)
  }

  #unpack(number: number, container: number): Value {
    const packed = this.#container(container)
    const place = packed?.places.get(number)
    if (packed === null || place === undefined) return null
    const [offset, end] = place
    // an object that is left open takes in nothing of the next one
    const parser = new Parser(packed.bytes.subarray(0, end), offset)
    const value = parser.value()
    this.#spend(READING * Math.max(0, parser.at - offset))
    return value
  }

  #container(number: number): Packed | null {
    const known = this.#packed.get(number)
    if (known !== undefined) return known
    const packed = this.#openContainer(number)
    this.#packed.set(number, packed)
    return packed
  }

  #openContainer(number: number): Packed | null {
    const entry = this.tables.entries.get(number)
    // one that lies in another is forbidden, and could go round in circles
    if (entry?.kind !== 'at') return null
    const stream = this.#load(number)
    if (!(stream instanceof PdfStream)) return null
    const filters = this.filters(stream.dict)
    if (filters[0]?.name === 'FlateDecode' && !isRightDeflate(stream.bytes, this.#spend)) {
      // damaged bytes open strings, which then take in bytes behind them
      throw damaged('objects with a wrong checksum')
    }
    const bytes = decoded(stream.bytes, filters, this.#spend)
    return { bytes, places: packedPlaces(bytes, this.get(stream.dict.get('First'))) }
  }
}

interface Packed {
  readonly bytes: Uint8Array
  /** By number: the place where an object begins, and the place where the next one does. */
  readonly places: ReadonlyMap<number, readonly [number, number]>
}

/** The head of an object stream: pairs of a number and an offset. */
function packedPlaces(bytes: Uint8Array, first: Value): Packed['places'] {
  const offsets = new Map<number, number>()
  const parser = new Parser(bytes.subarray(0, numberIn(first) ?? 0))
  for (;;) {
    const number = parser.next()
    const offset = parser.next()
    if (typeof number !== 'number' || typeof offset !== 'number') break
    if (!offsets.has(number)) offsets.set(number, Number(first) + offset)
  }
  const sorted = [...offsets.values()].sort((a, b) => a - b)
  const ends = new Map(sorted.map((offset, i) => [offset, sorted[i + 1] ?? bytes.length]))
  return new Map(
    [...offsets].map(([number, offset]) => [number, [offset, ends.get(offset) ?? offset]]),
  )
}

function unlocked(value: Value, lock: Lock, number: number, generation: number): Value {
  const walk = (one: Value): Value => {
    if (one instanceof Uint8Array) return lock.string(one, number, generation)
    if (Array.isArray(one)) return one.map(walk)
    if (one instanceof Map) return new Map([...one].map(([key, each]) => [key, walk(each)]))
    return one
  }
  if (!(value instanceof PdfStream)) return walk(value)
  if (nameIn(value.dict.get('Type')) === 'XRef') return value
  const dict = walk(value.dict)
  const bytes = lock.stream(value.bytes, value.dict, number, generation)
  const same = bytes === value.bytes
  return new PdfStream(dict instanceof Map ? dict : value.dict, bytes, same ? value.from : null)
}

/**
 * Open a file by its tables, and by searching all of it if they do not lead to its pages.
 *
 * @param use is given the file, perhaps twice: its result from the first is not to be used then
 * @throws CleanError `damaged` if no pages are found, `locked`
 */
export async function withPdfFile<T>(
  bytes: Uint8Array,
  spend: Spend,
  use: (file: PdfFile) => Promise<T>,
): Promise<T> {
  const tables = readTables(bytes, spend)
  if (tables !== null) {
    try {
      const file = new PdfFile(bytes, tables, spend)
      if (hasPages(file)) return await use(file)
    } catch (error) {
      if (!(error instanceof Misplaced)) throw error
    }
  }
  const file = new PdfFile(bytes, scan(bytes, spend), spend)
  if (!hasPages(file)) throw damaged('no pages')
  return use(file)
}

function hasPages(file: PdfFile): boolean {
  const catalog = file.dict(file.trailer.get('Root'))
  return catalog !== null && file.dict(catalog.get('Pages')) !== null
}
