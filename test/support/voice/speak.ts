import { execFileSync } from 'node:child_process'
import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'

/** Two speakers of espeak-ng who differ in pitch and in the length of the vocal tract. */
export const SPEAKERS = ['en-us+Andy', 'en-us+Annie'] as const

/** How espeak-ng speaks: pitch 0 to 99, and words a minute. */
interface Manner {
  readonly pitch: number
  readonly pace: number
}

const USUAL: Manner = { pitch: 50, pace: 150 }

/**
 * Let espeak-ng say `words`.
 *
 * @param tract how much shorter the vocal tract is than the voice has it: 1 is as it is
 * @returns samples at 16 kHz
 */
export function speak(
  words: string,
  voice: string,
  { pitch, pace } = USUAL,
  tract = 1,
): Float32Array {
  const wav = execFileSync(
    'espeak-ng',
    ['-v', voice, '-p', String(pitch), '-s', String(pace), '--stdout', words],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  return resample(readWav(wav), tract * wav.readUInt32LE(24), VOICE_RATE)
}

/** Samples of a WAV of 16 bits and one channel; the sizes that a pipe could not fill in are not believed. */
export function readWav(wav: Buffer): Float32Array {
  const from = wav.indexOf('data', 12, 'latin1') + 8
  const count = Math.floor((wav.length - from) / 2)
  return Float32Array.from({ length: count }, (_, i) => wav.readInt16LE(from + 2 * i) / 32768)
}

/** Samples to each side that count, and places between two samples for which the weights are made. */
const HALF = 16
const PLACES = 512

/** By a windowed sinc. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  const weights = sincs(Math.min(1, to / from))
  return Float32Array.from({ length: Math.floor((samples.length * to) / from) }, (_, i) => {
    const at = (i * from) / to
    const before = Math.floor(at)
    const row = weights[Math.round((at - before) * PLACES)] ?? new Float64Array()
    let sum = 0
    for (let k = 0; k < row.length; k++) sum += (samples[before - HALF + k] ?? 0) * (row[k] ?? 0)
    return sum
  })
}

function sincs(cut: number): Float64Array[] {
  return Array.from({ length: PLACES + 1 }, (_, place) =>
    Float64Array.from({ length: 2 * HALF + 1 }, (_, k) => {
      const x = place / PLACES + HALF - k
      if (Math.abs(x) > HALF) return 0
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * cut * x) / (Math.PI * cut * x)
      return cut * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / HALF))
    }),
  )
}
