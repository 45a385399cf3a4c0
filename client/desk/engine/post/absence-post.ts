import { dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import type { AbsenceContent, SaidAbsence } from '../../../../crypto/entries/absence.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import type { SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { equal, fromHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { type AbsenceWord, mayStandIn } from '../../model/access/deputies.ts'
import { DeskError } from '../../model/error.ts'
import type { PeerContext } from '../monitor/silence.ts'
import { packMembers } from './checkpoint-post.ts'
import { postEnvelope, sealToColleagues } from './envelope.ts'
import type { Staff } from './staff.ts'

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
