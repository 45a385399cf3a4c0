import { expect } from 'chai'
import { sealBlock } from '../../../crypto/drop/blocks.ts'
import { DROP_KIND, type DropContent, type DropKind } from '../../../crypto/entries/content.ts'
import { systemRandom, utf8 } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { type RawAnswer, send } from '../../support/run/http.ts'
import { fetchBlock, putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  newTicket,
  postDrop,
  reportOf,
  sealReport,
  startInstance,
} from '../../support/server/instance.ts'

const KINDS = Object.keys(DROP_KIND) as DropKind[]

function contentOf(kind: DropKind): DropContent {
  if (kind === 'decoy') return { kind, content: {} }
  if (kind === 'checkpoint') return { kind, content: { entries: systemRandom(SIZE.checkpoint) } }
  if (kind === 'grant') {
    const content = { caseKey: systemRandom(32), epoch: 1, epochKey: systemRandom(32) }
    return { kind, content }
  }
  if (kind === 'absence') {
    const said = { id: systemRandom(8), change: 0, member: 'm1', deputy: null }
    return { kind, content: { ...said, from: 20_600, until: 20_610 } }
  }
  if (kind === 'key-part') {
    return { kind, content: { drop: systemRandom(32), part: systemRandom(32) } }
  }
  return reportOf(`Tekst til ${kind}. `.repeat(kind.length * 9), kind)
}

/** All that a watcher of the network or of the server can compare. */
/** The exact answer to what was sent counts as one; it names what was sent. */
function shapeOf(answer: RawAnswer, sent: Uint8Array) {
  const text = outcomeOf(answer, sent)
  return { status: answer.status, headers: [...answer.headers], text }
}

describe('drops of every kind', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  after(() => instance.stop())

  it('are one and the same request, but for what looks random', async () => {
    const { code } = await deliver(instance)
    const shapes = new Set<string>()
    for (const kind of KINDS) {
      const { request } = sealReport(instance, { code, drop: contentOf(kind) })
      const ticket = await newTicket(instance)
      const week = [...request.subarray(25_776, 25_780)]
      shapes.add(JSON.stringify([request.length, week, ticket.length]))
    }
    expect(KINDS).to.have.length(10)
    expect([...shapes]).to.deep.equal([JSON.stringify([25_804, [0, 0, 11, 159], 78])])
  })

  it('are answered alike: accepted, accepted again, or refused', async () => {
    const { code } = await deliver(instance)
    const first = new Set<string>()
    const again = new Set<string>()
    const conflict = new Set<string>()
    const unpaid = new Set<string>()
    for (const kind of KINDS) {
      const { request } = sealReport(instance, { code, drop: contentOf(kind) })
      first.add(JSON.stringify(shapeOf(await postDrop(instance, request), request)))
      again.add(JSON.stringify(shapeOf(await postDrop(instance, request), request)))
      const other = request.slice()
      other[20_000]! ^= 1
      conflict.add(JSON.stringify(shapeOf(await postDrop(instance, other), other)))
      unpaid.add(
        JSON.stringify(shapeOf(await postDrop(instance, request, 'A'.repeat(78)), request)),
      )
    }
    expect(first.size).to.equal(1)
    expect([...first]).to.deep.equal([...again])
    expect([...first][0]).to.contain(`"text":"${ACCEPTED}"`)
    expect(conflict.size).to.equal(1)
    expect([...conflict][0])
      .to.contain('"status":409')
      .and.contain('conflict')
    expect(unpaid.size).to.equal(1)
    expect([...unpaid][0]).to.contain('"status":403')
  })

  it('are answered alike whether they open for anybody or are noise', async () => {
    const { request } = sealReport(instance)
    const noise = new Uint8Array([
      ...systemRandom(25_776),
      ...request.subarray(25_776, 25_780),
      ...systemRandom(24),
    ])
    const good = shapeOf(await postDrop(instance, request), request)
    expect(shapeOf(await postDrop(instance, noise), noise)).to.deep.equal(good)
  })
})

describe('blocks of every kind', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  after(() => instance.stop())

  it('are one and the same request with one answer: of a file, padding, a short end, or noise', async () => {
    const { p, reception, server } = instance
    const place = { instance: reception.list.instance, streamKey: systemRandom(32), total: 4 }
    const plains = [systemRandom(SIZE.blockPlain), new Uint8Array(SIZE.blockPlain), utf8('slutt')]
    const sealed = [
      ...plains.map((plain, index) => sealBlock(p, { ...place, index }, plain)),
      someBlock().sealed,
    ]
    const shapes: string[][] = []
    for (const block of sealed) {
      const answers = [await putBlock(instance, { sealed: block })]
      // a desk sends by the same route, of its own listener
      const headers = {
        'content-type': 'application/octet-stream',
        [TICKET_HEADER]: await newTicket(instance),
      }
      answers.push(await send(server.staffUrl, 'PUT', PATH.blocks, { headers, body: block }))
      const other = block.slice()
      other[100_000]! ^= 1
      answers.push(await putBlock(instance, { sealed: other }))
      answers.push(await fetchBlock(instance, block.slice(0, SIZE.id)))
      const [body] = answers
        .splice(3)
        .map((answer) => ({ ...shapeOf(answer, block), text: answer.body.length }))
      const outcomes = answers.map((answer) => shapeOf(answer, block))
      shapes.push([block.length, ...outcomes, body].map((each) => JSON.stringify(each)))
    }
    for (const shape of shapes) expect(shape).to.deep.equal(shapes[0])
    const [length, first, again, conflict] = shapes[0] ?? []
    expect(length).to.equal('262192')
    expect(first).to.equal(again)
    expect(first).to.contain(`"text":"${ACCEPTED}"`)
    expect(conflict).to.contain('conflict')
  })
})
