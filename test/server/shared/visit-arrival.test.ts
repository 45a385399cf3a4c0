import { expect } from 'chai'
import { type Arrival, Arrivals } from '../../../client/shared/session/arrivals.ts'
import type { Visit } from '../../../client/shared/session/visit.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { type Page, parsePage } from '../../../crypto/board/page.ts'
import { lettersOn } from '../../../crypto/board/sent.ts'
import { deriveReceipt, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { countDrops } from '../../../db/drops.ts'
import { acceptedBody } from '../../support/desk/accepted.ts'
import { echoFor } from '../../support/reception/echoes.ts'
import { letter, refused } from '../../support/reporter/scripted-visit.ts'
import { Later } from '../../support/run/later.ts'
import { publicTransport, visitOn } from '../../support/server/case-files.ts'
import { A_MONDAY, fakeClock, type Instance, startInstance } from '../../support/server/instance.ts'

/** A server that takes what it gets, or only says so, and shows what it likes of the board. */
class LyingLine {
  readonly #honest: Transport
  /** Whether it keeps a drop, or only answers as if it did. */
  keeps = true
  /** The page that it shows instead of the real one. */
  shows: (page: Uint8Array) => Uint8Array = (page) => page
  /** Bodies of the drops that came. */
  readonly drops: Uint8Array[] = []

  constructor(honest: Transport) {
    this.#honest = honest
  }

  #came = () => {}

  /** Once the next page of the board has been handed over. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#came = resolve
    })
  }

  readonly request: Transport['request'] = async (method, path, options = {}) => {
    if (path === PATH.drops && options.body) {
      this.drops.push(options.body)
      if (!this.keeps) return { status: 200, body: acceptedBody(options.body) }
    }
    const answer = await this.#honest.request(method, path, options)
    if (!path.startsWith(PATH.board)) return answer
    this.#came()
    return { ...answer, body: this.shows(answer.body) }
  }
}

/** A page without the row of echoes at `at`, with noise in its place. */
function hiding(page: Uint8Array, at: number): Uint8Array {
  return concat(page.slice(0, at), systemRandom(SIZE.pageEcho), page.slice(at + SIZE.pageEcho))
}

describe('a letter that was sent', () => {
  let instance: Instance
  let line: LyingLine
  let visit: Visit
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  after(() => instance.stop())

  const build = () => instance.server.tick()
  const see = async () => {
    await build()
    await visit.see()
  }
  /** The arrival, if it is known by now; otherwise null. */
  const now = (told: Promise<Arrival>) =>
    Promise.race([told, new Promise<null>((resolve) => setImmediate(resolve, null))])

  beforeEach(async () => {
    await build()
    line = new LyingLine(publicTransport(instance))
    visit = visitOn(instance, { transport: line })
    await visit.open()
  })

  it('is there once the board shows its own echo, and not before', async () => {
    await visit.makeReceipt()
    const one = letter()
    await visit.send(one)
    const told = visit.arrival(one)
    expect(await now(told)).to.equal(null)
    await visit.see()
    expect(await now(told)).to.equal(null)
    await see()
    expect(await now(told)).to.equal('seen')
    const before = line.drops.length
    await visit.send(one)
    expect(line.drops).to.have.length(before)
  })

  it('may not have arrived after three builds without it, and goes again in the same bytes', async () => {
    await visit.makeReceipt()
    const one = letter()
    line.keeps = false
    await visit.send(one)
    const first = visit.arrival(one)
    await see()
    await visit.see()
    await visit.see()
    await see()
    expect(await now(first)).to.equal(null)
    await see()
    expect(await now(first)).to.equal('missing')
    const before = await countDrops(instance.server.ctx.db)
    line.keeps = true
    const second = visit.arrival(one)
    await visit.send(one)
    expect(new Set(line.drops.map(toHex)).size).to.equal(1)
    await visit.see()
    await visit.see()
    expect(await now(second)).to.equal(null)
    await see()
    const after = await countDrops(instance.server.ctx.db)
    expect([await now(second), after]).to.deep.equal(['seen', before + 1])
  })

  it('is said of by itself: missing after the third page, or unknown where builds did not come', async () => {
    const line = new LyingLine(publicTransport(instance))
    line.keeps = false
    for (const [builds, says] of [
      [3, 'missing'],
      [2, 'unknown'],
    ] as const) {
      const later = new Later()
      visit = visitOn(instance, { transport: line, later: later.later })
      await visit.open()
      await visit.makeReceipt()
      const one = letter()
      await visit.send(one)
      const told = visit.arrival(one)
      for (let n = 0; n < 3; n++) {
        if (n < builds) await build()
        const came = line.next()
        later.pass(n === 0 ? 70_000 : 60_000)
        await came
      }
      expect(await told, `${builds} builds`).to.equal(says)
    }
  })

  it('is not there by a page of before, however often it is shown', async () => {
    await visit.makeReceipt()
    const one = letter()
    const { body: old } = await publicTransport(instance).request('GET', `${PATH.board}0`)
    line.shows = () => old
    await visit.send(one)
    const told = visit.arrival(one)
    for (let n = 0; n < 5; n++) await see()
    expect(await now(told)).to.equal(null)
  })

  /** The place on a page of the row by which a code finds one of its letters. */
  function rowOf(code: ReceiptCode, page: Uint8Array): { at: number; letters: readonly number[] } {
    const { p, reception } = instance
    const { echoKey } = deriveReceipt(p, reception.list.instance, code)
    const read = (bytes: Uint8Array): Page => parsePage(bytes)
    const week = lineWeek()
    const found = lettersOn(p, echoKey, week, read(page))
    const first = page.length - read(page).echoes.length * SIZE.pageEcho
    for (let at = first; at < page.length; at += SIZE.pageEcho) {
      const other = { ...read(hiding(page, at)) }
      if (lettersOn(p, echoKey, week, other).length < found.length) return { at, letters: found }
    }
    return { at: -1, letters: found }
  }
  const lineWeek = () => Math.floor((Math.floor(instance.now() / 86_400_000) + 3) / 7)

  it('is not there by the echo of an older one that was hidden, but by a chance of one in 64', async () => {
    const code = await visit.makeReceipt()
    await visit.send(letter())
    await see()
    const { body } = await publicTransport(instance).request('GET', `${PATH.board}0`)
    const { at, letters } = rowOf(code, body)
    expect([at > 0, letters.length]).to.deep.equal([true, 1])
    // It hides the echo of the first, and throws the second away: then it shows that of the first.
    const again = visitOn(instance, { transport: line })
    line.shows = (page) => hiding(page, rowOf(code, page).at)
    await again.open()
    again.useReceipt(code)
    line.keeps = false
    line.shows = (page) => page
    const second = { ...letter('follow-up'), choice: { channel: 'main', leftOut: [] } }
    await again.send(second)
    const told = again.arrival(second)
    for (let n = 0; n < 3; n++) {
      await build()
      await again.see()
    }
    const { p, reception } = instance
    const { echoKey } = deriveReceipt(p, reception.list.instance, code)
    // the name by which the second went is only in its body: the server sees an echo of that name
    const own = line.drops.at(-1)!.slice(SIZE.sealedDrop + 4, SIZE.sealedDrop + 20)
    const first = echoFor(p, reception.list, { echoKey }, { week: lineWeek(), letter: letters[0]! })
    const isGuessed = toHex(own) === toHex(first.slice(0, 16))
    expect(await told).to.equal(isGuessed ? 'seen' : 'missing')
  })

  it('has a name that no page of the visit shows, and the 65th of a week is refused', async () => {
    const code = await visit.makeReceipt()
    await visit.send(letter())
    await see()
    const { p, reception } = instance
    const { echoKey } = deriveReceipt(p, reception.list.instance, code)
    const { body } = await publicTransport(instance).request('GET', `${PATH.board}0`)
    const [shown] = lettersOn(p, echoKey, lineWeek(), parsePage(body))
    const arrivals = new Arrivals()
    arrivals.look(p, parsePage(body))
    const names = new Set<number>()
    for (let n = 0; n < 63; n++) {
      names.add(arrivals.draw(p, systemRandom, echoKey, lineWeek()).letter)
    }
    expect([names.size, names.has(shown!)]).to.deep.equal([63, false])
    const full = async () => arrivals.draw(p, systemRandom, echoKey, lineWeek())
    expect(await refused(full())).to.equal('letters')
    expect(arrivals.draw(p, systemRandom, echoKey, lineWeek() + 1).week).to.equal(lineWeek() + 1)
  })

  it('has the code tell whom it leaves out, and what follows leaves them out with it', async () => {
    const code = await visit.makeReceipt()
    await visit.send({ ...letter(), leftOut: ['m1'], shown: ['m0'] })
    await see()
    const { choice } = await visit.read()
    expect(choice).to.deep.equal({ channel: 'main', leftOut: ['m1'] })
    const later = visitOn(instance, { transport: line })
    await later.open()
    later.useReceipt(code)
    const told = (await later.read()).choice
    const more = { ...letter('follow-up'), leftOut: ['m1'], shown: ['m0'] }
    await later.send({ ...more, choice: told })
    await build()
    expect((await later.read(true)).choice).to.deep.equal({ channel: 'main', leftOut: ['m1'] })
    // A sender who does not know the choice says so; each reader with the code is asked from then on.
    await later.send(more)
    await build()
    const { choice: unsure, leftOut } = await later.read(true)
    expect([unsure, leftOut]).to.deep.equal([null, ['m1']])
  })

  it('says nothing of whom it leaves out to a server that turns one bit of it', async () => {
    const code = await visit.makeReceipt()
    await visit.send({ ...letter(), leftOut: ['m1'], shown: ['m0'] })
    await see()
    const { at } = rowOf(
      code,
      (await publicTransport(instance).request('GET', `${PATH.board}0`)).body,
    )
    expect(at).to.be.greaterThan(0)
    for (const bit of [0, 13, 31, 32, 63]) {
      line.shows = (page) => {
        const copy = page.slice()
        const byte = rowOf(code, page).at + 16 + (bit >> 3)
        copy[byte] = copy[byte]! ^ (1 << (bit & 7))
        return copy
      }
      const { choice, sent } = await visit.read(true)
      expect([choice, sent.length], `bit ${bit}`).to.deep.equal([null, 1])
    }
  })
})
