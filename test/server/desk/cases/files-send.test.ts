import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Outgoing } from '../../../../client/desk/engine/files/outgoing.ts'
import { passagesOf } from '../../../../client/desk/engine/search/passages.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { MANIFEST_LIMIT, TEXT_LIMIT } from '../../../../client/desk/model/board/board.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import {
  ATTACHED_LIMITS,
  type AttachedFile,
  roomForFiles,
} from '../../../../client/desk/model/files/attached.ts'
import { evidenceOf } from '../../../../client/desk/model/files/evidence.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { Download } from '../../../../client/shared/blocks/download.ts'
import type { OnUpload } from '../../../../client/shared/blocks/upload.ts'
import { FORMATS } from '../../../../client/shared/clean/outcome.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { samples } from '../../../support/corpus/picture/jpeg.ts'
import { markersLeft } from '../../../support/corpus/search.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { fetchedFile } from '../../../support/server/block-shelf.ts'
import { publicTransport, sha256, TestRoom } from '../../../support/server/case-files.ts'
import {
  deliver,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const PHOTO = samples()[0]!
const UNKNOWN = Uint8Array.of(1, 2, 0, 3)

describe('files that the reception sends', () => {
  let instance: Instance
  let desk: Desk
  let report: SealedReport

  before(async () => {
    instance = await startInstance()
    report = await deliver(instance)
    desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    const { id } = desk.cases[0]!
    await desk.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
  })
  after(() => instance.stop())

  const outgoingOver = (transport: Transport = staffTransport(instance)) =>
    new Outgoing({
      ...{ primitives: instance.p, transport, random: systemRandom, now: Date.now },
      sha256,
      wait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    })
  const fileOf = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name)
  const { instance: id } = { instance: () => instance.reception.list.instance }
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => (error instanceof DeskError ? error.code : String(error)),
    )
  const say = async (manifest: Manifest, text = 'Her er referatet') => {
    const action = { kind: 'message', as: 'message', text, language: 'nb', manifest } as const
    await desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
  }

  it('are cleaned, sealed, named on the board, and opened only by the reporter, with what they said', async () => {
    const outgoing = outgoingOver()
    const photo = await outgoing.attach('a', fileOf('møte.jpg', PHOTO.bytes))
    expect(photo).to.include({ state: 'clean', name: 'møte.jpg', type: 'image/jpeg', asIs: false })
    expect(photo.found).to.include.members(['place', 'device'])
    const text = new TextEncoder().encode('Møtet var klokka to.')
    await outgoing.attach('b', fileOf('referat.txt', text))
    const files = ['a', 'b'].map((one) => ({ id: one, asIs: false }))
    await say(await outgoing.send('job', id(), files))
    await instance.server.tick()
    const { messages } = await readReceipt(instance, report.receipt)
    const { content } = messages.find((one) => one.content.manifest !== undefined)!
    expect(content.text).to.equal('Her er referatet')
    const wait = async () => {}
    const transport = publicTransport(instance)
    const source = { primitives: async () => instance.p, transport, wait }
    const download = new Download(source, id(), content.manifest!)
    const clean = await fetchedFile(download, 0)
    expect(markersLeft(clean, PHOTO.markers)).to.deep.equal([])
    expect(clean.length).to.be.below(PHOTO.bytes.length)
    expect(equal(await fetchedFile(download, 1), text)).to.equal(true)
  })

  it('are in the register of the case, where a colleague opens them', async () => {
    const colleague = testDesk(instance, 1)
    await syncAndOpen(colleague)
    const one = viewDesk(colleague, Date.now(), Date.now()).cases[0]!
    const rows = evidenceOf(one)
    expect(rows.map(({ name, item }) => [name, item.kind])).to.deep.equal([
      ['møte.jpg', 'entry'],
      ['referat.txt', 'entry'],
    ])
    const room = new TestRoom(instance, colleague)
    await room.open(one.id, rows[1]!.key)
    await room.view()
    expect(new TextDecoder().decode(room.bytes!)).to.equal('Møtet var klokka to.')
    expect(JSON.stringify(one)).not.to.contain('"manifest"')
    const found = passagesOf(one).filter(({ place }) => place === 'file')
    expect(found.map(({ text }) => text)).to.deep.equal(['møte.jpg', 'referat.txt'])
  })

  it('go uncleaned only where a person said so', async () => {
    const outgoing = outgoingOver()
    const made = await outgoing.attach('x', fileOf('ukjent.bin', UNKNOWN))
    expect(made).to.include({ state: 'unknown', asIs: false })
    expect(await refusal(outgoing.send('1', id(), [{ id: 'x', asIs: false }]))).to.equal('gone')
    const { files } = await outgoing.send('2', id(), [{ id: 'x', asIs: true }])
    expect(files.map(({ size }) => size)).to.deep.equal([UNKNOWN.length])
  })

  it('are named as ones that cannot be read, or that changed, and not as exchanged', async () => {
    const outgoing = outgoingOver()
    const unreadable = { arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob
    const moved = { name: 'a.jpg', size: 9, slice: () => unreadable } as unknown as File
    expect(await refusal(outgoing.attach('m', moved))).to.equal('file-unreadable')
    let isChanged = false
    const some = new Blob([new Uint8Array(PHOTO.bytes)])
    const slice = (...range: [number, number]) => (isChanged ? unreadable : some.slice(...range))
    await outgoing.attach('c', { name: 'a.bin', size: some.size, slice } as unknown as File)
    isChanged = true
    expect(await refusal(outgoing.send('c', id(), [{ id: 'c', asIs: true }]))).to.equal(
      'file-unreadable',
    )
  })

  it('go on where they were after a lost connection, under the same key', async () => {
    const puts: string[] = []
    let isLost = true
    let tellHeld = () => {}
    const twoAreHeld = new Promise<void>((resolve) => {
      tellHeld = resolve
    })
    const losing = meddled(staffTransport(instance), (request, _, { body }) => {
      if (request !== `PUT ${PATH.blocks}`) return null
      puts.push(toHex(body!.subarray(0, 32)))
      return isLost && puts.length > 2 ? 'lose-request' : null
    })
    /** Three blocks travel at once: the line breaks when the server holds two of them. */
    const transport: Transport = {
      request: async (method, path, options) => {
        if (method === 'PUT' && puts.length === 2) await twoAreHeld
        return losing.request(method, path, options)
      },
    }
    const outgoing = outgoingOver(transport)
    await outgoing.attach('x', fileOf('stor.bin', new Uint8Array(1_000_000)))
    const files = [{ id: 'x', asIs: true }]
    const tell: OnUpload = ({ blocks }) => (blocks === 2 ? tellHeld() : undefined)
    expect(await refusal(outgoing.send('j', id(), files, tell))).to.equal('offline')
    isLost = false
    const first = puts.slice(0, 2)
    const manifest = await outgoing.send('j', id(), files)
    expect(await outgoing.send('j', id(), files)).to.deep.equal(manifest)
    for (const block of first) expect(puts.filter((one) => one === block)).to.have.length(1)
    outgoing.done('j', files)
    expect(await refusal(outgoing.send('other', id(), files))).to.equal('gone')
  })

  it('are refused beyond their limits before anything is sent', async () => {
    const outgoing = outgoingOver()
    const many = Array.from({ length: ATTACHED_LIMITS.files + 1 }, (_, i) => `${i}`)
    for (const one of many) await outgoing.attach(one, fileOf(`${one}.txt`, new Uint8Array(1)))
    const files = many.map((one) => ({ id: one, asIs: true }))
    expect(await refusal(outgoing.send('j', id(), files))).to.equal('too-large')
    const large = { name: 'a', size: ATTACHED_LIMITS.bytes + 1, slice: () => new Blob() }
    expect(await refusal(outgoing.attach('l', large as unknown as File))).to.equal('too-large')
  })

  it('fit on the board with five names of any letters and the longest types', async () => {
    const outgoing = outgoingOver()
    const type = Object.values(FORMATS).reduce((a, b) =>
      a.type.length > b.type.length ? a : b,
    ).type
    for (const letter of ['a', 'å', '日', '🐟', '𝒜']) {
      for (const length of [60, 78, 79, 200]) {
        const { name } = await outgoing.attach(
          'x',
          fileOf(`${letter.repeat(length)}.docx`, UNKNOWN),
        )
        expect(name, letter).to.match(/\.docx$/)
        const hash = new Uint8Array(32)
        const file = { name, type, size: 5e7, offset: 5e7, hash }
        const manifest = { key: new Uint8Array(32), blocks: 1e6, files: new Array(5).fill(file) }
        expect(encodeJson(manifest).length, `${letter} ${length}`).to.be.below(MANIFEST_LIMIT)
        const action = {
          kind: 'message',
          as: 'message',
          text: 'a',
          language: 'nb',
          manifest,
        } as const
        expect(() => jobOf(systemRandom, action)).not.to.throw()
      }
    }
  })

  it('are refused, and not left out, where what says where they lie is too long for the board', () => {
    const hash = new Uint8Array(32)
    const file = { name: '🐟'.repeat(79), type: '', size: 1, offset: 0, hash }
    const manifest = { key: new Uint8Array(32), blocks: 1, files: new Array(6).fill(file) }
    const action = { kind: 'message', as: 'message', text: 'a', language: 'nb', manifest } as const
    expect(() => jobOf(systemRandom, action)).to.throw(DeskError, 'too-long')
  })

  it('fit on the board beside the longest text that they leave room for, however they are called', async () => {
    const outgoing = outgoingOver()
    const made: AttachedFile[] = []
    for (let i = 0; i < ATTACHED_LIMITS.files; i++) {
      made.push(await outgoing.attach(`${i}`, fileOf(`${'æ'.repeat(200)}.docx`, UNKNOWN)))
    }
    const manifest = await outgoing.send(
      'j',
      id(),
      made.map((one) => ({ id: one.id, asIs: true })),
    )
    expect(encodeJson({ manifest }).length).to.be.below(MANIFEST_LIMIT)
    const room = TEXT_LIMIT - roomForFiles(made)
    await say(manifest, 'a'.repeat(room))
    await instance.server.tick()
    const { messages } = await readReceipt(instance, report.receipt)
    const { content } = messages.find((one) => one.content.text.length === room)!
    expect(content.manifest?.files).to.have.length(ATTACHED_LIMITS.files)
    expect(await refusal(say(manifest, 'a'.repeat(room + 1)))).to.equal('too-long')
  })
})
