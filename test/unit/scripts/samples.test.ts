import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { requireReaders } from '../../../scripts/ceremony/plan.ts'
import { listContentFiles } from '../../../scripts/content/folder.ts'
import {
  readSample,
  SAMPLES,
  sampleFiles,
  sampleNamed,
  writeSample,
} from '../../../scripts/content/samples.ts'
import { samplePlan } from '../../../scripts/demo/sample.ts'
import { tempFolder } from '../../support/run/temp.ts'

/** Words that only one kind of organisation has, in three languages. */
const OF_ONE: Readonly<Record<(typeof SAMPLES)[number], RegExp>> = {
  university: /\b(universitet|university|student|stipendiat|campus)/i,
  municipality: /\b(kommun|municipal|kontrollutval|rådhus)/i,
  company: /\b(selskap|company|advokatfirma|styreleder)/i,
}

/** Every value of a sample that is a text. */
function saidBy(sample: (typeof SAMPLES)[number]): string {
  const { document, site, templates } = readSample(sample)
  return textsIn([document, site, templates]).join('\n')
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('the samples of content', () => {
  for (const sample of SAMPLES) {
    it(`of a ${sample} is good, and every one of its channels has readers in its plan`, () => {
      const { document } = readSample(sample)
      expect(() => requireReaders(samplePlan(sample), document)).to.not.throw()
    })

    it(`of a ${sample} is written as whole, plain files that name nothing shared`, () => {
      const folder = join(tempFolder('sample'), 'content')
      writeSample(sample, folder)
      for (const file of listContentFiles(folder)) {
        const text = readFileSync(join(folder, file), 'utf8')
        expect(text, file).to.not.match(/^ *- [*&]|<[\p{L} -]+>|\n\n\n/mu)
      }
    })

    it(`of a ${sample} says nothing that only another organisation has`, () => {
      const others = SAMPLES.filter((one) => one !== sample && one !== 'company')
      expect(saidBy(sample)).to.match(OF_ONE[sample])
      for (const other of others) expect(saidBy(sample), other).to.not.match(OF_ONE[other])
    })
  }

  it('are for residents too at a municipality, and at a company read by a law firm', () => {
    const { document, site } = readSample('municipality')
    expect(document.channels.map(({ id }) => id)).to.include('residents')
    expect(site.routes.map(({ id }) => id)).to.include.members([
      'control-committee',
      'county-governor',
    ])
    const redirected = site.rightChannel.redirections.map(({ id }) => id)
    expect(redirected).to.include.members(['child-in-danger', 'school-environment'])
    const company = readSample('company')
    const takers = company.site.people.people.filter((person) => person['takes-reports'])
    expect(takers.map(({ id }) => id)).to.include('law-firm')
    expect(company.site.routes.map(({ id }) => id)).to.include('labour-inspection')
    expect(company.site.routes.map(({ id }) => id)).to.not.include('parliamentary-ombud')
    expect(company.archive).to.equal(null)
    const publicLaw = /forvaltningslov|offentleg?lov|arkivlov|sivilomb|Public Administration Act/i
    expect(saidBy('university')).to.match(publicLaw)
    expect(saidBy('company')).to.not.match(publicLaw)
  })

  it('keep the comment of a shared part, and take the order of their own list', () => {
    const people = sampleFiles('company').get('people.yaml') ?? ''
    const [comment] = people.split('people:\n').slice(0, 1)
    expect(comment).to.include('# - takes-reports:')
    const ids = [...people.matchAll(/^ {2}- id: (\S+)/gm)].map(([, id]) => id)
    expect(ids.slice(0, 3)).to.deep.equal([
      'safety-delegate',
      'union-representative',
      'occupational-health',
    ])
  })

  it('are known by their names', () => {
    expect(sampleNamed('company')).to.equal('company')
    expect(() => sampleNamed('hospital')).to.throw(
      'there is no sample "hospital": choose university, municipality, company',
    )
  })
})
