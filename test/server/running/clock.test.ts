import { randomBytes } from 'node:crypto'
import { expect } from 'chai'
import { DAY_MS, type Day, dayOf } from '../../../crypto/days/calendar.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { HeardNonces } from '../../../server/limits.ts'
import { ServerClock } from '../../../server/time/clock.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  readReceipt,
  type SettableClock,
  signStaff,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TODAY = dayOf(A_MONDAY)

interface Start {
  readonly lastNight?: Day | null
  readonly listEnd?: Day | null
  readonly confirmed?: Day | null
}

/** The clock of a server that starts now; by default it was stopped on the same day. */
function start(
  clock: SettableClock,
  { lastNight = TODAY, listEnd = null, confirmed = null }: Start = {},
) {
  const { now: wall, steady } = clock
  return new ServerClock({ wall, steady, lastNight, listEnd: () => listEnd, confirmed })
}

/** It started an hour ago, and a desk has agreed with it. */
function known(clock: SettableClock): ServerClock {
  const one = start(clock)
  clock.advance(HOUR)
  one.hear('anna', clock.now())
  expect(one.sure()).to.equal(clock.now())
  return one
}

/** Let time pass, and check the clock once a minute. @returns the notes */
function pass(one: ServerClock, clock: SettableClock, ms: number): string[] {
  const notes: string[] = []
  for (let gone = 0; gone < ms; gone += MINUTE) {
    clock.advance(MINUTE)
    const note = one.check()
    if (note !== null) notes.push(note)
  }
  return notes
}

