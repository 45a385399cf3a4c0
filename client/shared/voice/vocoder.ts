import { type Random, readU32 } from '../../../crypto/primitives/bytes.ts'
import { type Biquad, bandPass, lowPass } from './biquad.ts'

/** Samples a second that are taken and given. */
export const VOICE_RATE = 16_000

const BANDS = 12
const LOWEST = 120
const HIGHEST = 7000
/** Samples between two readings of how loud each band is: 8 ms. */
const FRAME = 128
/** Hz; the slowest voice swings at about 70, so no trace of its pitch passes. */
const ENVELOPE_CUT = 16
/** How far bands are moved, in bands: once for a recording, and wandering around that. */
const SHIFT = { whole: 0.9, wandering: 0.6 }
/** Frames from one place that the wandering goes to until the next: 0.6 s. */
const WANDER = 75
/** Decibels: loudness is told in steps, so that fine differences are gone. */
const STEP = 2
/** Decibels under the loudest moment that count as silence. */
const GATE = 40
/**
 * The mean and spread in decibels that every band of every voice is brought to; the mean is lower for each band above.
 */
const MEAN = -30
const TILT = 1
const SPREAD = 9
const SILENCE = -120

/** How loud each band is in each frame, in decibels; `frames` rows of `BANDS`. */
type Levels = readonly Float32Array[]

/**
 * A channel vocoder that keeps the words and not the voice.
 *
 * A voice is divided into a few bands, and of each only the slow loudness is kept: pitch and the fine shape of the
 * spectrum are not moved but thrown away. Noise is shaped by these loudnesses, after three things that cannot be undone
 * by moving it back: the bands are moved by an unknown amount that wanders, every band is brought to the same mean and
 * spread for every speaker, and loudness is rounded. Rhythm, pauses, dialect and the choice of words remain.
 *
 * @param samples at 16 kHz, -1 to 1
 * @param random draws the noise and how the bands move; nothing of it is kept
 * @param onStep told now and then how far it is, 0 to 1
 * @returns as many samples
 */
export function distortVoice(
  samples: Float32Array,
  random: Random,
  onStep: (share: number) => void = () => {},
): Float32Array {
  const levels = listen(samples, (share) => onStep(share * LISTENING))
  const told = neutral(levels, random)
  return speak(told, samples.length, random, (share) => onStep(LISTENING + share * (1 - LISTENING)))
}

/** How much of the work listening is. */
const LISTENING = 0.6
/** Frames after which it is told how far listening is: a second. */
const TELL = 125

function listen(samples: Float32Array, onStep: (share: number) => void): Levels {
  const bands = edges().map(([low, high]) => ({
    pass: twoOf(() => bandPass(low, high, VOICE_RATE)),
    slow: twoOf(() => lowPass(ENVELOPE_CUT, VOICE_RATE)),
  }))
  const levels: Float32Array[] = []
  for (let at = 0; at < samples.length; at += FRAME) {
    const frame = samples.subarray(at, at + FRAME)
    if (levels.length % TELL === 0) onStep(at / samples.length)
    levels.push(
      Float32Array.from(bands, ({ pass, slow }) => decibels(lastLoudness(frame, pass, slow))),
    )
  }
  return levels
}

function lastLoudness(frame: Float32Array, pass: Pair, slow: Pair): number {
  let loudness = 0
  for (const sample of frame) {
    const inBand = Math.abs(pass[1].next(pass[0].next(sample)))
    loudness = slow[1].next(slow[0].next(inBand))
  }
  return loudness
}

