import { type Day, firstDay, type Week } from '../../../../crypto/days/calendar.ts'
import type { SaidAbsence } from '../../../../crypto/entries/absence.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { caseKey } from '../../../../crypto/keys/keys.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import type { OpenedCheckpoint, OpenedGrant, OpenedKeyPart } from '../../model/log/drops.ts'
import type { Authors } from '../../model/log/stream.ts'
import { type Holdings, reporterDrops } from '../holdings.ts'

/** The most checkpoints of one author and week that count: as many as 4,096 epochs take. */
const CHECKPOINTS_TAKEN = 16

interface Signed {
  readonly signer: Uint8Array
  /** As the author states. */
  readonly day: Day
  /** The week of the keys that opened it. */
  readonly week: Week
}

/**
 * The author, if they were a member then. Everybody may post an envelope, and date it as they like; but before
 * its week began nobody opened an envelope that was sealed to that week's keys.
 *
 * @param since it was not posted before this day
 * @returns null for a stranger, and for a member who had left
 */
export function memberOf(
  { members, hadLeft }: Authors,
  { signer, day, week }: Signed,
  since: Day = 0,
): Member | null {
  const author = members.find(({ signing }) => equal(signing, signer))
  if (author === undefined) return null
  return hadLeft?.(author, Math.max(day, firstDay(week), since)) ? null : author
}

/**
 * Checkpoints among the drops, each with the member who signed it. Others count for nothing, and so do those from
 * a suspended member, and those beyond the limit.
 */
export function checkpointsBy(
  { drops, came }: Pick<Holdings, 'drops' | 'came'>,
  authors: Authors,
): [OpenedCheckpoint, Member][] {
  const taken = new Map<string, number>()
  return [...drops].sort(byId).flatMap(([id, one]): [OpenedCheckpoint, Member][] => {
    if (one.kind !== 'checkpoint') return []
    const author = memberOf(authors, one, cameOn({ came }, id))
    if (author === null || authors.isOut?.(author)) return []
    const name = `${toHex(one.signer)} ${one.week}`
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    return count > CHECKPOINTS_TAKEN ? [] : [[one, author]]
  })
}

/** Parts of keys among the drops, each with the member who signed it, in the order of the drops' ids. */
export function keyPartsBy(
  { drops, came }: Pick<Holdings, 'drops' | 'came'>,
  authors: Authors,
): [OpenedKeyPart, Member][] {
  const parts = [...drops].filter(([, { kind }]) => kind === 'key-part').sort(byId)
  return parts.flatMap(([id, one]): [OpenedKeyPart, Member][] => {
    const author = one.kind === 'key-part' ? memberOf(authors, one, cameOn({ came }, id)) : null
    if (one.kind !== 'key-part' || author === null || authors.isOut?.(author)) return []
    return [[one, author]]
  })
}

/** Rows on the shelf are not renewed: the list says in which week each came. This is the first day of that week. */
function cameOn({ came }: Pick<Holdings, 'came'>, id: string): Day {
  const week = came.get(id)
  return week === undefined ? 0 : firstDay(week)
}

/** Statements of absences among the drops, by any signer. */
export function absencesIn({ drops, came }: Pick<Holdings, 'drops' | 'came'>): SaidAbsence[] {
  return [...drops].flatMap(([id, one]): SaidAbsence[] => {
    if (one.kind !== 'absence') return []
    const { messageId, signer, week, said } = one
    const day = Math.max(one.day, firstDay(week), cameOn({ came }, id))
    return [{ messageId, signer, day, week, said }]
  })
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function grantsIn({ drops }: Pick<Holdings, 'drops'>): OpenedGrant[] {
  return [...drops.values()].flatMap((one) => (one.kind === 'grant' ? [one] : []))
}

/** Grants by people who were no members then. */
export function foreignGrants(
  holdings: Pick<Holdings, 'drops' | 'came'>,
  authors: Authors,
): OpenedGrant[] {
  return grantsIn(holdings).filter((one) => granterOf(holdings, authors, one) === null)
}

/** The member who granted, if they were a member when it came. */
function granterOf(
  holdings: Pick<Holdings, 'came'>,
  authors: Authors,
  grant: OpenedGrant,
): Member | null {
  return memberOf(authors, grant, cameOn(holdings, toHex(grant.id)))
}

/**
 * Grants that members signed. A suspended member brings no case to this desk meanwhile. For a case that the desk
 * knows already, the log says which keys are true, and colleagues may have gone on under them.
 */
export function takenGrants(
  p: Primitives,
  holdings: Holdings,
  vault: Pick<Vault, 'grants'>,
  authors: Authors,
): Vault['grants'] {
  const cases = new Set([
    ...vault.grants.map((one) => toHex(one.caseKey)),
    ...reporterDrops(holdings).map(({ contentKey }) => toHex(caseKey(p, contentKey))),
  ])
  return grantsIn(holdings).flatMap((one) => {
    const author = granterOf(holdings, authors, one)
    const isTaken =
      author !== null && (!authors.isOut?.(author) || cases.has(toHex(one.grant.caseKey)))
    return isTaken ? [{ drop: one.id, ...one.grant }] : []
  })
}
