import { rowFault } from '../../../crypto/keys/choice-row.ts'
import {
  type Member,
  type Role,
  statedFingerprint,
  type VerifiedKeyList,
  verifyKeyList,
} from '../../../crypto/keys/keylist.ts'
import { fingerprint } from '../../../crypto/keys/keys.ts'
import { keepsSteps } from '../../../crypto/keys/succession.ts'
import { equal, toHex } from '../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { VisitError } from '../session/visit-error.ts'
import type { Transport } from '../transport.ts'

/** The changes in one key list against the one before it; for the first one, against nothing. */
export interface ListChange {
  readonly version: number
  /** Days. */
  readonly issued: number
  readonly expires: number
  /** Fingerprint of the root that signed it. */
  readonly root: string
  /** Whether that is another root than the one before, which named it. */
  readonly succeeded: boolean
  readonly joined: readonly Member[]
  readonly left: readonly Member[]
  readonly changed: readonly MemberChange[]
  readonly channels: readonly ChannelChange[]
}

/** A member who is in both lists; a value is null if it stayed as it was. */
export interface MemberChange {
  readonly member: Member
  readonly roleBefore: Role | null
  readonly positionBefore: number | null
  readonly titleBefore: Member['title'] | null
  /** Empty if there was none. */
  readonly nameBefore: string | null
  /** Whether they sign with another key. */
  readonly newKey: boolean
}

/** Members who begin to read a channel, and those who no longer read it; by member id. */
export interface ChannelChange {
  readonly id: string
  readonly is: 'new' | 'gone' | 'changed'
  readonly joined: readonly string[]
  readonly left: readonly string[]
  /** Its members as they are asked now, if that is not the order before, newcomers last; else null. */
  readonly order: readonly string[] | null
  /** Its substitutes in their order, if they are others than before; else null. */
  readonly substitutes: readonly string[] | null
}

/** Lists fetched at the same time. */
const BATCH = 8

/**
 * Fetch the signed lists `first` to `last`, oldest first, as far back as the server has them
 * without a gap; nothing is checked.
 *
 * @param kept lists that need not be asked for, by version
 * @throws VisitError `server`; OfflineError
 */
export async function fetchLists(
  transport: Transport,
  first: number,
  last: number,
  kept: ReadonlyMap<number, Uint8Array> = new Map(),
): Promise<Uint8Array[]> {
  const get = async (version: number) => kept.get(version) ?? fetchList(transport, version)
  const found: Uint8Array[] = []
  for (let end = last; end >= first; end -= BATCH) {
    const count = Math.min(BATCH, end - first + 1)
    const versions = Array.from({ length: count }, (_, i) => end - i)
    for (const signed of await Promise.all(versions.map(get))) {
      if (signed === null) return found.reverse()
      found.push(signed)
    }
  }
  return found.reverse()
}

async function fetchList(transport: Transport, version: number): Promise<Uint8Array | null> {
  const answer = await transport.request('GET', `${PATH.keyListVersion}${version}`)
  if (answer.status === 200) return answer.body
  if (answer.status === 404) return null
  throw new VisitError('server')
}

/**
 * Check that key lists follow from one another: each signed by the root of the one before or by the
 * successor that this one named, each naming that one's hash, its successions and the version after it, all
 * of one instance; and the newest signed by the root that the reader trusts. Says nothing of their age.
 *
 * @param signed oldest first, at least one
 * @throws CryptoError as `verifyKeyList`, and `forged` if one does not follow
 */
export function checkHistory(
  p: Primitives,
  signed: readonly Uint8Array[],
  root: string,
): VerifiedKeyList[] {
  const lists: VerifiedKeyList[] = []
  for (const bytes of signed) {
    const last = lists.at(-1)
    const rootBefore = last === undefined ? statedFingerprint(p, bytes) : fingerprint(p, last.root)
    const list = verifyKeyList(p, bytes, rootBefore)
    if (last !== undefined) requireNext(last, list)
    lists.push(list)
  }
  const newest = signed.at(-1)
  if (newest === undefined) throw new CryptoError('malformed', 'no key list')
  verifyKeyList(p, newest, root)
  return lists
}

function requireNext(before: VerifiedKeyList, after: VerifiedKeyList): void {
  const follows =
    after.version === before.version + 1 &&
    equal(after.previous, before.hash) &&
    equal(after.instance, before.instance) &&
    keepsSteps(before, after)
  const fault = rowFault(before, after)
  if (fault !== null) throw new CryptoError('forged', `key list ${after.version}: ${fault}`)
  if (!follows) {
    throw new CryptoError('forged', `key list ${after.version} does not follow the one before`)
  }
}

/** The changes in each list. @param lists checked, oldest first */
export function listChanges(p: Primitives, lists: readonly VerifiedKeyList[]): ListChange[] {
  return lists.map((list, i) => changeOf(p, lists[i - 1] ?? null, list))
}

function changeOf(
  p: Primitives,
  before: VerifiedKeyList | null,
  after: VerifiedKeyList,
): ListChange {
  const earlier = new Map(before?.members.map((member) => [member.id, member]))
  const later = new Set(after.members.map(({ id }) => id))
  const { version, issued, expires } = after
  return {
    version,
    issued,
    expires,
    root: fingerprint(p, after.root),
    succeeded: before !== null && !equal(before.root, after.root),
    joined: after.members.filter(({ id }) => !earlier.has(id)),
    left: [...earlier.values()].filter(({ id }) => !later.has(id)),
    changed: after.members.flatMap((member) => memberChange(earlier.get(member.id), member)),
    channels: channelChanges(before?.channels ?? [], after.channels),
  }
}

function memberChange(before: Member | undefined, member: Member): MemberChange[] {
  if (before === undefined) return []
  const sameTitle = JSON.stringify(before.title) === JSON.stringify(member.title)
  const change: MemberChange = {
    member,
    roleBefore: before.role === member.role ? null : before.role,
    positionBefore: before.position === member.position ? null : before.position,
    titleBefore: sameTitle ? null : before.title,
    nameBefore: before.name === member.name ? null : (before.name ?? ''),
    newKey: toHex(before.signing) !== toHex(member.signing),
  }
  const { member: _, newKey, ...others } = change
  return newKey || Object.values(others).some((was) => was !== null) ? [change] : []
}

type Channels = VerifiedKeyList['channels']

function channelChanges(before: Channels, after: Channels): ChannelChange[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))]
  return ids.flatMap((id): ChannelChange[] => {
    const [old, now] = [before, after].map((all) => all.find((one) => one.id === id))
    const [was, is] = [old?.members ?? [], now?.members ?? []]
    const joined = is.filter((member) => !was.includes(member))
    const left = was.filter((member) => !is.includes(member))
    const stayed = was.filter((member) => is.includes(member))
    const order = isSame([...stayed, ...joined], is) ? null : is
    const [others, standing] = [old?.substitutes ?? [], now?.substitutes ?? []]
    const substitutes = now === undefined || isSame(others, standing) ? null : standing
    const change = { joined, left, order, substitutes }
    const isQuiet = joined.length + left.length === 0 && order === null && substitutes === null
    if (old && now && isQuiet) return []
    return [{ id, is: old ? (now ? 'changed' : 'gone') : 'new', ...change }]
  })
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, place) => one === others[place])
}
