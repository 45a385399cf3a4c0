import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { rowBlocks } from '../../../../client/desk/export/rows.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { caseFile, evidenceJob } from '../../../../client/desk/model/case/case-files.ts'
import { type EvidenceRow, evidenceOf } from '../../../../client/desk/model/files/evidence.ts'
import { entryJob, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Answer, Transport } from '../../../../client/shared/transport.ts'
import { blockId, openBlock, sealBlock } from '../../../../crypto/drop/blocks.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { schemaFaults } from '../../../support/run/json-schema.ts'
import {
  deliverFiles,
  type SentFile,
  sendFiles,
  sha256,
  TestRoom,
} from '../../../support/server/case-files.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const BLOCK = 262_144
const SCHEMA = 'client/desk/export/case-export.schema.json'

const noise = (size: number) => {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 32_768) bytes.set(systemRandom(Math.min(32_768, size - at)), at)
  return bytes
}

const none = new Uint8Array(0)
const absent = { status: 404, body: new TextEncoder().encode('{"error":"not-found"}') }
const isFor = (body: Uint8Array | undefined, id: string) =>
  body !== undefined && body.length === 32 && toHex(body) === id
const flipLast = ({ status, body }: Answer): Answer => {
  const changed = body.slice()
  changed[changed.length - 1]! ^= 1
  return { status, body: changed }
}

/** Sizes at the edges of blocks; the files lie back to back, so that none begins where a block does. */
const FILES: readonly SentFile[] = [
  { name: 'tom.txt', bytes: new Uint8Array(0), type: 'text/plain' },
  { name: 'en.txt', bytes: new TextEncoder().encode('å') },
  { name: 'kant.bin', bytes: noise(BLOCK - 1) },
  { name: 'to.bin', bytes: noise(2 * BLOCK + 1) },
  {
    name: 'notat.txt',
    bytes: new TextEncoder().encode('Møtet var klokka to.'),
    type: 'text/plain',
  },
]

