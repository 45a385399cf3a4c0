import { expect } from 'chai'
import fc from 'fast-check'
import { foldAbsences, hearAbsences } from '../../../client/desk/engine/monitor/absence.ts'
import { awayOn } from '../../../client/desk/model/access/deputies.ts'
import {
  deadlinesOf,
  outOfReach,
  runningOf,
} from '../../../client/desk/model/deadlines/deadlines.ts'
import { LAWFUL_TERMS } from '../../../client/desk/model/deadlines/work-late.ts'
import type { DropResult } from '../../../client/desk/model/log/drops.ts'
import { dayOf, firstDay, weekOf } from '../../../crypto/days/calendar.ts'
import type { SaidAbsence } from '../../../crypto/entries/absence.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import {
  absent,
  authorsIn,
  dayAt,
  followed,
  listed,
  readerOn,
  said,
  TEAM,
} from '../../support/reception/absences.ts'

const shown = (all: readonly SaidAbsence[], authors = authorsIn()) =>
  foldAbsences(all, authors).map(
    ({ member, deputy, from, until, by }) =>
      `${member} ${from - dayAt('2026-01-01')} ${until - dayAt('2026-01-01')} ${deputy} ${by}`,
  )

describe('what members say of absences', () => {
  const first = said('kari', 'kari', '2026-01-11', '2026-01-21', { deputy: 'ola' })
  const changed = said('kari', 'kari', '2026-01-11', '2026-01-16', { deputy: 'mia', change: 1 })

  it('is read alike in whatever order it came, also where two change the same at once', () => {
    const same = said('head', 'kari', '2026-01-11', '2026-01-18', { deputy: 'ola', change: 1 })
    const other = said('ola', 'ola', '2026-01-13', '2026-01-14', { id: 2 })
    const all = [first, changed, same, other]
    const folded = shown(all)
    expect(folded).to.have.length(2)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 4 }), (shuffled) => {
        expect(shown(shuffled)).to.deep.equal(folded)
      }),
    )
  })

  it('counts from the member and from a head, and from nobody else', () => {
    expect(shown([first, changed])).to.deep.equal(['kari 10 15 mia kari'])
    const sick = said('head', 'kari', '2026-01-11', '2026-01-12', { change: 5 })
    expect(shown([first, changed, sick])).to.deep.equal(['kari 10 11 null head'])
    const prank = said('ola', 'kari', '2026-01-01', '2026-12-31', { change: 9 })
    expect(shown([first, changed, prank])).to.deep.equal(['kari 10 15 mia kari'])
    expect(shown([prank])).to.deep.equal([])
  })

  it('does not count from who is kept out meanwhile, nor from who had left', () => {
    expect(shown([first, changed], authorsIn({ out: ['kari'] }))).to.deep.equal([])
    expect(shown([first, changed], authorsIn({ left: ['kari'] }))).to.deep.equal([])
  })

  it('is gone where it is taken back, whatever was said before', () => {
    const back = said('kari', 'kari', '2026-01-11', '2026-01-10', { change: 2 })
    expect(shown([back, first, changed])).to.deep.equal([])
  })

  it('of another member under the same id is another absence', () => {
    const other = said('ola', 'ola', '2026-01-13', '2026-01-14', { change: 7 })
    expect(shown([first, other])).to.have.length(2)
  })
})

/** Absences that a desk keeps after it has heard these, in this order, on a date. */
function heard(date: string, all: readonly SaidAbsence[], kept?: readonly SaidAbsence[]) {
  const drops = new Map<string, DropResult>(
    all.map(({ said: word, ...one }, i) => {
      const drop = { kind: 'absence', id: new Uint8Array(32).fill(i), ...one, said: word }
      return [toHex(drop.id), drop as unknown as DropResult]
    }),
  )
  const holdings = { drops, came: new Map() }
  const members = authorsIn().members
  const vault = kept === undefined ? {} : { absences: [...kept] }
  const hearing = { vault, lists: [{ members, issued: 0 }], week: weekOf(dayAt(date)) }
  return hearAbsences(hearing as never, holdings)
}

