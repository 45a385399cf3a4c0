import * as v from 'valibot'
import { checkSymbols, inFours, letters, readTyped, toSymbols } from '../primitives/checksum.ts'

/** Symbols of a fingerprint, two check symbols among them. */
const SYMBOLS = {
  /** 150 bits of the hash of a root. */
  root: 32,
  /** 110 bits of the hash of an enrolment file, which two people compare within days. */
  enrolment: 24,
} as const

export type PrintKind = keyof typeof SYMBOLS

/** A fingerprint as somebody typed it. */
export type TypedPrint =
  | { readonly kind: 'read'; readonly print: string }
  /** Not as many symbols of the alphabet. */
  | { readonly kind: 'length' }
  /** As many, but the check symbols do not fit: something was mistyped or swapped. */
  | { readonly kind: 'slip' }

/**
 * A fingerprint as people compare and type it: the first bits of a hash, then two check symbols. PROTOCOL.md 7.1
 *
 * @param hash at least 20 bytes
 * @returns groups of four symbols with dashes between them
 */
export function writtenPrint(hash: Uint8Array, kind: PrintKind): string {
  const symbols = toSymbols(hash).slice(0, SYMBOLS[kind] - 2)
  return inFours(letters([...symbols, ...checkSymbols(symbols)]))
}

/**
 * Read a fingerprint as people type it: case, spaces and dashes do not matter, O is 0, I and L are 1. Each single
 * mistyped symbol and each swap of two is found without anything to compare it with.
 */
export function readFingerprint(typed: string, kind: PrintKind): TypedPrint {
  const read = readTyped(typed, SYMBOLS[kind], 4)
  if (read.kind === 'read') return { kind: 'read', print: inFours(letters(read.symbols)) }
  return { kind: read.kind === 'checksum' ? 'slip' : 'length' }
}

/** Whether this is the fingerprint of a root, in the form in which it is written. */
export function isFingerprint(text: string): boolean {
  const read = readFingerprint(text, 'root')
  return read.kind === 'read' && read.print === text
}

/** Schema of the fingerprint of a root, as files keep it. */
export const rootPrint = v.pipe(v.string(), v.check(isFingerprint, 'not a fingerprint'))
