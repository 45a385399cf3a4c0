import type { Day } from '../../../crypto/days/calendar.ts'
import {
  concat,
  equal,
  fromUtf8,
  readU16,
  readU32,
  toHex,
  u16be,
  u32be,
  utf8,
} from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'

/** The rows of the shelves, or rows to be put there, as one file. KEPT-FILES.md section 17.5 */
export interface Bundle {
  readonly instance: Uint8Array
  readonly day: Day
  /** Answers to GET requests, by path with query. */
  readonly answers: ReadonlyMap<string, Uint8Array>
  /** As stored on the server. */
  readonly drops: readonly Uint8Array[]
  /** In the order in which they were written. */
  readonly records: readonly Uint8Array[]
}

const MAGIC = utf8('postern-bundle-1')

const HEADER = MAGIC.length + SIZE.instance + 4

export function encodeBundle(p: Primitives, bundle: Bundle): Uint8Array {
  const answers = [...bundle.answers].map(([path, body]) => {
    const name = utf8(path)
    return concat(u16be(name.length), name, u32be(body.length), body)
  })
  const whole = concat(
    MAGIC,
    bundle.instance,
    u32be(bundle.day),
    u32be(answers.length),
    ...answers,
    u32be(bundle.drops.length),
    ...bundle.drops,
    u32be(bundle.records.length),
    ...bundle.records,
  )
  return concat(whole, p.hash(SIZE.key, null, whole))
}

/** @throws CryptoError `malformed` if it is no bundle, or not whole */
export function decodeBundle(p: Primitives, bytes: Uint8Array): Bundle {
  const whole = bytes.subarray(0, Math.max(0, bytes.length - SIZE.key))
  const isBundle = whole.length >= HEADER + 12 && equal(whole.subarray(0, MAGIC.length), MAGIC)
  if (!isBundle || !equal(p.hash(SIZE.key, null, whole), bytes.subarray(whole.length))) {
    throw new CryptoError('malformed', 'not a whole bundle')
  }
  const instance = whole.slice(MAGIC.length, MAGIC.length + SIZE.instance)
  const day = readU32(whole, MAGIC.length + SIZE.instance)
  const reader = new Reader(whole, HEADER)
  const answers = new Map<string, Uint8Array>()
  for (let left = reader.number(); left > 0; left--) {
    const path = fromUtf8(reader.take(readU16(reader.take(2), 0)))
    answers.set(path, reader.take(reader.number()))
  }
  const drops = reader.rows(SIZE.sealedDrop)
  const records = reader.rows(SIZE.record)
  reader.end()
  return { instance, day, answers, drops, records }
}

/** Whether a path lists the rows of a shelf; used by hosts that answer instead of the server. */
export function isList(path: string): boolean {
  return [PATH.deskDrops, PATH.deskRecords].some((list) => path.startsWith(`${list}?`))
}

/** Rows by id in hex. */
export function byId(rows: readonly Uint8Array[]): Map<string, Uint8Array> {
  return new Map(rows.map((row) => [toHex(row.subarray(0, SIZE.id)), row]))
}

class Reader {
  readonly #bytes: Uint8Array
  #at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new CryptoError('malformed', 'a short bundle')
    this.#at += length
    return this.#bytes.slice(this.#at - length, this.#at)
  }

  number(): number {
    return readU32(this.take(4), 0)
  }

  rows(size: number): Uint8Array[] {
    const count = this.number()
    const rows: Uint8Array[] = []
    for (let i = 0; i < count; i++) rows.push(this.take(size))
    return rows
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new CryptoError('malformed', 'a long bundle')
  }
}
