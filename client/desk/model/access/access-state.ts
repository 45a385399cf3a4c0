import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import {
  CASE_ROLES,
  type CaseRole,
  type ReleaseReason,
} from '../../../../crypto/entries/entry-access.ts'
import type { KeyList, Member } from '../../../../crypto/keys/keylist.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { hasPower } from './powers.ts'
import type { Sealing } from './sealing.ts'

/** Something that one member said on a day. */
export interface Said {
  readonly member: string
  readonly text: string
  readonly day: Day
}

/** The latest statement of one member about their own impartiality. */
export interface Declaration extends Said {
  readonly conflict: boolean
}

/** A member who was let go: they read nothing that is written now. */
export interface Released extends Said {
  readonly why: ReleaseReason
  /** Id of the member who let them go. */
  readonly by: string
  /** Their role in the case until then. */
  readonly as: CaseRole
  /** They had said themselves that they are not impartial, so they are let go for good. */
  readonly own: boolean
  /** Members who say that they are to read again, with the day by each member's own clock. */
  readonly reinstated: readonly Omit<Said, 'text'>[]
  /** Ids of colleagues who confirm it to the reporter. */
  readonly confirmed: readonly string[]
  /** Whether they are to be let in again: enough members have said so, or a newer key list does. */
  readonly due: boolean
  /**
   * Whether this desk knows the key list that the record of their release names; if not, no key list makes it
   * due.
   */
  readonly bound: boolean
  /**
   * Whether they may keep the case, and so stand in the way of a member who may not. Otherwise somebody could
   * make room for an accomplice by letting them go.
   */
  readonly inTheWay: boolean
}

/** A reader, without what follows from their own statements of impartiality. */
export interface Reading {
  readonly member: string
  readonly as: CaseRole
  /** report: it was sealed to them; granted: let in; word: it is only known that they write. */
  readonly by: 'report' | 'granted' | 'word'
  readonly waits: boolean
}

/** A key list, as far as it says who is in the reception. */
export type KnownList = Pick<KeyList, 'members'> & { readonly hash: Uint8Array }

type Standing = Omit<Released, 'due' | 'bound' | 'inTheWay'> & {
  /** Whether the member who let them go may keep the case as well. */
  readonly byKeeper: boolean
  /** Hash of the key list that the record of their release names. */
  readonly list: Uint8Array
}

/** How many members must say that somebody is to read again. */
export const REINSTATERS = 2

/**
 * The readers of a case, and what they are in it, at one place of its log. Records are taken one by one,
 * because the records before a record decide whether it counts. Judging and folding therefore use the same
 * state. ACCESS.md section 13.1
 */
export class AccessState {
  readonly #sealing: Sealing | null
  readonly #lists: readonly KnownList[]
  readonly readers = new Map<string, Reading>()
  readonly declarations = new Map<string, Declaration>()
  /** By the member whose keys somebody else says that they hold: id of the member who says so. */
  readonly holders = new Map<string, string>()
  readonly #released = new Map<string, Standing>()
  hold: Said | null = null
  purged: Said | null = null
  /** By the member who agrees that the case is purged. */
  readonly #agreed = new Map<string, Said>()
  /** Members who were ever `reception` in the case, even if somebody let them go since. */
  readonly #received = new Set<string>()

  /**
   * @param sealing to whom the report was sealed; null if it is not at hand
   * @param lists the running one and those before it, the newest first
   */
  constructor(sealing: Sealing | null, lists: readonly KnownList[]) {
    this.#sealing = sealing
    this.#lists = lists
    for (const member of sealing?.sealed ?? []) {
      this.readers.set(member, { member, as: 'reception', by: 'report', waits: false })
      this.#received.add(member)
    }
  }

