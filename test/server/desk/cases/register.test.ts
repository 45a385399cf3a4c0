import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { Registrar } from '../../../../client/desk/engine/cases/register.ts'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { answerSheet } from '../../../../client/desk/format/answer-lines.ts'
import type { NewReport, RegistrationView } from '../../../../client/desk/model/case/new-report.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import {
  askedIn,
  type FilledRegistration,
  newForm,
  readsIt,
  reportOf,
} from '../../../../client/desk/page/register/register-form.ts'
import { Visit } from '../../../../client/shared/session/visit.ts'
import { OfflineError, type Transport } from '../../../../client/shared/transport.ts'
import { DESK_CATALOGUES } from '../../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { parseCode, type ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../../support/desk/accepted.ts'
import {
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
  vaultOf,
} from '../../../support/desk/desk-core.ts'
import { outgoingOf } from '../../../support/desk/filed.ts'
import { makeReception, openedByTwo } from '../../../support/reception/reception.ts'
import { letter } from '../../../support/reporter/scripted-visit.ts'
import { send } from '../../../support/run/http.ts'
import { never } from '../../../support/run/later.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import { dropsAt } from '../../../support/server/lies.ts'

const sha256 = (message: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(message).digest())

const MEETING: NewReport = {
  channel: 'main',
  questionnaire: { id: 'general', version: 1 },
  language: 'nn',
  answers: { what: 'Fortalt i et møte', who: ' ' },
  party: 'witness',
  relation: null,
  categories: ['bullying'],
  cameBy: 'meeting',
  cameOn: 20_820,
  leftOut: [],
  shown: ['m0', 'm1'],
  words: ['Example', 'What happened?'],
  note: 'Brevet ligger i skapet',
  minutes: '',
  files: [],
}

