import { expect } from 'chai'
import { draftContent } from '../../../client/reporter/files/draft-file.ts'
import { draftStep } from '../../../client/reporter/files/lazy.ts'
import { open, openedFile } from '../../../client/reporter/files/opening.ts'
import { copyOffer, saveCopy } from '../../../client/reporter/files/own-copy.ts'
import { askedDraft } from '../../../client/reporter/form/letter.ts'
import {
  type App,
  type Draft,
  newDraft,
  newState,
  type State,
} from '../../../client/reporter/state.ts'
import { startDraft } from '../../../client/reporter/steps/draft-start.ts'
import { landing } from '../../../client/reporter/steps/landing.ts'
import { receipt } from '../../../client/reporter/steps/receipt.ts'
import { review } from '../../../client/reporter/steps/review.ts'
import { forgetReport } from '../../../client/reporter/steps/send.ts'
import { VisitError } from '../../../client/shared/session/visit-error.ts'
import { fill } from '../../../client/texts/wording.ts'
import { LANGUAGES } from '../../../crypto/entries/content.ts'
import { codeGroups } from '../../../crypto/keys/receipt.ts'
import { sampleDocument, sampleWords } from '../../support/reception/site.ts'
import {
  elementsOf,
  piecesOf,
  SOME_CODE,
  someReception,
  stillApp,
} from '../../support/reporter/app.ts'
import { click, settled, watched } from '../../support/reporter/watched.ts'

const { t } = sampleWords()
const SENT: Draft = {
  ...newDraft(),
  channel: 'employees',
  answers: { what: 'Æøå 🐟\n  two lines', 'recall-words': 'what was said' },
  party: 'witness',
  relation: 'student',
  categories: ['financial-crime', 'not-sure'],
  wish: ['meeting'],
  wishText: 'after four',
  leftOut: ['m1'],
}
const RECEPTION = {
  kind: 'ready',
  value: { ...someReception(), content: sampleDocument() },
} as const
const COPY = draftContent(SENT, 'en', 'postern-copy/1')
const DELIVERED: Partial<State> = {
  step: 'receipt',
  code: SOME_CODE,
  sending: { kind: 'delivered' },
  reception: RECEPTION,
}
const idsOf = (view: Parameters<typeof elementsOf>[0]) =>
  elementsOf(view).map(({ attributes }) => attributes.id)

/** As much of a document as saving a file and saying so need. */
class Paper {
  textContent = ''
  readonly body = { append: () => {} }
  readonly link = { href: '', download: '', click: () => {}, remove: () => {} }
  createElement = () => this.link
  getElementById = () => this
}

/** A part that draws nothing but the offer. */
const withPart = (app: App): App => ({
  ...app,
  files: { kind: 'ready', part: { copyOffer, sending: () => null } as never },
})

describe('the copy of what was sent', () => {
  const paper = new Paper()

  beforeEach(() => {
    Object.assign(globalThis, { document: paper })
  })
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'document')
  })

  it('is offered on the receipt once nothing suggests that the report is missing, and never before', () => {
    const offered = (sending: State['sending'], change: Partial<State> = {}) =>
      idsOf(
        receipt(withPart(stillApp({ ...DELIVERED, draft: { ...SENT }, sending, ...change }))),
      ).includes('save-copy')
    expect(offered({ kind: 'delivered' })).to.equal(true)
    expect(offered({ kind: 'sent', board: 'waiting' })).to.equal(true)
    expect(offered({ kind: 'sent', board: 'missing' })).to.equal(false)
    expect(offered({ kind: 'ready' })).to.equal(false)
    expect(offered({ kind: 'failed', code: 'offline' })).to.equal(false)
    // a text that was changed since is not what was sent
    expect(offered({ kind: 'delivered' }, { isAsFixed: () => false })).to.equal(false)
    expect(offered({ kind: 'delivered' }, { code: null })).to.equal(false)
  })

  it('is sealed under the receipt code, and its file is named like any draft', async () => {
    const { app, sent, said } = watched({ ...DELIVERED, draft: { ...SENT } }, async () => ({
      file: new Uint8Array(16_384),
      code: SOME_CODE,
    }))
    await saveCopy(app, SOME_CODE)
    expect(sent).to.deep.equal([{ draft: { ...COPY, ...askedDraft(app) }, code: SOME_CODE }])
    expect(paper.link.download).to.equal(app.t.draft.file)
    expect(said).to.deep.equal([fill(app.t.draft.saved, { name: app.t.draft.file })])
    expect(app.state.draftCode).to.equal(null)
  })

  it('says why it was not saved, and that the report was sent all the same', async () => {
    for (const code of ['too-long', 'offline'] as const) {
      const { app, said } = watched({ ...DELIVERED, draft: { ...SENT } }, async () => {
        throw new VisitError(code)
      })
      await saveCopy(app, SOME_CODE)
      expect(said).to.deep.equal([code === 'too-long' ? t.ownCopy.tooLong : t.errors.offline])
    }
  })

  for (const language of LANGUAGES) {
    it(`is offered with what it lacks and who can open it, in ${language}`, () => {
      const app = stillApp(DELIVERED, sampleWords(language))
      const { offerText, lacks, risk } = app.t.ownCopy
      expect(piecesOf([copyOffer(app, SOME_CODE)])).to.include.members([offerText, lacks, risk])
    })
  }
})

