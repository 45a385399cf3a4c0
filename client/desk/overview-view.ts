import { type Day, dayOf } from '../../crypto/calendar.ts'
import type { ContentDocument } from '../../crypto/content.ts'
import { annualOf, domainsOf, lastDayOf, yearOf } from './core/annual.ts'
import type { Desk } from './core/desk.ts'
import { DeskError } from './core/error.ts'
import { figuresOf } from './core/figures.ts'
import { hasPower } from './core/powers.ts'
import { factsOf } from './facts-of.ts'
import type { OverviewView } from './overview-request.ts'

/** @throws DeskError `gone` for who holds no cases, and before the first sync */
export function overviewOf(desk: Desk, year: number | null, now: number): OverviewView {
  const { member, vault } = desk
  if (member === null || !hasPower('read', member)) throw new DeskError('gone')
  const today = dayOf(now)
  const all = factsOf(desk, null)
  const kept = vault.annual ?? []
  const entered = yearsOf(all.map((one) => one.entered))
  const isDue = (one: number) => isOver(one, today) && kept.every((annual) => annual.year !== one)
  return {
    year,
    figures: figuresOf(all, { year, deleted: deletedDays(desk), today }),
    years: yearsOf(all.map(({ received }) => received)),
    categories: categoryNames(desk.reception?.content),
    annual: [...kept].sort((a, b) => b.year - a.year),
    due: member.role === 'head' ? entered.filter(isDue) : null,
  }
}

/**
 * Make what is told of a year, and keep it in the vault. What is kept already stays as it is.
 *
 * @throws DeskError `gone` for who may not, and where the year is not over
 */
export async function makeAnnual(desk: Desk, year: number, now: number): Promise<void> {
  const today = dayOf(now)
  if (desk.member?.role !== 'head' || !isOver(year, today)) throw new DeskError('gone')
  const deleted = deletedDays(desk, true).filter((day) => yearOf(day) === year).length
  const domains = domainsOf(desk.reception?.content ?? { channels: [], questionnaires: [] })
  const annual = annualOf(year, factsOf(desk, lastDayOf(year)), { deleted, domains, today })
  await desk.keepInVault((vault) => {
    const kept = vault.annual ?? []
    const isMade = kept.some((one) => one.year === year)
    return isMade ? vault : { ...vault, annual: [...kept, annual] }
  })
}

function isOver(year: number, today: Day): boolean {
  return today > lastDayOf(year)
}

function yearsOf(days: readonly Day[]): number[] {
  return [...new Set(days.map(yearOf))].sort((a, b) => b - a)
}

/**
 * Of each deleted case that this desk reads of, the first day that is known.
 *
 * @param closed only of those that were closed first: what of the rest was junk nobody knows any more
 */
function deletedDays({ audit, cases }: Pick<Desk, 'audit' | 'cases'>, closed = false): Day[] {
  const held = new Set(cases.map(({ reference }) => reference))
  return audit.flatMap(({ reference, lines }) => {
    const first = lines[0]
    const isDeleted = lines.some(({ what }) => what === 'purged') && !held.has(reference)
    const isCounted = !closed || lines.some(isClosing)
    return isDeleted && isCounted && first ? [first.day] : []
  })
}

function isClosing({ what, detail }: Desk['audit'][number]['lines'][number]): boolean {
  return what === 'closing' || (what === 'status' && detail === 'closed')
}

/** By id, in the order in which questionnaires have them; of several the last stands. */
function categoryNames(content: ContentDocument | undefined): OverviewView['categories'] {
  const all = (content?.questionnaires ?? []).flatMap(({ categories }) => categories)
  return Object.fromEntries(all.map(({ id, label }) => [id, label]))
}
