import { expect } from 'chai'
import { rateOf } from '../../scripts/bench/rate.ts'
import { median, type Row, tableLines } from '../../scripts/bench/table.ts'
import { timeOf } from '../../scripts/bench/timing.ts'

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

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

  it('measures the time of one run', async () => {
    expect(await timeOf(50, () => pause(5))).to.be.within(4, 50)
  })

  it('counts what all lanes did together', async () => {
    const one = await rateOf(60, 1, () => pause(10))
    const four = await rateOf(60, 4, () => pause(10))
    expect(four / one).to.be.above(2)
  })
})
