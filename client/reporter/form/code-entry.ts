import {
  CODE_LENGTH,
  GROUP_LENGTH,
  type ParsedCode,
  parseCode,
} from '../../../crypto/keys/receipt.ts'

/** The part of a typed or pasted text that is taken for the code, and the result of parsing it. */
export interface FoundCode {
  readonly text: string
  readonly parsed: ParsedCode
}

const GROUPS = CODE_LENGTH / GROUP_LENGTH
/** Longest text that is read: longer than any note that somebody keeps a code in. */
const LONGEST = 4000
/** Invisible characters, which would split a group. */
const UNSEEN = /\p{Cf}/gu
/** Characters that stand for a zero or a one on some keyboards and papers. */
const LOOKS = [
  [/[Øø]/g, '0'],
  [/[|¦]/g, '1'],
] as const

/**
 * Read a code as it comes: typed, or pasted with the text around it in a note, on a slip or in a password
 * manager. If no part of it is a code, return the part that looks most like one, so that its wrong group can
 * be pointed at.
 */
export function findCode(typed: string): FoundCode {
  const plain = LOOKS.reduce(
    (text, [from, to]) => text.replace(from, to),
    typed.slice(0, LONGEST).normalize('NFKC').replace(UNSEEN, ''),
  )
  const whole = read(plain)
  if (whole.parsed.kind === 'code') return whole
  const words = wordsOf(plain)
  const [valid, another] = validCodes(plain)
  // with two codes, nobody can tell which one is meant
  if (another !== undefined) return whole
  return valid ?? likelyPart(plain, words) ?? afterLabel(plain) ?? whole
}

function read(text: string): FoundCode {
  return { text, parsed: parseCode(text) }
}

function wordsOf(plain: string): string[] {
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Words that are joined by dashes. */
function joinedOf(plain: string): string[] {
  return plain.match(/[\p{L}\p{N}\p{Pd}]+/gu) ?? []
}

/**
 * The parts that are codes, each code once. One in a thousand runs of seven words passes for a code by
 * chance, so a code that is joined by dashes is not searched for others.
 */
function validCodes(plain: string): FoundCode[] {
  const joined = joinedOf(plain).filter((one) => parseCode(one).kind === 'code')
  const rest = joined.reduce((text, one) => text.replace(one, '\n'), plain)
  const words = wordsOf(rest)
  const groups = words.filter((word) => word.length === GROUP_LENGTH)
  const parts = [...joined, ...[...runs(words), ...sevens(groups)].map((run) => run.join('-'))]
  return [...new Map(parts.map(read).flatMap(codeIn)).values()]
}

function codeIn(found: FoundCode): [string, FoundCode][] {
  return found.parsed.kind === 'code' ? [[found.parsed.code, found]] : []
}

/** Neighbouring words that together have as many symbols as a code. */
function runs(words: readonly string[]): string[][] {
  return words.flatMap((_, start) => {
    let length = 0
    for (let end = start; end < words.length && length < CODE_LENGTH; end++) {
      length += words[end]?.length ?? 0
      if (length === CODE_LENGTH) return [words.slice(start, end + 1)]
    }
    return []
  })
}

/** Every run of seven neighbours. */
function sevens(words: readonly string[]): string[][] {
  const last = words.length - GROUPS
  return words.flatMap((_, i) => (i <= last ? [words.slice(i, i + GROUPS)] : []))
}

/** Seven groups of five symbols that are not a code: those joined by dashes, else the last seven. */
function likelyPart(plain: string, words: readonly string[]): FoundCode | null {
  const dashed = joinedOf(plain).find((one) =>
    /^(?:[\p{L}\p{N}]{5}\p{Pd}){6}[\p{L}\p{N}]{5}$/u.test(one),
  )
  if (dashed !== undefined) return read(dashed)
  const groups = words.filter((word) => word.length === GROUP_LENGTH)
  const last = sevens(groups).at(-1)
  return last === undefined ? null : read(last.join('-'))
}

/** The text after a label such as "Code:". */
function afterLabel(plain: string): FoundCode | null {
  const colon = plain.indexOf(':')
  if (colon < 0 || !/\p{L}{2}/u.test(plain.slice(0, colon))) return null
  return read(plain.slice(colon + 1))
}

/** A group that was written with more or fewer than five symbols. */
export interface OddGroup {
  /** 1 to 7 */
  readonly number: number
  readonly symbols: number
}

/**
 * The groups as they were typed, and those that are too short or too long.
 *
 * @returns null if there are not seven groups, or all have five symbols
 */
export function oddGroups(text: string): { groups: string[]; odd: readonly OddGroup[] } | null {
  const groups = text.match(/[^\s\p{Pd}\u2212_.\p{Cc}]+/gu) ?? []
  const lengths = groups.map((group) => [...group].length)
  const odd = lengths.flatMap((symbols, i) =>
    symbols === GROUP_LENGTH ? [] : [{ number: i + 1, symbols }],
  )
  if (groups.length !== GROUPS || odd.length === 0) return null
  return { groups: groups.map((group) => group.toUpperCase()), odd }
}
