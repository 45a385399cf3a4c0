import { expect } from 'chai'
import { letterContent, sealLetter, sealReport } from '../../../client/reporter/form/letter.ts'
import { type App, newDraft, type State } from '../../../client/reporter/state.ts'
import { letter } from '../../../client/reporter/steps/letter/letter.ts'
import { startLetter } from '../../../client/reporter/steps/letter/start.ts'
import { openInbox } from '../../../client/reporter/steps/look.ts'
import { readers } from '../../../client/reporter/steps/readers.ts'
import { carryOn, sendReport } from '../../../client/reporter/steps/send.ts'
import type { ReceptionView } from '../../../client/shared/reception/reception.ts'
import type { Look } from '../../../client/shared/session/visit.ts'
import { VisitError } from '../../../client/shared/session/visit-error.ts'
import { fill } from '../../../client/texts/wording.ts'
import type { LetterName } from '../../../crypto/entries/names.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { sampleWords } from '../../support/reception/site.ts'
import {
  elementsOf,
  message,
  piecesOf,
  reading,
  SOME_CODE,
  someReception,
  stillApp,
} from '../../support/reporter/app.ts'
import { byId, clickOn } from '../../support/reporter/writing.ts'

const { t } = sampleWords()
const three = (text: string) => ({ nb: text, nn: text, en: text })

const HEAD = { id: 'm0', role: 'head', title: three('⟦head⟧'), position: 0 } as const
const DEAN = { id: 'm9', role: 'reader', title: three('⟦dean⟧'), position: 1 } as const
const KEEPER = { id: 'm7', role: 'custodian', title: three('⟦new keeper⟧'), position: 7 } as const

/** A reception in which these read every channel. */
function readBy(...people: ReceptionView['custodians']): ReceptionView {
  const view = someReception()
  const seats = people.length
  const row = people.map(({ id }) => id)
  return { ...view, channels: view.channels.map((one) => ({ ...one, people, seats, row })) }
}

const OTHER_CODE = makeCode((length) => new Uint8Array(length).fill(8), 'ABCDEFG')

const TOLD = reading({
  positions: 0b01,
  standing: { out: ['m1'], opens: [] },
  status: message('status', { status: 'assessing', channel: 'students' }),
})
const HEAD_ALONE = { readers: ['m0'], opened: false }
const ready = (value: Look): State['reading'] => ({ kind: 'ready', value })

function writing(name: LetterName, change: Partial<State> = {}): Partial<State> {
  const values = { text: 'my words', name: 'Kari' }
  return {
    step: 'letter',
    reading: ready(TOLD),
    writing: { name, about: null, values },
    ...change,
  }
}

interface Asking {
  readonly app: App
  readonly asked: string[]
  /** The data that was given with each `send`. */
  readonly sent: { readonly shown: readonly string[]; readonly number: number }[]
}

/** An app whose worker answers as told; steps and refusals are noted in its state. */
function asking(change: Partial<State>, answer: (question: string) => unknown): Asking {
  const still = stillApp(change)
  const asked: string[] = []
  const sent: Asking['sent'] = []
  let isHere = false
  const ask = async (question: string, given: unknown) => {
    if (question === 'arrival') {
      if (isHere) return 'seen'
      throw new VisitError('server')
    }
    asked.push(question)
    if (question === 'send') sent.push(given as Asking['sent'][number])
    const answered = answer(question)
    isHere ||= question === 'send'
    return answered
  }
  const app: App = {
    ...still,
    go: (step) => Object.assign(still.state, { step, errors: [] }),
    refuse: (errors) => Object.assign(still.state, { errors }),
    office: { ask: ask as never, close: () => [] },
  }
  return { app, asked, sent }
}

