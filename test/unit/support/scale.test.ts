import { expect } from 'chai'
import { inTurn, pairsOf, readScale, scaled } from '../../support/run/scale.ts'

describe('the size of campaigns', () => {
  it('is small where nothing is said, and grows up to the full size', () => {
    expect(scaled(1000, 50, 1)).to.equal(50)
    expect(scaled(1000, 50, 4)).to.equal(200)
    expect(scaled(1000, 50, 20)).to.equal(1000)
    expect(scaled(1000, 50, 40)).to.equal(1000)
  })

  it('is a number of at least one', () => {
    expect(readScale(undefined)).to.equal(1)
    expect(readScale('20')).to.equal(20)
    for (const text of ['0', '-3', 'full', 'NaN', 'Infinity']) {
      expect(() => readScale(text), text).to.throw('SCALE must be a number of at least 1')
    }
  })

  it('takes one part of all in an everyday run, and all in a long run', () => {
    const all = ['a', 'b', 'c', 'd']
    expect([0, 1, 3].map((part) => inTurn(all, 3, part, 1))).to.deep.equal([
      ['a', 'd'],
      ['b'],
      ['a', 'd'],
    ])
    expect(inTurn(all, 3, 1, 2)).to.deep.equal(all)
  })

  it('takes the named pairs in an everyday run, and every pair in a long run', () => {
    const everyday = [['a', 2]] as const
    expect(pairsOf(['a', 'b'], [1, 2], everyday, 1)).to.deep.equal([['a', 2]])
    expect(pairsOf(['a', 'b'], [1, 2], everyday, 2)).to.deep.equal([
      ['a', 1],
      ['a', 2],
      ['b', 1],
      ['b', 2],
    ])
  })
})
