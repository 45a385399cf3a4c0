import { expect } from 'chai'
import { inbox } from '../../../../client/reporter/steps/inbox/inbox.ts'
import { CATALOGUES } from '../../../../client/texts/catalogue.ts'
import type { BoardReading } from '../../../../crypto/board/board.ts'
import { sentIn } from '../../../support/reception/echoes.ts'
import { message, piecesOf, reading, stillApp } from '../../../support/reporter/app.ts'

const { waiting, waitingText, fetchedText, noStatus } = CATALOGUES.en.opened

describe('a code under which no status stands', () => {
  const said = (change: Partial<BoardReading>) => {
    const value = reading(change)
    const pieces = piecesOf(inbox(stillApp({ step: 'inbox', reading: { kind: 'ready', value } })))
    return [waiting, waitingText, fetchedText, noStatus].filter((one) => pieces.includes(one))
  }

  it('is told that the report was delivered if that shows, and never that nobody opened it', () => {
    expect(said({ sent: sentIn(2970) })).to.deep.equal([waiting, fetchedText])
    const sent = sentIn(2970).map((one) => ({ ...one, fetched: false }))
    expect(said({ sent })).to.deep.equal([waiting, waitingText])
    for (const text of Object.values(CATALOGUES).map(({ opened: { waiting: one } }) => one)) {
      expect(text).to.not.match(/opened|åpnet|opna/)
    }
  })

  it('says nothing of answers or of delivery that contradicts what was found', () => {
    expect(said({ sent: sentIn(2970), messages: [message('question')] })).to.deep.equal([noStatus])
    expect(said({ incomplete: true })).to.deep.equal([noStatus])
  })
})
