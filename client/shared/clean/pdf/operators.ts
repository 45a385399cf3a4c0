import { setOf } from '../found.ts'
import { isRegular } from './parse.ts'

/** Operators that draw a page (ISO 32000-1, annex A). */
const OPERATORS = setOf(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J
  K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz
  v w W W* y ' "`,
)
const LONGEST = 3

/** Numbers, also those that only some programs write and some readers understand: `--5`, `6.1e-17`. */
const NUMBER = /[-+.\d]+(?:e[-+]?\d+)?/iy

/**
 * Whether a word means anything to a reader in the content of a page: an operator or a number, or several of them that
 * a careless program wrote without a space, which some readers take apart.
 */
export function isDrawing(word: string): boolean {
  for (let at = 0; at < word.length; ) {
    const end = endOfPart(word, at)
    if (end === at) return false
    at = end
  }
  return true
}

/** The end of the number or the longest operator that begins at `at`; `at` if none does. */
function endOfPart(word: string, at: number): number {
  NUMBER.lastIndex = at
  if (NUMBER.test(word)) return NUMBER.lastIndex
  for (let length = LONGEST; length > 0; length--) {
    if (OPERATORS.has(word.slice(at, at + length))) return Math.min(word.length, at + length)
  }
  return at
}

const [LEFT, RIGHT, BACKSLASH, SLASH] = [0x28, 0x29, 0x5c, 0x2f]

/** Whether there are words that draw nothing, or pixels among the words; quickly. */
export function hasOtherWords(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === LEFT) at = stringEnd(bytes, at)
    else if (byte === SLASH || isRegular(byte)) {
      const from = at
      while (isRegular(bytes[at + 1])) at++
      if (byte !== SLASH && isOther(bytes, from, at + 1)) return true
    }
  }
  return false
}

/** Longer words are left to the slower check. */
const SHORT = 64

function isOther(bytes: Uint8Array, from: number, to: number): boolean {
  if (isNumber(bytes, from, to)) return false
  if (to - from > SHORT) return true
  const word = String.fromCharCode(...bytes.subarray(from, to))
  return word.endsWith('ID') || !isDrawing(word)
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    // digits, full stop, minus
    if ((byte < 0x30 || byte > 0x39) && byte !== 0x2e && byte !== 0x2d) return false
  }
  return true
}

/** The place of the bracket that ends the string which begins at `from`. */
function stringEnd(bytes: Uint8Array, from: number): number {
  let open = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === LEFT) open++
    else if (byte === RIGHT && --open === 0) return at
  }
  return bytes.length
}
