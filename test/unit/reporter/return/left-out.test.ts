import { expect } from 'chai'
import { sealReport } from '../../../../client/reporter/form/letter.ts'
import { type App, newDraft, type State } from '../../../../client/reporter/state.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { readers } from '../../../../client/reporter/steps/readers.ts'
import { type Look, namingLeftOut } from '../../../../client/shared/session/visit.ts'
import { LETTERS, type LetterName } from '../../../../crypto/entries/names.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import { elementsOf, message, reading, someReception } from '../../../support/reporter/app.ts'
import { click, settled, watched } from '../../../support/reporter/watched.ts'

const { t } = sampleWords()

/** Letters whose form is there from the beginning; `consent.test.ts` has the one that loads later. */
type Early = Exclude<LetterName, 'letter-consent'>
const EARLY = LETTERS.filter((name): name is Early => name !== 'letter-consent')

/** Values that each letter needs to be complete. */
const WHOLE: Readonly<Record<Early, Record<string, string | string[]>>> = {
  letter: { text: 'my words' },
  'letter-retaliation': { text: 'my words' },
  'letter-minutes': { verdict: 'approved' },
  'letter-feedback': { heard: 'yes' },
  'letter-identity': { name: 'Kari' },
  'letter-withdrawal': { what: 'report' },
  'letter-meeting': { how: ['phone'] },
}

/** Readings of a board that does not say who reads. */
const SILENT: Readonly<Record<string, Look>> = {
  'before any answer': reading({ positions: null }),
  'if a part of the status is missing': reading({ positions: 3, status: null, incomplete: true }),
  'if the status names no channel': reading({
    positions: 3,
    status: message('status', { status: 'assessing' }),
  }),
  'if nobody of the recipients is left': reading({
    positions: 0,
    choice: null,
    status: message('status', { status: 'assessing', channel: 'students' }),
  }),
}

/** A reception with one channel, so that nothing else has to be chosen. */
function oneChannel() {
  const view = someReception()
  const only = view.channels.filter(({ id }) => id === 'students')
  const content = {
    ...view.content,
    channels: view.content.channels.filter(({ id }) => id === 'students'),
  }
  return { kind: 'ready', value: { ...view, content, channels: only } } as const
}

function writing(name: Early, value: Look, values = WHOLE[name]): Partial<State> {
  return {
    step: 'letter',
    reading: { kind: 'ready', value },
    reception: oneChannel(),
    writing: { name, about: null, values: { ...values } },
  }
}

const boxesIn = (app: App) =>
  elementsOf(letter(app)).filter(({ attributes }) => attributes.name === 'leave-out')
const ticked = (app: App) =>
  boxesIn(app).flatMap(({ attributes }) =>
    attributes.checked === true ? [String(attributes.value)] : [],
  )

/** Have exactly these boxes ticked, as a browser tells of them. */
function tick(app: App, ...values: readonly string[]): void {
  const [first] = boxesIn(app)
  const inputs = values.map((value) => ({ checked: true, value }))
  const target = { closest: () => ({ querySelectorAll: () => inputs }) }
  first!.attributes.on!.change!({ target } as never)
}

describe('who was left out has to be said again where the board does not tell who reads', () => {
  const letters = [
    ...EARLY.map((name) => [name, WHOLE[name]] as const),
    ['letter-withdrawal', { what: 'identity' }] as const,
  ]
  for (const [when, value] of Object.entries(SILENT)) {
    for (const [name, values] of letters) {
      const what = values.what === undefined ? name : `${name} of the ${values.what}`
      it(`${what} ${when}: nothing is chosen, and nothing goes before it is said`, async () => {
        const { app, sent, refused } = watched(writing(name, value, values))
        expect(ticked(app)).to.deep.equal([])
        click(elementsOf(letter(app)), 'send')
        await settled()
        expect(sent).to.deep.equal([])
        expect(refused.map(({ field }) => field)).to.deep.equal(['leave-out'])
        app.state.errors = refused
        const view = elementsOf(letter(app))
        const error = view.find(({ attributes }) => attributes.id === 'leave-out-error')
        expect(error?.children).to.deep.equal([t.answer.unsaid])
        tick(app, '')
        app.state.errors = []
        click(elementsOf(letter(app)), 'send')
        await settled()
        expect(sent).to.have.length(1)
        expect(sent[0]).to.deep.include({ leftOut: [], circle: null })
      })
    }
  }

  it('goes without those who are ticked, and shows so before', async () => {
    const { app, sent } = watched(writing('letter', reading()))
    tick(app, 'm1')
    click(elementsOf(letter(app)), 'send')
    await settled()
    expect(sent[0]).to.deep.include({ leftOut: ['m1'], shown: ['m0'] })
  })

  it('takes "nobody" and somebody for the one of them that was ticked last', () => {
    const { app } = watched(writing('letter', reading()))
    tick(app, 'm1', '')
    expect(ticked(app)).to.deep.equal([''])
    tick(app, 'm1', '')
    expect(ticked(app)).to.deep.equal(['m1'])
    tick(app)
    expect(ticked(app)).to.deep.equal([])
    expect(app.state.again.leftOut).to.equal(null)
  })

  it('does not take for one list of people what was said of the other', async () => {
    const { app, sent, refused } = watched(writing('letter', reading()))
    tick(app, '')
    app.state.writing = { name: 'letter-identity', about: null, values: { name: 'Kari' } }
    click(elementsOf(letter(app)), 'send')
    await settled()
    expect(sent).to.deep.equal([])
    expect(refused.map(({ field }) => field)).to.deep.equal(['leave-out'])
  })

  it('has to leave somebody who can open it', async () => {
    for (const [name, everybody] of [
      ['letter', ['m0', 'm1']],
      ['letter-identity', ['m2']],
    ] as const) {
      const { app, sent, refused } = watched(writing(name, reading()))
      tick(app, ...everybody)
      click(elementsOf(letter(app)), 'send')
      await settled()
      expect(sent).to.deep.equal([])
      expect(refused.map(({ sentence }) => sentence(t))).to.deep.equal([t.readers.nobody])
    }
  })
})