describe('the files of a case', () => {
  const clock = fakeClock(A_MONDAY)
  let instance: Instance
  let desk: Desk
  let colleague: Desk
  let manifest: Manifest

  before(async () => {
    instance = await startInstance({ clock, roles: ['head', 'reception', 'auditor', 'reader'] })
    const sent = await deliverFiles(instance, FILES)
    manifest = sent.manifest
    desk = testDesk(instance, 0)
    colleague = testDesk(instance, 1)
    await syncAndOpen(desk)
    await deliverFiles(instance, [{ name: 'mer.txt', bytes: noise(10) }], { code: sent.code })
    await desk.sync()
    await syncAndOpen(colleague)
  })
  after(() => instance.stop())

  const caseIn = (of: Desk) => viewDesk(of, clock.now(), clock.now()).cases[0]!
  const rowsIn = (of: Desk) => evidenceOf(caseIn(of))
  const rowOf = (name: string, of = desk): EvidenceRow =>
    rowsIn(of).find((row) => row.name === name)!
  const open = async (room: TestRoom, name: string) => room.open(caseIn(desk).id, rowOf(name).key)

  it('are listed by the word of who sent them, and nothing of them is fetched at a sync', async () => {
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      asked.push(request)
      return null
    })
    const other = testDesk(instance, 0, { transport })
    await other.sync()
    expect(asked.some((one) => one.includes(PATH.blocksFetch))).to.equal(false)
    const rows = rowsIn(desk)
    expect(rows.map(({ number, name, size }) => [number, name, size])).to.deep.equal([
      ...FILES.map(({ name, bytes }, i) => [i + 1, name, bytes.length]),
      [6, 'mer.txt', 10],
    ])
    expect(rows.map(({ item }) => item.kind === 'drop' && item.drop)).to.deep.equal([
      ...FILES.map(() => 'report'),
      'follow-up',
    ])
    expect(rows.every(({ sums, handled }) => sums.length + handled.length === 0)).to.equal(true)
  })

  it('never tell the page the key by which they are opened', () => {
    const shown = JSON.stringify(caseIn(desk))
    expect(shown).not.to.contain(toHex(manifest.key))
    expect(shown).not.to.contain('manifest')
  })

  it('are opened byte for byte, whatever their size and place, and hashed', async () => {
    const room = new TestRoom(instance, desk)
    for (const { name, bytes } of FILES) {
      expect(await open(room, name), name).to.equal(null)
      expect(room.file?.sha256, name).to.equal(toHex(sha256(bytes)))
      expect(await room.save()).to.equal(null)
      expect(equal((await room.saved())!, bytes), name).to.equal(true)
      expect(rowOf(name).sums).to.deep.equal([toHex(sha256(bytes))])
    }
  })

  it('have a log of who opened, saw and saved them, which colleagues read and an auditor without names', async () => {
    const room = new TestRoom(instance, colleague)
    await colleague.sync()
    const { key } = rowOf('notat.txt', colleague)
    const caseId = caseIn(colleague).id
    await room.open(caseId, key)
    await room.view()
    expect(new TextDecoder().decode(room.bytes!)).to.equal('Møtet var klokka to.')
    await room.view()
    await desk.sync()
    const { handled, sums } = rowOf('notat.txt')
    expect(handled.map(({ action, own }) => [action, own])).to.deep.equal([
      ...[['opened', true] as const, ['saved', true] as const],
      ...[['opened', false] as const, ['viewed', false] as const],
    ])
    expect(sums).to.have.length(1)
    const auditor = testDesk(instance, 2)
    await auditor.sync()
    const lines = auditor.audit.flatMap((one) => one.lines)
    const whats = lines.map(({ what }) => what).filter((what) => what.startsWith('file-'))
    expect(new Set(whats)).to.deep.equal(new Set(['file-opened', 'file-viewed', 'file-saved']))
    expect(JSON.stringify(auditor.audit)).not.to.contain('notat')
  })

  it('are never told of in a record that no desk reads', async () => {
    const { id: caseId } = desk.cases[0]!
    const file = caseFile(desk.cases[0]!, rowOf('en.txt').key)
    const handling = { action: 'opened', sha256: sha256(none), as: '7z', day: 1 } as const
    const refusal = await desk.append(caseId, evidenceJob(file, handling)).catch(String)
    expect(refusal).to.equal('DeskError: too-long')
  })

  it('say once a day what the same member does', async () => {
    const room = new TestRoom(instance, desk)
    const before = rowOf('mer.txt').handled.length
    for (const _ of [1, 2]) expect(await open(room, 'mer.txt')).to.equal(null)
    expect(rowOf('mer.txt').handled.length - before).to.equal(1)
    clock.advance(24 * 3_600_000)
    expect(await open(room, 'mer.txt')).to.equal(null)
    expect(rowOf('mer.txt').handled.length - before).to.equal(2)
  })

  it('are refused where a block is changed, is another, or is not there, and nothing is logged', async () => {
    const { id } = { id: toHex(blockId(instance.p, manifest.key, 1)) }
    const other = blockId(instance.p, manifest.key, 2)
    const handled = rowOf('to.bin').handled.length
    // Forged by somebody who has the key of the manifest, and runs the server.
    const sealedAnew = ({ status, body }: Answer): Answer => {
      const { instance: name } = instance.reception.list
      const place = { instance: name, streamKey: manifest.key, index: 1, total: manifest.blocks }
      const plain = openBlock(instance.p, place, body).slice()
      const { offset } = manifest.files.find((one) => one.name === 'to.bin')!
      const first = Math.max(0, offset - SIZE.blockPlain)
      plain[first] = (plain[first] ?? 0) ^ 1
      return { status, body: sealBlock(instance.p, place, plain) }
    }
    const cases: readonly [string, Parameters<typeof meddled>[1]][] = [
      ['file-changed', (_, __, { body }) => (isFor(body, id) ? flipLast : null)],
      ['other-file', (_, __, { body }) => (isFor(body, id) ? sealedAnew : null)],
      ['file-missing', (_, __, { body }) => (isFor(body, id) ? () => absent : null)],
      [
        'server',
        (_, __, { body }) => (isFor(body, id) ? () => ({ status: 500, body: none }) : null),
      ],
      ['offline', (_, __, { body }) => (isFor(body, id) ? 'lose-request' : null)],
    ]
    for (const [code, meddle] of cases) {
      const room = new TestRoom(instance, desk, meddled(staffTransport(instance), meddle))
      expect(await open(room, 'to.bin'), code).to.equal(code)
      expect(room.file).to.include({ failure: code, kind: null, sha256: null })
      expect(await room.save()).to.equal('gone')
    }
    const swapped = {
      request: async (...[method, path, options]: Parameters<Transport['request']>) => {
        const wanted = isFor(options?.body, id) ? { ...options, body: other } : options
        return staffTransport(instance).request(method, path, wanted)
      },
    }
    expect(await open(new TestRoom(instance, desk, swapped), 'to.bin')).to.equal('file-changed')
    expect(rowOf('to.bin').handled.length).to.equal(handled)
  })

  it('are handed over to nobody before the log says so', async () => {
    let isCut = false
    const lost = meddled(staffTransport(instance), (request) =>
      isCut && request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const cut = testDesk(instance, 0, { transport: lost })
    await cut.sync()
    isCut = true
    const room = new TestRoom(instance, cut)
    clock.advance(24 * 3_600_000)
    expect(await room.open(caseIn(cut).id, rowOf('kant.bin', cut).key)).to.equal('offline')
    expect(room.file?.failure).to.equal('offline')
    expect(await room.view()).to.equal('gone')
    expect(await room.saved()).to.equal(null)
  })

  it('stop being fetched when their person says so, and are dropped when the case is gone', async () => {
    const room = new TestRoom(instance, desk)
    clock.advance(24 * 3_600_000)
    const handled = rowOf('to.bin').handled.length
    const opening = open(room, 'to.bin')
    room.room.close()
    expect(await opening).to.equal('stopped')
    expect(rowOf('to.bin').handled.length).to.equal(handled)
    expect(room.file).to.equal(null)
    await open(room, 'en.txt')
    room.room.follow({ cases: [], member: desk.member } as unknown as Desk)
    expect(room.file).to.equal(null)
    expect(await room.view()).to.equal('gone')
  })

  it('are opened by nobody who has not said that they are impartial', async () => {
    const { id: caseId } = caseIn(desk)
    const { key: file } = rowOf('en.txt')
    const fresh = await startInstance({ clock, roles: ['head', 'reception'] })
    try {
      await deliverFiles(fresh, [{ name: 'a.txt', bytes: noise(5) }])
      const shut = testDesk(fresh, 0)
      await shut.sync()
      const room = new TestRoom(fresh, shut)
      expect(await room.open(shut.cases[0]!.id, file)).to.equal('role')
      expect(await room.open(caseId, file)).to.equal('gone')
    } finally {
      await fresh.stop()
    }
  })

  it('are looked at by a member who may only read the case, and not saved', async () => {
    const reader = testDesk(instance, 3)
    await syncAndOpen(reader)
    const room = new TestRoom(instance, reader)
    const file = rowOf('notat.txt', reader).key
    expect(await room.open(caseIn(reader).id, file)).to.equal(null)
    expect(await room.view()).to.equal(null)
    expect(await room.save()).to.equal('role')
    expect(await room.saved()).to.equal(null)
  })

  it('of what was redacted are not there any more', async () => {
    const item = rowOf('mer.txt').item
    const { id } = caseIn(desk)
    const { key } = rowOf('mer.txt')
    const action = { kind: 'redacted', row: item.key, text: 'Hører ikke hjemme her' } as const
    await desk.append(id, jobOf(systemRandom, action))
    expect(rowsIn(desk).map(({ name }) => name)).not.to.contain('mer.txt')
    const room = new TestRoom(instance, desk)
    expect(await room.open(id, key)).to.equal('gone')
  })

  it('leave the desk as names, sizes and hashes in what is taken out of a case', async () => {
    const view = viewDesk(desk, clock.now(), clock.now())
    const one = view.cases[0]!
    const source = { one, view, words: wordsIn('nb'), provision: '', to: 'Arkivet', made: A_MONDAY }
    const json = JSON.parse(new TextDecoder().decode(caseJson(source)))
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8'))
    expect(schemaFaults(schema, json)).to.deep.equal([])
    const row = json.timeline.find((each: { drop?: string }) => each.drop === 'report')
    expect(row.attachments.map(({ name }: SentFile) => name)).to.deep.equal(
      FILES.map(({ name }) => name),
    )
    expect(row.attachments[1].sha256).to.deep.equal([toHex(sha256(FILES[1]!.bytes))])
    const report = one.items.find((item) => item.kind === 'drop' && item.drop === 'report')!
    const text = JSON.stringify(rowBlocks(report, source))
    expect(text)
      .to.contain('5. notat.txt')
      .and.to.contain(toHex(sha256(FILES[4]!.bytes)))
    expect(JSON.stringify(json)).not.to.contain(toHex(manifest.key))
  })
})

