import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect } from 'chai'

const root = new URL('../../../', import.meta.url)
const text = readFileSync(new URL('server/THREAT-MODEL.md', root), 'utf8')
const ADVERSARIES = between('## Who learns what', '## ')
const TESTS = between('## Tests', '## ')

/** The text under a heading, up to the next one. */
function between(heading: string, next: string): string {
  const from = text.indexOf(heading) + heading.length
  return text.slice(from, text.indexOf(`\n${next}`, from))
}

/** The tests in brackets, by number. */
function citedIn(part: string): string[] {
  return [...part.matchAll(/\[(\d+(?:, \d+)*)\](?!\()/g)].flatMap(([, all]) => all!.split(', '))
}

/** The cells of a table by row, without its head; of each row the first names it. */
function rowsOf(table: string): string[][] {
  const lines = table.split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** Words by which a cell denies something. */
const DENIAL = /\b(no|nobody|nothing|none|never|not|nor|neither|cannot|only|alone|until|without)\b/i

const COLUMNS = ['content', 'identity', 'existence', 'time', 'delivery']
/** Adversaries who look and change nothing, and those who break something and see nothing. */
const LOOKS = /^An archivist|honest but curious$/
const BREAKS = /^Someone who (?:sets the clocks|breaks the power)/

/** Cells that deny something and name no test for it, as "row: cell". */
function unbacked(rows: readonly (readonly string[])[]): string[] {
  return rows.flatMap(([name, ...cells]) =>
    cells
      .filter((cell) => DENIAL.test(cell) && citedIn(cell).length === 0)
      .map((cell) => `${name}: ${cell}`),
  )
}

describe('the threat model', () => {
  it('names files that are there, and every test of the server', () => {
    const named = [...text.matchAll(/`((?:test|server|client|db|crypto)\/[\w./-]+\.\w+)`/g)].map(
      ([, file]) => file!,
    )
    expect(named.length).to.be.greaterThan(20)
    expect(named.filter((file) => !existsSync(new URL(file, root)))).to.deep.equal([])
    const tests = ['routes', 'running'].flatMap((folder) =>
      readdirSync(new URL(`test/server/${folder}/`, root))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `${folder}/${name}`),
    )
    // these say nothing of an adversary
    const plain = ['routes/flow', 'routes/pages', 'running/config', 'running/threat-model']
    const missing = tests.filter((name) => !named.includes(`test/server/${name}`))
    expect(missing.sort()).to.deep.equal(plain.map((name) => `${name}.test.ts`))
  })

  it('numbers each of its tests once, and cites all of them and no others', () => {
    const numbers = (part: string) => [...part.matchAll(/^(\d+)\. /gm)].map(([, one]) => one!)
    const listed = numbers(TESTS)
    expect(listed).to.deep.equal(listed.map((_, i) => String(i + 1)))
    expect(numbers(text), 'an entry outside its list').to.deep.equal(listed)
    const cited = new Set(citedIn(text.replace(TESTS, '')))
    expect([...cited].sort()).to.deep.equal([...listed].sort())
  })

  it('has behind each number files with tests in them', () => {
    for (const entry of TESTS.split(/^(?=\d+\. )/m).slice(1)) {
      const files = [...entry.matchAll(/`(test\/[\w./-]+\.test\.ts)`/g)].map(([, file]) => file!)
      expect(files, entry).to.not.have.lengthOf(0)
      for (const file of files) {
        expect(readFileSync(new URL(file, root), 'utf8'), file).to.match(/\bit\(/)
      }
    }
  })

  it('names a test in every cell that says what is not learnt or cannot be done', () => {
    const rows = rowsOf(ADVERSARIES)
    expect(rows.length).to.be.greaterThan(20)
    for (const row of rows) expect(row, row[0]).to.have.lengthOf(6)
    expect(unbacked(rows)).to.deep.equal([])
  })

  it('says a dash only of what an adversary does not touch, and leaves no cell empty', () => {
    const rows = rowsOf(ADVERSARIES)
    expect(rows.flat()).to.not.include('')
    const dashed = rows.flatMap(([name, ...cells]) => cells.map((cell, i) => ({ name, cell, i })))
    const found = dashed
      .filter(({ cell }) => cell === '—')
      .map(({ name, i }) => `${name}: ${COLUMNS[i]}`)
    const lookers = rows.map(([name]) => name!).filter((name) => LOOKS.test(name))
    const breakers = rows.map(([name]) => name!).filter((name) => BREAKS.test(name))
    expect([lookers.length, breakers.length]).to.deep.equal([3, 2])
    expect(found).to.deep.equal([
      ...lookers.map((name) => `${name}: delivery`),
      ...breakers.flatMap((name) => COLUMNS.slice(0, -1).map((column) => `${name}: ${column}`)),
    ])
  })

  it('would notice a cell that names none', () => {
    const table = '| who | what |\n|---|---|\n| X | No |\n| Y | cannot read [1, 2] |\n| Z | all |\n'
    expect(unbacked(rowsOf(table))).to.deep.equal(['X: No'])
    const [first] = rowsOf(ADVERSARIES)
    const stripped = first!.map((cell) => cell.replace(/\[[\d, ]+\]/g, ''))
    expect(unbacked([stripped]).length).to.be.greaterThan(3)
  })
})
