import { expect } from 'chai'
import { foldCasework } from '../../../client/desk/model/case/casework.ts'
import type { Case, TimelineItem } from '../../../client/desk/model/case/fold.ts'
import { AT_START, advance } from '../../../client/desk/model/case/progress.ts'
import { clockFacts } from '../../../client/desk/model/deadlines/clock-facts.ts'
import {
  type Clock,
  type ClockFacts,
  type ClockKind,
  type ClockPromises,
  clocksOf,
  type Retention,
} from '../../../client/desk/model/deadlines/clocks.ts'
import { DAY_MS, type Day, dayOf } from '../../../crypto/days/calendar.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import type { Status } from '../../../crypto/entries/names.ts'

const day = (date: string): Day => dayOf(Date.parse(`${date}T00:00Z`))
const dateOf = (one: Day | null): string | null =>
  one === null ? null : new Date(one * DAY_MS).toISOString().slice(0, 10)
const status = (name: Status, next?: string): Entry => ({
  ...{ kind: 'status', status: name, text: 'x' },
  ...(next === undefined ? {} : { next: day(next) }),
})
const ACKNOWLEDGED: Entry = { kind: 'acknowledged' }
const MESSAGE: Entry = {
  ...{ kind: 'message', as: 'message', text: 'x' },
  messageId: new Uint8Array(16),
}
const LETTER = { kind: 'letter' } as const
const closing = (outcome: 'substantiated' | 'not-investigated'): Entry => ({
  ...{ kind: 'closing', outcome, findings: '', measures: '', lessons: '' },
})
const hold = (on: boolean): Entry => ({ kind: 'hold', on, text: 'x' })
const LAWFUL: ClockPromises = {
  ...{ 'acknowledge-days': 7, 'acknowledge-aim': 3, 'feedback-months': 3, 'interim-days': 30 },
  'check-ins': [30, 90, 180],
}
const RETENTION: Retention = { substantiated: 24, 'not-investigated': 2 }

/** A case that came on a day, and what was written in it since. */
class Story {
  readonly #since: Day
  readonly #lines: (readonly [Day, Entry | typeof LETTER])[] = []

  constructor(since: string) {
    this.#since = day(since)
  }

  on(date: string, ...entries: readonly (Entry | typeof LETTER)[]): this {
    this.#lines.push(...entries.map((entry) => [day(date), entry] as const))
    return this
  }

  facts(isParty = true): ClockFacts {
    const timeline = this.#lines.map(([at, entry], i): TimelineItem => {
      const id = new Uint8Array(32).fill(i + 1)
      if (entry.kind === 'letter') {
        const content = { answers: {}, questionnaire: { id: 'letter', version: 1 } }
        return { kind: 'drop', day: at, drop: { kind: 'follow-up', content } } as never
      }
      return { kind: 'entry', day: at, author: { id: 'm0' }, id, entry } as never
    })
    const lines = timeline.flatMap((item) => (item.kind === 'entry' ? [item] : []))
    const held = lines.filter(({ entry }) => entry.kind === 'hold').at(-1)?.entry
    const access = { hold: held?.kind === 'hold' && held.on ? {} : null }
    return clockFacts(
      { timeline, progress: lines.reduce(advance, AT_START), access } as unknown as Case,
      { since: this.#since, isParty, assignee: 'm1', work: foldCasework(lines) },
    )
  }

  /** The clocks, as they stand on a date: `kind state due`. */
  at(date: string, retention: Retention | null = RETENTION, isParty = true): string[] {
    return clocksOf(this.facts(isParty), LAWFUL, retention, day(date)).map(
      ({ kind, state, due }) => `${kind} ${state} ${dateOf(due)}`,
    )
  }

  one(kind: ClockKind, date: string): Clock | undefined {
    return clocksOf(this.facts(), LAWFUL, RETENTION, day(date)).find((each) => each.kind === kind)
  }
}

const stateOn = (story: Story, kind: ClockKind, dates: readonly string[]) =>
  dates.map((date) => story.one(kind, date)?.state ?? null)

