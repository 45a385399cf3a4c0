import { expect } from 'chai'
import fc from 'fast-check'
import { recipientId } from '../../../../crypto/keys/keys.ts'
import { toHex, u32be, utf8 } from '../../../../crypto/primitives/bytes.ts'
import {
  ctx,
  disposalKey,
  type Field,
  kdf,
  keyId,
  rowId,
} from '../../../../crypto/primitives/kdf.ts'
import { LABEL, type Label } from '../../../../crypto/primitives/labels.ts'
import { bytes, bytesUpTo } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

const label = fc.constantFrom<Label>(...Object.values(LABEL))
const fields = fc.array(bytesUpTo(12), { maxLength: 4 })

describe('a context', () => {
  it('has a label of its own for each use, without a zero byte in it', () => {
    const labels = Object.values(LABEL)
    expect(new Set(labels).size).to.equal(labels.length)
    for (const one of labels) expect(one).to.match(/^[a-z]+(-[a-z0-9]+)*$/)
  })

  it('is the same only for the same label and fields', () => {
    fc.assert(
      fc.property(label, fields, label, fields, (a, these, b, those) => {
        const same = a === b && these.map(toHex).join() === those.map(toHex).join()
        const equal = toHex(ctx(a, ...these)) === toHex(ctx(b, ...those))
        expect(equal).to.equal(same && these.length === those.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('tells where one field ends, wherever the same bytes are cut', () => {
    fc.assert(
      fc.property(bytesUpTo(20), fc.nat({ max: 20 }), fc.nat({ max: 20 }), (all, i, j) => {
        const [a, b] = [Math.min(i, all.length), Math.min(j, all.length)]
        const cut = (at: number) => ctx('wrap', all.subarray(0, at), all.subarray(at))
        expect(toHex(cut(a)) === toHex(cut(b))).to.equal(a === b)
        expect(toHex(ctx('wrap', all))).not.to.equal(toHex(ctx('wrap', all, new Uint8Array(0))))
      }),
    )
  })

  it('can be read back: label, then each field after its length', () => {
    fc.assert(
      fc.property(label, fields, (one, parts) => {
        const read = ctx(one, ...parts)
        const end = read.indexOf(0)
        expect(read.subarray(0, end)).to.deep.equal(utf8(`postern/v1/${one}`))
        let at = end + 1
        for (const part of parts) {
          expect(read.subarray(at, at + 4)).to.deep.equal(u32be(part.length))
          expect(read.subarray(at + 4, at + 4 + part.length)).to.deep.equal(part)
          at += 4 + part.length
        }
        expect(at).to.equal(read.length)
      }),
    )
  })

  it('takes a number as its four bytes, and no other number', () => {
    expect(ctx('day', 20_600)).to.deep.equal(ctx('day', u32be(20_600)))
    for (const not of [-1, 1.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(refusal(() => ctx('day', not))).to.equal('malformed')
    }
  })
})

onBothEngines('a derived key', (p) => {
  it('differs for every other key, label or field', () => {
    const seen = new Map<string, string>()
    fc.assert(
      fc.property(bytes(32), label, fields, (key, one, parts) => {
        const input = [toHex(key), one, ...parts.map(toHex)].join('|')
        const output = toHex(kdf(p, key, one, ...(parts as Field[])))
        expect(output).to.have.length(64)
        expect(seen.get(output) ?? input).to.equal(input)
        seen.set(output, input)
      }),
      { numRuns: 1000 },
    )
  })

  it('is keyed BLAKE2b of the context, and a row id the hash of its disposal key', () => {
    const key = new Uint8Array(32).fill(3)
    const disposal = disposalKey(p, key, 7)
    expect(disposal).to.deep.equal(p.hash(32, key, ctx('disposal', 7)))
    expect(rowId(p, disposal)).to.deep.equal(p.hash(32, null, disposal))
  })

  it('names signing keys by 8 bytes and sealing keys by 16, of hashes of different lengths', () => {
    const [signing, sealing] = [p.signPublicKey(new Uint8Array(32)), new Uint8Array(1216).fill(1)]
    expect(keyId(p, signing)).to.deep.equal(p.hash(32, null, ctx('key-id', signing)).slice(0, 8))
    const id = recipientId(p, sealing as Parameters<typeof recipientId>[1])
    expect(id).to.deep.equal(p.hash(16, null, ctx('key-id', sealing)))
  })
})
