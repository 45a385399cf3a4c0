import type { Passage } from '../../../crypto/entries/entry-casework.ts'

/** Stands instead of every redacted passage, whatever its length: the length of a name would tell of the name. */
export const MARK = '█████'

/** The fields of an entry with a person's words; an answer of a reporter is named by its question. */
const FIELDS = ['text', 'findings', 'measures', 'lessons', 'who', 'role', 'title'] as const

type Range = readonly [from: number, to: number]

/** The redacted ranges of a field, from its beginning on; ranges that overlap are one. */
function rangesIn(passages: readonly Passage[], field: string): Range[] {
  const sorted = passages.filter((one) => one.field === field).sort((a, b) => a.from - b.from)
  const ranges: Range[] = []
  for (const { from, to } of sorted) {
    const last = ranges.at(-1)
    if (last === undefined || from >= last[1]) ranges.push([from, to])
    else ranges[ranges.length - 1] = [last[0], Math.max(last[1], to)]
  }
  return ranges
}

function marked(text: string, ranges: readonly Range[]): string {
  let [shown, at] = ['', 0]
  for (const [from, to] of ranges) {
    if (from >= text.length) break
    shown += text.slice(at, from) + MARK
    at = to
  }
  return shown + text.slice(at)
}

/** Texts by their names, with a mark for each redacted passage; everything else stays. */
export function withMarks<T extends object>(texts: T, passages: readonly Passage[]): T {
  if (passages.length === 0) return texts
  const changed = Object.entries(texts).map(([field, value]) => [
    field,
    typeof value === 'string' ? marked(value, rangesIn(passages, field)) : value,
  ])
  return Object.fromEntries(changed) as T
}

/** An entry with marks in its words, never in its facts: an assessment stays as urgent as it was. */
export function entryWithMarks<T extends object>(entry: T, passages: readonly Passage[]): T {
  const allowed: readonly string[] = FIELDS
  return withMarks(
    entry,
    passages.filter(({ field }) => allowed.includes(field)),
  )
}

/**
 * Every place at which some words stand in what is shown, as a passage of what was written.
 *
 * @param texts as they are shown, with marks
 * @param passages those that are marked already
 */
export function passagesWith(
  words: string,
  texts: object,
  passages: readonly Passage[],
): readonly Passage[] {
  if (words === '' || words.includes(MARK[0] ?? '')) return []
  return Object.entries(texts).flatMap(([field, text]) => {
    if (typeof text !== 'string') return []
    const ranges = rangesIn(passages, field)
    return placesOf(words, text).map((place) => {
      const from = writtenAt(place, ranges)
      return { field, from, to: from + words.length }
    })
  })
}

/** The fields of an entry in which words can be redacted. */
export function redactableIn(entry: object): object {
  const allowed: readonly string[] = FIELDS
  return Object.fromEntries(Object.entries(entry).filter(([field]) => allowed.includes(field)))
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    places.push(at)
  }
  return places
}

/** The place in what was written, of a place in what is shown that lies in no mark. */
function writtenAt(place: number, ranges: readonly Range[]): number {
  let shift = 0
  for (const [from, to] of ranges) {
    if (place < from - shift) break
    shift += to - from - MARK.length
  }
  return place + shift
}