describe('the clocks of a new case', () => {
  it('acknowledge within 7 days, aim at 3 working days, and tell the head once that has passed', () => {
    const story = new Story('2026-11-02')
    const days = [
      '2026-11-02',
      '2026-11-04',
      '2026-11-05',
      '2026-11-06',
      '2026-11-09',
      '2026-11-10',
    ]
    expect(stateOn(story, 'acknowledge', days)).to.deep.equal([
      ...['open', 'soon', 'soon', 'soon', 'soon', 'late'],
    ])
    const told = days.map((date) => story.one('acknowledge', date)?.escalated)
    expect(told).to.deep.equal([null, null, null, 'reception', 'head', 'head'])
    story.on('2026-11-06', ACKNOWLEDGED)
    expect(story.one('acknowledge', '2026-12-01')).to.include({ state: 'met', escalated: null })
  })

  it('count Easter in the week and not among working days, and warn before it begins', () => {
    // A Friday; Thursday 2 April to Monday 6 April are no working days.
    const story = new Story('2026-03-27')
    const days = [
      '2026-03-27',
      '2026-03-30',
      '2026-04-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-04',
    ]
    expect(dateOf(story.one('acknowledge', '2026-03-27')?.due ?? null)).to.equal('2026-04-03')
    expect(stateOn(story, 'acknowledge', days)).to.deep.equal([
      ...['open', 'soon', 'soon', 'soon', 'soon', 'late'],
    ])
    const told = days.map((date) => story.one('acknowledge', date)?.escalated)
    // Nobody works before Tuesday 7 April: then everybody is told, and on Wednesday the head.
    expect(told).to.deep.equal([null, null, null, 'reception', 'reception', 'reception'])
    const after = ['2026-04-07', '2026-04-08'].map((date) => story.one('acknowledge', date))
    expect(after.map((one) => one?.escalated)).to.deep.equal(['reception', 'head'])
    // Christmas Eve: Friday and the weekend are no working days, so that Tuesday is the third working day.
    const yule = new Story('2026-12-23')
    const aimed = ['2026-12-29', '2026-12-30'].map((at) => yule.one('acknowledge', at)?.escalated)
    expect(aimed).to.deep.equal([null, 'reception'])
  })

  it('give feedback within 3 months of the acknowledgement, or of the day on which it was due', () => {
    const story = new Story('2026-11-23')
    expect(dateOf(story.one('feedback', '2026-11-23')?.due ?? null)).to.equal('2027-02-28')
    story.on('2026-11-25', ACKNOWLEDGED)
    expect(dateOf(story.one('feedback', '2026-11-25')?.due ?? null)).to.equal('2027-02-25')
    expect(stateOn(story, 'feedback', ['2027-02-19', '2027-02-22', '2027-02-26'])).to.deep.equal([
      ...['open', 'soon', 'late'],
    ])
    story.on('2027-02-26', status('closed'))
    expect(story.one('feedback', '2027-02-27')?.state).to.equal('met')
  })

  it('answer a letter within 3 working days of it, once the report is acknowledged', () => {
    const story = new Story('2026-05-11').on('2026-05-12', ACKNOWLEDGED).on('2026-05-13', LETTER)
    // 14 May is Ascension Day, 16 and 17 May are a weekend.
    expect(dateOf(story.one('answer', '2026-05-13')?.due ?? null)).to.equal('2026-05-19')
    expect(story.one('answer', '2026-05-20')).to.include({ state: 'late', escalated: 'reception' })
    story.on('2026-05-20', LETTER, MESSAGE)
    expect(story.one('answer', '2026-05-20')).to.equal(undefined)
  })
})

