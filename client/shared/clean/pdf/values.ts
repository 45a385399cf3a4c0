/** The objects of ISO 32000-1, 7.3. Strings are bytes; arrays, numbers, booleans and null are those of JavaScript. */
export type Value = null | boolean | number | Uint8Array | Name | Ref | PdfStream | Dict | Value[]

export type Dict = Map<string, Value>

export class Name {
  /** A character for each byte, `#` sequences already read. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Its generation is not kept: a number is used once in all files but those that a viewer repairs anyway. */
export class Ref {
  readonly number: number

  constructor(number: number) {
    this.number = number
  }
}

export class PdfStream {
  readonly dict: Dict
  /** The bytes as they are stored, encoded by the filters of `dict`, and unlocked. */
  readonly bytes: Uint8Array
  /** The place in the file at which the bytes begin; null if they do not stand there like this. */
  readonly from: number | null

  constructor(dict: Dict, bytes: Uint8Array, from: number | null) {
    this.dict = dict
    this.bytes = bytes
    this.from = from
  }
}

export function nameIn(value: Value | undefined): string | null {
  return value instanceof Name ? value.text : null
}

/** The entries of a dictionary or of a stream's. */
export function dictIn(value: Value | undefined): Dict | null {
  if (value instanceof PdfStream) return value.dict
  return value instanceof Map ? value : null
}

export function numberIn(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null
}

export function bytesIn(value: Value | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array()
}

/** The values of a list; none of anything else. */
export function listIn(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : []
}

/** 32000-1, 7.9.2.2: UTF-16 or UTF-8 by their marks, otherwise near enough to Latin-1. */
export function textIn(value: Value | undefined): string | null {
  if (!(value instanceof Uint8Array)) return null
  const [first, second, third] = value
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(value)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(value)
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(value)
  return new TextDecoder('windows-1252').decode(value)
}

/** How a value stands in a file, in Latin-1; of a stream, only its dictionary. */
export function written(value: Value): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberText(value)
  if (value instanceof Uint8Array) return stringText(value)
  if (value instanceof Name) return nameText(value.text)
  if (value instanceof Ref) return `${value.number} 0 R`
  if (value instanceof PdfStream) return written(value.dict)
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`
  return `<<${[...value].map(([key, one]) => `${nameText(key)} ${written(one)}`).join('')}>>`
}

/** No exponents: the format has none. */
function numberText(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

const PLAIN_IN_NAME = /^[!"$&'*-.0-;=?-Z\\^-z|~]*$/

function nameText(text: string): string {
  if (PLAIN_IN_NAME.test(text)) return `/${text}`
  return `/${[...text].map((letter) => (PLAIN_IN_NAME.test(letter) ? letter : escaped(letter))).join('')}`
}

function escaped(letter: string): string {
  return `#${letter.charCodeAt(0).toString(16).padStart(2, '0')}`
}

const BACKSLASHED = new Map([
  [0x28, '\\('],
  [0x29, '\\)'],
  [0x5c, '\\\\'],
  [0x0d, '\\r'],
])

function stringText(bytes: Uint8Array): string {
  let out = '('
  for (const byte of bytes) out += BACKSLASHED.get(byte) ?? String.fromCharCode(byte)
  return `${out})`
}
