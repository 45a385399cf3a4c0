import type { Week } from '../days/calendar.ts'
import { type Random, utf8 } from '../primitives/bytes.ts'
import {
  ALPHABET,
  checkSymbols,
  letters,
  readTyped,
  type TypedFault,
} from '../primitives/checksum.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

export { ALPHABET }
export const REFERENCE_LENGTH = 7
export const SECRET_LENGTH = 26
export const CODE_LENGTH = 35
export const GROUP_LENGTH = 5

/** A receipt code whose checksum holds: 35 symbols, upper case, without separators. */
export type ReceiptCode = string & { readonly receiptCode: true }

export type ParsedCode = { readonly kind: 'code'; readonly code: ReceiptCode } | TypedFault

/** Everything that follows from a receipt code. PROTOCOL.md section 5 */
export interface ReceiptKeys {
  readonly reference: string
  /** 4 bytes */
  readonly address: Uint8Array
  readonly echoKey: Uint8Array
  readonly signSeed: Uint8Array
  readonly signer: Uint8Array
  /** B of a week, as drops of that week state it. */
  boardKey(week: Week): Uint8Array
  /** The board key of a week. Replies to drops of that week are sealed under it. */
  board(week: Week): Uint8Array
}

/**
 * Make a code of a reference (`makeReference`) and the browser's own secret.
 *
 * @param reference 7 symbols of the alphabet
 * @throws CryptoError `malformed`
 */
export function makeCode(random: Random, reference: string): ReceiptCode {
  if (!isReference(reference)) throw new CryptoError('malformed', 'not a reference')
  const secret = [...random(SECRET_LENGTH)].map((byte) => byte & 31)
  const symbols = [...[...reference].map((symbol) => ALPHABET.indexOf(symbol)), ...secret]
  return letters([...symbols, ...checkSymbols(symbols)]) as ReceiptCode
}

export function isReference(value: string): boolean {
  return (
    value.length === REFERENCE_LENGTH && [...value].every((symbol) => ALPHABET.includes(symbol))
  )
}

function masterKey(p: Primitives, instance: Uint8Array, code: ReceiptCode): Uint8Array {
  const reference = code.slice(0, REFERENCE_LENGTH)
  const secret = code.slice(REFERENCE_LENGTH, REFERENCE_LENGTH + SECRET_LENGTH)
  return p.hash(32, utf8(secret), ctx(LABEL.receipt, instance, utf8(reference)))
}

/** The board address of a code without all the rest. @returns 4 bytes */
export function addressOf(p: Primitives, instance: Uint8Array, code: ReceiptCode): Uint8Array {
  return kdf(p, masterKey(p, instance, code), LABEL.address).slice(0, SIZE.address)
}

/** Read a code as people type, paste or dictate it. */
export function parseCode(typed: string): ParsedCode {
  const found = readTyped(typed, CODE_LENGTH, GROUP_LENGTH)
  if (found.kind !== 'read') return found
  return { kind: 'code', code: letters(found.symbols) as ReceiptCode }
}

/** The code in its seven groups of five. */
export function codeGroups(code: ReceiptCode): string[] {
  return Array.from({ length: CODE_LENGTH / GROUP_LENGTH }, (_, i) =>
    code.slice(GROUP_LENGTH * i, GROUP_LENGTH * (i + 1)),
  )
}

/**
 * The board key of a week. It belongs to one signer, even if somebody else states the same B.
 *
 * @param boardKey B of the week, as a body states it
 * @param signer R, by which that body is signed
 */
export function boardOf(p: Primitives, boardKey: Uint8Array, signer: Uint8Array): Uint8Array {
  return kdf(p, boardKey, LABEL.boardOf, signer)
}

/** Derive all that a code opens. PROTOCOL.md section 5 */
export function deriveReceipt(p: Primitives, instance: Uint8Array, code: ReceiptCode): ReceiptKeys {
  const reference = code.slice(0, REFERENCE_LENGTH)
  const master = masterKey(p, instance, code)
  const signSeed = kdf(p, master, LABEL.sign)
  const signer = p.signPublicKey(signSeed)
  const boardKey = (week: Week) => kdf(p, master, LABEL.board, week)
  return {
    reference,
    address: kdf(p, master, LABEL.address).slice(0, SIZE.address),
    echoKey: kdf(p, master, LABEL.echoKey),
    signSeed,
    signer,
    boardKey,
    board: (week) => boardOf(p, boardKey(week), signer),
  }
}
