import { expect } from 'chai'
import type { App, State } from '../../client/reporter/state.ts'
import { letter } from '../../client/reporter/steps/letter.ts'
import type { BoardReading } from '../../crypto/board.ts'
import { LETTERS, type LetterName } from '../../crypto/names.ts'
import { elementsOf, message, reading, someReception } from '../support/reporter-app.ts'
import { click, settled, watched } from '../support/reporter-watched.ts'
import { sampleWords } from '../support/site.ts'

const { t } = sampleWords()

/** What each letter needs to be whole. */
const WHOLE: Readonly<Record<LetterName, Record<string, string | string[]>>> = {
  letter: { text: 'my words' },
  'letter-retaliation': { text: 'my words' },
  'letter-minutes': { verdict: 'approved' },
  'letter-feedback': { heard: 'yes' },
  'letter-identity': { name: 'Kari' },
  'letter-withdrawal': { what: 'report' },
  'letter-meeting': { how: ['phone'] },
}

/** Readings of a board that does not say who reads. */
const SILENT: Readonly<Record<string, BoardReading>> = {
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

function writing(name: LetterName, value: BoardReading, values = WHOLE[name]): Partial<State> {
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
    ...LETTERS.map((name) => [name, WHOLE[name]] as const),
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
        expect(error?.children).to.deep.equal([t.readers.unsaid])
        tick(app, '')
        app.state.errors = []
        click(elementsOf(letter(app)), 'send')
        await settled()
        expect(sent).to.have.length(1)
        expect(sent[0]).to.deep.include({ leftOut: [], positions: null })
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
