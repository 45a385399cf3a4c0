import type { CleanTools } from '../outcome.ts'
import { fromLatin1 } from '../reading.ts'
import { InlinePicture } from './inline-picture.ts'
import { type Change, markedChange } from './marked.ts'
import { hasOtherWords, isDrawing } from './operators.ts'
import { indexOf, isRegular, isSpace, Parser, unescaped, Word } from './parse.ts'
import type { Value } from './values.ts'

const [PERCENT, SLASH, LESS] = [0x25, 0x2f, 0x3c]

/**
 * Names that occur in the content of a page: fonts, pictures and the like that are in use. They may be a few too many,
 * as they are looked for in texts and pictures inside too.
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

/** Words after which others are told that work goes on. */
const TOLD = 10_000

/**
 * The content of a page without comments, without words that draw nothing and the values before them, and without
 * entries that no reader uses in the dictionaries of marked content and of pictures; every other byte as it was.
 *
 * @returns null if nothing of it had to go
 */
export function cleanContent(bytes: Uint8Array, spend: CleanTools['spend']): Uint8Array | null {
  const isPlain = bytes.indexOf(PERCENT) === -1 && bytes.indexOf(LESS) === -1
  if (isPlain && !hasOtherWords(bytes)) return null
  spend(bytes.length)
  const parser = new ContentParser(bytes)
  let picture: InlinePicture | null = null
  let last = 0
  for (let words = 0; ; words++) {
    if (words % TOLD === 0) spend(0)
    parser.skipSpace()
    const { at: from, strays } = parser
    const value = parser.next()
    if (!(value instanceof Word)) {
      if (picture !== null) picture.add({ value, from, to: parser.at })
      else if (value instanceof Map) {
        parser.changes.push(...markedChange(value, from, parser.at, parser.strays > strays))
      }
      continue
    }
    const { text } = value
    if (text === '') break
    const draws = isDrawing(text)
    if (!draws && isRegular(bytes[from])) {
      parser.changes.push({ from: last, to: parser.at, text: '' })
    } else if (draws && text.endsWith('ID') && picture !== null) {
      parser.changes.push(...picture.changes())
      parser.at = picture.end(bytes, parser.at)
    }
    picture = draws && text.endsWith('BI') ? new InlinePicture() : null
    last = parser.at
  }
  return parser.changes.length === 0 ? null : changed(bytes, parser.changes)
}

const INVISIBLE = [...'3 Tr'].map((letter) => letter.charCodeAt(0))

/** Whether there is text that can be found and copied, but is not seen, such as text that a scanner has read. */
export function hidesText(bytes: Uint8Array): boolean {
  for (let at = indexOf(bytes, INVISIBLE, 0); at !== -1; at = indexOf(bytes, INVISIBLE, at + 1)) {
    const [before, after] = [bytes[at - 1], bytes[at + INVISIBLE.length]]
    if ((at === 0 || isSpace(before)) && !isRegular(after)) return true
  }
  return false
}

/** Remembers the places of comments, and of words among values, that it passes over. */
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

/** The bytes with all changes made. Changes within other changes are part of these already. */
function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  const longest = bytes.length + changes.reduce((sum, { text }) => sum + text.length, 0)
  const out = new Uint8Array(longest)
  let [at, size] = [0, 0]
  const put = (part: Uint8Array) => {
    out.set(part, size)
    size += part.length
  }
  // if two begin at one place the longer one comes first
  for (const { from, to, text } of [...changes].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue
    put(bytes.subarray(at, from))
    put(fromLatin1(text))
    at = to
  }
  put(bytes.subarray(at))
  return out.slice(0, size)
}
