import { expect } from 'chai'
import fc from 'fast-check'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Searcher } from '../../../../client/desk/engine/search/searcher.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { foldCasework } from '../../../../client/desk/model/case/casework.ts'
import type { CaseworkAction } from '../../../../client/desk/model/case/casework-action.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import {
  leadersOf,
  type MergeNode,
  mergesOf,
} from '../../../../client/desk/model/case/merge-links.ts'
import { groupOf, listedCases, mergedRows } from '../../../../client/desk/model/case/merged-list.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { CaseView, ItemView } from '../../../../client/desk/model/views.ts'
import { draftNotice, EMPTY_DRAFT } from '../../../../client/desk/page/composer/draft.ts'
import {
  kindsFor,
  receiversOf,
  strictestOf,
} from '../../../../client/desk/page/composer/receiver.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { LINKS } from '../../../../crypto/entries/entry-casework.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, codeOf } from '../../../support/reception/access-reception.ts'
import { caseView } from '../../../support/reception/case-view.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { counting } from '../../../support/run/work.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const someName = fc.constantFrom(...names)

/** Logs of a few cases, in which each pair may say anything of the other. */
const nodes: fc.Arbitrary<readonly MergeNode[]> = fc.tuple(
  ...names.map((name) =>
    fc.record({
      name: fc.constant(name),
      links: fc.uniqueArray(
        fc.record({
          case: someName,
          how: fc.constantFrom(...LINKS, 'merged', 'merged'),
          leads: fc.boolean(),
        }),
        { selector: (link) => link.case, maxLength: 5 },
      ),
    }),
  ),
)

const merged = (other: string, leads: boolean, how: 'merged' | 'duplicate' = 'merged') => ({
  case: other,
  how,
  leads,
})

describe('which case leads', () => {
  it('is the same on every desk, in whatever order its cases come', () => {
    const property = fc.property(nodes, fc.infiniteStream(fc.nat()), (all, dice) => {
      const shuffled = [...all].sort(() => ((dice.next().value ?? 0) % 3) - 1)
      const sorted = (leaders: ReadonlyMap<string, string>) => [...leaders].sort()
      expect(sorted(leadersOf(shuffled))).to.deep.equal(sorted(leadersOf(all)))
    })
    fc.assert(property)
  })

  it('is said by both logs, and nobody comes back to themselves along it', () => {
    const property = fc.property(nodes, (all) => {
      const leaders = leadersOf(all)
      const linksOf = (name: string) => all.find((node) => node.name === name)?.links ?? []
      for (const [led, leading] of leaders) {
        const joins = (from: string, to: string, leads: boolean) =>
          linksOf(from).some(
            (link) =>
              link.case === to &&
              link.leads === leads &&
              (link.how === 'merged' || link.how === 'duplicate'),
          )
        expect(joins(led, leading, false) && joins(leading, led, true)).to.equal(true)
        const seen = new Set<string>()
        for (let at: string | undefined = led; at !== undefined; at = leaders.get(at)) {
          expect(seen.has(at)).to.equal(false)
          seen.add(at)
        }
      }
    })
    fc.assert(property)
  })

  it('is nobody where they lead each other in a circle, and who came to one of them stays', () => {
    const circle = ['a', 'b', 'c'].map((name, i, all) => ({
      name,
      links: [
        merged(all[(i + 1) % 3]!, false),
        merged(all[(i + 2) % 3]!, true),
        ...(name === 'a' ? [merged('d', true)] : []),
      ],
    }))
    const all = [...circle, { name: 'd', links: [merged('a', false, 'duplicate')] }]
    expect([...leadersOf(all)]).to.deep.equal([['d', 'a']])
  })

  it('is the first that both logs name, where a log names several', () => {
    const led = { name: 'a', links: [merged('b', false), merged('c', false), merged('d', false)] }
    const others = ['c', 'd'].map((name) => ({ name, links: [merged('a', true)] }))
    expect([...leadersOf([led, ...others])]).to.deep.equal([['a', 'c']])
  })

  it('is found along a chain of twenty thousand cases with a few looks at each', async () => {
    const count = 20_000
    const name = (i: number) => {
      const bytes = new Uint8Array(16)
      new DataView(bytes.buffer).setUint32(0, i)
      return bytes
    }
    const work = foldCasework([])
    const noted = (other: number, leads: boolean) => ({
      ...{ member: 'm0', day: 0, id: name(0) },
      entry: {
        ...({ kind: 'linked', how: 'merged', case: name(other), text: '' } as const),
        ...(leads ? { leads: true as const } : {}),
      },
    })
    const cases = Array.from({ length: count }, (_, i) => ({
      ...{ id: String(i), linkName: name(i), timeline: [] },
      work: {
        ...work,
        links: [...(i > 0 ? [noted(i - 1, false)] : []), noted(i + 1, true)],
      },
    }))
    const merges = mergesOf(cases)
    expect(merges.get('0')?.with).to.have.lengthOf(count - 1)
    expect(merges.get(String(count - 1))).to.deep.include({ into: '0', follows: String(count - 2) })
    await counting<typeof import('../../../../client/desk/model/case/merge-links.ts')>(
      'client/desk/model/case/merge-links.ts',
      async (module, counted) => {
        const few = cases.slice(0, 1000)
        expect((await counted(() => module.mergesOf(few))).work / few.length).to.be.below(1000)
      },
    )
  })
})

