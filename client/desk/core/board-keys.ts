import { compare, equal } from '../../../crypto/bytes.ts'
import type { Day, Week } from '../../../crypto/calendar.ts'
import type { Entry } from '../../../crypto/entry.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import type { ReporterDrop } from './drops.ts'
import { hexOf } from './hex-of.ts'

/*
 * One board for two signers
 *
 * A letter states its board key; nothing binds that to the key that signs the letter. Whoever once held a
 * case's board key can name it in a report of their own, and the desk that answers that report would
 * write into the slots of another reporter. So a case has a board key only once its log has told the
 * reporter something since a letter brought that key (`claimed`). Before that, a case keeps off a board on
 * which another case has claimed the key, or on which slots stand that its own log does not know.
 *
 * Both cases unanswered cannot be told apart here: the first that a person confirms has the board, and
 * both warn. A case that has another board key keeps to that one.
 */

/** A board key that the reporter reads under. */
export interface BoardKey {
  readonly week: Week
  readonly key: Uint8Array
  readonly address: Uint8Array
  /** The day of the first letter that brought it. */
  readonly since: Day
  /** The log told the reporter something since it names a letter with this key. */
  readonly claimed: boolean
}

export type SharedBoardWarning =
  /** Another case has the board that this one names, and this one has no other: nothing is told. */
  | { readonly kind: 'shared-board' }
  /** Another case has one that a letter of this one names: this one keeps to an earlier board. */
  | { readonly kind: 'other-board' }
  /** Another report names the same board, and neither is answered. */
  | { readonly kind: 'same-board' }

type NamedKey = Omit<BoardKey, 'claimed'>

/** What the drops and the log of one case say of its board keys; all keys in hex. */
export interface Claims {
  /** newest first */
  readonly keys: readonly NamedKey[]
  /** With the day on which something was told first. */
  readonly claimed: ReadonlyMap<string, Day>
  /** Those that another case was found to have. */
  readonly taken: ReadonlySet<string>
}

interface Line {
  readonly day: Day
  readonly entry: Entry
}

/** How a record names a board key that another case has. PROTOCOL.md section 13 */
export function boardName(p: Primitives, key: Uint8Array): Uint8Array {
  return p.hash(16, null, key)
}

/** Whether an entry tells the reporter something. */
export function isTelling({ kind }: Pick<Entry, 'kind'>): boolean {
  return kind === 'acknowledged' || kind === 'status' || kind === 'message'
}

/** @param lines of the log, in its order */
export function claimsOf(
  p: Primitives,
  drops: readonly ReporterDrop[],
  lines: readonly Line[],
): Claims {
  const keys = keysOf(drops)
  const brought = new Map(
    drops.flatMap(({ id, boardKey }) => (boardKey ? [[hexOf(id), hexOf(boardKey)] as const] : [])),
  )
  const report = drops.find(({ kind }) => kind === 'report')?.boardKey ?? null
  const open = new Set(report === null ? [] : [hexOf(report)])
  const claimed = new Map<string, Day>()
  const taken = new Set<string>()
  let acknowledged = false
  for (const { day, entry } of lines) {
    const key = entry.kind === 'drop' ? brought.get(hexOf(entry.drop)) : undefined
    if (key !== undefined && !taken.has(key) && !claimed.has(key)) open.add(key)
    if (entry.kind === 'board-taken') {
      for (const one of keys.filter(({ key: k }) => equal(boardName(p, k), entry.board))) {
        if (claimed.has(hexOf(one.key))) continue
        taken.add(hexOf(one.key))
        open.delete(hexOf(one.key))
      }
    }
    // Nothing is posted before a person has found the report genuine.
    acknowledged ||= entry.kind === 'acknowledged'
    if (!acknowledged || !isTelling(entry)) continue
    for (const one of open) claimed.set(one, day)
    open.clear()
  }
  return { keys, claimed, taken }
}

