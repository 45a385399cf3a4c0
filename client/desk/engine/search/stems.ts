import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'

const SHORTEST = 3

/**
 * What the inflections of a word have in common, by language: words that share one of these are the
 * same word in another form. None for what is too short to have an ending.
 *
 * @param folded as `fold` gives it; most texts do not say in which language they are
 */
export function stemsOf(folded: string): readonly string[] {
  if (folded.length <= SHORTEST || /\d/.test(folded)) return []
  const stems = [`no:${norwegianStem(folded)}`, `en:${english(folded)}`]
  return stems.filter((stem) => stem.length >= SHORTEST + SHORTEST)
}

/**
 * Snowball's stem takes off the ending of a noun or a verb, once. Casework speaks of deeds, of who does
 * them and of the doing: varsler, varslet, varsleren, varslaren, varsling and varsel are one word to
 * who looks for it. So it goes on for as long as there is something to take off.
 */
function norwegianStem(word: string): string {
  const plain = norwegian(word).replace(/(er|ar)n$/, '$1')
  const deed = longEnough(plain, plain.replace(/(ing|ar)$/, ''))
  const stem = longEnough(deed, deed.replace(/([^aeiouy])el$/, '$1l'))
  return stem.length < word.length ? norwegianStem(stem) : stem
}

function longEnough(word: string, shorter: string): string {
  return shorter.length > SHORTEST ? shorter : word
}
