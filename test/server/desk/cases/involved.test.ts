import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Searcher } from '../../../../client/desk/engine/search/searcher.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { suggestNames } from '../../../../client/desk/export/redact-names.ts'
import { wordsIn } from '../../../../client/desk/format/words.ts'
import type { CaseworkAction } from '../../../../client/desk/model/case/casework-action.ts'
import { knownNames, peopleIn } from '../../../../client/desk/model/case/people.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

describe('the people and units of a case', () => {
  let instance: Instance
  let desks: readonly [Desk, Desk]
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    await deliver(instance, { text: 'Noe skjedde ved verkstedet' })
    desks = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of desks) {
      await desk.sync()
      await desk.declare(desk.cases[0]!.id, false, '')
    }
    await desks[0].sync()
  })
  afterEach(() => instance.stop())

  const say = (desk: Desk, action: CaseworkAction) =>
    desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))
  const viewOf = (desk: Desk) => {
    const view = viewDesk(desk, A_MONDAY, A_MONDAY)
    return { view, one: view.cases[0]! }
  }
  const sourceOf = (desk: Desk) => ({
    ...viewOf(desk),
    ...{ words: wordsIn('nb'), provision: '', to: 'x', made: A_MONDAY },
  })
  const accused = (who: string): CaseworkAction => ({
    ...{ kind: 'accused', id: null, who, state: 'to-inform', text: '' },
  })
  const hearing = (who: string): CaseworkAction => ({
    ...{ kind: 'hearing', id: null, who, mode: 'meeting', companion: false, held: false, text: '' },
  })

  it('are those who were entered, and those whom older entries name, each once on both desks', async () => {
    const [a, b] = desks
    await say(a, accused('Ola Vannebo'))
    await say(a, hearing('ola  vannebo'))
    await say(a, hearing('Kari Vik'))
    await b.sync()
    const [ola] = peopleIn(viewOf(b).one.work)
    expect(ola).to.include({ entry: null, who: 'Ola Vannebo', as: 'accused' })
    const role = 'Leder for verkstedet'
    await say(b, { kind: 'involved', id: ola!.id, as: 'accused', who: 'Ola Vannebø', role })
    await say(b, { kind: 'involved', id: null, as: 'unit', who: 'Verkstedet', role: '' })
    await a.sync()
    const people = peopleIn(viewOf(a).one.work)
    expect(people.map(({ who, as }) => [who, as])).to.deep.equal([
      ['Ola Vannebø', 'accused'],
      ['Verkstedet', 'unit'],
      ['Kari Vik', 'witness'],
    ])
    // By id, though the name was corrected.
    const { accused: told, hearings } = people[0]!
    expect([...told, ...hearings].map(({ who }) => who)).to.deep.equal([
      ...['Ola Vannebo', 'ola  vannebo'],
    ])
    expect(peopleIn(viewOf(b).one.work)).to.deep.equal(people)
  })

  it('are found, exported, offered where names are blacked out, and gone from there once redacted', async () => {
    const [a] = desks
    const role = 'Regnskapsfører'
    await say(a, { kind: 'involved', id: null, as: 'witness', who: 'Per Sagstuen', role })
    const found = (word: string) => {
      const searcher = new Searcher()
      searcher.follow([viewOf(a).one])
      searcher.add(1)
      return searcher.find(word).ids.length
    }
    const exported = () => {
      const source = sourceOf(a)
      return [JSON.stringify(caseDocument(source)), Buffer.from(caseJson(source)).toString()]
    }
    const offered = () => suggestNames(viewOf(a).one, viewOf(a).view, [], 'Kari')
    expect([found('sagstuen'), found('regnskapsfører')]).to.deep.equal([1, 1])
    for (const text of exported()) expect(text).to.contain('Per Sagstuen').and.contain(role)
    expect(offered()).to.include('Per Sagstuen')
    expect(knownNames(viewOf(a).one.work)).to.deep.equal(['Per Sagstuen'])
    const row = toHex(a.cases[0]!.work.involved[0]!.id)
    await say(a, { kind: 'redacted', row, text: 'Hører ikke til saken' })
    expect(found('sagstuen')).to.equal(0)
    for (const text of exported()) expect(text).to.not.contain('Per Sagstuen')
    expect([offered(), knownNames(viewOf(a).one.work)]).to.deep.equal([[], []])
  })
})
