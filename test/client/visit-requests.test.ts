import { expect } from 'chai'
import { Visit } from '../../client/shared/visit.ts'
import { fromHex, systemRandom, toHex } from '../../crypto/bytes.ts'
import { noble } from '../../crypto/noble.ts'
import { pageOf } from '../../crypto/page.ts'
import { ALPHABET, deriveReceipt, makeCode, SECRET_LENGTH } from '../../crypto/receipt.ts'
import { PATH } from '../../crypto/wire.ts'
import { makeHouse } from '../support/house.ts'
import { DAY, letter, openOf, ScriptedServer, sourceOf } from '../support/scripted-visit.ts'

const PAGE_BITS = 6

describe('the requests of a visit', () => {
  const house = makeHouse(noble, {
    today: DAY,
    roles: ['head', 'reception', 'custodian'],
    edit: (list) => ({ ...list, board: { ...list.board, pageBits: PAGE_BITS } }),
  })
  let server: ScriptedServer
  /** What the random source handed out, in hex. */
  let drawn: string[]
  let visit: Visit

  beforeEach(() => {
    server = new ScriptedServer(house)
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
    return new Visit({ ...sourceOf(server), random })
  }

  const pages = () =>
    server.seen.flatMap(({ line }) =>
      line.startsWith(`GET ${PATH.board}`) ? [Number(line.slice(4 + PATH.board.length))] : [],
    )
  const pageFor = (code: Parameters<typeof deriveReceipt>[2]) =>
    pageOf(deriveReceipt(noble, house.list.instance, code).address, PAGE_BITS)
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

  it('fetch the page of the code when it is read, and no other', async () => {
    const code = someCode()
    visit.useReceipt(code)
    await visit.read()
    expect(pages()).to.deep.equal([pageFor(code)])
  })

  it('fetch the page of the code once after a letter was sent', async () => {
    const code = someCode()
    visit.useReceipt(code)
    await visit.send(letter('follow-up'))
    expect(pages()).to.deep.equal([pageFor(code)])
    const lines = server.seen.map(({ line }) => line)
    expect(lines.at(-1)).to.equal(`GET ${PATH.board}${pageFor(code)}`)
    expect(lines.at(-2)).to.equal(`POST ${PATH.drops}`)
  })

  it('give each letter a message id of its own, from the random source', async () => {
    await visit.makeReceipt()
    await visit.send(letter())
    await visit.send(letter('follow-up'))
    const ids = server.drops.map((drop) => toHex(openOf(house, drop)?.body.messageId ?? drop))
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
