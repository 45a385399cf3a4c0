import type { Day, Week } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { boardOf } from '../../../../crypto/keys/receipt.ts'
import { compare } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { AccessLine } from '../access/access.ts'
import type { ReporterDrop } from '../log/drops.ts'
import { hexOf } from '../log/hex-of.ts'

/** A board that the reporter of a case reads. */
export interface BoardKey {
  readonly week: Week
  /** The board key of that week, which only letters of this signer lead to. */
  readonly key: Uint8Array
  /** R of the case. */
  readonly signer: Uint8Array
  readonly address: Uint8Array
  /** The day of the first letter that brought it. */
  readonly since: Day
}

/** Another report states the same B, and this case has told its reporter nothing since it did. */
export interface SharedBoardWarning {
  readonly kind: 'shared-board'
}

/** Letters of one week state several B: no program of ours does that, and only one of them is answered. */
export interface ManyBoardsWarning {
  readonly kind: 'many-boards'
}

/** Whether an entry tells the reporter something. */
export function isTelling({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind === 'acknowledged' || kind === 'status' || kind === 'message'
}

/**
 * The boards of a case, newest first. A desk moves to one only once the log names the letter that
 * brought it: colleagues who did not get that letter would go on writing on the one before.
 *
 * @param drops of the case
 * @param lines of its log
 */
export function boardKeysOf(
  p: Primitives,
  drops: readonly ReporterDrop[],
  lines: readonly Pick<AccessLine, 'entry'>[],
): BoardKey[] {
  const named = new Set(
    lines.flatMap(({ entry }) => (entry.kind === 'drop' ? hexOf(entry.drop) : [])),
  )
  const known = drops.filter(({ id, kind }) => kind === 'report' || named.has(hexOf(id)))
  const keys = new Map<Week, BoardKey>()
  // A signer has one board a week, since slots are known by the week. If several letters state another B, every
  // desk takes the one with the smallest id.
  for (const drop of [...known].sort((a, b) => compare(b.id, a.id))) {
    const { week, boardKey, address, signer, day } = drop
    if (boardKey === null) continue
    const since = Math.min(day, keys.get(week)?.since ?? day)
    keys.set(week, { week, key: boardOf(p, boardKey, signer), signer, address, since })
  }
  return [...keys.values()].sort((a, b) => b.week - a.week)
}

/** @param drops of one signer */
export function manyBoardsWarnings(drops: readonly ReporterDrop[]): ManyBoardsWarning[] {
  const stated = new Map<Week, string>()
  for (const { week, boardKey } of drops) {
    if (boardKey === null) continue
    const key = hexOf(boardKey)
    if ((stated.get(week) ?? key) !== key) return [{ kind: 'many-boards' }]
    stated.set(week, key)
  }
  return []
}

/** Every B that letters of more than one signer state, in hex. */
export function sharedBoardKeys(drops: readonly ReporterDrop[]): ReadonlySet<string> {
  const signers = new Map<string, string>()
  const shared = new Set<string>()
  for (const { boardKey, signer } of drops) {
    if (boardKey === null) continue
    const [key, by] = [hexOf(boardKey), hexOf(signer)]
    if ((signers.get(key) ?? by) !== by) shared.add(key)
    signers.set(key, by)
  }
  return shared
}

/**
 * Warn of a report that states the B of another. Somebody who once read that other report can forge it. After a
 * case has answered the letter, it no longer warns: otherwise anybody who holds a B can alarm its owner's case.
 *
 * @param shared `sharedBoardKeys` of all cases
 */
export function sharedBoardWarnings(
  drops: readonly ReporterDrop[],
  lines: readonly Pick<AccessLine, 'entry'>[],
  shared: ReadonlySet<string>,
): SharedBoardWarning[] {
  const stated = (drop: ReporterDrop | undefined) =>
    drop && drop.boardKey !== null ? [hexOf(drop.boardKey)] : []
  const unanswered = new Set(drops.flatMap(stated).filter((key) => shared.has(key)))
  if (unanswered.size === 0) return []
  const seen = new Set(stated(drops.find(({ kind }) => kind === 'report')))
  let acknowledged = false
  for (const { entry } of lines) {
    if (entry.kind === 'drop') {
      const id = hexOf(entry.drop)
      for (const key of stated(drops.find((drop) => hexOf(drop.id) === id))) seen.add(key)
    }
    // Nothing is posted before a person has found the report genuine.
    acknowledged ||= entry.kind === 'acknowledged'
    if (acknowledged && isTelling(entry)) for (const key of seen) unanswered.delete(key)
  }
  return unanswered.size > 0 ? [{ kind: 'shared-board' }] : []
}

/**
 * A fault of the board page that reporters get. not-shown: something that was posted is not there;
 * contradicted: beside it stands what another member put up.
 */
export type PageFault = 'not-shown' | 'contradicted'

/** A member wrote in number 0 that somebody does not read whom the log never let go. */
export interface ReadersWarning {
  /** `opened-silently`: this member said yes to opening the report with another, and has written nothing in its log. */
  readonly kind: 'readers-changed' | 'opened-silently'
  /** Id of the author, or of the member who opened. */
  readonly member: string
  readonly title: Member['title']
}
