import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { CaseRole, ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import type { ConsentState, NamePurpose, NameUse } from '../../../../crypto/entries/names.ts'
import { rowOf } from '../../../../crypto/keys/channel.ts'
import type { KeyList, Member } from '../../../../crypto/keys/keylist.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import {
  AccessState,
  type Declaration,
  type Reading,
  type Released,
  type Said,
} from './access-state.ts'
import { hasPower, mayIn } from './powers.ts'
import { type AccessLists, nextSubstitute, type SealedReport, sealingOf } from './sealing.ts'

/** Somebody who holds the keys of a case. */
export interface Reader {
  /** Member id. */
  readonly member: string
  readonly as: CaseRole
  /** The report was sealed to them; otherwise a colleague let them in. */
  readonly byReport: boolean
  /** Named as let in, and nobody has written yet that their keys were sent. */
  readonly waits: boolean
  /** They said so, and are not let go yet: the next desk that syncs lets them go. */
  readonly conflict: boolean
}

/** The reporter's consent, as the custodian's desk wrote it down. */
export interface ConsentFound {
  /** Null if that desk is from before, and did not look. */
  readonly consent: ConsentState | null
  /** Null if the reporter said nothing. */
  readonly uses: readonly NameUse[] | null
}

/** The custodian's answer to a question; by another member, the question is withdrawn. */
interface IdentityAnswer extends Said, ConsentFound {
  readonly as: 'given' | 'refused' | 'withdrawn'
  /** Why the name was given although the reporter did not agree, and what they are told; null if they did. */
  readonly beyond: { readonly why: string; readonly tell: string } | null
}

/** A question to the custodian. */
export interface IdentityRequest extends Said {
  /** The purpose of the name; null if the desk that asked did not say. */
  readonly purpose: NamePurpose | null
  /** Why, in words for the reporter; null if nobody wrote any. */
  readonly reason: string | null
  /** By a custodian: the reporter is asked first. Null while no custodian wants that. */
  readonly first: (Said & ConsentFound) | null
  /** Id of the record; name it in the answer. */
  readonly id: Uint8Array
  /** By a custodian: given or not, and why. By another member: the question is withdrawn. Null while it waits. */
  readonly answer: IdentityAnswer | null
}

/** The members who may read a case, as its log tells. ACCESS.md section 13.1 */
export interface Access {
  /** Readers of what is written now: the report's channel in its order, then others in the list's order. */
  readonly readers: readonly Reader[]
  readonly released: readonly Released[]
  /** Ids of members whom the reporter excluded: nobody can let them in. */
  readonly leftOut: readonly string[]
  /** Id of the channel's next substitute, if one is to be let in; null if not. */
  readonly substitute: string | null
  readonly declarations: readonly Declaration[]
  /** Ids of members who may purge the case, as far as its log goes and by the newest lists. */
  readonly keepers: readonly string[]
  /**
   * By member who said that they are not impartial: the member who says since then that they hold all the same
   * keys.
   */
  readonly holders: readonly { readonly member: string; readonly by: string }[]
  /** Null if none is on. */
  readonly hold: Said | null
  /** Null while it is not purged. */
  readonly purged: Said | null
  /** Members who agree that the case is purged. */
  readonly agreed: readonly Said[]
  /** Ids of the members who could agree to it; null if that is not known. */
  readonly seconds: readonly string[] | null
  /** Oldest first. */
  readonly requests: readonly IdentityRequest[]
}

/** One entry, with its author and its day. */
export interface AccessLine {
  readonly day: Day
  readonly author: Pick<Member, 'id' | 'role'>
  /** Id of the record. */
  readonly id: Uint8Array
  readonly entry: Entry
}

/** Everything that the access of a case depends on. */
export interface AccessInput {
  readonly report: SealedReport | null
  /** Lines of the case's stream, in its order, without those that count for nothing. */
  readonly lines: readonly AccessLine[]
  /** Lines of its identity streams. */
  readonly identity: readonly AccessLine[]
  /**
   * Whether the desk has a log of the case, empty or not. A custodian's desk has none. If absent, `lines`
   * decides.
   */
  readonly hasLog?: boolean
  readonly lists: AccessLists
}

