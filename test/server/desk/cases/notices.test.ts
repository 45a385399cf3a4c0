import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { mirrorsOf } from '../../../../client/desk/model/audit/audit.ts'
import { foldCasework } from '../../../../client/desk/model/case/casework.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { AT_START } from '../../../../client/desk/model/case/progress.ts'
import {
  checkInDays,
  promisedDays,
  suggestedDay,
} from '../../../../client/desk/model/deadlines/notice-days.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { type Stream, saidIn } from '../../../../client/desk/model/log/stream.ts'
import type { Action } from '../../../../client/desk/model/rules/action.ts'
import { noticeJob } from '../../../../client/desk/model/rules/notice-policy.ts'
import {
  isOverride,
  NOTICE_FIELDS,
  type NoticeField,
  noticeCell,
  type Verdict,
} from '../../../../client/desk/model/rules/notice-table.ts'
import { noticeText } from '../../../../client/desk/model/rules/notice-text.ts'
import { DESK_CATALOGUES } from '../../../../client/texts/desk/catalogue.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import {
  LANGUAGES,
  type Language,
  PARTIES,
  type Party,
  STATUSES,
  type Status,
} from '../../../../crypto/entries/names.ts'
import { fromHex, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { caseView } from '../../../support/reception/case-view.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

/** words, outcome, measures, withheld: + allowed, ? only with a reason, - refused; × no such status. */
const EXPECTED: Readonly<Record<Status, Readonly<Record<Party, string>>>> = {
  received: { party: '×', 'not-a-party': '×', undecided: '×' },
  assessing: { party: '+---', 'not-a-party': '+---', undecided: '+---' },
  'needs-info': { party: '+---', 'not-a-party': '+---', undecided: '+---' },
  redirected: { party: '+---', 'not-a-party': '+---', undecided: '+---' },
  assigned: { party: '+---', 'not-a-party': '?---', undecided: '?---' },
  hearing: { party: '+---', 'not-a-party': '×', undecided: '+---' },
  'follow-up': { party: '+-+-', 'not-a-party': '?---', undecided: '?---' },
  closed: { party: '++++', 'not-a-party': '??--', undecided: '??--' },
  reopened: { party: '+---', 'not-a-party': '+---', undecided: '+---' },
  purged: { party: '+---', 'not-a-party': '?---', undecided: '?---' },
}
const SIGN: Readonly<Record<string, Verdict>> = { '+': 'allowed', '?': 'override', '-': 'refused' }

const WORDS: Readonly<Record<Language, string>> = {
  nb: 'Vi så på det.',
  nn: 'Vi såg på det.',
  en: 'We looked at it.',
}

/** A log of entries by somebody else, with nothing that is not asked here. */
function logOf(...entries: Entry[]): Stream {
  const author = { signing: new Uint8Array(32).fill(1) }
  const lines = entries.map((entry, sequence) => {
    const record = { id: Uint8Array.of(sequence), day: 0, author, entry }
    return [sequence, { sequence, content: { kind: 'opened', counts: true, record } }] as const
  })
  return { records: new Map(lines) } as unknown as Stream
}

/** A case of nothing but how its reporter is seen, and how far it is. */
function caseOf(party: Party | null, status: Status = 'received', more: Partial<Case> = {}): Case {
  const progress = { ...AT_START, party, history: [[status, 0] as const] }
  const stream = logOf({ kind: 'status', status, text: '', ...(party === null ? {} : { party }) })
  const ruling = { report: null, lists: [{ members: [], channels: [] }], letters: [] }
  const nothing = { report: null, work: foldCasework([]), tellings: [], timeline: [], ruling }
  return { ...nothing, progress, status, stream, ...more } as Case
}

type Told = Extract<Action, { kind: 'status' }>

/** A status with one field filled in, and all that it needs besides. */
function filled(status: Status, field: NoticeField | null, language: Language): Told {
  const words = WORDS[language]
  const cell = { kind: 'status', status, language, next: 20_800, text: '' } as const
  if (field === null) return cell
  return field === 'words' ? { ...cell, text: words } : { ...cell, parts: { [field]: words } }
}

describe('the notice table', () => {
  /** The entry for an action, or the reason why there is none. @param meanwhile a colleague's entries */
  const write = (action: Action, c: Case, ...meanwhile: Entry[]): Entry | string => {
    try {
      const job = noticeJob(systemRandom, action, c, null)
      const log = logOf(...saidIn(c.stream!).map(({ entry }) => entry), ...meanwhile)
      return job.entry(log, new Uint8Array(32)) ?? 'nothing'
    } catch (error) {
      if (error instanceof DeskError) return error.code
      throw error
    }
  }

  for (const language of LANGUAGES) {
    it(`allows, refuses or asks for a reason in each cell, as the routine has it, in ${language}`, () => {
      let cells = 0
      for (const status of STATUSES) {
        for (const party of PARTIES) {
          const signs = EXPECTED[status][party]
          for (const [i, field] of NOTICE_FIELDS.entries()) {
            const about = `${status}, ${party}, ${field}`
            const verdict = signs === '×' ? 'refused' : SIGN[signs[i]!]!
            const action = filled(status, field, language)
            const plain = write(action, caseOf(party))
            const reasoned = write({ ...action, override: 'Fordi' }, caseOf(party))
            cells++
            if (verdict === 'refused') {
              expect([plain, reasoned], about).to.deep.equal(['not-told', 'not-told'])
              continue
            }
            const text = noticeText(action, language)
            const entry = { kind: 'status', status, language, text, next: 20_800 }
            expect(text, about).to.include(WORDS[language])
            if (field !== 'words') {
              expect(text, about).to.include(DESK_CATALOGUES[language].noticeParts[field])
            }
            expect(plain, about).to.deep.equal(verdict === 'override' ? 'no-reason' : entry)
            expect(reasoned, about).to.deep.equal(
              // a reason that nothing asked for is not written down
              verdict === 'override' ? { ...entry, override: 'Fordi' } : entry,
            )
          }
        }
      }
      expect(cells).to.equal(120)
    })
  }

  it('asks for words where the page promises them, and for a date where one is to look again', () => {
    const bare = (party: Party) =>
      STATUSES.filter(
        (status) => typeof write(filled(status, null, 'nb'), caseOf(party)) === 'object',
      )
    const all = ['assessing', 'needs-info', 'follow-up', 'purged']
    expect(bare('party')).to.have.members([...all, 'hearing'])
    expect(bare('undecided')).to.have.members([...all, 'hearing', 'assigned', 'closed'])
    expect(bare('not-a-party')).to.have.members([...all, 'assigned', 'closed'])
    expect(write(filled('closed', null, 'nb'), caseOf('party'))).to.equal('no-words')
    const undated = (party: Party) =>
      STATUSES.filter((status) => {
        const action = { ...filled(status, 'words', 'nb'), next: null, override: 'Fordi' }
        return typeof write(action, caseOf(party)) === 'object'
      })
    for (const party of PARTIES) {
      expect(undated(party), party).to.deep.equal(['redirected', 'closed'])
    }
    const action = { ...filled('assessing', 'words', 'nb'), next: null }
    expect(write(action, caseOf('party'))).to.equal('no-date')
  })

  it('goes by what is said of the reporter with the status, before what stood', () => {
    const action = filled('closed', 'outcome', 'nb')
    expect(write({ ...action, party: 'party' }, caseOf('not-a-party'))).to.be.an('object')
    expect(write({ ...action, party: 'not-a-party' }, caseOf('party'))).to.equal('no-reason')
    expect(write(filled('closed', 'measures', 'nb'), caseOf(null))).to.equal('not-told')
  })

  it('lets any message to somebody who is no party go out after the matter is over only with a reason', () => {
    const said = new Set<string>()
    for (const status of STATUSES) {
      for (const party of PARTIES) {
        const one = caseOf(party, status)
        const isHeld = party !== 'party' && (status === 'closed' || status === 'purged')
        for (const as of ['message', 'question', 'minutes'] as const) {
          const about = `${status} ${party} ${as}`
          const action = { kind: 'message', as, text: 'Hei' } as const
          const plain = write(action, one)
          const reasoned = write({ ...action, override: 'Fordi' }, one)
          if (isHeld) expect(plain, about).to.equal('no-reason')
          else expect(plain, about).to.be.an('object').that.has.property('text', 'Hei')
          expect(Object.hasOwn(reasoned as object, 'override'), about).to.equal(isHeld)
          said.add(about)
        }
      }
    }
    expect(said.size).to.equal(90)
  })

  it('lets the program say what it is known to have to tell, and nothing else by that name', () => {
    const letter = 'ab'.repeat(16)
    const telling = { letter: fromHex(letter), told: null } as unknown as Case['tellings'][number]
    const notice = { kind: 'message', as: 'notice', text: 'Hei' } as const
    for (const party of PARTIES) {
      for (const status of STATUSES) {
        const one = caseOf(party, status, { tellings: [telling] })
        expect(write({ ...notice, letter }, one), party).to.be.an('object')
        for (const other of [{}, { letter: 'cd'.repeat(16) }]) {
          const action = { ...notice, ...other, override: 'Fordi' }
          expect(write(action, one), party).to.equal('not-told')
        }
      }
    }
  })

  it('takes the reason along where a colleague closes the matter meanwhile, and only there', () => {
    const closes = { kind: 'status', status: 'closed', text: '' } as const
    const message = { kind: 'message', as: 'message', text: 'Hei' } as const
    const open = caseOf('not-a-party', 'reopened')
    const reasoned = { ...message, override: 'Fordi' }
    expect(write(message, open, closes)).to.equal('no-reason')
    expect(write(reasoned, open, closes)).to.include({ text: 'Hei', override: 'Fordi' })
    expect(write(reasoned, open)).to.be.an('object').and.not.have.property('override')
    const reopens = { kind: 'status', status: 'reopened', text: 'x' } as const
    const closed = caseOf('not-a-party', 'closed')
    expect(write(reasoned, closed, reopens))
      .to.be.an('object')
      .and.not.have.property('override')
    const party = { kind: 'status', status: 'assessing', text: '', party: 'party' } as const
    expect(write(reasoned, closed, party))
      .to.be.an('object')
      .and.not.have.property('override')
  })

  it('goes by how a colleague sees the reporter meanwhile, before what comes with a status', () => {
    const decides = { kind: 'status', status: 'assessing', text: '', party: 'not-a-party' } as const
    const close = { ...filled('closed', 'outcome', 'nb'), party: 'party' } as const
    expect(write(close, caseOf(null))).to.include({ party: 'party' })
    expect(write(close, caseOf(null), decides)).to.equal('no-reason')
    const reasoned = write({ ...close, override: 'Fordi' }, caseOf('not-a-party'), decides)
    expect(reasoned).to.include({ kind: 'status', status: 'closed' })
    // what the colleague said stands
    expect(reasoned).to.not.have.property('party')
  })

  it('asks nothing of a case that nobody reads, but never tells what is refused', () => {
    const how = { entry: { how: 'split' }, id: new Uint8Array(1) }
    const work = { ...foldCasework([]), registered: {}, links: [how] } as unknown as Case['work']
    const unread = caseOf('not-a-party', 'received', { work })
    expect(write({ ...filled('reopened', null, 'nb'), next: null }, unread)).to.be.an('object')
    expect(write(filled('closed', 'words', 'nb'), unread)).to.be.an('object')
    expect(write(filled('closed', 'measures', 'nb'), unread)).to.equal('not-told')
  })

  it('takes more than the envelope holds from no field', () => {
    const parts = { outcome: 'x'.repeat(1600), withheld: 'x'.repeat(1500) }
    const action = { ...filled('closed', null, 'en'), parts }
    expect(write(action, caseOf('party'))).to.equal('too-long')
  })

  it('calls an override what a cell asks a reason for, and nothing else', () => {
    for (const status of STATUSES) {
      for (const party of PARTIES) {
        const { fields } = noticeCell(status, party)
        for (const field of NOTICE_FIELDS) {
          const said = filled(status, field, 'nb')
          expect(isOverride(said, party)).to.equal(fields[field] === 'override')
        }
      }
    }
  })
})

describe('an override in a running reception', () => {
  let instance: Instance
  let report: SealedReport
  let desks: readonly [Desk, Desk]
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    report = await deliver(instance)
    desks = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of desks) await desk.sync()
  })
  after(() => instance.stop())

  const act = async (desk: Desk, action: Action): Promise<string | null> => {
    const one = desk.cases[0]!
    try {
      await desk.write(
        one.id,
        noticeJob(systemRandom, action, one, desk.reception?.content ?? null),
      )
      return null
    } catch (error) {
      if (error instanceof DeskError) return error.code
      throw error
    }
  }

  it('is refused where a colleague decided meanwhile that the reporter is no party', async () => {
    const [a, b] = desks
    expect(await act(a, { kind: 'acknowledge', next: null })).to.equal(null)
    await b.sync()
    const assess = { kind: 'status', status: 'assessing', text: '', next: 20_800 } as const
    expect(await act(a, { ...assess, party: 'party' })).to.equal(null)
    await b.sync()
    expect(await act(a, { ...assess, party: 'not-a-party' })).to.equal(null)
    // this desk has not synced: its page still offers what a party is told
    const parts = { outcome: 'Medhold', measures: 'Skiftet leder' }
    const close = { kind: 'status', status: 'closed', text: '', next: null, parts } as const
    expect(b.cases[0]?.progress.party).to.equal('party')
    expect(await act(b, close)).to.equal('not-told')
    expect(b.cases[0]?.progress.party).to.equal('not-a-party')
    expect(b.unsentIn(b.cases[0]!)).to.deep.equal([])
    expect(await act(b, close)).to.equal('not-told')
  })

  it('stands in the log and is seen there, and not by the reporter', async () => {
    const [a, b] = desks
    await a.sync()
    const REASON = 'Hun er den det gjelder'
    const parts = { outcome: 'Vi ga medhold.' }
    const close = {
      ...({ kind: 'status', status: 'closed', text: '', language: 'nb', next: null } as const),
      parts,
    }
    expect(await act(a, close)).to.equal('no-reason')
    expect(await act(a, { ...close, override: REASON })).to.equal(null)
    await syncAndOpen(b)
    const entry = viewDesk(b, instance.now(), 0)
      .cases[0]?.items.flatMap((item) => (item.kind === 'entry' ? [item.entry] : []))
      .filter(({ kind }) => kind === 'status')
      .at(-1)
    expect(entry).to.include({ kind: 'status', override: REASON })
    await instance.server.tick()
    const before = await readReceipt(instance, report.receipt)
    expect(before.status?.content).to.include({ status: 'assessing', text: '' })
    const held = b.cases[0]!.timeline.find(({ kind }) => kind === 'waiting')
    if (held?.kind !== 'waiting') throw new Error('nothing waits')
    expect(await act(b, { kind: 'approved', closing: toHex(held.id) })).to.equal(null)
    await instance.server.tick()
    const reading = await readReceipt(instance, report.receipt)
    expect(reading.status?.content.text).to.equal('Utfallet\nVi ga medhold.')
    const all = JSON.stringify(reading, (_, value) =>
      value instanceof Uint8Array ? toHex(value) : value instanceof Map ? [...value] : value,
    )
    expect(all).to.not.include(REASON)
    // what an auditor reads: that there was one, and nothing of why
    const mirrors = mirrorsOf(instance.p, b.cases[0]!.stream!, [], 'ABCDEFG')
    const facts = mirrors.flatMap(({ entries }) => entries)
    const overridden = facts.filter(({ what }) => what === 'overridden')
    expect(overridden.map(({ detail }) => detail)).to.deep.equal(['closed'])
    expect(facts.filter(({ what }) => what === 'status')).to.have.lengthOf(2)
    expect(JSON.stringify(facts)).to.not.include(REASON)
  })
})

