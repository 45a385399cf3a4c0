import { expect } from 'chai'
import Holidays from 'date-holidays'
import fc from 'fast-check'
import { addMonths, DAY_MS, type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
} from '../../../../crypto/days/working-days.ts'
import { scaled } from '../../../support/run/scale.ts'

const day = (date: string): Day => dayOf(Date.parse(`${date}T00:00Z`))
const dateOf = (one: Day): string => new Date(one * DAY_MS).toISOString().slice(0, 10)
const isWeekend = (one: Day): boolean => [0, 6].includes(new Date(one * DAY_MS).getUTCDay())
const daysOf = (year: number): readonly Day[] => {
  const first = day(`${year}-01-01`)
  return Array.from({ length: day(`${year + 1}-01-01`) - first }, (_, index) => first + index)
}
const YEARS = Array.from({ length: 101 }, (_, index) => 2000 + index)
const anyDay = fc.integer({ min: day('2000-01-01'), max: day('2099-01-01') })

describe('working days in Norway', () => {
  it('leave out Saturdays, Sundays, five dates and what goes by a reckoning of Easter that is not the library’s', () => {
    for (const year of YEARS) {
      const easter = easterSunday(year)
      const holidays = new Set([
        ...['01-01', '05-01', '05-17', '12-25', '12-26'].map((date) => day(`${year}-${date}`)),
        ...[-3, -2, 0, 1, 39, 49, 50].map((after) => easter + after),
      ])
      const wrong = daysOf(year).filter((one) => {
        const expected = !isWeekend(one) && !holidays.has(one)
        return isWorkingDay(one) !== expected
      })
      expect(wrong.map(dateOf)).to.deep.equal([])
    }
  })

  it('are those of the library as it is installed', () => {
    const library = new Holidays('NO', { types: ['public'] })
    for (let year = 2026; year < 2026 + scaled(75, 12); year++) {
      const theirs = library.getHolidays(year).map(({ date }) => day(date.slice(0, 10)))
      const ours = daysOf(year).filter((one) => !isWorkingDay(one) && !isWeekend(one))
      const onWeekdays = [...new Set(theirs)].filter((one) => !isWeekend(one))
      expect(ours.map(dateOf)).to.deep.equal(onWeekdays.map(dateOf))
    }
  })

  it('count on over Easter, over Christmas, and from a day that is none', () => {
    // 2 to 6 April 2026: Thursday to Monday of Easter.
    expect(dateOf(addWorkingDays(day('2026-04-01'), 1))).to.equal('2026-04-07')
    expect(dateOf(addWorkingDays(day('2026-03-31'), 3))).to.equal('2026-04-08')
    // Friday and Saturday are Christmas; 24 and 31 December are working days.
    expect(dateOf(addWorkingDays(day('2026-12-23'), 3))).to.equal('2026-12-29')
    expect(isWorkingDay(day('2026-12-24'))).to.equal(true)
    expect(dateOf(addWorkingDays(day('2026-05-16'), 1))).to.equal('2026-05-18')
    expect(dateOf(addWorkingDays(day('2026-04-07'), -1))).to.equal('2026-04-01')
    expect(dateOf(nextWorkingDay(day('2026-05-14')))).to.equal('2026-05-15')
    expect(dateOf(nextWorkingDay(day('2026-05-15')))).to.equal('2026-05-15')
  })

  it('are as many as one counts, and back again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(from, count)
        let counted = 0
        for (let one = from + 1; one <= to; one++) if (isWorkingDay(one)) counted++
        expect(counted).to.equal(count)
        expect(isWorkingDay(to)).to.equal(true)
        const start = nextWorkingDay(from)
        expect(addWorkingDays(addWorkingDays(start, count), -count)).to.equal(start)
      }),
    )
  })
})

describe('months', () => {
  it('end on the same date, or on the last of a month that is shorter', () => {
    expect(dateOf(addMonths(day('2026-11-30'), 3))).to.equal('2027-02-28')
    expect(dateOf(addMonths(day('2027-11-30'), 3))).to.equal('2028-02-29')
    expect(dateOf(addMonths(day('2026-08-31'), 1))).to.equal('2026-09-30')
    expect(dateOf(addMonths(day('2026-01-15'), 3))).to.equal('2026-04-15')
    expect(dateOf(addMonths(day('2026-01-31'), -2))).to.equal('2025-11-30')
  })

  it('never end earlier for a later day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 130 }), (from, months) => {
        expect(addMonths(from + 1, months)).to.be.at.least(addMonths(from, months))
      }),
    )
  })
})

/** Meeus, Jones and Butcher's reckoning of the Gregorian Easter. */
function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const months = h + l - 7 * m + 114
  return dayOf(Date.UTC(year, Math.floor(months / 31) - 1, (months % 31) + 1))
}
