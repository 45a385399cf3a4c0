import { expect } from 'chai'
import fc from 'fast-check'
import {
  type CalendarDay,
  calendarFile,
  calendarId,
} from '../../../client/desk/export/calendar-file.ts'
import { wordsIn } from '../../../client/desk/format/words.ts'
import { clockName, passedTitle } from '../../../client/desk/format/work-labels.ts'
import {
  type Deadline,
  deadlinesOf,
  passedIn,
  runningOf,
} from '../../../client/desk/model/deadlines/deadlines.ts'
import { LAWFUL_TERMS } from '../../../client/desk/model/deadlines/work-late.ts'
import { asking } from '../../../client/desk/page/case/clock-actions.tsx'
import { actionOf, EMPTY_DRAFT, statusesAfter } from '../../../client/desk/page/composer/draft.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { DAY_MS, type Day, dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { caseView } from '../../support/reception/case-view.ts'

const day = (date: string): Day => dayOf(Date.parse(`${date}T00:00Z`))
const READER = {
  ...({ member: 'me', role: 'reception', terms: LAWFUL_TERMS } as const),
  ...{ members: [], absences: [] },
}

describe('a desk that was closed for three weeks', () => {
  /** Closed from 1 July; what came, was promised and was to be done meanwhile. */
  const calm = caseView({ id: 'calm', since: day('2026-06-29') })
  const due = (id: string, next: string) =>
    caseView({ id, since: day('2026-06-15'), next: day(next) })
  const fresh = (id: string, since: string) =>
    caseView({ id, since: day(since), acknowledged: false })
  const cases = [
    due('late-last', '2026-07-17'),
    calm,
    fresh('new-second', '2026-07-08'),
    due('near', '2026-07-24'),
    fresh('new-first', '2026-07-02'),
    due('late-first', '2026-07-03'),
    fresh('new-today', '2026-07-22'),
  ]
  const lists = deadlinesOf(cases, { ...READER, today: day('2026-07-22') })
  const shown = (rows: readonly Deadline[]) =>
    rows.map(({ one, clock }) => `${one.id} ${clock.kind}`)

  it('says first what is late, the oldest day first', () => {
    expect(shown(lists.late)).to.deep.equal(['late-first promised', 'late-last promised'])
    expect(shown(lists.untaken)).to.deep.equal(['new-first acknowledge', 'new-second acknowledge'])
  })

  it('says then what is near, and nothing of what is neither', () => {
    expect(shown(lists.soon)).to.deep.equal(['near promised'])
    expect([lists.lateElsewhere, lists.toTake, lists.undecided]).to.deep.equal([[], [], 0])
  })

  it('tells the head of what nobody has taken up, before its deadline too', () => {
    const head = deadlinesOf(cases, { ...READER, role: 'head', today: day('2026-07-14') })
    // Aimed at: Tuesday 7 July and Monday 13 July; the second has until 15 July.
    expect(shown(head.untaken)).to.deep.equal(['new-first acknowledge'])
    expect(shown(head.toTake)).to.deep.equal(['new-second acknowledge'])
    expect([head.untaken, head.toTake].map(([one]) => one?.clock.state)).to.deep.equal([
      ...['late', 'soon'],
    ])
    expect(shown(head.late)).to.deep.equal(['late-first promised'])
  })

  it('counts as passed only what has passed its last day, and what was only aimed at by cases', () => {
    expect(passedIn(lists)).to.deep.equal({ deadlines: 4, aims: 0 })
    const early = deadlinesOf(cases.slice(3, 4).concat(fresh('new-second', '2026-07-08')), {
      ...READER,
      today: day('2026-07-14'),
    })
    expect(passedIn(early)).to.deep.equal({ deadlines: 0, aims: 1 })
  })

  it('sets what colleagues follow up apart from what is its own or nobody’s', () => {
    const with_ = (assignee: string) => {
      const one = due(assignee, '2026-07-03')
      return { ...one, clock: { ...one.clock!, assignee } }
    }
    const { late, lateElsewhere } = deadlinesOf([with_('me'), with_('other')], {
      ...{ ...READER, today: day('2026-07-22') },
    })
    expect(shown(late)).to.deep.equal(['me promised'])
    expect(shown(lateElsewhere)).to.deep.equal(['other promised'])
    const own = runningOf([with_('me'), with_('other')], { ...READER, today: day('2026-07-22') })
    expect(own.map(({ one }) => one.id)).to.deep.equal(['me', 'me'])
  })
})

