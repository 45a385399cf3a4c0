import { damaged } from '../outcome.ts'
import { latin1 } from '../reading.ts'
import { type Dict, Name, PdfStream, Ref, type Value } from './values.ts'

/** Arrays and dictionaries inside of one another; no real file comes near. */
const DEEPEST = 100

const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const DELIMITER = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)))
const [LF, CR, PERCENT, SLASH] = [0x0a, 0x0d, 0x25, 0x2f]
const [LEFT, RIGHT, BACKSLASH, LESS, MORE] = [0x28, 0x29, 0x5c, 0x3c, 0x3e]

/** A word that is no value: `obj`, `endobj`, `R`, `]`, `>>`, or the end of the bytes as ''. */
export class Word {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Reads objects one after the other (ISO 32000-1, 7.2 and 7.3), as leniently as viewers do. */
export class Parser {
  readonly bytes: Uint8Array
  at: number
  /** Keys and values so far that count for nothing, and were passed over. */
  strays = 0

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  /** The next value, or the word that stands there. */
  next(depth = 0): Value | Word {
    if (depth > DEEPEST) throw damaged('nested too deep')
    this.skipSpace()
    const byte = this.bytes[this.at]
    if (byte === undefined) return new Word('')
    if (byte === SLASH) return this.#name()
    if (byte === LEFT) return this.#string()
    if (byte === LESS) {
      if (this.bytes[this.at + 1] !== LESS) return this.#hex()
      this.at += 2
      return this.#dict(depth)
    }
    if (byte === 0x5b) {
      this.at++
      return this.#array(depth)
    }
    return this.#numberOrWord()
  }

