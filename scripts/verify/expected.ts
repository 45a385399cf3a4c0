import { LANGUAGE_PATHS } from '../../client/texts/pages.ts'
import { type Day, dayOf } from '../../crypto/days/calendar.ts'
import { contentHash, type VerifiedKeyList } from '../../crypto/keys/keylist.ts'
import { equal, fromUtf8 } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { type ReporterProgram, reporterPages } from '../build/reporter-pages.ts'
import { contentOf, WORDS_PATH, wordsHash } from '../content/public-words.ts'
import { withIndexes } from '../serve/webcat.ts'

/** A file as the release and the signed words make it. */
export interface Expected {
  readonly type: string
  /** More than one if a page shows dates, or a notice for visitors from a network of the organisation. */
  readonly bodies: readonly Uint8Array[]
}

export type ExpectedFiles = ReadonlyMap<string, Expected>

/** The documents of a server about its organisation. */
export interface Said {
  readonly list: VerifiedKeyList
  /** Bytes of the content document. */
  readonly document: Uint8Array
  readonly words: Uint8Array
}

/**
 * Why the words are not those that the root signed, in one sentence; null if they are.
 *
 * @param own the words of a content folder at hand, if there is one
 */
export function wordsFault(
  p: Primitives,
  { list, document, words }: Said,
  own: Uint8Array | null,
): string | null {
  if (!equal(contentHash(p, list.instance, document), list.content)) {
    return 'the content document is not the one that the key list names'
  }
  const served = wordsHash(words)
  if (own !== null && !equal(own, words)) {
    const place = firstDifference(words, own)
    return `${WORDS_PATH}: byte ${place.at} differs from the content folder: ${place.text}`
  }
  const { words: signed } = JSON.parse(fromUtf8(document))
  if (signed === undefined) {
    return own === null
      ? 'the key list signs no hash of the words: give the content folder as --content FOLDER'
      : null
  }
  if (signed === served) return null
  return `${WORDS_PATH}: the words have the hash ${served}, and the key list signs ${signed}: somebody has changed a text, a name or a number on the pages since the last ceremony`
}

/**
 * Everything that the server should answer with, path by path.
 *
 * @param options whether the pages say that their keys are only for trying, and whether WEBCAT checks them too
 */
export async function expectedFiles(
  program: ReporterProgram,
  { list, document, words }: Said,
  now: number,
  { isDemo, webcat }: { readonly isDemo: boolean; readonly webcat: boolean },
): Promise<ExpectedFiles> {
  const content = contentOf(words, document)
  const files = new Map<string, Expected>([
    [WORDS_PATH, { type: 'application/json', bodies: [words] }],
  ])
  for (const day of daysShown(words, dayOf(now))) {
    const options = { demo: isDemo, today: day, webcat }
    const drawn = await reporterPages(program, list, content, options)
    for (const [path, { body, type, inside = [] }] of drawn) {
      const before = files.get(path)?.bodies ?? []
      const all = [body, ...inside.map((one) => one.body)]
      const others = all.filter((one) => !before.some((known) => equal(known, one)))
      files.set(path, { type, bodies: [...before, ...others] })
    }
  }
  return webcat ? withIndexes(files) : files
}

/** A server draws its pages when it starts. A day in the words may have passed since: then both pages are right. */
function daysShown(words: Uint8Array, today: Day): readonly Day[] {
  const dates = fromUtf8(words).match(/"until":"\d{4}-\d{2}-\d{2}"/g) ?? []
  const days = dates.map((one) => dayOf(Date.parse(one.slice(9, -1))) - 1)
  return [...new Set([today, ...days])]
}

/** Whether a first page says that its keys are only for trying. */
export function saysDemo(page: Uint8Array): boolean {
  return / data-demo=/.test(fromUtf8(page))
}

export const FIRST_PAGE = LANGUAGE_PATHS.nb

/** The first byte that differs, and the text around it in both. */
export function firstDifference(
  served: Uint8Array,
  right: Uint8Array,
): { readonly at: number; readonly text: string } {
  const length = Math.max(served.length, right.length)
  let at = 0
  while (at < length && served[at] === right[at]) at++
  const around = (bytes: Uint8Array) => {
    const part = bytes.subarray(Math.max(0, at - 20), at + 40)
    return JSON.stringify(Buffer.from(part).toString('utf8'))
  }
  return { at, text: `served ${around(served)}, right ${around(right)}` }
}
