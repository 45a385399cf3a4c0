import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import fc from 'fast-check'
import { LAST_WEEK } from '../../../../crypto/days/calendar.ts'
import {
  codesOf,
  decodeSealedFile,
  encodeSealedFile,
  joinCodes,
  SEALED_FILE,
  SHEET_CODES,
} from '../../../../crypto/drop/sealed-file.ts'
import { concat, fromBase64url, toBase64url, u32be } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { ctx, hash } from '../../../support/decoder/decoder-notation.ts'
import { flipped, seededRandom, WEEK } from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'
import { VECTORS } from '../../../vectors/generate/vectors.ts'

/** Written only from the text of PROTOCOL.md section 8.3. */
function specified(instance: Uint8Array, drop: Uint8Array): Uint8Array {
  const held = concat(hash(16, ctx('sealed-file', instance)), drop)
  return concat(held, hash(16, ctx('sealed-file', held)))
}

onBothEngines('the file of a drop that was sealed without a server', (p) => {
  const random = seededRandom('sealed files')
  const instance = random(SIZE.instance)
  const fileOf = (drop: Uint8Array) => encodeSealedFile(p, instance, drop)
  const file = fileOf(random(SIZE.drop))
  const other = fileOf(random(SIZE.drop))

  it('gives back the drop and its week, and is as the specification says', () => {
    fc.assert(
      fc.property(bytes(SIZE.instance), fc.nat(), (where, n) => {
        const drop = seededRandom(`drop ${n}`)(SIZE.drop)
        drop.set(u32be(n % LAST_WEEK), SIZE.sealedDrop)
        const made = encodeSealedFile(p, where, drop)
        expect(made).to.have.length(SEALED_FILE)
        expect(made).to.deep.equal(specified(where, drop))
        const { request, week } = decodeSealedFile(p, where, made)
        expect(request).to.deep.equal(drop)
        expect(week).to.equal(new DataView(drop.buffer).getUint32(SIZE.sealedDrop))
      }),
      { numRuns: 30 },
    )
  })

  it('is refused if any bit was turned over', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 * SEALED_FILE - 1 }), (bit) => {
        const open = () => decodeSealedFile(p, instance, flipped(file, bit))
        expect(refusal(open)).to.equal('tampered')
      }),
      { numRuns: 200 },
    )
  })

  it('is refused by its length, and by its instance', () => {
    for (const length of [0, 1, SIZE.drop, SEALED_FILE - 1]) {
      expect(refusal(() => decodeSealedFile(p, instance, file.slice(0, length)))).to.equal(
        'malformed',
      )
    }
    expect(refusal(() => decodeSealedFile(p, instance, concat(file, file)))).to.equal('malformed')
    expect(refusal(() => decodeSealedFile(p, random(16), file))).to.equal('foreign')
    expect(refusal(() => fileOf(random(SIZE.drop - 1)))).to.equal('malformed')
  })

  it('comes back from its codes in any order, with repeats', () => {
    const codes = codesOf(file)
    expect(codes).to.have.length(SHEET_CODES)
    for (const code of codes) expect(code.length).to.be.at.most(2953)
    const shuffled = fc.shuffledSubarray([...codes, ...codes], { minLength: 18, maxLength: 18 })
    fc.assert(
      fc.property(shuffled, (some) => {
        expect(joinCodes(some)).to.deep.equal({ kind: 'whole', file })
      }),
      { numRuns: 30 },
    )
  })

  it('says which codes are missing, from 1', () => {
    const all = codesOf(file)
    fc.assert(
      fc.property(fc.subarray(all, { maxLength: SHEET_CODES - 1 }), (some) => {
        const numbers = all.flatMap((code, i) => (some.includes(code) ? [] : [i + 1]))
        expect(joinCodes(some)).to.deep.equal({ kind: 'missing', numbers })
      }),
    )
  })

  it('tells codes of another file, and other codes, from its own', () => {
    const [own, others] = [codesOf(file), codesOf(other)]
    expect(joinCodes([...own.slice(1), others[0]!])).to.deep.equal({ kind: 'mixed' })
    for (const strange of [
      new Uint8Array(),
      own[0]!.slice(0, -1),
      concat(own[8]!, own[8]!),
      concat(Uint8Array.of(0xd0, 9), own[0]!.slice(2)),
      concat(Uint8Array.of(0xd1), own[0]!.slice(1)),
    ]) {
      expect(joinCodes([...own, strange])).to.deep.equal({ kind: 'other' })
    }
  })

  it('refuses a file from codes of which one was changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), fc.nat({ max: 8 * 2870 }), (number, bit) => {
        const codes = codesOf(file)
        const piece = codes[number]!
        const at = 80 + (bit % (8 * (piece.length - 10)))
        const joined = joinCodes(codes.map((one, i) => (i === number ? flipped(piece, at) : one)))
        if (joined.kind !== 'whole') throw new Error(joined.kind)
        expect(refusal(() => decodeSealedFile(p, instance, joined.file))).to.equal('tampered')
      }),
      { numRuns: 60 },
    )
  })

  it('is that of the frozen vector', () => {
    const frozen = JSON.parse(readFileSync(join(VECTORS, 'sealed-file.json'), 'utf8'))
    const draw = seededRandom(frozen.seed)
    const [sealed, echo] = [draw(SIZE.sealedDrop), draw(SIZE.echo)]
    const week = Uint8Array.of(0, 0, frozen.week >> 8, frozen.week & 255)
    const drop = concat(sealed, week, echo)
    const where = fromBase64url(frozen.instance)
    const made = specified(where, drop)
    expect(encodeSealedFile(p, where, drop)).to.deep.equal(made)
    expect(decodeSealedFile(p, where, made).week).to.equal(WEEK)
    expect(toBase64url(made.slice(0, 16))).to.equal(frozen.mark)
    expect(toBase64url(made.slice(-16))).to.equal(frozen.check)
    expect(
      codesOf(made).map((code) => ({
        head: toBase64url(code.slice(0, 10)),
        length: code.length,
        hash: toBase64url(hash(32, code)),
      })),
    ).to.deep.equal(frozen.codes)
  })
})
