import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { readContent } from '../../../scripts/content/read.ts'
import { sampleContent } from '../../../scripts/demo/sample.ts'
import {
  DECIDE,
  DOCUMENTS,
  fill,
  gapsOf,
  makeDocuments,
  placesOf,
  readTemplates,
} from '../../../scripts/documents/command.ts'
import { emptyFacts, FACTS, type FactName, readFacts } from '../../../scripts/documents/facts.ts'
import { fieldsOf } from '../../../scripts/documents/fields.ts'
import { startNode } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { copySample } from '../../support/scripts/content-folder.ts'

const NAMES = Object.keys(FACTS) as FactName[]
const DAY = '2027-01-04'

/** A file of facts with something in every place, but for `left`. */
function factsFile(left: readonly FactName[] = [], edit = (text: string) => text): string {
  const file = join(tempFolder('facts'), 'facts.yaml')
  let name = ''
  const lines = emptyFacts().split('\n')
  const filled = lines.map((line) => {
    const [, key, language] = /^([a-z-]+):$|^ {2}(nb|en):$/.exec(line) ?? []
    name = key ?? name
    if (left.includes(name as FactName)) return line
    if (language !== undefined) return `${line} ${name} in ${language}`
    return key !== undefined && 'one' in FACTS[key as FactName] ? `${line} ${name} of all` : line
  })
  writeFileSync(file, edit(filled.join('\n')))
  return file
}

/** A copy of the sample whose addresses somebody has replaced. */
function ownContent(): string {
  const folder = copySample()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.yaml')) continue
    const file = join(folder, name)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('example.org', 'universitetet.test'))
  }
  return folder
}

/** The output of the command, and its other messages; the last of them is the error, if it fails. */
function run(...args: string[]) {
  const printed: string[] = []
  const said: string[] = []
  try {
    makeDocuments(args, { print: (line) => printed.push(line), say: (line) => said.push(line) })
  } catch (error) {
    said.push(error instanceof Error ? error.message : 'not an error')
  }
  return { printed, said }
}

const sample = sampleContent()