describe('what a desk keeps of absences', () => {
  const words = [
    said('kari', 'kari', '2026-01-11', '2026-06-30'),
    said('kari', 'kari', '2026-01-11', '2026-01-14', { change: 1, at: '2026-01-12' }),
  ]

  it('is the same in whatever order it came, at once or one after another', () => {
    const once = heard('2026-01-12', words)
    expect(heard('2026-01-12', [...words].reverse())).to.deep.equal(once)
    const [one, two] = words
    expect(heard('2026-01-12', [one!], heard('2026-01-12', [two!]))).to.deep.equal(once)
    expect(once).to.have.length(2)
  })

  it('is itself where nothing new was said, and nothing where nobody ever said anything', () => {
    const kept = heard('2026-01-12', words)!
    expect(heard('2026-01-19', words, kept)).to.deep.equal(kept)
    expect(heard('2026-01-19', [])).to.equal(undefined)
  })

  it('is not what a stranger signed', () => {
    const stranger = { ...words[0]!, signer: new Uint8Array(32).fill(255) }
    expect(heard('2026-01-12', [stranger])).to.equal(undefined)
  })

  it('goes 28 days after the end, every word of an absence at once: an older one would be true again', () => {
    const kept = heard('2026-01-12', words)!
    // The first word had it end on 30 June.
    expect(heard('2026-07-20', [], kept)).to.have.length(2)
    expect(firstDay(weekOf(dayAt('2026-07-20')))).to.be.at.most(dayAt('2026-06-30') + 28)
    expect(heard('2026-08-03', [], kept)).to.deep.equal([])
  })

  it('is no more than 64 words of one author in a week, the same on every desk, and none far ahead', () => {
    const heap = Array.from({ length: 80 }, (_, i) =>
      said('kari', 'kari', '2026-01-11', '2026-01-12', { id: i }),
    )
    const kept = heard('2026-01-12', heap)!
    expect(kept).to.have.length(64)
    expect(heard('2026-01-12', [...heap].reverse())).to.deep.equal(kept)
    expect(heard('2026-01-12', [said('kari', 'kari', '2026-01-11', '2028-01-31')])).to.equal(
      undefined,
    )
  })
})

