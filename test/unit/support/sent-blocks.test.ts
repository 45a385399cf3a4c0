import { setImmediate as turn } from 'node:timers/promises'
import { expect } from 'chai'
import { cutOnce, SentBlocks } from '../../support/desk/sent-blocks.ts'

describe('a cut of a line on which blocks are sent', () => {
  /** Sends two blocks, the second after the answer to the first. @returns what happened, in order */
  async function cutWhile(end: (sent: SentBlocks) => void): Promise<readonly string[]> {
    const events: string[] = []
    const note = (event: string) => () => void events.push(event)
    const sent = new SentBlocks()
    sent.begin('first')
    const cut = cutOnce(sent, { cut: note('cut'), mend: note('mend') })
    void cut.then(note('over'))
    await turn()
    end(sent)
    await turn()
    if (events.includes('over')) return events
    sent.begin('second')
    await turn()
    sent.lose()
    await turn()
    return events
  }

  it('is mended once the block under way is lost', async () => {
    expect(await cutWhile((sent) => sent.lose())).to.deep.equal(['cut', 'mend', 'over'])
  })

  it('comes again with the next block if the one under way arrives all the same', async () => {
    expect(await cutWhile((sent) => sent.accept('first'))).to.deep.equal([
      ...['cut', 'mend'],
      ...['cut', 'mend', 'over'],
    ])
  })
})
