import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Holdings, reporterDrops } from '../../../../client/desk/engine/holdings.ts'
import { copyShelves } from '../../../../client/desk/engine/offline/bundle.ts'
import { readTexts } from '../../../../client/desk/engine/sync/long-texts.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { openBundleRelay } from '../../../../client/desk/host/bundle.ts'
import { encodeBundle } from '../../../../client/desk/wire/bundle-file.ts'
import { enclose } from '../../../../client/shared/blocks/enclose.ts'
import { planStream } from '../../../../client/shared/blocks/plan.ts'
import { Upload } from '../../../../client/shared/blocks/upload.ts'
import type { Answer } from '../../../../client/shared/transport.ts'
import { weekAt } from '../../../../crypto/days/calendar.ts'
import { blocksFor, checkManifest } from '../../../../crypto/drop/manifest.ts'
import type { Manifest, ReporterContent } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  type Meddling,
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
  vaultOf,
} from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { uploadSource } from '../../../support/desk/upload-source.ts'
import { schemaFaults } from '../../../support/run/json-schema.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { fileOf, patternSource, sha256 } from '../../../support/server/block-shelf.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  reportOf,
  startInstance,
} from '../../../support/server/instance.ts'
import { storedBlocks } from '../../../support/server/listing.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
const LONG = { what: 'Æ, ø og å 🐟 '.repeat(4000), 'when-where': 'da og der' }
const SHORT = { 'when-where': 'da og der', 'left-out': ['m7'] }

