import type { Week } from '../days/calendar.ts'
import { concat, readU32, u32be } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'

/** The documents that the ceremony or the head of reception hands to the server together. */
export interface Publication {
  /** `signature ‖ JSON` of the key list */
  readonly signed: Uint8Array
  /** One for each week of the list, in order. */
  readonly bundles: readonly { readonly week: Week; readonly bundle: Uint8Array }[]
  /** The content document that the list names by its hash. */
  readonly content: Uint8Array
}

/**
 * `first week 4 ‖ count 4 ‖ then, each after its length in 4 bytes: signed list, content, bundles`
 */
export function encodePublication(publication: Publication): Uint8Array {
  const { signed, bundles, content } = publication
  const parts = [signed, content, ...bundles.map(({ bundle }) => bundle)]
  return concat(
    u32be(bundles[0]?.week ?? 0),
    u32be(bundles.length),
    ...parts.flatMap((part) => [u32be(part.length), part]),
  )
}

/** @throws CryptoError `malformed` */
export function decodePublication(bytes: Uint8Array): Publication {
  const first = readU32(bytes, 0)
  const count = readU32(bytes, 4)
  const parts: Uint8Array[] = []
  let at = 8
  while (at + 4 <= bytes.length && parts.length < count + 2) {
    const length = readU32(bytes, at)
    parts.push(bytes.slice(at + 4, at + 4 + length))
    at += 4 + length
  }
  const [signed, content, ...bundles] = parts
  if (at !== bytes.length || !signed || !content || bundles.length !== count) {
    throw new CryptoError('malformed', 'not a publication')
  }
  return {
    signed,
    content,
    bundles: bundles.map((bundle, i) => ({ week: first + i, bundle })),
  }
}

/** A week's sealing keys as a key list named them. */
export interface KeptKeys {
  /** of the list */
  readonly version: number
  readonly week: Week
  readonly bundle: Uint8Array
}

/** For each: `version 4 ‖ week 4 ‖ length 4 ‖ bundle`. PROTOCOL.md section 16 */
export function encodeKeptKeys(all: readonly KeptKeys[]): Uint8Array {
  return concat(
    ...all.flatMap(({ version, week, bundle }) => [
      ...[version, week, bundle.length].map(u32be),
      bundle,
    ]),
  )
}

/** @throws CryptoError `malformed` */
export function decodeKeptKeys(bytes: Uint8Array): KeptKeys[] {
  const all: KeptKeys[] = []
  let at = 0
  while (at < bytes.length) {
    const from = at + 12
    const end = from + readU32(bytes, at + 8)
    if (end > bytes.length) throw new CryptoError('malformed', 'weekly keys that are cut short')
    const [version, week] = [readU32(bytes, at), readU32(bytes, at + 4)]
    all.push({ version, week, bundle: bytes.slice(from, end) })
    at = end
  }
  return all
}
