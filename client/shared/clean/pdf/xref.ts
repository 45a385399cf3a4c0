import type { Spend } from '../outcome.ts'
import { decoded, filtersOf } from './filters.ts'
import { indexOf, Parser, parseNumbered, Word } from './parse.ts'
import { type Dict, listIn, nameIn, numberIn, PdfStream, type Value } from './values.ts'

/** The place of an object: in the file, or packed in an object stream. */
export type XrefEntry =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'packed'; readonly container: number }

/** The tables that lead to the objects of a file. */
export interface Tables {
  /** By number; null if it was deleted. */
  readonly entries: Map<number, XrefEntry | null>
  readonly trailer: Dict
  /** Bytes before `%PDF`, which some programs count and some do not. */
  readonly base: number
  /** How often it was saved into the same file, the first time included. */
  readonly revisions: number
  /** Object streams whose objects are not in `entries`, in the order of the file. */
  readonly containers: readonly number[]
}

/** No number is higher in any real file. */
export const HIGHEST = 8_388_607

const HEADER = [...'%PDF-'].map((letter) => letter.charCodeAt(0))
export const OBJ = [...'obj'].map((letter) => letter.charCodeAt(0))
const STARTXREF = [...'startxref'].map((letter) => letter.charCodeAt(0))

/** Bytes before `%PDF`; 0 if it does not occur in the first KiB, in which viewers look. */
export function bytesBeforeHeader(bytes: Uint8Array): number {
  return Math.max(0, indexOf(bytes.subarray(0, 1024 + HEADER.length), HEADER, 0))
}

/**
 * Read the tables from the newest to the oldest (ISO 32000-1, 7.5.4 to 7.5.8).
 *
 * @returns null if the chain of them is broken
 */
export function readTables(bytes: Uint8Array, spend: Spend): Tables | null {
  const base = bytesBeforeHeader(bytes)
  const entries: Tables['entries'] = new Map()
  const seen = new Set<number>()
  let trailer: Dict | null = null
  let sections = 0
  const waiting = [startOf(bytes)]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === null || seen.has(at) || seen.size > 10_000) return null
    seen.add(at)
    const section = sectionAt(bytes, at, spend) ?? sectionAt(bytes, at + base, spend)
    if (section === null) return null
    for (const [number, entry] of section.entries) {
      if (!entries.has(number)) entries.set(number, entry)
    }
    trailer ??= section.dict
    const { previous, hybrid } = followers(section.dict)
    sections += hybrid === null ? 1 : 0
    if (previous !== null) waiting.push(previous)
    if (hybrid !== null) waiting.push(hybrid)
  }
  if (trailer === null) return null
  const linearized = isLinearized(bytes, base) ? 1 : 0
  return { entries, trailer, base, revisions: Math.max(1, sections - linearized), containers: [] }
}

function startOf(bytes: Uint8Array): number | null {
  const tail = Math.max(0, bytes.length - 1024 * 64)
  let last = -1
  for (
    let at = indexOf(bytes, STARTXREF, tail);
    at !== -1;
    at = indexOf(bytes, STARTXREF, at + 1)
  ) {
    last = at
  }
  // objects that follow belong to a later table, which is damaged
  if (last === -1 || indexOf(bytes, OBJ, last) !== -1) return null
  const value = new Parser(bytes, last + STARTXREF.length).next()
  return typeof value === 'number' && value < bytes.length ? value : null
}

function followers(dict: Dict): { previous: number | null; hybrid: number | null } {
  const offset = (key: string) => {
    const value = dict.get(key)
    return typeof value === 'number' && value >= 0 ? value : null
  }
  return { previous: offset('Prev'), hybrid: offset('XRefStm') }
}

/** Such a file has its table in two parts, though it was saved once. */
function isLinearized(bytes: Uint8Array, base: number): boolean {
  const parser = new Parser(bytes.subarray(0, base + 2048), base)
  parser.skipSpace()
  const first = parseNumbered(bytes.subarray(0, base + 2048), parser.at, () => null)
  return first?.value instanceof Map && first.value.has('Linearized')
}

interface Section {
  readonly entries: ReadonlyMap<number, XrefEntry | null>
  readonly dict: Dict
}

function sectionAt(bytes: Uint8Array, at: number, spend: Spend): Section | null {
  const parser = new Parser(bytes, at)
  const word = parser.next()
  if (word instanceof Word && word.text === 'xref') return tableSection(parser, spend)
  const stream = parseNumbered(bytes, at, numberIn)?.value
  if (!(stream instanceof PdfStream) || nameIn(stream.dict.get('Type')) !== 'XRef') return null
  return streamSection(stream, spend)
}

function tableSection(parser: Parser, spend: Spend): Section | null {
  const entries = new Map<number, XrefEntry | null>()
  const from = parser.at
  for (;;) {
    const first = parser.next()
    if (first instanceof Word) {
      if (first.text !== 'trailer') return null
      const dict = parser.value()
      spend(parser.at - from)
      return dict instanceof Map ? { entries, dict } : null
    }
    const count = parser.next()
    if (typeof first !== 'number' || typeof count !== 'number') return null
    for (let i = 0; i < count; i++) {
      const before = parser.at
      const offset = parser.next()
      if (offset instanceof Word) {
        // fewer than it says
        parser.at = before
        break
      }
      parser.next()
      const use = parser.next()
      if (typeof offset !== 'number' || !(use instanceof Word)) return null
      if (first + i > HIGHEST) return null
      entries.set(first + i, use.text === 'n' ? { kind: 'at', offset } : null)
    }
  }
}

function streamSection({ dict, bytes }: PdfStream, spend: Spend): Section | null {
  const filters = filtersOf(dict, (value) => value ?? null)
  const table = decoded(bytes, filters, spend)
  const widths = numbersIn(dict.get('W'))
  const [kindWidth = 0, firstWidth = 0, secondWidth = 0] = widths
  const row = kindWidth + firstWidth + secondWidth
  if (widths.some((width) => width < 0 || width > 8) || row === 0) return null
  const size = numberIn(dict.get('Size')) ?? 0
  const index = dict.has('Index') ? numbersIn(dict.get('Index')) : [0, size]
  const entries = new Map<number, XrefEntry | null>()
  let at = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0
    for (let i = 0; i < (index[pair + 1] ?? 0) && at + row <= table.length; i++, at += row) {
      const kind = kindWidth === 0 ? 1 : numberAt(table, at, kindWidth)
      const value = numberAt(table, at + kindWidth, firstWidth)
      if (first + i > HIGHEST) return null
      entries.set(first + i, entryOf(kind, value))
    }
  }
  return { entries, dict }
}

function entryOf(kind: number, value: number): XrefEntry | null {
  if (kind === 1) return { kind: 'at', offset: value }
  return kind === 2 ? { kind: 'packed', container: value } : null
}

function numbersIn(value: Value | undefined): number[] {
  return listIn(value).map((one) => numberIn(one) ?? 0)
}

function numberAt(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (const byte of bytes.subarray(at, at + width)) value = 256 * value + byte
  return value
}
