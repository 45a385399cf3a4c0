/** Crockford's base32: no I, L, O, U. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes as numbers of five bits, most significant first; bits beyond whole symbols are left. */
export function toSymbols(bytes: Uint8Array): number[] {
  return Array.from({ length: Math.floor((bytes.length * 8) / 5) }, (_, i) => {
    const [byte, bit] = [Math.floor((5 * i) / 8), (5 * i) % 8]
    const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0)
    return (pair >> (11 - bit)) & 31
  })
}

/** Symbols as people read them. */
export function letters(symbols: readonly number[]): string {
  return symbols.map((symbol) => ALPHABET[symbol]).join('')
}

/** Symbols in groups of four, with a dash between them. */
export function inFours(symbols: string): string {
  return symbols.replace(/.{4}(?=.)/g, '$&-')
}

/** A fault of symbols that somebody typed. */
export type TypedFault =
  /** Too few or too many symbols. */
  | { readonly kind: 'length'; readonly symbols: number }
  /** `symbol` at `index` (in symbols, not counting separators) is not of the alphabet. */
  | { readonly kind: 'symbol'; readonly index: number; readonly symbol: string }
  /** The checksum fails; in each of `groups`, from 0, a single symbol could be the wrong one. */
  | { readonly kind: 'checksum'; readonly groups: readonly number[] }

/**
 * Read symbols as people type, paste or dictate them.
 *
 * @param length how many there are, the two check symbols among them
 * @param group symbols a group
 * @param before symbols that the checksum covers as well
 */
export function readTyped(
  typed: string,
  length: number,
  group: number,
  before: readonly number[] = [],
): TypedFault | { readonly kind: 'read'; readonly symbols: readonly number[] } {
  const folded = foldTyped(typed)
  const index = folded.findIndex((symbol) => !ALPHABET.includes(symbol))
  if (index >= 0) return { kind: 'symbol', index, symbol: folded[index] ?? '' }
  if (folded.length !== length) return { kind: 'length', symbols: folded.length }
  const symbols = folded.map((symbol) => ALPHABET.indexOf(symbol))
  const wrong = remainder([...before, ...symbols])
  if (wrong === 0) return { kind: 'read', symbols }
  return { kind: 'checksum', groups: suspectGroups(wrong, symbols, group) }
}

/** A prime above 31 and below 1024: one wrong symbol, or two swapped, never leave a remainder of 0. */
const MODULUS = 1021

/** @returns the remainder that is 0 for symbols with their two check symbols. PROTOCOL.md section 5 */
function remainder(symbols: readonly number[]): number {
  return symbols.reduce((value, symbol) => (32 * value + symbol) % MODULUS, 0)
}

/** The two symbols that make the remainder 0 when they follow. */
export function checkSymbols(symbols: readonly number[]): readonly [number, number] {
  const check = (MODULUS - ((1024 * remainder(symbols)) % MODULUS)) % MODULUS
  return [check >> 5, check & 31]
}

/**
 * The groups in which changing one symbol would make the checksum hold.
 *
 * @param wrong the remainder of all that is summed, not 0
 * @param symbols the last of it: those that may be mistyped
 * @param group symbols a group
 * @returns numbers of groups, from 0, in order
 */
function suspectGroups(
  wrong: number,
  symbols: readonly number[],
  group: number,
): readonly number[] {
  const groups = new Set<number>()
  let weight = 1
  for (let at = symbols.length - 1; at >= 0; at--) {
    const now = symbols[at] ?? 0
    for (let other = 0; other < 32; other++) {
      const changed = wrong + (other - now) * weight
      if (changed % MODULUS === 0) groups.add(Math.floor(at / group))
    }
    weight = (weight * 32) % MODULUS
  }
  return [...groups].sort((a, b) => a - b)
}

/** White space, dashes of all kinds, and what cannot be seen: ignored wherever it stands. */
const SEPARATORS = /[\s\p{Pd}\u2212_.\p{Cf}\p{Cc}]/gu

/** The symbols of what people type, paste or dictate; they may still be foreign to the alphabet. */
export function foldTyped(typed: string): readonly string[] {
  const plain = typed.normalize('NFKC').replace(SEPARATORS, '').toUpperCase()
  return [...plain].map((symbol) => (symbol === 'O' ? '0' : /[IL]/.test(symbol) ? '1' : symbol))
}
