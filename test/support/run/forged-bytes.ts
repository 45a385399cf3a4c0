import { concat, fromUtf8, systemRandom, u32be, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { Dice } from '../reception/together.ts'

const VALUES = [null, true, -1, 0, 1, 0.5, 2 ** 32, Number.MAX_SAFE_INTEGER, 1e308, '', 'A', [], {}]
const U32 = [0, 1, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1] as const

/** Bytes as a server of another program could answer instead of these: JSON by its fields, other bytes by their rows. */
export function forgedBytes(dice: Dice, bytes: Uint8Array): Uint8Array {
  const json = parsed(bytes)
  if (json === undefined || dice.chance(10)) return forgedRows(dice, bytes)
  return utf8(JSON.stringify(forgedJson(dice, json)))
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes))
  } catch {
    return undefined
  }
}

/** One field somewhere in it is another. */
function forgedJson(dice: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || dice.chance(20)) return dice.pick(VALUES)
  const keys = Object.keys(value)
  if (keys.length === 0) return dice.pick(VALUES)
  const key = dice.pick(keys)
  if (Array.isArray(value)) {
    const at = Number(key)
    if (dice.chance(30)) return [...value, ...value]
    return value.map((one, i) => (i === at ? forgedJson(dice, one) : one))
  }
  const of = value as Record<string, unknown>
  return { ...of, [key]: dice.chance(10) ? undefined : forgedJson(dice, of[key]) }
}

function forgedRows(dice: Dice, bytes: Uint8Array): Uint8Array {
  const { length } = bytes
  const cut = dice.pick([1, 24, 32, 36])
  switch (dice.roll(8)) {
    case 0:
      return new Uint8Array(0)
    case 1:
      return bytes.slice(0, Math.max(0, length - cut))
    case 2:
      return concat(bytes, bytes)
    case 3:
      return systemRandom(length)
    case 4:
      return new Uint8Array(length).fill(dice.pick([0, 255]))
    case 5:
      return concat(bytes.subarray(cut), bytes.subarray(0, cut))
    case 6:
      return concat(bytes, systemRandom(cut))
    default:
      return withU32(dice, bytes)
  }
}

/** The same with a number of four bytes somewhere that is as small or as great as it can be. */
function withU32(dice: Dice, bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4) return systemRandom(4)
  const changed = bytes.slice()
  changed.set(u32be(dice.pick(U32)), dice.roll(bytes.length - 3))
  return changed
}
