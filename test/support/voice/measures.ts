import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'

const FRAME = 480
const HOP = 160

/** Frames of 30 ms, one every 10 ms, without those that are 30 dB below the loudest. */
function frames(samples: Float32Array): Float32Array[] {
  const all: Float32Array[] = []
  for (let at = 0; at + FRAME <= samples.length; at += HOP)
    all.push(samples.subarray(at, at + FRAME))
  const energy = all.map((frame) => frame.reduce((sum, x) => sum + x * x, 0))
  const loudest = Math.max(0, ...energy)
  return all.filter((_, i) => (energy[i] ?? 0) > loudest / 1000)
}

/** The pitch of each frame by autocorrelation, 60 to 400 Hz; null if nothing repeats itself. */
export function pitchContour(samples: Float32Array): (number | null)[] {
  return frames(samples).map((frame) => {
    const zero = correlation(frame, 0)
    let best = 0
    let bestLag = 0
    for (let lag = VOICE_RATE / 400; lag <= VOICE_RATE / 60; lag++) {
      const value = correlation(frame, lag) / (zero || 1) / (1 - lag / FRAME)
      if (value > best + 0.01) [best, bestLag] = [value, lag]
    }
    return best > 0.5 ? VOICE_RATE / bestLag : null
  })
}

function correlation(frame: Float32Array, lag: number): number {
  let sum = 0
  for (let i = 0; i + lag < frame.length; i++) sum += (frame[i] ?? 0) * (frame[i + lag] ?? 0)
  return sum
}

const ORDER = 14

/** The mean of the first three formants over all frames, Hz: peaks of the spectrum of linear prediction. */
export function formants(samples: Float32Array): number[] {
  const found = frames(samples)
    .map((frame) => peaks(prediction(frame)))
    .filter((peak) => peak.length >= 3)
  return [0, 1, 2].map((i) => mean(found.map((peak) => peak[i] ?? 0)))
}

/** Coefficients of linear prediction; Levinson and Durbin, after pre-emphasis and a Hamming window. */
function prediction(frame: Float32Array): number[] {
  const windowed = Float32Array.from(frame, (x, i) => {
    const emphasised = x - 0.97 * (frame[i - 1] ?? 0)
    return emphasised * (0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (FRAME - 1)))
  })
  const r = Array.from({ length: ORDER + 1 }, (_, lag) => correlation(windowed, lag))
  let error = (r[0] ?? 0) + 1e-9
  let a = [1]
  for (let i = 1; i <= ORDER; i++) {
    const k = -a.reduce((sum, value, j) => sum + value * (r[i - j] ?? 0), 0) / error
    const longer = [...a, 0]
    a = longer.map((value, j) => value + k * (longer[i - j] ?? 0))
    error *= 1 - k * k
  }
  return a
}

const STEP = 20
/** Cosine and sine of each multiple of each angle at which a spectrum is looked at. */
const TURNS = Array.from({ length: 5000 / STEP }, (_, i) => {
  const angles = Array.from(
    { length: ORDER + 1 },
    (_, k) => (2 * Math.PI * i * STEP * k) / VOICE_RATE,
  )
  return { cos: angles.map(Math.cos), sin: angles.map(Math.sin) }
})

function peaks(a: readonly number[]): number[] {
  const level = TURNS.map(({ cos, sin }) => {
    const re = a.reduce((sum, value, k) => sum + value * (cos[k] ?? 0), 0)
    const im = a.reduce((sum, value, k) => sum + value * (sin[k] ?? 0), 0)
    return 1 / (re * re + im * im)
  })
  return level.flatMap((value, i) => {
    const isPeak = i > 9 && value > (level[i - 1] ?? 0) && value >= (level[i + 1] ?? 0)
    return isPeak ? [i * STEP] : []
  })
}

/** Features that distinguish two voices here: median and spread of the pitch, voiced share, formants. */
export function voiceFeatures(samples: Float32Array): number[] {
  const contour = pitchContour(samples)
  const voiced = contour.filter((pitch) => pitch !== null)
  const median = [...voiced].sort((a, b) => a - b)[Math.floor(voiced.length / 2)] ?? 0
  return [median, spread(voiced), voiced.length / (contour.length || 1), ...formants(samples)]
}

/**
 * How well the nearest mean identifies the speaker of each sample, of two speakers; each sample is left out in
 * turn.
 *
 * @returns 0.5 is chance, 1 is always
 */
export function separability(one: readonly number[][], other: readonly number[][]): number {
  const all = [...one, ...other]
  const scales = (all[0] ?? []).map((_, k) => spread(all.map((row) => row[k] ?? 0)) || 1)
  const centre = (rows: readonly number[][]) =>
    scales.map((_, k) => mean(rows.map((r) => r[k] ?? 0)))
  const away = (row: readonly number[], to: readonly number[]) =>
    row.reduce((sum, x, k) => sum + ((x - (to[k] ?? 0)) / (scales[k] ?? 1)) ** 2, 0)
  const rightly = (rows: readonly number[][], others: readonly number[][]) =>
    rows.filter((row, i) => {
      const rest = rows.filter((_, j) => j !== i)
      return away(row, centre(rest)) < away(row, centre(others))
    }).length
  return (rightly(one, other) + rightly(other, one)) / all.length
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}

export function spread(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}