/** Of several drops of one week the last in the order of ids stands; they carry the same key. */
function keysOf(drops: readonly ReporterDrop[]): NamedKey[] {
  const keys = new Map<string, NamedKey>()
  for (const { week, boardKey, address, day } of drops) {
    if (boardKey === null) continue
    const since = Math.min(day, keys.get(hexOf(boardKey))?.since ?? day)
    keys.set(hexOf(boardKey), { week, key: boardKey, address, since })
  }
  return [...keys.values()].sort((a, b) => b.week - a.week || compare(a.key, b.key))
}

/**
 * What a key that others name too is to a case. taken: another case has claimed it; avoided: nobody has,
 * and this case has another key; both: nobody has, and it is all that this case has.
 */
export type Standing = 'own' | 'both' | 'taken' | 'avoided'

/** Of each case that names a key which another names too, how it stands to that key. Keys in hex. */
export type SharedKeys = ReadonlyMap<string, ReadonlyMap<string, Standing>>

/**
 * @param drops of all cases
 * @param of the claims of a case, by its id
 * @returns by case id
 */
export function sharedKeys(drops: readonly ReporterDrop[], of: (id: string) => Claims): SharedKeys {
  const named = new Map<string, Set<string>>()
  for (const { boardKey, signer } of drops) {
    if (boardKey === null) continue
    const key = hexOf(boardKey)
    const signers = named.get(key)
    if (signers === undefined) named.set(key, new Set([hexOf(signer)]))
    else signers.add(hexOf(signer))
  }
  const shared = [...named].filter(([, signers]) => signers.size > 1)
  const isShared = new Set(shared.map(([key]) => key))
  const standings = new Map<string, Map<string, Standing>>()
  for (const [key, signers] of shared) {
    for (const id of signers) {
      const others = [...signers].filter((one) => one !== id).map(of)
      const mine = standings.get(id) ?? new Map<string, Standing>()
      standings.set(id, mine.set(key, standingOn(key, of(id), others, isShared)))
    }
  }
  return standings
}

/** @param others the claims of all other cases that name the key */
function standingOn(
  key: string,
  own: Claims,
  others: readonly Claims[],
  isShared: ReadonlySet<string>,
): Standing {
  const since = own.claimed.get(key)
  const theirs = others.flatMap(({ claimed }) => claimed.get(key) ?? [])
  if (since !== undefined) {
    // Two desks that know of one each can answer both on one day: then neither is trusted to be first.
    if (theirs.every((day) => day > since)) return 'own'
    return theirs.some((day) => day < since) ? 'taken' : 'both'
  }
  if (own.taken.has(key) || theirs.length > 0) return 'taken'
  const isOther = (one: string) => !isShared.has(one) && !own.taken.has(one)
  return own.keys.some((one) => isOther(hexOf(one.key))) ? 'avoided' : 'both'
}

/** What a case is told of its board. */
export interface Boards {
  /** Those that are its own, or may become so; newest first. */
  readonly boardKeys: readonly BoardKey[]
  /** Those that another case has claimed, and that the log of this one does not name as taken yet. */
  readonly takenKeys: readonly Uint8Array[]
}

/** @param standings of this case: see `sharedKeys` */
export function boardsOf(
  { keys, claimed, taken }: Claims,
  standings: ReadonlyMap<string, Standing> = new Map(),
): { readonly boards: Boards; readonly warnings: readonly SharedBoardWarning[] } {
  const boardKeys: BoardKey[] = []
  const takenKeys: Uint8Array[] = []
  for (const one of keys) {
    const key = hexOf(one.key)
    const standing = standings.get(key) ?? (taken.has(key) ? 'taken' : 'own')
    if (standing === 'own' || standing === 'both') {
      boardKeys.push({ ...one, claimed: claimed.has(key) && standing === 'own' })
    }
    if (standing === 'taken' && !taken.has(key) && !claimed.has(key)) takenKeys.push(one.key)
  }
  const all = [...standings.values(), ...(taken.size > 0 ? ['taken'] : [])]
  const isTaken = all.includes('taken')
  const kind = boardKeys.length === 0 ? 'shared-board' : 'other-board'
  return {
    boards: { boardKeys, takenKeys },
    warnings: [
      ...(isTaken ? [{ kind } as const] : []),
      ...(all.includes('both') ? [{ kind: 'same-board' } as const] : []),
    ],
  }
}
