import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { LABEL } from '../../../../crypto/primitives/labels.ts'

const root = new URL('../../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** The documents of the protocol, whose section numbers run through all of them. */
const DOCUMENTS = readdirSync(new URL('crypto/', root)).filter((name) => name.endsWith('.md'))
const SECTIONS = new Map(DOCUMENTS.map((name) => [name, sectionsOf(read(`crypto/${name}`))]))
const ALL = [...SECTIONS.values()].flat()

/** Numbers of the headings of a document. */
function sectionsOf(text: string): string[] {
  return [...text.matchAll(/^#{2,4} (\d+(?:\.\d+)?)\.? /gm)].map(([, number]) => number!)
}

/** Every file of ours that may name a section. */
function sources(folder = ''): string[] {
  const entries = readdirSync(new URL(`./${folder}`, root), { withFileTypes: true })
  return entries.flatMap((entry) => {
    const path = `${folder}${entry.name}`
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return sources(`${path}/`)
    return /\.(?:tsx?|md|schema\.json)$/.test(path) ? [path] : []
  })
}

const NUMBER = '\\d{1,2}(?:\\.\\d{1,2})?'
/** A document, then sections of it, perhaps on the next line of a comment. */
const CITED = new RegExp(
  `\\b([A-Z][A-Z-]+\\.md)(?:\\]\\([^)]*\\))?\`?,?[\\s*]*(?:sections? )?(${NUMBER}(?:(?:, | and | to )${NUMBER})*)\\b`,
  'g',
)
/** The sections that a document of the protocol names, in brackets or by the word. */
const BRACKETED = new RegExp(
  `(?:(?<![A-Za-z])\\(|(?<!RFC \\d+ )\\bsections? )(${NUMBER}(?:(?:, | and )${NUMBER})*)[).:;,]`,
  'g',
)

/** Sections of a document that a text names, each as "document number". */
function cited(text: string): string[] {
  return [...text.matchAll(CITED)].flatMap(([, document, numbers]) =>
    SECTIONS.has(document!) ? numbersIn(numbers!).map((number) => `${document} ${number}`) : [],
  )
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(new RegExp(NUMBER, 'g'))].map(([number]) => number)
}

const isThere = (one: string): boolean => {
  const [document = '', number = ''] = one.split(' ')
  return SECTIONS.get(document)?.includes(number) === true
}

describe('the documents of the protocol', () => {
  it('have each section once', () => {
    expect(ALL.length).to.be.greaterThan(60)
    expect(ALL.filter((number, i) => ALL.indexOf(number) !== i)).to.deep.equal([])
  })

  it('have every section that code, tests and other documents name, in the document that is named', () => {
    const others = sources().filter((path) => !path.endsWith('documents.test.ts'))
    const found = others.flatMap((path) => cited(read(path)).map((one) => ({ path, one })))
    expect(found.length).to.be.greaterThan(120)
    const lost = found.filter(({ one }) => !isThere(one))
    expect(lost.map(({ path, one }) => `${path}: ${one}`)).to.deep.equal([])
  })

  it('have every section that they name themselves', () => {
    const found = DOCUMENTS.flatMap((name) =>
      [...read(`crypto/${name}`).matchAll(BRACKETED)].flatMap(([, numbers]) =>
        numbersIn(numbers!).map((number) => ({ name, number })),
      ),
    )
    expect(found.length).to.be.greaterThan(150)
    const lost = found.filter(({ number }) => !ALL.includes(number))
    expect(lost.map(({ name, number }) => `${name}: ${number}`)).to.deep.equal([])
  })

  it('would notice a section that moved', () => {
    const line =
      ' * See there. PROTOCOL.md\n * section 99.1, and CASEWORK.md sections 13.2 and 8.\n'
    expect(cited(line)).to.deep.equal(['PROTOCOL.md 99.1', 'CASEWORK.md 13.2', 'CASEWORK.md 8'])
    expect(cited(line).filter(isThere)).to.deep.equal(['CASEWORK.md 13.2'])
  })

  it('name every label of the code, and no others', () => {
    const text = read('crypto/PROTOCOL.md')
    const table = text.slice(text.indexOf('## 3. '), text.indexOf('### 3.1 '))
    const firsts = [...table.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell!)
    const named = firsts.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, one]) => one!))
    expect(named.sort()).to.deep.equal(Object.values<string>(LABEL).sort())
  })

  it('draw no picture wider than 80 columns', () => {
    const lines = read('crypto/KEYS.md').split('\n')
    const drawn = lines.filter((line) => line.startsWith('    '))
    expect(drawn.length).to.be.greaterThan(60)
    expect(drawn.filter((line) => [...line].length > 80)).to.deep.equal([])
  })
})
