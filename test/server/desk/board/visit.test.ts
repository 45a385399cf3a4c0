import { expect } from 'chai'
import { Registrar } from '../../../../client/desk/engine/cases/register.ts'
import { Splitter } from '../../../../client/desk/engine/cases/split.ts'
import { Visit } from '../../../../client/shared/session/visit.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { fromHex, systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { staffTransport, syncAndOpen, testDesk, vaultOf } from '../../../support/desk/desk-core.ts'
import { letter } from '../../../support/reporter/scripted-visit.ts'
import { never, noBlocks } from '../../../support/run/later.ts'
import { publicTransport } from '../../../support/server/case-files.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  sha256,
  startInstance,
} from '../../../support/server/instance.ts'
import { RecordedLine } from '../../../support/server/recorded-line.ts'

/** On a board of many pages, on which a visit that is not opened makes fewer requests. */
describe('a desk that sends a report, as a visit', () => {
  const board = { slots: 64, echoes: 256, pageBits: 6 }
  let instance: Instance

  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), board })
  })
  after(() => instance.stop())

  /** The address that opens the site, then that of the report, are of different pages. */
  function sourceOf(transport: Transport) {
    const addresses = [fromHex('04000000'), fromHex('fc000000')]
    const random = (length: number) =>
      (length === SIZE.address && addresses.shift()) || systemRandom(length)
    const { p: primitives, now } = instance
    return {
      primitives,
      random,
      now,
      transport,
      buildDay: 0,
      sha256,
      wait: async () => {},
      later: never,
    }
  }

  async function ofPage() {
    const line = new RecordedLine(publicTransport(instance))
    const { primitives, ...source } = sourceOf(line.transport)
    const root = instance.reception.fingerprint
    const visit = new Visit({ ...source, primitives: async () => primitives, root })
    await visit.open()
    await visit.makeReceipt()
    await visit.send({ ...letter(), shown: ['m0', 'm1'] })
    return line.exchanges
  }

  it('opens the visit first where it registers one that came another way', async () => {
    const page = await ofPage()
    const line = new RecordedLine(staffTransport(instance))
    const registrar = new Registrar(sourceOf(line.transport), noBlocks)
    await registrar.begin(vaultOf(instance.reception, 0))
    await registrar.send({
      ...{ channel: 'main', questionnaire: { id: 'general', version: 1 }, language: 'nb' },
      ...{ answers: { what: 'x' }, party: null, relation: null, categories: [] },
      ...{ cameBy: 'meeting', cameOn: dayOf(A_MONDAY), leftOut: [], shown: ['m0', 'm1'] },
      ...{ words: ['x'], note: '', minutes: '', files: [] },
    })
    expect(registrar.view?.state).to.equal('delivered')
    // before them, the desk fetches who reads, for the form
    expect(line.exchanges.slice(3)).to.deep.equal(page)
  })

  it('opens the visit first where it splits a case', async () => {
    const page = await ofPage()
    await deliver(instance)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    const line = new RecordedLine(staffTransport(instance))
    await new Splitter(sourceOf(line.transport)).split(desk, 'job', {
      ...{ caseId: desk.cases[0]?.id ?? '', channel: 'main', quote: 'x', retaliation: false },
      ...{ language: 'nb', cameOn: dayOf(A_MONDAY), leftOut: [], text: '' },
    })
    // before them, the desk fetches who reads
    expect(line.exchanges.slice(3)).to.deep.equal(page)
  })
})