describe('opening a copy of what was sent', () => {
  /** Open a file that holds this, from the first page. */
  async function opened(content: object, change: Partial<State> = {}) {
    const seen = watched({ step: 'landing', reception: RECEPTION, ...change }, async () => content)
    startDraft(seen.app, 'open')
    const file = { name: 'note.dat', bytes: new Uint8Array(16_384) }
    const typed = codeGroups(SOME_CODE).join(' ')
    seen.app.state.drafting = { ...seen.app.state.drafting, file, typed }
    await open(seen.app)
    return seen
  }

  it('shows everything that was written and chosen, and takes the place of nothing', async () => {
    const here = { ...newDraft(), answers: { what: 'something else' } }
    const { app, went } = await opened(COPY, { draft: here })
    expect(went).to.deep.equal(['draft', 'draft'])
    expect(app.state.draft).to.deep.equal(here)
    const pieces = piecesOf(openedFile(app))
    expect(pieces).to.include.members([
      ...[t.ownCopy.heading, t.ownCopy.sent, t.ownCopy.sentText, t.ownCopy.lacks],
      ...['Æøå 🐟\n  two lines', 'what was said', 'after four', t.wishes.meeting],
      ...[t.review.notTo, '⟦adviser⟧'],
    ])
  })

  it('leads to the case with the code that was typed, and folds away to send the text again', async () => {
    const { app, went } = await opened(COPY)
    const view = openedFile(app)
    const main = elementsOf(view).filter(({ attributes }) => attributes.class === 'button main')
    expect(main.map(({ attributes }) => attributes.id)).to.deep.equal(['open-case'])
    const outside = view.filter((one) => typeof one !== 'string' && one?.tag !== 'details')
    expect(idsOf(outside)).not.to.include('send-another')
    click(elementsOf(view), 'open-case')
    await settled()
    expect([went.at(-1), app.state.inUse]).to.deep.equal(['inbox', SOME_CODE])
  })

  it('makes it a new report only if asked, says so until it is sent, and keeps the code out of it', async () => {
    const { app, went } = await opened(COPY, { draftCode: SOME_CODE })
    click(elementsOf(openedFile(app)), 'send-another')
    expect(went.at(-1)).to.equal('tell')
    expect(app.state.draft).to.deep.equal(SENT)
    expect(app.state.note?.(t)).to.equal(t.ownCopy.again)
    // a draft that is kept of it gets a code of its own
    expect(app.state.draftCode).to.equal(null)
    expect(piecesOf(review(app))).to.include(t.ownCopy.again)
    forgetReport(app.state)
    expect(piecesOf(review(app))).not.to.include(t.ownCopy.again)
  })

  it('says nothing of the kind for a draft, which it goes on with', async () => {
    const { app, went } = await opened(draftContent(SENT, 'en'))
    expect(went.at(-1)).to.equal('tell')
    expect(app.state.note?.(t)).to.equal(t.draft.opened)
    expect(piecesOf(review(app))).not.to.include(t.ownCopy.again)
    expect(app.state.draftCode).to.equal(SOME_CODE)
  })

  it('warns before the text takes the place of another that would be lost', async () => {
    const here = { ...newDraft(), answers: { what: 'something else' } }
    const { app } = await opened(COPY, { draft: here })
    expect(piecesOf(openedFile(app))).to.include(t.ownCopy.replaces)
    const { app: empty } = await opened(COPY)
    expect(piecesOf(openedFile(empty))).not.to.include(t.ownCopy.replaces)
  })

  it('begins on the first page, and leads back there', () => {
    const app = stillApp({ step: 'landing', draft: { ...SENT } })
    click(elementsOf(landing(app)), 'open-file')
    expect(app.state.drafting).to.deep.include({ task: 'open', from: 'landing' })
  })

  it('is asked for on the first page, also before the page has loaded all it needs', () => {
    const { drafting } = newState('nb')
    expect(drafting).to.deep.include({ task: 'open', from: 'landing' })
    const waiting = stillApp({ step: 'draft', reception: RECEPTION })
    expect(piecesOf(draftStep(waiting))).to.include.members([t.offer.open, t.page.working])
    const failed: App = { ...waiting, files: { kind: 'failed' } }
    expect(piecesOf(draftStep(failed))).to.include.members([t.page.pageFailed, t.page.retry])
  })
})
