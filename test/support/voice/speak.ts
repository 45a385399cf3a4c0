import { execFileSync } from 'node:child_process'
import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'

/** Two speakers of espeak-ng who differ in pitch and in the length of the vocal tract. */
export const SPEAKERS = ['en-us+Andy', 'en-us+Annie'] as const
/** One more, whom the listener knows. */
export const LISTENED = 'en-us+john'

/** Let espeak-ng say `words`. @param pitch 0 to 99, 50 as the voice is @returns samples at 16 kHz */
export function speak(words: string, voice: string, pitch = 50): Float32Array {
  const wav = execFileSync(
    'espeak-ng',
    ['-v', voice, '-p', String(pitch), '-s', '150', '--stdout', words],
    { maxBuffer: 64 * 1024 * 1024 },
  )
  return resample(readWav(wav), wav.readUInt32LE(24), VOICE_RATE)
}

/** Samples of a WAV of 16 bits and one channel; the sizes that a pipe could not fill in are not believed. */
export function readWav(wav: Buffer): Float32Array {
  const from = wav.indexOf('data', 12, 'latin1') + 8
  const count = Math.floor((wav.length - from) / 2)
  return Float32Array.from({ length: count }, (_, i) => wav.readInt16LE(from + 2 * i) / 32768)
}

const HALF = 16

/** By a windowed sinc. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  const cut = Math.min(1, to / from)
  return Float32Array.from({ length: Math.floor((samples.length * to) / from) }, (_, i) => {
    const at = (i * from) / to
    let sum = 0
    for (let k = Math.ceil(at - HALF); k <= at + HALF; k++) {
      const x = at - k
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * cut * x) / (Math.PI * cut * x)
      sum += (samples[k] ?? 0) * cut * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / HALF))
    }
    return sum
  })
}
