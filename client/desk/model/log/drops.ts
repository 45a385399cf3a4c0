import type { Day, Week } from '../../../../crypto/days/calendar.ts'
import { requireDayOf } from '../../../../crypto/days/read-day.ts'
import { type BodyHeader, wasMeantFor } from '../../../../crypto/drop/body.ts'
import { type OpenedDrop, openDropWithKey, openOrPart } from '../../../../crypto/drop/drop.ts'
import type { CopiedLetter } from '../../../../crypto/drop/letter-copy.ts'
import { joinAnswers, type LongText } from '../../../../crypto/drop/long-text.ts'
import type { OwnPart } from '../../../../crypto/drop/together.ts'
import type { AbsenceContent } from '../../../../crypto/entries/absence.ts'
import type {
  GrantContent,
  KeyPartContent,
  ReporterContent,
  ReporterKind,
} from '../../../../crypto/entries/content.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { type ContentKey, recipientId, type WeekKeyPair } from '../../../../crypto/keys/keys.ts'
import { type Checkpoint, readCheckpoint } from '../../../../crypto/log/checkpoint.ts'
import type { Generation } from '../../../../crypto/log/record.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError, type CryptoErrorCode } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'

/** A reference that names no case: it stands in drops that no reporter sends. */
export const NO_REFERENCE = '0000000'

/** A drop of a reporter, opened. */
export interface ReporterDrop extends BodyHeader {
  readonly id: Uint8Array
  readonly contentKey: ContentKey
  readonly kind: ReporterKind
  /** Once `texts` are at hand, they are among its answers. */
  readonly content: ReporterContent
  /** The answers that came in blocks; absent while they are not at hand. PROTOCOL.md section 9.5 */
  readonly texts?: LongText
  /** Our key opened it, but it does not name us: somebody forwarded it. */
  readonly forwarded: boolean
  /** Present if two had to open its envelope. */
  readonly isParted?: true
  /** Whether all whom it names can read it; see `SealedTo`. */
  readonly agreement: Agreement
}

/** A drop that a member sent to colleagues. */
interface FromMember {
  readonly id: Uint8Array
  readonly contentKey: ContentKey
  /** Signing key of its author, on the day that they say. */
  readonly signer: Uint8Array
  readonly day: Day
  /** The week to whose keys it was sealed. */
  readonly week: Week
}

/** How far a colleague saw logs go. */
export interface OpenedCheckpoint extends FromMember {
  readonly kind: 'checkpoint'
  readonly messageId: Uint8Array
  readonly checkpoint: Checkpoint
}

/** Keys of a case, from a colleague. */
export interface OpenedGrant extends FromMember {
  readonly kind: 'grant'
  readonly grant: GrantContent
}

/** A message by one of the members that a member is away. */
export interface OpenedAbsence extends FromMember {
  readonly kind: 'absence'
  readonly messageId: Uint8Array
  readonly said: AbsenceContent
}

/** How far a letter is copied into records. */
export type LetterCopy =
  /** It is not copied, as far as this desk knows: its body as it was sealed. */
  | { readonly kind: 'none'; readonly payload: Uint8Array }
  /**
   * The copy is whole. The letter's body stays at hand while its envelope lives, so that lost parts are written
   * again.
   */
  | ({ readonly kind: 'seen'; readonly payload?: Uint8Array } & CopyPlaces)

/** The place where a copy lies: all its parts in one generation. */
export interface CopyPlaces {
  readonly generation: Generation
  /** How many there are. */
  readonly parts: number
}

/** A letter that was read from its copy. */
export interface FoundCopy extends CopiedLetter, CopyPlaces {
  readonly key: ContentKey
}

/** A part of the key of a letter that two open, from a colleague. */
export interface OpenedKeyPart extends FromMember {
  readonly kind: 'key-part'
  readonly said: KeyPartContent
}

