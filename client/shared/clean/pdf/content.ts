import { concat } from '../../../../crypto/bytes.ts'
import type { CleanTools } from '../outcome.ts'
import { fromLatin1 } from '../reading.ts'
import { hasOtherWords, isDrawing } from './operators.ts'
import { indexOf, isRegular, isSpace, Parser, unescaped, Word } from './parse.ts'
import { type Dict, Name, type Value, written } from './values.ts'

const [PERCENT, LEFT, SLASH, LESS] = [0x25, 0x28, 0x2f, 0x3c]

/**
 * Names that occur in what a page is drawn with: fonts, pictures and the like that are in use. A few
 * too many, as they are looked for in texts and pictures inside too.
 */
export function contentNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>()
  for (let at = bytes.indexOf(SLASH); at !== -1; at = bytes.indexOf(SLASH, at + 1)) {
    let name = ''
    for (let end = at + 1; isRegular(bytes[end]); end++) {
      name += String.fromCharCode(bytes[end] ?? 0)
    }
    names.add(name.includes('#') ? unescaped(name) : name)
  }
  return names
}

/**
 * What a page is drawn with, without comments, without words that draw nothing and what stands for
 * them, and without what no reader uses in the dictionaries of marked content; every other byte as it
 * was.
 *
 * @returns null where nothing of it had to go
 */
export function cleanContent(bytes: Uint8Array, spend: CleanTools['spend']): Uint8Array | null {
  const isPlain = bytes.indexOf(PERCENT) === -1 && bytes.indexOf(LESS) === -1
  if (isPlain && !hasOtherWords(bytes)) return null
  spend(bytes.length)
  const parser = new ContentParser(bytes)
  let isPicture = false
  let last = 0
  for (;;) {
    parser.skipSpace()
    const { at: from, strays } = parser
    const value = parser.next()
    if (value instanceof Map) parser.changes.push(...changeOf(value, from, parser, strays))
    if (!(value instanceof Word)) continue
    if (value.text === '') break
    if (!isPicture && isRegular(bytes[from]) && !isDrawing(value.text)) {
      parser.changes.push({ from: last, to: parser.at, text: '' })
    }
    last = parser.at
    if (value.text === 'BI') isPicture = true
    else if (value.text === 'ID' && isPicture) {
      parser.at = pictureEnd(bytes, parser.at)
      last = parser.at
      isPicture = false
    }
  }
  return parser.changes.length === 0 ? null : changed(bytes, parser.changes)
}

const INVISIBLE = [...'3 Tr'].map((letter) => letter.charCodeAt(0))

/** Whether text is there that can be found and copied, and is not seen: what a scanner has read. */
export function hidesText(bytes: Uint8Array): boolean {
  for (let at = indexOf(bytes, INVISIBLE, 0); at !== -1; at = indexOf(bytes, INVISIBLE, at + 1)) {
    const [before, after] = [bytes[at - 1], bytes[at + INVISIBLE.length]]
    if ((at === 0 || isSpace(before)) && !isRegular(after)) return true
  }
  return false
}

interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Remembers where comments, and words among values, stand that it passes over. */
class ContentParser extends Parser {
  readonly changes: Change[] = []

  override next(depth = 0): Value | Word {
    this.skipSpace()
    const from = this.at
    const value = super.next(depth)
    if (depth > 0 && value instanceof Word && isRegular(this.bytes[from]) && !isDrawing(value.text))
      this.changes.push({ from, to: this.at, text: '' })
    return value
  }

  override skipSpace(): void {
    const { bytes } = this
    const from = this.at
    super.skipSpace()
    for (let at = from; at < this.at; at++) {
      if (bytes[at] !== PERCENT) continue
      const start = at
      while (at < this.at && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
      this.changes.push({ from: start, to: at, text: '' })
    }
  }
}

/** What marked content says of itself that readers use (ISO 32000-1, 14.6 and 14.9). */
const PROPERTIES: ReadonlySet<string> = new Set([
  ...['MCID', 'ActualText', 'Alt', 'E', 'Lang', 'Type', 'Subtype', 'BBox', 'Attached'],
])

/** A box, and the like; nothing that holds others. */
function isPlainValue(value: Value): boolean {
  if (!Array.isArray(value)) return !(value instanceof Map)
  return value.every((one) => typeof one === 'number' || one instanceof Name)
}

/** @param strays before the dictionary was read, which begins at `from` */
function changeOf(dict: Dict, from: number, parser: Parser, strays: number): Change[] {
  const kept = new Map(
    [...dict].filter(([key, value]) => PROPERTIES.has(key) && isPlainValue(value)),
  )
  const isWhole = kept.size === dict.size && parser.strays === strays
  return isWhole ? [] : [{ from, to: parser.at, text: written(kept) }]
}

const EI = [0x45, 0x49]

/** Pixels within the stream end with `EI`, on its own and with words behind it. */
function pictureEnd(bytes: Uint8Array, from: number): number {
  for (let at = indexOf(bytes, EI, from); at !== -1; at = indexOf(bytes, EI, at + 1)) {
    const isAlone = isSpace(bytes[at - 1]) && (isSpace(bytes[at + 2]) || at + 2 === bytes.length)
    if (isAlone && isWords(bytes.subarray(at + 2, at + 18))) return at
  }
  return bytes.length
}

/** Up to where a string begins, which may be of any bytes. */
function isWords(bytes: Uint8Array): boolean {
  const string = bytes.indexOf(LEFT)
  return (string === -1 ? bytes : bytes.subarray(0, string)).every(isWritten)
}

const isWritten = (byte: number) => isSpace(byte) || (byte >= 0x20 && byte < 0x7f)

/** Changes within others are theirs already. */
function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  // where two begin at one place the longer one comes first
  for (const { from, to, text } of [...changes].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    parts.push(bytes.subarray(at, from), fromLatin1(text))
    at = to
  }
  return concat(...parts, bytes.subarray(at))
}
