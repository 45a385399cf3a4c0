import { expect } from 'chai'
import type { ChosenFile } from '../../../../client/reporter/files/chosen-file.ts'
import { sealLetter } from '../../../../client/reporter/form/letter.ts'
import { lossesOf } from '../../../../client/reporter/form/losses.ts'
import { inbox } from '../../../../client/reporter/steps/inbox/inbox.ts'
import { letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { startLetter } from '../../../../client/reporter/steps/letter/start.ts'
import { done, receipt } from '../../../../client/reporter/steps/receipt.ts'
import { sendReport } from '../../../../client/reporter/steps/send.ts'
import { alter } from '../../../../client/reporter/steps/way.ts'
import type { Look } from '../../../../client/shared/session/visit.ts'
import { fill } from '../../../../client/texts/wording.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import { message, piecesOf, reading, stillApp } from '../../../support/reporter/app.ts'
import {
  DRAFT,
  drawsAtOnce,
  keep,
  Played,
  reported,
  settled,
} from '../../../support/reporter/played-page.ts'
import { clickOn } from '../../../support/reporter/writing.ts'

const { t } = sampleWords()
drawsAtOnce()

describe('a report that was sent', () => {
  it('goes again under the code that was kept, and is told of on the last page while it goes', async () => {
    const played = await reported()
    keep(played)
    const { app, asked } = played
    expect([app.state.step, app.state.code]).to.deep.equal(['done', null])
    expect(piecesOf(done(app))).to.include.members([t.done.text, t.receipt.next])
    await played.say('missing')
    expect(piecesOf(done(app))).to.include(t.receipt.missing)
    // Else the page says that it may not have arrived, and beside it that others go on now.
    for (const one of [t.done.text, t.receipt.next]) expect(piecesOf(done(app))).not.to.include(one)
    played.failures = ['offline']
    clickOn(done(app), 'retry')
    expect(piecesOf(done(app))).to.include(t.receipt.sending)
    await settled()
    expect(piecesOf(done(app))).to.include(t.receipt.failed)
    clickOn(done(app), 'retry')
    await settled()
    expect(asked.filter((one) => one === 'makeReceipt')).to.have.length(1)
    expect([app.state.code, app.state.sending.kind]).to.deep.equal([null, 'sent'])
  })

  it('is there once the board shows it, though no answer came', async () => {
    const lost = new Played({ step: 'review', draft: DRAFT })
    lost.failures = ['offline']
    await sendReport(lost.app)
    expect(lost.app.state.sending.kind).to.equal('failed')
    await lost.say('missing')
    expect(lost.app.state.sending.kind).to.equal('failed')
    await lost.say('seen')
    expect(lost.app.state.sending.kind).to.equal('delivered')
  })

  it('is not taken for what its reporter has written since, though it is there after all', async () => {
    const more = { what: 'x, and where the invoices are' }
    for (const isKept of [false, true]) {
      const played = await reported({ draft: structuredClone(DRAFT) })
      const { app } = played
      if (isKept) keep(played)
      await played.say('missing')
      played.failures = ['offline']
      clickOn(isKept ? done(app) : receipt(app), 'retry')
      await settled()
      clickOn(isKept ? done(app) : receipt(app), 'edit')
      alter(app, { answers: more })
      await played.say('seen')
      expect(app.state.draft.answers).to.deep.equal(more)
      expect(lossesOf(app.state).map(({ kind }) => kind)).to.include('report')
      if (!isKept) keep(played)
      expect(app.state.draft.answers).to.deep.equal(more)
      // Sent in turn, it goes once it is there.
      await sendReport(app)
      await played.say('seen')
      keep(played)
      expect(app.state.draft.answers).to.deep.equal({})
      expect(lossesOf(app.state)).to.deep.equal([])
    }
  })

  it('is waited for again after one more sending, whatever the board said meanwhile', async () => {
    const played = await reported()
    const { app } = played
    keep(played)
    await played.say('missing')
    played.failures = ['offline']
    let answer: (value: unknown) => void = () => {}
    played.answered = new Promise((resolve) => {
      answer = resolve
    })
    clickOn(done(app), 'retry')
    await played.say('seen')
    expect([app.state.sending.kind, played.waiting.length]).to.deep.equal(['sending', 0])
    answer(null)
    await settled()
    expect([app.state.sending.kind, played.waiting.length]).to.deep.equal(['failed', 1])
    await played.say('seen')
    expect(app.state.sending.kind).to.equal('delivered')
  })

  it('is told of with care once no page is to come and fewer than three builds were seen', async () => {
    const played = await reported()
    keep(played)
    await played.say('unknown')
    const { sending } = played.app.state
    expect(sending).to.deep.equal({ kind: 'sent', board: 'unknown' })
    await played.say('seen')
    expect(played.app.state.sending.kind).to.equal('delivered')
  })

  it('has letters follow it by its own choice, and by that of no code that was open before', async () => {
    const other = reading({ sent: [{ week: 2900, letter: 1, fetched: true }] })
    const choice = { channel: 'employees', leftOut: ['m0'] }
    const value = { ...other, choice, leftOut: ['m0'] }
    const { app } = await reported({ reading: { kind: 'ready', value } })
    startLetter(app, 'letter', null, 'done')
    expect(sealLetter(app)).to.deep.include({
      leftOut: ['m1'],
      choice: { channel: 'students', leftOut: ['m1'] },
    })
  })
})

const FILE = { number: 1, size: 1, name: 'a' } as ChosenFile
const SECOND = { number: 2, size: 1, name: 'b' } as ChosenFile

describe('a letter that was sent', () => {
  const known = reading({ choice: { channel: 'students', leftOut: ['m1'] }, leftOut: ['m1'] })

  async function written(played: Played, text: string): Promise<void> {
    startLetter(played.app, 'letter', null, 'inbox')
    played.app.state.writing!.values.text = text
    clickOn(letter(played.app), 'send')
    await settled()
  }

  it('takes its files with it, and leaves those of the next letter alone', async () => {
    const played = new Played({ step: 'inbox', reading: { kind: 'ready', value: known } })
    const { state } = played.app
    state.files = { letter: [FILE] }
    await written(played, 'one')
    expect(state.files).to.deep.equal({})
    expect(state.unseen.map(({ files }) => files)).to.deep.equal([[FILE]])
    startLetter(played.app, 'letter', null, 'inbox')
    state.files = { letter: [SECOND] }
    await played.say('seen')
    expect(state.files).to.deep.equal({ letter: [SECOND] })
    expect(state.unseen).to.deep.equal([])
  })

  it('is no unsent letter once the board shows it, though no answer came', async () => {
    const played = new Played({ step: 'inbox', reading: { kind: 'ready', value: known } })
    const { state } = played.app
    played.failures = ['offline']
    await written(played, 'one')
    expect(state.posting.sending.kind).to.equal('failed')
    await played.say('seen')
    expect([state.posting.sending.kind, lossesOf(state)]).to.deep.equal(['delivered', []])
    // one that was written on since is another
    played.failures = ['offline']
    await written(played, 'two')
    clickOn(letter(played.app), 'edit')
    state.writing!.values.text = 'two and three'
    await played.say('seen')
    expect(lossesOf(state).map(({ kind }) => kind)).to.deep.equal(['letter'])
    expect(state.writing!.values.text).to.equal('two and three')
  })

  it('asks again by a new list, with those marked who were left out by the list before', async () => {
    const played = new Played({ step: 'inbox', reading: { kind: 'ready', value: known } })
    const { app } = played
    played.failures = ['readers-changed']
    played.opens = { ...known, choice: null, leftOut: [] }
    await written(played, 'one')
    expect(played.asked).to.deep.equal(['send', 'open', 'read'])
    expect(piecesOf(letter(app)))
      .to.include(t.answer.ask)
      .and.not.to.include(t.answer.same)
    expect(app.state.again.leftOut).to.deep.equal(['m1'])
    // the same of a report that was sent from this page
    const first = await reported()
    first.failures = ['readers-changed']
    await written(first, 'one')
    expect(piecesOf(letter(first.app))).to.include(t.answer.ask)
    expect(first.app.state.again).to.deep.include({ channel: 'students', leftOut: ['m1'] })
  })
})

describe('what a code opens', () => {
  const LETTER = { week: 2800, letter: 1 }
  const shown = (value: Look) =>
    piecesOf(inbox(stillApp({ step: 'inbox', reading: { kind: 'ready', value } })))

  it('says that nobody has fetched anything only if that is so of every letter', () => {
    const none = shown(reading({ sent: [{ ...LETTER, fetched: false }] }))
    expect(none).to.include.members([t.opened.late, t.opened.waitingText, t.opened.names])
    const some = shown(
      reading({
        sent: [
          { ...LETTER, fetched: true },
          { ...LETTER, letter: 2, fetched: false },
        ],
      }),
    )
    expect(some).to.include.members([t.opened.lateSome, t.opened.fetchedText, t.opened.names])
    expect(some).not.to.include(t.opened.late)
    expect(some).not.to.include(t.opened.waitingText)
  })

  it('does not call a letter unconfirmed if the reception writes on the board of its week', () => {
    const status = message('status', { status: 'received' })
    const letter = { ...LETTER, fetched: false }
    const some = fill(t.events.sentTimes, { n: 2 })
    const said = [some, t.opened.late, t.opened.lateSome, t.opened.perhaps]
    const wordsOn = (sent: Look['sent']) => {
      const all = shown(reading({ sent, status }))
      return [t.events.opened, t.events.notFetched, ...said].filter((one) => all.includes(one))
    }
    expect(wordsOn([letter])).to.deep.equal([t.events.notFetched, t.opened.late])
    expect(wordsOn([{ ...letter, answered: 'alone' }])).to.deep.equal([t.events.opened])
    const among = { ...letter, answered: 'among' } as const
    expect(wordsOn([among, { ...among, letter: 2 }])).to.deep.equal([some, t.opened.lateSome])
  })

  it('warns that somebody left out may have written it, if the code no longer tells that', () => {
    const status = message('status', { status: 'assessing', channel: 'students' })
    const value = reading({ sent: [{ ...LETTER, fetched: true }], status })
    expect(shown(value)).not.to.include(t.opened.unsure)
    const isBy = (piece: string) => piece.startsWith(`${status.author.title.nb}, `)
    expect(shown(value).some(isBy)).to.equal(false)
    expect(shown({ ...value, choice: null })).to.include(t.opened.unsure)
    expect(shown({ ...value, choice: null }).some(isBy)).to.equal(true)
    // The page warns as well if no letter shows: then the code names nobody.
    expect(shown({ ...value, sent: [], choice: null })).to.include(t.opened.unsure)
    expect(shown({ ...value, choice: null, status: null })).not.to.include(t.opened.unsure)
  })
})
