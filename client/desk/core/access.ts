import { toHex } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import { rowOf } from '../../../crypto/channel.ts'
import type { Entry } from '../../../crypto/entry.ts'
import { CASE_ROLES, type CaseRole, type ReleaseReason } from '../../../crypto/entry-access.ts'
import type { KeyList, Member, Role } from '../../../crypto/keylist.ts'
import { type AccessLists, nextSubstitute, type SealedReport, sealingOf } from './sealing.ts'

/** Somebody who holds the keys of a case. */
export interface Reader {
  /** Member id. */
  readonly member: string
  readonly as: CaseRole
  /** The report was sealed to them; else a colleague let them in. */
  readonly byReport: boolean
  /** Named as let in, and nobody has written yet that their keys were sent. */
  readonly waits: boolean
  /** Said so, and not let go yet: they are, at the next sync of whichever desk comes first. */
  readonly conflict: boolean
}

/** What one member said of their own impartiality, the last time. */
export interface Declaration {
  readonly member: string
  readonly conflict: boolean
  readonly text: string
  readonly day: Day
}

/** Somebody who reads nothing that is written now. */
export interface Released {
  readonly member: string
  readonly why: ReleaseReason
  readonly text: string
  readonly day: Day
}

/** Something that one member said on a day. */
export interface Said {
  readonly member: string
  readonly text: string
  readonly day: Day
}

/** A question to the custodian. */
export interface IdentityRequest extends Said {
  /** Why, in words for the reporter; null where nobody wrote any. */
  readonly reason: string | null
  /** Of the record; name it in the answer. */
  readonly id: Uint8Array
  /** By a custodian: given or not, and why. By another: it is asked no more. Null while it waits. */
  readonly answer: (Said & { readonly as: 'given' | 'refused' | 'withdrawn' }) | null
}

/** Who may read a case, as its log tells. PROTOCOL.md section 13.1 */
export interface Access {
  /** Who reads what is written now: the report's channel in its order, then others in the list's. */
  readonly readers: readonly Reader[]
  readonly released: readonly Released[]
  /** Member ids of those whom the reporter left out: nobody can let them in. */
  readonly leftOut: readonly string[]
  /** Id of the channel's next substitute, where one is to be let in; null where none is. */
  readonly substitute: string | null
  readonly declarations: readonly Declaration[]
  /** Null where none is on. */
  readonly hold: Said | null
  /** Null while it is not purged. */
  readonly purged: Said | null
  /** Oldest first. */
  readonly requests: readonly IdentityRequest[]
}

/** One entry, and who wrote it when. */
export interface AccessLine {
  readonly day: Day
  readonly author: Pick<Member, 'id' | 'role'>
  /** Of the record. */
  readonly id: Uint8Array
  readonly entry: Entry
}

/** What the access of a case is a function of. */
export interface AccessInput {
  readonly report: SealedReport | null
  /** Of the case's stream, in its order; what counts for nothing is not among them. */
  readonly lines: readonly AccessLine[]
  /** Of its identity streams. */
  readonly identity: readonly AccessLine[]
  /** Whether the desk has a log of the case, empty or not: no custodian's has. By `lines` if absent. */
  readonly hasLog?: boolean
  readonly lists: AccessLists
}

/** Fold who reads: those to whom the report was sealed, and what the log says after that. */
export function foldAccess({ report, lines, identity, hasLog, lists }: AccessInput): Access {
  const readers = new Map<string, Omit<Reader, 'conflict'>>()
  const sealing = sealingOf(report, lists)
  for (const member of sealing.sealed) {
    readers.set(member, { member, as: 'reception', byReport: true, waits: false })
  }
  const released = new Map<string, Released>()
  const declarations = new Map<string, Declaration>()
  let hold: Said | null = null
  let purged: Said | null = null
  for (const { entry, author, day } of lines) {
    const said = { member: author.id, day }
    // Who writes holds the key, whatever else is known of them.
    hasKeys(readers, author.id)
    switch (entry.kind) {
      case 'impartiality': {
        const { conflict, text } = entry
        declarations.set(author.id, { ...said, conflict, text })
        if (released.has(author.id) || readers.has(author.id)) break
        readers.set(author.id, { member: author.id, as: 'reader', byReport: false, waits: false })
        break
      }
      case 'granted': {
        const { member } = entry
        if (sealing.leftOut.includes(member) || released.get(member)?.why === 'conflict') break
        released.delete(member)
        readers.set(member, letIn(readers.get(member), entry))
        break
      }
      case 'keys-sent':
        hasKeys(readers, entry.member)
        break
      case 'released':
        readers.delete(entry.member)
        // A conflict stands, whatever is written of the same member after it.
        if (released.get(entry.member)?.why === 'conflict') break
        released.set(entry.member, { member: entry.member, why: entry.why, text: entry.text, day })
        break
      case 'hold':
        hold = entry.on ? { ...said, text: entry.text } : null
        break
      case 'purged':
        if (hold === null) purged ??= { ...said, text: entry.text }
    }
  }
  const reading = {
    // Whoever lets them in meanwhile: a conflict stands until they say otherwise.
    readers: inOrder([...readers.values()], report, lists).map((reader) => ({
      ...reader,
      conflict: declarations.get(reader.member)?.conflict ?? false,
    })),
    released: [...released.values()],
    leftOut: sealing.leftOut,
    declarations: [...declarations.values()],
  }
  return {
    ...reading,
    substitute: nextSubstitute(report, lists, sealing, reading),
    hold,
    purged: purged ?? ((hasLog ?? lines.length > 0) ? null : purgeIn(identity)),
    requests: requestsOf(identity),
  }
}

