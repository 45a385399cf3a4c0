import { expect } from 'chai'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { makeReception } from '../../support/reception/reception.ts'
import {
  DAY,
  letter,
  openOf,
  refused,
  ScriptedServer,
  visitOf,
} from '../../support/reporter/scripted-visit.ts'

describe('a report that may not have arrived', () => {
  const reception = makeReception(noble, { today: DAY, roles: ['head', 'reception'] })
  const lost = () => Array.from({ length: 6 }, () => 'lost' as const)
  let server: ScriptedServer

  beforeEach(() => {
    server = new ScriptedServer(reception)
  })

  it('is repeated byte for byte after it was looked for with its code', async () => {
    server.answers = lost()
    const visit = visitOf(server)
    const code = await visit.makeReceipt()
    const mine = letter()
    expect(await refused(visit.send(mine))).to.equal('offline')
    visit.useReceipt(code)
    await visit.read()
    await visit.send(mine)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
  })

  it('keeps its code after another one was opened, and after another letter', async () => {
    server.answers = lost()
    const visit = visitOf(server)
    const code = await visit.makeReceipt()
    const mine = letter()
    expect(await refused(visit.send(mine))).to.equal('offline')
    visit.useReceipt(makeCode(systemRandom, '7654321'))
    await visit.send(letter('follow-up', 'of another matter'))
    const other = server.drops.at(-1)
    await visit.send(mine)
    const references = [other, server.drops.at(-1)].map(
      (drop) => openOf(reception, drop as Uint8Array)?.body.reference,
    )
    expect(references).to.deep.equal(['7654321', code.slice(0, 7)])
    expect(toHex(server.drops.at(-1) as Uint8Array)).to.equal(toHex(server.drops[0] as Uint8Array))
  })
})