describe('a report that came another way', () => {
  let instance: Instance

  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  afterEach(() => instance.stop())

  const source = (transport: Transport) => ({
    primitives: instance.p,
    random: systemRandom,
    now: instance.now,
    transport,
    buildDay: 0,
    sha256,
    ...{ wait: async () => {}, later: never },
  })

  async function begun(
    transport = staffTransport(instance),
    index = 0,
    outgoing = outgoingOf(instance, transport),
  ): Promise<Registrar> {
    const registrar = new Registrar(source(transport), outgoing)
    await registrar.begin(vaultOf(instance.reception, index))
    return registrar
  }

  /** The reporter's side, with a code or before there is one. */
  function visitor(code: ReceiptCode | null, transport = publicTransport(instance)): Visit {
    const { primitives, ...rest } = source(transport)
    const root = instance.reception.fingerprint
    const visit = new Visit({ ...rest, primitives: async () => primitives, root })
    if (code !== null) visit.useReceipt(code)
    return visit
  }

  function codeOf(registrar: Registrar): ReceiptCode {
    const parsed = parseCode(registrar.view?.code?.join('-') ?? '')
    if (parsed.kind !== 'code') throw new Error(`no code: ${parsed.kind}`)
    return parsed.code
  }

  async function synced(index: number, registrar?: Registrar): Promise<Desk> {
    const desk = testDesk(instance, index)
    await desk.sync()
    await registrar?.settle(desk)
    return desk
  }

  const entriesOf = (desk: Desk) =>
    desk.cases.flatMap(({ timeline }) =>
      timeline.flatMap((item) => (item.kind === 'entry' ? [item.entry] : [])),
    )

  it("makes the same requests as a reporter's page, of the same length, and gets the same answers", async () => {
    const [desk, page] = [tapped(staffTransport(instance)), tapped(publicTransport(instance))]
    const registrar = await begun(desk.transport)
    await registrar.send(MEETING)
    const visit = visitor(null, page.transport)
    await visit.open()
    await visit.makeReceipt()
    await visit.send(letter())
    // before them, the desk fetches who reads, for the form
    expect(desk.seen.slice(-page.seen.length)).to.deep.equal(page.seen)
    expect(page.seen.map(({ line }) => line)).to.include(`POST ${PATH.drops}`)
    expect(page.seen.map(({ answer }) => answer)).to.include(ACCEPTED)
  })

  it("lies on the shelf like a reporter's own, and differs only inside", async () => {
    const registrar = await begun()
    await registrar.send(MEETING)
    const visit = visitor(null)
    await visit.makeReceipt()
    await visit.send(letter())
    expect(await dropsAt(instance)).to.have.length(2)
    const desk = await synced(1)
    const answers = desk.cases.map(({ report }) => report?.content.answers)
    expect(answers).to.have.deep.members([
      { what: 'Æ, ø og å 🐟' },
      {
        what: 'Fortalt i et møte',
        party: 'witness',
        categories: ['bullying'],
        'came-by': 'meeting',
        'came-on': '2027-01-02',
      },
    ])
    expect(desk.cases.flatMap(({ warnings }) => warnings)).to.deep.equal([])
  })

  it('tells every reader how it came and when, in every language', async () => {
    const registrar = await begun()
    await registrar.send(MEETING)
    const desk = testDesk(instance, 1)
    await syncAndOpen(desk)
    const items = viewDesk(desk, instance.now(), null).cases[0]!.items
    const drop = items.find((item) => item.kind === 'drop')!
    const facts = LANGUAGES.map(
      (language) => answerSheet(drop, DESK_CATALOGUES[language], language).facts,
    )
    expect(facts.map((all) => all.slice(0, 2))).to.deep.equal([
      [
        { term: 'Kom', values: ['I et møte'] },
        { term: 'Dagen den kom', values: ['2. januar 2027'] },
      ],
      [
        { term: 'Kom', values: ['I eit møte'] },
        { term: 'Dagen ho kom', values: ['2. januar 2027'] },
      ],
      [
        { term: 'Came', values: ['In a meeting'] },
        { term: 'The day on which it came', values: ['2 January 2027'] },
      ],
    ])
  })

  it('is named in the log as registered, by whom and how, once it shows', async () => {
    const registrar = await begun()
    await registrar.send(MEETING)
    const desk = await synced(0, registrar)
    await desk.sync()
    await registrar.settle(desk)
    expect(entriesOf(desk)).to.deep.equal([
      { kind: 'registered', by: 'meeting', text: 'Brevet ligger i skapet' },
    ])
    const colleague = await synced(1, registrar)
    expect(entriesOf(colleague)).to.have.length(1)
  })

  it('counts its deadline from the day it came, once a member has signed that it did', async () => {
    const registrar = await begun()
    await registrar.send(MEETING)
    const since = (desk: Desk) => viewDesk(desk, instance.now(), null).cases[0]?.since
    expect(since(await synced(1))).to.equal(dayOf(instance.now()))
    expect(since(await synced(0, registrar))).to.equal(MEETING.cameOn)
  })

  for (const record of [2, 3]) {
    it(`is named so at the next sync where record ${record} is lost on the way, and once only`, async () => {
      const registrar = await begun()
      await registrar.send({ ...MEETING, minutes: 'Det som ble sagt' })
      let lost = 0
      const transport = meddled(staffTransport(instance), (request) =>
        request === `POST ${PATH.deskRecords}` && ++lost === record ? 'lose-answer' : null,
      )
      const desk = testDesk(instance, 0, { transport })
      await desk.sync()
      await registrar.settle(desk)
      expect(entriesOf(desk)).to.have.length(record - 2)
      await desk.sync()
      await registrar.settle(desk)
      const fresh = await synced(1)
      expect(entriesOf(fresh).map(({ kind }) => kind)).to.deep.equal(['registered', 'message'])
      expect(entriesOf(fresh)[1]).to.deep.include({
        as: 'minutes',
        text: 'Det som ble sagt',
        language: 'nn',
      })
    })
  }

  it('brings minutes of any length, in blocks that are sent once', async () => {
    const long = 'Det som ble sagt i møtet. '.repeat(4000).trim()
    const registrar = await begun()
    await registrar.send({ ...MEETING, minutes: long })
    let isLost = false
    const transport = meddled(staffTransport(instance), (request) =>
      isLost && request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    isLost = true
    await registrar.settle(desk)
    expect(registrar.waiting).to.equal(2)
    isLost = false
    await registrar.settle(desk)
    expect(registrar.waiting).to.equal(0)
    const fresh = await synced(1)
    const [, minutes] = fresh.cases[0]!.timeline.filter(({ kind }) => kind === 'entry')
    expect(minutes).to.deep.include({ longText: long }).and.have.nested.include({
      'entry.as': 'minutes',
      'entry.text': '',
    })
  })

  it('brings the files that came with it into the case, once, whatever the page forgets', async () => {
    const outgoing = outgoingOf(instance)
    const texts = ['Kjære mottak', 'Vedlegg']
    for (const [i, text] of texts.entries()) {
      await outgoing.take(`${i}`, new File([text], `brev-${i}.txt`, { type: 'text/plain' }))
    }
    const files = texts.map((_, i) => ({ id: `${i}`, asIs: true }))
    const registrar = await begun(staffTransport(instance), 0, outgoing)
    await registrar.send({ ...MEETING, cameBy: 'letter', files })
    outgoing.forget(['0', '1'])
    registrar.end()
    let lost = 0
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.deskRecords}` && ++lost === 3 ? 'lose-answer' : null,
    )
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    await registrar.settle(desk)
    expect(registrar.waiting).to.equal(2)
    await desk.sync()
    await registrar.settle(desk)
    expect(registrar.waiting).to.equal(0)
    const fresh = await synced(1)
    const entries = entriesOf(fresh)
    expect(entries.map(({ kind }) => kind)).to.deep.equal(['registered', 'filed'])
    const [, filed] = entries
    expect(filed).to.deep.include({ as: 'letter', received: MEETING.cameOn, text: '' })
    if (filed?.kind !== 'filed') throw new Error('no files')
    expect(filed.manifest.files.map(({ name, size }) => [name, size])).to.deep.equal([
      ['brev-0.txt', 13],
      ['brev-1.txt', 7],
    ])
  })

  it('is not sent with files that are gone', async () => {
    const registrar = await begun()
    const files = [{ id: 'gone', asIs: true }]
    const error = await registrar.send({ ...MEETING, files }).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(DeskError).and.include({ code: 'gone' })
    expect(registrar.view?.state).to.equal('writing')
    expect(await dropsAt(instance)).to.have.length(0)
  })

  it('is answered through the code on the slip', async () => {
    const registrar = await begun()
    await registrar.send({ ...MEETING, minutes: 'Det som ble sagt' })
    const code = codeOf(registrar)
    registrar.end()
    const desk = await synced(0, registrar)
    const { id } = desk.cases[0]!
    await desk.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    await desk.append(
      id,
      jobOf(systemRandom, { kind: 'message', as: 'question', text: 'Hvem så det?' }),
    )
    await instance.server.tick()
    const visit = visitor(code)
    const { messages, status } = await visit.read()
    expect(status?.content.channel).to.equal('main')
    expect(messages.map(({ kind, content }) => [kind, content.text])).to.have.deep.members([
      ['minutes', 'Det som ble sagt'],
      ['question', 'Hvem så det?'],
    ])
    const follow = letter('follow-up', 'Her er mer')
    await visit.send({ ...follow, content: { ...follow.content, answers: { text: 'Her er mer' } } })
    await desk.sync()
    const drops = desk.cases[0]!.timeline.filter(({ kind }) => kind === 'drop')
    expect([desk.cases.length, drops.length]).to.deep.equal([1, 2])
  })

  it('goes out as the same bytes until an answer comes, and is one report', async () => {
    let lose = true
    const bodies: string[] = []
    const transport = meddled(staffTransport(instance), (request, _, { body }) => {
      if (request !== `POST ${PATH.drops}`) return null
      bodies.push(toHex(body!))
      return lose ? 'lose-answer' : null
    })
    const registrar = await begun(transport)
    await registrar.send(MEETING)
    expect(registrar.view).to.deep.include({ state: 'unsure', failure: 'offline' })
    const code = codeOf(registrar)
    lose = false
    await registrar.send({ ...MEETING, answers: { what: 'Noe annet' } })
    expect(registrar.view).to.deep.include({ state: 'delivered', failure: null })
    expect(codeOf(registrar)).to.equal(code)
    expect(bodies.length).to.be.greaterThan(2)
    expect(new Set(bodies).size).to.equal(1)
    const desk = await synced(1)
    expect(desk.cases.map(({ report }) => report?.content.answers.what)).to.deep.equal([
      'Fortalt i et møte',
    ])
    await registrar.send(MEETING)
    expect(new Set(bodies).size).to.equal(1)
  })

  it('is not called delivered where the answer was tampered with', async () => {
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.drops}` ? () => ({ status: 500, body: new Uint8Array([1]) }) : null,
    )
    const registrar = await begun(transport)
    await registrar.send(MEETING)
    expect(registrar.view).to.deep.include({ state: 'unsure', failure: 'server' })
  })

  it('is sealed to nobody who is left out; who registers may be among them', async () => {
    const registrar = await begun()
    await registrar.send({ ...MEETING, leftOut: ['m0'], minutes: 'Sagt' })
    const own = await synced(0, registrar)
    expect(own.cases).to.deep.equal([])
    const colleague = await synced(1, registrar)
    expect(colleague.cases[0]?.report?.content.answers).to.include({ 'came-by': 'meeting' })
    expect(entriesOf(colleague)).to.deep.equal([])
  })

  it('is sealed to a substitute instead of a member who is left out, as the form shows', async () => {
    const channel = { id: 'main', members: ['m1'], substitutes: ['m0'] }
    const edit = (list: KeyList) => ({ ...list, channels: [channel] })
    const other = makeReception(instance.p, { today: dayOf(A_MONDAY), edit })
    await instance.stop()
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception: other })
    const registrar = await begun()
    const { reception } = registrar.view!
    const form = (leftOut: readonly string[]): FilledRegistration => ({
      ...newForm(reception, 'nb', '2026-01-01'),
      ...{ cameBy: 'phone', answers: { what: 'Om m1' }, leftOut },
    })
    const shownTo = (leftOut: readonly string[]) => {
      const people = askedIn(reception, form(leftOut))!.people.map(({ id }) => id)
      const { shown } = reportOf(reception, form(leftOut), 'm0', 'nb')!
      return { people, shown, reads: readsIt(reception, form(leftOut), 'm0') }
    }
    const both = ['m1', 'm0']
    expect(shownTo([])).to.deep.equal({ people: both, shown: ['m1'], reads: false })
    expect(shownTo(['m1'])).to.deep.equal({ people: both, shown: ['m0'], reads: true })
    expect(shownTo(both)).to.deep.equal({ people: both, shown: [], reads: false })
    await registrar.send(reportOf(reception, form(['m1']), 'm0', 'nb')!)
    expect(registrar.view?.state).to.equal('delivered')
    expect((await synced(0)).cases).to.have.length(1)
    expect((await synced(1)).cases).to.deep.equal([])
  })

  it('has the relation of a channel that is for one alone, and asks only for those of the others', async () => {
    const { reception } = (await begun()).view!
    const [main] = reception.content.channels
    const relationIn = (relations: readonly string[], relation: string) => {
      const channels = [{ ...main!, relations: [...relations] }]
      const signed = { ...reception, content: { ...reception.content, channels } }
      const form = {
        ...newForm(signed, 'nb', '2026-01-01'),
        ...({ cameBy: 'phone', answers: { what: 'x' }, relation } as const),
      }
      const { questionnaire, relation: answered } = askedIn(signed, form)!
      const offered = questionnaire.relations.map(({ id }) => id)
      return [answered, offered, reportOf(signed, form, 'm0', 'nb')!.relation]
    }
    expect(relationIn(['student'], '')).to.deep.equal(['student', ['student'], 'student'])
    expect(relationIn(['student', 'prefer-not-to-say'], 'employee')).to.deep.equal([
      ...[null, ['student', 'prefer-not-to-say'], null],
    ])
  })

  it('is sealed to nobody who was not shown, and can be sent again with who is', async () => {
    const registrar = await begun()
    await registrar.send({ ...MEETING, shown: ['m0'] })
    expect(registrar.view).to.deep.include({ state: 'writing', failure: 'readers-changed' })
    expect((await synced(0)).cases).to.deep.equal([])
    const shown = registrar.view!.reception.channels[0]!.people.map(({ id }) => id)
    await registrar.send({ ...MEETING, shown })
    expect(registrar.view?.state).to.equal('delivered')
    expect((await synced(1)).cases).to.have.length(1)
  })

  it('gives the code of a report that was given up to nobody, however late the report arrives', async () => {
    const inner = staffTransport(instance)
    let isEnded = false
    const registrar: Registrar = await begun({
      request: async (method, path, options) => {
        if (path === PATH.drops && !isEnded) {
          isEnded = true
          registrar.end()
          await registrar.begin(vaultOf(instance.reception, 0))
        }
        return inner.request(method, path, options)
      },
    })
    const told: (RegistrationView | null)[] = []
    const answer = await registrar.send(MEETING, (view) => told.push(view))
    expect(isEnded).to.equal(true)
    expect(answer).to.deep.include({ state: 'writing', code: null })
    expect(told.at(-1)).to.deep.equal(answer)
    expect((await synced(0)).cases).to.have.length(1)
  })

  it('shows last how it stands, wherever the line is lost', async () => {
    const inner = staffTransport(instance)
    const outcomes: unknown[] = []
    for (let whole = false, count = 0; !whole; count++) {
      let left = Number.POSITIVE_INFINITY
      const registrar = await begun({
        request: (method, path, options) => {
          if (left-- <= 0) throw new OfflineError('cut')
          return inner.request(method, path, options)
        },
      })
      left = count
      const told: (RegistrationView | null)[] = []
      const code = await registrar
        .send({ ...MEETING, shown: ['m0'] }, (view) => told.push(view))
        .then(
          () => null,
          (error: DeskError) => error.code,
        )
      expect(told.at(-1), `after ${count} requests`).to.deep.equal(registrar.view)
      outcomes.push(`${registrar.view?.failure} ${code}`)
      whole = left > 0
    }
    expect(outcomes).to.include('readers-changed offline').and.to.include('readers-changed null')
  })

  it('keeps no code once it was handed over', async () => {
    const registrar = await begun()
    const told: (RegistrationView | null)[] = []
    const answer = await registrar.send(MEETING, (view) => told.push(view))
    expect(told.map((view) => [view?.state, view?.code?.length])).to.deep.equal([
      ['sending', undefined],
      ['sending', 7],
      ['delivered', 7],
    ])
    expect(answer).to.deep.include({ state: 'delivered', code: told[1]?.code })
    registrar.end()
    expect(registrar.view).to.equal(null)
    const error = await registrar.send(MEETING).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(DeskError).and.include({ code: 'gone' })
  })

  it('is not begun where the server shows an older key list than one seen before', async () => {
    const registrar = new Registrar(source(staffTransport(instance)), outgoingOf(instance))
    const vault = { ...vaultOf(instance.reception, 0), listVersion: 2 }
    const error = await registrar.begin(vault).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(DeskError).and.include({ code: 'rollback' })
  })

  it('K12: is offered no channel whose reports two must open, and goes to none', async () => {
    await instance.stop()
    const parted = makeReception(instance.p, { today: dayOf(A_MONDAY), edit: openedByTwo })
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception: parted })
    const registrar = await begun()
    expect(registrar.view?.reception.channels).to.deep.equal([])
    expect(registrar.view?.parted.map(({ en }) => en)).to.deep.equal(['Everybody'])
    const error = await registrar.send(MEETING).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(DeskError).and.include({ code: 'gone' })
    expect(registrar.view?.state).to.equal('writing')
  })

  it('takes no minutes that no blocks hold', async () => {
    const registrar = await begun()
    const error = await registrar
      .send({ ...MEETING, minutes: 'x'.repeat(SIZE.longText) })
      .catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(DeskError).and.include({ code: 'too-long' })
    expect(registrar.view?.state).to.equal('writing')
  })
})

/** One request and its answer, without what is random in them. */
interface Tapped {
  readonly line: string
  readonly headers: readonly (readonly [string, number])[]
  readonly bytes: number
  readonly status: number
  readonly answer: number | string
}

function tapped(inner: Transport) {
  const seen: Tapped[] = []
  const transport: Transport = {
    request: async (method, path, options = {}) => {
      const answer = await inner.request(method, path, options)
      const { headers = {}, body } = options
      const { status } = answer
      const text = new TextDecoder().decode(answer.body)
      seen.push({
        line: `${method} ${path}`,
        headers: Object.entries(headers).map(([name, value]) => [name, value.length]),
        bytes: body?.length ?? 0,
        status,
        answer: path === PATH.drops ? outcomeOf({ status, text }, body) : answer.body.length,
      })
      return answer
    },
  }
  return { seen, transport }
}

function publicTransport(instance: Instance): Transport {
  return {
    request: async (method, path, { headers, body } = {}) =>
      send(instance.server.publicUrl, method, path, {
        ...(headers ? { headers: { ...headers } } : {}),
        ...(body ? { body } : {}),
      }),
  }
}
