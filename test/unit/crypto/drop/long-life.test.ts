import { expect } from 'chai'
import fc from 'fast-check'
import { payloadOf } from '../../../../crypto/drop/body.ts'
import { openDropWithKey } from '../../../../crypto/drop/drop.ts'
import {
  COPY_PARTS,
  copyId,
  openCopy,
  openCopyPart,
  sealCopy,
} from '../../../../crypto/drop/letter-copy.ts'
import { asContentKey } from '../../../../crypto/keys/keys.ts'
import {
  openRecord,
  originalOf,
  recordId,
  sealAgain,
  sealRecord,
} from '../../../../crypto/log/record.ts'
import { concat, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import {
  DAY,
  flipped,
  makeScene,
  member,
  seededRandom,
  storedDrop,
} from '../../../support/reception/sealing.ts'
import { dropContent, entry } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

onBothEngines('a record that is written again', (p) => {
  const random = seededRandom('again')
  const { reception } = makeScene(p)
  const { instance, list } = reception
  const { sign } = member(reception, 'ola')
  const place = { instance, epoch: 2, epochKey: random(32), sequence: 5 }
  const note = { kind: 'note', text: 'Merk' } as const
  const seal = (said: Parameters<typeof sealRecord>[4]['entry'] = note) =>
    sealRecord(p, random, place, sign, { previous: new Uint8Array(32), day: DAY, entry: said })

  it('gives back the very bytes that its author sealed, in every generation', () => {
    fc.assert(
      fc.property(entry, fc.integer({ min: 1, max: 64 }), (one, generation) => {
        const original = seal(one)
        const row = sealAgain(p, place, original, generation)
        expect(row).to.have.length(SIZE.record)
        expect(originalOf(p, place, row, generation)).to.deep.equal(original)
        const next = sealAgain(p, place, originalOf(p, place, row, generation)!, generation + 1)
        expect(next).to.deep.equal(sealAgain(p, place, original, generation + 1))
        expect(
          openRecord(p, list, place, originalOf(p, place, row, generation)!).entry,
        ).to.deep.equal(one)
      }),
      { numRuns: 30 },
    )
  })

  it('has another id, another nonce and other bytes in each generation', () => {
    const original = seal()
    const rows = [original, ...[1, 2, 3].map((one) => sealAgain(p, place, original, one))]
    for (const part of [
      [0, 32],
      [32, 56],
      [56, 4096],
    ] as const) {
      expect(new Set(rows.map((row) => toHex(row.subarray(...part)))).size).to.equal(4)
    }
    const ids = [0, 1, 2, 3].map((one) => toHex(recordId(p, place.epochKey, 5, one)))
    expect(rows.map((row) => toHex(row.subarray(0, 32)))).to.deep.equal(ids)
  })

  it('does not open once a bit has changed, or at another place, or as another generation', () => {
    const row = sealAgain(p, place, seal(), 2)
    for (let bit = 256; bit < SIZE.record * 8; bit += 401) {
      const found = originalOf(p, place, flipped(row, bit), 2)
      // A changed nonce of 24 bytes does not open either.
      expect(found, `bit ${bit}`).to.equal(null)
    }
    for (const change of [{ sequence: 6 }, { epochKey: random(32) }, { instance: random(16) }]) {
      expect(originalOf(p, { ...place, ...change }, row, 2)).to.equal(null)
    }
    expect(originalOf(p, place, row, 3)).to.equal(null)
    expect(refusal(() => sealAgain(p, place, flipped(seal(), 4000), 1))).to.equal('tampered')
  })
})

onBothEngines('the copy of a letter', (p) => {
  const random = seededRandom('copy')
  const scene = makeScene(p)
  const { instance } = scene.reception
  const letterOf = (...content: Parameters<typeof storedDrop>[3][]) => {
    const { contentKey, request } = storedDrop(p, random, scene, ...content)
    const opened = openDropWithKey(p, instance, contentKey, request.slice(0, SIZE.sealedDrop))
    return { ...opened, contentKey }
  }
  const read = (
    key: ReturnType<typeof asContentKey>,
    rows: readonly Uint8Array[],
    generation = 0,
  ) => rows.map((row, part) => openCopyPart(p, instance, key, { part, generation }, row))

  it('opens to the letter, no matter who makes it', () => {
    fc.assert(
      fc.property(dropContent, fc.integer({ min: 0, max: 5 }), (content, generation) => {
        const { id, contentKey, body, payload } = letterOf(content)
        const rows = sealCopy(p, instance, contentKey, payload, generation)
        expect(rows).to.deep.equal(sealCopy(p, instance, contentKey, payload, generation))
        for (const row of rows) expect(row).to.have.length(SIZE.record)
        const parts = read(contentKey, rows, generation)
        expect(parts.map((one) => one?.parts)).to.deep.equal(rows.map(() => rows.length))
        const found = openCopy(
          p,
          instance,
          id,
          contentKey,
          parts.map((one) => one!.chunk),
        )
        expect(found).to.deep.equal({ id, body, payload })
      }),
      { numRuns: 30 },
    )
  })

  it('takes as many parts as the letter needs, and five at most', () => {
    const chunk = SIZE.recordPlain - 1
    const key = asContentKey(random(32))
    for (const [length, parts] of [
      [1, 1],
      [chunk, 1],
      [chunk + 1, 2],
      [SIZE.dropPlain, COPY_PARTS],
    ] as const) {
      expect(sealCopy(p, instance, key, random(length), 0)).to.have.length(parts)
    }
    expect(COPY_PARTS).to.equal(5)
  })

  it('has an id, a nonce and bytes of its own in each part and generation', () => {
    const key = asContentKey(random(32))
    const rows = [0, 1].flatMap((one) => sealCopy(p, instance, key, new Uint8Array(9000), one))
    expect(rows).to.have.length(6)
    for (const part of [
      [0, 32],
      [32, 56],
      [56, 4096],
    ] as const) {
      expect(new Set(rows.map((row) => toHex(row.subarray(...part)))).size).to.equal(6)
    }
    expect(rows[4]!.subarray(0, 32)).to.deep.equal(copyId(p, key, { part: 1, generation: 1 }))
  })

  it('does not open once a bit has changed, in another place, or for another letter', () => {
    const { id, contentKey, payload } = letterOf()
    const [row] = sealCopy(p, instance, contentKey, payload, 0)
    const open = (changed: Uint8Array, key = contentKey, place = { part: 0, generation: 0 }) =>
      openCopyPart(p, instance, key, place, changed)
    expect(open(row!)).to.not.equal(null)
    for (let bit = 256; bit < SIZE.record * 8; bit += 401)
      expect(open(flipped(row!, bit))).to.equal(null)
    expect(open(row!, asContentKey(random(32)))).to.equal(null)
    expect(open(row!, contentKey, { part: 1, generation: 0 })).to.equal(null)
    expect(open(row!, contentKey, { part: 0, generation: 1 })).to.equal(null)
    expect(open(row!.subarray(1))).to.equal(null)
    const { chunk } = open(row!)!
    const other = letterOf()
    const refused = (of: Uint8Array, key: typeof contentKey, chunks: readonly Uint8Array[]) =>
      refusal(() => openCopy(p, instance, of, key, chunks))
    expect(refused(other.id, contentKey, [chunk])).to.equal('tampered')
    expect(refused(other.id, other.contentKey, [chunk])).to.equal('forged')
    const changed = flipped(concat(chunk), 8 * 200)
    expect(refused(id, contentKey, [changed])).to.be.oneOf(['forged', 'malformed'])
    expect(refused(id, contentKey, [chunk, chunk, chunk, chunk, chunk])).to.equal('malformed')
  })

  it('holds only what is not padding', () => {
    const plain = concat(new Uint8Array([0, 0, 0, 3]), new Uint8Array(SIZE.dropPlain - 4).fill(9))
    expect(payloadOf(plain)).to.deep.equal(new Uint8Array([0, 0, 0, 3, 9, 9, 9]))
  })
})
