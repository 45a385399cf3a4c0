import { choiceRow, type RowList, rowSince } from '../keys/choice-row.ts'
import { concat, equal, readU32, u32be, xor } from '../primitives/bytes.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type EchoName, firstEcho } from './echo.ts'

/** The people whom the reporter of a matter leaves out, among all who could ever be shown something of it. */
export interface Choice {
  /** of the matter */
  readonly channel: string
  /** Member ids. */
  readonly leftOut: readonly string[]
}

/** 4 bytes: channel 3 bits, left out 16, version of the list 13. Null if the list has no such channel. */
export function encodeChoice(list: RowList, { channel, leftOut }: Choice): Uint8Array | null {
  const place = list.channels.findIndex(({ id }) => id === channel)
  const found = list.channels[place]
  if (found === undefined) return null
  const bits = choiceRow(list, found).reduce(
    (sum, id, bit) => (leftOut.includes(id) ? sum | (1 << bit) : sum),
    0,
  )
  return u32be(place * 2 ** 29 + bits * 2 ** 13 + list.version)
}

/**
 * Read a choice by the list in hand.
 *
 * @param plain 4 bytes
 * @returns newer: it names a newer list than this one; old: the people it means are no longer known
 */
export function decodeChoice(list: RowList, plain: Uint8Array): Choice | 'newer' | 'old' {
  const word = readU32(plain, 0)
  const version = word % 2 ** 13
  if (version > list.version) return 'newer'
  const channel = list.channels[word >>> 29]
  if (channel === undefined || version < rowSince(list, channel)) return 'old'
  const bits = (word >>> 13) % 2 ** 16
  const row = choiceRow(list, channel)
  if (bits >= 2 ** row.length) return 'old'
  return { channel: channel.id, leftOut: row.filter((_, bit) => (bits >> bit) % 2 === 1) }
}

/**
 * The part of a drop that is for its reporter: the echo, and the choice that only the code opens.
 *
 * @param plain 4 bytes
 * @returns 24 bytes
 */
export function sealEcho(
  p: Primitives,
  echoKey: Uint8Array,
  name: EchoName,
  plain: Uint8Array,
): Uint8Array {
  const tag = fourOf(p, LABEL.choiceTag, echoKey, name, plain)
  const sealed = xor(plain, fourOf(p, LABEL.choice, echoKey, name, tag))
  return concat(firstEcho(p, echoKey, name), sealed, tag)
}

/**
 * Open the choice of a letter.
 *
 * @param sealed 8 bytes, as they were sent
 * @returns 4 bytes, or null if the tag does not match: there is no choice, or somebody changed it
 */
export function openChoice(
  p: Primitives,
  echoKey: Uint8Array,
  name: EchoName,
  sealed: Uint8Array,
): Uint8Array | null {
  const tag = sealed.slice(4, SIZE.choice)
  const plain = xor(sealed.subarray(0, 4), fourOf(p, LABEL.choice, echoKey, name, tag))
  return equal(fourOf(p, LABEL.choiceTag, echoKey, name, plain), tag) ? plain : null
}

/** The tag of a choice, or the pad that hides it under its tag. */
function fourOf(
  p: Primitives,
  label: typeof LABEL.choice | typeof LABEL.choiceTag,
  echoKey: Uint8Array,
  { week, letter }: EchoName,
  bytes: Uint8Array,
): Uint8Array {
  return p.hash(16, kdf(p, echoKey, label, week, letter), bytes).slice(0, 4)
}
