import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'
import { mean, spread } from './measures.ts'

const FRAME = 320
const HOP = 200
const FILTERS = 20
const KEPT = 12

/** Mel-frequency cepstra of each 12 ms without their means, as a recogniser of words takes them. */
export function cepstra(samples: Float32Array): number[][] {
  const rows: number[][] = []
  for (let at = 0; at + FRAME <= samples.length; at += HOP) {
    const energies = melEnergies(samples.subarray(at, at + FRAME))
    rows.push(
      Array.from({ length: KEPT }, (_, k) =>
        energies.reduce(
          (sum, value, i) => sum + value * Math.cos((Math.PI * (k + 1) * (i + 0.5)) / FILTERS),
          0,
        ),
      ),
    )
  }
  const columns = Array.from({ length: KEPT }, (_, k) => rows.map((row) => row[k] ?? 0))
  const means = columns.map(mean)
  const scales = columns.map((column) => spread(column) || 1)
  return rows.map((row) => row.map((x, k) => (x - (means[k] ?? 0)) / (scales[k] ?? 1)))
}

/** Logarithms of the energies in bands of equal width on the mel scale, 100 to 7,000 Hz. */
function melEnergies(frame: Float32Array): number[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700)
  const power = spectrum(frame)
  const width = (mel(7000) - mel(100)) / (FILTERS + 1)
  return Array.from({ length: FILTERS }, (_, i) => {
    const middle = mel(100) + width * (i + 1)
    const sum = power.reduce((total, value, k) => {
      const away = Math.abs(mel((k * VOICE_RATE) / FRAME) - middle) / width
      return total + value * Math.max(0, 1 - away)
    }, 1e-6)
    return Math.log(sum)
  })
}

const COS = Float64Array.from({ length: FRAME }, (_, i) => Math.cos((2 * Math.PI * i) / FRAME))
const SIN = Float64Array.from({ length: FRAME }, (_, i) => Math.sin((2 * Math.PI * i) / FRAME))

function spectrum(frame: Float32Array): number[] {
  const windowed = frame.map((x, i) => x * (0.54 - 0.46 * (COS[i] ?? 0)))
  return Array.from({ length: FRAME / 2 }, (_, k) => {
    let re = 0
    let im = 0
    for (let i = 0; i < FRAME; i++) {
      re += (windowed[i] ?? 0) * (COS[(k * i) % FRAME] ?? 0)
      im += (windowed[i] ?? 0) * (SIN[(k * i) % FRAME] ?? 0)
    }
    return re * re + im * im
  })
}

/** How far two utterances lie apart when time is stretched to fit; Sakoe and Chiba 1978. */
export function warpedDistance(one: readonly number[][], other: readonly number[][]): number {
  const away = (a: readonly number[], b: readonly number[]) =>
    Math.sqrt(a.reduce((sum, x, k) => sum + (x - (b[k] ?? 0)) ** 2, 0))
  let before: number[] = []
  for (const [i, row] of one.entries()) {
    const now: number[] = []
    for (const [j, column] of other.entries()) {
      const ways = [before[j], before[j - 1], now[j - 1]].filter((way) => way !== undefined)
      now.push(away(row, column) + (i + j === 0 ? 0 : Math.min(...ways)))
    }
    before = now
  }
  return (before.at(-1) ?? Number.POSITIVE_INFINITY) / (one.length + other.length)
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
