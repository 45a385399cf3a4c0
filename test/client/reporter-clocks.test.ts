import { expect } from 'chai'
import { clocksOf, daysAhead, workingDay } from '../../client/reporter/clocks.ts'
import { addMonths, type Day, dayOf, firstDay } from '../../crypto/calendar.ts'
import type { Status } from '../../crypto/content.ts'
import { message, reading } from '../support/reporter-app.ts'

const day = (text: string) => dayOf(Date.parse(text))

/** What the law allows at most, and a good house promises. */
const PROMISES = {
  'acknowledge-days': 7,
  'acknowledge-aim': 3,
  'feedback-months': 3,
  'interim-days': 30,
}

const WEEK = 2857
const SUNDAY = firstDay(WEEK) + 6

const clocks = (change: Parameters<typeof reading>[0] = {}) => clocksOf(reading(change), PROMISES)

describe('the clocks that a reporter sees', () => {
  it('count months by the calendar, and stop at the end of a shorter month', () => {
    expect(addMonths(day('2026-01-15'), 3)).to.equal(day('2026-04-15'))
    expect(addMonths(day('2026-11-30'), 3)).to.equal(day('2027-02-28'))
    expect(addMonths(day('2027-11-30'), 3)).to.equal(day('2028-02-29'))
    expect(addMonths(day('2026-01-15'), 1)).to.equal(day('2026-02-15'))
  })

  it('count working days from Monday to Friday', () => {
    // 27 November 2026 is a Friday.
    expect(workingDay(day('2026-11-25'), 1)).to.equal(day('2026-11-26'))
    expect(workingDay(day('2026-11-25'), 3)).to.equal(day('2026-11-30'))
    expect(workingDay(day('2026-11-27'), 1)).to.equal(day('2026-11-30'))
    expect(workingDay(day('2026-11-28'), 1)).to.equal(day('2026-11-30'))
    expect(workingDay(day('2026-11-29'), 5)).to.equal(day('2026-12-04'))
  })

  it('S17: promise the aim, the acknowledgement and the feedback from the day of sending', () => {
    expect(daysAhead(day('2026-11-25'), PROMISES)).to.deep.equal({
      aim: day('2026-11-30'),
      acknowledge: day('2026-12-02'),
      feedback: day('2027-03-02'),
    })
    // an aim is never later than what is promised
    const quick = { ...PROMISES, 'acknowledge-days': 2, 'acknowledge-aim': 5, 'feedback-months': 1 }
    expect(daysAhead(day('2026-11-25'), quick)).to.deep.equal({
      aim: day('2026-11-27'),
      acknowledge: day('2026-11-27'),
      feedback: day('2026-12-27'),
    })
  })

  it('start at the last day of the week in which the report came in', () => {
    expect(clocks({ sentWeeks: [WEEK, WEEK + 2], day: SUNDAY })).to.deep.equal({
      acknowledgeBy: SUNDAY + 7,
      acknowledged: null,
      feedbackBy: addMonths(SUNDAY + 7, 3),
      closed: null,
      interimBy: null,
      missed: null,
    })
  })

  it('W25: say that a deadline is over on the day after it', () => {
    const due = SUNDAY + 7
    expect(clocks({ sentWeeks: [WEEK], day: due }).missed).to.equal(null)
    const late = clocks({ sentWeeks: [WEEK], day: due + 1 }).missed
    expect(late).to.deep.equal({ what: 'acknowledge', by: due })
  })

  it('count feedback from the first that was heard', () => {
    const acknowledged = day('2026-03-02')
    const messages = [message('acknowledgement', { day: acknowledged })]
    const status = message('status', { status: 'assessing', day: acknowledged + 4 })
    const at = (today: number) => clocks({ messages, status, day: today })
    expect(at(acknowledged + 5)).to.deep.equal({
      acknowledgeBy: null,
      acknowledged,
      feedbackBy: day('2026-06-02'),
      closed: null,
      interimBy: null,
      missed: null,
    })
    expect(at(day('2026-06-02')).missed).to.equal(null)
    const late = at(day('2026-06-03')).missed
    expect(late).to.deep.equal({ what: 'feedback', by: day('2026-06-02') })
  })

  it('take a question for a sign that somebody has read', () => {
    const found = clocks({
      messages: [message('question', { day: 20_003 })],
      sentWeeks: [WEEK],
      day: 20_050,
    })
    expect(found.acknowledged).to.equal(20_003)
    expect(found.acknowledgeBy).to.equal(null)
  })

  it('have stopped for a matter that was closed once, also after it was reopened', () => {
    const until: [Status, Day][] = [
      ['received', day('2026-03-02')],
      ['closed', day('2026-04-02')],
    ]
    const later = day('2027-03-02')
    const closed = message('status', { status: 'closed', history: until })
    expect(clocks({ status: closed, day: later })).to.deep.include({
      feedbackBy: null,
      closed: day('2026-04-02'),
      missed: null,
    })
    const history: [Status, Day][] = [...until, ['reopened', later]]
    const reopened = message('status', { status: 'reopened', history })
    expect(clocks({ status: reopened, day: later + 400 }).missed).to.equal(null)
  })

  it('S20: expect a word now and then for a party whose matter is followed up, and no other', () => {
    const of = (party: 'party' | 'not-a-party', status: 'follow-up' | 'assessing') =>
      clocks({
        status: message('status', { status, party, day: 20_000 }),
        messages: [message('notice', { day: 20_004 })],
        day: 20_035,
      })
    expect(of('party', 'follow-up')).to.deep.include({
      interimBy: 20_034,
      missed: { what: 'interim', by: 20_034 },
    })
    expect(of('not-a-party', 'follow-up')).to.deep.include({ interimBy: null, missed: null })
    expect(of('party', 'assessing')).to.deep.include({ interimBy: null, missed: null })
  })

  it('say nothing where the board tells nothing', () => {
    expect(clocks()).to.deep.equal({
      acknowledgeBy: null,
      acknowledged: null,
      feedbackBy: null,
      closed: null,
      interimBy: null,
      missed: null,
    })
  })
})