/** A worker that refuses the first letter, since the list is another now. */
function changedTo(view: ReceptionView): (question: string) => unknown {
  let refused = false
  return (question) => {
    if (question === 'open') return view
    if (question === 'read') return TOLD
    if (question !== 'send' || refused) return null
    refused = true
    throw new VisitError('readers-changed')
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const shownIn = (app: App) => piecesOf(letter(app)).filter((piece) => /^⟦.*⟧$/.test(piece))

describe('a report goes only to those who were shown, and', () => {
  const draft = { ...newDraft(), channel: 'students', answers: { what: 'x' }, leftOut: ['m1'] }

  it('names them, without those who were left out', () => {
    expect(sealReport(stillApp({ draft })).shown).to.deep.equal(['m0'])
  })

  it('names nobody while nobody is shown', () => {
    const app = stillApp({ draft, reception: { kind: 'loading' } })
    expect(sealReport(app).shown).to.deep.equal([])
  })

  it('leads back to the readers where others would read, with everything kept', async () => {
    const change = { step: 'review', draft, code: SOME_CODE, inUse: SOME_CODE } as const
    const { app, asked, sent } = asking(change, changedTo(readBy(HEAD, DEAN)))
    await sendReport(app)
    const { state } = app
    expect(asked).to.deep.equal(['send', 'open'])
    expect([state.step, state.sending.kind]).to.deep.equal(['readers', 'none'])
    expect([state.draft, state.code]).to.deep.equal([draft, SOME_CODE])
    const view = piecesOf(readers(app))
    expect(view).to.include.members([t.errors['readers-changed'], '⟦head⟧', '⟦dean⟧'])
    await sendReport(app)
    expect(sent.map(({ shown }) => shown)).to.deep.equal([['m0'], ['m0', 'm9']])
    expect(sent[1]!.number).to.equal(sent[0]!.number + 1)
    expect(state.sending.kind).to.equal('delivered')
  })

  it('takes nobody away from a page that is read meanwhile, but leads there on trying again', async () => {
    const view = readBy(HEAD, DEAN)
    const change = { step: 'review', draft, code: SOME_CODE, inUse: SOME_CODE } as const
    const { app } = asking(change, (question) => {
      if (question === 'open') return view
      app.go('outside')
      throw new VisitError('readers-changed')
    })
    await sendReport(app)
    expect(app.state.step).to.equal('outside')
    expect(app.state.sending).to.deep.equal({ kind: 'failed', code: 'readers-changed' })
    app.go('receipt')
    const changed = changedTo(view)
    const ask = async (question: string) => changed(question)
    await carryOn({ ...app, office: { ...app.office, ask: ask as never } })
    expect(app.state.step).to.equal('readers')
  })

  it('under the code on the screen, whatever matter was looked at since', async () => {
    const change = { step: 'review', draft, code: SOME_CODE, inUse: SOME_CODE } as const
    const { app, asked } = asking(change, (question) => (question === 'read' ? TOLD : null))
    await openInbox(app, OTHER_CODE)
    expect(app.state.reading.kind).to.equal('ready')
    asked.length = 0
    await sendReport(app)
    expect(asked).to.deep.equal(['useReceipt', 'send'])
    expect([app.state.inUse, app.state.reading.kind]).to.deep.equal([SOME_CODE, 'loading'])
  })
})

describe('a letter goes only to those who were shown, and', () => {
  it('names those who are now where the report was sealed to', () => {
    const app = stillApp(writing('letter'))
    expect(shownIn(app)).to.deep.equal(['⟦head⟧'])
    expect(piecesOf(letter(app))).to.include(t.answer.same)
    expect(sealLetter(app)).to.deep.include({ circle: HEAD_ALONE, shown: ['m0'], leftOut: [] })
  })

  it('go to those whom one member calls away, who are named, unless the reporter leaves them out', () => {
    const value = { ...TOLD, standing: { out: [], opens: [] } }
    const app = stillApp(writing('letter', { reading: ready(value) }))
    const names = { names: '⟦adviser⟧' }
    expect(piecesOf(letter(app))).to.include(fill(t.answer.doubted, names))
    const both = { readers: ['m0', 'm1'], opened: false }
    expect(sealLetter(app)).to.deep.include({ circle: both, shown: ['m0', 'm1'] })
    const [box] = elementsOf(letter(app)).filter(({ attributes }) => attributes.id === 'fewer')
    expect(box?.attributes.checked).to.equal(false)
    app.state.again = { ...app.state.again, fewer: true }
    expect(piecesOf(letter(app))).to.include(fill(t.answer.doubted, names))
    expect(sealLetter(app)).to.deep.include({ circle: HEAD_ALONE, shown: ['m0'] })
  })

  it('go to nobody else whom one member names', () => {
    const value = { ...TOLD, positions: 0b11, alwaysLeftOut: ['m1'], leftOut: ['m1'] }
    const app = stillApp(writing('letter', { reading: ready(value) }))
    expect(piecesOf(letter(app))).to.not.include(fill(t.answer.doubted, { names: '⟦adviser⟧' }))
    expect(sealLetter(app)).to.deep.include({ circle: HEAD_ALONE, shown: ['m0'] })
  })

  it('asks again where the board tells the positions and not the channel, or nobody', () => {
    const untold: Look[] = [
      // a part of the status is missing
      { ...TOLD, status: null, incomplete: true },
      { ...TOLD, status: message('status', { status: 'assessing' }) },
      // a desk without the report wrote it
      { ...TOLD, positions: 0 },
      // nothing tells whom the code leaves out
      { ...TOLD, choice: null },
      // nobody is there any more
      { ...TOLD, positions: 0b1000 },
    ]
    for (const value of untold) {
      const again = { channel: 'employees', leftOut: ['m1'], keepers: null, sent: null }
      const app = stillApp(writing('letter', { reading: ready(value), again }))
      expect(piecesOf(letter(app)))
        .to.include(t.answer.ask)
        .and.not.to.include(t.answer.same)
      const { content, ...sealed } = sealLetter(app)
      expect(sealed).to.deep.include({ circle: null, leftOut: ['m1'], shown: ['m0'] })
      expect(content.channel).to.equal('employees')
    }
  })

  it('takes neither channel nor readers of a draft that was not sent', async () => {
    const draft = { ...newDraft(), channel: 'employees', leftOut: ['m0'] }
    const change = writing('letter', { reading: ready(reading()), draft })
    const { app, sent } = asking(change, () => null)
    expect(letterContent(app)?.channel).to.equal('none')
    const boxes = elementsOf(letter(app)).filter(({ tag }) => tag === 'input')
    expect(boxes.filter(({ attributes }) => attributes.checked === true)).to.deep.equal([])
    clickOn(letter(app), 'send')
    await settled()
    expect(sent).to.deep.equal([])
    expect(app.state.errors.map(({ field }) => field)).to.deep.equal(['channel'])
  })

  it('keeps to what was sent, until a code opens another matter', async () => {
    const draft = { ...newDraft(), channel: 'students', answers: { what: 'x' }, leftOut: ['m1'] }
    const answer = (question: string) => (question === 'read' ? reading() : null)
    const { app } = asking({ step: 'review', draft, code: SOME_CODE, inUse: SOME_CODE }, answer)
    await sendReport(app)
    startLetter(app, 'letter', null, 'done')
    expect(sealLetter(app)).to.deep.include({ leftOut: ['m1'], shown: ['m0'] })
    expect(letterContent(app)?.channel).to.equal('students')
    await openInbox(app, SOME_CODE)
    expect(letterContent(app)?.channel).to.equal('none')
  })

  it('waits for who reads', () => {
    const app = stillApp(writing('letter', { reception: { kind: 'failed', code: 'offline' } }))
    const ids = elementsOf(letter(app)).map(({ attributes }) => attributes.id)
    expect(ids).to.include.members(['follow-up', 'retry']).and.not.to.include('send')
  })

  it('is shown again with its readers as they are now where others would read', async () => {
    const reception = { kind: 'ready', value: readBy(HEAD) } as const
    const changed = changedTo(readBy({ ...DEAN, position: 0 }))
    const { app, asked, sent } = asking(writing('letter', { reception }), changed)
    clickOn(letter(app), 'send')
    await settled()
    expect(asked).to.deep.equal(['send', 'open', 'read'])
    expect(piecesOf(letter(app))).to.include(t.errors['readers-changed'])
    expect(shownIn(app)).to.deep.equal(['⟦dean⟧'])
    expect(app.state.errors.map(({ field }) => byId(letter(app), field).tag)).to.deep.equal(['div'])
    expect(app.state.writing?.values.text).to.equal('my words')
    clickOn(letter(app), 'send')
    await settled()
    expect(sent.map(({ shown }) => shown)).to.deep.equal([['m0'], ['m9']])
    expect(piecesOf(letter(app))).to.include(t.answer.delivered)
  })
})

describe('a name goes only to those who were shown as its keepers, and', () => {
  const SAID = { channel: null, leftOut: null, keepers: [], sent: null }
  const withdrawing = (what: string, change: Partial<State> = {}) => {
    return writing('letter-withdrawal', {
      writing: { name: 'letter-withdrawal', about: null, values: { what } },
      ...change,
    })
  }

  it('is not said to be passed on, and its keepers are named before it asks whom to leave out', () => {
    const unsure = { reading: ready({ ...TOLD, choice: null }), again: { ...SAID, keepers: null } }
    const app = stillApp(writing('letter-identity', unsure))
    const said = piecesOf(letter(app))
    expect(said.filter((one) => one.startsWith('⟦custodian⟧'))).to.have.length.above(1)
    expect(said).not.to.include(t.readers.lead)
  })

  it('is shown again with its keepers as they are now where others would keep it', async () => {
    const changed = changedTo({ ...someReception(), custodians: [KEEPER] })
    const { app, sent } = asking(writing('letter-identity', { again: SAID }), changed)
    clickOn(letter(app), 'send')
    await settled()
    expect(shownIn(app)).to.deep.equal(['⟦new keeper⟧'])
    // The choice that all of them may read was made about others.
    expect(app.state.again.keepers).to.equal(null)
    app.state.again = SAID
    clickOn(letter(app), 'send')
    await settled()
    expect(sent.map(({ shown }) => shown)).to.deep.equal([['m2'], ['m7']])
  })

  it('S22: is withdrawn from them, and no reader is told', async () => {
    const { app, sent } = asking(withdrawing('identity', { again: SAID }), () => null)
    expect(shownIn(app)).to.deep.equal(['⟦custodian⟧'])
    clickOn(letter(app), 'send')
    await settled()
    expect(sent[0]).to.deep.include({ kind: 'withdrawal', circle: null, shown: ['m2'] })
    expect(piecesOf(letter(app))).to.include(t.withdrawal.identityDelivered)
  })

  it('S22: is not what a report is withdrawn with: that goes to its readers', async () => {
    const { app, sent } = asking(withdrawing('report'), () => null)
    expect(shownIn(app)).to.deep.equal(['⟦head⟧'])
    clickOn(letter(app), 'send')
    await settled()
    expect(sent[0]).to.deep.include({ kind: 'withdrawal', circle: HEAD_ALONE, shown: ['m0'] })
    expect(piecesOf(letter(app))).to.include(t.answer.deliveredText)
  })

  it('S22: cannot be withdrawn where nobody keeps names', async () => {
    const reception = { kind: 'ready', value: { ...someReception(), custodians: [] } } as const
    const { app, sent } = asking(withdrawing('identity', { reception }), () => null)
    expect(piecesOf(letter(app))).to.not.include(t.withdrawal.identity)
    clickOn(letter(app), 'send')
    await settled()
    expect(sent).to.deep.equal([])
    expect(app.state.errors.map(({ field }) => field)).to.deep.equal(['letter-what'])
  })
})