describe('the clocks of a case that is worked on', () => {
  it('keep to the day that the reporter was told: a word in the week before it does, an earlier one not', () => {
    const story = new Story('2026-11-02')
      .on('2026-11-03', ACKNOWLEDGED)
      .on('2026-11-04', status('assessing', '2026-11-25'))
      .on('2026-11-10', MESSAGE)
    expect(stateOn(story, 'promised', ['2026-11-10', '2026-11-20', '2026-11-26'])).to.deep.equal([
      ...['open', 'soon', 'late'],
    ])
    story.on('2026-11-19', MESSAGE)
    expect(story.one('promised', '2026-11-26')?.state).to.equal('met')
    story.on('2026-11-26', status('follow-up', '2026-12-10'))
    expect(dateOf(story.one('promised', '2026-11-26')?.due ?? null)).to.equal('2026-12-10')
  })

  it('tell a party something at least every 30 days of a follow-up, and nobody else', () => {
    const story = new Story('2026-11-02')
      .on('2026-11-03', ACKNOWLEDGED)
      .on('2026-11-09', status('follow-up'))
      .on('2026-11-20', MESSAGE)
    expect(story.at('2026-12-21')).to.include('interim late 2026-12-20')
    expect(story.at('2026-12-21', null, false).some((one) => one.startsWith('interim'))).to.equal(
      false,
    )
  })

  it('inform who is accused within a month, and look at a deferral on its own day', () => {
    const accused = (
      n: number,
      state: 'to-inform' | 'informed' | 'deferred',
      until?: string,
    ): Entry => ({
      ...{ kind: 'accused', who: 'x', state, text: 'y', id: new Uint8Array(8).fill(n) },
      ...(until === undefined ? {} : { until: day(until) }),
    })
    const story = new Story('2026-01-31').on(
      '2026-02-02',
      accused(1, 'to-inform'),
      accused(2, 'deferred', '2026-04-15'),
      accused(3, 'informed'),
      accused(4, 'deferred'),
    )
    const of = (date: string) => story.at(date).filter((one) => one.startsWith('accused'))
    expect(of('2026-03-01')).to.deep.equal(['accused late 2026-02-28', 'accused open 2026-04-15'])
    story.on('2026-03-02', accused(1, 'deferred', '2026-06-01'))
    expect(of('2026-04-16')).to.deep.equal(['accused open 2026-06-01', 'accused late 2026-04-15'])
    // The duty does not end with the case: a closing is often what a deferral waited for.
    story.on('2026-05-04', status('closed'))
    expect(of('2026-06-02')).to.deep.equal(['accused late 2026-06-01', 'accused late 2026-04-15'])
    story.on('2026-06-02', accused(1, 'informed'), accused(2, 'informed'))
    expect(of('2026-06-03')).to.deep.equal([])
  })

  it('name who is to do it: the member of a task, else who follows the case up', () => {
    const story = new Story('2026-11-02').on(
      '2026-11-03',
      { ...{ kind: 'task', text: 'x', member: 'm7' }, id: new Uint8Array(8).fill(1), due: 20_790 },
      { ...{ kind: 'care', risk: 'low', text: 'x' }, next: 20_800 },
    )
    expect(story.one('task', '2026-11-03')).to.include({ who: 'm7', thing: '01'.repeat(8) })
    expect(story.one('care', '2026-11-03')).to.include({ who: 'm1', thing: null })
  })

  it('stop where the case was split off: nobody reads what is told there, and work goes on', () => {
    const story = new Story('2026-11-02').on(
      '2026-11-02',
      { kind: 'registered', by: 'other', text: 'x' },
      { ...{ kind: 'linked', how: 'split', text: '' }, case: new Uint8Array(16) },
      { ...{ kind: 'task', text: 'x' }, id: new Uint8Array(8), due: day('2026-11-03') },
    )
    expect(story.at('2027-11-02')).to.deep.equal(['task late 2026-11-03'])
  })
})

