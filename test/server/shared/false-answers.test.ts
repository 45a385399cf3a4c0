import { expect } from 'chai'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import type { Case } from '../../../client/desk/model/case/fold.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { planStream } from '../../../client/shared/blocks/plan.ts'
import { Upload } from '../../../client/shared/blocks/upload.ts'
import type { Answer } from '../../../client/shared/transport.ts'
import { systemRandom, toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { acceptedBody } from '../../support/desk/accepted.ts'
import { meddled, staffTransport, testDesk } from '../../support/desk/desk-core.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { textsOf } from '../../support/reception/together.ts'
import {
  DAY,
  letter,
  refused,
  ScriptedServer,
  visitOf,
} from '../../support/reporter/scripted-visit.ts'
import { sodium } from '../../support/run/engines.ts'
import {
  BlockShelf,
  fileOf,
  patternSource,
  streamRefusal,
  TestSource,
} from '../../support/server/block-shelf.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'

const answer = (text: string): Answer => ({ status: 200, body: utf8(text) })

/** Answers to a write that may come from others than the server, all with status 200. */
const FALSE: Readonly<Record<string, Answer>> = {
  'a login page': answer('<!doctype html><title>Log in</title>'),
  'an empty object': answer('{}'),
  nothing: answer(''),
  'a word of success': answer('{"status":"accepted"}'),
  'the answer to another write': { status: 200, body: acceptedBody(utf8('another')) },
}

describe('a report is not called delivered', () => {
  const reception = makeReception(noble, { today: DAY, roles: ['head', 'reception'] })

  for (const [what, given] of Object.entries(FALSE)) {
    it(`for ${what}, and goes again as the same bytes`, async () => {
      const server = new ScriptedServer(reception)
      server.answers = Array.from({ length: 6 }, () => given)
      const visit = visitOf(server)
      await visit.makeReceipt()
      const mine = letter()
      expect(await refused(visit.send(mine))).to.equal('server')
      server.answers = [given, given]
      await visit.send(mine)
      expect(server.drops).to.have.length(9)
      expect(new Set(server.drops.map(toHex)).size).to.equal(1)
    })
  }

  it('where no ticket comes but a login page, which is asked for again', async () => {
    const server = new ScriptedServer(reception)
    const { request } = server
    let pages = 0
    const transport = {
      request: async (...asked: Parameters<typeof request>) => {
        if (asked[1] !== PATH.tickets || pages === 0) return request(...asked)
        pages--
        return FALSE['a login page'] as Answer
      },
    }
    const visit = visitOf(Object.assign(Object.create(server), transport) as ScriptedServer)
    pages = 1
    expect(await refused(visit.makeReceipt())).to.equal('server')
    await visit.makeReceipt()
    server.answers = [FALSE.nothing as Answer]
    const mine = letter()
    visit.useReceipt(await visit.makeReceipt())
    pages = 1
    // as for a new report: a visible difference would tell the two apart
    expect(await refused(visit.send(mine))).to.equal('server')
    await visit.makeReceipt()
    pages = 3
    await visit.send(mine)
    expect(server.drops).to.have.length(2)
  })
})

describe('a block does not count as held', () => {
  for (const [what, given] of Object.entries(FALSE)) {
    it(`for ${what}; it goes again until it is`, async () => {
      const shelf = new BlockShelf()
      const source = new TestSource(sodium, shelf)
      const files = planStream([fileOf(patternSource(600_000))])
      const upload = new Upload(source, new Uint8Array(16), files)
      shelf.faults = Array.from({ length: 42 }, () => given)
      expect(await streamRefusal(() => upload.run())).to.equal('server')
      expect([upload.isDone, upload.progress.blocks, shelf.blocks.size]).to.deep.equal([
        false,
        0,
        0,
      ])
      shelf.faults = [given, given]
      await upload.run()
      expect(shelf.blocks.size).to.equal(upload.manifest.blocks)
    })
  }
})

describe('a desk does not call written', () => {
  let instance: Instance
  let given: Answer | null
  /** Whether the write itself gets through. */
  let arrives: boolean
  let desk: Desk

  beforeEach(async () => {
    given = null
    instance = await startInstance()
    await deliver(instance)
    const honest = staffTransport(instance)
    const transport = meddled(honest, (request) => {
      const says = given
      const isWrite = [PATH.deskRecords, PATH.deskSlots].some((path) => request === `POST ${path}`)
      if (says === null || !isWrite) return null
      return arrives ? () => says : 'lose-request'
    })
    desk = testDesk(instance, 0, {
      transport: {
        request: async (method, path, options) => {
          try {
            return await transport.request(method, path, options)
          } catch (error) {
            if (given === null) throw error
            return given
          }
        },
      },
    })
    await desk.sync()
  })
  afterEach(() => instance.stop())

  const one = (): Case => desk.cases[0] as Case
  const note = (text: string) => jobOf(systemRandom, { kind: 'note', text })

  for (const through of [false, true]) {
    for (const [what, says] of Object.entries(FALSE)) {
      it(`a note that is answered by ${what}, ${through ? 'though' : 'and'} it ${through ? 'arrived' : 'did not arrive'}; it is written once`, async () => {
        arrives = through
        given = says
        await desk.write(one().id, note('Ring'))
        await desk.write(one().id, note('Ring igjen'))
        expect(textsOf(one())).to.deep.equal([])
        expect(desk.unsentIn(one())).to.have.length(2)
        given = null
        await desk.sync()
        expect(desk.unsentIn(one())).to.deep.equal([])
        const colleague = testDesk(instance, 1)
        await colleague.sync()
        expect(textsOf(colleague.cases[0] as Case)).to.deep.equal(['Ring', 'Ring igjen'])
      })
    }
  }

  it('a board that something else answered for, and puts it up at the next sync', async () => {
    arrives = false
    await desk.append(one().id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    given = FALSE['a login page'] as Answer
    const status = {
      kind: 'status',
      status: 'closed',
      text: 'Slutt',
      party: 'party',
      next: null,
    } as const
    await desk.write(one().id, jobOf(systemRandom, status))
    given = null
    await desk.sync()
    expect([...desk.waiting]).to.deep.equal([])
    expect(textsOf(one())).to.deep.equal(['Slutt'])
  })
})
