import { expect } from 'chai'
import { newStream } from '../../../client/desk/model/log/stream.ts'
import { absorb, wantedPlaces } from '../../../client/desk/model/log/stream-places.ts'
import { recordId } from '../../../crypto/log/record.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'

const p = await loadSodium()

describe('the places of a log in which garbage lies', () => {
  /** How often a desk asks what lies on the shelf before it has read so many rows of garbage. */
  function asked(rows: number): number {
    const authors = { members: [], instance: systemRandom(16) }
    let stream = newStream(p, systemRandom(SIZE.key))
    const shelf = new Map<string, Uint8Array>()
    for (let sequence = 0; sequence < rows; sequence++) {
      const id = recordId(p, stream.epochs[0]!.key, sequence)
      shelf.set(toHex(id), concat(id, systemRandom(SIZE.record - SIZE.id)))
    }
    let count = 0
    const isThere = (id: string) => {
      count++
      return shelf.has(id)
    }
    for (;;) {
      const wanted = wantedPlaces(p, stream, { isThere, isOld: true })
      if (wanted.size === 0) break
      const found = new Map([...shelf].filter(([id]) => wanted.has(id)))
      stream = absorb(p, authors, stream, found, 0)
    }
    expect(stream.records.size).to.equal(rows)
    return count
  }

  it('are looked through once each, however many there are', () => {
    const eachOf = (rows: number) => asked(rows) / rows
    expect(eachOf(400)).to.be.below(3 * LIMIT.generations)
    expect(eachOf(400)).to.be.below(1.1 * eachOf(100))
  })
})
