import { expect } from 'chai'
import { clocksOf, daysAhead, workingDay } from '../../../client/reporter/form/clocks.ts'
import { addMonths, type Day, dayOf, firstDay } from '../../../crypto/days/calendar.ts'
import type { SlotContent, Status } from '../../../crypto/entries/content.ts'
import { sentIn } from '../../support/reception/echoes.ts'
import { message, reading } from '../../support/reporter/app.ts'

const day = (text: string) => dayOf(Date.parse(text))

/** Times that the law allows at most, and that a good reception promises. */
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
    expect(clocks({ sent: sentIn(WEEK, WEEK + 2), day: SUNDAY })).to.deep.equal({
      acknowledgeBy: SUNDAY + 7,
      acknowledged: null,
      feedbackBy: addMonths(SUNDAY + 7, 3),
      closed: null,
      interimBy: null,
      promisedBy: null,
      missed: null,
    })
  })

  it('W25: say that a deadline is over on the day after it', () => {
    const due = SUNDAY + 7
    expect(clocks({ sent: sentIn(WEEK), day: due }).missed).to.equal(null)
    const late = clocks({ sent: sentIn(WEEK), day: due + 1 }).missed
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
      promisedBy: null,
      missed: null,
    })
    expect(at(day('2026-06-02')).missed).to.equal(null)
    const late = at(day('2026-06-03')).missed
    expect(late).to.deep.equal({ what: 'perhaps', by: day('2026-06-02') })
  })

  it('W25: are sure that no feedback came only where nothing was written in time', () => {
    const [start, due] = [day('2026-03-02'), day('2026-06-02')]
    const acknowledgement = message('acknowledgement', { status: 'received', day: start })
    const of = (change: Parameters<typeof reading>[0]) =>
      clocks({ status: acknowledgement, ...change, day: due + 5 }).missed
    const wrote = (at: Day, kind: Parameters<typeof message>[0] = 'message') =>
      of({ messages: [message(kind, { day: at })] })?.what
    expect(of({})).to.deep.equal({ what: 'feedback', by: due })
    expect([start, start + 1, due, due + 1].map((at) => wrote(at))).to.deep.equal([
      ...['perhaps', 'perhaps', 'perhaps', 'feedback'],
    ])
    expect(wrote(start + 1, 'acknowledgement')).to.equal('feedback')
    const moved = (status: Status, at: Day) => {
      const history: [Status, Day][] = [
        ['received', start],
        [status, at],
      ]
      return of({ status: message('status', { status, history, day: at }) })?.what
    }
    expect(moved('follow-up', due)).to.equal('perhaps')
    expect(moved('follow-up', due + 1)).to.equal('feedback')
  })

  it('W25: take nothing that was written before a matter was reopened for feedback after it', () => {
    const start = day('2026-03-02')
    const history: [Status, Day][] = [
      ['received', start],
      ['closed', start + 20],
      ['reopened', start + 30],
    ]
    const status = message('status', { status: 'reopened', history, day: start + 30 })
    const at = (written: Day) =>
      clocks({ status, messages: [message('message', { day: written })], day: start + 200 }).missed
    expect(at(start + 10)?.what).to.equal('feedback')
    expect(at(start + 40)?.what).to.equal('perhaps')
  })

  it('take a question for a sign that somebody has read', () => {
    const found = clocks({
      messages: [message('question', { day: 20_003 })],
      sent: sentIn(WEEK),
      day: 20_050,
    })
    expect(found.acknowledged).to.equal(20_003)
    expect(found.acknowledgeBy).to.equal(null)
  })

  it('stop where the matter was closed, and begin again where it was reopened, as on the desk', () => {
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
    const status = message('status', { status: 'reopened', history, day: later })
    const due = day('2027-06-02')
    const at = (today: Day) => clocks({ status, day: today })
    expect(at(due)).to.deep.include({ feedbackBy: due, closed: null, missed: null })
    expect(at(due + 1).missed).to.deep.equal({ what: 'feedback', by: due })
    const again: [Status, Day][] = [...history, ['closed', due + 9]]
    const done = message('status', { status: 'closed', history: again, day: due + 9 })
    expect(clocks({ status: done, day: due + 99 })).to.deep.include({
      closed: due + 9,
      missed: null,
    })
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

  it('W25: take the day on which to look again for a promise of something new', () => {
    // Told on a Monday to look again on a Friday.
    const [said, next] = [day('2026-11-09'), day('2026-11-27')]
    const of = (today: Day, heard: readonly Day[] = [], change: Partial<SlotContent> = {}) =>
      clocks({
        status: message('status', { status: 'assessing', day: said, next, ...change }),
        messages: heard.map((at) => message('message', { day: at })),
        day: today,
      }).missed
    expect(of(next)).to.equal(null)
    const missed = { what: 'promised', by: next }
    // A weekend is no excuse: it is the day itself that was promised.
    for (const late of [1, 2, 3, 30]) expect(of(next + late)).to.deep.equal(missed)
    // A week ahead is early enough; before that, or with the promise itself, it is not what was meant.
    expect(of(next + 1, [next - 7])).to.equal(null)
    expect(of(next + 1, [next - 8])).to.deep.equal(missed)
    expect(of(said + 1, [said], { next: said })).to.deep.equal({ ...missed, by: said })
    // A promise that was kept late is no longer missed.
    expect(of(next + 9, [next + 8])).to.equal(null)
    expect(of(next + 9, [], { next: next + 20 })).to.equal(null)
    for (const status of ['closed', 'purged'] as const) {
      expect(of(next + 9, [], { status }), status).to.equal(null)
    }
    expect(of(next + 9, [], { status: 'redirected' })).to.deep.equal(missed)
  })

  it('W25: name the gravest of several', () => {
    const status = message('status', {
      ...{ status: 'follow-up', party: 'party', day: 20_000, next: 20_010 },
    } as const)
    const at = (today: Day) => clocks({ status, day: today }).missed?.what
    const feedback = addMonths(20_000, 3)
    expect([20_010, 20_011, 20_031, feedback + 1].map(at)).to.deep.equal([
      undefined,
      'promised',
      'promised',
      'perhaps',
    ])
  })

  it('W25: call nothing missed where something of the board is missing', () => {
    const late = { sent: sentIn(WEEK), day: SUNDAY + 400 }
    expect(clocks(late).missed?.what).to.equal('acknowledge')
    expect(clocks({ ...late, incomplete: true })).to.deep.include({
      acknowledgeBy: SUNDAY + 7,
      missed: null,
    })
  })

  it('W25: take an acknowledgement that came late for one', () => {
    const status = message('status', { status: 'received', day: SUNDAY + 20 })
    const found = clocks({ sent: sentIn(WEEK), status, day: SUNDAY + 21 })
    expect(found).to.deep.include({ acknowledged: SUNDAY + 20, missed: null })
    expect(found.feedbackBy).to.equal(addMonths(SUNDAY + 20, 3))
  })

  it('say nothing where the board tells nothing', () => {
    expect(clocks()).to.deep.equal({
      acknowledgeBy: null,
      acknowledged: null,
      feedbackBy: null,
      closed: null,
      interimBy: null,
      promisedBy: null,
      missed: null,
    })
  })
})
