import { expect } from 'chai'
import { foundBelow, kolmogorovSmirnov } from '../../support/run/two-samples.ts'

/** Values that follow from their place, and not from chance. */
const spread = (count: number, factor: number) =>
  Array.from({ length: count }, (_, i) => (i * factor) % 1)
const GOLDEN = 0.618_033_988_749_895

describe('the test of Kolmogorov and Smirnov', () => {
  it('gives the exact share of ways in which two samples lie apart', () => {
    // of the 6 ways to put 2 and 2 in a row, 2 hold them wholly apart
    expect(kolmogorovSmirnov([1, 2], [3, 4]).p).to.be.closeTo(2 / 6, 1e-12)
    expect(kolmogorovSmirnov([1, 2, 3], [4, 5, 6]).p).to.be.closeTo(2 / 20, 1e-12)
    expect(kolmogorovSmirnov([1, 3], [2, 4])).to.deep.equal({ distance: 0.5, p: 1 })
    // as published for samples of 8 and 8: P(D >= 5/8) is 0.0870
    const eight = [1, 2, 3, 4, 5, 6, 7, 8]
    const other = [6.5, 7.5, 8.5, 8.6, 8.7, 8.8, 8.9, 5.5]
    expect(kolmogorovSmirnov(eight, other).distance).to.equal(5 / 8)
    expect(kolmogorovSmirnov(eight, other).p).to.be.closeTo(0.087, 0.0005)
  })

  it('finds nothing in what is the same, or from one source', () => {
    const same = Array.from({ length: 50 }, () => 0)
    expect(kolmogorovSmirnov(same, same)).to.deep.equal({ distance: 0, p: 1 })
    const [a, b] = [spread(400, GOLDEN), spread(400, Math.SQRT2)]
    expect(kolmogorovSmirnov(a, b).p).to.be.above(foundBelow(1))
  })

  it('finds one byte more in one of some, once there are enough of them', () => {
    const plain = Array.from({ length: 400 }, () => 0)
    const seeded = (every: number) => plain.map((_, i) => (i % every === 0 ? 1 : 0))
    expect(kolmogorovSmirnov(plain, seeded(5)).p).to.be.below(foundBelow(1))
    expect(kolmogorovSmirnov(plain, seeded(40)).p).to.be.above(foundBelow(1))
    const many = Array.from({ length: 2000 }, () => 0)
    const rare = many.map((_, i) => (i % 12 === 0 ? 1 : 0))
    expect(kolmogorovSmirnov(many, rare).p).to.be.below(foundBelow(1))
  })
})
