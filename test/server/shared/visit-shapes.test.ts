import { expect } from 'chai'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { enclose } from '../../../client/shared/blocks/enclose.ts'
import type { OutgoingFile } from '../../../client/shared/blocks/plan.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import type { Letter, Visit } from '../../../client/shared/session/visit.ts'
import { weekAt } from '../../../crypto/days/calendar.ts'
import type { LetterName } from '../../../crypto/entries/names.ts'
import { makeCode, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { letter, withdrawal } from '../../support/reporter/scripted-visit.ts'
import { publicTransport, visitOn } from '../../support/server/case-files.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../support/server/instance.ts'
import { type Exchange, RecordedLine } from '../../support/server/recorded-line.ts'

/** Visits to a running server, each request in its order, with its length and that of its answer. */
describe('a whole visit', () => {
  let instance: Instance
  /** The code of a report that the desk has answered. */
  let answered: ReceiptCode
  before(async () => {
    const roles = ['head', 'reception', 'custodian'] as const
    instance = await startInstance({ clock: fakeClock(A_MONDAY), roles })
    answered = (await deliver(instance)).code
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    const caseId = desk.cases[0]?.id ?? ''
    await desk.append(caseId, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    await instance.server.tick()
  })
  after(() => instance.stop())

  const keys = () => [
    'GET /api/key-list',
    'GET /api/content',
    `GET /api/weekly-keys/${weekAt(instance.now())}`,
  ]
  const looking = () => [...keys(), 'GET /api/board/0']
  const sending = () => ['POST /api/tickets', ...keys(), 'POST /api/drops']
  const afterIt = Array.from({ length: 3 }, () => 'GET /api/board/0')
  const linesOf = (all: readonly Exchange[]) => all.map(({ line }) => line)

  interface Steps {
    readonly visit: Visit
    readonly line: RecordedLine
  }

  async function seen(steps: (given: Steps) => Promise<unknown>): Promise<Exchange[]> {
    const line = new RecordedLine(publicTransport(instance))
    const visit = visitOn(instance, {
      ...{ transport: line.transport, later: line.later, enclose: async () => enclose },
    })
    await visit.open()
    await steps({ visit, line })
    return line.exchanges
  }

  /** With what follows a letter. */
  async function send({ visit, line }: Steps, one: Letter, files: readonly OutgoingFile[] = []) {
    await visit.send(one, { files })
    await line.pass(70_000)
    await line.pass(60_000)
    await line.pass(60_000)
    await line.pass(3_600_000)
  }

  const report = (files: readonly OutgoingFile[] = [], text?: string) =>
    seen(async (given) => {
      await given.visit.makeReceipt()
      await send(given, letter('report', text), files)
    })

  const backWith = (one: Letter, files: readonly OutgoingFile[] = [], code = answered) =>
    seen(async (given) => {
      given.visit.useReceipt(code)
      await given.visit.read()
      await send(given, one, files)
    })

  const named = (kind: 'follow-up' | 'identity' | 'meeting-request', id: LetterName): Letter => {
    const one = letter(kind, id.repeat(3))
    return { ...one, content: { ...one.content, questionnaire: { id, version: 1 } } }
  }

  const someFile = (bytes: number): OutgoingFile => ({
    ...{ name: '1.txt', type: 'text/plain' },
    source: bytesSource(systemRandom(bytes)),
  })

  it('looks the same whether somebody only reads the site or opens a code, right or wrong', async () => {
    const looked = await seen(async () => {})
    expect(linesOf(looked)).to.deep.equal(looking())
    expect(looked.map(({ answer }) => answer?.[0])).to.deep.equal([200, 200, 200, 200])
    let status: unknown = null
    const right = await seen(async ({ visit }) => {
      visit.useReceipt(answered)
      status = (await visit.read()).status
    })
    expect(status).to.not.equal(null)
    const wrong = await seen(async ({ visit }) => {
      visit.useReceipt(makeCode(systemRandom, 'ABCDEFG'))
      expect(weeksOf(await visit.read())).to.deep.equal([])
    })
    expect([right, wrong]).to.deep.equal([looked, looked])
  })

  it('looks the same for a first report and for every letter that follows it', async () => {
    const first = await report()
    expect(linesOf(first)).to.deep.equal([...looking(), ...sending(), ...afterIt])
    expect(first.every(({ answer }) => answer?.[0] === 200)).to.equal(true)
    expect(first.filter(({ sent }) => sent > 0).map(({ sent }) => sent)).to.deep.equal([SIZE.drop])
    const letters = [
      letter('follow-up'),
      named('follow-up', 'letter-retaliation'),
      named('follow-up', 'letter-minutes'),
      named('identity', 'letter-identity'),
      named('meeting-request', 'letter-meeting'),
      withdrawal('report'),
      withdrawal('identity'),
    ]
    for (const one of letters) {
      expect(await backWith(one), one.content.questionnaire.id).to.deep.equal(first)
    }
    const toNobody = await backWith(letter('follow-up'), [], makeCode(systemRandom, 'ABCDEFG'))
    expect(toNobody).to.deep.equal(first)
  })

  it('looks the same for a first report and a later letter with files of one size, or a long text', async () => {
    const [small, large] = [someFile(1000), someFile(600_000)]
    const first = await report([small, large])
    expect(linesOf(first).filter((line) => line.startsWith('PUT'))).to.not.deep.equal([])
    expect(linesOf(first).slice(-3)).to.deep.equal(afterIt)
    expect(await backWith(letter('follow-up'), [small, large])).to.deep.equal(first)
    const text = 'Lang tekst. '.repeat(3000)
    const long = await report([], text)
    expect(await backWith(letter('follow-up', text))).to.deep.equal(long)
  })

  it('fetches the same after a letter, whatever is read meanwhile without asking for more', async () => {
    const first = await report()
    const reading = await seen(async (given) => {
      const { visit, line } = given
      visit.useReceipt(answered)
      await visit.send(letter('follow-up'))
      for (const ms of [0, 70_000, 60_000, 60_000]) {
        await line.pass(ms)
        await visit.read()
      }
    })
    expect(reading).to.deep.equal(first)
  })

  it('fetches no old key list', async () => {
    const all = [...(await report()), ...(await backWith(letter('follow-up')))]
    expect(linesOf(all).filter((line) => /key-list\//.test(line))).to.deep.equal([])
  })
})