describe('the clock of a server that started', () => {
  it('is that of the machine, and sure only of the last night and the time since', () => {
    const clock = fakeClock(A_MONDAY)
    const one = start(clock, { lastNight: TODAY - 5 })
    clock.advance(3 * HOUR)
    expect(one.now()).to.equal(clock.now())
    expect(one.sure()).to.equal((TODAY - 5) * DAY_MS + 3 * HOUR)
  })

  it('is sure of the machine when a desk agrees with what has stood for an hour', () => {
    const clock = fakeClock(A_MONDAY)
    const one = start(clock, { lastNight: TODAY - 20 })
    clock.advance(HOUR - 1)
    one.hear('anna', clock.now())
    expect(dayOf(one.sure())).to.equal(TODAY - 20)
    clock.advance(1)
    one.hear('anna', clock.now() - 121_000)
    expect(dayOf(one.sure())).to.equal(TODAY - 20)
    one.hear('anna', clock.now() - 120_000)
    expect(one.sure()).to.equal(clock.now())
    expect(one.now()).to.equal(clock.now())
  })

  it('says nothing after a night off, and says once that it was off for longer', () => {
    const clock = fakeClock(A_MONDAY)
    expect(pass(start(clock, { lastNight: TODAY - 1 }), clock, HOUR)).to.deep.equal([])
    const notes = pass(start(clock, { lastNight: TODAY - 20 }), clock, 2 * DAY_MS)
    expect(notes).to.deep.equal([
      "the clock of this machine says 2027-01-04, 20 days ahead of what this server counts, so nothing is deleted by it until a member's desk has the same time. If it is wrong, set it; if it is right, do nothing",
    ])
  })

  it('does not go on by itself after four weeks, whatever a desk says, and names the way out', () => {
    const clock = fakeClock(A_MONDAY)
    const one = start(clock, { lastNight: TODAY - 29 })
    const notes = pass(one, clock, 2 * HOUR)
    one.hear('anna', clock.now())
    expect(dayOf(one.now())).to.equal(TODAY - 29)
    expect(dayOf(one.sure())).to.equal(TODAY - 29)
    expect(notes).to.deep.equal([
      'the clock of this machine says 2027-01-04, 29 days ahead of what this server counts, so nothing is deleted by it. If it is wrong, set it; if it is right, stop the server and start it once with CLOCK_CONFIRMED=2027-01-04',
    ])
  })

  it('does not pass the end of the key list by itself', () => {
    const clock = fakeClock(A_MONDAY)
    const one = start(clock, { lastNight: TODAY - 3, listEnd: TODAY })
    clock.advance(2 * HOUR)
    one.hear('anna', clock.now())
    expect(dayOf(one.now())).to.equal(TODAY - 3)
    expect(one.check()).to.contain('CLOCK_CONFIRMED=2027-01-04')
    expect(dayOf(start(clock, { lastNight: TODAY - 3, listEnd: TODAY + 1 }).now())).to.equal(TODAY)
  })

  it('passes that end when as much time has passed', () => {
    const clock = fakeClock(A_MONDAY)
    const one = start(clock, { listEnd: TODAY + 2 })
    clock.advance(HOUR)
    one.hear('anna', clock.now())
    clock.advance(3 * DAY_MS)
    expect(one.sure()).to.equal(clock.now())
    expect(one.check()).to.equal(null)
  })

  it('takes the word of the operator, ahead and back, on that day alone', () => {
    const clock = fakeClock(A_MONDAY)
    for (const lastNight of [TODAY - 400, TODAY + 400]) {
      for (const confirmed of [TODAY - 1, TODAY, TODAY + 1]) {
        const one = start(clock, { lastNight, listEnd: TODAY - 7, confirmed })
        expect(one.isConfirmed).to.equal(true)
        expect([one.now(), one.sure()]).to.deep.equal([clock.now(), clock.now()])
        expect(one.check()).to.equal(null)
      }
      for (const confirmed of [TODAY - 2, TODAY + 2, lastNight]) {
        const one = start(clock, { lastNight, confirmed })
        expect(one.isConfirmed).to.equal(false)
        expect(dayOf(one.sure())).to.equal(lastNight)
        expect(one.check()).to.contain('CLOCK_CONFIRMED=2027-01-04')
      }
    }
  })

  it('takes the machine as it is in a new database, and follows it when it is set on', () => {
    const clock = fakeClock(A_MONDAY)
    const one = start(clock, { lastNight: null })
    expect(one.sure()).to.equal(clock.now())
    clock.set(5 * HOUR)
    expect(one.now()).to.equal(clock.now())
    expect(one.sure()).to.equal(clock.steady())
  })

  it('follows a machine that gets the time from the network after the start', () => {
    const clock = fakeClock(0)
    const one = start(clock)
    expect(one.now()).to.equal(TODAY * DAY_MS)
    expect(one.check()).to.contain('2027-01-04, '.replace('2027-01-04', '1970-01-01'))
    clock.set(A_MONDAY + 3 * DAY_MS)
    expect(one.now()).to.equal(clock.now())
    clock.advance(HOUR)
    one.check()
    clock.advance(HOUR)
    one.hear('anna', clock.now())
    expect(one.sure()).to.equal(clock.now())
  })

  it('never goes behind the last night, nor is sure of what a wrong clock said before', () => {
    const clock = fakeClock(A_MONDAY)
    clock.set(14 * DAY_MS)
    const one = start(clock)
    expect(one.now()).to.equal(clock.now())
    clock.set(-14 * DAY_MS)
    expect(one.now()).to.equal(A_MONDAY)
    clock.set(-DAY_MS)
    expect(one.now()).to.equal(TODAY * DAY_MS)
  })
})

