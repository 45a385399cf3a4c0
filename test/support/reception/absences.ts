import type { Absence } from '../../../client/desk/model/access/deputies.ts'
import { hasPower } from '../../../client/desk/model/access/powers.ts'
import {
  type Deadline,
  type DeadlineReader,
  deadlinesOf,
} from '../../../client/desk/model/deadlines/deadlines.ts'
import { LAWFUL_TERMS } from '../../../client/desk/model/deadlines/work-late.ts'
import type { Authors } from '../../../client/desk/model/log/stream.ts'
import type { CaseView } from '../../../client/desk/model/views.ts'
import { type Day, dayOf, weekOf } from '../../../crypto/days/calendar.ts'
import type { SaidAbsence } from '../../../crypto/entries/absence.ts'
import type { Role } from '../../../crypto/keys/keylist.ts'
import { caseView } from './case-view.ts'

export const dayAt = (date: string): Day => dayOf(Date.parse(`${date}T00:00Z`))

/** The members: a head, two of the reception, a follow-up manager and a reader. */
export const TEAM: readonly { readonly id: string; readonly role: Role }[] = [
  { id: 'head', role: 'head' },
  { id: 'kari', role: 'reception' },
  { id: 'ola', role: 'reception' },
  { id: 'mia', role: 'follow-up-manager' },
  { id: 'leo', role: 'reader' },
]

const signingOf = (id: string) =>
  new Uint8Array(32).fill([...id].reduce((n, c) => n + c.charCodeAt(0), 0))

/** All of the team may have written, except members who are out or had left by then. */
export function authorsIn({
  out = [],
  left = [],
}: {
  readonly out?: readonly string[]
  readonly left?: readonly string[]
} = {}): Authors {
  const members = TEAM.map((one) => ({ ...one, signing: signingOf(one.id) }))
  return {
    instance: new Uint8Array(16),
    members,
    isOut: ({ id }: { id: string }) => out.includes(id),
    hadLeft: ({ id }: { id: string }) => left.includes(id),
    rolesOf: ({ id }: { id: string }) => TEAM.flatMap((one) => (one.id === id ? [one.role] : [])),
  } as unknown as Authors
}

let letters = 0

/** A statement of `by` about an absence of `member`, on a day. */
export function said(
  by: string,
  member: string,
  from: string,
  until: string,
  part: {
    readonly deputy?: string | null
    readonly id?: number
    readonly change?: number
    readonly at?: string
  } = {},
): SaidAbsence {
  const { deputy = null, id = 1, change = 0, at = '2026-01-05' } = part
  const messageId = new Uint8Array(16)
  new DataView(messageId.buffer).setUint32(0, ++letters)
  return {
    ...{ messageId, signer: signingOf(by), day: dayAt(at), week: weekOf(dayAt(at)) },
    said: {
      ...{ id: new Uint8Array(8).fill(id), change, member, deputy },
      ...{ from: dayAt(from), until: dayAt(until) },
    },
  }
}

let absences = 0

export function absent(
  member: string,
  from: string,
  until: string,
  deputy: string | null = null,
): Absence {
  const id = `${++absences}`.padStart(16, '0')
  return { id, member, deputy, from: dayAt(from), until: dayAt(until), by: member }
}

/** A case that some of the team read and one of them follows up, with a day promised to its reporter. */
export function followed(
  assignee: string | null,
  readers: readonly string[],
  part: Partial<CaseView> = {},
): CaseView {
  const one = caseView({ since: dayAt('2026-01-05'), ...part })
  const reading = readers.map((member) => {
    return { member, as: 'reception', byReport: true, waits: false, conflict: false } as const
  })
  return {
    ...one,
    ...{ readers, assignee },
    access: { ...one.access, readers: reading },
    clock: one.clock && { ...one.clock, assignee },
  }
}

/** The desk of one of the team on a day. */
export function readerOn(
  member: string,
  date: string | Day,
  away: readonly Absence[],
): DeadlineReader {
  const role = TEAM.find(({ id }) => id === member)?.role ?? null
  const today = typeof date === 'number' ? date : dayAt(date)
  return { member, role, members: TEAM, absences: away, today, terms: LAWFUL_TERMS }
}

/** Entries in the lists of a desk, as `list kind`, for cases in which this member may work. */
export function listed(cases: readonly CaseView[], reader: DeadlineReader): string[] {
  const may = (one: CaseView): CaseView => {
    const handle = reader.role !== null && hasPower('handle', { role: reader.role })
    return { ...one, may: { ...one.may, handle } }
  }
  const mine = cases.filter(({ readers }) => readers.includes(reader.member ?? ''))
  const { undecided: _, ...lists } = deadlinesOf(mine.map(may), reader)
  return Object.entries(lists).flatMap(([list, rows]: [string, readonly Deadline[]]) =>
    rows.map(({ clock, turn }) =>
      [list, clock.kind, ...(turn.instead ? [turn.instead.kind] : [])].join(' '),
    ),
  )
}
