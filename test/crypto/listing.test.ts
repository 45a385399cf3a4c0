import { expect } from 'chai'
import fc from 'fast-check'
import { compare, toBase64url } from '../../crypto/bytes.ts'
import {
  behind,
  decodeListing,
  encodeListing,
  isAsked,
  type Listed,
  type ListQuery,
  listQuery,
  readListQuery,
} from '../../crypto/listing.ts'

const idArbitrary = fc.uint8Array({ minLength: 32, maxLength: 32 })
const rowArbitrary = fc.record({ week: fc.integer({ min: 100, max: 126 }), id: idArbitrary })
const inOrder = (rows: readonly Listed[]) =>
  [...rows].sort((a, b) => a.week - b.week || compare(a.id, b.id))
const ALL = { first: 100, last: 126, after: null }

describe('a list of a shelf', () => {
  it('is asked for by weeks, and behind a row of the first of them', () => {
    fc.assert(
      fc.property(rowArbitrary, fc.boolean(), ({ week, id }, isFirst) => {
        const query = { first: week, last: 126, after: isFirst ? null : id }
        expect(readListQuery(listQuery(query))).to.deep.equal(query)
      }),
    )
  })

  it('is not asked for by anything else', () => {
    const id = toBase64url(new Uint8Array(32).fill(255))
    for (const query of [
      '',
      '?weeks=',
      '?weeks=1',
      '?weeks=01-1',
      '?weeks=2-1',
      '?weeks=1-1&after=',
      `?weeks=1-1&after=${id}A`,
      // bits beyond the last byte
      `?weeks=1-1&after=${id.slice(0, -1)}9`,
      `?after=${id}&weeks=1-1`,
    ]) {
      expect(readListQuery(query), query).to.equal(null)
    }
  })

  it('comes whole in parts, each asked for behind the last row of the one before', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary), fc.integer({ min: 1, max: 5 }), (rows, size) => {
        const all = inOrder(rows)
        const found: Listed[] = []
        let query: ListQuery = ALL
        for (;;) {
          const part = all.filter((row) => isAsked(row, query)).slice(0, size)
          found.push(...decodeListing(encodeListing(part), query))
          const end = part.at(-1)
          if (part.length < size || end === undefined) break
          query = behind(query, end)
        }
        expect(found).to.deep.equal(all)
      }),
    )
  })

  it('is refused where it is cut, out of order, doubled or not what was asked', () => {
    const row = (week: number, byte: number) => ({ week, id: new Uint8Array(32).fill(byte) })
    const [first, second, later] = [row(100, 1), row(100, 2), row(101, 1)]
    const bytes = encodeListing([first, second, later])
    expect(decodeListing(bytes, ALL)).to.deep.equal([first, second, later])
    for (const [wrong, query] of [
      [bytes.subarray(1), ALL],
      [encodeListing([second, first]), ALL],
      [encodeListing([later, first]), ALL],
      [encodeListing([first, first]), ALL],
      [encodeListing([row(99, 1)]), ALL],
      [encodeListing([row(127, 1)]), ALL],
      [encodeListing([first]), { ...ALL, after: first.id }],
    ] as const) {
      expect(() => decodeListing(wrong, query))
        .to.throw()
        .with.property('code', 'malformed')
    }
  })
})