describe('the clock of a server that a desk agreed with', () => {
  it('goes on by steady time, however the machine is set, and notes it once', () => {
    for (const days of [-400, -14, -1, 1, 14, 190, 400]) {
      const clock = fakeClock(A_MONDAY)
      const one = known(clock)
      clock.set(days * DAY_MS)
      expect(one.now()).to.equal(clock.steady())
      const notes = pass(one, clock, DAY_MS)
      expect([one.now(), one.sure()]).to.deep.equal([clock.steady(), clock.steady()])
      expect(notes, `${days} days`).to.have.length(1)
      clock.set(-days * DAY_MS)
      expect(pass(one, clock, DAY_MS)).to.deep.equal([])
      expect([one.now(), one.sure()]).to.deep.equal([clock.now(), clock.now()])
    }
  })

  it('counts the sleep of the machine, without a word', () => {
    const clock = fakeClock(A_MONDAY)
    const one = known(clock)
    clock.advance(30 * DAY_MS)
    expect(one.check()).to.equal(null)
    expect([one.now(), one.sure()]).to.deep.equal([clock.now(), clock.now()])
  })

  it('goes on with the machine after a pause that it did not count, when a desk says the same', () => {
    const clock = fakeClock(A_MONDAY)
    const one = known(clock)
    clock.set(3 * DAY_MS)
    expect(pass(one, clock, HOUR)).to.have.length(1)
    one.hear('anna', clock.now())
    expect(one.now()).to.equal(clock.steady())
    expect(pass(one, clock, MINUTE)).to.deep.equal([])
    one.hear('anna', clock.now())
    expect([one.now(), one.sure()]).to.deep.equal([clock.now(), clock.now()])
  })

  it('does not for a clock that was wrong for less than an hour, though every desk had it too', () => {
    const clock = fakeClock(A_MONDAY)
    const one = known(clock)
    clock.set(14 * DAY_MS)
    for (let minute = 0; minute < 59; minute++) {
      pass(one, clock, MINUTE)
      one.hear('anna', clock.now())
    }
    clock.set(-14 * DAY_MS)
    pass(one, clock, MINUTE)
    expect([one.now(), one.sure()]).to.deep.equal([clock.now(), clock.now()])
    clock.set(14 * DAY_MS)
    one.hear('anna', clock.now())
    expect(one.sure()).to.equal(clock.steady())
  })

  it('does not while as many desks have another time, at a start as later', () => {
    for (const begin of [start, known]) {
      const clock = fakeClock(A_MONDAY)
      const one = begin(clock)
      const sure = one.sure() - clock.steady()
      clock.set(14 * DAY_MS)
      pass(one, clock, HOUR + MINUTE)
      one.hear('anna', clock.steady())
      for (const _ of [1, 2]) one.hear('ola', clock.now())
      expect(dayOf(one.sure())).to.be.at.most(dayOf(clock.steady() + sure))
      // when the first one's clock says the same, the two are right
      one.hear('anna', clock.now())
      expect([one.now(), one.sure()]).to.deep.equal([clock.now(), clock.now()])
    }
  })

  it('follows small corrections, and no creep of more than ten minutes a day', () => {
    const clock = fakeClock(A_MONDAY)
    const one = known(clock)
    clock.set(-90_000)
    expect(one.check()).to.equal(null)
    expect(one.sure()).to.equal(clock.now())
    const notes: string[] = []
    for (let hour = 0; hour < 10 * 24; hour++) {
      clock.set(5 * MINUTE)
      notes.push(...pass(one, clock, HOUR))
    }
    expect(clock.now() - clock.steady()).to.be.above(19 * HOUR)
    expect(one.sure() - clock.steady()).to.be.below(111 * MINUTE)
    expect(notes).to.have.length(1)
  })

  it('deletes nothing more when a desk is behind, until one agrees, and says so when a day is due', () => {
    const clock = fakeClock(A_MONDAY)
    const one = known(clock)
    const sure = one.sure()
    one.hear('anna', clock.now() - 3 * HOUR)
    expect(one.now()).to.equal(clock.now())
    const notes = pass(one, clock, 30 * HOUR)
    expect(one.sure()).to.equal(sure)
    expect(notes).to.have.length(1)
    expect(notes[0]).to.match(/^the newest request of a member's desk has an earlier time/)
    one.hear('anna', clock.now())
    expect(one.sure()).to.equal(clock.now())
  })

  it('is not held by a desk that is ahead', () => {
    const clock = fakeClock(A_MONDAY)
    const one = known(clock)
    one.hear('anna', clock.now() + 400 * DAY_MS)
    clock.advance(DAY_MS)
    expect(one.sure()).to.equal(clock.now())
  })
})

describe('a request of a desk that is sent again by somebody else', () => {
  const path = PATH.deskSuspensions

  it('says nothing to the clock, however late it comes', async () => {
    const clock = fakeClock(A_MONDAY)
    let instance = await startInstance({ clock })
    clock.advance(DAY_MS)
    instance = await instance.restart()
    const { ctx, staffUrl } = instance.server
    const [anna, ola] = instance.reception.members.map((one) =>
      signStaff(instance, one, 'GET', path),
    )
    const sent = async (headers = {}) => (await send(staffUrl, 'GET', path, { headers })).text
    for (const headers of [anna, ola]) expect(await sent(headers)).not.to.contain('error')
    clock.advance(HOUR)
    expect(ctx.clock.sure()).to.be.below(clock.now())
    for (const headers of [anna, ola]) expect(await sent(headers)).to.contain('clock')
    // one agrees, and nobody disagrees: a repeated request is no evidence against the clock
    const [member] = instance.reception.members
    expect((await staffFetch(instance, member!, 'GET', path)).status).to.equal(200)
    for (const ms of [0, MINUTE, 30 * MINUTE, 3 * DAY_MS]) {
      expect(ctx.clock.sure(), `${ms}`).to.equal(clock.now())
      for (const headers of [anna, ola]) await sent(headers)
      clock.advance(ms)
    }
    expect(ctx.clock.sure()).to.equal(clock.now())
    await instance.stop()
  })

  it('holds back deletion once, where it was refused the first time too', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    const { ctx, staffUrl } = instance.server
    const [anna, ola] = instance.reception.members
    const slow = signStaff({ ...instance, now: () => A_MONDAY - HOUR }, ola!, 'GET', path)
    const sendSlow = () => send(staffUrl, 'GET', path, { headers: slow })
    clock.advance(HOUR)
    expect((await staffFetch(instance, anna!, 'GET', path)).status).to.equal(200)
    await sendSlow()
    const doubted = ctx.clock.sure()
    clock.advance(HOUR)
    expect(ctx.clock.sure()).to.equal(doubted)
    expect((await staffFetch(instance, anna!, 'GET', path)).status).to.equal(200)
    await sendSlow()
    clock.advance(HOUR)
    expect(ctx.clock.sure()).to.equal(clock.now())
    await instance.stop()
  })
})

