import { expect } from 'chai'
import fc from 'fast-check'
import { Download } from '../../../client/shared/blocks/download.ts'
import {
  type EnclosedLetter,
  type Enclosure,
  enclose,
} from '../../../client/shared/blocks/enclose.ts'
import type { OutgoingFile } from '../../../client/shared/blocks/plan.ts'
import { type Letter, Visit } from '../../../client/shared/session/visit.ts'
import type { Transport } from '../../../client/shared/transport.ts'
import { joinAnswers } from '../../../crypto/drop/long-text.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import { CONTENT_LIMIT, contentLength } from '../../../crypto/entries/content-length.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { makeReception } from '../../support/reception/reception.ts'
import {
  DAY,
  letter,
  NOW,
  openOf,
  refusal,
  ScriptedServer,
  visitOf,
  WEEK,
  withdrawal,
} from '../../support/reporter/scripted-visit.ts'
import { ENGINES } from '../../support/run/engines.ts'
import { never } from '../../support/run/later.ts'
import {
  BlockShelf,
  fetchedFile,
  fileOf,
  hashOf,
  patternBytes,
  patternSource,
  refusalOf,
  streamRefusal,
  TestSource,
} from '../../support/server/block-shelf.ts'

const BLOCK = SIZE.blockPlain
const [sodium] = ENGINES

