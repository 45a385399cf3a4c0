import { mean, spread } from './measures.ts'
import { cepstrum, melFrames } from './mel.ts'

/** One row of numbers that an attacker measures of a recording. */
export type VoicePrint = readonly number[]

/** Number of cepstra, with the one that tells how loud it is. */
const CEPSTRA = 13
/** Cepstra whose products with one another are measured. */
const TOGETHER = 8
/** Frames of 12.5 ms over which loudness and the first cepstra are compared with themselves. */
const LAGS = [2, 4, 8, 16, 32]
/** How far below the loudest frame, as a natural logarithm of energy, still counts as speech. */
const QUIET = 7

/**
 * Measure a recording as programs do that recognise speakers: mean, spread, skew, change and products of the
 * mel-frequency cepstra, and how speech swings and pauses over time.
 */
export function voicePrint(samples: Float32Array): VoicePrint {
  const energies = melFrames(samples)
  const loudness = energies.map((row) => mean([...row]))
  const loudest = loudness.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  const isHeard = loudness.map((one) => one > loudest - QUIET)
  const rows = energies.map((row) => cepstrum(row, CEPSTRA, 0))
  const heard = rows.filter((_, i) => isHeard[i])
  const change = rows
    .map((row, i) => row.map((x, k) => x - (rows[i - 3]?.[k] ?? x)))
    .filter((_, i) => isHeard[i])
  const column = (of: readonly number[][], k: number) => of.map((row) => row[k] ?? 0)
  const all = Array.from({ length: CEPSTRA }, (_, k) => column(heard, k))
  const normal = all.map(standardised)
  const pairs = normal
    .slice(0, TOGETHER)
    .flatMap((one, i) => normal.slice(0, i).map((other) => meanProduct(one, other, 0)))
  const swings = normal.slice(0, 4).flatMap((one) => LAGS.map((lag) => meanProduct(one, one, lag)))
  return [
    ...all.slice(1).map(mean),
    ...all.map(spread),
    ...normal.map((values) => mean(values.map((x) => x ** 3))),
    ...all.map((_, k) => spread(column(change, k))),
    ...pairs,
    ...swings,
    ...pauses(isHeard),
  ]
}

function standardised(values: readonly number[]): number[] {
  const [middle, scale] = [mean(values), spread(values) || 1]
  return values.map((x) => (x - middle) / scale)
}

function meanProduct(one: readonly number[], other: readonly number[], lag: number): number {
  let sum = 0
  for (let i = lag; i < one.length; i++) sum += (one[i] ?? 0) * (other[i - lag] ?? 0)
  return sum / Math.max(1, one.length - lag)
}

/** The share of frames with speech, and how many stretches of speech there are in a second. */
function pauses(isHeard: readonly boolean[]): number[] {
  const begun = isHeard.filter((one, i) => one && !isHeard[i - 1]).length
  return [
    isHeard.filter((one) => one).length / (isHeard.length || 1),
    (80 * begun) / (isHeard.length || 1),
  ]
}

/** How much of the common spread is added to that within speakers: there are more measures than recordings. */
const RIDGE = 0.3

/** An attacker who has learnt how recordings of known speakers differ. */
export class Attacker {
  readonly #scale: (print: VoicePrint) => number[]
  readonly #root: number[][]
  readonly #centres: number[][]

