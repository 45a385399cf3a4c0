import { expect } from 'chai'
import { type Letter, Visit } from '../../../client/shared/session/visit.ts'
import { OfflineError } from '../../../client/shared/transport.ts'
import { type KeyList, signKeyList } from '../../../crypto/keys/keylist.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { makeReception } from '../../support/reception/reception.ts'
import {
  DAY,
  letter,
  refusal,
  refused,
  ScriptedServer,
  sourceOf,
  withdrawal,
} from '../../support/reporter/scripted-visit.ts'
import { ENGINES } from '../../support/run/engines.ts'
import { inTurn } from '../../support/run/scale.ts'
import { RecordedLine } from '../../support/server/recorded-line.ts'

/** Signs by which a server could tell letters apart, beside the requests themselves. */
describe('between the requests of a visit', () => {
  const [sodium] = ENGINES
  const reception = makeReception(noble, { today: DAY, roles: ['head', 'reception', 'custodian'] })
  const LETTERS: readonly Letter[] = [
    letter('follow-up'),
    letter('identity'),
    letter('meeting-request'),
    withdrawal('report'),
    withdrawal('identity'),
  ]

  /** A visit of which each request, each operation, each draw and each wait is noted in turn. */
  function noted(server: ScriptedServer) {
    const steps: string[] = []
    const primitives = new Proxy<Primitives>(noble, {
      get: (all, name: keyof Primitives) => {
        const one: unknown = all[name]
        if (typeof one !== 'function') return one
        return (...given: unknown[]) => {
          steps.push(name)
          return one(...given)
        }
      },
    })
    const visit = new Visit({
      ...sourceOf(server),
      primitives: async () => primitives,
      transport: {
        request: (method, path, options) => {
          steps.push(`${method} ${path}`)
          return server.request(method, path, options)
        },
      },
      random: (length) => {
        steps.push(`random ${length}`)
        return systemRandom(length)
      },
      wait: async (ms) => void steps.push(`wait ${ms}`),
    })
    return { visit, steps }
  }

  async function stepsOf(one: Letter): Promise<string[]> {
    const { visit, steps } = noted(new ScriptedServer(reception))
    await visit.open()
    if (one.kind === 'report') await visit.makeReceipt()
    else visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
    await visit.send(one)
    return steps.slice(steps.indexOf(`POST ${PATH.tickets}`))
  }

  it('every kind of letter takes the same steps from its ticket to the end', async () => {
    const report = await stepsOf(letter())
    expect(report).to.include.members([`random ${26}`, 'wait 1500', `POST ${PATH.drops}`])
    for (const one of LETTERS) {
      const steps = await stepsOf(one)
      expect(steps, one.kind).to.deep.equal(report)
    }
  })

  it('the code of a new report is shown for a time that every other letter waits', async () => {
    const server = new ScriptedServer(reception)
    const line = new RecordedLine(server)
    for (const isReport of [true, false]) {
      const { transport, later } = line
      const visit = new Visit({ ...sourceOf(server), transport, wait: later })
      await visit.open()
      if (isReport) await visit.makeReceipt()
      else visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
      const sending = visit.send(letter(isReport ? 'report' : 'follow-up'))
      while (line.lines.at(-1) !== `POST ${PATH.tickets}`) await line.pass(0)
      await line.pass(1499)
      expect(line.lines.at(-1)).to.equal(`POST ${PATH.tickets}`)
      await line.pass(1)
      await sending
      expect(line.lines.at(-1)).to.equal(`POST ${PATH.drops}`)
    }
  })

  const quick = (server: ScriptedServer) => ({
    ...sourceOf(server),
    primitives: async () => sodium!,
  })

  /** Places of a sending at which one answer can be a fault, whatever is sent. */
  const PLACES = ['ticket', 'key list', 'content', 'keys', 'drop']

  for (const [fault, answer] of [
    ['a 503', refusal(503, 'unavailable')],
    ['no answer', 'lost'],
    ['a login page', { status: 200, body: new TextEncoder().encode('<html>') }],
  ] as const) {
    for (const [place, what] of PLACES.entries()) {
      it(`${fault} to the ${what} makes every kind of letter ask for the same, then and when it is sent again`, async () => {
        const lines = async (one: Letter) => {
          const server = new ScriptedServer(reception)
          const line = new RecordedLine(server)
          let sent = -1
          const { later } = line
          const request: typeof server.request = (method, path, options) => {
            if (path === PATH.tickets && sent < 0) sent = 0
            const isFault = sent >= 0 && sent++ === place
            if (!isFault) return line.transport.request(method, path, options)
            server.seen.push({
              line: `fault ${method} ${path}`,
              headers: {},
              body: new Uint8Array(0),
            })
            if (answer === 'lost') return Promise.reject(new OfflineError('lost'))
            return Promise.resolve(answer)
          }
          const visit = new Visit({ ...quick(server), transport: { request }, later })
          await visit.open()
          const failed: string[] = []
          const again = async (work: () => Promise<unknown>) => {
            const code = await refused(work()).catch(() => null)
            if (code === null) return
            failed.push(code)
            await work()
          }
          if (one.kind === 'report') await again(() => visit.makeReceipt())
          else visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
          await again(() => visit.send(one))
          await line.pass(190_000)
          return [...failed, ...server.seen.map((seen) => seen.line)]
        }
        const report = await lines(letter())
        // each fault in each place meets two kinds in everyday runs, and in turn all of them
        for (const one of inTurn(LETTERS, 3, place)) {
          expect(await lines(one), one.kind).to.deep.equal(report)
        }
      })
    }
  }

  it('a letter that had no answer, and is sent again, asks for the same whatever its kind', async () => {
    const lines = async (one: Letter) => {
      const server = new ScriptedServer(reception)
      server.answers = Array.from({ length: 6 }, () => 'lost' as const)
      const line = new RecordedLine(server)
      const { transport, later } = line
      const visit = new Visit({ ...quick(server), transport, later })
      await visit.open()
      if (one.kind === 'report') await visit.makeReceipt()
      else visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
      expect(await refused(visit.send(one))).to.equal('offline')
      await line.pass(70_000)
      await visit.send(one)
      await line.pass(190_000)
      return line.exchanges
    }
    const report = await lines(letter())
    for (const one of LETTERS) expect(await lines(one), one.kind).to.deep.equal(report)
  })

  it('a list that changes meanwhile, for the same readers, changes the same for every kind of letter', async () => {
    const { hash: _, ...list } = reception.list
    const board = { ...reception.list.board, pageBits: 3 }
    const changed = { ...(list as KeyList), version: 2, board }
    const signed = signKeyList(noble, reception.root.seed, changed)
    const lines = async (one: Letter) => {
      const server = new ScriptedServer(reception)
      const line = new RecordedLine(server)
      const { transport, later } = line
      const visit = new Visit({ ...quick(server), transport, later })
      await visit.open()
      if (one.kind === 'report') await visit.makeReceipt()
      else visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
      server.reception = { ...reception, signed }
      await visit.send(one)
      await line.pass(190_000)
      // the board has 8 pages by now, of which each code has one
      return line.lines.map((each) => each.replace(/board\/\d+$/, 'board/N'))
    }
    const report = await lines(letter())
    for (const one of LETTERS) expect(await lines(one), one.kind).to.deep.equal(report)
  })

  for (const [what, random] of [
    ['says the same each time', (length: number) => new Uint8Array(length).fill(7)],
    [
      'fails',
      () => {
        throw new Error('no entropy')
      },
    ],
  ] as const) {
    it(`a random source that ${what} stops every kind of letter, and says what it is`, async () => {
      for (const one of [letter(), ...LETTERS]) {
        const server = new ScriptedServer(reception)
        const visit = new Visit({ ...quick(server), random })
        const work = async () => {
          if (one.kind === 'report') await visit.makeReceipt()
          else visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
          await visit.send(one)
        }
        expect(await refused(work()), one.kind).to.equal('random')
        expect(server.drops).to.deep.equal([])
      }
    })
  }
})