/** The result for one envelope. */
export type DropResult =
  | { readonly kind: 'reporter'; readonly drop: ReporterDrop; readonly copy?: LetterCopy }
  /** A letter of which nothing is shown; `marked` if a desk that reads its case has it. See `keepBack` */
  | { readonly kind: 'kept-back'; readonly drop: ReporterDrop; readonly marked: boolean }
  | OpenedGrant
  | { readonly kind: 'decoy'; readonly id: Uint8Array; readonly contentKey: ContentKey }
  | OpenedCheckpoint
  | OpenedAbsence
  | OpenedKeyPart
  /** A letter that two open: our part, and the envelope as it is stored. PROTOCOL.md section 8.2 */
  | ({ readonly kind: 'own-part'; readonly sealed: Uint8Array } & OwnPart)
  /** It belongs to a case that this desk has given up. */
  | { readonly kind: 'refused'; readonly id: Uint8Array }
  /** Not for us, or its weekly key is destroyed. */
  | { readonly kind: 'skipped'; readonly id: Uint8Array }
  /** A key opens it, but it is not whole: counted and named, and never in the way of the others. */
  | { readonly kind: 'broken'; readonly id: Uint8Array; readonly code: CryptoErrorCode }

/** Whether something else may come of an envelope if it is fetched again. */
export function isUnopened({ kind }: DropResult): boolean {
  return kind === 'skipped' || kind === 'broken'
}

/** Keys by which a desk may open envelopes. */
export interface DropKeys {
  readonly instance: Uint8Array
  /** ours among the wraps */
  readonly position: number
  /** newest first */
  readonly weekly: readonly WeekKeyPair[]
  /** content keys from the vault and the case streams, by drop id in hex */
  readonly known: ReadonlyMap<string, ContentKey>
  /** Parts of letters that two open, from the vault, by drop id in hex. */
  readonly parts: ReadonlyMap<string, OwnPart>
  /** HASH(16, R) in hex of reporters whose letters the member opens together with another. */
  readonly agreed: ReadonlySet<string>
  /** Newest first: the list that an envelope names says to whom the envelope was sealed. */
  readonly lists: readonly VerifiedKeyList[]
  readonly refusal: Refusal
}

/** Drops that a desk does not open, though its keys would. All in hex. ACCESS.md section 13.1 */
export interface Refusal {
  /** Ids of drops: they are not even tried. */
  readonly drops: ReadonlySet<string>
  /** HASH(16, case key) of cases to which no grant is taken. */
  readonly cases: ReadonlySet<string>
  /** HASH(16, R) of reporters whose letters are not read. */
  readonly reporters: ReadonlySet<string>
}

/** Open one stored drop with any of our keys. Never throws because of something that somebody else made. */
export function openEnvelope(p: Primitives, keys: DropKeys, sealed: Uint8Array): DropResult {
  const id = sealed.slice(0, 32)
  if (keys.refusal.drops.has(toHex(id))) return { kind: 'refused', id }
  const result = openAny(p, keys, id, sealed)
  return isRefused(p, keys.refusal, result) ? { kind: 'refused', id } : result
}

function isRefused(
  p: Primitives,
  { drops, cases, reporters }: Refusal,
  result: DropResult,
): boolean {
  const hash = (bytes: Uint8Array) => toHex(p.hash(16, null, bytes))
  if (result.kind === 'grant') return cases.has(hash(result.grant.caseKey))
  // Colleagues who say yes do not know of a no: their parts together would open what this member has refused.
  if (result.kind === 'key-part') {
    const { said } = result
    return 'part' in said ? drops.has(toHex(said.drop)) : reporters.has(toHex(said.reporter))
  }
  if (result.kind === 'own-part') return reporters.has(toHex(result.slip.reporter))
  return result.kind === 'reporter' && reporters.has(hash(result.drop.signer))
}

function openAny(p: Primitives, keys: DropKeys, id: Uint8Array, sealed: Uint8Array): DropResult {
  try {
    const known = keys.known.get(toHex(id))
    if (known !== undefined) {
      return sortOpened(openDropWithKey(p, keys.instance, known, sealed), false)
    }
    const kept = keys.parts.get(toHex(id))
    if (kept !== undefined) return { kind: 'own-part', sealed, ...kept }
    const found = openOrPart(p, keys.instance, keys.position, keys.weekly, sealed)
    if (found === null) return { kind: 'skipped', id }
    if (found.kind === 'part') return { kind: 'own-part', sealed, ...found.own }
    const opened = found.drop
    const ours = keys.weekly.find(({ week }) => week === opened.body.week)
    const named = ours
      ? wasMeantFor(opened.body, keys.position, recipientId(p, ours.publicKey))
      : false
    return sortOpened(opened, !named)
  } catch (error) {
    if (error instanceof CryptoError) return { kind: 'broken', id, code: error.code }
    throw error
  }
}