/** The levels without what tells a speaker: moved, brought to one mean and spread, rounded. */
function neutral(levels: Levels, random: Random): Levels {
  const loudness = levels.map((row) => Math.max(...row))
  const gate = loudness.reduce((most, one) => Math.max(most, one), SILENCE) - GATE
  const isHeard = (i: number) => (loudness[i] ?? SILENCE) > Math.max(gate, SILENCE + GATE)
  const shifts = wandering(levels.length, random)
  const moved = levels.map((row, i) =>
    row.map((_, k) => Math.max(between(row, k + (shifts[i] ?? 0)), gate)),
  )
  const heard = moved.filter((_, i) => isHeard(i))
  const usual = Array.from({ length: BANDS }, (_, k) => meanAndSpread(heard, k))
  return moved.map((row, i) =>
    row.map((level, k) => {
      if (!isHeard(i)) return SILENCE
      const { mean, spread } = usual[k] ?? { mean: 0, spread: 1 }
      const normal = Math.max(-2.5, Math.min(2.5, (level - mean) / spread))
      return STEP * Math.round((MEAN - TILT * k + SPREAD * normal) / STEP)
    }),
  )
}

function meanAndSpread(rows: Levels, k: number): { mean: number; spread: number } {
  const count = rows.length || 1
  const mean = rows.reduce((sum, row) => sum + (row[k] ?? 0), 0) / count
  const square = rows.reduce((sum, row) => sum + ((row[k] ?? 0) - mean) ** 2, 0) / count
  return { mean, spread: Math.max(1, Math.sqrt(square)) }
}

/** How far the bands are moved in each frame. */
function wandering(frames: number, random: Random): Float32Array {
  const draw = () => readU32(random(4), 0) / 2 ** 31 - 1
  const whole = draw() * SHIFT.whole
  const places = Array.from(
    { length: Math.ceil(frames / WANDER) + 1 },
    () => draw() * SHIFT.wandering,
  )
  return Float32Array.from({ length: frames }, (_, i) => {
    const from = places[Math.floor(i / WANDER)] ?? 0
    const to = places[Math.floor(i / WANDER) + 1] ?? 0
    return whole + from + ((to - from) * (1 - Math.cos((Math.PI * (i % WANDER)) / WANDER))) / 2
  })
}

/** Between two bands; beyond the last one, that one. */
function between(row: Float32Array, at: number): number {
  const inside = Math.max(0, Math.min(BANDS - 1, at))
  const below = Math.floor(inside)
  const low = row[below] ?? 0
  const high = row[Math.min(BANDS - 1, below + 1)] ?? low
  return low + (high - low) * (inside - below)
}

/** Noise in every band, as loud as `levels` say. */
function speak(
  levels: Levels,
  length: number,
  random: Random,
  onStep: (share: number) => void,
): Float32Array {
  const output = new Float32Array(length)
  const noise = whiteNoise(length, random)
  for (const [k, [low, high]] of edges().entries()) {
    onStep(k / BANDS)
    const [first, second] = twoOf(() => bandPass(low, high, VOICE_RATE))
    let gain = 0
    for (const [i, row] of levels.entries()) {
      const slope = (amplitude(row[k] ?? SILENCE) - gain) / FRAME
      for (let at = i * FRAME; at < Math.min(length, (i + 1) * FRAME); at++) {
        gain += slope
        output[at] = (output[at] ?? 0) + gain * second.next(first.next(noise[at] ?? 0))
      }
    }
  }
  return output.map((sample) => Math.max(-1, Math.min(1, sample)))
}

/** Noise by xorshift from a drawn seed: only its evenness matters. Marsaglia 2003 */
function whiteNoise(length: number, random: Random): Float32Array {
  let x = readU32(random(4), 0) | 1
  return Float32Array.from({ length }, () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return x / 2 ** 31
  })
}

type Pair = readonly [Biquad, Biquad]
const twoOf = (make: () => Biquad): Pair => [make(), make()]

/** Hz; of equal width to the ear. */
function edges(): (readonly [number, number])[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700)
  const width = (mel(HIGHEST) - mel(LOWEST)) / BANDS
  const edge = (k: number) => 700 * (10 ** ((mel(LOWEST) + k * width) / 2595) - 1)
  return Array.from({ length: BANDS }, (_, k) => [edge(k), edge(k + 1)] as const)
}

const decibels = (value: number) => 20 * Math.log10(Math.max(1e-6, value))
const amplitude = (level: number) => (level <= SILENCE ? 0 : 4 * 10 ** (level / 20))