describe('the templates of documents', () => {
  const templates = readTemplates()
  const of = (language: string) => templates.filter((one) => one.language === language)
  const fields = (language: 'nb' | 'en') => fieldsOf(sample, readFacts(factsFile()), language, DAY)

  it('have places that are known alone, and use every fact', () => {
    const known = [...fields('nb').keys()]
    expect([...fields('en').keys()]).to.deep.equal(known)
    const used = new Set(templates.flatMap(({ text }) => placesOf(text)))
    expect([...used].filter((place) => !known.includes(place))).to.deep.equal([])
    expect(NAMES.filter((name) => !used.has(name))).to.deep.equal([])
    for (const { text, name } of templates)
      expect(text.replace(/\{\{[a-z0-9-]+\}\}/g, ''), name).not.to.match(/[{}]/)
  })

  it('have the same places, headings and decisions in bokmål and English', () => {
    expect(of('nb').map(({ name }) => name)).to.deep.equal([...DOCUMENTS])
    expect(of('en').map(({ name }) => name)).to.deep.equal([...DOCUMENTS])
    for (const [i, nb] of of('nb').entries()) {
      const en = of('en')[i]!
      expect(placesOf(nb.text), nb.name).to.deep.equal(placesOf(en.text))
      const shape = ({ text, language }: typeof nb) => [
        text.match(/^#+ /gm),
        text.match(/^\d\. /gm),
        text.split(DECIDE[language]).length,
      ]
      expect(shape(nb), nb.name).to.deep.equal(shape(en))
      expect(nb.text.split(DECIDE.nb).length, nb.name).to.be.greaterThan(1)
    }
  })

  it('are filled from content and facts, with nothing left open', () => {
    for (const { name, language, text } of templates) {
      const filled = fill(text, fields(language))
      expect(filled, name).not.to.match(/\{\{|\}\}|undefined|MANGLER|MISSING|\bnull\b/)
      expect(filled).to.contain(language === 'nb' ? 'Eksempeluniversitetet' : 'Example University')
      for (const place of placesOf(text).filter((one) => NAMES.includes(one as FactName)))
        expect(filled, name).to.match(new RegExp(`${place} (?:in ${language}|of all)`))
      // neither language slips into the other
      expect(filled).not.to.contain(language === 'nb' ? ' in en' : ' in nb')
    }
  })

  it('give the routine the three parts that the act demands, each with what it is about', () => {
    const { site, document } = sample
    for (const { language, text } of templates.filter(({ name }) => name === 'routine')) {
      const parts = fill(text, fields(language)).split(/^## .*1: |^## .*2: |^## .*3: /m)
      expect(parts).to.have.length(4)
      const [, encouragement = '', reporting = '', handling = ''] = parts
      for (const { label } of document.questionnaires[0]!.categories)
        expect(encouragement).to.contain(label[language])
      expect(encouragement).to.contain('2 A-4')
      for (const { name } of [...site.ways, ...site.routes, ...document.channels])
        expect(reporting).to.contain(name[language])
      for (const person of site.people.people) expect(reporting).to.contain(person.role[language])
      for (const word of ['7 ', '3 ', '30']) expect(handling, word).to.contain(word)
      for (const notice of Object.values(site.notices))
        expect(handling).to.contain(notice.name[language])
      expect(handling).to.contain('2 A-3')
    }
  })

  it('show what somebody wrote as they wrote it, whatever Markdown makes of such signs', () => {
    const odd = '| *a* _b_ {{organisation}} [x](y) `c` \\'
    const file = factsFile([], (text) => text.replace(/^address: .*$/m, `address: '${odd}'`))
    const text = fieldsOf(sample, readFacts(file), 'en', DAY).get('address')!
    expect(text).to.equal('\\| \\*a\\* \\_b\\_ \\{\\{organisation\\}\\} \\[x\\](y) \\`c\\` \\\\')
    expect(text.replace(/\\(.)/g, '$1')).to.equal(odd)
  })

  it('miss what is open in one language, and what the content leaves out or has from the sample', () => {
    const half = factsFile([], (text) => text.replace('  en: host in en', '  en:'))
    const content = readContent(ownContent())
    expect(gapsOf(content, readFacts(half))).to.deep.equal([`${FACTS.host.en} ("host")`])
    expect(gapsOf(content, readFacts(factsFile()))).to.deep.equal([])
    const { site } = content
    const bare = { ...site, promises: { ...site.promises, 'check-ins': [] } }
    expect(gapsOf({ ...content, site: bare }, readFacts(factsFile()))).to.deep.equal([
      'check-ins in promises.yaml, which the routine lists',
    ])
    expect(gapsOf(sample, readFacts(factsFile()))).to.include(
      'your own addresses: people still has one of the sample, @example.org',
    )
  })
})

describe('documents on the command line', () => {
  const content = ownContent()
  const inTwo = DOCUMENTS.flatMap((name) => [`${name}-en.md`, `${name}-nb.md`]).sort()

  it('begin with a file that asks for every fact, all of which are missing', () => {
    const file = join(tempFolder('facts'), 'facts.yaml')
    expect(run('--start', file)).to.deep.equal({ printed: [file], said: [] })
    expect(run('--start', file).said.join()).to.match(/already exists/)
    expect(run('--content', content, '--facts', file)).to.deep.equal({
      printed: [],
      said: [
        ...NAMES.map((name) => `missing: ${FACTS[name].en} ("${name}")`),
        `16 facts are missing: fill them in in ${file}`,
      ],
    })
  })

  it('are written whole, where they were asked for and nowhere else, and never over others', () => {
    const out = join(tempFolder('documents'), 'out')
    const args = ['--content', content, '--facts', factsFile()]
    expect(run(...args)).to.deep.equal({ printed: ['complete'], said: [] })
    const { printed, said } = run(...args, '--out', out)
    expect(said).to.deep.equal([])
    expect(readdirSync(out).sort()).to.deep.equal(inTwo)
    expect(printed).to.include(`${join(out, 'impact-assessment-en.md')}: 4 to decide`)
    expect(printed.at(-1)).to.equal('complete')
    expect(readFileSync(join(out, 'routine-en.md'), 'utf8')).to.contain('found-at in en')
    expect(run(...args, '--out', out).said.join()).to.match(/already exists/)
  })

  it('are not written where a fact is missing, but as drafts that say so', () => {
    const out = join(tempFolder('documents'), 'out')
    const args = ['--content', content, '--facts', factsFile(['processor']), '--out', out]
    const missing = `missing: ${FACTS.processor.en} ("processor")`
    expect(run(...args).said)
      .to.have.length(2)
      .and.include(missing)
    expect(existsSync(out)).to.equal(false)
    expect(run(...args, '--draft').said)
      .to.have.length(2)
      .and.include(missing)
    const text = readFileSync(join(out, 'processing-record-nb.md'), 'utf8')
    expect(text).to.contain(`**[MANGLER: ${FACTS.processor.nb}]**`)
  })

  it('name a slip in the facts by file and line', () => {
    const file = factsFile([], (text) => text.replace('\nhost:', '\nhots:'))
    const line = readFileSync(file, 'utf8').split('\nhots:')[0]!.split('\n').length + 1
    expect(run('--content', content, '--facts', file)).to.deep.equal({
      printed: [],
      said: [`${file}:${line}: unknown key "hots": write "host"`],
    })
  })

  it('end with 1 where something is missing', async () => {
    const child = startNode('scripts/content.ts', ['documents', '--content', content])
    expect((await child.exit).code).to.equal(1)
    expect(child.stdout).to.deep.equal([])
    expect(child.stderr.at(-1)).to.match(/^16 facts are missing: --start FILE writes/)
  })
})
