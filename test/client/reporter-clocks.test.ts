import { expect } from 'chai'
import { clocksOf, feedbackDay } from '../../client/reporter/clocks.ts'
import { dayOf, firstDay } from '../../crypto/calendar.ts'
import { message, reading } from '../support/reporter-app.ts'

const day = (text: string) => dayOf(Date.parse(text))

describe('the clocks that a reporter sees', () => {
  it('count three months by the calendar, and stop at the end of a shorter month', () => {
    expect(feedbackDay(day('2026-01-15'))).to.equal(day('2026-04-15'))
    expect(feedbackDay(day('2026-11-30'))).to.equal(day('2027-02-28'))
    expect(feedbackDay(day('2027-11-30'))).to.equal(day('2028-02-29'))
  })

  it('start at the last day of the week in which the report came in', () => {
    const week = 2857
    const sunday = firstDay(week) + 6
    const clocks = clocksOf(reading({ sentWeeks: [week, week + 2], day: sunday }))
    expect(clocks).to.deep.equal({
      acknowledgeBy: sunday + 7,
      acknowledged: null,
      feedbackBy: feedbackDay(sunday + 7),
      late: false,
    })
  })

  it('say that a deadline is over on the day after it', () => {
    const week = 2857
    const due = firstDay(week) + 6 + 7
    expect(clocksOf(reading({ sentWeeks: [week], day: due })).late).to.equal(false)
    expect(clocksOf(reading({ sentWeeks: [week], day: due + 1 })).late).to.equal(true)
  })

  it('count feedback from the acknowledgement, once it came', () => {
    const acknowledged = day('2026-03-02')
    const messages = [message('acknowledgement', { day: acknowledged })]
    const status = message('status', { status: 'assessing', day: acknowledged + 4 })
    const at = (today: number) => clocksOf(reading({ messages, status, day: today }))
    expect(at(acknowledged + 5)).to.deep.equal({
      acknowledgeBy: null,
      acknowledged,
      feedbackBy: day('2026-06-02'),
      late: false,
    })
    expect(at(day('2026-06-03')).late).to.equal(true)
  })

  it('are never over for a matter that was closed', () => {
    const status = message('status', { status: 'closed', day: day('2026-03-02') })
    expect(clocksOf(reading({ status, day: day('2027-03-02') })).late).to.equal(false)
  })

  it('say nothing where the board tells nothing', () => {
    expect(clocksOf(reading())).to.deep.equal({
      acknowledgeBy: null,
      acknowledged: null,
      feedbackBy: null,
      late: false,
    })
  })
})
