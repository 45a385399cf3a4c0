import type { Desk } from '../../../client/desk/engine/desk.ts'
import { makeAnnual, publishedYears } from '../../../client/desk/engine/figures/tell-year.ts'
import { annualCsv, annualDocument } from '../../../client/desk/export/annual-files.ts'
import { type AnnualNames, annualSheet } from '../../../client/desk/format/annual-sheet.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import { lastDayOf, yearOf } from '../../../client/desk/model/figures/annual.ts'
import type { CountedEntry } from '../../../client/desk/model/figures/annual-told.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { A_MONDAY } from '../server/instance.ts'

/** In which the cases of a test are received. */
export const YEAR = yearOf(dayOf(A_MONDAY))
/** Once the year can be reported on. */
export const NOW = (lastDayOf(YEAR) + 1) * DAY_MS
const NAMES: AnnualNames = { organisation: null, channels: {}, categories: {} }

export const makeYear = (desk: Desk, { now = NOW, reason = null as string | null } = {}) =>
  makeAnnual(desk, YEAR, { random: systemRandom, now, reason })

export const begunIn = (year: number): CountedEntry => ({
  ...{ kind: 'counted', year, change: 0, report: systemRandom(16), state: 'begun', text: '' },
})

export const toldBy = (desk: Desk) => publishedYears(desk).find(({ year }) => year === YEAR) ?? null

/** All that leaves the desk of what it tells of the year. */
export function filesOf(desk: Desk): string {
  const annual = toldBy(desk)?.annual
  if (!annual) throw new Error('nothing is told')
  const sheet = annualSheet(annual, NAMES, 'nb')
  return toHex(annualCsv(sheet)) + JSON.stringify(annualDocument(sheet, annual.made * DAY_MS))
}

export const acknowledgeIn = (desk: Desk, { id }: Pick<Case, 'id'>) =>
  desk.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
