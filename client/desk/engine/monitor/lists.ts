import type { Day } from '../../../../crypto/days/calendar.ts'
import type { KeyList, Member, Role, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { fingerprint } from '../../../../crypto/keys/keys.ts'
import { newRootOf } from '../../../../crypto/keys/succession.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { KeptKeyList, Vault } from '../../../../crypto/vault/vault.ts'
import { checkHistory, fetchLists } from '../../../shared/reception/history.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { HistoryState } from '../../model/log/verifiable.ts'
import type { PeopleNotice } from '../../model/notice.ts'
import type { Staff } from '../post/staff.ts'
import { asDeskErrors } from './reception.ts'

/** Key lists as far as they are available and follow from one another. */
export interface ListHistory {
  /** Newest first; the first is the one in use. */
  readonly lists: readonly [VerifiedKeyList, ...VerifiedKeyList[]]
  /** For the vault: as many of these as it keeps. */
  readonly kept: readonly KeptKeyList[]
  readonly state: HistoryState
}

/**
 * The lists up to `current`, to find who was a member before: those that the vault keeps, and the others from the
 * server.
 *
 * @param vault with the root's fingerprint
 * @param known result of an earlier call, which stands while the list is the same and nothing is missing
 * @throws DeskError `offline`, `server`
 */
export async function loadHistory(
  { primitives: p, transport }: Pick<Staff, 'primitives' | 'transport'>,
  current: VerifiedKeyList,
  { root, keyLists = [] }: Pick<Vault, 'root' | 'keyLists'>,
  known: ListHistory | null,
): Promise<ListHistory> {
  const isSame = known !== null && equal(known.lists[0].hash, current.hash)
  if (known !== null && isSame && known.state === 'whole') return known
  const held = new Map(keyLists.map(({ version, signed }) => [version, signed]))
  const signed = await asDeskErrors(() => fetchLists(transport, 1, current.version, held))
  if (signed.length === 0) return { lists: [current], kept: keyLists, state: stateOf(current) }
  return unlessBroken(broken(current, keyLists), () => {
    const past = checkHistory(p, signed, root).reverse()
    if (past[0] === undefined || !equal(past[0].hash, current.hash))
      return broken(current, keyLists)
    const lists = [current, ...past.slice(1)] as const
    const state = stateOf(lists.at(-1) ?? current)
    if (known !== null && isSame && state === known.state && past.length === known.lists.length) {
      return known
    }
    return { lists, kept: keptOf(lists, signed.reverse()), state }
  })
}

function stateOf(oldest: VerifiedKeyList): HistoryState {
  return oldest.version === 1 ? 'whole' : 'short'
}

function broken(current: VerifiedKeyList, kept: readonly KeptKeyList[]): ListHistory {
  return { lists: [current], kept, state: 'broken' }
}

/** The newest, as many as there is room for: a server may lose the earlier ones. */
function keptOf(lists: readonly VerifiedKeyList[], signed: readonly Uint8Array[]): KeptKeyList[] {
  let room: number = LIMIT.keptKeyLists
  const kept: KeptKeyList[] = []
  for (const [i, { version }] of lists.entries()) {
    const bytes = signed[i]
    if (bytes === undefined || bytes.length > room) break
    room -= bytes.length
    kept.push({ version, signed: bytes })
  }
  return kept
}

/**
 * The vault with the lists of a history, and the root that signed the newest. The vault no longer believes
 * anything that the root before signs, no matter who has its key. If the lists do not hold together, or do not
 * reach those that the vault has, root and lists stay as they are.
 *
 * A new root is `newRoot` until the member confirms it.
 *
 * @returns `vault` itself if there is nothing new
 */
export function withLists(p: Primitives, vault: Vault, { lists, kept, state }: ListHistory): Vault {
  const versionsOf = (all: readonly KeptKeyList[]) => all.map(({ version }) => version).join()
  const { keyLists = [] } = vault
  const oldest = lists.at(-1) ?? lists[0]
  const [newestKept] = keyLists
  if (newestKept !== undefined && oldest.version > newestKept.version) return vault
  const root = state === 'broken' ? vault.root : fingerprint(p, lists[0].root)
  const isSame = root === vault.root && versionsOf(keyLists) === versionsOf(kept)
  if (isSame) return vault
  const found = root === vault.root ? null : newRootOf(p, lists[0], vault.root)
  if (found === null) return { ...vault, root, keyLists: [...kept] }
  const { from, listVersion, stolen } = vault.newRoot ?? {
    ...{ from: vault.root, listVersion: vault.listVersion, stolen: false },
  }
  const newRoot = { from, listVersion, stolen: stolen || found.stolen }
  return { ...vault, root, keyLists: [...kept], newRoot }
}

/** Notices about earlier key lists, and about a root that is not confirmed. */
export function historyNotices(
  history: ListHistory | null,
  { root, newRoot }: Pick<Vault, 'root' | 'newRoot'>,
): PeopleNotice[] {
  return [
    ...(history === null ? [] : gapNotices(history)),
    ...(newRoot ? [{ kind: 'new-root', root, stolen: newRoot.stolen } as const] : []),
  ]
}

function gapNotices({ lists, state }: ListHistory): PeopleNotice[] {
  if (state === 'broken') return [{ kind: 'list-history' }]
  if (state === 'whole') return []
  return [{ kind: 'lists-missing', version: (lists.at(-1) ?? lists[0]).version - 1 }]
}

/**
 * Possible authors of records: everybody who was ever in a list, as their newest entry says.
 *
 * @param out ids of members who are kept out
 */
export function authorsOf(lists: ListHistory['lists'], out: readonly string[] = []): Authors {
  const members = new Map<string, Member>()
  const roles = new Map<string, readonly Role[]>()
  for (const member of lists.flatMap((list) => list.members)) {
    const key = toHex(member.signing)
    if (!members.has(key)) members.set(key, member)
    roles.set(key, [...(roles.get(key) ?? []), member.role])
  }
  return {
    instance: lists[0].instance,
    members: [...members.values()],
    hadLeft: leavings(lists),
    isOut: ({ id }) => out.includes(id),
    rolesOf: ({ signing }) => roles.get(toHex(signing)) ?? [],
    lists,
  }
}

/**
 * Days after a list was issued in which records of a member whom it dropped raise no question: the list may have
 * come to the server later than its date, and clocks differ.
 */
const LEAVING_MARGIN = 7

/** From the day on which a list without a member was issued, to the day of a list with them again. */
interface Absence {
  readonly from: Day
  readonly to: Day | null
}

/** @param lists newest first */
function leavings(
  lists: readonly Pick<KeyList, 'issued' | 'members'>[],
): Required<Authors>['hadLeft'] {
  const absences = new Map<string, readonly Absence[]>()
  for (const { members, issued } of [...lists].reverse()) {
    const here = new Set(members.map(({ signing }) => toHex(signing)))
    for (const [key, all] of absences) {
      const last = all.at(-1)
      const away = last !== undefined && last.to === null
      if (away && here.has(key)) absences.set(key, [...all.slice(0, -1), { ...last, to: issued }])
      if (!away && !here.has(key)) absences.set(key, [...all, { from: issued, to: null }])
    }
    for (const key of here) if (!absences.has(key)) absences.set(key, [])
  }
  return ({ signing }, day) =>
    (absences.get(toHex(signing)) ?? []).some(
      ({ from, to }) => day > from + LEAVING_MARGIN && (to === null || day < to),
    )
}