describe('the memory of what desks said', () => {
  it('knows a nonce again after half a million others, and takes few of them for known', () => {
    const heard = new HeardNonces()
    const others = randomBytes(3_600_000).toString('base64url').match(/.{4}/g) ?? []
    const first = 'A'.repeat(22)
    expect(heard.isNew(first)).to.equal(true)
    const known = others.slice(0, 600_000).filter((nonce) => !heard.isNew(nonce))
    expect(heard.isNew(first)).to.equal(false)
    expect(known.length).to.be.within(1, 600_000 / 15)
    const before = others.slice(0, 100_000).filter((nonce) => heard.isNew(nonce))
    expect(before).to.deep.equal([])
  })
})

describe('a night', () => {
  it('goes by what is sure: a clock that was wrong before a start has forgotten nothing', async () => {
    const clock = fakeClock(A_MONDAY)
    let instance = await startInstance({ clock })
    const report = await deliver(instance)
    const before = await instance.server.ctx.db('echoes').pluck('next')
    await instance.server.stop()
    clock.set(14 * DAY_MS)
    instance = await instance.restart()
    expect(await instance.server.ctx.db('echoes').pluck('next')).to.deep.equal(before)
    expect(weeksOf(await readReceipt(instance, report.receipt))).to.deep.equal([report.week])
    clock.set(-14 * DAY_MS)
    await instance.server.tick()
    expect(weeksOf(await readReceipt(instance, report.receipt))).to.deep.equal([report.week])
    await instance.stop()
  })
})