/** Fold the readers of a case: those to whom the report was sealed, and what the log says after that. */
export function foldAccess({ report, lines, identity, hasLog, lists }: AccessInput): Access {
  const sealing = sealingOf(report, lists)
  const state = new AccessState(report === null ? null : sealing, lists)
  for (const { author, entry, day } of lines) state.take(author, entry, day)
  const reading = {
    readers: inOrder([...state.readers.values()], report, lists).map(
      ({ member, as, by, waits }: Reading): Reader => ({
        ...{ member, as, byReport: by === 'report', waits },
        // A conflict stands until they say otherwise, even if somebody lets them in meanwhile.
        conflict: state.isPartial(member),
      }),
    ),
    released: state.released,
    leftOut: sealing.leftOut,
    declarations: [...state.declarations.values()],
  }
  return {
    ...reading,
    substitute: nextSubstitute(report, lists, sealing, reading),
    keepers: keepersIn(state, lists),
    holders: [...state.holders].map(([member, by]) => ({ member, by })),
    hold: state.hold,
    agreed: state.agreed,
    seconds: state.seconds(lists[0].hash),
    purged: state.purged ?? ((hasLog ?? lines.length > 0) ? null : purgeIn(identity)),
    requests: requestsOf(identity),
  }
}

/**
 * Members who may keep the case. If the report is not at hand: everybody whose role allows it, except those
 * whom the log limits.
 */
function keepersIn(state: AccessState, lists: AccessLists): string[] {
  const all = [...lists].reverse().flatMap(({ members }) => members)
  const newest = new Map(all.map((member) => [member.id, member]))
  return [...newest.values()]
    .filter(({ id, role }) => !state.isPartial(id) && hasPower('keep', { role }))
    .filter(({ id }) => (state.asOf(id) ?? 'reception') === 'reception')
    .map(({ id }) => id)
}

function inOrder<R extends Pick<Reader, 'member'>>(
  readers: readonly R[],
  report: SealedReport | null,
  [{ members, channels }]: AccessLists,
): R[] {
  const channel = channels.find(({ id }) => id === report?.content.channel)
  const order = [...(channel ? rowOf(channel) : []), ...members.map(({ id }) => id)]
  const place = ({ member }: R) => {
    const at = order.indexOf(member)
    return at < 0 ? order.length : at
  }
  return [...readers].sort((a, b) => place(a) - place(b) || (a.member < b.member ? -1 : 1))
}

/** How many other members it takes to end a hold beside the log, if the member who put it on does not end it. */
const ENDERS = 2

/** Ids of members who say that a hold is on, and of those who say since that it has ended. */
interface HoldWords {
  readonly on: ReadonlySet<string>
  readonly off: ReadonlySet<string>
}

/**
 * Read from identity streams which members say that a hold is on or over. Members who were let go can write
 * there, so a hold is on until each of those who say so ends it, or two members do.
 *
 * @param by id of the member who put it on in the log; null if no log says so
 */
export function saidOfHold(
  lines: readonly Pick<AccessLine, 'author' | 'entry'>[],
  by: string | null = null,
): HoldWords {
  const on = new Set(by === null ? [] : [by])
  const off = new Set<string>()
  for (const { author, entry } of lines) {
    if (entry.kind !== 'hold') continue
    if (entry.on) {
      on.add(author.id)
      off.clear()
    } else if (on.size > 0) {
      on.delete(author.id)
      off.add(author.id)
    }
    if (off.size >= ENDERS) on.clear()
    if (on.size === 0) off.clear()
  }
  return { on, off }
}

/** News of holds and of a purge, for a member who cannot read the log any further. */
interface ToldBeside {
  readonly isHeld: boolean
  readonly purged: Said | null
}

/**
 * Read from identity streams what they tell custodians' desks, which hold no log of the case, and members who
 * were let go. A purge counts for nothing while a hold is on; the hold is told there too.
 *
 * @param access as far as the log is read; null if there is no log
 */
