import { expect } from 'chai'
import { draft as draftView, keep } from '../../../client/reporter/files/draft.ts'
import {
  draftContent,
  restoredDraft,
  restoredText,
} from '../../../client/reporter/files/draft-file.ts'
import { open } from '../../../client/reporter/files/opening.ts'
import { wouldLose } from '../../../client/reporter/form/losses.ts'
import { type App, type Draft, newDraft, type State } from '../../../client/reporter/state.ts'
import { startDraft } from '../../../client/reporter/steps/draft-start.ts'
import { alter } from '../../../client/reporter/steps/way.ts'
import { Drafts, rememberList } from '../../../client/reporter/worker/drafts.ts'
import type { VisitWorker } from '../../../client/reporter/worker/visit-worker.ts'
import type { Child } from '../../../client/shared/dom.ts'
import { VisitError, type VisitErrorCode } from '../../../client/shared/session/visit-error.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { type DraftContent, makeDraftCode, sealDraft } from '../../../crypto/drop/draft.ts'
import { codeGroups } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { sampleDocument, sampleWords } from '../../support/reception/site.ts'
import { universityReception } from '../../support/reception/university-reception.ts'
import {
  elementsOf,
  piecesOf,
  SOME_CODE,
  someReception,
  stillApp,
} from '../../support/reporter/app.ts'

const { t } = sampleWords()
const DRAFT: Draft = {
  channel: 'employees',
  answers: { what: 'Æøå 🐟\n  two lines', 'recall-words': '', money: 'gifts' },
  party: 'witness',
  relation: 'student',
  categories: ['financial-crime', 'not-sure'],
  wish: ['meeting', 'written-hearing'],
  wishText: 'after four',
  leftOut: ['m1'],
}

interface Watched extends App {
  readonly shown: string[]
  readonly refused: string[]
}

/** An app that notes where it is sent and what it refuses. */
function writing(change: Partial<State> = {}, ask?: (question: string) => unknown): Watched {
  const reception = {
    kind: 'ready',
    value: { ...someReception(), content: sampleDocument() },
  } as const
  const still = stillApp({ reception, draft: { ...DRAFT }, ...change })
  const shown: string[] = []
  const refused: string[] = []
  const app: Watched = {
    ...still,
    shown,
    refused,
    office: { ...still.office, ask: (async (question) => ask?.(question)) as VisitWorker['ask'] },
    go: (step) => {
      still.state.step = step
      still.state.errors = []
      still.state.note = null
      shown.push(step)
    },
    refuse: (errors) => refused.push(...errors.map(({ sentence }) => sentence(t))),
  }
  return app
}

const fileOf = (content: object): DraftContent => ({
  ...draftContent(DRAFT, 'nn'),
  ...content,
})

describe('a draft that is taken up', () => {
  it('is as it was, whatever language it was kept in', () => {
    const { draft, gone } = restoredDraft(writing({ draft: newDraft() }), fileOf({}))
    expect(draft).to.deep.equal(DRAFT)
    expect(gone).to.deep.equal([])
    expect(restoredText(t, t.draft.opened, gone)).to.equal(t.draft.opened)
  })

  it('drops what no longer exists, and says so; but leaves out whom it left out', () => {
    const content = fileOf({
      channel: 'closed-down',
      party: 'nobody',
      categories: ['not-sure', 'forgotten'],
      leftOut: ['m1', 'left'],
    })
    const { draft, gone } = restoredDraft(writing(), content)
    expect(draft).to.deep.include({ channel: null, party: null, leftOut: ['m1', 'left'] })
    expect(draft.categories).to.deep.equal(['not-sure'])
    expect(gone).to.deep.equal(['channel', 'choice', 'reader'])
    for (const text of [t.draft.goneChannel, t.draft.goneChoice, t.draft.goneReader]) {
      expect(restoredText(t, t.draft.opened, gone)).to.include(text)
    }
  })

  it('keeps the words under a question that no longer exists, at the end of the first', () => {
    const content = fileOf({ answers: { what: 'first', 'asked-once': 'still here' } })
    const { draft, gone } = restoredDraft(writing(), content)
    expect(draft.answers).to.deep.equal({ what: 'first\n\nstill here' })
    expect(gone).to.deep.equal(['question'])
  })

  it('says nothing of who is left out and has no key now', () => {
    const app = writing()
    if (app.state.reception.kind !== 'ready') throw new Error('no reception')
    const [adviser] = app.state.reception.value.channels.flatMap(({ people }) => people.slice(1))
    const out = { ...adviser!, id: 'm5' }
    const channels = app.state.reception.value.channels.map((one) => ({ ...one, keyless: [out] }))
    const value = { ...app.state.reception.value, channels }
    const { draft, gone } = restoredDraft(
      writing({ reception: { kind: 'ready', value } }),
      fileOf({ leftOut: ['m5'] }),
    )
    expect([draft.leftOut, gone]).to.deep.equal([['m5'], []])
  })

  it('leaves out whom it left out while it is not known who reads', () => {
    const app = writing({ reception: { kind: 'loading' } })
    expect(restoredDraft(app, fileOf({ leftOut: ['left'] })).draft.leftOut).to.deep.equal(['left'])
  })
})