describe('the files of a case with a member who means ill, or is revoked', () => {
  const clock = fakeClock(A_MONDAY)
  const [came, made] = [noise(5), noise(6)]
  let instance: Instance
  let desk: Desk
  let colleague: Desk
  let caseId: string

  beforeEach(async () => {
    instance = await startInstance({ clock, roles: ['head', 'reception', 'reception'] })
    await deliverFiles(instance, [{ name: 'a.txt', bytes: came }])
    desk = testDesk(instance, 0)
    colleague = testDesk(instance, 1)
    await syncAndOpen(desk)
    await syncAndOpen(colleague)
    caseId = desk.cases[0]!.id
  })
  afterEach(() => instance.stop())

  const rowsIn = (of: Desk) => evidenceOf(viewDesk(of, clock.now(), clock.now()).cases[0]!)

  it('are never taken for one another, though a member writes under the id of a letter', async () => {
    const messageId = colleague.cases[0]!.report!.messageId
    const manifest = await sendFiles(instance, [{ name: 'a.txt', bytes: made }])
    const entry = { kind: 'message', as: 'message', messageId, text: 'Se her', manifest } as const
    await colleague.append(caseId, entryJob(entry))
    await desk.sync()
    const room = new TestRoom(instance, desk)
    for (const [i, bytes] of [came, made].entries()) {
      const { key: file } = rowsIn(desk)[i]!
      expect(await room.open(caseId, file)).to.equal(null)
      expect(room.file?.sha256).to.equal(toHex(sha256(bytes)))
    }
    const sums = rowsIn(desk).map((row) => row.sums)
    expect(sums).to.deep.equal([came, made].map((bytes) => [toHex(sha256(bytes))]))
    expect(rowsIn(desk).map(({ handled }) => handled.length)).to.deep.equal([1, 1])
  })

  it('are closed to a revoked member, and not saved by one who only reads now, though they did that day', async () => {
    const room = new TestRoom(instance, colleague)
    const { key } = rowsIn(colleague)[0]!
    const open = () => room.open(caseId, key)
    expect(await open()).to.equal(null)
    expect(await room.save()).to.equal(null)
    await desk.release(caseId, 'm1', 'done', 'out')
    await colleague.sync()
    room.room.follow(colleague)
    expect(room.file).to.equal(null)
    expect(await room.save()).to.equal('gone')
    expect(await open()).to.be.oneOf(['role', 'gone'])
    await desk.grant(caseId, 'm1', 'reader', 'in')
    await syncAndOpen(colleague)
    expect(await open()).to.equal(null)
    const saved = room.blobs.length
    expect(await room.save()).to.equal('role')
    expect(room.blobs.length).to.equal(saved)
  })

  it('are closed when what brought them is redacted', async () => {
    const room = new TestRoom(instance, desk)
    const { key: file, item } = rowsIn(desk)[0]!
    expect(await room.open(caseId, file)).to.equal(null)
    room.room.follow(desk)
    expect(room.file?.sha256).to.equal(toHex(sha256(came)))
    const action = { kind: 'redacted', row: item.key, text: 'Hører ikke hjemme her' } as const
    await desk.append(caseId, jobOf(systemRandom, action))
    room.room.follow(desk)
    expect(room.file).to.equal(null)
  })
})