describe('a deadline of who is away', () => {
  const NEXT = '2026-04-08'
  const all = ['head', 'kari', 'ola', 'mia']
  const case_ = (readers = all) =>
    followed('kari', readers, { since: dayAt('2026-03-02'), next: dayAt(NEXT) })

  it('is with the deputy over a holiday, with the word for whom and until when, and goes back after it', () => {
    // Maundy Thursday to Easter Monday are no working days; the days away are counted all.
    const away = [absent('kari', '2026-04-01', '2026-04-07', 'ola')]
    const lists = (member: string, date: string) => listed([case_()], readerOn(member, date, away))
    expect(lists('ola', '2026-03-31')).to.deep.equal([])
    expect(lists('ola', '2026-04-06')).to.deep.equal(['instead promised deputy'])
    expect(lists('ola', '2026-04-07')).to.deep.equal(['instead promised deputy'])
    expect(lists('ola', '2026-04-08')).to.deep.equal([])
    expect(lists('kari', '2026-04-07')).to.deep.equal(['soon promised deputy'])
    expect(lists('kari', '2026-04-08')).to.deep.equal(['soon promised'])
    expect(lists('head', '2026-04-07')).to.deep.equal([])
    const [row] = deadlinesOf([case_()], readerOn('ola', '2026-04-06', away)).instead
    expect(row?.turn.instead).to.include({ of: 'kari', until: dayAt('2026-04-07') })
  })

  it('changes hands at the same midnight as every deadline, also where clocks change', () => {
    for (const [begin, last] of [
      ['2026-03-27', '2026-03-29'],
      ['2026-10-23', '2026-10-25'],
    ] as const) {
      const away = [absent('kari', begin, last, 'ola')]
      const from = Date.parse(`${last}T00:00Z`) - 12 * 3_600_000
      const states = Array.from({ length: 48 }, (_, hour) => {
        const today = dayOf(from + hour * 3_600_000)
        const isAway = awayOn(away, 'kari', today) !== null
        expect(isAway).to.equal(today <= dayAt(last))
        return isAway
      })
      expect(states.filter(Boolean)).to.have.length(36)
    }
  })

  it('that ends today is with the deputy today, and one that was ended is not any more', () => {
    const lists = (until: string) =>
      listed([case_()], readerOn('ola', '2026-04-07', [absent('kari', '2026-04-01', until, 'ola')]))
    expect(lists('2026-04-07')).to.deep.equal(['instead promised deputy'])
    expect(lists('2026-04-06')).to.deep.equal([])
    const ended = foldAbsences(
      [
        said('kari', 'kari', '2026-04-01', '2026-04-20', { deputy: 'ola' }),
        said('head', 'kari', '2026-04-01', '2026-04-06', { deputy: 'ola', change: 1 }),
      ],
      authorsIn(),
    )
    expect(listed([case_()], readerOn('ola', '2026-04-07', ended))).to.deep.equal([])
  })

  it('is with the deputy of the absence that began last where two overlap, until the end of both', () => {
    const away = [
      absent('kari', '2026-04-01', '2026-04-10', 'ola'),
      absent('kari', '2026-04-05', '2026-04-07', 'mia'),
      absent('kari', '2026-04-11', '2026-04-15', 'ola'),
      absent('kari', '2026-04-17', '2026-04-20', 'ola'),
    ]
    expect(listed([case_()], readerOn('ola', '2026-04-07', away))).to.deep.equal([])
    expect(listed([case_()], readerOn('mia', '2026-04-07', away))).to.deep.equal([
      'instead promised deputy',
    ])
    expect(awayOn(away, 'kari', dayAt('2026-04-08'))).to.deep.equal({
      ...{ until: dayAt('2026-04-15'), deputy: 'ola' },
    })
    expect(awayOn(away, 'kari', dayAt('2026-04-16'))).to.equal(null)
  })

  it('goes to the head where nobody stands in, or who does is away, was removed, or only reads', () => {
    const kari = (deputy: string | null) => absent('kari', '2026-04-01', '2026-04-10', deputy)
    const head = (away: ReturnType<typeof absent>[]) =>
      listed([case_([...all, 'leo'])], readerOn('head', '2026-04-07', away))
    const olaToo = absent('ola', '2026-04-07', '2026-04-07')
    expect(head([kari(null)])).to.deep.equal(['instead promised head'])
    expect(head([kari('ola'), olaToo])).to.deep.equal(['instead promised head'])
    expect(head([kari('gone')])).to.deep.equal(['instead promised head'])
    expect(head([kari('leo')])).to.deep.equal(['instead promised head'])
    expect(head([kari('ola')])).to.deep.equal([])
    const others = listed([case_()], readerOn('ola', '2026-04-07', [kari(null)]))
    expect(others).to.deep.equal([])
  })

  it('goes to everybody who reads the case where the head is away too, or does not read it', () => {
    const away = [absent('kari', '2026-04-01', '2026-04-10')]
    const both = [...away, absent('head', '2026-04-07', '2026-04-07')]
    expect(listed([case_()], readerOn('head', '2026-04-07', both))).to.deep.equal([])
    for (const member of ['ola', 'mia']) {
      expect(listed([case_()], readerOn(member, '2026-04-07', both))).to.deep.equal([
        'instead promised all',
      ])
      const few = [case_(['kari', 'ola', 'mia'])]
      expect(listed(few, readerOn(member, '2026-04-07', away))).to.deep.equal([
        'instead promised all',
      ])
    }
  })

  it('goes to those who can give access where the deputy has none, and gives it to nobody by itself', () => {
    const away = [absent('kari', '2026-04-01', '2026-04-10', 'ola')]
    const one = case_(['head', 'kari', 'mia'])
    expect(listed([one], readerOn('ola', '2026-04-07', away))).to.deep.equal([])
    for (const member of ['head', 'mia']) {
      expect(listed([one], readerOn(member, '2026-04-07', away))).to.deep.equal([
        'instead promised no-access',
      ])
    }
    // A barred member cannot be granted access: there is nothing to give.
    const barred = { ...one, barred: ['ola'] }
    expect(listed([barred], readerOn('head', '2026-04-07', away))).to.deep.equal([
      'instead promised head',
    ])
  })

  it('goes to the head where who is named does not read the case', () => {
    const one = case_(['head', 'ola'])
    expect(listed([one], readerOn('head', '2026-04-07', []))).to.deep.equal([
      'instead promised head',
    ])
  })

  it('is said before of how many cases the deputy has no access, of those with something to do', () => {
    const today = dayAt('2026-04-07')
    const cases = [
      case_(['head', 'kari']),
      case_(),
      followed('mia', ['head', 'mia'], { next: today }),
      { ...followed('kari', ['kari']), clock: null },
    ]
    const of = (member: string, deputy: string) =>
      outOfReach(cases, { member, deputy, today, terms: LAWFUL_TERMS }).length
    expect([of('kari', 'ola'), of('kari', 'head'), of('mia', 'ola')]).to.deep.equal([1, 0, 1])
  })

  it('stands in the calendar file of the deputy while it is theirs', () => {
    const away = [absent('kari', '2026-04-01', '2026-04-07', 'ola')]
    const kinds = (date: string) =>
      runningOf([case_()], readerOn('ola', date, away)).map(({ clock }) => clock.kind)
    expect(kinds('2026-04-07')).to.include('promised')
    expect(kinds('2026-04-08')).to.not.include('promised')
  })
})

