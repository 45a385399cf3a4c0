import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { startChild } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { slowestLines } from '../../support/run/test-report.ts'

/** Run mocha as `npm test` does, on one made-up file. */
async function run(source: string, ...args: readonly string[]) {
  const file = join(tempFolder('mocha'), 'made-up.test.ts')
  writeFileSync(file, source)
  const child = startChild(process.execPath, ['node_modules/mocha/bin/mocha.js', file, ...args])
  const { code } = await child.exit
  return { code, last: child.stdout.at(-1), stdout: child.stdout, stderr: child.stderr }
}

describe('the report of a test run', () => {
  it('ends with the number of tests that passed and failed, and fails with them', async () => {
    const good = await run("it('a', () => undefined); it('b', () => undefined)")
    expect([good.code, good.last]).to.deep.equal([0, '2 passed, 0 failed'])
    const bad = await run("it('a', () => undefined); it('b', () => { throw new Error('no') })")
    expect([bad.code, bad.last]).to.deep.equal([1, '1 passed, 1 failed'])
  })

  it('counts a failing hook as a failure', async () => {
    const { code, last } = await run(
      "before(() => { throw new Error('no') }); it('a', () => undefined)",
    )
    expect([code, last]).to.deep.equal([1, '0 passed, 1 failed'])
  })

  it('takes a run without tests for a failed one', async () => {
    const { code, last } = await run("describe('nothing', () => undefined)")
    expect([code, last]).to.deep.equal([1, '0 passed, 1 failed'])
  })

  it('names what keeps the process alive after the last test', async () => {
    const { code, stderr } = await run(
      "it('a', () => { setInterval(() => undefined, 1000) })",
      ...['--reporter-option', 'patience=100'],
    )
    expect(code).to.equal(1)
    expect(stderr.at(-1)).to.contain('Still open after the tests').and.to.contain('Timeout')
  })

  it('lists what was slowest, slowest first', () => {
    const tests = Array.from({ length: 12 }, (_, at) => ({ title: `t${at}`, duration: at * 100 }))
    const lines = slowestLines(tests, 10)
    expect(lines).to.have.length(10)
    expect(lines[0]).to.equal('    1.1 s  t11')
    expect(lines[9]).to.equal('    0.2 s  t2')
  })

  it('names the slowest files, their hooks counted with their tests', async () => {
    const slow = 'before((end) => { setTimeout(end, 100) })'
    const { stdout } = await run(`describe('s', () => { ${slow}; it('a', () => undefined) })`)
    const at = stdout.indexOf('Slowest files:')
    expect(stdout[at + 1]).to.match(/^ +0\.[0-9] s {2}.*\.(test\.)?[a-z]+$/)
    expect(stdout[at + 1]).not.to.contain(' 0.0 s')
  })
})