describe('who was left out is known from the code', () => {
  const CODE = { choice: { channel: 'students', leftOut: ['m1'] }, leftOut: ['m1'] }
  const status = message('status', { status: 'assessing', channel: 'students' })
  const sendOne = async (change: Partial<State>) => {
    const one = watched(change)
    click(elementsOf(letter(one.app)), 'send')
    await settled()
    return one
  }

  it('before any answer: nothing is asked, they are not shown, and the letter says it again', async () => {
    const { sent, refused } = await sendOne(writing('letter', reading(CODE)))
    expect(refused).to.deep.equal([])
    expect(sent[0]).to.deep.include({ leftOut: ['m1'], shown: ['m0'], choice: CODE.choice })
  })

  it('with an answer: only those whom both it and the code name', async () => {
    const value = reading({ ...CODE, positions: 0b11, status })
    const { sent } = await sendOne(writing('letter', value))
    expect(sent[0]).to.deep.include({
      ...{ leftOut: ['m1'], shown: ['m0'] },
      circle: { readers: ['m0'], opened: false },
    })
    const nobody = await sendOne(writing('letter', reading({ ...CODE, positions: 0b10, status })))
    expect([nobody.sent, nobody.refused.map(({ field }) => field)]).to.deep.equal([
      [],
      ['leave-out'],
    ])
  })

  it('not from an answer alone, nor for a channel of which it does not speak', async () => {
    const alone = await sendOne(writing('letter', reading({ positions: 3, status, choice: null })))
    const elsewhere = { ...CODE, choice: { channel: 'employees', leftOut: [] } }
    const other = await sendOne(writing('letter', reading({ ...elsewhere, positions: 3, status })))
    expect([alone.sent, other.sent]).to.deep.equal([[], []])
  })

  it('and stays so if not all is known: they are not offered, and cannot be chosen as readers', async () => {
    const value = reading({ choice: null, leftOut: ['m1'] })
    const { app, sent } = watched(writing('letter', value))
    expect(boxesIn(app).map(({ attributes }) => attributes.value)).to.deep.equal(['m0', ''])
    tick(app, '')
    click(elementsOf(letter(app)), 'send')
    await settled()
    expect(sent[0]).to.deep.include({
      ...{ leftOut: ['m1'], shown: ['m0'] },
      choice: { channel: 'students', leftOut: ['m1'] },
    })
  })

  it('of custodians too: a name goes only to those who are not left out', async () => {
    const out = { channel: 'students', leftOut: ['m2'] }
    const { sent, refused } = await sendOne(
      writing('letter-identity', reading({ choice: out, leftOut: ['m2'] })),
    )
    expect([sent, refused.map(({ sentence }) => sentence(t))]).to.deep.equal([
      [],
      [t.readers.nobody],
    ])
    const named = await sendOne(writing('letter-identity', reading(CODE)))
    expect(named.sent[0]).to.deep.include({ shown: ['m2'], choice: CODE.choice })
  })
})

describe('custodians and auditors', () => {
  const apart = [
    { id: 'm2', role: 'custodian', title: { nb: 'Navn', nn: 'Namn', en: 'Names' }, position: 2 },
    {
      id: 'm8',
      role: 'auditor',
      title: { nb: 'Revisor', nn: 'Revisor', en: 'Auditor' },
      position: 3,
    },
  ] as const
  const draft = { ...newDraft(), channel: 'students' }
  const reception = { kind: 'ready', value: { ...oneChannel().value, apart } } as const

  it('are shown apart from readers, with a box each, and the report names those who are left out', () => {
    const { app } = watched({ step: 'readers', draft, reception })
    const view = elementsOf(readers(app))
    const boxes = view.filter(({ attributes }) => attributes.name === 'leave-out')
    expect(boxes.map(({ attributes }) => attributes.value)).to.deep.equal(['m0', 'm1', 'm2', 'm8'])
    app.state.draft = { ...draft, leftOut: ['m8'] }
    const { content, leftOut, shown } = sealReport(app)
    expect([leftOut, shown]).to.deep.equal([['m8'], ['m0', 'm1']])
    const list = {
      channels: [{ id: 'students', members: ['m0', 'm1'] }],
      members: [...apart.map((one) => ({ ...one, signing: new Uint8Array(32) as never }))],
    }
    const { answers } = namingLeftOut(list as never, content, leftOut)
    expect(answers['left-out']).to.deep.equal(['m8'])
  })
})
