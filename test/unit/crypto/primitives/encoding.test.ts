import { expect } from 'chai'
import fc from 'fast-check'
import * as v from 'valibot'
import { asKemSeed, asSignPublicKey } from '../../../../crypto/keys/keys.ts'
import {
  compare,
  concat,
  equal,
  fromBase64url,
  fromHex,
  fromUtf8,
  isZero,
  readU16,
  readU32,
  systemRandom,
  toBase64url,
  toHex,
  u16be,
  u32be,
  utf8,
} from '../../../../crypto/primitives/bytes.ts'
import {
  bytesOf,
  decodeJson,
  encodeJson,
  integer,
  name,
  text,
} from '../../../../crypto/primitives/json.ts'
import { bytesUpTo, RESERVED } from '../../../support/run/arbitraries.ts'
import { expectRefusal, outcome, refusal } from '../../../support/run/refusal.ts'

describe('base64url', () => {
  it('gives back every byte string, as Node does', () => {
    fc.assert(
      fc.property(bytesUpTo(100), (bytes) => {
        const encoded = toBase64url(bytes)
        expect(encoded).to.equal(Buffer.from(bytes).toString('base64url'))
        expect(fromBase64url(encoded)).to.deep.equal(bytes)
      }),
    )
  })

  it('is read in its one form alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (encoded) => {
        const read = outcome(() => fromBase64url(encoded))
        if (read !== 'malformed') expect(toBase64url(read as Uint8Array)).to.equal(encoded)
        else expect(Buffer.from(encoded, 'base64url').toString('base64url')).not.to.equal(encoded)
      }),
      { numRuns: 2000 },
    )
    for (const not of ['A', 'AB', 'AAB', 'AA==', 'AA=', 'A A', 'AA\n', '+/AA', 'AAÅA', '🐟🐟']) {
      expect(
        refusal(() => fromBase64url(not)),
        not,
      ).to.equal('malformed')
    }
  })
})

describe('bytes', () => {
  it('are joined, compared and counted', () => {
    expect(concat(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).to.deep.equal(
      Uint8Array.of(1, 2, 3),
    )
    fc.assert(
      fc.property(bytesUpTo(5), bytesUpTo(5), (a, b) => {
        expect(equal(a, b)).to.equal(toHex(a) === toHex(b))
        expect(Math.sign(compare(a, b))).to.equal(Buffer.compare(a, b))
      }),
    )
  })

  it('are found to be zero wherever they lie, and not if one bit of them is set', () => {
    const [space, from, length] = [new Uint8Array(40), fc.nat(8), fc.nat(20)]
    fc.assert(
      fc.property(from, length, fc.nat(39), fc.nat(7), (start, count, at, bit) => {
        const bytes = space.fill(0).subarray(start, start + count)
        space[at] = 1 << bit
        expect(isZero(bytes)).to.equal(at < start || at >= start + count)
      }),
    )
  })

  it('carry numbers, most significant first', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffff_ffff }), (n) => {
        expect(readU32(u32be(n), 0)).to.equal(n)
        expect(readU16(u16be(n % 65_536), 0)).to.equal(n % 65_536)
      }),
    )
    expect(u32be(0x01020304)).to.deep.equal(Uint8Array.of(1, 2, 3, 4))
  })

  it('are read from hex and UTF-8 in their one form alone', () => {
    fc.assert(fc.property(bytesUpTo(40), (a) => void expect(fromHex(toHex(a))).to.deep.equal(a)))
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (t) => void expect(fromUtf8(utf8(t))).to.equal(t),
      ),
    )
    for (const not of ['0', 'AB', '0g', ' 00']) expectRefusal(() => fromHex(not), 'malformed')
    const wrong = ['ff', 'c0af', 'eda080', 'f4908080', 'e29c'].map(fromHex)
    for (const not of wrong) expectRefusal(() => fromUtf8(not), 'malformed')
    expect(fromUtf8(fromHex('efbbbf41'))).to.equal('\ufeffA')
  })

  it('are branded only at the right length', () => {
    expect(asKemSeed(new Uint8Array(32))).to.have.length(32)
    for (const length of [0, 31, 33]) {
      expect(refusal(() => asKemSeed(new Uint8Array(length)))).to.equal('malformed')
      expect(refusal(() => asSignPublicKey(new Uint8Array(length)))).to.equal('malformed')
    }
  })

  it('come from the platform in any number', () => {
    for (const length of [0, 1, 65_536, 65_537, 200_000]) {
      const drawn = systemRandom(length)
      expect(drawn).to.have.length(length)
      if (length > 60_000) expect(isZero(drawn.subarray(length - 100))).to.equal(false)
    }
  })
})

