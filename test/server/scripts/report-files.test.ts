import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { Download } from '../../../client/shared/blocks/download.ts'
import { planStream } from '../../../client/shared/blocks/plan.ts'
import { Upload } from '../../../client/shared/blocks/upload.ts'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import { encodeSlotText, joinAnswers, textPart } from '../../../crypto/drop/long-text.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { tempFolder } from '../../support/run/temp.ts'
import {
  openedBy,
  pinned,
  postSlot,
  receiptOf,
  run,
  storedDrops,
} from '../../support/scripts/command.ts'
import {
  fetchedFile,
  fileOf,
  patternBytes,
  patternSource,
  sha256,
} from '../../support/server/block-shelf.ts'
import { deliver, type Instance, startInstance } from '../../support/server/instance.ts'

describe('files and long text from the command line', () => {
  let instance: Instance
  let folder: string

  before(async () => {
    instance = await startInstance()
    folder = tempFolder('report-files')
  })
  after(() => instance.stop())

  const put = (name: string, body: string | Uint8Array) => {
    writeFileSync(join(folder, name), body)
    return join(folder, name)
  }
  const source = () => ({
    primitives: async () => instance.p,
    transport: nodeTransport({ server: new URL(instance.server.publicUrl) }),
    random: systemRandom,
    sha256: async (message: Uint8Array) => sha256(message),
    now: Date.now,
    wait: async () => {},
  })

  /** A reader's copy of the newest letters under this code. */
  async function received(code: string) {
    const { reference } = receiptOf(instance, code)
    const bodies = (await openedBy(instance)).flatMap(({ body }) =>
      body.reference === reference && 'answers' in body.content ? [body.content] : [],
    )
    const content = bodies.find(({ manifest }) => manifest !== null) as ReporterContent
    const { manifest } = content
    if (manifest === null) throw new Error('no manifest')
    const download = new Download(source(), instance.reception.list.instance, manifest)
    const bytes = manifest.files.map((_, i) => fetchedFile(download, i))
    return {
      names: manifest.files.map(({ name }) => name),
      files: await Promise.all(bytes),
      answers: joinAnswers(content, (await download.text()) ?? {}),
    }
  }

  it('arrive with the report, under names that say nothing, what is cleaned and what is not', async () => {
    const text = put('Kari sin plan.txt', 'Æ, ø og å')
    const raw = put('bevis fra Kari.BIN', patternBytes(0, 300_000))
    const args = [...pinned(instance), '--file', text, '--original', raw]
    const { code, stdout, stderr } = await run('report', args, 'hello')
    expect([code, stdout[1]]).to.deep.equal([EXIT.ok, 'sent'])
    expect(stderr).to.include(`${text} goes as 1.txt.`).and.to.include(`${raw} goes as 2.bin, with`)
    const { names, files, answers } = await received(stdout[0]!)
    expect(names).to.deep.equal(['1.txt', '2.bin'])
    expect(files.map(toHex)).to.deep.equal(
      [readFileSync(text), patternBytes(0, 300_000)].map((bytes) => toHex(new Uint8Array(bytes))),
    )
    expect(answers).to.deep.equal({ what: 'hello' })
  })

  it('may say it all', async () => {
    const args = [...pinned(instance), '--file', put('alt.txt', 'Alt står her')]
    const { code, stdout } = await run('report', args, '')
    expect(code).to.equal(EXIT.ok)
    expect(await received(stdout[0]!)).to.deep.include({ names: ['1.txt'], answers: {} })
  })

  it('carry a report of any length up to 1 MiB, symbol for symbol', async () => {
    const text = 'Æ, ø og å 🐟\n'.repeat(40_000).trim()
    const { code, stdout } = await run('report', pinned(instance), text)
    expect(code).to.equal(EXIT.ok)
    const { names, answers } = await received(stdout[0]!)
    expect(names).to.deep.equal([])
    expect(answers.what === text).to.equal(true)
  })

  it('are refused before anything is sent where one is missing, or of no kind that can be cleaned', async () => {
    const before = await storedDrops(instance)
    const unknown = put('noise.bin', patternBytes(0, 1000))
    for (const args of [
      ['--file', join(folder, 'nowhere.txt')],
      ['--original', join(folder, 'nowhere.txt')],
      ['--original', folder],
      ['--file', unknown],
    ]) {
      const { code, stdout, stderr } = await run('report', [...pinned(instance), ...args], 'hello')
      expect([code, stdout], args.join(' ')).to.deep.equal([EXIT.file, []])
      expect(stderr).to.include('Nothing was sent')
    }
    expect(await storedDrops(instance)).to.equal(before)
  })

  it('go along with an answer', async () => {
    const { code } = await deliver(instance)
    await instance.server.tick()
    const answer = put('svar.txt', 'y'.repeat(20_000))
    const args = ['--answer', answer, '--channel', 'main', '--to-all', '--file', put('a.txt', 'A')]
    const { code: exit } = await run('check', [...pinned(instance), ...args], code)
    expect(exit).to.equal(EXIT.ok)
    const { names, answers } = await received(code)
    expect(names).to.deep.equal(['1.txt'])
    expect(answers).to.deep.equal({ text: 'y'.repeat(20_000) })
  })

  it('come back from the reception, with a text that is too long for the board', async () => {
    const { code } = await deliver(instance)
    const long = 'Æ'.repeat(5000)
    const files = [fileOf(patternSource(70_000), '../../møte.pdf'), fileOf(patternSource(3), '')]
    const plan = planStream(files, textPart(instance.p, encodeSlotText(long)))
    const upload = new Upload(source(), instance.reception.list.instance, plan)
    await upload.run()
    await postSlot(instance, code, 0, 'status', { status: 'received', channel: 'main' }, 3, 3)
    await postSlot(instance, code, 1, 'minutes', { text: '', manifest: upload.manifest })
    await instance.server.tick()
    const plain = await run('check', pinned(instance), code)
    expect(plain.stdout).to.include('  file: ../../møte.pdf (70000 bytes)')
    expect(plain.stderr).to.match(/The minutes of .* is long: read it with --save FOLDER/)
    const to = join(folder, 'saved')
    mkdirSync(to)
    const args = [...pinned(instance), '--save', to, '--json']
    const { code: exit, stdout } = await run('check', args, code)
    expect(exit).to.equal(EXIT.ok)
    expect(JSON.parse(stdout[0]!).messages[0].text).to.equal(long)
    expect(readdirSync(to).sort()).to.deep.equal(['2', '_.._møte.pdf'])
    expect(toHex(new Uint8Array(readFileSync(join(to, '_.._møte.pdf'))))).to.equal(
      toHex(patternBytes(0, 70_000)),
    )
    await run('check', args, code)
    expect(readdirSync(to)).to.have.length(4)
    const nowhere = ['--save', join(folder, 'nowhere')]
    expect((await run('check', [...pinned(instance), ...nowhere], code)).code).to.equal(EXIT.file)
  })

  it('are told of where one message has lost its own, beside the others and an answer that went', async () => {
    const { code } = await deliver(instance)
    const plans = [1, 2].map((n) => planStream([fileOf(patternSource(n), `${n}.pdf`)]))
    const [lost, whole] = plans.map(
      (plan) => new Upload(source(), instance.reception.list.instance, plan),
    )
    for (const one of [lost, whole]) await one!.run()
    // Under another key there is nothing.
    const gone = { ...lost!.manifest, key: systemRandom(32) }
    await postSlot(instance, code, 0, 'status', { status: 'received', channel: 'main' }, 3, 7)
    await postSlot(instance, code, 1, 'minutes', { text: 'lost', manifest: gone })
    await postSlot(instance, code, 2, 'minutes', { text: 'whole', manifest: whole!.manifest })
    await instance.server.tick()
    const to = join(folder, 'some')
    mkdirSync(to)
    const args = [...pinned(instance), '--save', to, '--answer', put('ja.txt', 'ja')]
    const { code: exit, stdout, stderr } = await run('check', args, code)
    expect(exit).to.equal(EXIT.file)
    expect(readdirSync(to)).to.deep.equal(['2.pdf'])
    expect(stdout.at(-1)).to.equal('answer sent')
    expect(stdout.filter((line) => /^minutes .*: (lost|whole)$/.test(line))).to.have.length(2)
    expect(stderr).to.include('Not everything that came with').and.to.include('does not have it')
  })
})
