import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Searcher } from '../../../../client/desk/engine/search/searcher.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { accessDocument } from '../../../../client/desk/export/access-document.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import { caseChoice, caseName } from '../../../../client/desk/format/work-labels.ts'
import {
  casesWith,
  freeNumber,
  givesWay,
  numberOf,
  numberText,
  requireFree,
} from '../../../../client/desk/model/case/case-number.ts'
import type { CaseworkAction } from '../../../../client/desk/model/case/casework-action.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { reachesReporter } from '../../../../client/desk/page/store/hold.ts'
import { REFERENCE_FIT } from '../../../../client/desk/rpc/search-result.ts'
import { entrySchema } from '../../../../crypto/entries/entry.ts'
import type { CaseNumber } from '../../../../crypto/entries/entry-casework.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import {
  onlyCase,
  sayIn,
  sourceIn,
  startTwoDesks,
  type TwoDesks,
} from '../../../support/desk/two-desks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const TITLE = 'Laserkutteren på hytta'
const FOURTEEN: CaseNumber = { year: 2026, at: 14 }
const ROLES = ['head', 'reception', 'reception'] as const

const named = (part: Omit<Extract<CaseworkAction, { kind: 'named' }>, 'kind'>) =>
  ({ kind: 'named', ...part }) as const

describe('how a reception names a case', () => {
  let stage: TwoDesks
  let desks: readonly [Desk, Desk]
  beforeEach(async () => {
    stage = await startTwoDesks()
    desks = stage.desks
  })
  afterEach(() => stage.instance.stop())

  it('is the same on two desks that change different parts at once, with its history in the log', async () => {
    const [a, b] = desks
    await Promise.all([
      sayIn(a, named({ title: 'Kantina' })),
      sayIn(b, named({ number: FOURTEEN })),
      sayIn(b, named({ categories: ['safety'] })),
    ])
    await b.sync()
    await sayIn(b, named({ title: TITLE }))
    // an entry that says nothing of a part leaves it as it was
    await sayIn(b, named({ categories: ['finance', 'finance'] }))
    await a.sync()
    const { title, number, categories } = onlyCase(a).work
    expect({ title, number, categories }).to.deep.equal({
      title: TITLE,
      number: FOURTEEN,
      categories: ['finance'],
    })
    expect(onlyCase(a).work).to.deep.equal(onlyCase(b).work)
    const titles = onlyCase(a).timeline.flatMap((item) =>
      item.kind === 'entry' && item.entry.kind === 'named' ? (item.entry.title ?? []) : [],
    )
    expect(titles).to.deep.equal(['Kantina', TITLE])
    await sayIn(a, named({ title: '' }))
    expect(onlyCase(a).work).to.deep.include({
      ...{ title: '', number: FOURTEEN, categories: ['finance'] },
    })
  })

  it('is for the reception alone: nothing of it is told, and no colleague sees it before the gate', async () => {
    expect(reachesReporter(named({ title: TITLE }))).to.equal(false)
    const [a, b] = desks
    const known = onlyCase(a).id
    await deliver(stage.instance, { text: 'En ny' })
    await a.sync()
    const { id } = a.cases.find((one) => one.id !== known)!
    await a.declare(id, false, '')
    await a.append(id, jobOf(systemRandom, named({ title: TITLE, number: FOURTEEN })))
    await b.sync()
    const gated = viewDesk(b, A_MONDAY, A_MONDAY).cases.find((one) => one.id === id)!
    expect(gated.mayOpen).to.equal(false)
    expect(gated.work).to.include({ title: '', number: null })
    expect(JSON.stringify(gated)).to.not.contain(TITLE)
  })

  it('stands in lists to choose from, in search and in exports of the case, and in no access pack by itself', async () => {
    const [a] = desks
    const { desk: texts } = wordsIn('nb')
    const before = sourceIn(a).one
    expect(caseName(before, texts)).to.equal(before.reference)
    expect(caseChoice(before, texts)).to.contain(before.reference!).and.contain('Noe skjedde')
    const long = { ...before, gist: 'Sjefen min har kjøpt laserkutter til hytta for penger' }
    expect(caseChoice(long, texts)).to.equal(
      `${before.reference} · Sjefen min har kjøpt laserkutter til …`,
    )
    await sayIn(a, named({ title: TITLE, number: FOURTEEN, categories: ['gone'] }))
    const source = sourceIn(a)
    const { one } = source
    expect(caseName(one, texts)).to.equal(`2026-014 · ${TITLE}`)
    expect(caseChoice(one, texts)).to.equal(`2026-014 · ${TITLE} · ${one.reference}`)
    const searcher = new Searcher()
    searcher.follow([one])
    searcher.add(1)
    expect(searcher.find('laserkutter').ids).to.deep.equal([one.id])
    expect(searcher.find('2026-14').fits).to.deep.equal([REFERENCE_FIT])
    const document = JSON.stringify(caseDocument(source))
    for (const said of [TITLE, '2026-014', 'gone']) expect(document).to.contain(said)
    const json = JSON.parse(Buffer.from(caseJson(source)).toString())
    expect(json).to.include({ title: TITLE, number: '2026-014' })
    expect(json.categories).to.deep.equal(['gone'])
    const row = one.items.find((item) => item.kind === 'entry' && item.entry.kind === 'named')!
    const report = one.items.find(({ kind }) => kind === 'drop')!
    const packOf = (...keys: string[]) =>
      JSON.stringify(accessDocument(source, { whose: 'Kari', rows: new Set(keys), names: [] }))
    expect(packOf(report.key)).to.not.contain(TITLE).and.not.contain('2026-014')
    expect(packOf(report.key, row.key)).to.contain(TITLE)
  })

  it('refuses a title that is too long, and numbers that are none', () => {
    const read = (entry: unknown) => () => decodeJson(entrySchema, encodeJson(entry))
    expect(read(named({ title: 'x'.repeat(120), number: FOURTEEN }))).to.not.throw()
    const bad = [
      { title: 'x'.repeat(121) },
      { number: { year: 2026, at: 0 } },
      { number: { year: 2026, at: 1_000_000 } },
      { number: { year: 26, at: 1 } },
      { number: '2026-014' },
      { categories: ['Not an id'] },
      { other: 1 },
    ]
    for (const part of bad) expect(read({ kind: 'named', ...part })).to.throw(CryptoError)
    expect(['2026-014', ' 2026/14 ', '2026-0'].map(numberOf)).to.deep.equal([
      FOURTEEN,
      FOURTEEN,
      null,
    ])
    expect(numberText({ year: 2026, at: 4172 })).to.equal('2026-4172')
  })
})