describe('JSON', () => {
  const anything = v.any()
  const decode = (source: string) => decodeJson(anything, utf8(source))

  it('comes back as it was, with byte strings as base64url', () => {
    expect(encodeJson({ a: Uint8Array.of(255), b: 'æ' })).to.deep.equal(utf8('{"a":"_w","b":"æ"}'))
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        fc.pre(RESERVED.every((reserved) => !JSON.stringify(value).includes(`"${reserved}"`)))
        expect(decodeJson(anything, encodeJson(value))).to.deep.equal(
          JSON.parse(JSON.stringify(value)),
        )
      }),
    )
  })

  it('is taken to a depth of 8, and brackets inside strings do not count', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(decode(nested(8))).to.be.an('array')
    expectRefusal(() => decode(nested(9)), 'malformed')
    expectRefusal(() => decode(`${'{"a":'.repeat(9)}1`), 'malformed')
    expect(decode('"[[[[[[[[[[{{{{{{"')).to.be.a('string')
    expect(decode('["\\"[[[[[[[[[[", "\\\\"]')).to.have.length(2)
    expectRefusal(() => decode(`["\\\\",${nested(8)}`), 'malformed')
    expectRefusal(() => decode(nested(1_000_000)), 'malformed')
  })

  it('is refused with a typed error, whatever else it is', () => {
    for (const not of ['', '{', '{"a":1,}', 'NaN', "{'a':1}", '\ufeff{}', '{} {}', 'undefined']) {
      expect(
        refusal(() => decode(not)),
        not,
      ).to.equal('malformed')
    }
    expectRefusal(() => decodeJson(anything, fromHex('22ff22')), 'malformed')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (junk) => void outcome(() => decode(junk))),
      { numRuns: 1000 },
    )
  })

  it('is refused where a member has a name that a record would leave out', () => {
    const record = v.record(v.string(), v.number())
    for (const not of RESERVED) {
      const source = utf8(`{"a":1,"${not}":2}`)
      expect(
        refusal(() => decodeJson(record, source)),
        not,
      ).to.equal('malformed')
      expect(refusal(() => decodeJson(name, utf8(`"${not}"`)))).to.equal('malformed')
    }
    expect(decodeJson(record, utf8('{"a":1,"toString":2}'))).to.have.property('toString', 2)
  })

  it('is held to its schema: lengths of bytes, whole numbers, lengths of text, names', () => {
    const holds = (schema: v.GenericSchema, value: unknown) =>
      outcome(() => decodeJson(schema, encodeJson(value))) !== 'malformed'
    expect(holds(bytesOf(16), new Uint8Array(16))).to.equal(true)
    for (const length of [0, 15, 17]) {
      expect(holds(bytesOf(16), new Uint8Array(length))).to.equal(false)
    }
    expect(holds(bytesOf(16), `${'A'.repeat(21)}B`)).to.equal(false)
    expect(holds(bytesOf(16), `${'A'.repeat(21)}=`)).to.equal(false)
    for (const n of [0, 5]) expect(holds(integer(0, 5), n)).to.equal(true)
    for (const n of [-1, 6, 0.5, '1', null]) expect(holds(integer(0, 5), n)).to.equal(false)
    for (const t of ['a', 'abc']) expect(holds(text(3, 1), t)).to.equal(true)
    for (const t of ['', 'abcd', 1]) expect(holds(text(3, 1), t)).to.equal(false)
    for (const n of ['a', 'a-1', 'a'.repeat(40)]) expect(holds(name, n)).to.equal(true)
    for (const n of ['', 'A', '1a', 'a b', 'a'.repeat(41), 'å', 'a\n']) {
      expect(holds(name, n), n).to.equal(false)
    }
  })
})
