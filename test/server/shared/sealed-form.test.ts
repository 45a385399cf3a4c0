import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { CarriedLine } from '../../../client/shared/session/carried-line.ts'
import { handIn } from '../../../client/shared/session/hand-in.ts'
import { Visit } from '../../../client/shared/session/visit.ts'
import { encodeSealedFile } from '../../../crypto/drop/sealed-file.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { codeGroups, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { EXIT } from '../../../scripts/cli/cli.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { letter } from '../../support/reporter/scripted-visit.ts'
import { never } from '../../support/run/later.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { pinned, run, storedDrops } from '../../support/scripts/command.ts'
import { publicTransport, visitOn } from '../../support/server/case-files.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  publicationOf,
  sha256,
  startInstance,
} from '../../support/server/instance.ts'
import { RecordedLine } from '../../support/server/recorded-line.ts'

const WEEK_MS = 7 * 86_400_000

/** The yield of a form at a time: the sealed file, and the code that its reporter keeps. */
async function sealedBy({ reception, p }: Instance, at: number, text?: string) {
  const { signed: list, ...carried } = decodePublication(publicationOf(reception))
  const source = { random: systemRandom, sha256, now: () => at }
  const line = new CarriedLine({ list, ...carried }, source)
  const visit = new Visit({
    ...{ ...source, primitives: async () => p, transport: line, root: reception.fingerprint },
    ...{ buildDay: 0, wait: async () => {}, later: never },
  })
  await visit.open()
  const code = await visit.makeReceipt()
  await visit.send(letter('report', text))
  const drop = line.taken ?? new Uint8Array()
  return { code, drop, file: encodeSealedFile(p, reception.list.instance, drop) }
}

describe('a report that was sealed without a server', () => {
  let instance: Instance
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  afterEach(() => instance.stop())

  const sealed = (at = instance.now(), text = 'written offline') => sealedBy(instance, at, text)

  async function handed(file: Uint8Array) {
    const visit = visitOn(instance)
    await visit.open()
    return handIn(visit, instance.p, file)
  }

  it('is handed in by somebody else, read on the desk, and found by its code', async () => {
    const { code, drop, file } = await sealed()
    expect(drop).to.have.length(SIZE.drop)
    expect(await handed(file)).to.equal('accepted')
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    const [one] = desk.cases
    expect(one?.report?.content.answers).to.deep.include({ what: 'written offline' })
    expect(one?.reference).to.equal(code.slice(0, 7))
    await instance.server.tick()
    const back = visitOn(instance)
    await back.open()
    back.useReceipt(code)
    expect((await back.read()).sent).to.have.length(1)
  })

  it('makes the same requests, of the same lengths, as any letter that is sent', async () => {
    const requests = async (steps: (visit: Visit) => Promise<unknown>) => {
      const line = new RecordedLine(publicTransport(instance))
      const visit = visitOn(instance, { transport: line.transport, later: line.later })
      await visit.open()
      await steps(visit)
      for (const ms of [70_000, 60_000, 60_000, 3_600_000]) await line.pass(ms)
      return line.exchanges
    }
    const { file } = await sealed()
    const sent = await requests(async (visit) => {
      await visit.makeReceipt()
      await visit.send(letter('report'))
    })
    const brought = await requests((visit) => handIn(visit, instance.p, file))
    expect(brought).to.deep.equal(sent)
    expect(brought.map(({ line }) => line)).to.include('POST /api/drops')
  })

  it('is stored once if it is handed in twice, and its reporter sees one letter', async () => {
    const { file } = await sealed()
    const before = await storedDrops(instance)
    expect([await handed(file), await handed(file)]).to.deep.equal(['accepted', 'accepted'])
    expect(await storedDrops(instance)).to.equal(before + 1)
  })

  it('is taken in its week and the next, and refused before and after with nothing stored', async () => {
    const ahead = await sealed(instance.now() + WEEK_MS)
    expect(await handed(ahead.file)).to.equal('ahead')
    const late = await sealed(instance.now() - 2 * WEEK_MS).catch(() => null)
    expect(late, 'the form carries no keys of a week before its list').to.equal(null)
    const { file } = await sealed()
    const next = await startInstance({ clock: fakeClock(A_MONDAY + 2 * WEEK_MS) })
    const { p } = next
    const before = await storedDrops(next)
    const visit = visitOn(next)
    await visit.open()
    const drop = file.slice(16, 16 + SIZE.drop)
    const moved = encodeSealedFile(p, next.reception.list.instance, drop)
    expect(await handIn(visit, p, moved)).to.equal('ended')
    expect(await handIn(visit, p, file), 'of another reception').to.equal('foreign')
    expect(await storedDrops(next)).to.equal(before)
    await next.stop()
  })

  it('is refused if it was cut or changed, before anything is asked of the server', async () => {
    const { file } = await sealed()
    const changed = file.slice()
    changed[9000]! ^= 1
    const line = new RecordedLine(publicTransport(instance))
    const visit = visitOn(instance, { transport: line.transport })
    await visit.open()
    const asked = line.exchanges.length
    expect(await handIn(visit, instance.p, file.slice(0, -1))).to.equal('other')
    expect(await handIn(visit, instance.p, changed)).to.equal('changed')
    expect(line.exchanges).to.have.length(asked)
  })

  it('has another reference and secret each time, even if the form alone draws both parts', async () => {
    const codes = new Set<ReceiptCode>()
    for (let i = 0; i < 8; i++) codes.add((await sealed()).code)
    expect(codes.size).to.equal(8)
    expect(new Set([...codes].map((code) => code.slice(0, 7))).size).to.equal(8)
  })
})

describe('a sealed report, handed in from the command line', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance()
  })
  after(() => instance.stop())

  it('is sent as it is, and the command says in one sentence why another is not', async () => {
    const { code, file } = await sealedBy(instance, Date.now())
    const folder = tempFolder()
    const path = join(folder, 'notes')
    writeFileSync(path, file)
    const before = await storedDrops(instance)
    const sent = await run('report', [...pinned(instance), '--sealed', path], '')
    expect(sent).to.include({ code: EXIT.ok })
    expect(sent.stdout).to.deep.equal(['handed in'])
    expect(sent.stderr).to.not.include(codeGroups(code).join('-'))
    expect(await storedDrops(instance)).to.equal(before + 1)

    writeFileSync(path, file.slice(1))
    const cut = await run('report', [...pinned(instance), '--sealed', path], '')
    expect(cut.code).to.equal(EXIT.file)
    expect(cut.stderr).to.include('copy the file again')
    expect(await storedDrops(instance)).to.equal(before + 1)
  })
})
