import type { Week } from '../days/calendar.ts'
import { readWeek } from '../days/read-day.ts'
import { concat, equal, piecesOf } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** Bytes of the mark of an instance, and of the check at the end. */
const MARK = 16
/** Bytes of a sealed file: one length, whatever is in it. */
export const SEALED_FILE = MARK + SIZE.drop + MARK

/** How many codes hold a sealed file; each is of the largest size that there is. */
export const SHEET_CODES = 9
/** The first byte of each code, then its number from 0, then the first bytes of the file's check. */
const CODE_KIND = 0xd0
const CODE_NAME = 8
const CODE_HEAD = 2 + CODE_NAME
const CODE_PIECE = Math.ceil(SEALED_FILE / SHEET_CODES)

/** A drop that was sealed without a server, as it is to be posted. */
export interface HeldDrop {
  /** 25,804 bytes */
  readonly request: Uint8Array
  /** The week to whose keys it is sealed: the server takes it in that week and the next. */
  readonly week: Week
}

/**
 * Wrap a drop into the file that carries it to somebody who hands it in.
 *
 * @param request 25,804 bytes @returns 25,836 bytes. PROTOCOL.md section 8.3
 */
export function encodeSealedFile(
  p: Primitives,
  instance: Uint8Array,
  request: Uint8Array,
): Uint8Array {
  if (request.length !== SIZE.drop) throw new CryptoError('malformed', 'not the size of a drop')
  const held = concat(markOf(p, instance), request)
  return concat(held, checkOf(p, held))
}

/**
 * Read a sealed file. It says nothing about who can open the drop, or whether anybody can.
 *
 * @throws CryptoError `malformed` if it has another length, `tampered` if a byte was changed, `foreign` if it is for
 *   another instance
 */
export function decodeSealedFile(p: Primitives, instance: Uint8Array, file: Uint8Array): HeldDrop {
  if (file.length !== SEALED_FILE) throw new CryptoError('malformed', 'not the size of a report')
  const held = file.subarray(0, MARK + SIZE.drop)
  if (!equal(checkOf(p, held), file.subarray(held.length))) {
    throw new CryptoError('tampered', 'the sealed file was changed')
  }
  if (!equal(markOf(p, instance), held.subarray(0, MARK))) {
    throw new CryptoError('foreign', 'the sealed file is for another instance')
  }
  const request = held.slice(MARK)
  return { request, week: readWeek(request, SIZE.sealedDrop) }
}

function markOf(p: Primitives, instance: Uint8Array): Uint8Array {
  return p.hash(MARK, null, ctx(LABEL.sealedFile, instance))
}

function checkOf(p: Primitives, held: Uint8Array): Uint8Array {
  return p.hash(MARK, null, ctx(LABEL.sealedFile, held))
}

/** The contents of the codes that a printed sheet shows, in their order. PROTOCOL.md section 8.3 */
export function codesOf(file: Uint8Array): Uint8Array[] {
  if (file.length !== SEALED_FILE) throw new CryptoError('malformed', 'not the size of a report')
  const name = file.subarray(SEALED_FILE - MARK, SEALED_FILE - MARK + CODE_NAME)
  return piecesOf(file, CODE_PIECE).map((piece, number) =>
    concat(Uint8Array.of(CODE_KIND, number), name, piece),
  )
}

/** A whole file, or the reason why some codes do not give one. Numbers begin at 1. */
export type Joined =
  | { readonly kind: 'whole'; readonly file: Uint8Array }
  | { readonly kind: 'missing'; readonly numbers: readonly number[] }
  /** They are of several sheets. */
  | { readonly kind: 'mixed' }
  /** At least one is no code of a sealed report. */
  | { readonly kind: 'other' }

/** Put codes together, in whatever order they were read; a code that was read twice counts once. */
export function joinCodes(codes: readonly Uint8Array[]): Joined {
  const pieces = new Map<number, Uint8Array>()
  const names: Uint8Array[] = []
  for (const code of codes) {
    const number = numberOf(code)
    if (number === null) return { kind: 'other' }
    pieces.set(number, code.subarray(CODE_HEAD))
    names.push(code.subarray(2, CODE_HEAD))
  }
  const [first] = names
  if (first !== undefined && !names.every((name) => equal(name, first))) return { kind: 'mixed' }
  const all = Array.from({ length: SHEET_CODES }, (_, number) => number)
  const missing = all.filter((number) => !pieces.has(number))
  if (missing.length > 0) return { kind: 'missing', numbers: missing.map((number) => number + 1) }
  return { kind: 'whole', file: concat(...all.map((number) => pieces.get(number) as Uint8Array)) }
}

/** @returns null if it is no code of a sealed report */
function numberOf(code: Uint8Array): number | null {
  const [kind, number = SHEET_CODES] = code
  if (kind !== CODE_KIND || number >= SHEET_CODES) return null
  const isLast = number === SHEET_CODES - 1
  const piece = isLast ? SEALED_FILE - CODE_PIECE * (SHEET_CODES - 1) : CODE_PIECE
  return code.length === CODE_HEAD + piece ? number : null
}
