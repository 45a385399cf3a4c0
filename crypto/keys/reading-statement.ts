import { concat, equal } from '../primitives/bytes.ts'
import { ctx, keyId } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type KeyList, type Member, memberByKeyId } from './keylist.ts'
import type { SignKeyPair } from './keys.ts'

/**
 * The kinds of statement on who reads one reporter's letters. `opens`: the signer says yes, and opens them together
 * with another. `out`: a member does not read them any more. `ended`: the case of the letters was purged.
 */
export const READING_STATEMENTS = {
  opens: LABEL.statementOpens,
  out: LABEL.statementOut,
  ended: LABEL.statementEnded,
} as const
export type ReadingStatementKind = keyof typeof READING_STATEMENTS

/**
 * A statement on who reads one reporter's letters. It is shown outside the log of the case, to the reporter or to
 * colleagues who do not read the case. It has no day: it holds for good. PROTOCOL.md section 8.4
 */
export interface ReadingStatement {
  readonly kind: ReadingStatementKind
  /** HASH(16, R), as in a slip. */
  readonly reporter: Uint8Array
  /** Key id, 8 bytes, of the member whose reading it is about: the signer, unless colleagues let another go. */
  readonly about: Uint8Array
  /** Key id, 8 bytes, of the signer. */
  readonly signer: Uint8Array
  readonly signature: Uint8Array
}

/** HASH(16, R): names a reporter to those who may not know the key R. */
export function reporterName(p: Primitives, reporter: Uint8Array): Uint8Array {
  return p.hash(16, null, reporter)
}

/**
 * Sign a statement on who reads the letters of one reporter.
 *
 * @param reporter HASH(16, R)
 * @param about key id, 8 bytes; the signer's own if left out
 */
export function signReadingStatement(
  p: Primitives,
  instance: Uint8Array,
  signer: SignKeyPair,
  kind: ReadingStatementKind,
  reporter: Uint8Array,
  about: Uint8Array = keyId(p, signer.publicKey),
): ReadingStatement {
  const bytes = ctx(READING_STATEMENTS[kind], instance, reporter, about)
  const signature = p.sign(signer.seed, bytes)
  return { kind, reporter, about, signer: keyId(p, signer.publicKey), signature }
}

/**
 * The member of the list who signed a statement. `opens` and `ended` count only of the signer themselves.
 *
 * @returns null if no member of the list signed it
 */
export function authorOfStatement(
  p: Primitives,
  { instance, members }: Pick<KeyList, 'instance' | 'members'>,
  { kind, reporter, about, signer, signature }: ReadingStatement,
): Member | null {
  const author = memberByKeyId(p, { members }, signer)
  if (author === null || (kind !== 'out' && !equal(about, signer))) return null
  const bytes = ctx(READING_STATEMENTS[kind], instance, reporter, about)
  return p.verify(author.signing, bytes, signature) ? author : null
}

const KINDS = Object.keys(READING_STATEMENTS) as ReadingStatementKind[]
const ABOUT_AT = 1
const SIGNER_AT = ABOUT_AT + SIZE.keyId
const SIGNATURE_AT = SIGNER_AT + SIZE.keyId

/** 81 bytes: `kind ‖ about ‖ signer ‖ signature`. The reporter is known where a statement stands. */
export function encodeReadingStatement(one: ReadingStatement): Uint8Array {
  const kind = KINDS.indexOf(one.kind)
  return concat(Uint8Array.of(kind), one.about, one.signer, one.signature)
}

/**
 * @param bytes 81 bytes
 * @returns null if it is of a kind that is not known
 */
export function decodeReadingStatement(
  reporter: Uint8Array,
  bytes: Uint8Array,
): ReadingStatement | null {
  const kind = KINDS[bytes[0] ?? KINDS.length]
  if (kind === undefined || bytes.length !== SIZE.readingStatement) return null
  return {
    kind,
    reporter,
    about: bytes.slice(ABOUT_AT, SIGNER_AT),
    signer: bytes.slice(SIGNER_AT, SIGNATURE_AT),
    signature: bytes.slice(SIGNATURE_AT),
  }
}

/** The proof that statements on the letters of one reporter give. */
export interface Standing {
  /** Ids of members who do not read any more: they said so themselves, or two colleagues did. */
  readonly out: readonly string[]
  /** Ids of members who said that they open the letters together with another. */
  readonly opens: readonly string[]
}

/** How many colleagues must say that somebody does not read any more. */
const COLLEAGUES = 2

/**
 * Read what statements prove. No single member decides for another.
 *
 * @param list its members are believed
 * @param statements of one reporter
 */
export function standingOf(
  p: Primitives,
  list: Pick<KeyList, 'instance' | 'members'>,
  statements: readonly ReadingStatement[],
): Standing {
  const out = new Map<string, Set<string>>()
  const opens = new Set<string>()
  for (const one of statements) {
    const about = memberByKeyId(p, list, one.about)
    if (about === null) continue
    const author = authorOfStatement(p, list, one)
    if (author === null) continue
    if (one.kind === 'opens') opens.add(author.id)
    if (one.kind === 'out') out.set(about.id, (out.get(about.id) ?? new Set()).add(author.id))
  }
  const isProven = ([id, by]: [string, ReadonlySet<string>]) => by.has(id) || by.size >= COLLEAGUES
  return { out: [...out].filter(isProven).map(([id]) => id), opens: [...opens] }
}
