import { splitWords } from './memo-check.ts'

/** Bokmål and nynorsk, which are not told apart, or English. */
export type Tongue = 'norwegian' | 'english'

/** Small words that are in nearly every sentence of one, and hardly ever in the other. */
const SMALL: Readonly<Record<Tongue, ReadonlySet<string>>> = {
  norwegian: setOf(
    'og det er på ikke ikkje som av har vi du dere de dykk jeg eg med fra frå et eit ein skal ble blei vart hva kva når hvis dersom eller også òg',
  ),
  english: setOf(
    'the and of is are was were that this have has with you your we us our not it they will about what when if or from been would',
  ),
}

/** Fewer of them may be a name or a quotation. */
const ENOUGH = 3
/** A text in one language quotes another now and then. */
const TIMES = 3

/** The language in which a text seems to be written; null if that is not plain. */
export function tongueOf(text: string): Tongue | null {
  const words = splitWords(text)
  const count = (tongue: Tongue) => words.filter((word) => SMALL[tongue].has(word)).length
  const [norwegian, english] = [count('norwegian'), count('english')]
  if (norwegian >= ENOUGH && norwegian >= TIMES * english) return 'norwegian'
  return english >= ENOUGH && english >= TIMES * norwegian ? 'english' : null
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
