import { Inflate, zlibSync } from 'fflate'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import { damaged, type Spend } from '../outcome.ts'
import { indexOf, isSpace, startsWith } from './parse.ts'
import { type Dict, dictIn, Name, nameIn, type Value } from './values.ts'

/** Encoded bytes at a time: they become a thousand times as many at most. */
const STEP = 16 * 1024

/**
 * Inflate a zlib stream, as far as it can be: viewers show what comes before the damage too.
 *
 * @param each gets the bytes in their order
 * @throws CleanError of `spend`, which is told of all bytes that come out
 */
export function inflateEach(
  bytes: Uint8Array,
  spend: Spend,
  each: (chunk: Uint8Array) => void,
): void {
  let idle = 0
  let refused: unknown
  const inflate = new Inflate((chunk) => {
    idle = chunk.length === 0 ? idle + 1 : 0
    try {
      spend(chunk.length)
    } catch (error) {
      refused = error
      throw error
    }
    if (chunk.length > 0) each(chunk)
  })
  try {
    // a step without output means that the stream is over, whatever follows
    for (let at = 2; at < bytes.length && idle < 2; at += STEP) {
      inflate.push(bytes.subarray(at, at + STEP))
    }
  } catch (error) {
    if (refused !== undefined) throw refused
    if (!isOfInflate(error)) throw error
  }
}

/** `fflate` marks its own errors by a number. */
function isOfInflate(error: unknown): boolean {
  return error instanceof Error && 'code' in error
}

/** @throws CleanError of `spend` */
export function inflated(bytes: Uint8Array, spend: Spend): Uint8Array {
  const chunks: Uint8Array[] = []
  inflateEach(bytes, spend, (chunk) => chunks.push(chunk))
  return concat(...chunks)
}

export function deflated(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 6 })
}

/**
 * Whether a zlib stream fills its bytes to the end: only blanks follow its checksum, two at most, as some programs
 * count the end of the line with it.
 *
 * @param plain its inflated bytes, if they are known
 */
export function isWholeDeflate(bytes: Uint8Array, spend: Spend, plain?: Uint8Array): boolean {
  const sum = plain === undefined ? checksumOf(bytes, spend) : new Adler().add(plain).bytes()
  let end = bytes.length
  for (let spare = 0; spare <= 2; spare++, end--) {
    if (end >= sum.length && startsWith(bytes, sum, end - sum.length)) return true
    if (!isSpace(bytes[end - 1])) return false
  }
  return false
}

/** Whether a zlib stream came to its end, and inflates to the bytes that went in. */
export function isRightDeflate(bytes: Uint8Array, spend: Spend): boolean {
  return indexOf(bytes, checksumOf(bytes, spend), 2) !== -1
}

function checksumOf(bytes: Uint8Array, spend: Spend): number[] {
  const adler = new Adler()
  inflateEach(bytes, spend, (chunk) => adler.add(chunk))
  return adler.bytes()
}

/** The four bytes of Adler-32 (RFC 1950) that belong behind a zlib stream. */
class Adler {
  #low = 1
  #high = 0