describe('a check-in', () => {
  it('goes to the reporter who is asked, in words to begin from, and takes away none that stand', () => {
    const one = caseView({ id: 'c1', status: 'closed', party: { is: 'party', confirmed: true } })
    const draft = asking({ ...EMPTY_DRAFT, job: 'old' }, 'c1', 'Hvordan går det?')
    expect(draft).to.include({ kind: 'message', job: null })
    expect(draft.to).to.deep.equal(['c1'])
    expect(actionOf(draft, one, 'nb')).to.deep.include({ as: 'message', text: 'Hvordan går det?' })
    const begun = { ...EMPTY_DRAFT, texts: { ...EMPTY_DRAFT.texts, message: 'Kjære' } }
    expect(asking(begun, 'c1', 'Hvordan går det?').texts.message).to.equal('Kjære')
  })

  it('has words in each language, and a closed case allows the notice ahead of a deletion', () => {
    const texts = LANGUAGES.map((each) => DESK_CATALOGUES[each].deadlines.checkIn)
    expect(new Set(texts).size).to.equal(LANGUAGES.length)
    expect(statusesAfter(caseView({ status: 'closed' }), 'party')).to.include('purged')
    expect(statusesAfter(caseView({ status: 'purged' }), 'party')).to.deep.equal([
      ...['reopened', 'purged'],
    ])
  })
})

/** Another reading of RFC 5545: unfold, split at the first colon, undo the escapes. */
function parse(file: Uint8Array): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  expect(text.endsWith('\r\n')).to.equal(true)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    expect(new TextEncoder().encode(line).length).to.be.at.most(75)
    expect(/\p{Cc}/u.test(line), line).to.equal(false)
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  expect([lines[0], lines.at(-1)]).to.deep.equal(['BEGIN:VCALENDAR', 'END:VCALENDAR'])
  const events: Record<string, string>[] = []
  let event: Record<string, string> | null = null
  for (const line of lines) {
    const at = line.indexOf(':')
    const [name, value] = [line.slice(0, at), line.slice(at + 1)]
    if (line === 'BEGIN:VEVENT') event = {}
    else if (line === 'END:VEVENT') {
      events.push(event!)
      event = null
    } else if (event !== null) {
      event[name] = value.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign))
    }
  }
  return events
}

