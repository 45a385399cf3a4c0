import { expect } from 'chai'
import { REPORT } from '../../../client/reporter/files/chosen-file.ts'
import { filesErrors, sendWhole } from '../../../client/reporter/files/lazy.ts'
import { Shipping } from '../../../client/reporter/files/sending.ts'
import type { App, Sending } from '../../../client/reporter/state.ts'
import { carryOn } from '../../../client/reporter/steps/send.ts'
import type { OutgoingLetter, Progress } from '../../../client/reporter/worker/protocol.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { elementsOf, piecesOf } from '../../support/reporter/app.ts'
import { chosen, withFiles } from '../../support/reporter/files.ts'
import { settled } from '../../support/reporter/watched.ts'

const { en } = CATALOGUES

describe('a letter with files on its way', () => {
  const letter = { number: 3, files: [{}] } as unknown as OutgoingLetter
  const lost = Object.assign(new Error('offline'), { code: 'offline' })
  let before: unknown

  beforeEach(() => {
    before = globalThis.document
    Object.assign(globalThis, { document: { getElementById: () => null } })
  })
  afterEach(() => {
    Object.assign(globalThis, { document: before })
  })

  /** A worker that answers each sending in turn. */
  function shipping(...answers: readonly (() => Promise<unknown>)[]) {
    const line = new EventTarget()
    const asked: string[] = []
    const kinds: string[] = []
    let sendings = 0
    const ask = async (question: string) => {
      asked.push(question)
      return question === 'send' ? answers[sendings++]?.() : null
    }
    const app = Object.assign(withFiles([chosen(1)]), { office: { ask, close: () => {} } })
    const shipment = {
      letter,
      owner: REPORT,
      store: ({ kind }: Sending) => void kinds.push(kind),
      resume: () => {},
      back: () => void kinds.push('(back)'),
    }
    return { shipping: new Shipping(line), app: app as App, shipment, line, asked, kinds }
  }

  it('goes on by itself once the line is back', async () => {
    const one = shipping(
      () => Promise.reject(lost),
      async () => null,
    )
    const sent = one.shipping.send(one.app, one.shipment)
    await settled()
    expect(one.kinds).to.deep.equal(['sending'])
    one.line.dispatchEvent(new Event('online'))
    expect(await sent).to.equal(true)
    expect(one.asked).to.deep.equal(['send', 'send'])
  })

  it('says how far it is at the start and at each quarter, and not at every block', async () => {
    const said: string[] = []
    const bar = { setAttribute: () => {}, textContent: '' }
    const one = shipping()
    let isDrawn = false
    const ask = async (_: string, __: unknown, tell: (progress: Progress) => void) => {
      for (const share of [0, 0.1, 0.24, 0.26, 0.3, 0.49, 0.9, 0.95, 1]) {
        tell({ share, secondsLeft: null, isTrying: false })
      }
      return null
    }
    Object.assign(globalThis, { document: { getElementById: () => (isDrawn ? bar : null) } })
    Object.assign(one.app, {
      office: { ask, close: () => {} },
      say: (text: string) => void said.push(text),
      redraw: () => {
        isDrawn = true
      },
    })
    await one.shipping.send(one.app, one.shipment)
    expect(said.map((text) => text.split(' ')[0])).to.deep.equal(['Sending', '26%', '90%'])
    expect(bar.textContent).to.match(/^95%/)
  })

  it('begins once, though another page is read meanwhile', async () => {
    const said: string[] = []
    let drawn = 0
    const one = shipping()
    const ask = async (_: string, __: unknown, tell: (progress: Progress) => void) => {
      for (const share of [0, 0.05, 0.1, 0.2]) tell({ share, secondsLeft: null, isTrying: false })
      return null
    }
    Object.assign(one.app, {
      office: { ask, close: () => {} },
      say: (text: string) => void said.push(text),
      redraw: () => {
        drawn++
      },
    })
    await one.shipping.send(one.app, one.shipment)
    expect(said).to.deep.equal([en.upload.begun])
    expect(drawn).to.equal(1)
  })

  it('speaks of the code where a report goes, and not where a letter goes', () => {
    const { app, shipping: one } = shipping()
    const sending = { kind: 'paused', progress: { share: 0.2, secondsLeft: 1, isTrying: false } }
    const said = (where: 'sending' | 'posting') => {
      const state = where === 'sending' ? { sending } : { posting: { sealed: null, sending } }
      Object.assign(app.state, state)
      return piecesOf([
        one.view(app, where === 'sending' ? app.state.sending : app.state.posting.sending),
      ])
    }
    expect(said('sending')).to.include(en.upload.text)
    expect(said('posting')).to.include(en.upload.textLetter).and.not.include(en.upload.text)
  })

  it('goes on after a pause from where it was, with the way to pause it on the screen', () => {
    const { app } = shipping()
    const progress = { share: 0.4, secondsLeft: 1, isTrying: false }
    const { office } = { office: { ask: () => new Promise(() => {}), close: () => {} } }
    const state = {
      letter: { ...letter, content: {} },
      code: 'x',
      sending: { kind: 'paused', progress },
    }
    Object.assign(app.state, state)
    void carryOn(Object.assign(app, { office }))
    expect(app.state.sending).to.deep.equal({ kind: 'sending', progress })
  })

  it('is not delivered where the worker stopped it, also where nothing shows how far it is', async () => {
    const { app, shipment, kinds } = shipping(async () => ({ code: 'changed', file: 0 }))
    Object.assign(app, { files: { kind: 'loading' } })
    expect(await sendWhole(app, shipment)).to.equal(false)
    expect(kinds).to.deep.equal(['none', '(back)'])
  })

  it('can be taken back until all files are there, and not while the letter itself goes', () => {
    const idsAt = (share: number) => {
      const { app } = shipping()
      const progress = { share, secondsLeft: 1, isTrying: false }
      const view = new Shipping(new EventTarget()).view(app, { kind: 'sending', progress })
      return elementsOf([view]).map(({ attributes }) => attributes.id)
    }
    expect(idsAt(0.99)).to.include.members(['upload', 'upload-toggle', 'upload-back'])
    expect(idsAt(1)).to.include('upload').and.not.include('upload-toggle')
    expect(idsAt(1)).not.to.include('upload-back')
  })

  it('leads back to a file that is not what it was, and gives the letter up', async () => {
    const one = shipping(async () => ({ code: 'changed', file: 0 }))
    expect(await one.shipping.send(one.app, one.shipment)).to.equal(false)
    expect(one.asked).to.deep.equal(['send', 'giveUp'])
    expect(one.kinds).to.deep.equal(['none', '(back)'])
    const refused = filesErrors(one.app, REPORT).map(({ sentence }) => sentence(en))
    expect(refused).to.deep.equal([fill(en.files.unreadable, { name: 'File 1' })])
  })

  it('says what else went wrong to who asked for it to be sent', async () => {
    const full = Object.assign(new Error('full'), { code: 'full' })
    const one = shipping(() => Promise.reject(full))
    const error = await one.shipping.send(one.app, one.shipment).catch((caught: unknown) => caught)
    expect(error).to.equal(full)
  })
})
