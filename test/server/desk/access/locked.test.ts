import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  caseId,
  only,
  say,
  told,
} from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'

const WEEK_MS = 7 * 86_400_000
const p = await loadSodium()
/** With weekly keys for longer than an envelope lives. */
const reception = accessReception(p, 27)

describe('a reader whose desk stays locked for longer than an envelope lives', () => {
  const on = new AccessDesks(reception)
  const at = (index: number): Desk => on.at(index)

  /** Let weeks go by, and unlock the desks of these members every third one: they tell how far they saw logs. */
  async function pass(weeks: number, ...members: readonly number[]) {
    for (let gone = 0; gone < weeks; gone += 3) {
      on.clock.advance(Math.min(3, weeks - gone) * WEEK_MS)
      await on.instance.server.tick()
      for (const index of members) {
        const { vault, weeks: secrets } = at(index)
        on.desks[index] = testDesk(on.instance, index, { vault, weeks: secrets })
        await at(index)
          .tell('heads')
          .catch(() => {})
        await at(index).sync()
        await at(index).tell('heads')
      }
    }
  }
  /** Members to whom keys were sent, as the log says. */
  const sentIn = (desk: Desk) =>
    only(desk).timeline.flatMap((item) =>
      item.kind === 'entry' && item.entry.kind === 'keys-sent' ? [item.entry.member] : [],
    )
  /** m0 works on the case; m1 and m2 could read it, and write nothing. */
  async function start() {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await say(at(0), 'a note')
    await at(1).sync()
  }

  it('is sent the keys once its envelope is gone, and reads the case', async () => {
    await start()
    await pass(LIMIT.dropWeeks, 1, 0)
    await at(2).sync()
    expect(told(at(2))).to.include.members(['the report', 'a note'])
  })

  it('is sent them once, and a member who shows that they have them is sent none', async () => {
    await start()
    await pass(LIMIT.dropWeeks, 0, 1)
    expect(sentIn(at(0))).to.deep.equal(['m2'])
    await at(0).sync()
    await at(1).sync()
    expect(sentIn(at(0))).to.deep.equal(['m2'])
  })

  it('is sent the key of a later epoch, whose grant it missed', async () => {
    await start()
    await at(0).release(caseId(at(0)), 'm1', 'done', '')
    await say(at(0), 'after that')
    await at(2).sync()
    await pass(LIMIT.dropWeeks, 0)
    expect(sentIn(at(0))).to.deep.equal(['m2'])
  })

  it('is sent nothing once its member is revoked', async () => {
    await start()
    await at(0).release(caseId(at(0)), 'm2', 'conflict', 'a friend')
    await pass(LIMIT.dropWeeks, 1, 0)
    expect(sentIn(at(0))).to.deep.equal([])
    await at(2).sync()
    expect(at(2).cases).to.deep.equal([])
  })
})
