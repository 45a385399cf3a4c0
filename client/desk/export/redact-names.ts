import type { PdfBlock } from '../pdf/document.ts'
import type { CaseView, DeskView } from '../protocol.ts'

/** Stands in the place of every name, however long that was. */
export const BOX = '█████'

/** Two or more capitals in a row, or one that does not begin a sentence. */
const LIKE_NAMES =
  /(?<=[\p{Ll}\p{N},;:)]\s)\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)*|\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)+/gu

/**
 * Names that may have to be blacked out, longest first: whom the case is about and who was heard,
 * what looks like a name in `blocks`, and the parts of each. A person decides which are.
 *
 * @param own whose access it is; it and its parts are not among them
 */
export function suggestNames(
  { work }: Pick<CaseView, 'work'>,
  { members }: Pick<DeskView, 'members'>,
  blocks: readonly PdfBlock[],
  own: string,
): readonly string[] {
  const known = [...work.accused, ...work.hearings].map(({ entry }) => entry.who)
  const titles = members.flatMap(({ title }) => Object.values(title))
  const texts = blocks.flatMap(textsOf)
  const seen = texts.flatMap((text) => [...text.matchAll(LIKE_NAMES)].map(([name]) => name))
  const shown = texts.join('\n')
  const whole = [...known, ...seen, ...titles.filter((title) => shown.includes(title))]
  const parts = [...known, ...seen].flatMap((name) => name.split(/[ ,()]+/)).filter(isName)
  const mine = new Set([own, ...own.split(' ')].map((name) => name.toLowerCase()))
  return [...new Set([...whole, ...parts].map((name) => name.trim()))]
    .filter((name) => name !== '' && !mine.has(name.toLowerCase()))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}

function isName(part: string): boolean {
  return /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*$/u.test(part)
}

/** Put a box in the place of each name, with or without the s of a genitive, whatever its capitals. */
export function withoutNames(text: string, names: readonly string[]): string {
  const wanted = [...names].map((name) => name.trim()).filter((name) => name !== '')
  if (wanted.length === 0) return text
  const longestFirst = wanted.sort((a, b) => b.length - a.length)
  const any = longestFirst
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|')
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'giu')
  return text.normalize('NFC').replace(whole, BOX)
}

/** The same with boxes in the place of names. */
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
  }
}
