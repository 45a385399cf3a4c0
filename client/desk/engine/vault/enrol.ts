import { dayOf, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { readEnrolment, signEnrolment } from '../../../../crypto/keys/enrolment.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { asSignSeed, newSignKeyPair, signKeyPairOf } from '../../../../crypto/keys/keys.ts'
import { equal, isZero, type Random } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { newVault, type Vault, type WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import { listedWeeks, triedKeys, withComingWeeks } from '../../../../crypto/vault/weekly.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { ListNotice } from '../../model/notice.ts'
import type { Joining } from '../../rpc/answers.ts'
import { sparing } from '../faults.ts'
import { loadRootedReception, type ReceptionSource } from '../monitor/reception.ts'

/** Make the secrets of a person who is in no key list yet. */
export function newMember(
  p: Primitives,
  random: Random,
  { id, root }: Joining,
  now: Week,
): { readonly vault: Vault; readonly weeks: WeeklySecrets } {
  const { seed } = newSignKeyPair(p, random)
  const instance = new Uint8Array(SIZE.instance)
  const vault = newVault({ instance, root, member: id, signing: seed, listVersion: 0 })
  const nothing: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }
  return { vault, weeks: withComingWeeks(random, nothing, now) }
}

/** Whether a vault has found its member in a key list. */
export function hasJoined({ instance }: Vault): boolean {
  return !isZero(instance)
}

/**
 * The file for the head of reception: for the first list, or the next.
 *
 * @throws CryptoError `bad-key`; RangeError if a secret of the coming weeks is missing
 */
export function enrolmentFile(
  p: Primitives,
  { root, instance, signing }: Vault,
  weeks: WeeklySecrets,
  { id, title }: Pick<Joining, 'id' | 'title'>,
  first: Week,
): Uint8Array {
  const tried = triedKeys(p, weeks, first)
  const keys = listedWeeks(first).map((week) => {
    const key = tried.get(week)
    if (key === undefined) throw new RangeError(`no secret of week ${week}`)
    return key
  })
  const signer = signKeyPairOf(p, asSignSeed(signing))
  return signEnrolment(p, signer, { root, instance, id, title, first, keys })
}

/** The fingerprint of a file of ours; null if it is not whole, or belongs to another vault. */
export function printOf(p: Primitives, { signing }: Vault, file: Uint8Array): string | null {
  return unlessBroken(null, () => {
    const enrolment = readEnrolment(p, file)
    const own = signKeyPairOf(p, asSignSeed(signing)).publicKey
    return equal(enrolment.signing, own) ? enrolment.print : null
  })
}

/**
 * Look for the vault's signing key in the server's list, under the root that the vault pins.
 *
 * @returns the vault with its instance and the id that the list gives it; null while it names nobody with this
 *   key
 * @throws DeskError `offline`, `server`, `unverified`, `other-reception`
 */
export async function findOwnPlace(source: ReceptionSource, vault: Vault): Promise<Vault | null> {
  const { list } = await loadRootedReception(source, vault.root)
  const own = signKeyPairOf(source.primitives, asSignSeed(vault.signing)).publicKey
  const member = list.members.find(({ signing }) => equal(signing, own))
  return member === undefined ? null : { ...vault, instance: list.instance, member: member.id }
}

/**
 * Compare a fingerprint that a person typed with the server, before a vault is made. A server that does not
 * answer yet is no objection.
 *
 * @throws DeskError `other-reception`
 */
export async function requireSameRoot(source: ReceptionSource, root: string): Promise<void> {
  await sparing(
    ({ code }) => code !== 'other-reception',
    () => loadRootedReception(source, root),
  )
}

const EARLY_DAYS = 56
const SOON_DAYS = 14

/** Warnings of the list's end: from 8 weeks before, from 2 weeks before, and after it. */
export function listNotices({ expires }: KeyList, now: number): ListNotice[] {
  const left = expires - dayOf(now)
  if (left > EARLY_DAYS) return []
  const kind = left <= 0 ? 'list-expired' : left <= SOON_DAYS ? 'list-expires-soon' : 'list-expires'
  return [{ kind, day: expires }]
}

/** Draw the secrets that are missing for a list that is made now. */
export function secretsForNextList(
  random: Random,
  weeks: WeeklySecrets,
  now: number,
): WeeklySecrets {
  return withComingWeeks(random, weeks, weekAt(now))
}
