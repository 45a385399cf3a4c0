import { type Week, weekNumber, weekOf } from '../../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Checkpoints, Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import type { SilenceNotice } from '../../model/notice.ts'
import type { Holdings } from '../holdings.ts'
import type { ReceptionOf } from '../post/envelope.ts'
import { checkpointsBy } from '../sync/signed-by.ts'
import { authorsOf, type ListHistory } from './lists.ts'

/** Inputs for checking colleagues' checkpoints. */
export interface PeerContext {
  readonly primitives: Primitives
  readonly vault: Vault
  readonly reception: Reception
  readonly receptionOf: ReceptionOf
  readonly hasNetwork: boolean
  readonly lists: ListHistory['lists']
  /** Ids of members who are kept out. */
  readonly out: readonly string[]
  /** The running week; the bundle's week if there is no network. */
  readonly week: Week
}

/** The newest may be this many weeks old: two full weeks lie between. */
const PATIENCE_WEEKS = 2

/**
 * The colleagues from whom checkpoints came, to be remembered after a sync that succeeded.
 *
 * @returns `vault.checkpoints` itself if nothing changes
 */
export function hearColleagues(
  { primitives: p, vault, reception, lists, out, week: now }: PeerContext,
  { weeks }: WeeklySecrets,
  holdings: Holdings,
): Checkpoints {
  const { checkpoints, member: own } = vault
  const before = checkpoints ?? { sent: null, since: now, until: now, heard: [] }
  const until = Math.max(before.until, now)
  const held = new Set(weeks.map(({ week }) => week))
  let { since } = before
  // Nobody could seal to us then, or their envelopes stay closed.
  for (let week = before.until; week <= now; week++) if (!held.has(week)) since = week + 1
  if (isWithoutKey(reception, own, now)) since = Math.max(since, now + 1)
  const heard = new Map(before.heard.map(({ signer, week }) => [toHex(signer), week]))
  for (const [{ week }, { signing }] of checkpointsBy(holdings, authorsOf(lists, out))) {
    const key = toHex(keyId(p, signing))
    heard.set(key, Math.max(heard.get(key) ?? 0, week))
  }
  const members = reception.list.members.flatMap(({ signing }) => {
    const signer = keyId(p, signing)
    const week = heard.get(toHex(signer))
    return week === undefined ? [] : [{ signer, week }]
  })
  const after = { ...before, since, until, heard: members }
  const isSame = checkpoints !== undefined && JSON.stringify(after) === JSON.stringify(checkpoints)
  return isSame ? checkpoints : after
}

/** A bundle that is read later than it was made has no keys of the current week. */
function isWithoutKey({ keys, week }: Reception, member: string, now: Week): boolean {
  return week === now && !keys.has(member)
}

/** Members whom one should call; nobody before the first sync. */
export function silentMembers({
  primitives: p,
  vault: { checkpoints, member: own },
  reception,
  lists,
  out,
  week: now,
}: PeerContext): SilenceNotice[] {
  if (checkpoints === undefined) return []
  const heard = new Map(checkpoints.heard.map(({ signer, week }) => [toHex(signer), week]))
  return reception.list.members.flatMap((member): SilenceNotice[] => {
    const { id, title, signing } = member
    if (id === own || out.includes(id) || isWithoutKey(reception, id, now)) return []
    const newest = heard.get(toHex(keyId(p, signing))) ?? 0
    const since = Math.max(newest, checkpoints.since, joined(lists, signing))
    if (now - since <= PATIENCE_WEEKS) return []
    return [{ kind: 'silent-colleague', member: id, title, week: weekNumber(since) }]
  })
}

/** The week of the first of the newest lists in a row that name this signing key. */
function joined(lists: readonly Pick<KeyList, 'members' | 'issued'>[], signing: Uint8Array): Week {
  let first = 0
  for (const { members, issued } of lists) {
    if (!members.some((one) => equal(one.signing, signing))) break
    first = weekOf(issued)
  }
  return first
}
