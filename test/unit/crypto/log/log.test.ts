import { expect } from 'chai'
import fc from 'fast-check'
import { LAST_DAY } from '../../../../crypto/days/calendar.ts'
import { blockId, openBlock, sealBlock } from '../../../../crypto/drop/blocks.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import {
  ENTRY_LIMIT,
  openRecord,
  recordHash,
  recordId,
  sealRecord,
} from '../../../../crypto/log/record.ts'
import { concat, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { ctx, kdf } from '../../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import {
  DAY,
  flipped,
  lyingAboutId,
  makeScene,
  member,
  seededRandom,
  storedDrop,
} from '../../../support/reception/sealing.ts'
import { bytesUpTo, entry } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { outcome, refusal } from '../../../support/run/refusal.ts'

/** A note whose JSON is exactly `length` bytes; æ is one character and two bytes. */
function noteOf(length: number) {
  const empty = encodeJson({ kind: 'note', text: '' }).length
  const left = length - empty
  const wide = Math.max(0, left - 3400)
  return { kind: 'note' as const, text: 'æ'.repeat(wide) + 'x'.repeat(left - 2 * wide) }
}

onBothEngines('a desk log record', (p) => {
  const random = seededRandom('records')
  const { reception } = makeScene(p)
  const { instance, list } = reception
  const { sign } = member(reception, 'ola')
  const place = { instance, epoch: 2, epochKey: random(32), sequence: 5 }
  const seal = (note: Parameters<typeof sealRecord>[4]['entry'], author = sign, at = place) =>
    sealRecord(p, random, at, author, {
      previous: new Uint8Array(32).fill(9),
      day: DAY,
      entry: note,
    })
  const note = { kind: 'note', text: 'Merk' } as const

  it('opens to what was sealed, at its place, with its author', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const sealed = seal(one)
        expect(sealed).to.have.length(SIZE.record)
        const opened = openRecord(p, list, place, sealed)
        expect(opened).to.deep.include({ entry: one, sequence: 5, day: DAY })
        expect(opened.previous).to.deep.equal(new Uint8Array(32).fill(9))
        expect(opened.author.id).to.equal('ola')
        expect(opened.id).to.deep.equal(recordId(p, place.epochKey, 5))
      }),
      { numRuns: 40 },
    )
  })

  it('holds 3,906 bytes of entry and refuses one more', () => {
    expect(ENTRY_LIMIT).to.equal(3906)
    for (const length of [30, 3906]) {
      expect(encodeJson(noteOf(length))).to.have.length(length)
      expect(openRecord(p, list, place, seal(noteOf(length))).entry).to.deep.equal(noteOf(length))
    }
    expect(refusal(() => seal(noteOf(3907)))).to.equal('refused')
  })

  it('asks up to eight members to look beside the longest text, each once, and none at all otherwise', () => {
    const named = Array.from({ length: 8 }, (_, i) => `${i}`.padStart(40, 'm'))
    const long = { kind: 'note' as const, text: 'x'.repeat(3500), mentions: named }
    expect(openRecord(p, list, place, seal(long)).entry).to.deep.equal(long)
    for (const mentions of [[], ['ola', 'ola'], [...named, 'ola'], ['Ola'], ['constructor']]) {
      const sealed = seal({ ...note, mentions })
      expect(
        refusal(() => openRecord(p, list, place, sealed)),
        `${mentions}`,
      ).to.equal('malformed')
    }
  })

  it('is refused once any bit is turned over, and at every other length', () => {
    const sealed = seal(note)
    fc.assert(
      fc.property(fc.nat({ max: 8 * SIZE.record - 1 }), (bit) => {
        const act = () => openRecord(p, list, place, flipped(sealed, bit))
        expect(refusal(act)).to.equal('tampered')
      }),
      { numRuns: 300 },
    )
    for (const length of [0, 56, 4095, 4097]) {
      const cut = concat(sealed, new Uint8Array(1)).slice(0, length)
      expect(refusal(() => openRecord(p, list, place, cut))).to.equal('malformed')
    }
  })

  it('is refused at another place, and of an author who is no member or did not sign', () => {
    const sealed = seal(note)
    for (const change of [{ sequence: 6 }, { instance: random(16) }, { epochKey: random(32) }]) {
      const act = () => openRecord(p, list, { ...place, ...change }, sealed)
      expect(refusal(act)).to.equal('tampered')
    }
    expect(refusal(() => openRecord(p, list, { ...place, epoch: 3 }, sealed))).to.equal('malformed')
    const gone = { members: list.members.filter(({ id }) => id !== 'ola') }
    expect(refusal(() => openRecord(p, gone, place, sealed))).to.equal('foreign')
    const imposter = { seed: member(reception, 'kari').sign.seed, publicKey: sign.publicKey }
    const forged = seal(note, imposter)
    expect(refusal(() => openRecord(p, list, place, forged))).to.equal('forged')
  })

  it('names a day that every program can write, or is refused', () => {
    const on = (day: number) => {
      const record = { previous: new Uint8Array(32), day, entry: note }
      return outcome(() => openRecord(p, list, place, sealRecord(p, random, place, sign, record)))
    }
    for (const day of [0, LAST_DAY]) expect(on(day), `${day}`).to.deep.include({ day })
    for (const day of [LAST_DAY + 1, 0xffff_ffff]) expect(on(day), `${day}`).to.equal('malformed')
  })

  it('is refused where an insider sealed it under an id that is not of its place', () => {
    const lying = lyingAboutId(p, random(32))
    const previous = new Uint8Array(32)
    const sealed = sealRecord(lying, random, place, sign, { previous, day: DAY, entry: note })
    expect(openRecord(lying, list, place, sealed).entry).to.deep.equal(note)
    expect(refusal(() => openRecord(p, list, place, sealed))).to.equal('tampered')
  })

  it('is refused where its signed inside says what cannot be', () => {
    const sealed = seal(note)
    const id = sealed.slice(0, 32)
    const nonce = sealed.slice(32, 56)
    const key = kdf(p, place.epochKey, 'record', place.sequence)
    const ad = ctx('record', instance, id)
    const plain = p.aeadOpen(key, nonce, ad, sealed.slice(56))!
    const spoil = (at: number, ...value: number[]) => {
      const padded = plain.slice(0, 3960)
      padded.set(value, at)
      const signature = p.sign(sign.seed, ctx('record-body', instance, id, padded))
      return concat(id, nonce, p.aeadSeal(key, nonce, ad, concat(padded, signature)))
    }
    expect(openRecord(p, list, place, spoil(8, 0, 0, 0, 5)).entry).to.deep.equal(note)
    for (const wrong of [
      spoil(3959, 1),
      spoil(8, 0, 0, 0, 6),
      spoil(12, 0, 0, 0, 3),
      spoil(52, 255, 255),
      spoil(52, 15, 67),
      spoil(52, 0, 0),
      spoil(54, 0),
    ]) {
      expect(refusal(() => openRecord(p, list, place, wrong))).to.equal('malformed')
    }
  })

  it('names the one before by its hash, which any change to it changes', () => {
    const sealed = seal(note)
    expect(recordHash(p, sealed)).not.to.deep.equal(recordHash(p, flipped(sealed, 32_000)))
  })

  it('has an id without a visible link to the next, nor to a case', () => {
    const ids = [0, 1, 2].map((sequence) => toHex(recordId(p, place.epochKey, sequence)))
    expect(new Set(ids).size).to.equal(3)
    const { contentKey } = storedDrop(p, random, makeScene(p))
    const key = caseKey(p, contentKey)
    expect(firstEpochKey(p, key)).not.to.deep.equal(key)
  })
})

