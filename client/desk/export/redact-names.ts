import { knownNames } from '../model/case/people.ts'
import type { CaseView, DeskView } from '../model/views.ts'
import { GIVEN_NAMES, NOT_NAMES, WITHIN_NAMES } from './name-words.ts'
import type { PdfBlock } from './pdf/document.ts'

/** Stands instead of every name, whatever its length. */
export const BOX = '█████'

/** Invisible characters: a soft hyphen, a zero-width space, a mark that turns the direction of a text. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const HYPHENS = '\\u2010\\u2011\\u2013-'
const APOSTROPHES = "'’ʼ"

const WORD = `\\p{Lu}(?:[${APOSTROPHES}]?\\p{L})+`
const INITIALS = '(?:\\p{Lu}\\.[^\\S\\n]?)+'
const WITHIN = `(?:(?:${[...WITHIN_NAMES].join('|')})\\s)*`
/** Words that begin with a capital, in a row, with the initials before them. */
const ROWS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${INITIALS})?${WORD}(?:(?:\\s|[${HYPHENS}])${WITHIN}(?:${INITIALS})?${WORD})*`,
  'gu',
)
const WHOLE_WORD = new RegExp(`^${WORD}(?:[${HYPHENS}]${WORD})*$`, 'u')
const IN_A_SENTENCE = /[\p{L}\p{N},;:)]\s["'«“‘(]?$/u

/** The text for comparison: each letter in one form, and no invisible characters. */
function plainly(text: string): string {
  return text.normalize('NFC').replace(UNSEEN, '').normalize('NFC')
}

/**
 * Names that may have to be blacked out, longest first: the people the case is about, the people heard,
 * words in `blocks` that look like names, titles of members that stand there, and the parts of names. A
 * person decides which of them are blacked out.
 *
 * @param own name of the person whose access it is; it and its parts are not among them
 */
export function suggestNames(
  { work }: Pick<CaseView, 'work'>,
  { members }: Pick<DeskView, 'members'>,
  blocks: readonly PdfBlock[],
  own: string,
): readonly string[] {
  const known = knownNames(work).map(plainly)
  const titles = members.flatMap(({ title }) => Object.values(title)).map(plainly)
  const texts = blocks.flatMap(textsOf).map(plainly)
  const said = texts.join('\n')
  const small = new Set(said.match(/(?<![\p{L}\p{N}])\p{Ll}+/gu))
  const quoted = blocks.flatMap((block) =>
    block.kind === 'text' && block.as === 'quote' ? [plainly(block.text)] : [],
  )
  const seen = [
    ...texts.flatMap((text) => namesIn(text, null)),
    ...quoted.flatMap((text) => namesIn(text, small)),
    ...[...small].filter((word) => GIVEN_NAMES.has(word)),
  ]
  const parts = [...known.flatMap(knownParts), ...seen.flatMap(partsOf).filter(isName)]
  const mine = new Set([plainly(own), ...partsOf(plainly(own))].map((name) => name.toLowerCase()))
  const all = [...known, ...seen, ...titles.filter((title) => said.includes(title)), ...parts]
  return [...new Set(all.map((name) => name.trim()))]
    .filter((name) => name !== '' && !mine.has(name.toLowerCase()))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/**
 * Words in a text that look like names.
 *
 * @param small words that the texts have in small letters; if null, a single word at the beginning of a
 *   sentence is not taken
 */
function namesIn(text: string, small: ReadonlySet<string> | null): string[] {
  return [...text.matchAll(ROWS)].flatMap(({ 0: row, index }) => {
    const isWithin = IN_A_SENTENCE.test(text.slice(Math.max(0, index - 3), index))
    const name = isWithin ? row : withoutOpener(row)
    if (name === '' || NOT_NAMES.has(name.toLowerCase())) return []
    const stands = isWithin || /[\s.-]/u.test(name) || !(small?.has(name.toLowerCase()) ?? true)
    return stands ? [name] : []
  })
}

/** `Da Berit Vik` begins with a word that is not part of the name. */
function withoutOpener(row: string): string {
  const [first = '', ...more] = row.split(/(?<=\s)/u)
  return NOT_NAMES.has(first.trim().toLowerCase()) ? more.join('') : row
}

function partsOf(name: string): string[] {
  return name.split(/[\s,()]+/u)
}

function isName(part: string): boolean {
  return WHOLE_WORD.test(part) && !NOT_NAMES.has(part.toLowerCase())
}

/** Names that are known, and the parts of each, longest first. */
export function partsOfNames(names: readonly string[]): readonly string[] {
  const known = names.map(plainly)
  const all = [...known, ...known.flatMap(knownParts)].map((name) => name.trim())
  return [...new Set(all)].filter(Boolean).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

/**
 * Parts of a name that stands in the case. In a name of one or two words, a part may have a small letter. A
 * longer one may be a description, so only its capitalised words count.
 */
function knownParts(name: string): string[] {
  const parts = partsOf(name)
  const isWord = (part: string) =>
    /^\p{L}{2}/u.test(part) && ![NOT_NAMES, WITHIN_NAMES].some((all) => all.has(part.toLowerCase()))
  return parts.filter((part) => isName(part) || (parts.length <= 2 && isWord(part)))
}

/**
 * Replace each name with a box, with or without the s of a genitive, whatever its capitals, hyphens and
 * apostrophes. The result has no invisible characters.
 */
export function withoutNames(text: string, names: readonly string[]): string {
  const shown = plainly(text)
  const wanted = names.map((name) => plainly(name).trim()).filter((name) => name !== '')
  if (wanted.length === 0) return shown
  const any = wanted
    .sort((a, b) => b.length - a.length)
    .map(patternOf)
    .join('|')
  const genitive = `(?:[${APOSTROPHES}:]?s|[${APOSTROPHES}])?`
  const whole = `(?<![\\p{L}\\p{N}])(?:${any})${genitive}(?![\\p{L}\\p{N}])`
  return shown.replace(new RegExp(whole, 'giu'), BOX)
}

function patternOf(name: string): string {
  return name
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(new RegExp(`(?:\\s|[${HYPHENS}])+`, 'gu'), `(?:\\s|[${HYPHENS}])+`)
    .replace(new RegExp(`[${APOSTROPHES}]`, 'gu'), `[${APOSTROPHES}]`)
}

/** The same blocks with boxes instead of names. */
export function blackOut(blocks: readonly PdfBlock[], names: readonly string[]): PdfBlock[] {
  return blocks.map((block) => blackOutIn(block, (text) => withoutNames(text, names)))
}

function blackOutIn(block: PdfBlock, out: (text: string) => string): PdfBlock {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return { ...block, text: out(block.text) }
    case 'facts': {
      const facts = block.facts.map(({ term, text }) => ({ term: out(term), text: out(text) }))
      return { ...block, facts }
    }
    case 'list':
      return { ...block, items: block.items.map(out) }
    case 'table':
      return { ...block, head: block.head.map(out), rows: block.rows.map((row) => row.map(out)) }
    case 'new-page':
      return block
    default:
      return block satisfies never
  }
}

function textsOf(block: PdfBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'new-page':
      return []
    case 'text':
      return [block.text]
    case 'facts':
      return block.facts.map(({ text }) => text)
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    default:
      return block satisfies never
  }
}