describe('a visit that sends files', () => {
  const reception = makeReception(noble, { today: DAY, roles: ['head', 'reception', 'custodian'] })
  let server: ScriptedServer
  let shelf: BlockShelf
  let visit: Visit
  /** Requests in their order, blocks as `PUT`. */
  let lines: string[]
  let asked: (line: string) => void

  beforeEach(async () => {
    server = new ScriptedServer(reception)
    shelf = new BlockShelf()
    shelf.week = WEEK
    lines = []
    asked = () => {}
    visit = visitTo(transport())
    await visit.makeReceipt()
    lines = []
  })

  function transport(): Transport {
    return {
      request: (method, path, options) => {
        lines.push(method === 'PUT' ? 'PUT' : `${method} ${path}`)
        asked(`${method} ${path}`)
        const isShelf = method === 'PUT' || path === PATH.tickets || path === PATH.blocksFetch
        return (isShelf ? shelf : server).request(method, path, options)
      },
    }
  }

  function visitTo(line: Transport): Visit {
    return new Visit({
      ...new TestSource(sodium!, line),
      primitives: async () => sodium!,
      root: reception.fingerprint,
      now: () => NOW,
      buildDay: 0,
      enclose: async () => enclose,
      later: never,
    })
  }

  const opened = (at = 0) => {
    const body = openOf(reception, server.drops.at(at) as Uint8Array)?.body
    if (body?.kind !== 'report') throw new Error('not opened')
    return body
  }

  /** A reader's copy of a letter: its answers, and its files. */
  async function received(content: ReporterContent) {
    const { manifest } = content
    if (manifest === null) throw new Error('nothing came in blocks')
    const source = new TestSource(sodium!, shelf)
    const download = new Download(source, reception.list.instance, manifest)
    const texts = await download.text()
    const files = await Promise.all(
      manifest.files.map(async ({ name }, i) => ({
        name,
        bytes: hashOf(await fetchedFile(download, i)),
      })),
    )
    return { answers: joinAnswers(content, texts ?? {}), files, hasText: texts !== null }
  }

  const files = (...sizes: readonly number[]): OutgoingFile[] =>
    sizes.map((size, i) => fileOf(patternSource(size, i), `${i}.jpg`))

  it('sends every block before the letter, which then names them', async () => {
    await visit.send(letter(), { files: files(10, 2 * BLOCK) })
    const blocks = lines.flatMap((line, i) => (line === 'PUT' ? [i] : []))
    expect(blocks).to.have.length(4)
    expect(lines.indexOf(`POST ${PATH.drops}`)).to.be.above(blocks.at(-1)!)
    const { answers, files: read, hasText } = await received(opened().content)
    expect(answers).to.deep.equal(letter().content.answers)
    expect(hasText).to.equal(false)
    expect(read).to.deep.equal([
      { name: '0.jpg', bytes: hashOf(patternBytes(0, 10, 0)) },
      { name: '1.jpg', bytes: hashOf(patternBytes(0, 2 * BLOCK, 1)) },
    ])
  })

  it('sends no letter before all blocks have arrived, and goes on where it was', async () => {
    const mine = letter()
    shelf.faults = [null, null, ...Array.from({ length: 100 }, () => 'lost' as const)]
    const told: number[] = []
    const enclosure: Enclosure = {
      files: files(20 * BLOCK),
      onProgress: ({ blocks }) => told.push(blocks),
    }
    expect(await streamRefusal(() => visit.send(mine, enclosure))).to.equal('offline')
    expect(server.drops).to.have.length(0)
    shelf.faults = []
    server.answers = Array.from({ length: 6 }, () => 'lost' as const)
    expect(await streamRefusal(() => visit.send(mine))).to.equal('offline')
    expect(new Set(shelf.puts.values())).to.deep.equal(new Set([1]))
    expect(told.at(-1)).to.equal(20)
    await visit.send(mine)
    expect(shelf.puts.size).to.equal(20)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
    const { files: read } = await received(opened().content)
    expect(read[0]?.bytes).to.equal(hashOf(patternBytes(0, 20 * BLOCK, 0)))
  })

  it('keeps the blocks when the letter is sealed again in another week', async () => {
    server.answers = [refusal(409, 'week')]
    const mine = letter()
    const sending = visit.send(mine, { files: files(1) })
    shelf.week = WEEK + 1
    await sending
    expect(server.drops).to.have.length(2)
    expect(shelf.puts.size).to.equal(1)
    expect(opened(0).content.manifest).to.deep.equal(opened(1).content.manifest)
    expect((await received(opened(1).content)).files).to.have.length(1)
  })

  it('seals the letter in the week in which its last block has arrived', async () => {
    const mine = letter()
    shelf.arrived = (count) => {
      if (count === 5) visit.pause(mine)
    }
    const paused = await streamRefusal(() => visit.send(mine, { files: files(40 * BLOCK) }))
    expect(paused).to.equal('paused')
    shelf.week = WEEK + 1
    lines = []
    await visit.send(mine)
    const keys = lines.filter((line) => line.startsWith(`GET ${PATH.weeklyKeys}`))
    expect(keys).to.deep.equal([`GET ${PATH.weeklyKeys}${WEEK + 1}`])
    expect(server.drops).to.have.length(1)
  })

  it('is not paused any more once the letter itself is on its way', async () => {
    const mine = letter()
    server.answers = [refusal(409, 'week')]
    asked = (line) => {
      if (line === `POST ${PATH.drops}` && server.drops.length === 0) visit.pause(mine)
    }
    await visit.send(mine, { files: files(1) })
    expect(server.drops).to.have.length(2)
  })

  it('pauses, goes on, and is given up', async () => {
    const mine = letter()
    shelf.arrived = (count) => {
      if (count === 5) visit.pause(mine)
      if (count === 25) visit.giveUp(mine)
    }
    expect(await streamRefusal(() => visit.send(mine, { files: files(40 * BLOCK) }))).to.equal(
      'paused',
    )
    expect(await streamRefusal(() => visit.send(mine))).to.equal('cancelled')
    expect(server.drops).to.have.length(0)
    await visit.send(mine)
    expect(opened().content.manifest).to.equal(null)
  })

  it('is stopped before anything is sent of it, and told where it has gone', async () => {
    const mine = letter()
    const sending = streamRefusal(() => visit.send(mine, { files: files(1) }))
    expect(visit.giveUp(mine)).to.equal(true)
    expect(await sending).to.equal('cancelled')
    expect(shelf.puts.size + server.drops.length).to.equal(0)
    server.answers = Array.from({ length: 6 }, () => 'lost' as const)
    expect(await streamRefusal(() => visit.send(mine, { files: files(1) }))).to.equal('offline')
    expect(visit.giveUp(mine)).to.equal(false)
    visit.pause(mine)
    await visit.send(mine)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
  })

  it('does not go where it is given up while it is sealed, all blocks being there', async () => {
    const mine = letter()
    const given: boolean[] = []
    asked = (line) => {
      const isSealing = line.startsWith(`GET ${PATH.weeklyKeys}`) && shelf.puts.size > 0
      if (isSealing) given.push(visit.giveUp(mine))
    }
    expect(await streamRefusal(() => visit.send(mine, { files: files(1) }))).to.equal('cancelled')
    expect(given).to.deep.equal([true])
    expect(server.drops).to.have.length(0)
  })

  it('sends nothing where nobody could read it, or where it is too much', async () => {
    const mine = { ...letter(), shown: ['m0'] }
    expect(await streamRefusal(() => visit.send(mine, { files: files(1) }))).to.equal(
      'readers-changed',
    )
    const unread = fileOf({ size: 11, read: () => Promise.reject(new Error('it was read')) })
    const limits = { bytes: 10, files: 5 }
    expect(await streamRefusal(() => visit.send(letter(), { files: [unread], limits }))).to.equal(
      'too-large 10',
    )
    shelf.faults = [refusalOf(507, 'full')]
    expect(await streamRefusal(() => visit.send(letter(), { files: files(1) }))).to.equal('full')
    expect(shelf.puts.size + server.drops.length).to.equal(0)
  })

  it('takes a letter with no files as the same requests as ever', async () => {
    await visit.send(letter(), { files: [] })
    const plain = visitOf(server)
    await plain.makeReceipt()
    server.seen.length = 0
    await plain.send(letter())
    expect(lines).to.deep.equal(server.seen.map(({ line }) => line))
  })
})

