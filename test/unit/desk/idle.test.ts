import { expect } from 'chai'
import { IdleWatch } from '../../../client/desk/page/store/idle.ts'

const LIMIT = 15 * 60_000

/** A clock that goes when it is told to. While the machine sleeps, time passes and nothing is woken. */
function handClock() {
  const waiting = new Set<{ at: number; then: () => void }>()
  let now = 1000
  return {
    now: () => now,
    wait: (ms: number, then: () => void) => {
      const one = { at: now + ms, then }
      waiting.add(one)
      return () => void waiting.delete(one)
    },
    sleep: (ms: number) => {
      now += ms
    },
    pass: (ms: number) => {
      now += ms
      for (const one of [...waiting].filter(({ at }) => at <= now)) {
        waiting.delete(one)
        one.then()
      }
    },
    waiting,
  }
}

describe('a desk that nobody uses', () => {
  const make = () => {
    const clock = handClock()
    let idle = 0
    const watch = new IdleWatch(LIMIT, () => idle++, clock)
    return { clock, watch, idle: () => idle }
  }

  it('is idle after its limit, and not before, and says so once', () => {
    const { clock, idle } = make()
    clock.pass(LIMIT - 1)
    expect(idle()).to.equal(0)
    clock.pass(1)
    expect(idle()).to.equal(1)
    clock.pass(LIMIT)
    expect(idle()).to.equal(1)
    expect(clock.waiting.size).to.equal(0)
  })

  it('counts from the last use', () => {
    const { clock, watch, idle } = make()
    clock.pass(LIMIT - 1000)
    watch.used()
    clock.pass(LIMIT - 1000)
    expect(idle()).to.equal(0)
    clock.pass(1000)
    expect(idle()).to.equal(1)
  })

  it('is idle when the machine wakes up too late, whatever woke it', () => {
    for (const wake of ['used', 'look'] as const) {
      const { clock, watch, idle } = make()
      clock.sleep(LIMIT)
      watch[wake]()
      expect(idle(), wake).to.equal(1)
    }
  })

  it('does not say so once it was ended', () => {
    const { clock, watch, idle } = make()
    watch.end()
    clock.pass(LIMIT)
    watch.look()
    expect(idle()).to.equal(0)
  })
})