function toldBeside(identity: readonly AccessLine[], access: OwnAccess | null): ToldBeside {
  const lines = identity.filter(({ author }) => {
    // A member who may not keep the case, as far as this desk read its log, can neither purge it nor lift a
    // hold.
    const isGone = access?.released.some(({ member }) => member === author.id)
    return access === null || (!isGone && mayIn(access, author, 'keep'))
  })
  const isHeld = saidOfHold(lines, access?.hold?.member).on.size > 0
  // A member who was let go long ago hears of a purge only from somebody who could purge then: nobody can pass
  // that right on.
  const mayPurge = (id: string) => access === null || access.keepers.includes(id)
  // Any of several streams may tell of a hold: a purge waits until all are read, and until the hold is over.
  const line = isHeld
    ? undefined
    : lines.find(({ entry, author }) => entry.kind === 'purged' && mayPurge(author.id))
  if (line?.entry.kind !== 'purged') return { isHeld, purged: null }
  return { isHeld, purged: { member: line.author.id, text: line.entry.text, day: line.day } }
}

/** The purge that an identity stream tells of; null if none counts there. */
export function purgeIn(
  identity: readonly AccessLine[],
  access: OwnAccess | null = null,
): Said | null {
  return toldBeside(identity, access).purged
}

/**
 * Whether a hold is on, as far as a member's desk is told. For a reader of the log, only the log decides:
 * members who were let go can also write into identity streams.
 */
export function isHeldFor(
  own: string,
  access: OwnAccess,
  identity: readonly AccessLine[],
): boolean {
  const reads = access.readers.some(({ member }) => member === own)
  return reads ? access.hold !== null : toldBeside(identity, access).isHeld
}

/** Questions to custodians in one or several identity streams, oldest first. */
export function requestsOf(lines: readonly AccessLine[]): IdentityRequest[] {
  const requests = new Map<string, IdentityRequest>()
  for (const { entry, author, day, id } of lines) {
    const said = { member: author.id, day }
    if (entry.kind === 'identity-request') {
      requests.set(toHex(id), {
        ...{ ...said, id, text: entry.text },
        ...{ reason: entry.reason ?? null, purpose: entry.purpose ?? null },
        ...{ first: null, answer: null },
      })
    }
    if (entry.kind === 'identity-ask-first') {
      const request = requests.get(toHex(entry.request))
      if (request === undefined || request.answer !== null || request.first !== null) continue
      const first = { ...said, text: entry.text, ...foundIn(entry) }
      requests.set(toHex(entry.request), { ...request, first })
    }
    if (entry.kind !== 'identity-answer') continue
    const request = requests.get(toHex(entry.request))
    // The first answer stands.
    if (request === undefined || request.answer !== null) continue
    const as = answerOf(author, entry.given)
    const { text, beyond = null } = entry
    const found = foundIn(entry)
    const consent = isSilent(entry, request.purpose) ? 'unsaid' : found.consent
    const answer: IdentityAnswer = { ...said, text, as, ...found, consent, beyond }
    requests.set(toHex(entry.request), { ...request, answer })
  }
  return [...requests.values()]
}

/**
 * Whether a name was given without a word on consent, though the request has a purpose: a desk that reads the purpose
 * notes the consent, so this one was changed. CASEWORK.md section 13.15
 */
export function isSilent(
  { given, consent }: Pick<Extract<Entry, { kind: 'identity-answer' }>, 'given' | 'consent'>,
  purpose: NamePurpose | null,
): boolean {
  return given && purpose !== null && consent === undefined
}

function foundIn(
  entry: Pick<Extract<Entry, { kind: 'identity-answer' }>, 'consent' | 'uses'>,
): ConsentFound {
  return { consent: entry.consent ?? null, uses: entry.uses ?? null }
}

/** Only a custodian gives a name: see `mayWrite`. */
function answerOf({ role }: AccessLine['author'], given: boolean) {
  if (given) return 'given'
  return role === 'custodian' ? 'refused' : 'withdrawn'
}

/**
 * Bits of the positions that the board tells a reporter: those that the report was sealed to, without the
 * positions of members of its channel who may not read, and of substitutes who do not read.
 *
 * @param out ids of members who are proven not to read any more. They stay out even if they read again, by the
 *   log: otherwise one member could show the old proof again, and nobody would see it
 */
