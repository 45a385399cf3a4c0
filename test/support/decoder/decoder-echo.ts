import { ctx, hash, kdf, number, same, zeros } from './decoder-notation.ts'

// Section 10: echo and choice

export interface DecodedEcho {
  readonly week: number
  readonly letter: number
  /** Indices of the channel and of the left-out members, and the version of the list; null if it does not open. */
  readonly choice: {
    readonly channel: number
    readonly leftOut: number
    readonly version: number
  } | null
}

/**
 * Letters of a code whose echoes are on a page.
 *
 * @param rows the last 8 bytes of each row of echoes, by the first 16 in hex
 */
export function decodeEchoes(
  echoKey: Uint8Array,
  day: number,
  nonce: Uint8Array,
  rows: ReadonlyMap<string, Uint8Array>,
): DecodedEcho[] {
  const now = Math.floor((day + 3) / 7)
  const sent: DecodedEcho[] = []
  for (let at = 0; at < 16 * 64; at++) {
    const [week, letter] = [now - 15 + (at >> 6), at & 63]
    let echo = hash(16, ctx('echo', week, letter), echoKey)
    let pads = zeros(8)
    for (let then = week; then < now; then++) {
      pads = added(pads, kdf(echo, 'choice-next'))
      echo = hash(16, ctx('next'), echo)
    }
    const key = kdf(echo, 'day', day)
    const masked = rows.get(Buffer.from(hash(16, nonce, key)).toString('hex'))
    if (masked === undefined) continue
    const ofPage = hash(16, ctx('choice-mask', nonce), key)
    pads = added(added(pads, kdf(echo, 'choice-day', day)), ofPage)
    sent.push({ week, letter, choice: decodeChoice(echoKey, week, letter, added(masked, pads)) })
  }
  return sent
}

/** Bitwise sum (XOR) of `a` and the first bytes of `b`. */
function added(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ (b[i] ?? 0))
}

function decodeChoice(echoKey: Uint8Array, week: number, letter: number, sent: Uint8Array) {
  const tag = sent.slice(4)
  const plain = added(sent.slice(0, 4), hash(16, tag, kdf(echoKey, 'choice', week, letter)))
  const wanted = hash(16, plain, kdf(echoKey, 'choice-tag', week, letter)).slice(0, 4)
  if (!same(wanted, tag)) return null
  const word = number(plain, 0, 4)
  return { channel: word >>> 29, leftOut: (word >>> 13) & 0xffff, version: word & 0x1fff }
}
