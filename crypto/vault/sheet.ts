import { concat, requireLength } from '../primitives/bytes.ts'
import {
  checkSymbols,
  foldTyped,
  letters,
  readTyped,
  type TypedFault,
  toSymbols,
} from '../primitives/checksum.ts'
import { SIZE } from '../primitives/labels.ts'

/** Lines of a sheet. */
export const SHEET_LINES = 4
/** Symbols of a line: 18 that carry bits, then 2 that check them. */
export const LINE_LENGTH = 20
const LINE_DATA = LINE_LENGTH - 2
const GROUP = 5
const VERSION = 1
/** The most sheets that a set has. */
export const SHEETS_MAX = 16

/** One share of a recovery key, as it stands on paper. KEPT-FILES.md section 17.4 */
export interface Sheet {
  /** From 1 to `total`. */
  readonly number: number
  /** How many sheets of the set give the key back. */
  readonly needed: number
  readonly total: number
  /** 8 bytes that all sheets of a set share, and no others. */
  readonly set: Uint8Array
  /** 33 bytes: a value for each byte of the key, then the place at which they were taken. */
  readonly share: Uint8Array
}

export type ParsedLine =
  /** 18 numbers from 0 to 31. */
  { readonly kind: 'line'; readonly data: readonly number[] } | TypedFault

export type ParsedSheet =
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  /** A fault in `line`, from 1, of sheet `number`. `number` is null as long as line 1 is not read. */
  | {
      readonly kind: 'line'
      readonly number: number | null
      readonly line: number
      readonly fault: TypedFault
    }
  /** Not four lines. */
  | { readonly kind: 'lines'; readonly lines: number }
  /** Every checksum holds, but it is no sheet that this version knows. */
  | { readonly kind: 'unknown' }

/** The four lines of a sheet, each in four groups of five symbols. */
export function encodeSheet({ number, needed, total, set, share }: Sheet): readonly string[] {
  requireLength(set, SIZE.recoverySet, 'the id of a set')
  requireLength(share, SIZE.recoveryShare, 'a share')
  const data = toSymbols(concat(Uint8Array.of(VERSION, number, needed, total), set, share))
  const first = data.slice(0, LINE_DATA)
  return Array.from({ length: SHEET_LINES }, (_, i) => {
    const symbols = data.slice(LINE_DATA * i, LINE_DATA * (i + 1))
    const check = checkSymbols([...before(i + 1, first), ...symbols])
    return letters([...symbols, ...check]).replace(/.{5}(?=.)/g, '$& ')
  })
}

/**
 * The symbols that a line's checksum covers besides the line: its place, and from the second line on also the
 * first line.
 */
function before(line: number, first: readonly number[]): readonly number[] {
  return line === 1 ? [line] : [line, ...first]
}

/**
 * Read one line as people type it.
 *
 * @param line from 1
 * @param carried the data of the lines before it
 */
export function parseLine(typed: string, line: number, carried: readonly number[]): ParsedLine {
  const found = readTyped(typed, LINE_LENGTH, GROUP, before(line, carried.slice(0, LINE_DATA)))
  if (found.kind !== 'read') return found
  return { kind: 'line', data: found.symbols.slice(0, LINE_DATA) }
}

/** Read a sheet, as typed or as its QR code gives it. */
export function parseSheet(typed: string): ParsedSheet {
  const lines = splitLines(typed)
  if (lines.length !== SHEET_LINES) return { kind: 'lines', lines: lines.length }
  const data: number[] = []
  for (const [i, text] of lines.entries()) {
    const parsed = parseLine(text, i + 1, data)
    if (parsed.kind !== 'line') {
      return { kind: 'line', number: sheetNumber(data), line: i + 1, fault: parsed }
    }
    data.push(...parsed.data)
  }
  const sheet = sheetOf(data)
  return sheet === null ? { kind: 'unknown' } : { kind: 'sheet', sheet }
}

/** Split by line feeds; or by length, if the line feeds were lost. */
function splitLines(typed: string): readonly string[] {
  const lines = typed.split(/\r?\n|\r/).filter((line) => line.trim() !== '')
  const symbols = foldTyped(typed)
  if (lines.length !== 1 || symbols.length !== SHEET_LINES * LINE_LENGTH) return lines
  return Array.from({ length: SHEET_LINES }, (_, i) =>
    symbols.slice(LINE_LENGTH * i, LINE_LENGTH * (i + 1)).join(''),
  )
}

/** The number that line 1 states; null if line 1 is not there. @param data of the lines read so far */
function sheetNumber(data: readonly number[]): number | null {
  return data.length < LINE_DATA ? null : (toBytes(data)[1] ?? null)
}

/**
 * The sheet that four lines carried.
 *
 * @returns null if it is no sheet of this version
 */
export function sheetOf(data: readonly number[]): Sheet | null {
  const bytes = toBytes(data)
  const [version = 0, number = 0, needed = 0, total = 0] = bytes
  if (version !== VERSION || !isPlan(needed, total) || number < 1 || number > total) return null
  const share = bytes.slice(4 + SIZE.recoverySet)
  // at 0 lies the key itself: no share is taken there
  if (share.length !== SIZE.recoveryShare || share.at(-1) === 0) return null
  return { number, needed, total, set: bytes.slice(4, 4 + SIZE.recoverySet), share }
}

/** Whether a set may have these numbers. A single sheet that suffices would be a key left lying about. */
export function isPlan(needed: number, total: number): boolean {
  const whole = Number.isInteger(needed) && Number.isInteger(total)
  return whole && needed >= 2 && needed <= total && total <= SHEETS_MAX
}

/** The name by which people tell sets apart: `XXXX-XXXX`, the first 40 bits of the id. */
export function setName(set: Uint8Array): string {
  const name = toSymbols(requireLength(set, SIZE.recoverySet, 'the id of a set').slice(0, 5))
  return `${letters(name.slice(0, 4))}-${letters(name.slice(4))}`
}

/** Whole bytes of the symbols; bits beyond them are left. */
function toBytes(symbols: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.floor((symbols.length * 5) / 8))
  for (let i = 0; i < bytes.length * 8; i++) {
    const bit = ((symbols[Math.floor(i / 5)] ?? 0) >> (4 - (i % 5))) & 1
    bytes[i >> 3] = ((bytes[i >> 3] ?? 0) << 1) | bit
  }
  return bytes
}