  /** Members who agree that the case is purged, and do not say that they are not impartial. */
  get agreed(): Said[] {
    return [...this.#agreed.values()].filter(({ member }) => !this.isPartial(member))
  }

  /**
   * Members who could agree to a purge: in the list that is named, or in the newest one, they may keep cases, and
   * they were `reception` in this case. Letting one go does not take them from here: otherwise one member could let
   * all others go, and purge alone.
   *
   * @returns null if the report is not at hand: then nobody knows who they are
   */
  seconds(list: Uint8Array | undefined): string[] | null {
    if (this.#sealing === null) return null
    const named = list && this.#lists[this.#placeOf(list)]
    const lists = [this.#lists[0], named].flatMap((one) => one ?? [])
    return [...this.#received].filter(
      (member) => !this.isPartial(member) && lists.some((one) => keepsIn(one, member)),
    )
  }

  /** Whether a purge by this author counts: another member agreed, or nobody else could. */
  #isSeconded(author: string, list: Uint8Array | undefined): boolean {
    if (this.agreed.some(({ member }) => member !== author)) return true
    return this.seconds(list)?.every((member) => member === author) ?? false
  }

  get released(): Released[] {
    return [...this.#released.values()].map((one) => this.#standingOf(one))
  }

  #standingOf(gone: Standing): Released {
    const { list, byKeeper, ...one } = gone
    const isKeeper = one.as === 'reception' && !one.own && !this.isPartial(one.member)
    const inTheWay = isKeeper && !byKeeper && this.#everKept(one.member) && !this.#hasLeft(gone)
    return { ...one, due: this.#isDue(gone), bound: this.#placeOf(list) >= 0, inTheWay }
  }

  /** Whether any list gives a member a role that keeps cases. */
  #everKept(member: string): boolean {
    return this.#lists.some((list) => keepsIn(list, member))
  }

  /**
   * Whether a list took that role from somebody: the list that the record of their release names, or a newer
   * one. A list from before they had the role does not count, because the author of that record chooses the
   * list that it names.
   */
  #hasLeft({ member, list }: Standing): boolean {
    const since = this.#lists.slice(0, this.#placeOf(list) + 1)
    return since.some((one, at) => {
      const before = this.#lists.slice(at + 1)
      return !keepsIn(one, member) && before.some((older) => keepsIn(older, member))
    })
  }

  /**
   * The role of a member in the case; null if nothing states one, and then only their role in the key list
   * decides. A member who holds a key and was never let in is at most a reader.
   */
  asOf(member: string): CaseRole | null {
    const reading = this.readers.get(member)
    if (reading !== undefined && reading.by !== 'word') return reading.as
    return this.#sealing !== null || this.#released.has(member) ? 'reader' : null
  }

  /** Whether a member said last that they are not impartial. */
  isPartial(member: string): boolean {
    return this.declarations.get(member)?.conflict ?? false
  }

  /** Whether the entries before it allow an entry that its author's role allows. */
  allows(author: string, entry: Entry, mayKeep: boolean): boolean {
    switch (entry.kind) {
      case 'holding':
        return entry.member !== author && this.isPartial(entry.member)
      case 'released':
        // Otherwise a thief of a member's keys could set a day and a list by which the member comes back.
        return author !== entry.member
      case 'release-agreed':
        return mayConfirm(this.#released.get(entry.member), author)
      case 'reinstated':
        return this.#mayReinstate(author, entry.member, mayKeep)
      case 'purged':
        return this.#isSeconded(author, entry.list)
      default:
        return true
    }
  }

  #mayReinstate(author: string, member: string, mayKeep: boolean): boolean {
    const gone = this.#released.get(member)
    if (gone === undefined || author === member || gone.own) return false
    if (gone.why === 'suspended') return true
    return gone.why === 'conflict' && mayKeep && author !== gone.by
  }

  /** Go on by an entry that counts. */
  take(author: Pick<Member, 'id'>, entry: Entry, day: Day): void {
    const said = { member: author.id, day }
    // An author holds the key, whatever else is known of them.
    this.#hasKeys(author.id)
    switch (entry.kind) {
      case 'impartiality': {
        const { conflict, text } = entry
        this.declarations.set(author.id, { ...said, conflict, text })
        this.holders.delete(author.id)
        if (this.#released.has(author.id) || this.readers.has(author.id)) break
        this.readers.set(author.id, { ...said, as: 'reader', by: 'word', waits: false })
        break
      }
      case 'granted':
        this.#grantAccess(entry)
        break
      case 'keys-sent':
        this.#hasKeys(entry.member)
        break
      case 'released':
        this.#releaseMember({ ...entry, by: author.id, day })
        break
      case 'holding':
        this.holders.set(entry.member, author.id)
        break
      case 'release-agreed': {
        const gone = this.#released.get(entry.member)
        if (gone === undefined) break
        const confirmed = [...new Set([...gone.confirmed, author.id])]
        this.#released.set(entry.member, { ...gone, confirmed })
        break
      }
      case 'reinstated': {
        const gone = this.#released.get(entry.member)
        if (gone === undefined || hasReinstated(gone, author.id)) break
        const reinstated = [...gone.reinstated, said]
        this.#released.set(entry.member, { ...gone, reinstated })
        break
      }
      case 'hold':
        this.hold = entry.on ? { ...said, text: entry.text } : null
        // Members who have not destroyed their keys yet keep them. After the hold, somebody purges again.
        if (entry.on) this.purged = null
        this.#agreed.clear()
        break
      case 'purge-agreed':
        if (!entry.on) this.#agreed.clear()
        else if (this.hold === null) this.#agreed.set(author.id, { ...said, text: entry.text })
        break
      case 'status':
        if (entry.status === 'reopened') this.#agreed.clear()
        break
      case 'purged':
        if (this.hold === null) this.purged ??= { ...said, text: entry.text }
        break
      default:
    }
  }

  /** Letting somebody in again never lowers their standing in a case. */
  #grantAccess({ member, as }: { readonly member: string; readonly as: CaseRole }): void {
    const gone = this.#released.get(member)
    if (this.#sealing?.leftOut.includes(member)) return
    if (gone !== undefined && this.#isBarred(gone)) return
    this.#released.delete(member)
    const before = this.readers.get(member)
    if (as === 'reception') this.#received.add(member)
    const highest = CASE_ROLES.find((one) => one === before?.as || one === as) ?? as
    const by = before?.by === 'report' ? 'report' : 'granted'
    this.readers.set(member, { member, as: highest, by, waits: true })
  }

  #releaseMember(said: Pick<Standing, keyof Said | 'why' | 'by' | 'list'>): void {
    const { member, why, text, day, by, list } = said
    const before = this.readers.get(member)
    this.readers.delete(member)
    this.#agreed.delete(member)
    const gone = this.#released.get(member)
    const changes = gone === undefined ? 'all' : effectOn(this.#standingOf(gone), why)
    if (gone !== undefined && changes === 'list') this.#released.set(member, { ...gone, list })
    if (changes !== 'all') return
    const own = this.isPartial(member)
    const as = before?.as ?? gone?.as ?? 'reader'
    const byKeeper =
      this.#everKept(by) && !this.isPartial(by) && (this.asOf(by) ?? 'reception') === 'reception'
    this.#released.set(member, {
      ...{ member, why, text, day, by, list },
      as,
      own,
      byKeeper,
      reinstated: [],
      confirmed: [],
    })
  }

  #isBarred(gone: Standing): boolean {
    return isBar(gone) && !this.#isDue(gone)
  }