  /** The next value; null if a word stands there. */
  value(): Value {
    const next = this.next()
    return next instanceof Word ? null : next
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === undefined) return
      if (byte === PERCENT) {
        while (this.at < this.bytes.length && !isEol(this.bytes[this.at])) this.at++
      } else if (SPACE.has(byte)) {
        this.at++
      } else {
        return
      }
    }
  }

  #dict(depth: number): Dict {
    const dict: Dict = new Map()
    for (;;) {
      const key = this.next(depth + 1)
      if (key instanceof Word) {
        if (key.text === '>>' || key.text === '') return dict
        if (isEnd(key)) return this.#back(key, dict)
      }
      if (!(key instanceof Name)) {
        this.strays++
        continue
      }
      if (dict.has(key.text)) this.strays++
      const value = this.next(depth + 1)
      if (!(value instanceof Word)) {
        dict.set(key.text, value)
        continue
      }
      this.strays++
      if (value.text === '>>' || value.text === '') return dict
      if (isEnd(value)) return this.#back(value, dict)
    }
  }

  #array(depth: number): Value[] {
    const array: Value[] = []
    for (;;) {
      const value = this.next(depth + 1)
      if (!(value instanceof Word)) array.push(value)
      else if (value.text === ']' || value.text === '') return array
      else if (isEnd(value)) return this.#back(value, array)
    }
  }

  /** A value that was left open ends with its object. */
  #back<T>(word: Word, value: T): T {
    this.at -= word.text.length
    return value
  }

  #name(): Name {
    this.at++
    const text = this.#regular()
    return new Name(text.includes('#') ? unescaped(text) : text)
  }

  #regular(): string {
    const from = this.at
    while (isRegular(this.bytes[this.at])) this.at++
    return latin1(this.bytes, from, this.at)
  }

  #numberOrWord(): Value | Word {
    const from = this.at
    const text = this.#regular()
    if (text === '') return this.#delimiter()
    const number = numberOf(text)
    if (number === null) return KEYWORDS.has(text) ? (KEYWORDS.get(text) ?? null) : new Word(text)
    return Number.isInteger(number) && number >= 0 ? this.#refAfter(number, from) : number
  }

  #delimiter(): Word {
    const byte = this.bytes[this.at++]
    if (byte === MORE && this.bytes[this.at] === MORE) {
      this.at++
      return new Word('>>')
    }
    return new Word(byte === undefined ? '' : String.fromCharCode(byte))
  }

  /** `12 0 R` rather than the number 12. */
  #refAfter(number: number, from: number): Value {
    const after = this.at
    if (after > from && this.#digitsAfterSpace() && this.#markAfterSpace()) return new Ref(number)
    this.at = after
    return number
  }

  #digitsAfterSpace(): boolean {
    if (!this.#isSpacePassed()) return false
    const from = this.at
    while (isDigit(this.bytes[this.at]) && this.at - from < 6) this.at++
    return this.at > from
  }

  #markAfterSpace(): boolean {
    if (!this.#isSpacePassed() || this.bytes[this.at] !== 0x52) return false
    return !isRegular(this.bytes[++this.at])
  }

  #isSpacePassed(): boolean {
    const before = this.at
    while (isSpace(this.bytes[this.at])) this.at++
    return this.at > before
  }

  #string(): Uint8Array {
    const out: number[] = []
    let open = 1
    for (this.at++; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at] ?? 0
      if (byte === BACKSLASH) {
        this.at++
        this.#escape(out)
        continue
      }
      if (byte === LEFT) open++
      if (byte === RIGHT && --open === 0) break
      out.push(byte === CR ? LF : byte)
      if (byte === CR && this.bytes[this.at + 1] === LF) this.at++
    }
    this.at++
    const text = Uint8Array.from(out)
    // left open, it would carry other objects out of the file
    if (indexOf(text, ENDOBJ, 0) !== -1) throw damaged('a string without end')
    return text
  }

  /** Ends on the last byte of the sequence. */
  #escape(out: number[]): void {
    const byte = this.bytes[this.at] ?? 0
    if (isOctal(byte)) {
      let code = 0
      let digits = 0
      while (digits < 3 && isOctal(this.bytes[this.at + digits])) {
        code = 8 * code + (this.bytes[this.at + digits++] ?? 0) - 0x30
      }
      this.at += digits - 1
      out.push(code & 0xff)
    } else if (byte === CR || byte === LF) {
      if (byte === CR && this.bytes[this.at + 1] === LF) this.at++
    } else {
      out.push(ESCAPES.get(byte) ?? byte)
    }
  }

  /** Ends at a byte that is no digit, so that a string left open takes in nothing else. */
  #hex(): Uint8Array {
    const out: number[] = []
    let half: number | null = null
    for (this.at++; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]
      if (isSpace(byte)) continue
      const digit = hexDigit(byte)
      if (digit === null) break
      if (half !== null) out.push(16 * half + digit)
      half = half === null ? digit : null
    }
    if (this.bytes[this.at] === MORE) this.at++
    if (half !== null) out.push(16 * half)
    return Uint8Array.from(out)
  }
}

function hexDigit(byte: number | undefined): number | null {
  if (byte === undefined) return null
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : null
}

const KEYWORDS = new Map<string, null | boolean>([
  ['null', null],
  ['true', true],
  ['false', false],
])

const ESCAPES = new Map([
  [0x6e, 0x0a],
  [0x72, 0x0d],
  [0x74, 0x09],
  [0x62, 0x08],
  [0x66, 0x0c],
])

/** If two of its parts could take the same digit, a long row of digits would take very long. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/
/** Numbers of some programs that viewers read too: two signs, or a sign in the middle. */
const ODD_NUMBER = /^[+-]*(\d+(?:\.\d*)?|\.\d+)(?:-\d*)?$/

function numberOf(text: string): number | null {
  if (NUMBER.test(text)) return Number(text)
  const odd = ODD_NUMBER.exec(text)
  return odd === null ? null : Number(odd[1]) * (text.startsWith('-') ? -1 : 1)
}

/** Words that stand in no array and in no dictionary. */
const OUTSIDE: ReadonlySet<string> = new Set(['obj', 'endobj', 'stream', 'endstream'])

