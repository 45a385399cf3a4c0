import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'

const root = new URL('../../../', import.meta.url)
const text = readFileSync(new URL('client/texts/documents/COVERAGE.md', root), 'utf8')

interface Row {
  readonly rule: string
  readonly feature: string
  readonly tests: string
  readonly left: string
}

const rows = [...text.matchAll(/^\| (.*) \|$/gm)]
  .map(([, cells = '']): Row => {
    const [rule = '', feature = '', tests = '', left = '', ...more] = cells.split(' | ')
    expect(more, rule).to.deep.equal([])
    return { rule, feature, tests, left }
  })
  .filter(({ rule }) => rule !== 'rule')

const filesOf = ({ tests }: Row) => [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)

describe('the map of rules', () => {
  it('names for each what the program does, tests that are there, and what is left', () => {
    expect(rows.length).to.be.greaterThan(30)
    for (const row of rows) {
      for (const cell of Object.values(row)) expect(cell.trim(), row.rule).not.to.equal('')
      for (const file of filesOf(row)) {
        expect(file).to.match(/^test\/[\w/-]+\.test\.ts$/)
        expect(existsSync(new URL(file, root)), file).to.equal(true)
      }
    }
  })

  it('claims nothing without a test, and says so where there is nothing', () => {
    for (const row of rows) {
      const nothing = row.feature.startsWith('nothing')
      expect(filesOf(row).length === 0, row.rule).to.equal(nothing)
      expect(row.tests === 'none', row.rule).to.equal(nothing)
    }
  })

  it('leaves out no section of the act, no article on internal channels and no clause of the standard', () => {
    const rules = rows.map(({ rule }) => rule)
    const has = (start: string) => rules.some((rule) => rule.startsWith(start))
    for (let section = 1; section <= 7; section++) expect(has(`§ 2 A-${section} `)).to.equal(true)
    for (const point of ['(1)(a)', '(1)(b)', '(1)(c)', '(1)(d), (e)', '(1)(f)', '(1)(g)', '(2)'])
      expect(has(`Article 9${point} `), point).to.equal(true)
    for (const article of [8, 16, 17, 20, 22]) expect(has(`Article ${article} `)).to.equal(true)
    const clauses = rules.join(' ')
    for (const clause of ['4 context', '5 leadership', '6 planning', '8.1', '8.2', '8.3', '8.4'])
      expect(clauses).to.contain(clause)
    for (const clause of ['8.5', '9.1', '9.2', '9.3', '10 improvement'])
      expect(clauses).to.contain(clause)
  })
})