  /**
   * Learn by linear discriminant analysis: distances are measured in units of the spread within speakers.
   *
   * @param known recordings of each speaker
   */
  constructor(known: readonly (readonly VoicePrint[])[]) {
    const all = known.flat()
    const width = all[0]?.length ?? 0
    const columns = Array.from({ length: width }, (_, k) => all.map((row) => row[k] ?? 0))
    const [means, spreads] = [columns.map(mean), columns.map((one) => spread(one) || 1)]
    this.#scale = (print) => print.map((x, k) => (x - (means[k] ?? 0)) / (spreads[k] ?? 1))
    const scaled = known.map((rows) => rows.map(this.#scale))
    const middles = scaled.map((rows) => middleOf(rows))
    const apart = scaled.flatMap((rows, s) =>
      rows.map((row) => row.map((x, k) => x - (middles[s]?.[k] ?? 0))),
    )
    this.#root = cholesky(covariance(apart, width))
    this.#centres = middles.map((middle) => solveLower(this.#root, middle))
  }

  /** How much more like each known speaker than like the others some recordings of one person are. */
  scores(recordings: readonly VoicePrint[]): number[] {
    const each = recordings.map((print) => {
      const place = solveLower(this.#root, this.#scale(print))
      return this.#centres.map((centre) => -square(place, centre))
    })
    const sums = this.#centres.map((_, s) => mean(each.map((row) => row[s] ?? 0)))
    const [middle, scale] = [mean(sums), spread(sums) || 1]
    return sums.map((one) => (one - middle) / scale)
  }
}

function middleOf(rows: readonly number[][]): number[] {
  return (rows[0] ?? []).map((_, k) => mean(rows.map((row) => row[k] ?? 0)))
}

function covariance(rows: readonly number[][], width: number): number[][] {
  const sums = Array.from({ length: width }, () => new Array<number>(width).fill(0))
  for (const row of rows) {
    for (const [i, sum] of sums.entries()) {
      for (let k = 0; k <= i; k++) sum[k] = (sum[k] ?? 0) + (row[i] ?? 0) * (row[k] ?? 0)
    }
  }
  return sums.map((sum, i) => sum.map((x, k) => x / rows.length + (i === k ? RIDGE : 0)))
}

/** The lower triangle whose product with itself is `matrix`. */
function cholesky(matrix: readonly number[][]): number[][] {
  const root = matrix.map((row) => row.map(() => 0))
  for (const [i, row] of root.entries()) {
    for (let k = 0; k <= i; k++) {
      let rest = matrix[i]?.[k] ?? 0
      for (let j = 0; j < k; j++) rest -= (row[j] ?? 0) * (root[k]?.[j] ?? 0)
      row[k] = i === k ? Math.sqrt(rest) : rest / (root[k]?.[k] ?? 1)
    }
  }
  return root
}

function solveLower(root: readonly number[][], values: readonly number[]): number[] {
  const found: number[] = []
  for (const [i, row] of root.entries()) {
    const rest = found.reduce((sum, x, k) => sum - x * (row[k] ?? 0), values[i] ?? 0)
    found.push(rest / (row[i] ?? 1))
  }
  return found
}

function square(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, x, k) => sum + (x - (other[k] ?? 0)) ** 2, 0)
}

/** How an attacker does. */
export interface Success {
  /** Share of tries in which the right speaker is the most likely one. */
  readonly identified: number
  /** The rate of errors where as many right speakers are turned away as wrong ones let in; 0.5 is chance. */
  readonly equalError: number
}

/** @param tries for each speaker, groups of recordings that the attacker knows to be of one person */
export function success(
  attacker: Attacker,
  tries: readonly (readonly (readonly VoicePrint[])[])[],
): Success {
  const scored = tries.flatMap((groups, speaker) =>
    groups.map((group) => ({ speaker, scores: attacker.scores(group) })),
  )
  const rightly = scored.filter(
    ({ speaker, scores }) => scores.indexOf(Math.max(...scores)) === speaker,
  )
  const own = scored.map(({ speaker, scores }) => scores[speaker] ?? 0)
  const others = scored.flatMap(({ speaker, scores }) => scores.filter((_, s) => s !== speaker))
  return { identified: rightly.length / scored.length, equalError: equalError(own, others) }
}

function equalError(own: readonly number[], others: readonly number[]): number {
  const errors = own.map((limit) => {
    const turnedAway = own.filter((one) => one < limit).length / own.length
    const letIn = others.filter((one) => one >= limit).length / others.length
    return { apart: Math.abs(turnedAway - letIn), rate: (turnedAway + letIn) / 2 }
  })
  return errors.sort((a, b) => a.apart - b.apart)[0]?.rate ?? 0.5
}