onBothEngines('an attachment block', (p) => {
  const random = seededRandom('blocks')
  const instance = random(16)
  const place = { instance, streamKey: random(32), index: 2, total: 4 }

  it('opens to what was sealed, filled up with zeros to 256 KiB', () => {
    fc.assert(
      fc.property(bytesUpTo(500), (plain) => {
        const opened = openBlock(p, place, sealBlock(p, place, plain))
        expect(opened).to.have.length(262_144)
        expect(opened.slice(0, plain.length)).to.deep.equal(plain)
        expect(opened.subarray(plain.length).every((byte) => byte === 0)).to.equal(true)
      }),
      { numRuns: 15 },
    )
  })

  it('holds 256 KiB, nothing too, and refuses one byte more', () => {
    for (const length of [0, 1, 262_143, 262_144]) {
      const plain = random(length)
      const sealed = sealBlock(p, place, plain)
      expect(sealed).to.have.length(262_192)
      expect(toHex(openBlock(p, place, sealed).slice(0, length))).to.equal(toHex(plain))
    }
    expect(refusal(() => sealBlock(p, place, new Uint8Array(262_145)))).to.equal('refused')
  })

  it('is refused once any bit is turned over, and at every other length', () => {
    const sealed = sealBlock(p, place, random(100))
    fc.assert(
      fc.property(fc.nat({ max: 8 * sealed.length - 1 }), (bit) => {
        expect(refusal(() => openBlock(p, place, flipped(sealed, bit)))).to.equal('tampered')
      }),
      { numRuns: 60 },
    )
    for (const length of [0, 32, 262_191]) {
      const act = () => openBlock(p, place, sealed.slice(0, length))
      expect(refusal(act)).to.equal('malformed')
    }
  })

  it('is refused at another index, total, stream or instance', () => {
    const sealed = sealBlock(p, place, random(100))
    for (const change of [
      { index: 3 },
      { total: 8 },
      { streamKey: random(32) },
      { instance: random(16) },
    ]) {
      const act = () => openBlock(p, { ...place, ...change }, sealed)
      expect(outcome(act)).to.equal('tampered')
    }
    expect(blockId(p, place.streamKey, 2)).to.deep.equal(sealed.slice(0, 32))
  })
})