describe('the clocks of a case that has ended', () => {
  const closed = () =>
    new Story('2026-01-05')
      .on('2026-01-07', ACKNOWLEDGED)
      .on('2026-03-02', closing('substantiated'), status('closed'))

  it('ask a party after 30, 90 and 180 days, on working days, and once where several were forgotten', () => {
    const days = [30, 90, 180].map((after) => day('2026-03-02') + after)
    // 1 April is a Wednesday, 31 May a Sunday, 29 August a Saturday.
    expect(days.map(dateOf)).to.deep.equal(['2026-04-01', '2026-05-31', '2026-08-29'])
    const of = (story: Story, date: string) =>
      story.at(date).filter((one) => one.startsWith('check-in'))
    expect(of(closed(), '2026-03-25')).to.deep.equal([
      'check-in open 2026-04-01',
      'check-in open 2026-06-01',
      'check-in open 2026-08-31',
    ])
    expect(of(closed(), '2026-10-01')).to.deep.equal(['check-in late 2026-08-31'])
    const asked = closed().on('2026-03-30', MESSAGE)
    expect(of(asked, '2026-06-02')).to.deep.equal([
      'check-in met 2026-04-01',
      'check-in late 2026-06-01',
      'check-in open 2026-08-31',
    ])
    expect(closed().at('2026-10-01', RETENTION, false).join()).to.not.include('check-in')
  })

  it('tell ahead of a deletion, delete when the outcome says, and not before four weeks from the word', () => {
    const story = closed()
    const of = (date: string) => story.at(date).filter((one) => /^(?:notify|delete)/.test(one))
    expect(of('2026-03-02')).to.deep.equal(['notify open 2028-02-03', 'delete open 2028-03-02'])
    expect(of('2028-02-01')).to.deep.equal(['notify soon 2028-02-03', 'delete open 2028-03-02'])
    // Nobody told: what waits for it moves along.
    expect(of('2028-03-03')).to.deep.equal(['notify late 2028-02-03', 'delete open 2028-03-31'])
    story.on('2028-03-03', status('purged', '2028-03-31'))
    expect(of('2028-03-31')).to.deep.equal(['notify met 2028-02-03', 'delete soon 2028-03-31'])
    expect(of('2028-04-01')).to.deep.equal(['notify met 2028-02-03', 'delete late 2028-03-31'])
  })

  it('go by the outcome, and are undecided where the organisation or the reception has not said', () => {
    const other = new Story('2026-01-05').on(
      '2026-03-02',
      closing('not-investigated'),
      status('closed'),
    )
    expect(other.at('2026-03-02')).to.include('delete open 2026-05-02')
    const bare = new Story('2026-01-05').on('2026-03-02', status('closed'))
    expect(bare.at('2030-03-02')).to.include('delete undecided null')
    expect(closed().at('2030-03-02', null)).to.include('delete undecided null')
    expect(closed().at('2030-03-02', { redirected: 2 })).to.include('delete undecided null')
    const elsewhere = new Story('2026-01-05').on('2026-01-06', ACKNOWLEDGED, status('redirected'))
    expect(elsewhere.at('2026-01-07', { redirected: 2 })).to.include('delete open 2026-03-06')
  })

  it('pause only the deletion under a legal hold, and take it up again after it', () => {
    const story = closed().on('2026-03-20', hold(true))
    expect(story.at('2029-03-02').filter((one) => one.includes('paused'))).to.have.length(2)
    expect(story.at('2026-10-01')).to.include('check-in late 2026-08-31')
    story.on('2029-03-02', hold(false))
    expect(story.at('2029-03-02')).to.include('notify late 2028-02-03')
    const open = new Story('2026-11-02').on('2026-11-03', hold(true))
    expect(open.at('2026-11-20')).to.include('acknowledge late 2026-11-09')
  })

  it('begin again once it is reopened: three months for feedback, and neither check-ins nor deletion', () => {
    const story = closed().on('2026-06-15', status('reopened', '2026-06-29'))
    expect(story.at('2026-07-01')).to.deep.equal([
      'acknowledge met 2026-01-12',
      'feedback open 2026-09-15',
      'promised late 2026-06-29',
    ])
    story.on('2026-09-01', status('follow-up')).on('2026-09-10', status('closed'))
    expect(story.one('feedback', '2026-09-20')?.state).to.equal('met')
    expect(dateOf(story.one('check-in', '2026-09-20')?.due ?? null)).to.equal('2026-10-12')
    // The earlier outcome no longer counts.
    expect(story.at('2026-09-20')).to.include('delete undecided null')
  })
})

const hoursFrom = (from: number) => Array.from({ length: 72 }, (_, hour) => from + hour * 3_600_000)

describe('the clocks and the calendar on the wall', () => {
  const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

  it('call nothing late before the day is over in Norway, and all within two hours of it, when clocks change too', () => {
    // Summer time begins on 29 March and ends on 25 October.
    const starts = ['2026-03-28T00:00Z', '2026-10-24T00:00Z'].map((at) => Date.parse(at))
    for (const now of starts.flatMap((from) => hoursFrom(from))) {
      const local = day(OSLO.format(now))
      const today = dayOf(now)
      expect(today).to.be.within(local - 1, local)
      if (today < local) {
        const [h = ''] = new Date(now)
          .toLocaleTimeString('nb', { timeZone: 'Europe/Oslo' })
          .split(/\D/)
        expect(Number(h)).to.be.below(2)
      }
    }
  })

  it('give days that lie three calendar months apart, whether summer time began or ended between', () => {
    const due = (date: string) =>
      dateOf(new Story('2026-01-01').on(date, ACKNOWLEDGED).one('feedback', date)?.due ?? null)
    expect(['2026-02-15', '2026-03-29', '2026-09-30', '2026-10-25'].map(due)).to.deep.equal([
      ...['2026-05-15', '2026-06-29', '2026-12-30', '2027-01-25'],
    ])
  })
})