describe('one timeline of several cases', () => {
  const item = (key: string, day: number): ItemView => ({
    ...{ kind: 'redacted', key, day, what: 'note', author: null, own: false },
    ...{ redacted: day, reason: '' },
  })

  it('has every row once, by day, and those of each case as they stand in it', () => {
    const days = fc.array(fc.nat({ max: 9 }), { maxLength: 12 })
    const property = fc.property(fc.array(days, { minLength: 1, maxLength: 4 }), (all) => {
      const group = all.map((each, n) =>
        caseView({
          id: String(n),
          items: each.sort((a, b) => a - b).map((day, i) => item(`${n}-${i}`, day)),
        }),
      )
      const rows = mergedRows(group)
      for (const one of group) {
        const own = rows.filter(({ of }) => of === one).map((row) => row.item)
        expect(own).to.deep.equal(one.items)
      }
      const inOrder = rows.map((row) => row.item.day)
      expect(inOrder).to.deep.equal([...inOrder].sort((a, b) => a - b))
    })
    fc.assert(property)
  })
})

describe('what is written where several cases are handled as one', () => {
  const may = { read: true, handle: true, admit: true, keep: true }
  const party = (is: CaseView['party']['is']) => ({ is, confirmed: true })
  const leading = caseView({ id: 'L', may, party: party('party') })
  const led = caseView({ id: 'F', may, party: party('not-a-party') })
  const group = [leading, led]
  const ids = (all: readonly CaseView[]) => all.map(({ id }) => id)

  it('goes to no reporter until one is chosen, and never to another than that one', () => {
    for (const kind of ['question', 'message', 'minutes', 'status'] as const) {
      const draft = { ...EMPTY_DRAFT, kind }
      expect(receiversOf(draft, group), kind).to.deep.equal([])
      expect(ids(receiversOf({ ...draft, to: ['F'] }, group)), kind).to.deep.equal(['F'])
    }
    expect(ids(receiversOf({ ...EMPTY_DRAFT, kind: 'note' }, group))).to.deep.equal(['L'])
  })

  it('goes to several only where they are chosen, and no status or minutes do', () => {
    const to = ['L', 'F']
    expect(ids(receiversOf({ ...EMPTY_DRAFT, to }, group))).to.deep.equal(to)
    expect(strictestOf(group)).to.equal(led)
    for (const kind of ['minutes', 'status'] as const) {
      expect(receiversOf({ ...EMPTY_DRAFT, kind, to }, group)).to.deep.equal([])
    }
  })

  it('goes to nobody where the one it was meant for is no longer there', () => {
    const draft = { ...EMPTY_DRAFT, to: ['F'] }
    expect(receiversOf(draft, [leading])).to.deep.equal([])
    expect(ids(receiversOf(EMPTY_DRAFT, [leading]))).to.deep.equal(['L'])
  })

  it('is told to another without the words that were meant for the first', () => {
    const texts = { ...EMPTY_DRAFT.texts, status: 'Til F', note: 'Internt' }
    const draft = { ...EMPTY_DRAFT, kind: 'status' as const, texts, to: ['F'] }
    expect(draftNotice(draft, 'closed', 'F').texts).to.deep.equal(texts)
    expect(draftNotice(draft, 'closed', 'L').texts).to.deep.equal({ ...texts, status: '' })
    expect(draftNotice(draft, 'closed', 'L')).to.deep.include({
      to: ['L'],
      status: 'closed',
      party: null,
    })
    expect(draftNotice(draft, 'hearing', 'L', 'Velkommen').texts.status).to.equal('Velkommen')
  })

  it('is only a note or a status in a case that was split off', () => {
    const registered = { entry: { kind: 'registered', by: 'other', text: '' }, ...NOTED } as const
    const link = {
      entry: { kind: 'linked', case: '00', how: 'split', text: '' },
      ...NOTED,
    } as const
    const split = caseView({ may, work: { ...leading.work, registered, links: [link] } })
    expect(kindsFor([split])).to.deep.equal(['status', 'note'])
    expect(kindsFor([leading])).to.include('question')
  })
})

const NOTED = { member: 'm0', day: 0, id: '00' } as const

