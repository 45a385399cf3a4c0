import { Searcher } from '../../client/desk/engine/search/searcher.ts'
import type { CaseView, ItemView } from '../../client/desk/model/views.ts'
import { caseView } from '../../test/support/reception/case-view.ts'
import { type Effort, median, type Row, row, type Section } from './table.ts'

/** Words in the texts of a case: a report, and what is said and noted after it. */
const TEXTS = [180, 60, 60, 60, 40, 40]
/** Different words, of which few stand in most texts and most in few. */
const VOCABULARY = 60_000
const TYPED = ['trakassering', 'varsler kantina', 'ås', 'laserkuter hytte', 'K7M2Q4X']
/** Milliseconds that people wait without noticing it. */
const LIMIT_MS = 50

/** Cost of each key while somebody types, and cost of the first index. */
export async function benchSearch({ time, cases }: Effort): Promise<Section> {
  const rows = cases.flatMap((size) => measure(size, time))
  return { title: 'Search at the desk, six texts a case', rows }
}

function measure(size: number, time: number): Row[] {
  const cases = casesOf(size)
  const before = usedHeap()
  const searcher = new Searcher()
  const start = performance.now()
  searcher.follow(cases)
  searcher.add(size)
  const built = performance.now() - start
  const held = usedHeap() - before
  const keys = typeAll(searcher, time)
  const followed = timed(() => searcher.follow(cases.map((one) => ({ ...one }))))
  const name = `${size.toLocaleString('en').replaceAll(',', ' ')} cases`
  return [
    row(`${name}: looking through all`, built, 'ms', null, 'in slices, once'),
    row(`${name}: one key`, median(keys), 'ms', ['limit', LIMIT_MS]),
    row(`${name}: the slowest key`, Math.max(...keys), 'ms', ['limit', LIMIT_MS]),
    row(`${name}: following a new view`, followed, 'ms'),
    ...(held > 0 ? [row(`${name}: memory`, held, 'bytes')] : []),
  ]
}

/** Each key of each thing that is typed; the shortest time of each. */
function typeAll(searcher: Searcher, time: number): number[] {
  const texts = TYPED.flatMap((typed) => [...typed].map((_, i) => typed.slice(0, i + 1)))
  const best = texts.map(() => Number.POSITIVE_INFINITY)
  const end = performance.now() + time
  do {
    for (const [i, text] of texts.entries()) {
      const took = timed(() => searcher.snippets(text, searcher.find(text).ids.slice(0, 30)))
      best[i] = Math.min(best[i] ?? took, took)
    }
  } while (performance.now() < end)
  return best
}

function timed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** Bytes in use on the heap, if Node exposes the garbage collector; otherwise 0. */
function usedHeap(): number {
  if (globalThis.gc === undefined) return 0
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

const SYLLABLES =
  'va sle tra kas se ring mø te stu dent le der fa kul tet ut styr pen ger fei ret ali gjen gjeld hyt las ku'.split(
    ' ',
  )

function casesOf(size: number): CaseView[] {
  const random = seeded()
  const words = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => pick(SYLLABLES, random())).join(''),
  )
  const word = () => pick(words, (VOCABULARY ** random() - 1) / VOCABULARY)
  return Array.from({ length: size }, (_, i) => {
    const items = TEXTS.map((length, n): ItemView => {
      const text = Array.from({ length }, word).join(' ')
      return {
        ...{ kind: 'entry', key: `${i}-${n}`, day: n, own: false },
        author: { nb: 'Leder', nn: 'Leiar', en: 'Head' },
        entry: { kind: 'note', text, language: null },
      }
    })
    return caseView({ id: `${i}`, reference: `K${i}`, items })
  })
}

function pick(all: readonly string[], at: number): string {
  return all[Math.floor(at * all.length)] ?? ''
}

/** The same cases in every run. Mulberry32 */
function seeded(): () => number {
  let state = 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
