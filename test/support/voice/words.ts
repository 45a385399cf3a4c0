import { mean, spread } from './measures.ts'
import { cepstrum, melFrames } from './mel.ts'

const KEPT = 12

/** Mel-frequency cepstra without their means and spreads, as a recogniser of words takes them. */
export function cepstra(samples: Float32Array): number[][] {
  const rows = melFrames(samples).map((energies) => cepstrum(energies, KEPT))
  const columns = Array.from({ length: KEPT }, (_, k) => rows.map((row) => row[k] ?? 0))
  const means = columns.map(mean)
  const scales = columns.map((column) => spread(column) || 1)
  return rows.map((row) => row.map((x, k) => (x - (means[k] ?? 0)) / (scales[k] ?? 1)))
}

/** How far two utterances lie apart when time is stretched to fit; Sakoe and Chiba 1978. */
export function warpedDistance(one: readonly number[][], other: readonly number[][]): number {
  let before: number[] = []
  for (const [i, row] of one.entries()) {
    const now: number[] = []
    for (const [j, column] of other.entries()) {
      const least = Math.min(
        before[j] ?? Number.POSITIVE_INFINITY,
        before[j - 1] ?? Number.POSITIVE_INFINITY,
        now[j - 1] ?? Number.POSITIVE_INFINITY,
      )
      now.push(away(row, column) + (i + j === 0 ? 0 : least))
    }
    before = now
  }
  return (before.at(-1) ?? Number.POSITIVE_INFINITY) / (one.length + other.length)
}

function away(one: readonly number[], other: readonly number[]): number {
  let sum = 0
  for (let k = 0; k < KEPT; k++) sum += ((one[k] ?? 0) - (other[k] ?? 0)) ** 2
  return Math.sqrt(sum)
}

/** Which of `templates` an utterance is nearest to. */
export function recognise(
  utterance: readonly number[][],
  templates: ReadonlyMap<string, readonly (readonly number[][])[]>,
): string {
  const ranked = [...templates].map(([word, examples]) => ({
    word,
    away: Math.min(...examples.map((one) => warpedDistance(utterance, one))),
  }))
  return ranked.sort((a, b) => a.away - b.away)[0]?.word ?? ''
}
