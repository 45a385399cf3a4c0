import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Searcher } from '../../../../client/desk/engine/search/searcher.ts'
import { caseDocument } from '../../../../client/desk/export/case-document.ts'
import { caseJson } from '../../../../client/desk/export/case-json.ts'
import { suggestNames } from '../../../../client/desk/export/redact-names.ts'
import type { CaseworkAction } from '../../../../client/desk/model/case/casework-action.ts'
import { knownNames, peopleIn } from '../../../../client/desk/model/case/people.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { sayIn, sourceIn, startTwoDesks, type TwoDesks } from '../../../support/desk/two-desks.ts'

describe('the people and units of a case', () => {
  let stage: TwoDesks
  let desks: readonly [Desk, Desk]
  beforeEach(async () => {
    stage = await startTwoDesks()
    desks = stage.desks
  })
  afterEach(() => stage.instance.stop())

  const accused = (who: string): CaseworkAction => ({
    ...{ kind: 'accused', id: null, who, state: 'to-inform', text: '' },
  })
  const hearing = (who: string): CaseworkAction => ({
    ...{ kind: 'hearing', id: null, who, mode: 'meeting', companion: false, held: false, text: '' },
  })

  it('are those who were entered, and those whom older entries name, each once on both desks', async () => {
    const [a, b] = desks
    await sayIn(a, accused('Ola Vannebo'))
    await sayIn(a, hearing('ola  vannebo'))
    await sayIn(a, hearing('Kari Vik'))
    await b.sync()
    const [ola] = peopleIn(sourceIn(b).one.work)
    expect(ola).to.include({ entry: null, who: 'Ola Vannebo', as: 'accused' })
    const role = 'Leder for verkstedet'
    await sayIn(b, { kind: 'involved', id: ola!.id, as: 'witness', who: 'Ola Vannebø', role: '' })
    await sayIn(b, { kind: 'involved', id: ola!.id, as: 'accused', who: 'Ola Vannebø', role })
    await sayIn(b, { kind: 'involved', id: null, as: 'unit', who: 'Verkstedet', role: '' })
    await a.sync()
    const people = peopleIn(sourceIn(a).one.work)
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
    expect(peopleIn(sourceIn(b).one.work)).to.deep.equal(people)
  })

  it('are found, exported, offered where names are blacked out, and gone from there once redacted', async () => {
    const [a] = desks
    const role = 'Regnskapsfører'
    await sayIn(a, { kind: 'involved', id: null, as: 'witness', who: 'Per Sagstuen', role })
    const found = (word: string) => {
      const searcher = new Searcher()
      searcher.follow([sourceIn(a).one])
      searcher.add(1)
      return searcher.find(word).ids.length
    }
    const exported = () => {
      const source = sourceIn(a)
      return [JSON.stringify(caseDocument(source)), Buffer.from(caseJson(source)).toString()]
    }
    /** The people of the case beside its story, which names them too. */
    const listed = () => {
      const source = sourceIn(a)
      const { involved } = JSON.parse(Buffer.from(caseJson(source)).toString()).work
      const blocks = caseDocument(source).blocks.map((block) => JSON.stringify(block))
      const at = blocks.findIndex((block) => block.includes(source.words.desk.sheet.involved))
      return [JSON.stringify(involved), at < 0 ? '' : (blocks[at + 1] ?? '')]
    }
    const offered = () => suggestNames(sourceIn(a).one, sourceIn(a).view, [], 'Kari')
    expect([found('sagstuen'), found('regnskapsfører')]).to.deep.equal([1, 1])
    for (const text of [...exported(), ...listed()]) {
      expect(text).to.contain('Per Sagstuen').and.contain(role)
    }
    expect(offered()).to.include('Per Sagstuen')
    expect(knownNames(sourceIn(a).one.work)).to.deep.equal(['Per Sagstuen'])
    const row = toHex(a.cases[0]!.work.involved[0]!.id)
    await sayIn(a, { kind: 'redacted', row, text: 'Hører ikke til saken' })
    expect(found('sagstuen')).to.equal(0)
    for (const text of exported()) expect(text).to.not.contain('Per Sagstuen')
    expect([offered(), knownNames(sourceIn(a).one.work)]).to.deep.equal([[], []])
  })
})
