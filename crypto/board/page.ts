import { type Day, daysOfWeek, type Week } from '../days/calendar.ts'
import { readDay } from '../days/read-day.ts'
import {
  compare,
  concat,
  piecesOf,
  type Random,
  readU16,
  readU32,
  toHex,
  u16be,
  u32be,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type EchoDay, echoRow } from './echo.ts'

/** A key that shows a row on the pages of one day. */
export interface DayKey {
  readonly day: Day
  readonly key: Uint8Array
}

/** A board page, cut into its parts but not opened. PROTOCOL.md section 12 */
export interface Page {
  readonly nonce: Uint8Array
  readonly echoNonce: Uint8Array
  readonly day: Day
  readonly slots: readonly { readonly tag: Uint8Array; readonly veiled: Uint8Array }[]
  /** of 24 bytes each: `echoRow` */
  readonly echoes: readonly Uint8Array[]
}

/** The echoes of one build, the same on all its pages. */
export interface EchoRows {
  readonly nonce: Uint8Array
  /** of 24 bytes each, sorted */
  readonly rows: readonly Uint8Array[]
}

/** The day keys of `key` (a veil key, or a week's echo) for the days of `week` from `from` on. */
export function dayKeys(p: Primitives, key: Uint8Array, week: Week, from?: Day): DayKey[] {
  return daysOfWeek(week, from).map((day) => ({ day, key: kdf(p, key, LABEL.day, day) }))
}

/** The tag of a row on a page of nonce `nonce`. */
export function pageTag(p: Primitives, dayKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return p.hash(16, dayKey, nonce)
}

/**
 * The key under which row `index` of one day key is shown. Otherwise these rows would share a key and a
 * nonce, and one tag, which would show everybody that they are real.
 */
export function rowKey(p: Primitives, dayKey: Uint8Array, index: number): Uint8Array {
  return index === 0 ? dayKey : kdf(p, dayKey, LABEL.row, index)
}

/**
 * The rows that a page shows under one day key.
 *
 * @param rows of the page: `rowsByTag`
 * @returns sealed slots, null for each row that does not open; mostly one, and none if the page has no row of
 *   this key
 */
export function rowsUnder(
  p: Primitives,
  page: Page,
  rows: ReadonlyMap<string, Uint8Array>,
  dayKey: Uint8Array,
): (Uint8Array | null)[] {
  const found: (Uint8Array | null)[] = []
  for (;;) {
    const key = rowKey(p, dayKey, found.length)
    const veiled = rows.get(toHex(pageTag(p, key, page.nonce)))
    if (veiled === undefined) return found
    found.push(p.aeadOpen(key, page.nonce, NO_DATA, veiled))
  }
}

/** The rows of a page, by tag in hex. */
export function rowsByTag({ slots }: Page): Map<string, Uint8Array> {
  return new Map(slots.map(({ tag, veiled }) => [toHex(tag), veiled]))
}

const NO_DATA = new Uint8Array(0)

/**
 * The echoes of a build: the real ones, `fillers` competitors, and noise up to `capacity`.
 *
 * If there are too many, a fresh random selection is shown. It is drawn before sorting, since a selection by
 * value would tell how many there were.
 */
export function buildEchoes(
  p: Primitives,
  random: Random,
  shown: readonly ShownEcho[],
  capacity: number,
  fillers: number,
): EchoRows {
  const nonce = random(SIZE.nonce)
  const wanted = Math.max(capacity, shown.length + fillers)
  const noise = random(NOISE * (wanted - shown.length))
  const all = Array.from({ length: wanted }, (_, i) => {
    const at = NOISE * (i - shown.length)
    const [end, next] = [at + SIZE.key, at + NOISE]
    const noisy = { key: noise.subarray(at, end), choice: noise.subarray(end, next) }
    return echoRow(p, shown[i] ?? noisy, nonce)
  })
  return { nonce, rows: choose(random, all, capacity).sort(compare) }
}

type ShownEcho = Pick<EchoDay, 'key' | 'choice'>

/** Random bytes of a row that shows no echo. */
const NOISE = SIZE.key + SIZE.choice

/** `count` items in random order (a partial Fisher-Yates shuffle). */
export function choose<T>(random: Random, items: readonly T[], count: number): T[] {
  const pool = [...items]
  const draws = random(4 * count)
  for (let i = 0; i < count; i++) {
    const other = i + (readU32(draws, 4 * i) % (pool.length - i))
    const [a, b] = [pool[i], pool[other]]
    if (a !== undefined && b !== undefined) {
      pool[i] = b
      pool[other] = a
    }
  }
  return pool.slice(0, count)
}

/**
 * Build a page: real slots and noise made by the same code, under fresh nonces.
 *
 * @param slots at most `capacity`, each 1,024 bytes with its key of `day`
 * @returns `56 + 1056 × capacity + 24 × echoes` bytes
 */
export function buildPage(
  p: Primitives,
  random: Random,
  day: Day,
  slots: readonly { readonly sealed: Uint8Array; readonly key: Uint8Array }[],
  capacity: number,
  echoes: EchoRows,
): Uint8Array {
  if (slots.length > capacity) throw new CryptoError('refused', 'more slots than the page holds')
  const nonce = random(SIZE.nonce)
  const noise = random((SIZE.key + SIZE.slot) * (capacity - slots.length))
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  const rows = Array.from({ length: capacity }, (_, i) => {
    const at = (SIZE.key + SIZE.slot) * (i - slots.length)
    const slot = slots[i] ?? {
      key: noise.subarray(at, at + SIZE.key),
      sealed: noise.subarray(at + SIZE.key, at + SIZE.key + SIZE.slot),
    }
    let index = counts.get(toHex(slot.key)) ?? 0
    // The poster of a slot names its key, and can name the key of another slot's second row.
    while (taken.has(toHex(rowKey(p, slot.key, index)))) index++
    counts.set(toHex(slot.key), index + 1)
    const key = rowKey(p, slot.key, index)
    taken.add(toHex(key))
    return concat(pageTag(p, key, nonce), p.aeadSeal(key, nonce, NO_DATA, slot.sealed))
  }).sort(compare)
  const lengths = concat(u16be(capacity), u16be(echoes.rows.length))
  return concat(nonce, echoes.nonce, u32be(day), lengths, ...rows, ...echoes.rows)
}

/** @throws CryptoError `malformed` */
export function parsePage(bytes: Uint8Array): Page {
  const slotCount = readU16(bytes, 52)
  const echoCount = readU16(bytes, 54)
  const echoesAt = SIZE.pageHeader + slotCount * SIZE.pageSlot
  if (bytes.length < SIZE.pageHeader || bytes.length !== echoesAt + echoCount * SIZE.pageEcho) {
    throw new CryptoError('malformed', `a board page of ${bytes.length} bytes`)
  }
  return {
    nonce: bytes.slice(0, 24),
    echoNonce: bytes.slice(24, 48),
    day: readDay(bytes, 48),
    slots: piecesOf(bytes.subarray(SIZE.pageHeader, echoesAt), SIZE.pageSlot).map((row) => ({
      tag: row.slice(0, SIZE.tag),
      veiled: row.slice(SIZE.tag),
    })),
    echoes: piecesOf(bytes.subarray(echoesAt), SIZE.pageEcho),
  }
}

/** The page of an address: its first `bits` bits as a number. @param address 4 bytes */
export function pageOf(address: Uint8Array, bits: number): number {
  return bits === 0 ? 0 : readU32(address, 0) >>> (32 - bits)
}