describe('a desk that reads a letter whose text lies in blocks', () => {
  let instance: Instance
  let clock: Clock

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock })
  })
  afterEach(() => instance.stop())

  const source = () => uploadSource(instance)

  /** Send a report with this much text, blocks first. */
  async function sendLong(answers: ReporterContent['answers'], ...sizes: readonly number[]) {
    const drop = reportOf('')
    if (drop.kind !== 'report') throw new Error('no report')
    const files = sizes.map((size) => fileOf(patternSource(size)))
    const content = { ...drop.content, answers }
    const sealed = await enclose(source(), instance.reception.list.instance, content, { files })
    await sealed.upload.run()
    const { manifest } = sealed.upload
    await deliver(instance, { drop: { kind: 'report', content: { ...sealed.content, manifest } } })
    return manifest
  }

  const answersOf = (desk: Desk) => desk.cases[0]?.report?.content.answers
  /** Whether the page says that there is more. */
  const waits = (desk: Desk) =>
    viewDesk(desk, clock.now(), null).cases.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'drop' ? [item.waits] : [])),
    )

  it('has it whole after the first sync', async () => {
    await sendLong(LONG, 300_000)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    expect(answersOf(desk)).to.deep.equal(LONG)
    expect(waits(desk)).to.deep.equal([false])
  })

  it('says that there is more while it does not get it, and goes on with everything else', async () => {
    await sendLong({ ...LONG, 'left-out': ['m7'] })
    await deliver(instance, { text: 'another' })
    let meddling: 'lose-request' | ((answer: Answer) => Answer) | null = null
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.blocksFetch}` ? meddling : null,
    )
    const desk = testDesk(instance, 0, { transport })
    for (const fault of [
      'lose-request' as const,
      () => ({ status: 404, body: new Uint8Array(0) }),
      ({ status, body }: Answer) => ({
        status,
        body: body.map((byte, i) => (i === 99 ? byte ^ 1 : byte)),
      }),
      ({ status, body }: Answer) => ({ status, body: body.slice(1) }),
    ]) {
      meddling = fault
      clock.advance(HOUR_MS)
      await syncAndOpen(desk)
      const long = desk.cases.find(({ report }) => report?.content.manifest)
      expect(long?.report?.content.answers).to.deep.equal(SHORT)
      expect(long?.access.leftOut).to.deep.equal(['m7'])
      expect(waits(desk).sort()).to.deep.equal([false, true])
    }
    meddling = null
    clock.advance(HOUR_MS)
    await desk.sync()
    const long = desk.cases.find(({ report }) => report?.content.manifest)
    expect(long?.report?.content.answers).to.deep.equal({ ...LONG, 'left-out': ['m7'] })
    expect(waits(desk)).to.deep.equal([false, false])
  })

  it('says in what is taken out of the case that there was more', async () => {
    await sendLong(LONG)
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.blocksFetch}` ? 'lose-request' : null,
    )
    const schema = JSON.parse(readFileSync('client/desk/export/case-export.schema.json', 'utf8'))
    for (const desk of [testDesk(instance, 0, { transport }), testDesk(instance, 0)]) {
      await syncAndOpen(desk)
      const isWhole = answersOf(desk)?.what !== undefined
      const view = viewDesk(desk, clock.now(), clock.now())
      for (const language of ['nb', 'nn', 'en'] as const) {
        const words = wordsIn(language)
        const rest = { provision: '', to: 'Arkivet', made: clock.now() }
        const source = { one: view.cases[0]!, view, words, ...rest }
        const sheet = JSON.stringify(caseDocument(source))
        expect(sheet.includes(words.desk.items.textWaits)).to.equal(!isWhole)
        const json = JSON.parse(Buffer.from(caseJson(source)).toString())
        expect(schemaFaults(schema, json)).to.deep.equal([])
        expect(json.timeline[0].more).to.equal(isWhole ? undefined : true)
      }
    }
  })

  it('says that there is more where it reads a bundle, in which no blocks are', async () => {
    await sendLong(LONG)
    const folder = tempFolder('long-text-bundle')
    const [member] = instance.reception.members
    const carrier = {
      ...{ primitives: instance.p, random: systemRandom, sha256, now: clock.now, buildDay: 0 },
      ...{ transport: staffTransport(instance), signer: member!.signing },
      instance: instance.reception.list.instance,
    }
    const copy = await copyShelves(carrier, vaultOf(instance.reception, 0))
    writeFileSync(join(folder, 'bundle'), encodeBundle(instance.p, copy))
    const paths = { bundle: join(folder, 'bundle'), answers: join(folder, 'answers'), again: null }
    const { transport } = await openBundleRelay(paths)
    const desk = testDesk(instance, 0, { transport })
    await syncAndOpen(desk)
    expect(answersOf(desk)).to.deep.equal({ 'when-where': 'da og der' })
    expect(waits(desk)).to.deep.equal([true])
  })

  /** Letters of these lengths at a desk that has none of their text yet, and what asks for it. */
  async function waiting(...lengths: readonly number[]) {
    for (const length of lengths) await sendLong({ what: 'x'.repeat(length) })
    const lost = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.blocksFetch}` ? 'lose-request' : null,
    )
    const desk = testDesk(instance, 0, { transport: lost })
    await desk.sync()
    const holdings = new Holdings()
    for (const { report } of desk.cases) {
      holdings.drops.set(toHex(report!.id), { kind: 'reporter', drop: report! })
      const size = report!.content.manifest!.text!.size
      const turn = lengths.findIndex((length) => size >= length && size < length + 1000)
      holdings.came.set(toHex(report!.id), 4000 + turn)
    }
    const asking = { count: 0, meddle: (_: number): Meddling => null }
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.blocksFetch}` ? asking.meddle(++asking.count) : null,
    )
    const staff = {
      ...{ primitives: instance.p, random: systemRandom, sha256, now: clock.now, transport },
      signer: instance.reception.members[0]!.signing,
      instance: instance.reception.list.instance,
    }
    const read = () =>
      reporterDrops(holdings)
        .flatMap(({ content }) => String(content.answers.what ?? '').length || [])
        .sort()
    return { staff, holdings, asking, read }
  }

  it('fetches the oldest first, and no more than it has room for', async () => {
    const { staff, holdings, read } = await waiting(80_000, 30_000, 50_000)
    for (const [held, lengths] of [
      [30_000, []],
      [30_100, [30_000]],
      [80_000, [30_000]],
      [80_100, [30_000, 50_000]],
      [160_000, [30_000, 50_000]],
      [170_000, [30_000, 50_000, 80_000]],
    ] as const) {
      await readTexts(staff, holdings, undefined, { held, atOnce: 9 })
      expect(read(), `${held}`).to.deep.equal(lengths)
    }
  })

  it('asks for what the server does not have once an hour, and for what it has at once', async () => {
    const { staff, holdings, asking, read } = await waiting(30_000, 40_000, 50_000)
    const missing = () => ({ status: 404, body: new Uint8Array(0) })
    const faulty = () => ({ status: 500, body: new Uint8Array(0) })
    asking.meddle = (count) => [missing, faulty][count - 1] ?? null
    await readTexts(staff, holdings)
    expect([read(), asking.count]).to.deep.equal([[50_000], 3])
    asking.meddle = () => null
    await readTexts(staff, holdings)
    expect(asking.count).to.equal(3)
    clock.advance(HOUR_MS)
    await readTexts(staff, holdings)
    expect([read(), asking.count]).to.deep.equal([[30_000, 40_000, 50_000], 5])
  })

  it('asks for so many at once, tells how far it is, and is stopped between two', async () => {
    const { staff, holdings, asking, read } = await waiting(30_000, 40_000, 50_000)
    const limits = { held: 1e9, atOnce: 2 }
    const told: string[] = []
    const tell = (done: number, total: number) => told.push(`${done}/${total}`)
    const stop = (done: number) => {
      if (done === 1) throw new Error('stopped')
    }
    const end = await readTexts(staff, holdings, stop, limits).catch(({ message }) => message)
    expect([end, read(), asking.count]).to.deep.equal(['stopped', [30_000], 1])
    asking.meddle = () => 'lose-request'
    await readTexts(staff, holdings, tell, limits)
    expect([told, asking.count]).to.deep.equal([['0/2'], 2])
    asking.meddle = () => null
    await readTexts(staff, holdings, tell, { ...limits, atOnce: 1 })
    expect([told.at(-1), read()]).to.deep.equal(['0/1', [30_000, 40_000]])
  })

  it('keeps it in its cache, and does not ask for it again', async () => {
    await sendLong(LONG)
    const cache = new MemoryCache()
    const first = testDesk(instance, 0, { cache })
    await syncAndOpen(first)
    await first.keepCache()
    let asked = 0
    const transport = meddled(staffTransport(instance), (request) => {
      if (request === `POST ${PATH.blocksFetch}`) asked++
      return null
    })
    const { vault, weeks } = first
    const second = testDesk(instance, 0, { vault, weeks, cache, transport })
    await second.sync()
    expect(answersOf(second)).to.deep.equal(LONG)
    expect(asked).to.equal(0)
  })

  /** In how many weeks each block of a manifest expires. */
  async function lefts(): Promise<number[]> {
    const { db } = instance.server.ctx
    const found: number[] = []
    for (let left = 0; left <= LIMIT.blockWeeks; left++) {
      const ids = await storedBlocks(db, weekAt(clock.now()) + left)
      for (const _ of ids) found.push(left)
    }
    return found
  }

  async function sendFile(size: number): Promise<Manifest> {
    const plan = planStream([fileOf(patternSource(size))])
    const upload = new Upload(source(), instance.reception.list.instance, plan)
    await upload.run()
    return upload.manifest
  }

  it('renews the blocks of letters, and of what colleagues sent, and no others', async () => {
    await sendLong(LONG, 6 * SIZE.blockPlain)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    const manifest = await sendFile(10)
    const entry: Entry = {
      ...{ kind: 'message', as: 'minutes', messageId: systemRandom(16) },
      ...{ text: 'Se vedlegg', language: 'nb', manifest },
    }
    await desk.append(desk.cases[0]!.id, { entry: () => entry, pending: null })
    await sendFile(10)
    for (let week = 0; week < 8; week++) {
      clock.advance(WEEK_MS)
      await instance.server.tick()
      await desk.sync()
    }
    const [forgotten, ...kept] = await lefts()
    expect(forgotten).to.equal(LIMIT.blockWeeks - 8)
    expect(kept).to.have.lengthOf(9)
    expect(Math.min(...kept)).to.be.above(LIMIT.blockWeeks - 6)
  })

  it('spreads the renewals of one letter over many weeks', async () => {
    await sendLong(LONG, 30 * SIZE.blockPlain)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    clock.advance(12 * WEEK_MS)
    await instance.server.tick()
    await desk.sync()
    const renewed = (await lefts()).filter((left) => left === LIMIT.blockWeeks)
    expect(renewed.length).to.be.within(3, 29)
  })

  it('is kept busy by no number that somebody made up', async () => {
    const drop = reportOf('hello')
    if (drop.kind !== 'report') throw new Error('no report')
    const files = Array.from({ length: 2 }, (_, i) => {
      return { name: '', type: '', size: 1e11, offset: i * 1e11, hash: new Uint8Array(32) }
    })
    const manifest = { key: systemRandom(32), blocks: blocksFor(2e11), files }
    expect(() => checkManifest(manifest)).to.not.throw()
    await deliver(instance, { drop: { ...drop, content: { ...drop.content, manifest } } })
    await sendFile(10)
    let hashed = 0
    const { p } = instance
    const hash: typeof p.hash = (...given) => {
      hashed++
      return p.hash(...given)
    }
    const desk = testDesk({ ...instance, p: { ...p, hash } }, 0)
    await syncAndOpen(desk)
    clock.advance(22 * WEEK_MS)
    await desk.sync()
    expect(hashed).to.be.below(20_000)
    expect(toHex(desk.cases[0]!.report!.content.manifest!.key)).to.equal(toHex(manifest.key))
  })
})
