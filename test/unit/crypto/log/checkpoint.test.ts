import { expect } from 'chai'
import fc from 'fast-check'
import {
  type CheckpointHead,
  encodeCheckpoint,
  findHead,
  readCheckpoint,
  statesHash,
} from '../../../../crypto/log/checkpoint.ts'
import { concat, toHex } from '../../../../crypto/primitives/bytes.ts'
import { ctx, kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { checkpointValue, decodeCheckpoint } from '../../../support/decoder/decoder.ts'
import { flipped, seededRandom } from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { refusal } from '../../../support/run/refusal.ts'

const head: fc.Arbitrary<CheckpointHead> = fc.record({
  epochKey: bytes(32),
  sequence: fc.nat({ max: 0xffff_ffff }),
  hash: bytes(32),
})
const place = fc.record({ signer: bytes(32), messageId: bytes(16) })

onBothEngines('a checkpoint', (p) => {
  const random = seededRandom('checkpoints')
  const some = (count: number): CheckpointHead[] =>
    Array.from({ length: count }, (_, sequence) => {
      return { epochKey: random(32), sequence, hash: random(32) }
    })
  const [author, other] = [random(32), random(32)].map((signer) => {
    return { signer, messageId: random(16) }
  })
  const tags = (entries: Uint8Array) => [...readCheckpoint(entries).keys()]

  it('tells who holds the key how far a log goes, and nobody else that it is in there', () => {
    const heads = fc.uniqueArray(head, {
      maxLength: 5,
      selector: ({ epochKey }) => toHex(epochKey),
    })
    fc.assert(
      fc.property(heads, place, bytes(32), (all, at, stranger) => {
        const entries = encodeCheckpoint(p, random, at, all)
        expect(entries).to.have.length(SIZE.checkpoint)
        const checkpoint = readCheckpoint(entries)
        for (const { epochKey, sequence, hash } of all) {
          const stated = findHead(p, at, checkpoint, epochKey)!
          expect(stated.sequence).to.equal(sequence)
          expect(statesHash(p, stated, hash)).to.equal(true)
          expect(statesHash(p, stated, flipped(hash, 9))).to.equal(false)
        }
        expect(findHead(p, at, checkpoint, stranger)).to.equal(null)
      }),
      { numRuns: 100 },
    )
  })

  it('has the same length, sorted, whether it names no log or as many as there is room for', () => {
    for (const count of [0, 1, 255, 256]) {
      const entries = encodeCheckpoint(p, random, author!, some(count))
      expect(entries).to.have.length(LIMIT.checkpointEntries * SIZE.checkpointEntry)
      expect(tags(entries)).to.deep.equal(tags(entries).sort())
      expect(new Set(tags(entries)).size).to.equal(256)
    }
    expect(refusal(() => encodeCheckpoint(p, random, author!, some(257)))).to.equal('refused')
  })

  it('names a log by other bytes in each drop and for each author: nobody sees who shares one', () => {
    const [one] = some(1)
    const later = { ...author!, messageId: random(16) }
    const seen = [author!, later, other!].map((at) => {
      const tag = tags(encodeCheckpoint(p, random, at, [one!]))
      return tag.filter((entry) => tagOf(at) === entry)
    })
    function tagOf({ signer, messageId }: NonNullable<typeof author>) {
      const key = kdf(p, one!.epochKey, LABEL.checkpoint, signer, messageId)
      return toHex(kdf(p, key, LABEL.checkpointPlace).subarray(0, 8))
    }
    expect(seen.map((all) => all.length)).to.deep.equal([1, 1, 1])
    expect(new Set(seen.flat()).size).to.equal(3)
  })

  it('says nothing at another place than its own', () => {
    const all = some(3)
    const checkpoint = readCheckpoint(encodeCheckpoint(p, random, author!, all))
    for (const at of [other!, { ...author!, messageId: other!.messageId }]) {
      expect(findHead(p, at, checkpoint, all[0]!.epochKey)).to.equal(null)
    }
  })

  it('hides how far the log goes from who has the tag and not the key', () => {
    const [one] = some(1)
    const columns = Array.from({ length: 64 }, () => {
      const at = { ...author!, messageId: random(16) }
      const entries = encodeCheckpoint(p, random, at, [{ ...one!, sequence: 7 }])
      const stated = findHead(p, at, readCheckpoint(entries), one!.epochKey)!
      const row = [...readCheckpoint(entries).values()].find((entry) =>
        toHex(entry).endsWith(toHex(stated.value)),
      )!
      return toHex(row.subarray(8, 12))
    })
    expect(new Set(columns).size).to.equal(64)
  })

  it('is read alike by the decoder that was written from the specification alone', () => {
    const all = some(4)
    const entries = encodeCheckpoint(p, random, author!, all)
    for (const { epochKey, sequence, hash } of all) {
      const stated = decodeCheckpoint(author!, entries, epochKey)!
      expect(stated.sequence).to.equal(sequence)
      expect(checkpointValue(stated.key, sequence, hash)).to.deep.equal(stated.value)
    }
    expect(decodeCheckpoint(author!, entries, random(32))).to.equal(null)
  })

  it('lies as section 13.3 says: tag, masked sequence, value', () => {
    const [one] = some(1)
    const { signer, messageId } = author!
    const key = kdf(p, one!.epochKey, LABEL.checkpoint, signer, messageId)
    const [tag, mask] = [0, 8].map((at) => kdf(p, key, LABEL.checkpointPlace).slice(at, at + 8))
    const value = p.hash(16, key, ctx(LABEL.checkpointHead, 0x01020304, one!.hash))
    const sequence = Uint8Array.of(1, 2, 3, 4).map((byte, i) => byte ^ mask![i]!)
    const entries = encodeCheckpoint(p, random, author!, [{ ...one!, sequence: 0x01020304 }])
    const row = readCheckpoint(entries).get(toHex(tag!))
    expect(row).to.deep.equal(concat(tag!, sequence, value))
  })

  it('of another length is refused', () => {
    const entries = encodeCheckpoint(p, random, author!, some(2))
    for (const wrong of [entries.slice(1), concat(entries, Uint8Array.of(0)), new Uint8Array(0)]) {
      expect(refusal(() => readCheckpoint(wrong))).to.equal('malformed')
    }
  })
})
