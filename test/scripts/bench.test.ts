import { expect } from 'chai'
import { rateOf } from '../../scripts/bench/rate.ts'
import { median, type Row, tableLines } from '../../scripts/bench/table.ts'
import { timeOf } from '../../scripts/bench/timing.ts'

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the benchmark', () => {
  it('takes the middle of what it measured', () => {
    expect(median([9, 1, 5])).to.equal(5)
    expect(median([4, 1, 100, 2])).to.equal(3)
  })

  it('prints each number with its unit, what it is held against, and the ratio', () => {
    const rows: readonly Row[] = [
      { what: 'seal', value: 3, unit: 'ms', against: { what: 'bare', value: 1.5 }, note: 'once' },
      { what: 'drops', value: 12345.6, unit: 'per s' },
    ]
    const lines = tableLines({ title: 'Work', rows, peers: ['somebody: 7'] })
    expect(lines.map((line) => line.replace(/ +/g, ' ').trim())).to.deep.equal([
      'Work',
      '----',
      'median against ratio',
      'seal 3 ms bare: 1.5 2 x once',
      'drops 12 346 per s',
      'peer: somebody: 7',
      '',
    ])
  })

  it('measures the time of one run, not of all', async () => {
    let runs = 0
    const start = performance.now()
    const one = await timeOf(50, async () => {
      runs += 1
      await nextTurn()
    })
    expect(runs).to.be.above(5)
    expect(one)
      .to.be.above(0)
      .and.below((performance.now() - start) / 5)
  })

  it('keeps as many lanes busy as it is told, and counts them all', async () => {
    let running = 0
    let most = 0
    let runs = 0
    const rate = await rateOf(10, 4, async () => {
      runs += 1
      running += 1
      most = Math.max(most, running)
      await nextTurn()
      running -= 1
    })
    expect(most).to.equal(4)
    expect(rate)
      .to.be.above(0)
      .and.below(runs * 100)
  })
})
