import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import type { ContentDocument } from '../../../../crypto/entries/content.ts'
import { hasPower } from '../../model/access/powers.ts'
import { isUnseen } from '../../model/board/arrival.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { yearOf } from '../../model/figures/annual.ts'
import { deletedDays, factsOf, receivedOn } from '../../model/figures/facts-of.ts'
import { figuresOf } from '../../model/figures/figures.ts'
import type { OverviewView } from '../../rpc/answers.ts'
import type { Desk } from '../desk.ts'
import { isYearOver, publishedYears } from './tell-year.ts'

/** @throws DeskError `gone` for a member who holds no cases, and before the first sync */
export function overviewOf(desk: Desk, year: number | null, now: number): OverviewView {
  const { member } = desk
  if (member === null || !hasPower('read', member)) throw new DeskError('gone')
  const today = dayOf(now)
  const all = factsOf(desk, null)
  const told = publishedYears(desk)
  const entered = yearsOf(all.map((one) => one.entered))
  const isTold = (one: number) =>
    told.some(({ year: of, state, by }) => of === one && (state === 'told' || by !== member.id))
  const isDue = (one: number) => isYearOver(one, today) && !isTold(one)
  return {
    year,
    figures: figuresOf(all, { year, deleted: deletedDays(desk), today }),
    unseen: desk.cases.filter((one) => isIn(one, year) && isByLog(desk, one)).length,
    years: yearsOf(all.map(({ received }) => received)),
    categories: categoryNames(desk.reception?.content),
    annual: told,
    due: member.role === 'head' ? entered.filter(isDue) : null,
  }
}

/** Whether a case is among those of a year. @param year null for all */
function isIn(one: Case, year: number | null): boolean {
  const day = receivedOn(one)
  return year === null || (day !== null && yearOf(day) === year)
}

/** Whether a case counts as its log has it: this desk has not looked at its board, and did not try. */
function isByLog(desk: Desk, one: Case): boolean {
  return !desk.waiting.has(one.id) && isUnseen(one, desk.arrivalsIn(one))
}

function yearsOf(days: readonly Day[]): number[] {
  return [...new Set(days.map(yearOf))].sort((a, b) => b - a)
}

/** By id, in the order in which questionnaires have them; of several the last stands. */
function categoryNames(content: ContentDocument | undefined): OverviewView['categories'] {
  const all = (content?.questionnaires ?? []).flatMap(({ categories }) => categories)
  return Object.fromEntries(all.map(({ id, label }) => [id, label]))
}