  add(chunk: Uint8Array): this {
    let [low, high] = [this.#low, this.#high]
    for (let at = 0; at < chunk.length; ) {
      // as many as fit before the sums could exceed 2^31
      const stop = Math.min(at + 2600, chunk.length)
      for (; at < stop; at++) {
        low += chunk[at] ?? 0
        high += low
      }
      low %= 65521
      high %= 65521
    }
    this.#low = low
    this.#high = high
    return this
  }

  bytes(): number[] {
    return [this.#high >> 8, this.#high & 0xff, this.#low >> 8, this.#low & 0xff]
  }
}

/** One filter of a stream with its parameters; names in their long form. */
export interface Filter {
  readonly name: string
  readonly parameters: Dict | null
}

const SHORT = new Map([
  ['A85', 'ASCII85Decode'],
  ['AHx', 'ASCIIHexDecode'],
  ['DCT', 'DCTDecode'],
  ['Fl', 'FlateDecode'],
  ['LZW', 'LZWDecode'],
  ['RL', 'RunLengthDecode'],
])

/** The filters of a stream in the order in which a reader undoes them. */
export function filtersOf(dict: Dict, resolve: (value: Value | undefined) => Value): Filter[] {
  const names = listOf(resolve(dict.get('Filter') ?? dict.get('F')))
  const parameters = listOf(resolve(dict.get('DecodeParms') ?? dict.get('DP')))
  return names.slice(0, 8).flatMap((one, i) => {
    const name = nameIn(resolve(one))
    if (name === null) return []
    return [{ name: SHORT.get(name) ?? name, parameters: dictIn(resolve(parameters[i])) }]
  })
}

function listOf(value: Value): readonly Value[] {
  if (value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** /Filter and /DecodeParms for what is left of the filters. */
export function filterEntries(filters: readonly Filter[]): readonly (readonly [string, Value])[] {
  if (filters.length === 0) return []
  const names = filters.map(({ name }) => new Name(name))
  const parameters = filters.map((one) => one.parameters)
  const one = filters.length === 1
  const entries: [string, Value][] = [['Filter', one ? (names[0] ?? null) : names]]
  if (parameters.some((each) => each !== null)) {
    entries.push(['DecodeParms', one ? (parameters[0] ?? null) : parameters])
  }
  return entries
}

/**
 * Undo the filters that tables and numbered objects are encoded with.
 *
 * @throws CleanError `damaged` if it is another filter
 */
export function decoded(bytes: Uint8Array, filters: readonly Filter[], spend: Spend): Uint8Array {
  return filters.reduce((before, { name, parameters }) => {
    const text = decodedText(before, name)
    if (text !== null) return text
    if (name !== 'FlateDecode') throw damaged(`filter ${name} of a table`)
    return unpredicted(inflated(before, spend), parameters)
  }, bytes)
}

/** Filters that `decoded` undoes. */
export function isReadable({ name }: Filter): boolean {
  return name === 'FlateDecode' || name === 'ASCIIHexDecode' || name === 'ASCII85Decode'
}

/** Filters whose bytes are taken over as they are. */
export function isKept({ name }: Filter): boolean {
  return KEPT.has(name)
}

const KEPT: ReadonlySet<string> = new Set([
  ...['LZWDecode', 'RunLengthDecode', 'CCITTFaxDecode', 'JBIG2Decode'],
])

/** Undo the two filters that write bytes as letters; null for any other. */
export function decodedText(bytes: Uint8Array, name: string): Uint8Array | null {
  if (name === 'ASCIIHexDecode') return hexDecoded(bytes)
  return name === 'ASCII85Decode' ? base85Decoded(bytes) : null
}

function hexDecoded(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array((bytes.length + 1) >> 1)
  let digits = 0
  for (const byte of bytes) {
    if (byte === 0x3e) break
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) continue
    out[digits >> 1] = (out[digits >> 1] ?? 0) | (digits % 2 === 0 ? digit << 4 : digit)
    digits++
  }
  return out.subarray(0, (digits + 1) >> 1)
}

function base85Decoded(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let group: number[] = []
  for (const byte of bytes) {
    if (byte === 0x7e) break
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0)
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21)
    if (group.length < 5) continue
    out.push(...base85Group(group))
    group = []
  }
  if (group.length > 1) {
    const missing = 5 - group.length
    out.push(...base85Group([...group, 84, 84, 84, 84].slice(0, 5)).slice(0, 4 - missing))
  }
  return Uint8Array.from(out)
}

function base85Group(digits: readonly number[]): number[] {
  const value = digits.reduce((sum, digit) => 85 * sum + digit, 0)
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff].map(
    (byte) => byte & 0xff,
  )
}

/** Undo the predictors of PNG (ISO 32000-1, 7.4.4.4), the only ones that tables are written with. */
function unpredicted(bytes: Uint8Array, parameters: Dict | null): Uint8Array {
  const number = (key: string, otherwise: number) => {
    const value = parameters?.get(key)
    return typeof value === 'number' && value > 0 && value < 65536 ? Math.floor(value) : otherwise
  }
  if (number('Predictor', 1) < 10) return bytes
  const bits = number('Colors', 1) * number('BitsPerComponent', 8)
  const back = Math.max(1, bits >> 3)
  const width = (bits * number('Columns', 1) + 7) >> 3
  const rows = Math.ceil(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1)
    const kind = bytes[from] ?? 0
    for (let x = 0; x < width; x++) {
      const at = row * width + x
      const left = x >= back ? (out[at - back] ?? 0) : 0
      const up = row > 0 ? (out[at - width] ?? 0) : 0
      const corner = row > 0 && x >= back ? (out[at - width - back] ?? 0) : 0
      out[at] = (bytes[from + 1 + x] ?? 0) + predicted(kind, left, up, corner)
    }
  }
  return out
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) return 0
  const guess = left + up - corner
  const [a = 0, b = 0, c = 0] = [left, up, corner].map((one) => Math.abs(guess - one))
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
