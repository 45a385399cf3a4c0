import type { Entry } from '../../../../crypto/entries/entry.ts'
import { rowOf } from '../../../../crypto/keys/channel.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { compare, equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Access } from '../access/access.ts'
import { type AccessLists, type SealedReport, sealingOf } from '../access/sealing.ts'
import { NO_REFERENCE, partedTexts, type ReporterDrop } from '../log/drops.ts'
import { hexOf } from '../log/hex-of.ts'
import { isOwnMatter } from '../log/own-matter.ts'

/** Warnings about an envelope, or about two of them together. */
export type DropWarning =
  /** The envelope was not meant for its reader: somebody passed it on. */
  | { readonly kind: 'forwarded'; readonly drop: string }
  /** Sealed to an older key list although a newer one was out. */
  | { readonly kind: 'old-list'; readonly drop: string }
  /** It names a member who cannot read it: they may have got another text. */
  | { readonly kind: 'unread-by'; readonly drop: string; readonly title: Member['title'] }
  /** It is sealed to a key of a member that a newer key list has replaced: they perhaps cannot read it. */
  | { readonly kind: 'old-key'; readonly drop: string; readonly title: Member['title'] }
  /** At a position that names nobody, it is not sealed to nobody. */
  | { readonly kind: 'beyond'; readonly drop: string }
  /** It names a key that is nobody's there. */
  | { readonly kind: 'not-as-named'; readonly drop: string }
  /** It is not known whether all who are named can read it: the list, or the keys, cannot be had. */
  | { readonly kind: 'no-list' | 'no-keys'; readonly drop: string }
  /** The same, because it is more than five weeks old. */
  | { readonly kind: 'not-checked'; readonly drop: string }
  /** One receipt signed two first reports. */
  | { readonly kind: 'two-reports' }
  /** One letter came with two texts. */
  | { readonly kind: 'two-texts' }
  /** Another case has the same reference. */
  | { readonly kind: 'same-reference' }

/** A log and the envelopes at hand do not fit. */
export type NamedWarning =
  /** The log names a drop that the server does not have, or that does not open. */
  | { readonly kind: 'missing-drop'; readonly drop: string }
  /** The log names a drop that another receipt signed. */
  | { readonly kind: 'foreign-drop'; readonly drop: string }

/** The faults of one envelope by itself. */
export function dropWarnings(drop: ReporterDrop, lists: AccessLists): DropWarning[] {
  const [list] = lists
  const id = toHex(drop.id)
  const outdated = drop.day > list.issued && !equal(drop.listHash, list.hash)
  return [
    ...(drop.forwarded ? [{ kind: 'forwarded', drop: id } as const] : []),
    ...(outdated ? [{ kind: 'old-list', drop: id } as const] : []),
    ...agreementWarnings(drop, id, lists),
  ]
}

function agreementWarnings(
  { agreement }: ReporterDrop,
  drop: string,
  lists: AccessLists,
): DropWarning[] {
  switch (agreement.kind) {
    case 'all':
    case 'not-yet':
      return []
    case 'old':
      return [{ kind: 'not-checked', drop }]
    case 'no-list':
    case 'no-keys':
      return [{ kind: agreement.kind, drop }]
    case 'differs': {
      const { unread, replaced, stranger, beyond } = agreement
      const about = (kind: 'unread-by' | 'old-key', ids: readonly string[]) =>
        titlesOf(ids, lists).map((title): DropWarning => ({ kind, drop, title }))
      return [
        ...about('unread-by', unread),
        ...about('old-key', replaced),
        ...(stranger ? [{ kind: 'not-as-named', drop } as const] : []),
        ...(beyond ? [{ kind: 'beyond', drop } as const] : []),
      ]
    }
    default:
      return agreement satisfies never
  }
}

function titlesOf(ids: readonly string[], lists: AccessLists): Member['title'][] {
  const members = lists.flatMap((list) => list.members)
  return ids.flatMap((id) => members.find((member) => member.id === id)?.title ?? [])
}

/**
 * The faults of the envelopes of one receipt together, or with another's.
 *
 * @param drops without repeats
 * @param isTwin whether another case has the same reference
 */
export function pairWarnings(drops: readonly ReporterDrop[], isTwin: boolean): DropWarning[] {
  const reports = drops.filter(({ kind }) => kind === 'report')
  const messages = new Set(drops.map(({ messageId }) => hexOf(messageId)))
  return [
    ...(reports.length > 1 ? [{ kind: 'two-reports' } as const] : []),
    ...(messages.size < drops.length ? [{ kind: 'two-texts' } as const] : []),
    ...(isTwin ? [{ kind: 'same-reference' } as const] : []),
  ]
}

/** The ids of cases whose reference another case has too. @param references by case id */
export function sharedReferences(references: ReadonlyMap<string, string | null>): Set<string> {
  const byReference = new Map<string, string[]>()
  for (const [id, reference] of references) {
    if (reference === null || reference === NO_REFERENCE) continue
    byReference.set(reference, [...(byReference.get(reference) ?? []), id])
  }
  return new Set([...byReference.values()].filter((ids) => ids.length > 1).flat())
}

/**
 * A drop that came twice is known by its message id; the copy with the smallest id stands for it. A drop that
 * says something else under the same message id is not a copy.
 */
export function withoutRepeats(drops: readonly ReporterDrop[]): ReporterDrop[] {
  const letters = new Map<string, ReporterDrop[]>()
  for (const drop of drops) {
    const key = `${hexOf(drop.signer)} ${hexOf(drop.messageId)}`
    const copies = letters.get(key)
    if (copies === undefined) letters.set(key, [drop])
    else copies.push(drop)
  }
  const kept = [...letters.values()].flatMap((copies) =>
    copies.length === 1 ? copies : withoutCopies(copies),
  )
  return kept.sort(byDay)
}

/** By day; a report comes before the letters of its day, which were written after it. */
function byDay(a: ReporterDrop, b: ReporterDrop): number {
  const rank = ({ kind }: ReporterDrop) => (kind === 'report' ? 0 : 1)
  return a.day - b.day || rank(a) - rank(b) || compare(a.id, b.id)
}

/** For each text the copy with the smallest id. */
function withoutCopies(drops: readonly ReporterDrop[]): ReporterDrop[] {
  const kept = new Map<string, ReporterDrop>()
  for (const drop of drops) {
    const said = JSON.stringify([drop.kind, partedTexts(drop).content])
    const other = kept.get(said)
    if (other === undefined || compare(drop.id, other.id) < 0) kept.set(said, drop)
  }
  return [...kept.values()]
}

/** The faults between a log and the envelopes that it names. */
export function namedWarnings(
  id: string,
  named: readonly string[],
  signers: ReadonlyMap<string, string>,
  missing: ReadonlySet<string>,
): NamedWarning[] {
  return named.flatMap((drop): NamedWarning[] => {
    if (missing.has(drop)) return [{ kind: 'missing-drop', drop }]
    const signer = signers.get(drop)
    return signer !== undefined && signer !== id ? [{ kind: 'foreign-drop', drop }] : []
  })
}

/** The name of a case: its report's reference, or its newest letter's. @param drops by day */
export function referenceOf(drops: readonly ReporterDrop[]): string | null {
  const report = drops.find(({ kind }) => kind === 'report')
  return report?.reference ?? drops.at(-1)?.reference ?? null
}

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