describe('the days that the composer names', () => {
  const day = (text: string) => dayOf(Date.parse(`${text}T12:00:00Z`))

  it('are working days on which somebody is there', () => {
    // a Saturday, in Christmas
    expect(suggestedDay('assessing', day('2026-11-26'))).to.equal(day('2026-12-10'))
    expect(suggestedDay('assessing', day('2026-12-12'))).to.equal(day('2026-12-28'))
    expect(suggestedDay('follow-up', day('2026-11-26'))).to.equal(day('2026-12-28'))
    const own = { 'interim-days': 14 } as never
    expect(suggestedDay('follow-up', day('2026-11-26'), own)).to.equal(day('2026-12-10'))
    const first = checkInDays(day('2026-11-26'))[0]!
    expect(new Date(first * DAY_MS).toISOString().slice(0, 10)).to.equal('2026-12-28')
  })

  it('are those that were promised, until what was promised has come', () => {
    const since = day('2026-11-26')
    const fresh = promisedDays(caseView({ since, items: [], status: 'received' }))
    expect(fresh).to.deep.equal({
      acknowledge: { by: since + 7, aim: day('2026-12-01') },
      feedback: day('2027-03-03'),
    })
    const entry = { kind: 'acknowledged', next: null } as const
    const author = { nb: 'M', nn: 'M', en: 'M' }
    const items = [{ kind: 'entry', key: '1', day: since + 1, author, own: true, entry }] as const
    const known = promisedDays(caseView({ since, items, status: 'assessing' }))
    expect(known).to.deep.equal({ acknowledge: null, feedback: day('2027-02-27') })
    expect(promisedDays(caseView({ since, items, status: 'closed' })).feedback).to.equal(null)
    const again = {
      ...({ kind: 'status', status: 'reopened', text: '', language: null, party: null } as const),
      ...{ next: null, override: null },
    }
    const reopened = [...items, { ...items[0], key: '2', day: day('2027-01-04'), entry: again }]
    const anew = promisedDays(caseView({ since, items: reopened, status: 'reopened' }))
    expect(anew.feedback).to.equal(day('2027-04-04'))
  })
})