describe('cases merged over a server', () => {
  let instance: Instance
  let clock: Clock

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
  })
  afterEach(() => instance.stop())

  const view = (desk: Desk) => viewDesk(desk, instance.now(), 0)
  const write = (desk: Desk, { id }: Case, action: CaseworkAction) =>
    desk.append(id, jobOf(systemRandom, action))

  /** The case whose report says `text`. */
  function saying(desk: Desk, text: string): Case {
    const found = desk.cases.find(({ report }) => textIn(report).includes(text))
    if (found === undefined) throw new Error(`no case says ${text}`)
    return found
  }

  async function opened(index: number): Promise<Desk> {
    const desk = testDesk(instance, index)
    await syncAndOpen(desk)
    return desk
  }

  async function merge(desk: Desk, leading: Case, led: Case): Promise<void> {
    const link = { kind: 'linked', how: 'merged', text: '' } as const
    await write(desk, led, { ...link, case: toHex(leading.linkName!) })
    await write(desk, leading, { ...link, case: toHex(led.linkName!), leads: true })
  }

  it('show as one entry to a reader of both, and say so to a reader of one', async () => {
    await reportAs(instance, 'Den ene meldingen')
    await reportAs(instance, 'Den andre meldingen', ['m1'])
    const desk = await opened(0)
    const [one, two] = [saying(desk, 'Den ene'), saying(desk, 'Den andre')]
    await merge(desk, one, two)

    const listed = listedCases(view(desk).cases)
    expect(listed.map(({ id }) => id)).to.deep.equal([one.id])
    const all = groupOf(listed[0]!, view(desk).cases)
    expect(all.map(({ id }) => id)).to.deep.equal([one.id, two.id])
    expect(mergedRows(all).filter((row) => row.item.kind === 'drop')).to.have.lengthOf(2)
    const searcher = new Searcher()
    searcher.follow(view(desk).cases)
    searcher.add(2)
    expect(searcher.find('den andre').ids).to.deep.equal([one.id])

    const other = await opened(1)
    expect(other.cases.map(({ id }) => id)).to.deep.equal([one.id])
    expect(view(other).cases[0]!.merge).to.deep.include({ into: null, with: [], elsewhere: 1 })
    expect(other.cases[0]!.access.readers.map(({ member }) => member)).to.include('m1')
    expect(await codeOf(desk.grant(two.id, 'm1', 'co-handler', ''))).to.equal('left-out')
  })

  it('go apart again when one log says so, and a merge that only one log states does not count', async () => {
    for (const text of ['Den ene meldingen', 'Den andre meldingen']) await reportAs(instance, text)
    const desk = await opened(0)
    const [one, two] = [saying(desk, 'Den ene'), saying(desk, 'Den andre')]
    const link = { kind: 'linked', how: 'merged', text: '' } as const
    await write(desk, two, { ...link, case: toHex(one.linkName!) })
    expect(listedCases(view(desk).cases)).to.have.lengthOf(2)
    await write(desk, one, { ...link, case: toHex(two.linkName!), leads: true })
    expect(listedCases(view(desk).cases)).to.have.lengthOf(1)
    const other = await opened(1)
    expect(listedCases(view(other).cases)).to.have.lengthOf(1)
    await write(other, two, { ...link, how: 'related', case: toHex(one.linkName!) })
    await desk.sync()
    for (const each of [desk, other]) {
      expect(listedCases(view(each).cases)).to.have.lengthOf(2)
      expect(view(each).cases.map((c) => c.merge.elsewhere)).to.deep.equal([0, 0])
    }
  })

  it('are proposed where two reports say the same, once both are open, until they are linked', async () => {
    const text = 'Utstyr blir solgt fra verkstedet på fredager, etter stengetid.'
    await deliver(instance, { text })
    clock.advance(DAY_MS)
    await deliver(instance, { text: text.toUpperCase().replace('.', ' !') })
    await deliver(instance, {
      text: 'Noe annet enn at utstyr blir solgt fra verkstedet på fredager',
    })
    const desk = testDesk(instance, 0)
    await desk.sync()
    const proposals = () => view(desk).cases.filter(({ merge: { same } }) => same !== null)
    expect(proposals()).to.deep.equal([])
    await syncAndOpen(desk)
    const [proposed, ...more] = proposals()
    expect(more).to.deep.equal([])
    const first = view(desk).cases.find(({ id }) => id === proposed!.merge.same)!
    expect(first.gist.toLowerCase()).to.include('utstyr blir solgt fra verkstedet på fredager,')
    const linked = { kind: 'linked', how: 'related', case: first.linkName!, text: '' } as const
    await desk.append(proposed!.id, jobOf(systemRandom, linked))
    expect(proposals()).to.deep.equal([])
  })
})

function textIn(report: Case['report']): string {
  return Object.values(report?.content.answers ?? {}).join(' ')
}
