import { type Random, readU16 } from '../../../crypto/primitives/bytes.ts'

/** The share by which speech is faster or slower: once for a recording, and wandering around that. */
const PACE = 0.25
const TEMPO = 0.35
/** A pause of up to `kept` frames stays (0.1 s); a longer one becomes that and up to `drawn` more (0.3 s). */
const PAUSE = { kept: 12, drawn: 40 }

/** White noise, -1 to 1: 16 bits from `random` for each sample, so no seed is there to be guessed. */
export function drawNoise(length: number, random: Random): Float32Array {
  const bytes = random(2 * length)
  return Float32Array.from({ length }, (_, i) => readU16(bytes, 2 * i) / 2 ** 15 - 1)
}

/** A value from -1 to 1, all of them equally likely. */
export function drawOne(random: Random): number {
  return drawNoise(1, random)[0] ?? 0
}

/**
 * A value that goes smoothly from one drawn place to the next.
 *
 * @param length moments that are asked for, from 0
 * @param every moments from one place to the next; when the first of them ends is drawn too
 * @returns the value at a moment, -1 to 1
 */
export function wandering(length: number, every: number, random: Random): (at: number) => number {
  const [start = 0, ...places] = drawNoise(Math.ceil(length / every) + 3, random)
  const begun = Math.floor((every * (1 + start)) / 2)
  return (at) => {
    const way = (at + begun) / every
    const from = places[Math.floor(way)] ?? 0
    const to = places[Math.floor(way) + 1] ?? 0
    return from + ((to - from) * (1 - Math.cos(Math.PI * (way % 1)))) / 2
  }
}

/**
 * Make speech faster and slower, and pauses longer or shorter.
 *
 * @param isHeard of each frame; the others are pauses
 * @param every frames from one drawn tempo to the next
 * @returns the frame that is heard at each moment of the new recording
 */
export function retimed(isHeard: readonly boolean[], every: number, random: Random): number[] {
  const pace = 1 + PACE * drawOne(random)
  const tempo = wandering(isHeard.length, every, random)
  const order: number[] = []
  for (let at = 0; at < isHeard.length; ) {
    const from = Math.floor(at)
    if (isHeard[from]) {
      order.push(from)
      at += pace * (1 + TEMPO * tempo(from))
      continue
    }
    const next = isHeard.indexOf(true, from)
    const end = next === -1 ? isHeard.length : next
    const drawn = PAUSE.kept + Math.round((PAUSE.drawn * (1 + drawOne(random))) / 2)
    const pause = end - from <= PAUSE.kept ? end - from : drawn
    order.push(...new Array<number>(pause).fill(from))
    at = end
  }
  return order
}
