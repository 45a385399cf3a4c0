import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { checkNotice } from '../../../client/desk/model/rules/notice-check.ts'
import { noticeCell } from '../../../client/desk/model/rules/notice-table.ts'
import { deskFileSchema } from '../../../client/texts/desk-file.ts'
import { LANGUAGES, PARTIES, STATUSES } from '../../../crypto/entries/names.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { sampleContent } from '../../../scripts/demo/sample.ts'
import { complaint, copySample, edit } from '../../support/scripts/content-folder.ts'

const FILE = 'templates.yaml'

describe('the templates of a content folder', () => {
  it('have a text for every step that a person takes, for who may be told, in three languages', () => {
    const templates = sampleContent().templates ?? []
    for (const status of STATUSES) {
      for (const party of PARTIES) {
        const { status: told, fields } = noticeCell(status, party)
        const own = party === 'party' ? 'party' : 'not-a-party'
        const texts = templates
          .filter((one) => one.for === status)
          .flatMap((one) => one.everybody ?? one[own] ?? [])
        const about = `${status} ${party}`
        if (told === 'refused') expect(texts, about).to.deep.equal([])
        else if (fields.words === 'allowed' && !(status === 'hearing' && party === 'undecided')) {
          expect(texts, about).to.have.length.above(0)
        }
        for (const text of texts) {
          for (const language of LANGUAGES) expect(text[language], about).to.not.equal('')
        }
      }
    }
  })

  it('reach a desk with what each status says and the figures that were promised, and without them', () => {
    const content = sampleContent()
    const own = decodeJson(deskFileSchema, deskFile(content))
    expect(own.templates).to.deep.equal(content.templates)
    expect(own.notices).to.deep.equal(content.site.notices)
    expect(own.promises).to.include({ 'acknowledge-days': 7, 'feedback-months': 3 })
    expect(own.complain).to.deep.equal(content.site.promises.complain)
    const bare = decodeJson(deskFileSchema, deskFile(null))
    expect(bare.templates).to.deep.equal(own.templates)
    expect([bare.notices, bare.promises, bare.complain]).to.deep.equal([null, null, null])
    // nothing that names the sample's organisation or its people
    expect(JSON.stringify(bare)).to.not.match(/example\.org|Kvilesund|universitet/i)
  })

  it('can be left out of a folder: the desk then begins from those of the program', () => {
    const folder = copySample()
    rmSync(join(folder, FILE))
    const content = readContent(folder)
    expect(content.templates).to.equal(null)
    expect(decodeJson(deskFileSchema, deskFile(content)).templates).to.deep.equal(
      sampleContent().templates,
    )
  })

  const slips: readonly (readonly [string, RegExp, string, string])[] = [
    [
      'an outcome told to everybody',
      /Det er lest, og vi/,
      'Utfallet er klart, og vi',
      '"Utfallet" speaks of an outcome or a measure: say that only to a party: put the text under party, or use other words',
    ],
    [
      'a measure told to who is no party',
      /Someone is still working on it/,
      'We took measures',
      '"measures" speaks of an outcome or a measure: say that only to a party: put the text under party, or use other words',
    ],
    [
      'a place that nothing is filled in for',
      /gitt til \{officer\}/,
      'gitt til {name}',
      'nothing is filled in for {name}: of party, write {organisation}, {officer}, {complain}, {checkins}, {feedback}, or words',
    ],
    [
      "a party's place in a text for everybody",
      /Vi tar saken opp igjen/,
      'Innen {feedback} tar vi saken opp igjen',
      'nothing is filled in for {feedback}: of everybody, write {organisation}, or words',
    ],
    [
      'a blank that nobody would find',
      /\[fyll inn: spørsmålet\]/,
      '[spørsmålet]',
      '[spørsmålet] would be sent as it stands: begin what is to be filled in with "fyll inn:" or "fill in:"',
    ],
    [
      'an invitation to a hearing for everybody',
      /(for: hearing[\s\S]*?)party:/,
      '$1everybody:',
      'nobody may write to everybody with the status "hearing": leave the text out',
    ],
    [
      'an id that is taken',
      /- id: hearing/,
      '- id: assigned',
      'the id "assigned" stands in the list already: choose another id',
    ],
    [
      'markup',
      /Takk for svaret\. Det/,
      'Takk <b>for</b> svaret. Det',
      'plain text only: take out the HTML',
    ],
  ]
  for (const [what, pattern, by, says] of slips) {
    it(`are refused by file and line with ${what}`, () => {
      const folder = copySample()
      edit(folder, FILE, pattern, by)
      const said = complaint(folder)
      expect(said).to.match(/^templates\.yaml:\d+: /)
      expect(said).to.include(says)
      const line = Number(/:(\d+):/.exec(said ?? '')?.[1])
      expect(readFileSync(join(folder, FILE), 'utf8').split('\n')[line - 1]).to.not.equal(undefined)
    })
  }
})

describe('what a notice could tell', () => {
  const words = (text: string) => new Set(text.split(' '))
  const context = {
    theirs: ['I går tok Bernhoft spektrometeret fra laben, kl. 14.30.'],
    people: ['Kari Nordmann', 'leder for verkstedet'],
    roles: words('leder manager'),
    common: words('går fra'),
    persons: words('ansatte employees'),
    units: words('seksjonen section'),
    counts: words('to two eneste only'),
  }

  it('are names, rare words and figures of the report, and people whom the case names', () => {
    expect(
      checkNotice('Vi snakket med bernhoft og Kari om spektrometeret 14.30.', context),
    ).to.deep.equal({
      people: ['bernhoft', 'kari'],
      names: ['spektrometeret'],
      numbers: ['14.30'],
      groups: [],
    })
  })

  it('are no small words of how somebody is named', () => {
    const people = ['Ansvarlig for lageret', 'sjef ved lageret']
    const { people: found } = checkNotice('For oss ved lageret, sa sjef og Ansvarlig.', {
      ...context,
      people,
    })
    expect(found).to.deep.equal(['lageret', 'sjef', 'ansvarlig'])
  })

  it('is who is one of few, and a role together with its unit in one sentence', () => {
    const groups = (text: string) => checkNotice(text, context).groups
    expect(groups('To av de ansatte sa det. Two employees said so.')).to.deep.equal([
      'to av de ansatte',
      'two employees',
    ])
    expect(groups('De 4 ansatte, den eneste leder')).to.deep.equal(['4 ansatte', 'eneste leder'])
    expect(groups('Lederen er en annen. leder ved seksjonen')).to.deep.equal(['leder + seksjonen'])
    expect(
      groups('5 ansatte. 14 ansatte. Fire dager, og 3 uker til. leder. seksjonen'),
    ).to.deep.equal([])
  })

  it('is nothing of a plain text', () => {
    expect(checkNotice('Takk for svaret. Vi arbeider videre.', context)).to.deep.equal({
      people: [],
      names: [],
      numbers: [],
      groups: [],
    })
  })
})
