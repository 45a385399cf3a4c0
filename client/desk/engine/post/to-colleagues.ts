import { dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import type { AbsenceContent, SaidAbsence } from '../../../../crypto/entries/absence.ts'
import type { Recipient, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { recipientId, type SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { type CheckpointHead, encodeCheckpoint } from '../../../../crypto/log/checkpoint.ts'
import { equal, fromHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { type AbsenceWord, mayStandIn } from '../../model/access/deputies.ts'
import { DeskError } from '../../model/error.ts'
import { lastOpened } from '../../model/log/checkpoint.ts'
import { chainOf, type Stream } from '../../model/log/stream.ts'
import type { PeerContext } from '../monitor/silence.ts'
import { postEnvelope, type ReceptionOf, requireKeys, sealToColleagues } from './envelope.ts'
import type { Staff } from './staff.ts'

/**
 * The newest record that opened of each epoch of each stream. A member who was excluded from a case holds only
 * the keys of the epochs before, and learns nothing of later records.
 */
export function headsToTell(p: Primitives, streams: Iterable<Stream>): CheckpointHead[] {
  return [...streams].flatMap((stream) =>
    chainOf(p, stream).spans.flatMap(({ epoch: { key } }) => {
      const under = [...stream.records.values()].filter(({ epoch }) => equal(epoch.key, key))
      const last = lastOpened(under)
      return last ? [{ epochKey: key, sequence: last.sequence, hash: last.hash }] : []
    }),
  )
}

/**
 * All members with a key of the week, the author among them, in the order of the list, in as few envelopes as
 * their positions allow. So the number of envelopes is the same for every author.
 *
 * @throws DeskError `server`
 */
export function packMembers(p: Primitives, reception: Reception): Recipient[][] {
  requireKeys(reception)
  const { list, keys } = reception
  const packs: Recipient[][] = []
  for (const member of list.members) {
    const publicKey = keys.get(member.id)
    if (publicKey === undefined) continue
    const { position } = member
    const one = { member, position, publicKey, id: recipientId(p, publicKey) }
    const free = packs.find((pack) => pack.every((other) => other.position !== position))
    if (free) free.push(one)
    else packs.push([one])
  }
  return packs
}

/**
 * Tell colleagues how far each log goes, if that was not done in this week. If no answer comes, part of it may
 * have arrived; to send all of it again does no harm.
 *
 * @returns the vault that remembers it; `vault` itself if there was nothing to do, or nobody has a key of this
 *   week
 * @throws DeskError `clock`, `full`, `offline`, `server`
 */
export async function tellHeads(
  staff: Staff,
  receptionOf: ReceptionOf,
  vault: Vault,
  streams: Iterable<Stream>,
): Promise<Vault> {
  const { checkpoints } = vault
  const week = weekAt(staff.now())
  if (checkpoints === undefined || checkpoints.sent === week) return vault
  const { primitives: p } = staff
  const packs = packMembers(p, await receptionOf(week))
  if (packs.length === 0) return vault
  for (const told of inChunks(headsToTell(p, streams))) {
    for (const at of packs.keys()) {
      await postEnvelope(staff, receptionOf, (reception) => {
        const to = packMembers(p, reception)[at]
        return to === undefined ? null : seal(staff, reception, told, to)
      })
    }
  }
  return { ...vault, checkpoints: { ...checkpoints, sent: week } }
}

function seal(
  staff: Staff,
  reception: Reception,
  told: readonly CheckpointHead[],
  to: readonly Recipient[],
): Uint8Array {
  const { primitives, random, signer } = staff
  const messageId = random(SIZE.messageId)
  const place = { signer: signer.publicKey, messageId }
  const content = { entries: encodeCheckpoint(primitives, random, place, told) }
  return sealToColleagues(staff, reception, messageId, { kind: 'checkpoint', content }, to)
}

/** At least one chunk: the envelope of a member without cases looks the same. */
function inChunks(heads: readonly CheckpointHead[]): (readonly CheckpointHead[])[] {
  const size = LIMIT.checkpointEntries
  const count = Math.max(1, Math.ceil(heads.length / size))
  return Array.from({ length: count }, (_, i) => heads.slice(i * size, (i + 1) * size))
}

/** Statements of absence since unlocking, by their author: one that had no answer may have arrived all the same. */
const tried = new WeakMap<SignKeyPair, readonly SaidAbsence[]>()

/**
 * Tell all colleagues that a member is away. If no answer comes, some may have received it: to send the same
 * again does no harm.
 *
 * @returns the vault that remembers it
 * @throws DeskError `role` if it is another member's absence and the author is no head; `gone` if the absent
 *   member or the deputy is not available; `clock`, `full`, `offline`, `server`
 */
export async function sayAbsence(
  staff: Staff,
  { vault, reception, receptionOf, hasNetwork }: PeerContext,
  word: AbsenceWord,
): Promise<Vault> {
  requireSayable(reception.list, vault.member, word)
  if (!hasNetwork) throw new DeskError('offline')
  const { random, signer, now } = staff
  const { absences = [] } = vault
  const messageId = random(SIZE.messageId)
  const earlier = tried.get(signer) ?? []
  const said = saidOf(word, [...absences, ...earlier])
  const day = dayOf(now())
  const kept: SaidAbsence = { messageId, signer: signer.publicKey, day, week: weekAt(now()), said }
  tried.set(signer, [...earlier, kept])
  let count = 1
  for (let at = 0; at < count; at++) {
    await postEnvelope(staff, receptionOf, (running) => {
      const packs = packMembers(staff.primitives, running)
      count = packs.length
      const to = packs[at]
      const content = { kind: 'absence', content: said } as const
      return to === undefined ? null : sealToColleagues(staff, running, messageId, content, to)
    })
  }
  return { ...vault, absences: [...absences, kept] }
}

function requireSayable(
  { members }: VerifiedKeyList,
  own: string,
  { member, deputy }: AbsenceWord,
): void {
  const isHead = members.some(({ id, role }) => id === own && role === 'head')
  if (member !== own && !isHead) throw new DeskError('role')
  if (members.every(({ id }) => id !== member)) throw new DeskError('gone')
  if (deputy !== null && !mayStandIn(members, deputy, member)) throw new DeskError('gone')
}

/** It counts before every earlier statement about the same absence that this desk knows. */
function saidOf(
  { member, deputy, from, until, ...word }: AbsenceWord,
  before: readonly SaidAbsence[],
): AbsenceContent {
  const id = fromHex(word.id)
  const changes = before
    .filter(({ said }) => said.member === member && equal(said.id, id))
    .map(({ said }) => said.change + 1)
  return { id, change: Math.max(0, ...changes), member, deputy, from, until }
}