describe('keeping a draft', () => {
  it('can be begun from each step, and leads back to it', () => {
    for (const step of ['tell', 'story', 'files', 'contact', 'readers', 'review'] as const) {
      const app = writing({ step })
      startDraft(app, 'keep')
      expect(app.shown, step).to.deep.equal(['draft'])
      expect(app.state.drafting).to.deep.include({ task: 'keep', from: step })
    }
  })

  it('shows the code as none of a receipt, and says that nothing was sent', () => {
    const drafting = { task: 'keep', from: 'tell', file: null, typed: '' } as const
    const app = writing({ draftCode: SOME_CODE, drafting: { ...drafting, work: { kind: 'made' } } })
    const pieces = piecesOf(draftView(app))
    expect(pieces).to.include.members([t.draft.notSent, t.draft.notReceipt, t.draft.whoHas])
    expect(pieces).to.include.members(codeGroups(SOME_CODE))
    expect(pieces).not.to.include.members([t.receipt.heading])
  })

  it('says what to do where it is too long or nobody is reached', async () => {
    for (const code of ['too-long', 'offline'] as const) {
      const app = writing({ step: 'draft' }, () => {
        throw new VisitError(code)
      })
      await keep(app)
      const text = code === 'too-long' ? t.draft.tooLong : t.errors.offline
      expect(piecesOf(draftView(app)), code).to.include(text)
      expect(app.state.draft).to.deep.equal(DRAFT)
    }
  })

  it('lets one leave without a warning only once both are kept, and until the next change', () => {
    const app = writing()
    expect(wouldLose(app.state)).to.equal(true)
    app.state.draftKept = true
    expect(wouldLose(app.state)).to.equal(false)
    alter(app, { categories: [] })
    expect(wouldLose(app.state)).to.equal(true)
  })
})

