import { expect } from 'chai'
import fc from 'fast-check'
import {
  DRAFT_LIMIT,
  type DraftContent,
  makeDraftCode,
  openDraft,
  sealDraft,
} from '../../../../crypto/drop/draft.ts'
import { ALPHABET, makeCode, parseCode, type ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { concat, toHex, u32be, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { ctx, kdf } from '../../../../crypto/primitives/kdf.ts'
import { flipped, makeScene, seededRandom } from '../../../support/reception/sealing.ts'
import { bytes, draftContent, RESERVED } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'
import { copyContent, draftContent as sample } from '../../../vectors/generate/draft.ts'

const code = fc.integer().map((n) => makeDraftCode(seededRandom(`draft code ${n}`)))

/** A draft of exactly `length` bytes as JSON. */
function draftOf(length: number): DraftContent {
  const empty = encodeJson(sample('')).length
  return sample('x'.repeat(length - empty))
}

describe('the code of a draft', () => {
  it('is read like a receipt code, and drawn whole from the source of randomness', () => {
    const random = seededRandom('codes of drafts')
    const codes = Array.from({ length: 300 }, () => makeDraftCode(random))
    for (const one of codes) expect(parseCode(one)).to.deep.equal({ kind: 'code', code: one })
    const places = Array.from({ length: 33 }, (_, at) => new Set(codes.map((one) => one[at])))
    for (const symbols of places) expect(symbols.size).to.equal(32)
  })
})

onBothEngines('a draft', (p) => {
  const random = seededRandom('drafts')
  const { reception, code: receiptCode, receipt } = makeScene(p)
  const { instance } = reception
  const own = makeDraftCode(random)
  const seal = (draft: DraftContent, under: ReceiptCode = own) =>
    sealDraft(p, random, instance, under, draft)
  const open = (file: Uint8Array, under: ReceiptCode = own) => openDraft(p, instance, under, file)

  it('comes back as it was sealed', () => {
    fc.assert(
      fc.property(draftContent, code, (draft, under) => {
        expect(open(seal(draft, under), under)).to.deep.equal(draft)
      }),
      { numRuns: 60 },
    )
  })

  it('opens under no other code and at no other instance', () => {
    fc.assert(
      fc.property(code, bytes(16), (other, elsewhere) => {
        const file = seal(sample('min'))
        expect(open(file, other)).to.equal(null)
        expect(openDraft(p, elsewhere, own, file)).to.equal(null)
      }),
      { numRuns: 30 },
    )
  })

  it('is closed by a change of a single symbol anywhere in the code', () => {
    const file = seal(sample('min'))
    for (let at = 0; at < 33; at++) {
      const symbol = own[at] === '0' ? '1' : '0'
      const other = (own.slice(0, at) + symbol + own.slice(at + 1)) as ReceiptCode
      expect(open(file, other), `symbol ${at}`).to.equal(null)
    }
  })

  it('is closed once any bit is turned over', () => {
    const file = seal(sample('min'))
    fc.assert(
      fc.property(fc.nat({ max: 8 * file.length - 1 }), (bit) => {
        expect(open(flipped(file, bit))).to.equal(null)
      }),
      { numRuns: 300 },
    )
  })

  it('is refused at any length but its two, whatever the bytes are', () => {
    const [short, long] = [seal(draftOf(16_340)), seal(draftOf(16_341))]
    expect([short.length, long.length]).to.deep.equal([16_384, 65_536])
    const wrongs = [
      new Uint8Array(0),
      short.slice(0, 16),
      short.slice(0, 16_383),
      concat(short, Uint8Array.of(0)),
      long.slice(0, 65_535),
      concat(long, Uint8Array.of(0)),
      concat(short, short),
    ]
    for (const wrong of wrongs) expect(refusal(() => open(wrong))).to.equal('malformed')
    expect(open(long.slice(0, 16_384))).to.equal(null)
    expect(open(concat(short, new Uint8Array(65_536 - 16_384)))).to.equal(null)
  })

  it('holds at most 65,492 bytes, and says how many it takes', () => {
    expect(DRAFT_LIMIT).to.equal(65_492)
    for (const length of [16_340, 16_341, DRAFT_LIMIT]) {
      const draft = draftOf(length)
      expect(encodeJson(draft).length).to.equal(length)
      expect(open(seal(draft))).to.deep.equal(draft)
    }
    expect(refusal(() => seal(draftOf(DRAFT_LIMIT + 1)))).to.equal('refused')
    // Bytes are counted, not letters.
    expect(refusal(() => seal(sample('å'.repeat(33_000))))).to.equal('refused')
  })

  it('is not sealed where it would not open again', () => {
    const wrongs: object[] = [
      { format: 'postern-draft/2' },
      { channel: 'Not a name' },
      { language: 'de' },
      { answers: { what: 1 } },
      { more: 1 },
      ...RESERVED.map((taken) => ({ answers: JSON.parse(`{"${taken}":"x"}`) })),
    ]
    for (const wrong of wrongs) {
      const draft = { ...sample('x'), ...wrong } as DraftContent
      expect(
        refusal(() => seal(draft)),
        JSON.stringify(wrong),
      ).to.equal('malformed')
    }
  })

  /** A file as another program could seal it under the right key. */
  function sealedRaw(plain: Uint8Array): Uint8Array {
    const key = kdf(p, utf8(own.slice(7, 33)), 'draft', instance, utf8(own.slice(0, 7)))
    const padded = new Uint8Array(16_384 - 24 - 16)
    padded.set(plain)
    const nonce = random(24)
    return concat(nonce, p.aeadSeal(key, nonce, ctx('draft', instance), padded))
  }

  it('is refused where the inside does not parse', () => {
    const json = encodeJson(sample('x'))
    const whole = concat(u32be(json.length), json)
    expect(open(sealedRaw(whole))).to.deep.equal(sample('x'))
    // JSON that fills the field to its end, with white space, is read; one byte beyond is not.
    const filled = new Uint8Array(16_340).fill(0x20)
    filled.set(json)
    expect(open(sealedRaw(concat(u32be(16_340), filled)))).to.deep.equal(sample('x'))
    const wrongs = [
      new Uint8Array(0),
      concat(u32be(16_341), filled),
      concat(u32be(json.length - 1), json),
      concat(u32be(json.length + 1), json),
      concat(u32be(16_341), json),
      concat(u32be(0xffff_ffff), json),
      concat(whole, Uint8Array.of(1)),
      concat(u32be(2), utf8('{}')),
      concat(u32be(1), Uint8Array.of(0xff)),
    ]
    for (const wrong of wrongs) expect(refusal(() => open(sealedRaw(wrong)))).to.equal('malformed')
  })

  it('is refused where the inside is anything but a draft', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        const end = outcome(() => open(sealedRaw(concat(u32be(junk.length), junk))))
        expect(end).to.equal('malformed')
      }),
      { numRuns: 100 },
    )
  })

  it('looks like noise from its first byte on, and never the same twice', () => {
    const files = Array.from({ length: 64 }, () => seal(sample('det samme')))
    expect(new Set(files.map(toHex)).size).to.equal(64)
    for (let at = 0; at < 64; at++) {
      expect(new Set(files.map((file) => file[at])).size, `byte ${at}`).to.be.above(30)
    }
    const [first] = files
    const counts = new Array(256).fill(0)
    for (const byte of first!) counts[byte] += 1
    // 64 of each are expected; a field of zeros or of text would stand far out.
    for (const count of counts) expect(count).to.be.within(20, 120)
  })

  it('has a key that is none of those of a receipt, even of the same code', () => {
    const file = seal(sample('min'), receiptCode)
    const [nonce, sealed] = [file.subarray(0, 24), file.subarray(24)]
    const keys = [receipt.echoKey, receipt.signSeed, receipt.boardKey(2900)]
    const master = kdf(
      p,
      utf8(receiptCode.slice(7, 33)),
      'receipt',
      instance,
      utf8(receiptCode.slice(0, 7)),
    )
    for (const key of [...keys, master, kdf(p, master, 'draft')]) {
      expect(p.aeadOpen(key, nonce, ctx('draft', instance), sealed)).to.equal(null)
    }
    expect(open(file, receiptCode)).to.deep.equal(sample('min'))
  })

  it('can be a copy of what was sent: under the receipt code, and from outside like any draft', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), draftContent, (one, other, content) => {
        const [mine, another] = [one, other].map((n) =>
          makeCode(seededRandom(`receipt code ${n}`), `ABCDEF${ALPHABET[n % 32]}`),
        ) as [ReceiptCode, ReceiptCode]
        const copy = { ...content, format: 'postern-copy/1' } as const
        const file = seal(copy, mine)
        expect(file.length).to.equal(seal({ ...content, format: 'postern-draft/1' }, mine).length)
        expect(open(file, mine)).to.deep.equal(copy)
        if (another !== mine) expect(open(file, another)).to.equal(null)
      }),
      { numRuns: 60 },
    )
  })

  it('is closed once any bit of a copy is turned over', () => {
    const file = seal(copyContent('min'), receiptCode)
    fc.assert(
      fc.property(fc.nat({ max: 8 * file.length - 1 }), (bit) => {
        expect(open(flipped(file, bit), receiptCode)).to.equal(null)
      }),
      { numRuns: 300 },
    )
  })
})
