import { type Day, isoDate, type Week, weekOf } from '../../crypto/days/calendar.ts'
import { type CheckedEnrolment, requireFresh, requireMadeFor } from '../../crypto/keys/enrolment.ts'
import type { KeyList, Role } from '../../crypto/keys/keylist.ts'
import { fingerprint, type SignSeed, signKeyPairOf } from '../../crypto/keys/keys.ts'
import { signSuccession } from '../../crypto/keys/succession.ts'
import { equal, isZero } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import type { WeekKeys } from '../../crypto/vault/weekly.ts'
import { Fault } from '../cli/fault.ts'
import { type CeremonyTools, enrolledKeys, type NextContent, requireOwnRoot } from './core.ts'
import { lastWeek, openPublication, publish, publishedKeys } from './publish.ts'

/** Somebody who joins an existing list. */
export interface Newcomer {
  readonly id: string
  readonly enrolment: CheckedEnrolment
  readonly role: Role
  /** Null for the lowest free one. */
  readonly position: number | null
  /** Ids of the channels that they read. */
  readonly channels: readonly string[]
  /** Ids of the channels that they read instead of a member who cannot; none by default. */
  readonly substituteIn?: readonly string[]
}

/** Changes since the last list. */
export interface Changes {
  /** The newest file of each member who has made keys for the next list. */
  readonly keys: readonly CheckedEnrolment[]
  readonly added: readonly Newcomer[]
  /** Member ids. They go first: one who has lost a vault is removed and added at once. */
  readonly removed: readonly string[]
  /** Names of members from now on, by id. An empty one takes the name away. */
  readonly names?: ReadonlyMap<string, string>
  /** The text on other ways to report from now on; that of the list before if it is absent. */
  readonly otherWays?: KeyList['otherWays']
}

/** The last week for which a member has keys in a list. */
export interface Outlook {
  readonly id: string
  /** The last week for which something can be sealed to them; null if there is none. */
  readonly until: Week | null
}

/** Another root, which the root before names. */
export interface Successor {
  readonly seed: SignSeed
  /** Whether somebody else could have the key of the one before. */
  readonly stolen: boolean
}

export interface NextInstance {
  readonly publication: Uint8Array
  readonly outlooks: readonly Outlook[]
}

type People = Pick<KeyList, 'members' | 'channels'>

/**
 * Members of the next list, and the channels that they read.
 *
 * @throws Error that says what to do
 */
export function changedPeople(list: People, changes: Changes): People {
  const { added, removed } = changes
  for (const id of removed) {
    if (!list.members.some((member) => member.id === id)) {
      const known = list.members.map((one) => one.id).join(', ')
      throw new Error(`there is no member ${id}: choose ${known}`)
    }
  }
  const members = list.members.filter(({ id }) => !removed.includes(id))
  const asked = added.map(({ position }) => position)
  for (const newcomer of added) members.push(memberOf(newcomer, members, asked, list))
  // A member who is removed and added at once keeps their place in the order.
  const next = (ids: readonly string[], coming: readonly string[]) => {
    const kept = ids.filter((id) => !removed.includes(id) || coming.includes(id))
    return [...kept, ...coming.filter((id) => !kept.includes(id))]
  }
  const channels = list.channels.map(({ id, members: readers, substitutes = [], together }) => {
    const reading = added.filter((one) => one.channels.includes(id)).map((one) => one.id)
    const standing = added.filter((one) => one.substituteIn?.includes(id)).map((one) => one.id)
    const others = next(substitutes, standing)
    return {
      ...{ id, members: next(readers, reading) },
      ...(together === undefined ? {} : { together }),
      ...(others.length > 0 ? { substitutes: others } : {}),
    }
  })
  return { members: withNames(members, changes.names ?? new Map()), channels }
}

/** @throws Error if somebody is named who is no member, or by too long a name */
function withNames(
  members: KeyList['members'],
  names: ReadonlyMap<string, string>,
): KeyList['members'] {
  const known = members.map(({ id }) => id)
  for (const [id, name] of names) {
    if (!known.includes(id)) throw new Error(`there is no member ${id}: choose ${known.join(', ')}`)
    if (name.length > LIMIT.memberName) {
      throw new Error(
        `the name of ${id} has ${name.length} characters, ${LIMIT.memberName} at most`,
      )
    }
  }
  return members.map((member) => {
    const { name: before, ...rest } = member
    const name = names.get(member.id) ?? before
    return name ? { ...rest, name } : rest
  })
}

