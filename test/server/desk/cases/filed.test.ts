import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Holdings } from '../../../../client/desk/engine/holdings.ts'
import { blockStreams } from '../../../../client/desk/engine/post/renew.ts'
import { passagesOf } from '../../../../client/desk/engine/search/passages.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { accessDocument, rowsForAccess } from '../../../../client/desk/export/access-document.ts'
import {
  type ArchiveDocument,
  archiveDocuments,
} from '../../../../client/desk/export/archive-pack.ts'
import { archiveRow } from '../../../../client/desk/export/archive-rows.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { filesAlong } from '../../../../client/desk/export/files-along.ts'
import type { ExportSource, FileAlong } from '../../../../client/desk/export/source.ts'
import { archiveFiles } from '../../../../client/desk/export/take-out.ts'
import { zipOf } from '../../../../client/desk/export/zip.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { manifestIn } from '../../../../client/desk/model/case/case-files.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { FILED_LIMITS, longestManifest } from '../../../../client/desk/model/files/attached.ts'
import { evidenceOf } from '../../../../client/desk/model/files/evidence.ts'
import { seenOf } from '../../../../client/desk/model/log/checkpoint.ts'
import { saidIn } from '../../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { ARCHIVE_TERMS } from '../../../../client/texts/archive.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { blockId } from '../../../../crypto/drop/blocks.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { samples } from '../../../support/corpus/picture/jpeg.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { fileIn, outgoingOf } from '../../../support/desk/filed.ts'
import { noarkFaults, valuesOf } from '../../../support/files/noark.ts'
import { schemaFaults } from '../../../support/run/json-schema.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { deliverFiles, sha256, TestRoom } from '../../../support/server/case-files.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const PHOTO = samples()[0]!.bytes
const LETTER = new TextEncoder().encode('Kjære mottak, jeg så hvem som gjorde det.')
const SCHEMA = JSON.parse(readFileSync('client/desk/export/case-export.schema.json', 'utf8'))
const absent = { status: 404, body: new TextEncoder().encode('{"error":"not-found"}') }

