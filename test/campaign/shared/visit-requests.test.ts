import { expect } from 'chai'
import { Visit } from '../../../client/shared/session/visit.ts'
import { pageOf } from '../../../crypto/board/page.ts'
import { type KeyList, signKeyList } from '../../../crypto/keys/keylist.ts'
import { ALPHABET, deriveReceipt, makeCode, SECRET_LENGTH } from '../../../crypto/keys/receipt.ts'
import { makeReference } from '../../../crypto/keys/reference.ts'
import { fromHex, systemRandom, toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { makeReception } from '../../support/reception/reception.ts'
import {
  DAY,
  letter,
  openOf,
  refusal,
  refused,
  ScriptedServer,
  sourceOf,
} from '../../support/reporter/scripted-visit.ts'
import { RecordedLine } from '../../support/server/recorded-line.ts'

const PAGE_BITS = 6

describe('the requests of a visit', () => {
  const reception = makeReception(noble, {
    today: DAY,
    roles: ['head', 'reception', 'custodian'],
    edit: (list) => ({ ...list, board: { ...list.board, pageBits: PAGE_BITS } }),
  })
  let server: ScriptedServer
  let line: RecordedLine
  /** Bytes that the random source handed out, in hex. */
  let drawn: string[]
  let visit: Visit

  beforeEach(() => {
    server = new ScriptedServer(reception)
    visit = tracedVisit()
  })

  /** A visit to `server` whose random bytes are noted in `drawn`. */
  function tracedVisit(): Visit {
    drawn = []
    const random = (length: number) => {
      const bytes = systemRandom(length)
      drawn.push(toHex(bytes))
      return bytes
    }
    line = new RecordedLine(server)
    const { transport, later } = line
    return new Visit({ ...sourceOf(server), transport, later, random })
  }

  const pages = () =>
    server.seen.flatMap(({ line }) =>
      line.startsWith(`GET ${PATH.board}`) ? [Number(line.slice(4 + PATH.board.length))] : [],
    )
  const pageFor = (code: Parameters<typeof deriveReceipt>[2]) =>
    pageOf(deriveReceipt(noble, reception.list.instance, code).address, PAGE_BITS)
  /** A code whose page is not 0, so that a fixed page shows. */
  const someCode = () => {
    for (;;) {
      const code = makeCode(systemRandom, 'ABCDEFG')
      if (pageFor(code) !== 0) return code
    }
  }

  it('fetch a page by a random address when the site is opened', async () => {
    const asked = new Set<number>()
    for (let i = 0; i < 20; i++) {
      server.seen.length = 0
      await tracedVisit().open()
      expect(pages()).to.have.lengthOf(1)
      expect(drawn.map((hex) => pageOf(fromHex(hex), PAGE_BITS))).to.include(pages()[0])
      asked.add(pages()[0]!)
    }
    expect(asked.size).to.be.above(5)
  })

  it('find out at opening that a page is none, and not when it is read', async () => {
    const { transport, later } = line
    let isWhole = false
    const damaged: typeof transport.request = async (...asked) => {
      const answer = await transport.request(...asked)
      const isPage = asked[1].startsWith(PATH.board)
      return isPage && !isWhole ? { ...answer, body: answer.body.subarray(1) } : answer
    }
    const other = new Visit({ ...sourceOf(server), transport: { request: damaged }, later })
    expect(await refused(other.open())).to.equal('server')
    isWhole = true
    await other.open()
    const code = someCode()
    other.useReceipt(code)
    server.seen.length = 0
    await other.read()
    expect(pages().length).to.be.at.most(1)
  })

  it('fetch the page of the code when it is read, and no other', async () => {
    const code = someCode()
    visit.useReceipt(code)
    await visit.read()
    expect(pages()).to.deep.equal([pageFor(code)])
  })

  it('fetch the page of the code 70, 130 and 190 seconds after a letter was sent, and never again', async () => {
    const code = someCode()
    visit.useReceipt(code)
    await visit.send(letter('follow-up'))
    await line.pass(69_999)
    expect(line.lines.at(-1)).to.equal(`POST ${PATH.drops}`)
    await line.pass(1)
    expect(pages()).to.deep.equal([pageFor(code)])
    await line.pass(59_999)
    expect(pages()).to.deep.equal([pageFor(code)])
    await line.pass(1)
    await line.pass(59_999)
    expect(pages()).to.deep.equal([pageFor(code), pageFor(code)])
    await line.pass(1)
    await line.pass(3_600_000)
    expect(pages()).to.deep.equal([pageFor(code), pageFor(code), pageFor(code)])
  })

  for (const [what, answers] of [
    ['no answer comes', Array.from({ length: 6 }, () => 'lost' as const)],
    ['it is refused', [refusal(507, 'full')]],
  ] as const) {
    it(`fetch the same pages after a letter of which ${what}`, async () => {
      const code = someCode()
      visit.useReceipt(code)
      server.answers = [...answers]
      await refused(visit.send(letter('follow-up')))
      await line.pass(190_000)
      expect(pages()).to.deep.equal([pageFor(code), pageFor(code), pageFor(code)])
    })
  }

  it('fetch no page after a letter that never went out', async () => {
    visit.useReceipt(someCode())
    expect(await refused(visit.send({ ...letter(), leftOut: ['m0', 'm1'] }))).to.equal('closed')
    await line.pass(190_000)
    expect(pages()).to.deep.equal([])
  })

  it('read the page that the site fetched last, and a fresh one only where it is asked for', async () => {
    const code = someCode()
    visit.useReceipt(code)
    await visit.read()
    await visit.read()
    expect(pages()).to.have.lengthOf(1)
    await visit.read(true)
    expect(pages()).to.have.lengthOf(2)
    await visit.send(letter('follow-up'))
    await line.pass(70_000)
    await visit.read()
    expect(pages()).to.deep.equal([pageFor(code), pageFor(code), pageFor(code)])
  })

  it('fetch a page again once the board has more of them, though the number is the same', async () => {
    const alike = makeReception(noble, {
      today: DAY,
      edit: (list) => ({ ...list, board: { ...list.board, pageBits: 1 } }),
    })
    server = new ScriptedServer(alike)
    visit = tracedVisit()
    const numbers = (code: Parameters<typeof deriveReceipt>[2]) => {
      const { address } = deriveReceipt(noble, alike.list.instance, code)
      return [pageOf(address, 1), pageOf(address, 2)]
    }
    let code = makeCode(systemRandom, 'ABCDEFG')
    while (numbers(code).some((number) => number > 0)) code = makeCode(systemRandom, 'ABCDEFG')
    visit.useReceipt(code)
    await visit.read()
    const { hash: _, ...list } = alike.list
    const grown = { ...list, version: 2, board: { ...list.board, pageBits: 2 } } as KeyList
    server.reception = { ...alike, signed: signKeyList(noble, alike.root.seed, grown) }
    await visit.send({ ...letter('follow-up'), shown: ['m0', 'm1'] })
    await visit.read()
    expect(pages()).to.deep.equal([0, 0])
  })

  it('throw away a page that is none, and fetch another', async () => {
    const { request } = server
    let broken = true
    const transport = {
      request: async (...asked: Parameters<typeof request>) => {
        const answer = await request(...asked)
        return broken && asked[1].startsWith(PATH.board) ? { ...answer, body: utf8('x') } : answer
      },
    }
    visit = new Visit({ ...sourceOf(server), transport })
    visit.useReceipt(someCode())
    expect(await refused(visit.read())).to.equal('server')
    broken = false
    expect(weeksOf(await visit.read())).to.deep.equal([])
  })

  it('are those of a return and a letter where a first report is sent to a board of many pages', async () => {
    const lines = async (go: () => Promise<unknown>, addresses: readonly Uint8Array[]) => {
      const left = [...addresses]
      const random = (length: number) => (length === 4 && left.shift()) || systemRandom(length)
      line = new RecordedLine(server)
      const { transport, later } = line
      visit = new Visit({ ...sourceOf(server), transport, later, random })
      await visit.open()
      await go()
      await visit.send(letter('follow-up'))
      await line.pass(190_000)
      return line.lines
    }
    const [opening, own] = [fromHex('04000000'), fromHex('fc000000')]
    const first = await lines(() => visit.makeReceipt(), [opening, own])
    let code = makeCode(systemRandom, 'ABCDEFG')
    while (pageFor(code) !== 63) code = makeCode(systemRandom, 'ABCDEFG')
    const back = async () => {
      visit.useReceipt(code)
      await visit.read()
    }
    expect(await lines(back, [opening])).to.deep.equal(first)
    const asked = first.filter((one) => one.startsWith(`GET ${PATH.board}`))
    expect(asked).to.deep.equal([1, 63, 63, 63, 63].map((number) => `GET ${PATH.board}${number}`))
  })

  it('make the reference of bytes of both sides, of which the server sees its own alone', async () => {
    server.seed = systemRandom(SIZE.referenceSeed)
    const code = await visit.makeReceipt()
    await visit.send(letter())
    const own = drawn.filter((hex) => hex.length === 2 * SIZE.referenceSeed)
    const { instance } = reception.list
    const made = own.map((hex) => makeReference(noble, instance, server.seed, fromHex(hex)))
    expect(made).to.include(code.slice(0, 7))
    const sent = server.seen.map(({ line, headers, body }) =>
      [line, JSON.stringify(headers), toHex(body), Buffer.from(body).toString('latin1')].join(),
    )
    for (const hidden of [...own, code.slice(0, 7)]) expect(sent.join()).to.not.include(hidden)
    // the same bytes of the server give another browser another reference
    expect((await tracedVisit().makeReceipt()).slice(0, 7)).to.not.equal(code.slice(0, 7))
  })

  it('give each letter a message id of its own, from the random source', async () => {
    await visit.makeReceipt()
    await visit.send(letter())
    await visit.send(letter('follow-up'))
    const ids = server.drops.map((drop) => toHex(openOf(reception, drop)?.body.messageId ?? drop))
    expect(new Set(ids).size).to.equal(2)
    expect(drawn).to.include.members(ids)
  })

  it('bring no part of the secret: it comes from the random source of the browser', async () => {
    const code = await visit.makeReceipt()
    const secret = code.slice(7, 7 + SECRET_LENGTH)
    const fromSource = drawn
      .filter((hex) => hex.length === 2 * SECRET_LENGTH)
      .map((hex) => [...fromHex(hex)].map((byte) => ALPHABET[byte & 31]).join(''))
    expect(fromSource).to.include(secret)
    expect(
      server.seen.map(({ body }) => Buffer.from(body).toString('latin1')).join(),
    ).to.not.include(secret)
  })
})
