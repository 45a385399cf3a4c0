import type { Entry } from '../../../../crypto/entries/entry.ts'
import { rowOf } from '../../../../crypto/keys/channel.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Access } from '../access/access.ts'
import { type AccessLists, type SealedReport, sealingOf } from '../access/sealing.ts'
import type { ReporterDrop } from '../log/drops.ts'
import { isOwnMatter } from '../log/own-matter.ts'

/** A warning that letters do not go to the readers of a case, or go to others too. */
export type ReachWarning =
  /** Nobody to whom the report was sealed reads it: new letters are sealed to none of the readers. */
  | { readonly kind: 'no-recipient' }
  /** A letter was sealed to somebody who had been let go when it came. */
  | { readonly kind: 'to-released'; readonly drop: string; readonly title: Member['title'] }
  /** A letter was sealed to somebody whom its reporter excluded from the report. */
  | { readonly kind: 'to-left-out'; readonly drop: string; readonly title: Member['title'] }
  /** A letter was sealed to somebody else who cannot open the report, and may be let in. */
  | { readonly kind: 'to-newcomer'; readonly drop: string; readonly title: Member['title'] }

interface ReachInput {
  readonly report: SealedReport | null
  /** Everything of this reporter that opens. */
  readonly drops: readonly Letter[]
  /** Lines of the log, in its order. */
  readonly lines: readonly { readonly entry: Entry }[]
  readonly access: Pick<Access, 'readers' | 'released' | 'leftOut'>
  /** Bits of the positions that the reporter is told. */
  readonly positions: number
  readonly lists: AccessLists
}

type Letter = Pick<ReporterDrop, 'id' | 'day' | 'kind' | 'recipients' | 'listHash' | 'content'>

/** Warnings about the places to which letters of a case go. ACCESS.md section 13.1 */
export function reachWarnings(input: ReachInput): ReachWarning[] {
  const { report, drops, lines, access, positions, lists } = input
  const [list] = lists
  if (report === null || access.readers.length === 0) return []
  const channel = list.channels.find(({ id }) => id === report.content.channel)
  const row = channel ? rowOf(channel) : []
  const gone = access.released.flatMap(({ member, day }) => {
    const found = list.members.find(({ id }) => id === member && row.includes(id))
    const at = lastIndex(lines, ({ entry }) => {
      return entry.kind === 'released' && entry.member === member
    })
    return found === undefined ? [] : [{ ...found, at, day }]
  })
  const letters = drops.filter(({ kind }) => kind !== 'report')
  return [
    ...(positions === 0 ? [{ kind: 'no-recipient' } as const] : []),
    ...letters.flatMap((letter) => {
      const { id, recipients } = letter
      const at = lastIndex(lines, ({ entry }) => entry.kind === 'drop' && equal(entry.drop, id))
      // No log names a letter that becomes a case of its own: there, days tell which came first.
      const isLate = (one: (typeof gone)[number]) =>
        isOwnMatter(letter) ? letter.day > one.day : at < 0 || at > one.at
      const late = gone.filter(isLate)
      return late
        .filter(({ position }) => (recipients[position] ?? null) !== null)
        .map(({ title }) => ({ kind: 'to-released', drop: toHex(id), title }) as const)
    }),
    ...letters.flatMap((letter) => strangersTo(letter, report, access, lists)),
  ]
}

/** Those who can open a letter, and neither its report nor, by the log, the case. */
function strangersTo(
  letter: Letter,
  report: SealedReport,
  { readers, released, leftOut }: ReachInput['access'],
  lists: AccessLists,
): ReachWarning[] {
  const { members, channels } = lists.find(({ hash }) => equal(hash, letter.listHash)) ?? lists[0]
  const channel = channels.find(({ id }) => id === letter.content.channel)
  const row = channel ? rowOf(channel) : []
  const known = [
    ...sealingOf(report, lists).sealed,
    ...[...readers, ...released].map(({ member }) => member),
  ]
  return members
    .filter(({ id, position }) => {
      return (
        row.includes(id) && !known.includes(id) && (letter.recipients[position] ?? null) !== null
      )
    })
    .map(({ id, title }) => {
      const kind = leftOut.includes(id) ? 'to-left-out' : 'to-newcomer'
      return { kind, drop: toHex(letter.id), title }
    })
}

/** -1 if there is none */
function lastIndex<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.reduce((last, one, i) => (is(one) ? i : last), -1)
}
