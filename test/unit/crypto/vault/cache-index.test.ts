import { expect } from 'chai'
import fc from 'fast-check'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import {
  CacheIndex,
  encodeCacheIndex,
  type IndexEntry,
} from '../../../../crypto/vault/cache-index.ts'

const KINDS = ['row', 'ahead', 'log', 'reporter', 'reference', 'board'] as const
/** Few bytes of few values, so that names have the same beginnings. */
const someName = fc
  .array(fc.constantFrom(0, 1, 127, 128, 255), { minLength: 8, maxLength: 8 })
  .map((bytes) => toHex(Uint8Array.from(bytes)))
const someEntry: fc.Arbitrary<IndexEntry> = fc.record({
  kind: fc.constantFrom(...KINDS),
  part: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
  name: someName,
})
const head = { list: new Uint8Array(32).fill(7), extent: new Uint8Array(32).fill(9), first: 3 }
const nameOf = ({ kind, name }: Pick<IndexEntry, 'kind' | 'name'>) => `${kind} ${name}`

describe('the index of a cache', () => {
  it('finds the part of each name and kind, and of no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(someEntry, { selector: nameOf, maxLength: 200 }),
        fc.array(someEntry, { maxLength: 50 }),
        (entries, others) => {
          const index = new CacheIndex(encodeCacheIndex({ ...head, entries }))
          const known = new Map(entries.map((one) => [nameOf(one), one.part]))
          for (const { name } of [...entries, ...others]) {
            for (const kind of KINDS) {
              const part = known.get(nameOf({ kind, name })) ?? null
              expect(index.partOf(kind, name)).to.equal(part)
            }
          }
          expect([index.list, index.extent, index.first]).to.deep.equal(Object.values(head))
        },
      ),
    )
  })

  it('counts the rows of each part, each once', () => {
    fc.assert(
      fc.property(fc.array(someEntry, { maxLength: 100 }), (entries) => {
        const one = entries.map((entry) => ({ ...entry, part: 5 }))
        const index = new CacheIndex(encodeCacheIndex({ ...head, entries: one }))
        const rows = new Set(one.flatMap(({ kind, name }) => (kind === 'row' ? [name] : [])))
        expect([index.rowsOf(5), index.rowsOf(6)]).to.deep.equal([rows.size, 0])
      }),
    )
  })

  it('is the same bytes, in whatever order its entries were given', () => {
    fc.assert(
      fc.property(fc.array(someEntry, { maxLength: 50 }), (entries) => {
        const [one, other] = [entries, [...entries].reverse()].map((some) =>
          encodeCacheIndex({ ...head, entries: some }),
        )
        expect(one).to.deep.equal(other)
      }),
    )
  })

  it('looks at the first 8 bytes of a name, in an array of any offset', () => {
    const name = toHex(new Uint8Array(32).map((_, i) => i))
    const bytes = encodeCacheIndex({ ...head, entries: [{ kind: 'row', part: 4, name }] })
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    const index = new CacheIndex(shifted.subarray(3))
    expect(index.partOf('row', name)).to.equal(4)
    expect(index.partOf('row', `${name.slice(0, 16)}${'0'.repeat(48)}`)).to.equal(4)
    expect(index.partOf('row', `${name.slice(0, 15)}f${name.slice(16)}`)).to.equal(null)
  })

  it('is refused where it is cut, or its entries stand in another order', () => {
    const entries = ['01', '80', 'ff'].map((byte) => {
      return { kind: 'row', part: 1, name: byte.repeat(8) } as const
    })
    const bytes = encodeCacheIndex({ ...head, entries })
    for (let end = 0; end < bytes.length; end++) {
      const isWhole = end >= 68 && (end - 68) % 12 === 0
      const read = () => new CacheIndex(bytes.subarray(0, end))
      if (isWhole) expect(read, `${end}`).to.not.throw()
      else expect(read, `${end}`).to.throw('index')
    }
    const swapped = bytes.slice()
    swapped.set(bytes.subarray(68, 80), 80)
    swapped.set(bytes.subarray(80, 92), 68)
    expect(() => new CacheIndex(swapped)).to.throw('entry 1')
  })
})
