import { expect } from 'chai'
import fc from 'fast-check'
import { LAST_WEEK } from '../../../../crypto/days/calendar.ts'
import { compare, concat, toBase64url } from '../../../../crypto/primitives/bytes.ts'
import { noble as p } from '../../../../crypto/primitives/noble.ts'
import {
  ALL_PREFIXES,
  changedPrefixes,
  decodeListing,
  encodeListing,
  hashesOf,
  isListed,
  listQuery,
  partsOf,
  readListQuery,
} from '../../../../crypto/wire/listing.ts'

const id = fc.uint8Array({ minLength: 32, maxLength: 32 })
const rowArbitrary = fc.record({
  id,
  week: fc.integer({ min: 0, max: LAST_WEEK }),
  life: fc.integer({ min: 0, max: 255 }),
})
const rowsArbitrary = fc.uniqueArray(rowArbitrary, {
  maxLength: 40,
  selector: (row) => row.id.join(),
})

describe('a list of a shelf', () => {
  it('is asked for by the first bytes of ids', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 255 })), (list) => {
        const prefixes = new Set(list)
        expect(readListQuery(listQuery(prefixes))).to.deep.equal(prefixes)
      }),
    )
  })

  it('is asked for in one way only', () => {
    const bitmap = toBase64url(new Uint8Array(32).fill(255))
    expect(readListQuery(`?prefixes=${bitmap}`)).to.deep.equal(ALL_PREFIXES)
    for (const query of [
      '',
      '?',
      '?prefixes=',
      `?prefixes=${bitmap}A`,
      `?prefixes=${bitmap.slice(0, -1)}`,
      // bits that mean nothing
      `?prefixes=${bitmap.slice(0, -1)}9`,
      `?prefixes=${bitmap}&prefixes=${bitmap}`,
      '?weeks=1-1',
    ]) {
      expect(readListQuery(query), query).to.equal(null)
    }
  })

  it('comes back as it is, sorted by id whatever came first', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const sorted = [...rows].sort((a, b) => compare(a.id, b.id))
        expect(decodeListing(encodeListing(rows), ALL_PREFIXES)).to.deep.equal(sorted)
        expect(encodeListing(sorted)).to.deep.equal(encodeListing(rows))
      }),
    )
  })

  it('has its rows in parts by prefix, which are what is asked for', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const listing = encodeListing(rows)
        const parts = partsOf(listing)
        expect(concat(...parts)).to.deep.equal(listing)
        for (const [prefix, part] of parts.entries()) {
          const there = decodeListing(part, new Set([prefix]))
          expect(there).to.have.lengthOf(rows.filter((row) => row.id[0] === prefix).length)
        }
      }),
    )
  })

  it('has other hashes where a row came, went or changed, and nowhere else', () => {
    fc.assert(
      fc.property(rowsArbitrary, rowArbitrary, (rows, row) => {
        const others = rows.filter((one) => compare(one.id, row.id) !== 0)
        const without = hashesOf(p, encodeListing(others))
        expect(without).to.have.lengthOf(4096)
        const here = new Set([row.id[0]])
        const [as, later] = [row, { ...row, week: (row.week + 1) % 2 ** 24 }].map((one) =>
          hashesOf(p, encodeListing([...others, one])),
        )
        expect(changedPrefixes(without, as!)).to.deep.equal(here)
        expect(changedPrefixes(as!, later!)).to.deep.equal(here)
        expect(changedPrefixes(as!, as!)).to.deep.equal(new Set())
        expect(changedPrefixes(null, as!)).to.deep.equal(ALL_PREFIXES)
      }),
      { numRuns: 20 },
    )
  })

  it('has an id or has not', () => {
    fc.assert(
      fc.property(rowsArbitrary, id, (rows, other) => {
        const listing = encodeListing(rows)
        for (const row of rows) expect(isListed(listing, row.id)).to.equal(true)
        const isThere = rows.some((row) => compare(row.id, other) === 0)
        expect(isListed(listing, other)).to.equal(isThere)
      }),
    )
  })

  it('is refused where it is not whole, not by id, or not what was asked', () => {
    const row = (first: number, last: number) => {
      const bytes = new Uint8Array(32)
      bytes[0] = first
      bytes[31] = last
      return encodeListing([{ id: bytes, week: 3000, life: 26 }])
    }
    const [first, second, third] = [row(1, 1), row(1, 2), row(2, 0)]
    const asked = new Set([1, 2])
    expect(decodeListing(concat(first, second, third), asked)).to.have.lengthOf(3)
    for (const [wrong, prefixes] of [
      [concat(first, second.slice(1)), asked],
      [concat(second, first), asked],
      [concat(first, first), asked],
      [concat(third, first), asked],
      [concat(first, third), new Set([1])],
    ] as const) {
      expect(() => decodeListing(wrong, prefixes))
        .to.throw()
        .with.property('code', 'malformed')
    }
  })
})
