import type { Snippet } from '../../rpc/search-result.ts'
import type { Passage } from './passages.ts'
import { type Word, wordsOf } from './words.ts'

/** Letters that are shown, and how many of them before the match. */
const LENGTH = 140
const BEFORE = 12

/**
 * The passage with most of the searched words; of two such passages, the one in which they fit better.
 *
 * @param matches for each searched word: the terms that fit it, and how well
 * @returns null if nothing fits, or only text that the list shows in any case
 */
export function snippetOf(
  passages: readonly Passage[],
  matches: readonly ReadonlyMap<string, number>[],
): Snippet | null {
  let best: { passage: Passage; found: readonly Word[]; score: number } | null = null
  for (const passage of passages) {
    if (passage.place === 'reference') continue
    const words = wordsOf(passage.text)
    const found = words.filter(({ folded }) => matches.some((fitting) => fitting.has(folded)))
    const score = scoreOf(found, matches)
    if (score > (best?.score ?? 0)) best = { passage, found, score }
  }
  return best && cut(best.passage, best.found)
}

function scoreOf(found: readonly Word[], matches: readonly ReadonlyMap<string, number>[]): number {
  const fits = matches.map((fitting) =>
    found.reduce((most, { folded }) => Math.max(most, fitting.get(folded) ?? 0), 0),
  )
  // One more of the words counts for more than that the others fit well.
  return fits.reduce((sum, fit) => sum + (fit === 0 ? 0 : 10 + fit), 0)
}

function cut({ place, text, hidden }: Passage, found: readonly Word[]): Snippet {
  if (hidden) return { place, text: '', ranges: [] }
  const first = found[0]?.start ?? 0
  const from = first <= BEFORE ? 0 : wordStart(text, first - BEFORE)
  const to = whole(text, Math.min(from + LENGTH, text.length))
  const before = from === 0 ? '' : '… '
  const by = before.length - from
  const ranges = found
    .filter(({ start }) => start < to)
    .map(({ start, end }) => [start + by, Math.min(end, to) + by] as const)
  const said = text.slice(from, to).replace(/\s/g, ' ')
  return { place, text: `${before}${said}${to === text.length ? '' : ' …'}`, ranges }
}

/** The next beginning of a word from `at` on; `at` itself if the word is too long for that. */
function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + BEFORE).search(/\s\S/)
  return space === -1 ? whole(text, at) : at + space + 1
}

/** Not between the halves of a letter. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
