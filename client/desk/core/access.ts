import { equal, toHex } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import type { Entry } from '../../../crypto/entry.ts'
import type { CaseRole, ReleaseReason } from '../../../crypto/entry-access.ts'
import type { KeyList, Member } from '../../../crypto/keylist.ts'
import type { ReporterDrop } from './drops.ts'

/** Somebody who holds the keys of a case. */
export interface Reader {
  /** Member id. */
  readonly member: string
  readonly as: CaseRole
  /** The report was sealed to them; else a colleague let them in. */
  readonly byReport: boolean
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
  /** Of the record; name it in the answer. */
  readonly id: Uint8Array
  /** By a custodian: given or not, and why. By another: it is asked no more. Null while it waits. */
  readonly answer: (Said & { readonly as: 'given' | 'refused' | 'withdrawn' }) | null
}

/** Who may read a case, as its log tells. PROTOCOL.md section 13.1 */
export interface Access {
  /** Who reads what is written now, in the order of the key list. */
  readonly readers: readonly Reader[]
  readonly released: readonly Released[]
  /** Member ids of those whom the reporter left out: nobody can let them in. */
  readonly leftOut: readonly string[]
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

export type AccessList = Pick<KeyList, 'members' | 'channels'> & { readonly hash: Uint8Array }

/** What the access of a case is a function of. */
export interface AccessInput {
  readonly report: Pick<ReporterDrop, 'listHash' | 'recipients' | 'content'> | null
  /** Of the case's stream, in its order. */
  readonly lines: readonly AccessLine[]
  /** Of its identity streams. */
  readonly identity: readonly AccessLine[]
  /** The running key list, then those before it. */
  readonly lists: readonly [AccessList, ...AccessList[]]
}

/**
 * Whether a member may have every desk destroy its keys of a case. Who was let in to help with one
 * holds its keys, and could else undo everybody's work.
 */
export function mayPurge({ role }: Pick<Member, 'role'>): boolean {
  return role === 'head' || role === 'reception'
}

/** Fold who reads: those to whom the report was sealed, and what the log says after that. */
export function foldAccess({ report, lines, identity, lists }: AccessInput): Access {
  const readers = new Map<string, Omit<Reader, 'conflict'>>()
  for (const member of sealedTo(report, lists)) {
    readers.set(member, { member, as: 'reception', byReport: true })
  }
  const released = new Map<string, Released>()
  const declarations = new Map<string, Declaration>()
  let hold: Said | null = null
  let purged: Said | null = null
  for (const { entry, author, day } of lines) {
    const said = { member: author.id, day }
    switch (entry.kind) {
      case 'impartiality': {
        const { conflict, text } = entry
        declarations.set(author.id, { ...said, conflict, text })
        // Who can write in the log holds its key, whatever else is known of them.
        if (released.has(author.id) || readers.has(author.id)) break
        readers.set(author.id, { member: author.id, as: 'reader', byReport: false })
        break
      }
      case 'granted':
        released.delete(entry.member)
        readers.set(entry.member, { member: entry.member, as: entry.as, byReport: false })
        break
      case 'released':
        readers.delete(entry.member)
        released.set(entry.member, { member: entry.member, why: entry.why, text: entry.text, day })
        break
      case 'hold':
        hold = entry.on ? { ...said, text: entry.text } : null
        break
      case 'purged':
        if (hold === null && mayPurge(author)) purged ??= { ...said, text: entry.text }
    }
  }
  return {
    // Whoever lets them in meanwhile: a conflict stands until they say otherwise.
    readers: inOrder([...readers.values()], lists[0]).map((reader) => ({
      ...reader,
      conflict: declarations.get(reader.member)?.conflict ?? false,
    })),
    released: [...released.values()],
    leftOut: leftOutOf(report, lists),
    declarations: [...declarations.values()],
    hold,
    purged: purged ?? (lines.length === 0 ? purgeIn(identity) : null),
    requests: requestsOf(identity),
  }
}

function inOrder<R extends Pick<Reader, 'member'>>(
  readers: readonly R[],
  { members }: AccessList,
): R[] {
  const place = ({ member }: R) => {
    const at = members.findIndex(({ id }) => id === member)
    return at < 0 ? members.length : at
  }
  return [...readers].sort((a, b) => place(a) - place(b) || (a.member < b.member ? -1 : 1))
}

/** The list that the reporter sealed to; the running one where it is not known any more. */
function listOf(report: AccessInput['report'], lists: AccessInput['lists']): AccessList {
  const known = report && lists.find(({ hash }) => equal(hash, report.listHash))
  return known ?? lists[0]
}

/** Members of the report's channel, by whether it was sealed to their position. */
function channelMembers(
  report: AccessInput['report'],
  lists: AccessInput['lists'],
  sealed: boolean,
): string[] {
  if (report === null) return []
  const { members, channels } = listOf(report, lists)
  const channel = channels.find(({ id }) => id === report.content.channel)
  return members
    .filter(({ id, position }) => {
      const isSealed = (report.recipients[position] ?? null) !== null
      return channel?.members.includes(id) && isSealed === sealed
    })
    .map(({ id }) => id)
}

function sealedTo(report: AccessInput['report'], lists: AccessInput['lists']): string[] {
  return channelMembers(report, lists, true)
}

/**
 * Members of the channel to whom the report was not sealed. Who had no key in its week cannot be
 * told from who was left out, and counts as left out.
 */
function leftOutOf(report: AccessInput['report'], lists: AccessInput['lists']): string[] {
  return channelMembers(report, lists, false)
}

/** What a custodian's desk, which holds no log of the case, is told; and who was let go. */
function purgeIn(identity: readonly AccessLine[]): Said | null {
  for (const { entry, author, day } of identity) {
    if (entry.kind === 'purged' && mayPurge(author)) {
      return { member: author.id, text: entry.text, day }
    }
  }
  return null
}

/** What custodians were asked in one or several identity streams, oldest first. */
export function requestsOf(lines: readonly AccessLine[]): IdentityRequest[] {
  const requests = new Map<string, IdentityRequest>()
  for (const { entry, author, day, id } of lines) {
    const said = { member: author.id, day }
    if (entry.kind === 'identity-request') {
      requests.set(toHex(id), { ...said, id, text: entry.text, answer: null })
    }
    if (entry.kind !== 'identity-answer') continue
    const request = requests.get(toHex(entry.request))
    const as = answerOf(author, entry.given)
    // The first answer stands.
    if (request === undefined || request.answer !== null || as === null) continue
    requests.set(toHex(entry.request), { ...request, answer: { ...said, text: entry.text, as } })
  }
  return [...requests.values()]
}

/** @returns null where its author cannot say so */
function answerOf({ role }: AccessLine['author'], given: boolean) {
  if (role === 'custodian') return given ? 'given' : 'refused'
  return given ? null : 'withdrawn'
}

/**
 * Bits of the positions that the board tells a reporter: those that the report was sealed to, less
 * those at which somebody of its channel sits who may not read.
 */
export function openPositions(
  report: Pick<ReporterDrop, 'recipients' | 'content'> | null,
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
  const closed = members
    .filter(({ id }) => barred.has(id) && channel?.members.includes(id))
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

/** Whether a member said that they are impartial, and reads the case. */
export function hasDeclared({ declarations }: Access, member: string): boolean {
  return declarations.some((one) => one.member === member && !one.conflict)
}

/** Readers who are to be let go, though nobody asks for it: each desk does it that comes first. */
export function dueReleases(
  { readers }: Access,
  members: readonly Pick<Member, 'id'>[],
  suspended: ReadonlySet<string>,
): { readonly member: string; readonly why: ReleaseReason }[] {
  const reasonOf = ({ member, conflict }: Reader): ReleaseReason | null => {
    if (conflict) return 'conflict'
    if (!members.some(({ id }) => id === member)) return 'left'
    return suspended.has(member) ? 'suspended' : null
  }
  return readers.flatMap((reader) => {
    const why = reasonOf(reader)
    return why === null ? [] : [{ member: reader.member, why }]
  })
}
