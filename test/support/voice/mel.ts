import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'

/** Samples of a frame, and from one frame to the next: 20 and 12.5 ms. */
const FRAME = 320
const HOP = 200
const HALF = FRAME / 2
const FILTERS = 20
const LOWEST = 100
const HIGHEST = 7000

const WINDOW = Float64Array.from(
  { length: FRAME },
  (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / FRAME),
)
const COS = Float64Array.from({ length: FRAME }, (_, i) => Math.cos((2 * Math.PI * i) / FRAME))
const SIN = Float64Array.from({ length: FRAME }, (_, i) => Math.sin((2 * Math.PI * i) / FRAME))
const WEIGHTS = filters()

/** Logarithms of the energies in bands of equal width on the mel scale, of each 12.5 ms. */
export function melFrames(samples: Float32Array): Float64Array[] {
  const rows: Float64Array[] = []
  for (let at = 0; at + FRAME <= samples.length; at += HOP) {
    const power = spectrum(samples, at)
    rows.push(Float64Array.from(WEIGHTS, (filter) => Math.log(1e-6 + dot(filter, power))))
  }
  return rows
}

/** The first `count` cepstra of a frame, from its logarithms of energies. @param from the first that is wanted */
export function cepstrum(energies: Float64Array, count: number, from = 1): number[] {
  return Array.from({ length: count }, (_, k) => dot(energies, waveOf(k + from)))
}

const waves: Float64Array[] = []

/** The cosine that swings so many half times over the filters. */
function waveOf(halves: number): Float64Array {
  waves[halves] ??= Float64Array.from({ length: FILTERS }, (_, i) =>
    Math.cos((Math.PI * halves * (i + 0.5)) / FILTERS),
  )
  return waves[halves]
}

/** Triangles that reach from the middle of one neighbour to that of the other. */
function filters(): Float64Array[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700)
  const width = (mel(HIGHEST) - mel(LOWEST)) / (FILTERS + 1)
  return Array.from({ length: FILTERS }, (_, i) =>
    Float64Array.from({ length: HALF }, (_, k) => {
      const middle = mel(LOWEST) + width * (i + 1)
      return Math.max(0, 1 - Math.abs(mel((k * VOICE_RATE) / FRAME) - middle) / width)
    }),
  )
}

/**
 * The power of each frequency. Cosines are even and sines odd, so both ends of the frame are taken together; around a
 * quarter of the frame they are even or odd by turns, so both ends of that half are, too.
 */
function spectrum(samples: Float32Array, from: number): Float64Array {
  const windowed = WINDOW.map((weight, i) => weight * (samples[from + i] ?? 0))
  const even = folded(windowed, FRAME, 1)
  const odd = folded(windowed, FRAME, -1)
  const byTurns = [
    { re: folded(even, HALF, 1), im: folded(odd, HALF, -1) },
    { re: folded(even, HALF, -1), im: folded(odd, HALF, 1) },
  ] as const
  return Float64Array.from({ length: HALF }, (_, k) => {
    const parts = k % 2 === 0 ? byTurns[0] : byTurns[1]
    let re = 0
    let im = 0
    for (let i = 0, turn = 0; i <= HALF / 2; i++) {
      re += (parts.re[i] ?? 0) * (COS[turn] ?? 0)
      im += (parts.im[i] ?? 0) * (SIN[turn] ?? 0)
      turn += k
      if (turn >= FRAME) turn -= FRAME
    }
    return re * re + im * im
  })
}

/** The first half of `values`, with its middle, and the other half added from its end. @param sign of the other half */
function folded(values: Float64Array, length: number, sign: number): Float64Array {
  const middle = length / 2
  const sums = values.slice(0, middle + 1)
  for (let i = 0; i < middle; i++) sums[i] = (sums[i] ?? 0) + sign * (values[length - i] ?? 0)
  return sums
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