describe('a desk that was closed for three weeks, with an absence in them', () => {
  const cases = ['2026-07-03', '2026-07-17'].map((next, i) =>
    followed('kari', ['head', 'kari', 'ola'], {
      ...{ id: `c${i}`, since: dayAt('2026-06-15'), next: dayAt(next) },
    }),
  )
  const away = [absent('kari', '2026-06-29', '2026-07-21', 'ola')]

  it('says first what it missed for a colleague who is still away', () => {
    const first = deadlinesOf(cases, readerOn('ola', '2026-07-21', away)).instead
    expect(first.map(({ one, clock }) => `${one.id} ${clock.kind} ${clock.state}`)).to.deep.equal([
      ...['c0 promised late', 'c1 promised late'],
    ])
  })

  it('leaves it to the colleague who is back, whose desk says it first', () => {
    const ola = deadlinesOf(cases, readerOn('ola', '2026-07-22', away))
    expect([ola.instead, ola.late]).to.deep.equal([[], []])
    expect(ola.lateElsewhere).to.have.length(2)
    const kari = deadlinesOf(cases, readerOn('kari', '2026-07-22', away))
    expect(kari.late.map(({ one }) => one.id)).to.deep.equal(['c0', 'c1'])
  })
})

describe('what nobody takes up', () => {
  const fresh = (assignee: string | null = null) =>
    followed(assignee, ['head', 'kari', 'ola', 'leo'], {
      ...{ since: dayAt('2026-11-02'), acknowledged: false },
    })
  const on = (member: string, date: string, away = [] as ReturnType<typeof absent>[]) =>
    listed([fresh()], readerOn(member, date, away)).filter((one) => one.includes('acknowledge'))

  it('is shown to everybody who works in it once the aim has passed, and a working day later to the head first', () => {
    // A Monday: the third working day is Thursday 5 November.
    expect(['head', 'kari'].map((who) => on(who, '2026-11-05'))).to.deep.equal([
      ...[['soon acknowledge'], ['soon acknowledge']],
    ])
    expect(['head', 'kari', 'leo'].map((who) => on(who, '2026-11-06'))).to.deep.equal([
      ...[['toTake acknowledge'], ['toTake acknowledge'], ['soon acknowledge']],
    ])
    expect(['head', 'kari'].map((who) => on(who, '2026-11-09'))).to.deep.equal([
      ...[['untaken acknowledge'], ['toTake acknowledge']],
    ])
  })

  it('is told to everybody at the top while the head is away', () => {
    const away = [absent('head', '2026-11-09', '2026-11-09')]
    expect(on('kari', '2026-11-09', away)).to.deep.equal(['untaken acknowledge'])
    expect(on('kari', '2026-11-10', away)).to.deep.equal(['toTake acknowledge'])
  })

  it('is told to the head also where the case is assigned, and what the law has and a colleague missed', () => {
    const one = followed(
      'kari',
      TEAM.map(({ id }) => id),
      { since: dayAt('2026-01-05') },
    )
    expect(listed([one], readerOn('head', '2026-04-05', []))).to.deep.equal([])
    expect(listed([one], readerOn('head', '2026-04-06', []))).to.deep.equal(['missed feedback'])
    expect(listed([one], readerOn('ola', '2026-04-06', []))).to.deep.equal([
      'lateElsewhere feedback',
    ])
    expect(listed([fresh('ola')], readerOn('head', '2026-11-09', []))[0]).to.equal(
      'untaken acknowledge',
    )
  })
})