  /** How many lists are newer than one; -1 if this desk does not know it. */
  #placeOf(list: Uint8Array): number {
    return this.#lists.findIndex(({ hash }) => equal(hash, list))
  }

  #hasKeys(member: string): void {
    const reader = this.readers.get(member)
    if (reader?.waits) this.readers.set(member, { ...reader, waits: false })
  }

  /**
   * Whether somebody who was let go against their word is to be let in again. Time never suffices: a stolen
   * vault that was suspended would get everything on the eighth day. A day that the author names does not
   * suffice either. A key list that the author did not have does.
   */
  #isDue(gone: Standing): boolean {
    if (gone.own || !isBar(gone)) return false
    if (gone.reinstated.length >= REINSTATERS) return true
    const newer = this.#lists.slice(0, Math.max(0, this.#placeOf(gone.list)))
    return newer.some(
      ({ members }) =>
        members.some(({ id }) => id === gone.member) &&
        (gone.why === 'suspended' || !this.#canBeHeard(gone, members)),
    )
  }

  /** Whether the member who let them go is still in the list, and two others could undo it. */
  #canBeHeard(gone: Standing, members: KnownList['members']): boolean {
    const others = members.filter(
      ({ id, role }) =>
        hasPower('keep', { role }) &&
        id !== gone.by &&
        id !== gone.member &&
        this.readers.get(id)?.as === 'reception' &&
        !this.isPartial(id),
    )
    return members.some(({ id }) => id === gone.by) && others.length >= REINSTATERS
  }
}

function keepsIn({ members }: KnownList, member: string): boolean {
  return members.some((one) => one.id === member && hasPower('keep', one))
}

/**
 * The effect of a second record that lets somebody go. all: the first had a lesser reason, or they are to be
 * let in again; list: only the list changes, because this desk does not know the list of the first record;
 * none: neither the reason, the day nor the author changes, because it takes more than one colleague to let
 * them read again.
 */
export function effectOn(gone: Released, why: ReleaseReason): 'all' | 'list' | 'none' {
  if (!isBar({ why })) return 'none'
  if (!isBar(gone) || gone.due) return 'all'
  return gone.bound || gone.own ? 'none' : 'list'
}

/** Whether this member can confirm that somebody was released: neither of the two, and not yet. */
export function mayConfirm(
  gone: Pick<Released, 'member' | 'by' | 'confirmed'> | undefined,
  own: string,
): boolean {
  return gone !== undefined && ![gone.member, gone.by, ...gone.confirmed].includes(own)
}

/** Whether a member has already said that somebody is to read again. */
export function hasReinstated({ reinstated }: Pick<Released, 'reinstated'>, by: string): boolean {
  return reinstated.some(({ member }) => member === by)
}

/** Whether it takes more than one colleague to let them in again. */
export function isBar({ why }: Pick<Released, 'why'>): boolean {
  return why === 'conflict' || why === 'suspended'
}