describe('files that the reception puts into a case', () => {
  const clock = fakeClock(A_MONDAY)
  let instance: Instance
  let report: SealedReport
  let desk: Desk
  let colleague: Desk

  const caseIn = (of: Desk) => viewDesk(of, clock.now(), clock.now()).cases[0]!
  const rowsIn = (of: Desk) => evidenceOf(caseIn(of))
  const rowOf = (name: string, of = desk) => rowsIn(of).find((row) => row.name === name)!
  const entriesIn = (of: Desk) => saidIn(of.cases[0]!.stream!).map(({ entry }) => entry)
  const manifests = () => entriesIn(desk).flatMap((entry) => manifestIn(entry) ?? [])

  beforeEach(async () => {
    instance = await startInstance({ clock, roles: ['head', 'reception', 'reception', 'auditor'] })
    report = await deliverFiles(instance, [{ name: 'vedlegg.txt', bytes: new Uint8Array(9) }])
    desk = testDesk(instance, 0)
    colleague = testDesk(instance, 1)
    await syncAndOpen(desk)
    await syncAndOpen(colleague)
    const received = dayOf(A_MONDAY) - 3
    const text = 'Fra vitnet'
    await fileIn(instance, desk, [{ name: 'brev.txt', bytes: LETTER }], { received, text })
    await fileIn(instance, desk, [{ name: 'bilde.jpg', bytes: PHOTO }], { as: 'photo' })
    await colleague.sync()
  })
  afterEach(() => instance.stop())

  it('stand in the register, and a colleague opens the very bytes, under one hash', async () => {
    const names = ['vedlegg.txt', 'brev.txt', 'bilde.jpg']
    expect(rowsIn(colleague).map(({ name }) => name)).to.deep.equal(names)
    for (const [name, bytes] of [
      ['brev.txt', LETTER],
      ['bilde.jpg', PHOTO],
    ] as const) {
      const room = new TestRoom(instance, colleague)
      expect(await room.open(caseIn(colleague).id, rowOf(name, colleague).key)).to.equal(null)
      expect(room.file?.sha256).to.equal(toHex(sha256(bytes)))
      expect(await room.save()).to.equal(null)
      expect(equal((await room.saved())!, bytes), name).to.equal(true)
    }
    await desk.sync()
    expect(rowOf('brev.txt').sums).to.deep.equal([toHex(sha256(LETTER))])
    expect(rowOf('brev.txt').handled.map(({ action }) => action)).to.deep.equal(['opened', 'saved'])
    const entry = caseIn(colleague).items.find(({ key }) => key === rowOf('brev.txt').item.key)!
    expect(entry).to.deep.nested.include({
      'entry.as': 'letter',
      'entry.text': 'Fra vitnet',
      'entry.received': dayOf(A_MONDAY) - 3,
    })
    const found = passagesOf(caseIn(colleague)).filter(({ place }) => place === 'file')
    expect(found.map(({ text }) => text)).to.include.members(['brev.txt', 'bilde.jpg'])
  })

  it('never come to the reporter, nor do the keys that open them', async () => {
    await desk.append(desk.cases[0]!.id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    await desk.sync()
    await instance.server.tick()
    const { messages, status } = await readReceipt(instance, report.receipt)
    expect(status?.content.status).to.equal('received')
    expect(messages.flatMap(({ content }) => content.manifest ?? [])).to.deep.equal([])
    expect(JSON.stringify(caseIn(desk))).not.to.contain(toHex(manifests()[0]!.key))
  })

  it('are opened by a member who is let in later, and none that came after by one who was let go', async () => {
    await desk.release(desk.cases[0]!.id, 'm1', 'done', 'ut')
    await fileIn(instance, desk, [{ name: 'etter.txt', bytes: LETTER }])
    await colleague.sync()
    const known = colleague.cases.flatMap(({ stream }) => (stream ? saidIn(stream) : []))
    const names = known.flatMap(
      ({ entry }) => manifestIn(entry)?.files.map(({ name }) => name) ?? [],
    )
    expect(names).not.to.contain('etter.txt')
    await desk.grant(desk.cases[0]!.id, 'm1', 'co-handler', 'inn')
    await syncAndOpen(colleague)
    for (const name of ['brev.txt', 'etter.txt']) {
      const room = new TestRoom(instance, colleague)
      const { key } = rowOf(name, colleague)
      expect(await room.open(caseIn(colleague).id, key), name).to.equal(null)
      expect(room.file?.sha256).to.equal(toHex(sha256(LETTER)))
    }
  })

  it('are named as missing or changed if a block is, and nothing is shown or logged', async () => {
    const { key, blocks } = manifests().at(-1)!
    expect(blocks).to.equal(1)
    const id = toHex(blockId(instance.p, key, 0))
    const isOurs = (body: Uint8Array | undefined) => body?.length === 32 && toHex(body) === id
    const { key: file } = rowOf('bilde.jpg')
    const logged = caseIn(desk).log
    for (const [code, spoil] of [
      ['file-missing', () => absent],
      ['file-changed', (bytes: Uint8Array) => ({ status: 200, body: bytes.map((b) => b ^ 1) })],
    ] as const) {
      const inner = staffTransport(instance)
      const transport = {
        request: async (...[method, path, options]: Parameters<typeof inner.request>) => {
          const answer = await inner.request(method, path, options)
          return path === PATH.blocksFetch && isOurs(options?.body) ? spoil(answer.body) : answer
        },
      }
      const room = new TestRoom(instance, desk, transport)
      expect(await room.open(caseIn(desk).id, file)).to.equal(code)
      expect(await room.view()).to.equal('gone')
      expect(caseIn(desk).log).to.deep.equal(logged)
    }
    expect(await new TestRoom(instance, desk).open(caseIn(desk).id, file)).to.equal(null)
  })

  it('go on where they were after a lost connection, and are written once', async () => {
    let isLost = true
    let puts = 0
    const transport = meddled(staffTransport(instance), (request) => {
      if (request !== `PUT ${PATH.blocks}`) return null
      puts++
      return isLost ? 'lose-request' : null
    })
    const outgoing = outgoingOf(instance, transport)
    const { id } = await outgoing.take('x', new File([new Uint8Array(600_000)], 'stor.bin'))
    const files = [{ id, asIs: true }]
    const { instance: name } = instance.reception.list
    const send = () => outgoing.send('job', name, files, () => {}, null, FILED_LIMITS)
    const refusal = await send().catch((error: unknown) => error)
    expect(refusal).to.be.instanceOf(DeskError).and.include({ code: 'offline' })
    isLost = false
    puts = 0
    const manifest = await send()
    expect([manifest.blocks, puts]).to.deep.equal([4, 4])
    const action = {
      kind: 'filed',
      as: 'other',
      received: null,
      text: '',
      files,
      manifest,
    } as const
    const job = jobOf(systemRandom, action)
    await desk.append(desk.cases[0]!.id, job)
    await desk.append(desk.cases[0]!.id, job)
    expect(rowsIn(desk).filter(({ name: one }) => one === 'stor.bin')).to.have.lengthOf(1)
  })

  it('of what was redacted are not there any more', async () => {
    const { item, key } = rowOf('brev.txt')
    const action = { kind: 'redacted', row: item.key, text: 'Feil sak' } as const
    await desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
    expect(rowsIn(desk).map(({ name }) => name)).not.to.contain('brev.txt')
    expect(await new TestRoom(instance, desk).open(desk.cases[0]!.id, key)).to.equal('gone')
    expect(JSON.stringify(caseIn(desk).items)).not.to.contain('brev.txt')
  })

  it('have their blocks renewed as long as the log lasts', () => {
    const holdings = new Holdings()
    const { stream } = desk.cases[0]!
    holdings.streams.set('any', stream!)
    const renewed = blockStreams(holdings, dayOf(clock.now())).map(({ key }) => toHex(key))
    expect(renewed).to.deep.equal(manifests().map(({ key }) => toHex(key)))
    expect(renewed).to.have.lengthOf(2)
  })

  it('are told to auditors as an act without a word of them', async () => {
    await desk.sync()
    const auditor = testDesk(instance, 3)
    await auditor.sync()
    const lines = auditor.audit.flatMap((one) => one.lines)
    expect(lines.filter(({ what }) => what === 'filed')).to.have.lengthOf(2)
    expect(JSON.stringify(auditor.audit)).not.to.contain('brev.txt')
  })

  it('are refused beyond their limits, and a folder is named as unreadable', async () => {
    const outgoing = outgoingOf(instance)
    const refusalOf = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => (error as DeskError).code,
      )
    const large = { name: 'a', type: '', size: FILED_LIMITS.bytes + 1, slice: () => new Blob() }
    expect(await refusalOf(outgoing.take('l', large as unknown as File))).to.equal('too-large')
    const unreadable = { arrayBuffer: () => Promise.reject(new Error('a folder')) }
    const folder = { name: 'mappe', type: '', size: 4096, slice: () => unreadable }
    expect(await refusalOf(outgoing.take('f', folder as unknown as File))).to.equal(
      'file-unreadable',
    )
  })

  it('fit into one entry, five of them, with the longest names, types and words', async () => {
    const outgoing = outgoingOf(instance)
    for (const letter of ['a', 'å', '日', '🐟']) {
      const type = `application/${'x'.repeat(115)}`
      const file = new File([], `${letter.repeat(200)}.docx`, { type })
      const { name } = await outgoing.take('x', file)
      const named = new Array(FILED_LIMITS.files).fill({ name, type })
      const manifest = longestManifest(named, FILED_LIMITS.bytes)
      const said = { kind: 'filed', as: 'recording', received: 1_000_000, files: [] } as const
      const long = letter.repeat(Math.floor(400 / letter.length))
      expect(() => jobOf(systemRandom, { ...said, text: long, manifest }), letter).not.to.throw()
      const longer = { ...said, text: 'a'.repeat(401), manifest }
      expect(() => jobOf(systemRandom, longer)).to.throw(DeskError, 'too-long')
    }
  })

  const sourceOf = (files?: ReadonlyMap<string, FileAlong>): ExportSource => {
    const view = viewDesk(desk, clock.now(), clock.now())
    const source = { one: view.cases[0]!, view, words: wordsIn('nb'), provision: '', to: 'Arkivet' }
    return { ...source, made: A_MONDAY, ...(files && { files }) }
  }
  const takenOut = async (room: TestRoom) => {
    const files = new Map<string, FileAlong>()
    for (const { key } of rowsIn(desk)) {
      const { blob, sha256: sum, kind } = await room.room.takeOut(desk, desk.cases[0]!.id, key)
      const { as, dangers } = kind
      files.set(key, { blob, sha256: sum, as, isDangerous: dangers.length > 0 })
    }
    return files
  }

  it('leave with the whole case, named in PDF and JSON and in the signed list, and the log says so', async () => {
    const room = new TestRoom(instance, desk)
    const source = sourceOf(await takenOut(room))
    const along = filesAlong(source)
    const paths = ['files/file-1.txt', 'files/file-2.txt', 'files/file-3.jpg']
    expect(along.map(({ name }) => name)).to.deep.equal(paths)
    const json = JSON.parse(new TextDecoder().decode(caseJson(source)))
    expect(schemaFaults(SCHEMA, json)).to.deep.equal([])
    const text = JSON.stringify(caseDocument(source))
    for (const [at, path] of paths.entries()) {
      expect(text).to.contain(path)
      const named = json.timeline.flatMap(
        (row: { attachments?: unknown[] }) => row.attachments ?? [],
      )
      expect(named[at]).to.include({ path })
      expect(named[at].sha256).to.deep.equal([source.files!.get(along[at]!.file)!.sha256])
    }
    const { id, stream } = desk.cases[0]!
    const files = along.map(({ name, file }) => ({ name, ...room.room.leaving(id, file) }))
    const leaving = { what: 'case', text: 'Arkivet', files, log: seenOf(stream) } as const
    const hash = async (bytes: Uint8Array) => sha256(bytes)
    const { manifest } = await desk.signExport(id, { ...leaving, sha256: hash })
    const keys = along.map(({ file }) => file)
    await room.room.left(desk, id, keys)
    const acts = rowsIn(desk).map(({ handled }) => handled.map(({ action }) => action))
    expect(acts).to.deep.equal([['saved'], ['saved'], ['saved']])
    const folder = tempFolder('along')
    const zip = await zipOf([...along, { name: 'SHA256SUMS', body: manifest }])
    writeFileSync(join(folder, 'all.zip'), new Uint8Array(await zip.arrayBuffer()))
    execFileSync('unzip', ['-q', 'all.zip'], { cwd: folder })
    execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder })
    expect(equal(readFileSync(join(folder, 'files/file-2.txt')), LETTER)).to.equal(true)
  })

  it('are in no access pack, nor is what was done with them, whatever is ticked', async () => {
    const room = new TestRoom(instance, desk)
    await room.open(desk.cases[0]!.id, rowOf('brev.txt').key)
    await room.open(desk.cases[0]!.id, rowOf('vedlegg.txt').key)
    const source = sourceOf(await takenOut(room))
    const all = new Set(source.one.items.map(({ key }) => key))
    const text = JSON.stringify(accessDocument(source, { whose: 'x', rows: all, names: [] }))
    expect(text).to.contain('vedlegg.txt')
    for (const name of ['brev.txt', 'bilde.jpg', 'Fra vitnet', toHex(sha256(LETTER))]) {
      expect(text).not.to.contain(name)
    }
    const offered = rowsForAccess(source.one).map(({ key }) => key)
    expect(offered.length).to.be.below(all.size)
    expect(offered).not.to.contain(rowOf('brev.txt').item.key)
  })

  it('are offered to the archive, and go there only if a person says so', () => {
    const item = caseIn(desk).items.find(({ key }) => key === rowOf('brev.txt').item.key)!
    expect(archiveRow(item)).to.deep.equal({ standing: 'offered', name: 'filed', way: 'internal' })
  })

  it('go there beside the document that brought them, unchanged, with size and checksum', async () => {
    const said = { kind: 'status', status: 'closed', text: 'Slutt', party: 'party' } as const
    await desk.append(desk.cases[0]!.id, jobOf(systemRandom, { ...said, next: null }))
    const files = await takenOut(new TestRoom(instance, desk))
    files.delete(rowOf('bilde.jpg').key)
    const source = sourceOf(files)
    const { item } = rowOf('brev.txt')
    const pack = {
      ...{ number: '2027/123', codes: ARCHIVE_TERMS.codes, names: [], reporter: null },
      ...{ rows: new Set([item.key]), terms: ARCHIVE_TERMS, retention: null },
    }
    const write = async (documents: readonly unknown[]) => documents.map(() => new Uint8Array(1))
    const tools = {
      write,
      sha256: async (bytes: Uint8Array) => sha256(bytes),
      random: systemRandom,
    }
    const [structure] = await archiveFiles(source, pack, tools)
    const xml = new TextDecoder().decode(structure!.body)
    expect(noarkFaults(xml)).to.deep.equal([])
    const path = 'dokumenter/dokument-0001-vedlegg-2.txt'
    expect(valuesOf(xml, 'referanseDokumentfil')).to.deep.equal([
      'dokumenter/dokument-0001.pdf',
      path,
    ])
    expect(valuesOf(xml, 'sjekksum')[1]).to.equal(toHex(sha256(LETTER)))
    expect(valuesOf(xml, 'filstoerrelse')[1]).to.equal(`${LETTER.length}`)
    expect(valuesOf(xml, 'tilknyttetRegistreringSom')).to.deep.equal(['Hoveddokument', 'Vedlegg'])
    expect(xml).not.to.contain('brev.txt')
    const [{ attached }] = archiveDocuments(source, pack) as [ArchiveDocument]
    expect(attached.map(({ name }) => name)).to.deep.equal([path])
    expect(equal(new Uint8Array(await attached[0]!.body.arrayBuffer()), LETTER)).to.equal(true)
  })

  it('are lost with the keys of the case once it is purged', async () => {
    const before: readonly Manifest[] = manifests()
    expect(before).to.have.lengthOf(2)
    // an open case takes two
    await desk.purge(desk.cases[0]!.id, 'slutt')
    await colleague.sync()
    await colleague.purge(colleague.cases[0]!.id, 'slutt')
    await desk.sync()
    for (const one of [desk, colleague]) {
      const vault = JSON.stringify(one.vault, (_, value) =>
        value instanceof Uint8Array ? toHex(value) : value,
      )
      expect(one.cases).to.deep.equal([])
      for (const { key } of before) expect(vault).not.to.contain(toHex(key))
    }
  })
})
