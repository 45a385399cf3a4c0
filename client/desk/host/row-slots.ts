import { hash, randomBytes } from 'node:crypto'
import { concat, equal } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'

/**
 * The file of sealed rows: a head, `mark 16 ‖ key 32`, then slots of one size, `check 16 ‖ row 4,096`. The
 * check is the first half of SHA-256(key ‖ row). The key is random and never leaves this machine, so nobody
 * else can write a row that passes for a slot.
 */
const MARK = new TextEncoder().encode('postern-rows-1\n\0')
const CHECK = 16
export const HEAD = MARK.length + SIZE.key
export const SLOT = CHECK + SIZE.record

/** A head with a key of its own. */
export function newHead(): Uint8Array {
  return concat(MARK, randomBytes(SIZE.key))
}

/** @param head as many bytes as a head has @returns its key, 32 bytes; null if it is no head */
export function keyIn(head: Uint8Array): Uint8Array | null {
  return equal(head.subarray(0, MARK.length), MARK) ? head.slice(MARK.length, HEAD) : null
}

/** Write the slot of a row. @param row 4,096 bytes @param at where the slot begins */
export function putSlot(key: Uint8Array, row: Uint8Array, bytes: Uint8Array, at: number): void {
  bytes.set(checkOf(key, row), at)
  bytes.set(row, at + CHECK)
}

/** @returns the row of a slot, not copied; null if the slot is damaged */
export function rowIn(key: Uint8Array, slot: Uint8Array): Uint8Array | null {
  const row = slot.subarray(CHECK)
  return equal(checkOf(key, row), slot.subarray(0, CHECK)) ? row : null
}

/** A key and a row, put together to be hashed at once: that takes half as long as one after the other. */
const keyed = new Uint8Array(SIZE.key + SIZE.record)

function checkOf(key: Uint8Array, row: Uint8Array): Uint8Array {
  keyed.set(key)
  keyed.set(row, SIZE.key)
  return hash('sha256', keyed.subarray(0, SIZE.key + row.length), 'buffer').subarray(0, CHECK)
}

/** The name of a row in memory: its id, a character a byte. */
export function nameOf(row: Uint8Array, at = 0): string {
  return Buffer.from(row.buffer, row.byteOffset + at, SIZE.id).toString('latin1')
}
