import { expect } from 'chai'
import fc from 'fast-check'
import {
  isFingerprint,
  readFingerprint,
  writtenPrint,
} from '../../../../crypto/keys/fingerprint.ts'
import { ALPHABET } from '../../../../crypto/primitives/checksum.ts'

const hashes = fc.uint8Array({ minLength: 20, maxLength: 20 })
const lengths = fc.constantFrom('root' as const, 'enrolment' as const)

/** Each change of one symbol of `print`, and each swap of two neighbours. */
function slips(print: string): string[] {
  const plain = print.replaceAll('-', '')
  const symbols = [...plain]
  const replaced = (at: number, by: string) => plain.slice(0, at) + by + plain.slice(at + by.length)
  const mistyped = symbols.flatMap((symbol, at) =>
    [...ALPHABET].filter((other) => other !== symbol).map((other) => replaced(at, other)),
  )
  const swapped = symbols.flatMap((symbol, at) => {
    const next = symbols[at + 1]
    return next === undefined || next === symbol ? [] : [replaced(at, next + symbol)]
  })
  return [...mistyped, ...swapped]
}

describe('a fingerprint', () => {
  it('is read however it is typed', () => {
    fc.assert(
      fc.property(hashes, lengths, (hash, kind) => {
        const print = writtenPrint(hash, kind)
        const groups = kind === 'root' ? 8 : 6
        expect(print).to.match(new RegExp(`^([${ALPHABET}]{4}(-|$)){${groups}}$`))
        const spoken = print
          .toLowerCase()
          .replaceAll('-', ' ')
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
        for (const typed of [print, spoken, print.replaceAll('-', '\u2013')]) {
          expect(readFingerprint(typed, kind)).to.deep.equal({ kind: 'read', print })
        }
        expect([isFingerprint(print), isFingerprint(spoken)]).to.deep.equal([
          kind === 'root',
          false,
        ])
      }),
    )
  })

  it('shows every mistyped symbol and every swap of two neighbours, without anything to compare it with', () => {
    fc.assert(
      fc.property(hashes, lengths, (hash, kind) => {
        for (const typed of slips(writtenPrint(hash, kind))) {
          expect(readFingerprint(typed, kind), typed).to.deep.equal({ kind: 'slip' })
        }
      }),
      { numRuns: 20 },
    )
  })

  it('of another length or with a foreign symbol is told apart from a slip', () => {
    const print = writtenPrint(new Uint8Array(20).fill(7), 'root')
    for (const wrong of ['', print.slice(1), `${print}0`, print.replace(/.$/, 'U')]) {
      expect(readFingerprint(wrong, 'root'), wrong).to.deep.equal({ kind: 'length' })
    }
    expect(readFingerprint(print, 'enrolment')).to.deep.equal({ kind: 'length' })
  })

  it('differs if one of the bits that it is made of differs', () => {
    const kept = { root: 150, enrolment: 110 } as const
    fc.assert(
      fc.property(hashes, lengths, fc.nat(159), (hash, kind, bit) => {
        const other = Uint8Array.from(hash)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (128 >> (bit & 7))
        const same = writtenPrint(other, kind) === writtenPrint(hash, kind)
        expect(same).to.equal(bit >= kept[kind])
      }),
    )
  })
})