function memberOf(
  { id, enrolment, role, position, channels, substituteIn = [] }: Newcomer,
  members: KeyList['members'],
  asked: readonly (number | null)[],
  list: People,
): KeyList['members'][number] {
  const known = list.channels.map((channel) => channel.id)
  const unknown = [...channels, ...substituteIn].find((channel) => !known.includes(channel))
  if (unknown !== undefined) {
    throw new Error(`there is no channel ${unknown}: choose ${known.join(', ')}, or none`)
  }
  if (members.some((member) => member.id === id)) {
    throw new Error(`there is a member ${id} already: choose another id with --add ID=FILE`)
  }
  const taken = new Set([...members.map((member) => member.position), ...asked])
  const free = Array.from({ length: LIMIT.positions }, (_, i) => i).find((i) => !taken.has(i))
  const place = position ?? free
  if (place === undefined) throw new Error('all 8 positions are taken: say which by --position N')
  const { title, signing } = enrolment
  return { id, role, title, position: place, signing }
}

/**
 * Make the next key list from files that hold nothing secret. Members who have handed in no new file keep only the
 * keys that the old publication has of them.
 *
 * @param nextOf the content to sign instead of the old one, for the changed people; null keeps the old one
 * @param successor who signs this list and the next ones; null if it is the same root
 * @throws CryptoError, Error
 */
export function nextInstance(
  tools: CeremonyTools,
  root: SignSeed,
  old: Uint8Array,
  changes: Changes,
  nextOf: (list: People) => NextContent | null = () => null,
  successor: Successor | null = null,
): NextInstance {
  const p = tools.engine.primitives
  const { today } = tools
  const before = openPublication(p, old)
  const { list } = before
  requireOwnRoot(tools, root, list)
  requireLater(list, today)
  const first = weekOf(today)
  for (const file of [...changes.keys, ...changes.added.map((one) => one.enrolment)]) {
    requireFresh(file, first)
    requireMadeFor(file, rootsOf(p, list))
    if (isZero(file.instance) || equal(file.instance, list.instance)) continue
    throw new CryptoError('foreign', `the file of ${file.id} was made for another reception`)
  }
  const people = changedPeople(list, changes)
  const published = publishedKeys(p, before)
  const heldBefore = new Map(list.members.map(({ id }, i) => [id, published[i]]))
  const fresh = freshKeys(people, changes)
  const keys = people.members.map(({ id }) => fresh.get(id) ?? heldBefore.get(id) ?? new Map())
  const next = nextOf(people)
  const { instance, version, hash, board } = list
  const { otherWays = list.otherWays } = changes
  const successions = successor ? withSuccessor(p, list, root, successor) : list.successions
  const publication = publish(p, successor?.seed ?? root, {
    ...{ instance, version: version + 1, previous: hash, today, keys },
    content: next?.content ?? before.content,
    list: {
      ...{ successions, board, otherWays, members: people.members },
      channels: next?.channels ?? people.channels,
    },
    before: list,
  })
  const outlooks = people.members.map(({ id }, i) => ({
    id,
    until: lastWeek(keys[i] ?? new Map(), first),
  }))
  if (outlooks.every(({ until }) => until === null)) {
    throw new Fault('no-keys', { day: isoDate(today) })
  }
  return { publication, outlooks }
}

/** Fingerprints of the root of a list, and of those that it succeeded: a desk may still wait under one of them. */
export function rootsOf(
  p: Primitives,
  { root, successions }: Pick<KeyList, 'root' | 'successions'>,
) {
  return [root, ...successions.map(({ from }) => from)].map((one) => fingerprint(p, one))
}

/** Refuse a clock that is behind: the list would have ended, or name weeks that are over. @throws Error */
function requireLater({ issued }: KeyList, today: Day): void {
  if (today >= issued) return
  throw new Fault('clock-before', { day: isoDate(today), issued: isoDate(issued) })
}

/** All steps so far, and the one to `successor`. @throws CryptoError `refused` if there is no room */
function withSuccessor(
  p: Primitives,
  { instance, successions }: KeyList,
  root: SignSeed,
  { seed, stolen }: Successor,
): KeyList['successions'] {
  const [from, to] = [signKeyPairOf(p, root), signKeyPairOf(p, seed)]
  if (successions.length >= LIMIT.successions) {
    throw new CryptoError('refused', `a reception has ${LIMIT.successions} successions at most`)
  }
  return [...successions, signSuccession(p, instance, from, to, stolen)]
}

/** The keys of the files, by member id. @throws Error if a file belongs to no member, or is one of two of a member */
function freshKeys({ members }: People, { keys, added }: Changes): Map<string, WeekKeys> {
  const fresh = new Map(added.map(({ id, enrolment }) => [id, enrolledKeys(enrolment)]))
  for (const file of keys) {
    const member = members.find(({ signing }) => equal(signing, file.signing))
    if (member === undefined) {
      throw new Error(`the keys of ${file.id} belong to no member: use --add for a new member`)
    }
    if (fresh.has(member.id)) throw new Error(`two files of ${member.id}: give only the newest`)
    fresh.set(member.id, enrolledKeys(file))
  }
  return fresh
}
