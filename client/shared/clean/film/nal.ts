import { concat } from '../../../../crypto/primitives/bytes.ts'

/** The numbers of H.264 (14496-10) and HEVC (23008-2) that matter here. */
export interface NalKind {
  /** bytes of a unit's header */
  readonly head: 1 | 2
  typeOf(first: number): number
  readonly sei: readonly number[]
  /** of a unit that decoders pass over: filler data */
  readonly filler: number
  /** the first bytes of such a unit */
  readonly fillerHead: Uint8Array
  /** Whether a unit is of a kind that is left to anybody's own use. */
  isOthers(type: number): boolean
}

export const H264: NalKind = {
  head: 1,
  typeOf: (first) => first & 31,
  sei: [6],
  filler: 12,
  fillerHead: Uint8Array.of(12),
  isOthers: (type) => type === 0 || type >= 24,
}

/** 62 and 63 carry the light of Dolby Vision. */
export const HEVC: NalKind = {
  head: 2,
  typeOf: (first) => (first >> 1) & 63,
  sei: [39, 40],
  filler: 38,
  fillerHead: Uint8Array.of(38 << 1, 1),
  isOthers: (type) => type >= 41 && type <= 61,
}

/**
 * Messages that say how pictures are to be shown: recovery point, frame packing, orientation, light
 * of the mastering display and of the content, transfer. All others go, those with times, texts and
 * what makers put there.
 */
const SHOWN = [6, 45, 47, 137, 144, 147]
const FILLER_MESSAGE = 3

/**
 * A unit of supplemental information without the messages that do not change what is shown; as long as before, so that
 * nothing else of the file changes.
 *
 * @returns null if it may stay as it is; `gone`: the texts of what is blanked
 */
export function cleanSei(
  unit: Uint8Array,
  kind: NalKind,
): { bytes: Uint8Array; gone: readonly Uint8Array[] } | null {
  const messages = parseMessages(unescaped(unit.subarray(kind.head)))
  if (messages === null) return { bytes: filler(unit.length, kind), gone: [] }
  const isKept = ({ type }: Message) => SHOWN.includes(type)
  const isQuiet = ({ type, body }: Message) =>
    type === FILLER_MESSAGE && body.every((byte) => byte === 255)
  if (messages.every((one) => isKept(one) || isQuiet(one))) return null
  const kept = messages.filter(isKept).flatMap((one) => [messageHead(one), one.body])
  const gone = messages.filter((one) => !isKept(one) && !isQuiet(one)).map(({ body }) => body)
  const head = concat(unit.subarray(0, kind.head), escaped(concat(...kept)))
  // a 3 behind two zeros would be passed over
  const rest = head.at(-1) === 0 && head.at(-2) === 0 ? -1 : unit.length - head.length - 1
  const fill = rest < 0 ? null : fillerMessages(rest)
  if (fill === null) return { bytes: filler(unit.length, kind), gone }
  return { bytes: concat(head, fill, Uint8Array.of(128)), gone }
}

interface Message {
  readonly type: number
  readonly body: Uint8Array
}

/** The messages of a unit; null if it is not made of messages to its end. */
function parseMessages(bytes: Uint8Array): Message[] | null {
  const messages: Message[] = []
  let at = 0
  const number = () => {
    let sum = 0
    while (bytes[at] === 255) {
      sum += 255
      at++
    }
    sum += bytes[at] ?? 0
    at++
    return sum
  }
  while (at < bytes.length) {
    if (bytes[at] === 128 && bytes.subarray(at + 1).every((byte) => byte === 0)) return messages
    const type = number()
    const size = number()
    if (at + size > bytes.length) return null
    messages.push({ type, body: bytes.subarray(at, at + size) })
    at += size
  }
  return null
}

function coded(value: number): number[] {
  return [...new Array<number>(Math.floor(value / 255)).fill(255), value % 255]
}

function messageHead({ type, body }: Message): Uint8Array {
  return Uint8Array.from([...coded(type), ...coded(body.length)])
}

/** Messages of nothing, `size` bytes together; null for one byte, which holds none. */
function fillerMessages(size: number): Uint8Array | null {
  if (size === 0) return new Uint8Array(0)
  if (size === 1) return null
  const out = new Uint8Array(size).fill(255)
  // a size of its own that takes one byte more at 255 leaves lengths that one message cannot have
  for (const before of [0, 2]) {
    const room = size - before
    for (let sizes = 1; sizes <= 2 + room / 255; sizes++) {
      const body = room - 1 - sizes
      if (body < 0 || coded(body).length !== sizes) continue
      if (before > 0) out.set([FILLER_MESSAGE, 0])
      out.set([FILLER_MESSAGE, ...coded(body)], before)
      return out
    }
  }
  return null
}

/** A unit of `size` bytes that decoders pass over. */
export function filler(size: number, kind: NalKind): Uint8Array {
  const out = new Uint8Array(size).fill(255)
  out.set(kind.fillerHead.subarray(0, size))
  if (size > kind.head) out[size - 1] = 128
  return out
}

/** Without the 3 behind two zeros that keeps units apart in other ways of storing them. */
function unescaped(bytes: Uint8Array): Uint8Array {
  let zeros = 0
  return bytes.filter((byte) => {
    const drop = zeros >= 2 && byte === 3
    zeros = byte === 0 ? zeros + 1 : 0
    return !drop
  })
}

function escaped(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let zeros = 0
  for (const byte of bytes) {
    if (zeros >= 2 && byte <= 3) {
      out.push(3)
      zeros = 0
    }
    out.push(byte)
    zeros = byte === 0 ? zeros + 1 : 0
  }
  return Uint8Array.from(out)
}