describe('a letter with more text than a body holds', () => {
  const reception = makeReception(noble, { today: DAY, roles: ['head', 'reception', 'custodian'] })
  const source = new TestSource(sodium!, new BlockShelf())
  const contentOf = (answers: ReporterContent['answers']): ReporterContent => ({
    ...letter().content,
    answers,
  })
  const enclosed = (answers: ReporterContent['answers'], ...given: OutgoingFile[]) =>
    enclose(source, reception.list.instance, contentOf(answers), { files: given })

  async function read({ content, upload }: EnclosedLetter) {
    await upload.run()
    const download = new Download(source, reception.list.instance, upload.manifest)
    return joinAnswers(content, (await download.text()) ?? {})
  }

  it('has its longest answers in blocks, and what decides who reads in the body', async () => {
    const answers = {
      'left-out': ['m1'],
      party: 'witness',
      what: 'æ'.repeat(60_000),
      when: 'x'.repeat(12_000),
      'when-where': 'y'.repeat(5000),
      'wish-text': 'z'.repeat(9000),
    }
    const one = await enclosed(answers)
    expect(Object.keys(one.content.answers)).to.deep.equal([
      'left-out',
      'party',
      'when-where',
      'wish-text',
    ])
    expect(contentLength(one.content)).to.be.at.most(CONTENT_LIMIT)
    expect(await read(one)).to.deep.equal(answers)
  })

  it('comes back whole and fits into a body, whatever was written and attached', async () => {
    const answers = fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/),
      fc.oneof(
        fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat(2000)).map(([word, n]) => word.repeat(n)),
        fc.array(fc.string({ maxLength: 20 }), { maxLength: 5 }),
      ),
      { maxKeys: 12 },
    )
    const names = fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(answers, names, async (some, given) => {
        const files = given.map((name) => fileOf(patternSource(3), name))
        const one = await enclosed(some, ...files)
        expect(contentLength(one.content)).to.be.at.most(CONTENT_LIMIT)
        for (const { name } of one.upload.files) expect(name.length).to.be.at.most(255)
        expect(await read(one)).to.deep.equal({ ...some })
      }),
      { numRuns: 25 },
    )
  })

  it('has room for 100 files with long names, whose endings stay', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    const files = Array.from({ length: 100 }, (_, i) => ({
      ...fileOf(patternSource(1), `${'Møtereferat '.repeat(20)}${i}.docx`),
      type,
    }))
    const { content, upload } = await enclosed({ what: 'x'.repeat(20_000) }, ...files)
    expect(contentLength(content)).to.be.at.most(CONTENT_LIMIT)
    for (const { name } of upload.files) expect(name).to.match(/^Mø.*\.docx$/)
    const short = await enclosed({ what: 'x' }, ...files.slice(0, 3))
    expect(short.upload.files[2]?.name).to.equal(files[2]?.name)
  })

  it('is too long with more than 1 MiB of text, and without what makes blocks', async () => {
    const long = { what: 'x'.repeat(SIZE.longText) }
    expect(await streamRefusal(() => enclosed(long))).to.equal('too-long')
    const server = new ScriptedServer(reception)
    const visit = visitOf(server)
    await visit.makeReceipt()
    const mine = letter('report', 'x'.repeat(CONTENT_LIMIT))
    expect(await streamRefusal(() => visit.send(mine))).to.equal('too-long')
    expect(server.drops).to.have.length(0)
  })

  it('goes to custodians like any other, where it is for them alone', async () => {
    const identity: Letter = letter('identity', 'x'.repeat(20_000))
    const first = await enclosed(identity.content.answers)
    expect(Object.keys(first.content.answers)).to.deep.equal([])
    const kept = { ...withdrawal('identity').content.answers, text: 'y'.repeat(30_000) }
    expect((await enclosed(kept)).content.answers).to.deep.equal({ what: 'identity' })
  })
})
