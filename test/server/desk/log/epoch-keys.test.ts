import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { chainOf } from '../../../../client/desk/model/log/stream.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, caseId, only } from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('the keys of epochs', () => {
  let instance: Instance
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
  })
  afterEach(() => instance.stop())

  const keysOf = (desk: Desk) =>
    chainOf(p, only(desk).stream!).spans.map(({ epoch }) => toHex(epoch.key))

  it('come from the random source, so that none follows from another', async () => {
    await reportAs(instance, 'the report')
    const drawn: string[] = []
    const desk = testDesk(instance, 0, {
      random: (length) => {
        const bytes = systemRandom(length)
        drawn.push(toHex(bytes))
        return bytes
      },
    })
    await syncAndOpen(desk)
    await desk.release(caseId(desk), 'm1', 'done', 'out')
    await desk.release(caseId(desk), 'm2', 'done', 'out')
    const [, ...next] = keysOf(desk)
    expect(next).to.have.lengthOf(2)
    expect(new Set(keysOf(desk)).size).to.equal(3)
    expect(drawn).to.include.members(next)
  })
})
