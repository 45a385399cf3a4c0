import type { Entry } from '../../../../crypto/entries/entry.ts'
import { equal, fromHex, type Random, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { DeskError } from '../error.ts'
import { readBack } from '../log/append-job.ts'
import { type Stream, saidIn } from '../log/stream.ts'
import type { Plain } from '../plain.ts'
import type { EntryOf } from './casework.ts'

/** With the id in hex of what is changed; null for something new. */
type Thing<Kind extends 'task' | 'hearing' | 'accused' | 'involved'> = Omit<EntryOf<Kind>, 'id'> & {
  readonly id: string | null
}

/** A note that a person makes in a case; ids in hex. */
export type CaseworkAction =
  | EntryOf<'assessment'>
  | EntryOf<'named'>
  | EntryOf<'dismissed'>
  | EntryOf<'labels'>
  | EntryOf<'care'>
  | EntryOf<'memo'>
  | EntryOf<'closing'>
  | Thing<'task'>
  | Thing<'hearing'>
  | Thing<'accused'>
  | Thing<'involved'>
  | Plain<EntryOf<'task-done'>>
  | Plain<EntryOf<'linked'>>
  | Plain<EntryOf<'redacted'>>
  | Plain<EntryOf<'approved'>>

const KINDS = {
  ...{ assessment: true, labels: true, care: true, memo: true, closing: true, task: true },
  ...{ hearing: true, accused: true, 'task-done': true, linked: true, redacted: true },
  approved: true,
  ...{ named: true, involved: true, dismissed: true },
} as const satisfies Record<CaseworkAction['kind'], true>

export function isCasework(action: { readonly kind: string }): action is CaseworkAction {
  return Object.hasOwn(KINDS, action.kind)
}

/** Bytes of the id of a task, a hearing, or somebody whom a case concerns. */
const THING_ID = 8

/**
 * The entry of what a person noted; new ids are drawn here.
 *
 * @throws DeskError `too-long` if the envelope, or the field, does not hold it
 */
export function caseworkEntry(random: Random, action: CaseworkAction): Entry {
  return readBack(entryOf(random, action))
}

function entryOf(random: Random, action: CaseworkAction): Entry {
  switch (action.kind) {
    case 'task':
    case 'hearing':
    case 'accused':
    case 'involved':
      return { ...action, id: action.id === null ? random(THING_ID) : fromHex(action.id) }
    case 'task-done':
      return { ...action, id: fromHex(action.id) }
    case 'linked':
      return { ...action, case: fromHex(action.case) }
    case 'redacted': {
      const { passages, ...rest } = action
      const named = passages === undefined ? {} : { passages: passages.map((one) => ({ ...one })) }
      return { ...rest, row: fromHex(action.row), ...named }
    }
    case 'approved':
      return { ...action, closing: fromHex(action.closing) }
    default:
      return action
  }
}

/** The subject of an entry, if only the last word on it counts; null if each entry stands for itself. */
function subjectOf(entry: Entry): string | null {
  switch (entry.kind) {
    case 'labels':
      return entry.kind
    case 'task':
    case 'task-done':
    case 'hearing':
    case 'accused':
    case 'involved':
      return `${entry.kind} ${toHex(entry.id)}`
    case 'linked':
      return `${entry.kind} ${toHex(entry.case)}`
    case 'redacted':
      return `${entry.kind} ${toHex(entry.row)}`
    default:
      return null
  }
}

/** Whether the last word of the stream on the same thing is this one. */
export function isLastWord(stream: Stream, entry: Entry): boolean {
  const subject = subjectOf(entry)
  if (subject === null) return false
  const last = saidIn(stream)
    .filter((said) => subjectOf(said.entry) === subject)
    .at(-1)
  if (last === undefined) return false
  if (entry.kind === 'redacted' && entry.passages === undefined) {
    const isWhole = (said: Entry) => said.kind === 'redacted' && said.passages === undefined
    return saidIn(stream).some((said) => subjectOf(said.entry) === subject && isWhole(said.entry))
  }
  return equal(encodeJson(last.entry), encodeJson(entry))
}

/**
 * Whether somebody other than the member who closed has already approved.
 *
 * @param author signing key of the member who would approve now
 * @throws DeskError `own-closing` if they closed it themselves, `gone` if there is no such closing
 */
export function isApproved(stream: Stream, closing: Uint8Array, author: Uint8Array): boolean {
  const records = saidIn(stream)
  const named = records.find(({ id, entry }) => entry.kind === 'closing' && equal(id, closing))
  if (named === undefined) throw new DeskError('gone')
  if (equal(named.author.signing, author)) throw new DeskError('own-closing')
  return records.some(
    ({ entry, author: other }) =>
      entry.kind === 'approved' &&
      equal(entry.closing, closing) &&
      !equal(other.signing, named.author.signing),
  )
}
