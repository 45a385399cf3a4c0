import { expect } from 'chai'
import type { ChosenFile } from '../../../../client/reporter/files/chosen-file.ts'
import { lossesOf } from '../../../../client/reporter/form/losses.ts'
import { backFromLetter, letter } from '../../../../client/reporter/steps/letter/letter.ts'
import { startLetter } from '../../../../client/reporter/steps/letter/start.ts'
import { openInbox } from '../../../../client/reporter/steps/look.ts'
import { done } from '../../../../client/reporter/steps/receipt.ts'
import { sendReport } from '../../../../client/reporter/steps/send.ts'
import { alter } from '../../../../client/reporter/steps/way.ts'
import { sampleWords } from '../../../support/reception/site.ts'
import { OTHER_CODE, piecesOf, reading, SOME_CODE } from '../../../support/reporter/app.ts'
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
const FILE = { number: 1, size: 1, name: 'a' } as ChosenFile
const known = reading({ choice: { channel: 'students', leftOut: ['m1'] }, leftOut: ['m1'] })

drawsAtOnce()

describe('a letter that is changed after it was sent', () => {
  let played: Played
  beforeEach(() => {
    played = new Played({ step: 'inbox', reading: { kind: 'ready', value: known } })
  })
  const state = () => played.app.state
  const write = (text: string) => Object.assign(state().writing!.values, { text })
  const press = async (id: string) => {
    clickOn(letter(played.app), id)
    await settled()
  }
  const kinds = () => lossesOf(state()).map(({ kind }) => kind)

  /** Sent, missing on the board, sent once more without an answer, and back in the form. */
  async function changed(text: string): Promise<void> {
    startLetter(played.app, 'letter', null, 'inbox')
    write('one')
    await press('send')
    await played.say('missing')
    played.failures = ['server']
    await press('retry')
    await press('edit')
    write(text)
  }

  it('keeps what was written since, and says nothing, once the first one is there', async () => {
    await changed('one and two')
    await played.say('seen')
    expect(state().writing!.values.text).to.equal('one and two')
    expect(kinds()).to.deep.equal(['letter'])
    expect(piecesOf(letter(played.app))).not.to.include(t.answer.delivered)
    expect(played.said).to.not.include(t.answer.delivered)
  })

  it('has its files with it again', async () => {
    state().files = { letter: [FILE] }
    await changed('one and two')
    expect(state().files).to.deep.equal({ letter: [FILE] })
  })

  it('is delivered once it is there itself, and not by the first one', async () => {
    await changed('one and two')
    await press('send')
    const [first, second] = [played.sent[0]!.number, played.sent.at(-1)!.number]
    expect(second).to.be.above(first)
    await played.say('seen', first)
    expect(piecesOf(letter(played.app))).not.to.include(t.answer.delivered)
    await played.say('seen', second)
    expect(piecesOf(letter(played.app))).to.include(t.answer.delivered)
    expect(kinds()).to.deep.equal([])
  })

  it('is the same letter where nothing was changed, also from the matter it belongs to', async () => {
    await changed('one')
    await press('send')
    expect(new Set(played.sent.map(({ number }) => number)).size).to.equal(1)
    played.failures = ['offline']
    await press('retry').catch(() => {})
    backFromLetter(played.app)
    startLetter(played.app, 'letter', null, 'inbox')
    await played.say('seen')
    expect(kinds()).to.deep.equal([])
  })
})

describe('a letter of one matter', () => {
  it('does not stand in the form of another, and goes under its own code', async () => {
    const played = new Played({ step: 'landing' })
    const { app } = played
    played.opens = known
    await openInbox(app, SOME_CODE)
    startLetter(app, 'letter', null, 'inbox')
    Object.assign(app.state.writing!.values, { text: 'for this matter' })
    const first = app.state.writing!
    await openInbox(app, OTHER_CODE)
    startLetter(app, 'letter', null, 'inbox')
    expect(app.state.writing!.values).to.deep.equal({})
    expect(lossesOf(app.state)).to.deep.equal([{ kind: 'letter', letter: first }])
    played.used.length = 0
    await openInbox(app, SOME_CODE)
    startLetter(app, 'letter', null, 'inbox')
    expect(app.state.writing!.values).to.deep.equal({ text: 'for this matter' })
    expect(played.used).to.deep.equal([SOME_CODE])
  })

  it('is no name for another that was looked at while the report waited', async () => {
    const played = await reported()
    const { app } = played
    played.opens = known
    await openInbox(app, OTHER_CODE)
    app.go('done')
    expect(() => clickOn(done(app), 'identity')).to.throw()
    keep(played)
    await settled()
    expect(played.used.at(-1)).to.equal(SOME_CODE)
    expect(app.state.again.sent).to.deep.equal({ channel: 'students', leftOut: ['m1'] })
    expect(() => clickOn(done(app), 'identity')).to.not.throw()
  })
})

describe('a report that had no answer', () => {
  it('is the same report where nothing was changed, and another where something was', async () => {
    const played = new Played({ step: 'review', draft: structuredClone(DRAFT) })
    const { app } = played
    played.failures = ['offline', 'offline', 'offline']
    await sendReport(app)
    app.go('review')
    await sendReport(app)
    expect(app.state.step).to.equal('receipt')
    expect(new Set(played.sent.map(({ number }) => number)).size).to.equal(1)
    alter(app, { answers: { what: 'y' } })
    await sendReport(app)
    expect(new Set(played.sent.map(({ number }) => number)).size).to.equal(2)
  })

  it('stays on the screen while it is read, though it is there by then', async () => {
    const played = new Played({ step: 'review', draft: structuredClone(DRAFT) })
    const { app } = played
    await sendReport(app)
    keep(played)
    app.go('tell')
    await played.say('seen')
    expect(app.state.draft.answers).to.deep.equal({ what: 'x' })
    expect(played.said).to.not.include(t.receipt.delivered)
    expect(lossesOf(app.state)).to.deep.equal([])
    alter(app, { answers: { what: 'x and more' } })
    expect(lossesOf(app.state).map(({ kind }) => kind)).to.deep.equal(['report'])
  })

  it('protects what is written on the same page after it has gone', async () => {
    const played = new Played({ step: 'review', draft: structuredClone(DRAFT) })
    const { app } = played
    await sendReport(app)
    keep(played)
    await played.say('seen')
    expect(app.state.draft.answers).to.deep.equal({})
    alter(app, { answers: { what: 'another report' } })
    expect(lossesOf(app.state).map(({ kind }) => kind)).to.deep.equal(['report'])
  })
})
