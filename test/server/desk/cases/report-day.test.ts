import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { overviewOf } from '../../../../client/desk/engine/figures/overview-view.ts'
import { openingKeys } from '../../../../client/desk/engine/vault/keys.ts'
import { openEnvelope } from '../../../../client/desk/model/log/drops.ts'
import {
  DAY_MS,
  type Day,
  dayOf,
  firstDay,
  LAST_DAY,
  weekAt,
  weekOf,
} from '../../../../crypto/days/calendar.ts'
import { type SealedDrop, sealDrop } from '../../../../crypto/drop/drop.ts'
import { openBundle, recipientsOf } from '../../../../crypto/keys/keylist.ts'
import { asSignSeed, type ContentKey } from '../../../../crypto/keys/keys.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { testDesk, weeksOf } from '../../../support/desk/desk-core.ts'
import { accessReception } from '../../../support/reception/access-reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  type ReportOptions,
  reportOf,
  sealReport,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const NEVER = 0xffff_ffff

describe('the day that a report names', () => {
  const reception = accessReception(p)
  const now = A_MONDAY
  const source = { p, reception, now: () => now } as unknown as Instance
  const week = weekAt(now)

  /** The outcomes on a desk: with its weekly key, and with a key that it was given. */
  const outcomesOf = (options: ReportOptions) => {
    return opened(sealReport(source, options))
  }
  const opened = ({ request, id, contentKey }: SealedDrop) => {
    const weekly = openingKeys(p, weeksOf(reception, 0), now)
    const none = new Set<string>()
    const refusal = { drops: none, cases: none, reporters: none }
    const open = (known: ReadonlyMap<string, ContentKey>) => {
      const keys = {
        instance: reception.list.instance,
        position: 0,
        weekly,
        known,
        parts: new Map(),
        agreed: new Set<string>(),
        lists: [],
        refusal,
      }
      const result = openEnvelope(p, keys, request.slice(0, SIZE.sealedDrop))
      return result.kind === 'broken' ? result.code : result.kind
    }
    return [open(new Map()), open(new Map([[toHex(id), contentKey]]))]
  }

  it('is near the week whose keys it was sealed to: one that is not is broken', () => {
    const [first, last] = [firstDay(week - 2), firstDay(week + 3) - 1]
    for (const day of [first, first + 1, firstDay(week) - 1, firstDay(week + 1), last]) {
      expect(outcomesOf({ day }), `${day}`).to.deep.equal(['reporter', 'reporter'])
    }
    for (const day of [0, 1, first - 1, last + 1, dayOf(now) + 3650, 2 ** 31, NEVER]) {
      expect(outcomesOf({ day }), `${day}`).to.deep.equal(['malformed', 'malformed'])
    }
  })

  it('is one that a calendar has, also where a colleague gives the key and no week is checked', () => {
    const { receipt } = sealReport(source)
    const keys = openBundle(p, reception.list, week, reception.bundles.get(week)!)
    const to = recipientsOf(p, reception.list, keys, 'main')
    const on = (day: Day) => {
      const draft = {
        ...{ ...reportOf('x'), messageId: systemRandom(16), day, week: weekOf(day) },
        ...{ reference: receipt.reference, address: receipt.address, boardKey: null },
        ...{
          signer: receipt.signer,
          letter: 0,
          listHash: reception.list.hash,
          textsHash: new Uint8Array(32),
        },
      }
      const seed = asSignSeed(receipt.signSeed)
      const echo = systemRandom(24)
      return opened(sealDrop(p, systemRandom, reception.list.instance, draft, to, seed, echo))[1]
    }
    expect([LAST_DAY, LAST_DAY + 1, NEVER].map(on)).to.deep.equal([
      ...['reporter', 'malformed', 'malformed'],
    ])
  })
})

describe('a desk that gets a report of a day that no calendar has', () => {
  let clock: Clock
  let instance: Instance
  let desk: Desk

  before(async () => {
    clock = fakeClock(A_MONDAY + 6 * DAY_MS)
    instance = await startInstance({ reception: accessReception(p), clock })
    desk = testDesk(instance, 0)
  })
  after(() => instance.stop())

  const received = () => desk.cases.map(({ report }) => report?.day ?? null)
  const dayNow = (): Day => dayOf(clock.now())

  it('names it, and goes on counting all others', async () => {
    await deliver(instance)
    const hostile = await deliver(instance, { day: NEVER })
    await desk.sync()
    expect(desk.notices).to.deep.include({ kind: 'broken-drops', ids: [toHex(hostile.id)] })
    expect(received()).to.deep.equal([dayNow()])
    expect(overviewOf(desk, null, clock.now()).figures.total).to.equal(1)
  })

  it('takes one that was sealed on Sunday and sent on Monday for what it is', async () => {
    const sealed = sealReport(instance)
    const sunday = dayNow()
    clock.advance(DAY_MS)
    expect(weekAt(clock.now())).to.equal(sealed.week + 1)
    expect((await postDrop(instance, sealed.request)).status).to.equal(200)
    await desk.sync()
    expect(received()).to.deep.equal([sunday, sunday])
  })

  it('takes one of a browser whose clock is a week off', async () => {
    for (const days of [-7, 7]) await deliver(instance, { day: dayNow() + days })
    await desk.sync()
    expect(received()).to.include.members([dayNow() - 7, dayNow() + 7])
  })
})