describe('opening a draft', () => {
  const opened = (ask: (question: string) => unknown, typed: string = SOME_CODE) => {
    const app = writing({ draft: { ...newDraft(), answers: { what: 'here' } } }, ask)
    app.state.step = 'tell'
    startDraft(app, 'open')
    const file = { name: 'note.dat', bytes: new Uint8Array(16_384) }
    app.state.drafting = { ...app.state.drafting, file, typed }
    return app
  }

  it('says what it takes the place of', () => {
    const app = opened(() => null)
    expect(piecesOf(draftView(app))).to.include(t.draft.replaces)
    expect(
      piecesOf(draftView({ ...app, state: { ...app.state, draft: newDraft() } })),
    ).not.to.include(t.draft.replaces)
  })

  it('reads the code as tolerantly as a receipt’s', async () => {
    const app = opened(() => fileOf({}), codeGroups(SOME_CODE).join(' - ').toLowerCase())
    await open(app)
    expect(app.refused).to.deep.equal([])
    expect(app.state.draft).to.deep.equal(DRAFT)
    expect(app.state.draftCode).to.equal(SOME_CODE)
    expect(app.state.note?.(t)).to.equal(t.draft.opened)
    expect(app.state.language).to.equal('en')
    expect(wouldLose(app.state)).to.equal(false)
  })

  it('asks nobody where the file or the code is missing or wrong', async () => {
    const asked: string[] = []
    const app = opened((question) => asked.push(question), '')
    app.state.drafting = { ...app.state.drafting, file: null }
    await open(app)
    expect(app.refused).to.deep.equal([t.draft.fileMissing, t.code.empty])
    expect(asked).to.deep.equal([])
  })

  it('changes nothing where the file is no draft or the code another’s', async () => {
    const app = opened(() => null)
    await open(app)
    expect(app.refused).to.deep.equal([t.draft.wrong])
    expect(app.state.draft.answers).to.deep.equal({ what: 'here' })
    expect(app.state.drafting.file?.name).to.equal('note.dat')
  })

  it('has a field that nothing is kept of', () => {
    const fields = (children: readonly Child[]) =>
      elementsOf(children).filter(({ tag }) => ['input', 'textarea'].includes(tag))
    const found = fields(draftView(opened(() => null)))
    expect(found.map(({ attributes }) => attributes.id)).to.deep.equal(['draft-file', 'draft-code'])
    for (const { attributes } of found) expect(attributes.autocomplete).to.equal('off')
  })
})

describe('the file of a draft', () => {
  const reception = universityReception(noble, dayOf(Date.now()))
  const content = fileOf({})

  async function drafts(signed: Uint8Array | null = reception.signed) {
    const asked: string[] = []
    const list = rememberList({
      request: async (_method, path) => {
        asked.push(path)
        return { status: signed === null ? 404 : 200, body: signed ?? new Uint8Array(0) }
      },
    })
    await list.transport.request('GET', PATH.keyList)
    const source = {
      primitives: () => noble,
      random: systemRandom,
      root: reception.fingerprint,
      list,
    }
    return { asked, drafts: new Drafts(source) }
  }

  const codeOf = (work: () => unknown): VisitErrorCode | null => {
    try {
      work()
    } catch (error) {
      return error instanceof VisitError ? error.code : null
    }
    return null
  }

  it('opens byte for byte under its code, and makes no request', async () => {
    const { asked, drafts: kept } = await drafts()
    const { file, code } = kept.seal(content, null)
    expect(file).to.have.length(16_384)
    expect(kept.open(file, code)).to.deep.equal(content)
    expect(asked).to.deep.equal([PATH.keyList])
  })

  it('keeps the code of the file before it', async () => {
    const { drafts: kept } = await drafts()
    const first = kept.seal(content, null)
    const second = kept.seal(fileOf({ wishText: 'later' }), first.code)
    expect(second.code).to.equal(first.code)
    expect(kept.open(second.file, first.code)).to.have.property('wishText', 'later')
    expect(kept.seal(content, null).code).not.to.equal(first.code)
  })

  it('does not open under another code, at another instance, cut short or changed', async () => {
    const { drafts: kept } = await drafts()
    const { file, code } = kept.seal(content, null)
    const elsewhere = sealDraft(noble, systemRandom, new Uint8Array(32), code, content)
    const changed = file.map((byte, i) => (i === 5000 ? byte ^ 1 : byte))
    const other = makeDraftCode(systemRandom)
    expect(kept.open(file, other)).to.equal(null)
    for (const one of [elsewhere, changed, file.slice(1), new Uint8Array(0)]) {
      expect(kept.open(one, code)).to.equal(null)
    }
  })

  it('is not made where it is too long, or not known at which instance', async () => {
    const { drafts: kept } = await drafts()
    const { drafts: unlisted } = await drafts(null)
    const { drafts: forged } = await drafts(
      reception.signed.map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
    )
    const long = fileOf({ wishText: 'x'.repeat(65_500) })
    expect(codeOf(() => kept.seal(long, null))).to.equal('too-long')
    expect(codeOf(() => unlisted.seal(content, null))).to.equal('offline')
    expect(codeOf(() => forged.seal(content, null))).to.equal('unverified')
  })
})
