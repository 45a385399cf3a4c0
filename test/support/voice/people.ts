import { createCipheriv, createHash } from 'node:crypto'
import { drawNoise } from '../../../client/shared/voice/wander.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { speak } from './speak.ts'

/** Ten speakers of espeak-ng, women and men, who differ in formants, pitch, breath and roughness. */
export const PEOPLE = [
  ...['Andy', 'Annie', 'Alex', 'Andrea', 'Michael'],
  ...['linda', 'belinda', 'Lee', 'Hugo', 'steph'],
].map((name) => `en-us+${name}`)

/** Others, whom a listener knows. */
export const FAMILIAR = ['en-us+john', 'en-us+f2', 'en-us+m3']

/**
 * A person's recording of `words` on one of many days: pitch, pace, the vocal tract, the distance to the microphone, its
 * sound and the noise of the room differ from one `day` to another.
 *
 * These people are made by a program. All of them have the same dialect and rhythm, which real people do not; and they
 * never have a cold, another mood or another room.
 */
export function recordingOf(person: string, words: string, day: number): Float32Array {
  const random = streamRandom(`${person} ${day}`)
  const [pitch = 0, pace = 0, tract = 0, tone = 0, gain = 0] = drawNoise(5, random)
  const manner = { pitch: Math.round(50 + 10 * pitch), pace: Math.round(150 + 15 * pace) }
  const samples = speak(words, person, manner, 1 + 0.03 * tract)
  const room = drawNoise(samples.length, random)
  return samples.map((x, i) => {
    const toned = x + 0.3 * tone * (samples[i - 1] ?? 0)
    return (1 + 0.5 * gain) * toned + 0.004 * (room[i] ?? 0)
  })
}

/** Bytes that are the same for the same seed, as many and as fast as noise needs them. */
export function streamRandom(seed: string): Random {
  const key = createHash('sha256').update(seed).digest().subarray(0, 16)
  const cipher = createCipheriv('aes-128-ctr', key, new Uint8Array(16))
  return (length) => new Uint8Array(cipher.update(new Uint8Array(length)))
}
