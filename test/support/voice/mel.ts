import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'

/** Samples of a frame, and from one frame to the next: 20 and 12.5 ms. */
const FRAME = 320
const HOP = 200
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
  return Array.from({ length: count }, (_, k) =>
    energies.reduce(
      (sum, value, i) => sum + value * Math.cos((Math.PI * (k + from) * (i + 0.5)) / FILTERS),
      0,
    ),
  )
}

/** Triangles that reach from the middle of one neighbour to that of the other. */
function filters(): Float64Array[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700)
  const width = (mel(HIGHEST) - mel(LOWEST)) / (FILTERS + 1)
  return Array.from({ length: FILTERS }, (_, i) =>
    Float64Array.from({ length: FRAME / 2 }, (_, k) => {
      const middle = mel(LOWEST) + width * (i + 1)
      return Math.max(0, 1 - Math.abs(mel((k * VOICE_RATE) / FRAME) - middle) / width)
    }),
  )
}

/** The power of each frequency. Cosines are even and sines odd, so both ends of the frame are taken together. */
function spectrum(samples: Float32Array, from: number): Float64Array {
  const windowed = WINDOW.map((weight, i) => weight * (samples[from + i] ?? 0))
  const half = FRAME / 2
  const even = windowed.subarray(0, half + 1).map((x, i) => x + (windowed[FRAME - i] ?? 0))
  const odd = windowed.subarray(0, half + 1).map((x, i) => x - (windowed[FRAME - i] ?? 0))
  even[half] = windowed[half] ?? 0
  return Float64Array.from({ length: half }, (_, k) => {
    let re = 0
    let im = 0
    for (let i = 0, turn = 0; i <= half; i++) {
      re += (even[i] ?? 0) * (COS[turn] ?? 0)
      im += (odd[i] ?? 0) * (SIN[turn] ?? 0)
      turn += k
      if (turn >= FRAME) turn -= FRAME
    }
    return re * re + im * im
  })
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
