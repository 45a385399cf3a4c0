import { expect } from 'chai'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { acknowledge } from '../../../support/reception/access-reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  reportOf,
  startInstance,
} from '../../../support/server/instance.ts'
import { said } from '../../../support/server/lies.ts'

describe('forty letters of one reporter that state forty board keys', () => {
  it('lead to one board a week, and cost no request of their own at an unlocking', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    try {
      const report = await deliver(instance)
      const first = testDesk(instance, 0)
      await syncAndOpen(first)
      await acknowledge(first)
      for (let i = 0; i < 40; i++) {
        const draft = { address: report.receipt.address, boardKey: systemRandom(32) }
        await deliver(instance, { code: report.code, drop: reportOf(`${i}`, 'follow-up'), draft })
      }
      await first.sync()
      await first.sync()
      await instance.server.tick()
      const asked: string[] = []
      const transport = meddled(staffTransport(instance), (request) => {
        if (/board|slots/.test(request)) asked.push(request)
        return null
      })
      const desk = testDesk(instance, 0, { transport, vault: first.vault, weeks: first.weeks })
      await desk.sync()
      expect(desk.cases[0]!.boardKeys).to.have.lengthOf(1)
      expect(asked).to.deep.equal([`GET ${PATH.board}0`])
      expect(said(desk, 'nb')).to.deep.equal([
        'Brev fra samme uke nevner hver sin plass for svar. Sidene våre gjør ikke slikt. Skranken svarer på én av dem, og de andre tar ingen plass. Spør varsleren om svarene kommer fram.',
      ])
      expect(said(desk, 'en')).to.deep.equal([
        'Letters of one week name different places for answers. Our pages never do that. The desk answers on one of them, and the others take no room. Ask the reporter whether the answers arrive.',
      ])
    } finally {
      await instance.stop()
    }
  })
})