describe('a number that two desks give at once to two cases', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), roles: ROLES })
    await deliver(instance, { text: 'Bare for m0 og m2', leftOut: ['m1'] })
    await deliver(instance, { text: 'Bare for m1 og m2', leftOut: ['m0'] })
  })
  after(() => instance.stop())

  it('is shown on each desk that reads both, which agree on the case that gets another', async () => {
    const desks = [0, 1, 2].map((index) => testDesk(instance, index)) as [Desk, Desk, Desk]
    const [one, other, both] = desks
    for (const desk of desks) await desk.sync()
    for (const { id } of both.cases) await both.declare(id, false, '')
    for (const desk of [one, other]) {
      const { id } = desk.cases[0]!
      await desk.declare(id, false, '')
      await desk.append(id, jobOf(systemRandom, named({ number: FOURTEEN })))
    }
    for (const desk of desks) await desk.sync()
    const clashes = (desk: Desk) => {
      const { cases } = viewDesk(desk, A_MONDAY, A_MONDAY)
      return cases.flatMap(({ id, work }) => casesWith(cases, work.number, id).map((c) => c.id))
    }
    // Nobody can be told of a case that they do not read.
    expect([one, other].map(clashes)).to.deep.equal([[], []])
    const ids = both.cases.map(({ id }) => id).sort()
    expect(clashes(both).sort()).to.deep.equal(ids)
    const { cases } = viewDesk(both, A_MONDAY, A_MONDAY)
    const [first, second] = cases
    expect(givesWay(first!, second!)).to.equal(!givesWay(second!, first!))
    const yields = givesWay(first!, second!) ? first! : second!
    const free = freeNumber(cases, 2026, () => 0)
    expect(() => requireFree(both.cases, yields.id, FOURTEEN)).to.throw(DeskError, 'number-taken')
    expect(() => requireFree(both.cases, yields.id, free)).to.not.throw()
    await both.append(yields.id, jobOf(systemRandom, named({ number: free })))
    expect(clashes(both)).to.deep.equal([])
  })
})

describe('a number that a desk suggests', () => {
  const having = (...numbers: CaseNumber[]) =>
    numbers.map((number, i) => ({ id: String(i), work: { number } }))
  const inTurn = () => {
    let next = 0
    return (below: number) => next++ % below
  }

  it('is none of those that the desk knows in that year', () => {
    const taken = having({ year: 2026, at: 1000 }, { year: 2026, at: 1001 })
    expect(freeNumber(taken, 2026, inTurn())).to.deep.equal({ year: 2026, at: 1002 })
    expect(freeNumber(taken, 2027, inTurn())).to.deep.equal({ year: 2027, at: 1000 })
  })

  it('is drawn from more once half of the short ones are taken', () => {
    const taken = having(...Array.from({ length: 4500 }, (_, i) => ({ year: 2026, at: 1000 + i })))
    const belows: number[] = []
    const number = freeNumber(taken, 2026, (below) => {
      belows.push(below)
      return below - 1
    })
    expect([number, belows]).to.deep.equal([{ year: 2026, at: 999_999 }, [999_000]])
  })

  it('gives way where fewer members read the case', () => {
    const few = { id: 'a', readers: ['m0'] }
    const many = { id: 'b', readers: ['m0', 'm1'] }
    expect([givesWay(few, many), givesWay(many, few)]).to.deep.equal([true, false])
  })
})
