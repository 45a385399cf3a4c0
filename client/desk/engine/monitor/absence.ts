import { type Day, firstDay } from '../../../../crypto/days/calendar.ts'
import type { SaidAbsence } from '../../../../crypto/entries/absence.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import type { Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import type { Absence } from '../../model/access/deputies.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { absencesIn, memberOf } from '../sync/signed-by.ts'
import { authorsOf } from './lists.ts'
import { hearColleagues, type PeerContext } from './silence.ts'

/** The most statements of one author and week that count: a head may enter the summer of everybody. */
const TAKEN = 64
/** How many days ahead an absence may end: otherwise statements would be kept for ever. */
const AHEAD = 2 * 366
/** Days for which the last statement on an absence is kept after its end: by then no key opens an earlier one. */
const KEPT_DAYS = 28

/**
 * The statements of members that are kept after a sync: the same on every desk, in any order of arrival.
 *
 * @returns `vault.absences` itself if nothing changes
 */
export function hearAbsences(
  { vault, lists, week }: Pick<PeerContext, 'vault' | 'lists' | 'week'>,
  holdings: Pick<Holdings, 'drops' | 'came'>,
): readonly SaidAbsence[] | undefined {
  const { absences: before = [] } = vault
  const authors = authorsOf(lists)
  const fresh = absencesIn(holdings).filter((one) => memberOf(authors, one) !== null)
  const all = withoutOver(withoutHeaps([...before, ...fresh]), firstDay(week))
  const isSame = all.length === before.length && all.every((one, i) => one === before[i])
  return isSame ? vault.absences : all
}

/** Each statement once, in a fixed order; and of one author and week at most `TAKEN`. */
function withoutHeaps(all: readonly SaidAbsence[]): SaidAbsence[] {
  const names = all.map((one) => [nameOf(one), one] as const)
  const sorted = [...new Map(names.reverse()).entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  const taken = new Map<string, number>()
  return sorted.flatMap(([, one]) => {
    if (one.said.until > one.day + AHEAD) return []
    const author = `${hexOf(one.signer)} ${one.week}`
    const count = (taken.get(author) ?? 0) + 1
    taken.set(author, count)
    return count > TAKEN ? [] : [one]
  })
}

/** Envelopes with the same statement have the same name. */
function nameOf({ signer, messageId, said }: SaidAbsence): string {
  return `${hexOf(signer)} ${hexOf(messageId)} ${toHex(encodeJson(said))}`
}

/** All statements on an absence go at once: if only the older one stayed, it would be true again. */
function withoutOver(all: readonly SaidAbsence[], today: Day): SaidAbsence[] {
  const ends = new Map<string, Day>()
  for (const { said, day } of all) {
    const key = absenceOf(said)
    ends.set(key, Math.max(ends.get(key) ?? 0, said.until, day))
  }
  return all.filter(({ said }) => (ends.get(absenceOf(said)) ?? 0) + KEPT_DAYS >= today)
}

/** Another member's absence with the same id is a different one. */
function absenceOf({ member, id }: SaidAbsence['said']): string {
  return `${member} ${toHex(id)}`
}

/**
 * The absent members, by statements of members: each of themselves, and a head of anybody. CASEWORK.md section
 * 13.7
 *
 * @returns sorted by their first days; without those that were taken back
 */
export function foldAbsences(all: readonly SaidAbsence[], authors: Authors): Absence[] {
  const newest = new Map<string, readonly [SaidAbsence, string]>()
  for (const one of all) {
    const author = memberOf(authors, one)
    if (author === null || authors.isOut?.(author)) continue
    const isHead = authors.rolesOf?.(author).includes('head') ?? author.role === 'head'
    if (author.id !== one.said.member && !isHead) continue
    const key = absenceOf(one.said)
    const [other] = newest.get(key) ?? []
    if (other === undefined || isLater(one, other)) newest.set(key, [one, author.id])
  }
  return [...newest.values()]
    .flatMap(([{ said }, by]): Absence[] => {
      const { member, deputy, from, until } = said
      return from > until ? [] : [{ id: toHex(said.id), member, deputy, from, until, by }]
    })
    .sort((a, b) => a.from - b.from || (`${a.member} ${a.id}` < `${b.member} ${b.id}` ? -1 : 1))
}

/** If two members change the same absence at once, every desk picks the same change. */
function isLater(a: SaidAbsence, b: SaidAbsence): boolean {
  return (
    a.said.change - b.said.change > 0 || (a.said.change === b.said.change && nameOf(a) > nameOf(b))
  )
}

/** Absent members, as far as this desk has heard. */
export function absencesOf({ vault, lists, out }: PeerContext): Absence[] {
  return foldAbsences(vault.absences ?? [], authorsOf(lists, out))
}

/**
 * The vault with the statements of colleagues since, after a sync that succeeded.
 *
 * @returns the vault itself if they said nothing
 */
export function withHeard(peers: PeerContext, weeks: WeeklySecrets, holdings: Holdings): Vault {
  const { vault } = peers
  const checkpoints = hearColleagues(peers, weeks, holdings)
  const absences = hearAbsences(peers, holdings)
  if (checkpoints === vault.checkpoints && absences === vault.absences) return vault
  return { ...vault, checkpoints, ...(absences ? { absences: [...absences] } : {}) }
}