const NOT_YET: Agreement = { kind: 'not-yet' }

/** @throws CryptoError `malformed` */
function sortOpened(
  { id, contentKey, body, payload, isParted }: OpenedDrop,
  forwarded: boolean,
): DropResult {
  requireDayOf(body.day, body.week)
  switch (body.kind) {
    case 'decoy':
      return { kind: 'decoy', id, contentKey }
    case 'grant': {
      const { kind, signer, day, week, content: grant } = body
      return { kind, id, contentKey, signer, day, week, grant }
    }
    case 'checkpoint': {
      const { kind, signer, day, week, messageId } = body
      const checkpoint = readCheckpoint(body.content.entries)
      return { kind, id, contentKey, signer, day, week, messageId, checkpoint }
    }
    case 'key-part': {
      const { kind, signer, day, week, content: said } = body
      return { kind, id, contentKey, signer, day, week, said }
    }
    case 'absence': {
      const { kind, signer, day, week, messageId, content: said } = body
      return { kind, id, contentKey, signer, day, week, messageId, said }
    }
    default: {
      const how = isParted ? { isParted } : {}
      const drop = { ...body, id, contentKey, forwarded, agreement: NOT_YET, ...how }
      return { kind: 'reporter', drop, copy: { kind: 'none', payload } }
    }
  }
}

/** A letter that was read from its copy; null if this desk does not open it. */
export function fromCopy(p: Primitives, keys: DropKeys, found: FoundCopy): DropResult | null {
  if (keys.refusal.drops.has(toHex(found.id))) return null
  const result = sortOpened({ ...found, contentKey: found.key }, false)
  if (result.kind !== 'reporter' || isRefused(p, keys.refusal, result)) return null
  const drop = { ...result.drop, agreement: { kind: 'old' } } as const
  const { generation, parts } = found
  return { kind: 'reporter', drop, copy: { kind: 'seen', generation, parts } }
}

/** Whether all whom an envelope names can read it, and nobody else. PROTOCOL.md section 8.1 */
export type Agreement = Settled | Unsettled

/** A result that no key list and no keys to come can change. */
export type Settled =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'differs'
      /** Ids of members who are named and cannot read it. */
      readonly unread: readonly string[]
      /** Ids of members who are named for a key that the list in use had replaced when it was opened. */
      readonly replaced: readonly string[]
      /** It names a key that is nobody's at that position. */
      readonly stranger: boolean
      /** At a position where it names nobody, it is not sealed to nobody. */
      readonly beyond: boolean
    }
  /** The keys of its week were no longer kept when it was opened. */
  | { readonly kind: 'old' }

type Unsettled =
  /** The key list that it names is not at hand, or the server does not give the keys of its week. */
  | { readonly kind: 'no-list' }
  | { readonly kind: 'no-keys' }
  /** It is looked at before this sync ends. */
  | { readonly kind: 'not-yet' }

/** @returns null if it may still be found out */
export function settled(agreement: Agreement): Settled | null {
  const { kind } = agreement
  return kind === 'no-list' || kind === 'no-keys' || kind === 'not-yet' ? null : agreement
}

/** Whether some of what its reporter wrote lies in blocks that are not at hand. */
export function waitsForText({ content, texts }: Pick<ReporterDrop, 'content' | 'texts'>): boolean {
  return content.manifest?.text !== undefined && texts === undefined
}

/** @throws CryptoError `malformed` if the texts are not of this letter */
export function withTexts(drop: ReporterDrop, texts: LongText): ReporterDrop {
  return { ...drop, content: { ...drop.content, answers: joinAnswers(drop.content, texts) }, texts }
}

/** The drop as it was sealed, with the texts that came in blocks beside it. */
export function partedTexts(drop: ReporterDrop): ReporterDrop {
  const { texts } = drop
  if (texts === undefined) return drop
  const kept = Object.entries(drop.content.answers).filter(([name]) => !Object.hasOwn(texts, name))
  return { ...drop, content: { ...drop.content, answers: Object.fromEntries(kept) } }
}