export function openPositions(
  report: Pick<SealedReport, 'recipients' | 'content'> | null,
  { readers, released, leftOut }: Pick<Access, 'readers' | 'released' | 'leftOut'>,
  { members, channels }: Pick<KeyList, 'members' | 'channels'>,
  out: readonly string[] = [],
): number {
  if (report === null) return 0
  const barred = new Set([
    ...readers.filter(({ conflict }) => conflict).map(({ member }) => member),
    ...released.map(({ member }) => member),
    ...[...leftOut, ...out],
  ])
  const channel = channels.find(({ id }) => id === report.content.channel)
  const row = channel ? rowOf(channel) : []
  const isIdle = (id: string) =>
    channel?.substitutes?.includes(id) && readers.every(({ member }) => member !== id)
  const closed = members
    .filter(({ id }) => row.includes(id) && (barred.has(id) || isIdle(id)))
    .map(({ position }) => position)
  return report.recipients.reduce(
    (bits, recipient, i) => (recipient === null || closed.includes(i) ? bits : bits | (1 << i)),
    0,
  )
}

/** The part of a case's access that a member's own desk uses. */
export type OwnAccess = Pick<
  Access,
  'readers' | 'declarations' | 'released' | 'keepers' | 'holders' | 'hold' | 'purged'
>

/**
 * The reason why this desk gives a case up, keys and all; null if it does not. Keys are destroyed only by the
 * member's own word or by a purge. Under a hold no purge counts, and the member's word suffices only after
 * a colleague says that they hold the keys.
 *
 * @param identity what its identity streams say: only there a member who was let go is told of a purge. A
 *   member who still reads ignores it, because members who were let go can write there
 */
export function reasonToForget(
  access: OwnAccess,
  identity: readonly AccessLine[],
  own: string,
): 'conflict' | 'purged' | null {
  if (access.purged !== null) return 'purged'
  const isKept = access.holders.some(({ member }) => member === own)
  if (isPartial(access, own) && (isKept || !isHeldFor(own, access, identity))) return 'conflict'
  const isGone = access.released.some(({ member }) => member === own)
  return isGone && purgeIn(identity, access) !== null ? 'purged' : null
}

/**
 * The reason why this desk shows nothing of a case whose keys it keeps; null if it shows it. held: its member
 * is not impartial, and a hold is on; conflict: a colleague says that its member is not impartial.
 */
export function reasonToShut(
  access: Pick<Access, 'declarations' | 'released'>,
  own: string,
):
  | { readonly why: 'held' }
  | { readonly why: 'conflict'; readonly by: string; readonly day: Day }
  | null {
  if (isPartial(access, own)) return { why: 'held' }
  const gone = access.released.find(({ member }) => member === own)
  if (gone === undefined || gone.why !== 'conflict' || gone.due) return null
  return { why: 'conflict', by: gone.by, day: gone.day }
}

/** Whether a member said last that they are not impartial. */
export function isPartial({ declarations }: Pick<Access, 'declarations'>, member: string): boolean {
  return declarations.some((one) => one.member === member && one.conflict)
}

/** Whether a purge by this member takes somebody else's agreement first. ACCESS.md section 13.1, "Purge" */
export function needsSecond(
  { agreed, seconds }: Pick<Access, 'agreed' | 'seconds'>,
  own: string,
): boolean {
  if (agreed.some(({ member }) => member !== own)) return false
  return seconds?.some((member) => member !== own) ?? true
}

/** Whether a member said last that they are impartial. */
export function hasDeclared({ declarations }: Access, member: string): boolean {
  return declarations.some((one) => one.member === member && !one.conflict)
}

/** Readers who are to be let go although nobody asks for it: the first desk that syncs does it. */
export function dueReleases(
  { readers, leftOut }: Access,
  members: readonly Pick<Member, 'id' | 'role'>[],
  suspended: ReadonlySet<string>,
): { readonly member: string; readonly why: ReleaseReason }[] {
  const reasonOf = ({ member, conflict }: Reader): ReleaseReason | null => {
    if (conflict) return 'conflict'
    const role = members.find(({ id }) => id === member)?.role
    if (role === undefined) return 'left'
    if (leftOut.includes(member) || role === 'custodian' || role === 'auditor') return 'done'
    return suspended.has(member) ? 'suspended' : null
  }
  return readers.flatMap((reader) => {
    const why = reasonOf(reader)
    return why === null ? [] : [{ member: reader.member, why }]
  })
}