describe('the calendar file', () => {
  const NOW = Date.parse('2026-11-26T09:30:15.123Z')
  const FEEDBACK: Deadline['clock'] = {
    ...{ kind: 'feedback', due: day('2027-02-28'), state: 'open' },
    ...{ thing: null, who: null, escalated: null },
  }
  const deadline = (id: string, clock: Partial<Deadline['clock']>, reference = 'K7M2Q4X') => ({
    one: caseView({ id, reference }),
    clock: { ...FEEDBACK, ...clock },
  })

  it('knows a deadline again when its day has moved, and keeps it from any other case', async () => {
    const id = await calendarId(deadline('aa', {}))
    expect(id).to.match(/^[0-9a-f]{32}$/)
    const moved = deadline('aa', { due: day('2027-03-15'), state: 'late', who: 'me' }, '9TRW0AB')
    expect(await calendarId(moved)).to.equal(id)
    // A reporter can give the reference of another case; the deadlines of that case do not move.
    const others = [
      deadline('bb', {}),
      deadline('aa', { kind: 'promised' }),
      deadline('aa', { kind: 'task', thing: '01' }),
      deadline('aa', { kind: 'task', thing: '02' }),
      deadline('aa', { kind: 'check-in', due: day('2027-05-03') }),
      deadline('aa', { kind: 'check-in', due: day('2027-08-02') }),
    ]
    const ids = await Promise.all(others.map(calendarId))
    expect(new Set([id, ...ids]).size).to.equal(others.length + 1)
  })

  it('has a whole day for each deadline, with its title and nothing else of the case', () => {
    const file = calendarFile(
      [{ id: 'K7M2Q4X-feedback', day: day('2027-02-28'), title: 'K7M2Q4X: Gi' }],
      NOW,
    )
    expect(parse(file)).to.deep.equal([
      {
        UID: 'K7M2Q4X-feedback',
        DTSTAMP: '20261126T093015Z',
        'DTSTART;VALUE=DATE': '20270228',
        'DTEND;VALUE=DATE': '20270301',
        SUMMARY: 'K7M2Q4X: Gi',
        CLASS: 'CONFIDENTIAL',
        TRANSP: 'TRANSPARENT',
      },
    ])
    expect(new TextDecoder().decode(file)).to.match(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
  })

  it('is read again as it was written, whatever stands in a title', () => {
    const texts = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((one) => one.replace(/\p{Cc}/gu, '\n'))
    const days: fc.Arbitrary<CalendarDay> = fc.record({
      id: fc.stringMatching(/^[A-Z0-9]{7}-[a-z-]{1,20}$/),
      day: fc.integer({ min: 0, max: 40_000 }),
      title: fc.oneof(texts, fc.constant('a;b,c\\d\\n:"ø" 🛟'.repeat(12))),
    })
    fc.assert(
      fc.property(fc.array(days, { maxLength: 4 }), (all) => {
        const read = parse(calendarFile(all, NOW))
        expect(read.map((one) => [one.UID, one.SUMMARY])).to.deep.equal(
          all.map(({ id, title }) => [id, title]),
        )
        expect(read.map((one) => one['DTSTART;VALUE=DATE'])).to.deep.equal(
          all.map((one) =>
            new Date(one.day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', ''),
          ),
        )
      }),
    )
  })
})

describe('the title of what stands first', () => {
  it('says that deadlines have passed only of those whose last day is over', () => {
    const words = wordsIn('en')
    const title = (deadlines: number, aims: number) => passedTitle({ deadlines, aims }, words)
    expect(title(1, 4)).to.equal('1 deadline has passed')
    expect(title(0, 1)).to.equal('1 case has waited longer than the reception aims for')
    expect(title(0, 0)).to.equal(words.desk.turns.instead)
  })
})

describe('the name of a deadline', () => {
  const { nb } = DESK_CATALOGUES
  const task = { entry: { id: '01', text: 'Be om innkjøpslista' } }
  const hearing = { entry: { id: '02', who: 'Leder for verkstedet' } }
  const one = caseView({ id: 'one' })
  const accused = { entry: { id: '03', who: 'Ola Vannebo' } }
  const named = { tasks: [task], hearings: [hearing], accused: [accused] }
  const work = { ...one.work, ...named } as unknown as typeof one.work
  const name = (kind: 'task' | 'hearing' | 'accused' | 'answer', thing: string | null) =>
    clockName({ kind, thing }, { work }, nb)

  it('says which task, whose hearing or who is to be told is due', () => {
    expect(name('task', '01')).to.equal('Oppgave: Be om innkjøpslista')
    expect(name('hearing', '02')).to.equal('Samtale: Leder for verkstedet')
    expect(name('accused', '03')).to.equal(`${nb.clocks.accused}: Ola Vannebo`)
    expect(name('answer', null)).to.equal(nb.clocks.answer)
  })

  it('says only the kind of a task that is not shown', () => {
    expect(name('task', '09')).to.equal(nb.clocks.task)
  })
})