function isEnd(word: Word): boolean {
  return OUTSIDE.has(word.text)
}

/** A byte of a word, a number or a name. */
export const isRegular = (byte: number | undefined) =>
  byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte)

/** A name in which bytes are written as `#` and two digits. */
export function unescaped(name: string): string {
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

const isEol = (byte: number | undefined) => byte === CR || byte === LF
export const isSpace = (byte: number | undefined) => byte !== undefined && SPACE.has(byte)
export const isDigit = (byte: number | undefined) =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39
const isOctal = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x37

/** An object with the number under which it stands there. */
export interface Numbered {
  readonly number: number
  readonly generation: number
  readonly value: Value
  readonly isStream: boolean
  /** The place at which the parser stopped. */
  readonly end: number
}

/**
 * Read `12 0 obj …`.
 *
 * @param lengthOf the number of a /Length, whether it is a number or a reference
 * @returns null if no object stands at `at`
 */
export function parseNumbered(
  bytes: Uint8Array,
  at: number,
  lengthOf: (value: Value | undefined) => number | null,
): Numbered | null {
  const parser = new Parser(bytes, at)
  const number = parser.next()
  const generation = parser.next()
  const word = parser.next()
  if (typeof number !== 'number' || typeof generation !== 'number') return null
  if (!(word instanceof Word) || !word.text.startsWith('obj')) return null
  parser.at -= word.text.length - 3
  const value = parser.value()
  const plain = { number, generation, value, isStream: false, end: parser.at }
  if (!(value instanceof Map)) return plain
  const after = parser.next()
  if (!(after instanceof Word) || after.text !== 'stream') return plain
  const from = dataAfter(bytes, parser.at)
  const to = streamEnd(bytes, from, lengthOf(value.get('Length')))
  const stream = new PdfStream(value, bytes.subarray(from, to), from)
  return { number, generation, value: stream, isStream: true, end: to }
}

/** The word `stream` is followed by one end of line. */
function dataAfter(bytes: Uint8Array, at: number): number {
  if (bytes[at] === CR && bytes[at + 1] === LF) return at + 2
  return isEol(bytes[at]) ? at + 1 : at
}

const ENDSTREAM = [...'endstream'].map((letter) => letter.charCodeAt(0))
/** Between a stream and its end; one or two if programs keep to the format. */
const BLANKS = 32

const END = [...'end'].map((letter) => letter.charCodeAt(0))
const ENDOBJ = [...'endobj'].map((letter) => letter.charCodeAt(0))

function streamEnd(bytes: Uint8Array, from: number, length: number | null): number {
  if (length !== null && length >= 0 && from + length <= bytes.length) {
    let at = from + length
    while (isSpace(bytes[at]) && at < from + length + BLANKS) at++
    if (startsWith(bytes, ENDSTREAM, at) || startsWith(bytes, ENDOBJ, at)) return from + length
  }
  const end = endWord(bytes, from)
  if (bytes[end - 1] === LF && bytes[end - 2] === CR) return Math.max(from, end - 2)
  return isEol(bytes[end - 1]) ? Math.max(from, end - 1) : end
}

/** In one go, so that the work is as much as what lies between. */
function endWord(bytes: Uint8Array, from: number): number {
  for (let at = indexOf(bytes, END, from); at !== -1; at = indexOf(bytes, END, at + 1)) {
    if (startsWith(bytes, ENDSTREAM, at) || startsWith(bytes, ENDOBJ, at)) return at
  }
  return bytes.length
}

export function startsWith(bytes: Uint8Array, word: readonly number[], at: number): boolean {
  return word.every((byte, i) => bytes[at + i] === byte)
}

/** @returns -1 if `word` does not occur from `from` on */
export function indexOf(bytes: Uint8Array, word: readonly number[], from: number): number {
  const first = word[0] ?? 0
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, word, at)) return at
  }
  return -1
}
