import type { Random } from '../../../crypto/primitives/bytes.ts'
import { type Biquad, bandPass, lowPass } from './biquad.ts'
import { evened } from './evened.ts'
import { drawNoise, drawOne, retimed, wandering } from './wander.ts'

/** Samples a second that are taken and given. */
export const VOICE_RATE = 16_000

const BANDS = 5
const LOWEST = 150
const HIGHEST = 7000
/** Samples between two readings of how loud each band is: 8 ms. */
const FRAME = 128
/** Hz; the slowest voice swings at about 70, so no trace of its pitch passes. */
const ENVELOPE_CUT = 8
/** Frames of a second: everything that wanders goes to a new place in each. */
const SECOND = 125
/** Decibels under the loudest moment that count as silence. */
const GATE = 40
const SILENCE = -120

/** How far everything wanders to either side; a new place is drawn each second. */
const WANDER = {
  /** In bands: all bands are moved, once for a recording and again each second. */
  whole: 0.3,
  shift: 0.6,
  /** The share by which bands move away from the middle one. */
  stretch: 0.12,
  /** The share by which each band is levelled with its neighbours, at most. */
  smear: 0.25,
  /** Decibels, for each band by itself. */
  gain: 4,
  /** The share by which differences of loudness grow, and how much loud and quiet moments are bent. */
  spread: 0.3,
  bend: 0.6,
}
/** Decibels: the mean of the lowest band, how much lower each band above is, and how far each spreads. */
const MEAN = -30
const TILT = 1.5
const SPREAD = 9
/** Spreads beyond which nothing is louder or quieter. */
const MOST = 2.5
/** Decibels: loudness is told in steps, so that fine differences are gone. */
const STEP = 2
/** Decibels under the mean at which noise goes on between words, and by how much that is drawn. */
const FLOOR = { below: 25, drawn: 3 }

/** How loud each band is in each frame, in decibels; rows of `BANDS`. */
type Levels = readonly Float32Array[]

/**
 * A channel vocoder that keeps the words and makes the voice hard to recognise.
 *
 * A voice is divided into a few bands, and of each only the slow loudness is kept: pitch and the fine shape of the
 * spectrum are not moved but thrown away. Noise is shaped by these loudnesses, after they are changed twice. First all
 * recordings are made alike: each band gets the same mean, spread and distribution, and each pair of bands the same
 * correlation (`evened`). Then chance blurs what is left: bands move and stretch, each becomes louder and quieter,
 * speech becomes faster and slower, and pauses get another length. Dialect and the choice of words remain.
 * `test/campaign/shared/voice.test.ts` measures how well this hides a speaker.
 *
 * @param samples at 16 kHz, -1 to 1
 * @param random draws the noise, a second at a time, and everything that wanders; nothing of it is kept
 * @param onStep told now and then how far it is, 0 to 1
 * @returns the voice, longer or shorter than it was
 */
export function distortVoice(
  samples: Float32Array,
  random: Random,
  onStep: (share: number) => void = () => {},
): Float32Array {
  const part = (from: number, to: number) => (share: number) => onStep(from + share * (to - from))
  const levels = listen(samples, part(0, LISTENED))
  const told = blurred(levels, random, part(LISTENED, BLURRED))
  return speak(told, random, part(BLURRED, 1))
}

/** How much of the work is done after listening, and after blurring. */
const LISTENED = 0.5
const BLURRED = 0.65

function listen(samples: Float32Array, onStep: (share: number) => void): Levels {
  const bands = edges().map(([low, high]) => ({
    pass: twoOf(() => bandPass(low, high, VOICE_RATE)),
    slow: twoOf(() => lowPass(ENVELOPE_CUT, VOICE_RATE)),
  }))
  const levels: Float32Array[] = []
  for (let at = 0; at < samples.length; at += FRAME) {
    const frame = samples.subarray(at, at + FRAME)
    if (levels.length % SECOND === 0) onStep(at / samples.length)
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

/** The levels without most of what tells a speaker. */
function blurred(levels: Levels, random: Random, onStep: (share: number) => void): Levels {
  const loudness = levels.map((row) => Math.max(...row))
  const gate = loudness.reduce((most, one) => Math.max(most, one), SILENCE) - GATE
  const isHeard = loudness.map((one) => one > Math.max(gate, SILENCE + GATE))
  if (!isHeard.includes(true)) return levels.map((row) => row.map(() => SILENCE))
  const alike = evened(
    levels.map((row) => row.map((level) => Math.max(level, gate))),
    isHeard,
    SECOND,
  )
  const order = retimed(isHeard, SECOND, random)
  const floor = MEAN - FLOOR.below + FLOOR.drawn * drawOne(random)
  const change = blurring(order.length, random)
  const quiet = Float32Array.from({ length: BANDS }, (_, k) => floor - TILT * k)
  return order.map((from, i) => {
    if (i % SECOND === 0) onStep(i / order.length)
    const row = alike[from]
    if (row === undefined || !isHeard[from]) return quiet
    return change(row, i).map((level, k) =>
      Math.max(floor - TILT * k, STEP * Math.round((MEAN - TILT * k + level) / STEP)),
    )
  })
}

/** @returns a function that changes the evened levels of one moment by chance, into decibels around the mean */
function blurring(
  frames: number,
  random: Random,
): (levels: Float32Array, i: number) => Float32Array {
  const wander = () => wandering(frames, SECOND, random)
  const whole = WANDER.whole * drawOne(random)
  const [shift, stretch, smear, spread] = [wander(), wander(), wander(), wander()]
  const gains = Array.from({ length: BANDS }, wander)
  const bends = Array.from({ length: BANDS }, wander)
  const middle = (BANDS - 1) / 2
  return (levels, i) => {
    const moved = whole + WANDER.shift * shift(i)
    const stretched = 1 + WANDER.stretch * stretch(i)
    const share = (WANDER.smear * (1 + smear(i))) / 2
    const wide = SPREAD * (1 + WANDER.spread * spread(i))
    return levels.map((_, k) => {
      const at = middle + moved + stretched * (k - middle)
      const beside = (between(levels, at - 1) + between(levels, at + 1)) / 2
      const level = (1 - share) * between(levels, at) + share * beside
      const bent = level + WANDER.bend * (bends[k]?.(i) ?? 0) * (Math.abs(level) - 0.8)
      const inside = Math.max(-MOST, Math.min(MOST, bent))
      return wide * inside + WANDER.gain * (gains[k]?.(i) ?? 0)
    })
  }
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
function speak(levels: Levels, random: Random, onStep: (share: number) => void): Float32Array {
  const bands = edges().map(([low, high]) => ({
    pass: twoOf(() => bandPass(low, high, VOICE_RATE)),
    gain: 0,
  }))
  const output = new Float32Array(levels.length * FRAME)
  let noise: Float32Array = new Float32Array()
  for (const [i, row] of levels.entries()) {
    if (i % SECOND === 0) {
      onStep(i / levels.length)
      noise = drawNoise(SECOND * FRAME, random)
    }
    const [from, drawn] = [i * FRAME, (i % SECOND) * FRAME]
    for (const [k, band] of bands.entries()) {
      const slope = (amplitude(row[k] ?? SILENCE) - band.gain) / FRAME
      const [first, second] = band.pass
      for (let at = 0; at < FRAME; at++) {
        band.gain += slope
        const sound = second.next(first.next(noise[drawn + at] ?? 0))
        output[from + at] = (output[from + at] ?? 0) + band.gain * sound
      }
    }
  }
  return output.map((sample) => Math.max(-1, Math.min(1, sample)))
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