/** Nobody's standing in a case is lowered by letting them in once more. */
function letIn(
  before: Omit<Reader, 'conflict'> | undefined,
  { member, as }: { readonly member: string; readonly as: CaseRole },
): Omit<Reader, 'conflict'> {
  if (before === undefined) return { member, as, byReport: false, waits: true }
  const highest = CASE_ROLES.find((one) => one === before.as || one === as) ?? as
  return { ...before, as: highest, waits: true }
}

function hasKeys(readers: Map<string, Omit<Reader, 'conflict'>>, member: string): void {
  const reader = readers.get(member)
  if (reader?.waits) readers.set(member, { ...reader, waits: false })
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

/** What a custodian's desk, which holds no log of the case, is told; and who was let go. */
function purgeIn(identity: readonly AccessLine[]): Said | null {
  for (const { entry, author, day } of identity) {
    if (entry.kind === 'purged') return { member: author.id, text: entry.text, day }
  }
  return null
}

/** What custodians were asked in one or several identity streams, oldest first. */
export function requestsOf(lines: readonly AccessLine[]): IdentityRequest[] {
  const requests = new Map<string, IdentityRequest>()
  for (const { entry, author, day, id } of lines) {
    const said = { member: author.id, day }
    if (entry.kind === 'identity-request') {
      requests.set(toHex(id), {
        ...{ ...said, id, text: entry.text },
        ...{ reason: entry.reason ?? null, answer: null },
      })
    }
    if (entry.kind !== 'identity-answer') continue
    const request = requests.get(toHex(entry.request))
    // The first answer stands.
    if (request === undefined || request.answer !== null) continue
    const as = answerOf(author, entry.given)
    requests.set(toHex(entry.request), { ...request, answer: { ...said, text: entry.text, as } })
  }
  return [...requests.values()]
}

/** A custodian alone gives a name: `mayWrite` */
function answerOf({ role }: AccessLine['author'], given: boolean) {
  if (given) return 'given'
  return role === 'custodian' ? 'refused' : 'withdrawn'
}

/**
 * Bits of the positions that the board tells a reporter: those that the report was sealed to, less
 * those at which somebody of its channel sits who may not read, or a substitute who does not.
 */
export function openPositions(
  report: Pick<SealedReport, 'recipients' | 'content'> | null,
  { readers, released, leftOut }: Pick<Access, 'readers' | 'released' | 'leftOut'>,
  { members, channels }: Pick<KeyList, 'members' | 'channels'>,
): number {
  if (report === null) return 0
  const barred = new Set([
    ...readers.filter(({ conflict }) => conflict).map(({ member }) => member),
    ...released.map(({ member }) => member),
    ...leftOut,
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

/**
 * Why this desk gives a case up, keys and all; null where it does not.
 *
 * @param identity what its identity streams say: there, and nowhere else, a purge is told to who was
 *   let go. Who still reads does not believe it: those who were let go can write there
 */
export function reasonToForget(
  access: Access,
  identity: readonly AccessLine[],
  own: string,
): 'conflict' | 'purged' | null {
  const mine = access.readers.some(({ member, conflict }) => member === own && conflict)
  const released = access.released.find(({ member }) => member === own)
  if (mine || released?.why === 'conflict') return 'conflict'
  if (access.purged !== null) return 'purged'
  return released !== undefined && purgeIn(identity) !== null ? 'purged' : null
}

/** The role by which a member acts in a case: who was let in to read alone does no more there. */
export function roleIn(
  { readers }: Pick<Access, 'readers'>,
  own: Pick<Member, 'id' | 'role'>,
): Role {
  return readers.some(({ member, as }) => member === own.id && as === 'reader')
    ? 'reader'
    : own.role
}

/** Whether a member said that they are impartial, and reads the case. */
export function hasDeclared({ declarations }: Access, member: string): boolean {
  return declarations.some((one) => one.member === member && !one.conflict)
}

/** Readers who are to be let go, though nobody asks for it: each desk does it that comes first. */
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
