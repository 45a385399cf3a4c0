import { expect } from 'chai'
import fc from 'fast-check'
import { makeWraps, openWrap, otherWraps } from '../../../../crypto/drop/wraps.ts'
import { asContentKey, asKemPublicKey, type KemPublicKey } from '../../../../crypto/keys/keys.ts'
import { concat, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { encodeWraps } from '../../../support/decoder/decoder-wraps.ts'
import {
  flipped,
  makeScene,
  member,
  seededRandom,
  storedDrop,
  WEEK,
} from '../../../support/reception/sealing.ts'
import { bytes } from '../../../support/run/arbitraries.ts'
import { onBothEngines } from '../../../support/run/engines.ts'

onBothEngines('the wraps of a drop', (p) => {
  const random = seededRandom('wraps')
  const scene = makeScene(p)
  const { reception } = scene
  const { instance } = reception
  const people = ['kari', 'ola', 'siri'].map((id) => member(reception, id))
  const place = { instance, week: WEEK, id: random(SIZE.id) }
  const contentKey = asContentKey(random(SIZE.key))
  const keyOf = (id: string) => member(reception, id).weeks[0].publicKey

  /** The keys of these people at their positions, and nobody elsewhere. */
  function keysFor(ids: readonly string[]): (KemPublicKey | null)[] {
    const keys: (KemPublicKey | null)[] = Array.from({ length: 8 }, () => null)
    for (const id of ids) keys[member(reception, id).position] = keyOf(id)
    return keys
  }

  const made = (keys: readonly (KemPublicKey | null)[]) =>
    makeWraps(p, place, contentKey, keys).map((wrap) => wrap!)

  it('follow only from K and the keys, as the specification says, no matter who is named', () => {
    fc.assert(
      fc.property(fc.subarray(['kari', 'ola', 'siri']), bytes(32), (ids, k) => {
        const key = asContentKey(k)
        const keys = keysFor(ids)
        const ours = concat(...makeWraps(p, place, key, keys).map((wrap) => wrap!))
        const theirs = encodeWraps({ ...place, contentKey: key }, keys)
        expect(toHex(p.hash(32, null, ours))).to.equal(toHex(p.hash(32, null, theirs)))
      }),
      { numRuns: 8 },
    )
  })

  it('give K to those named, and to nobody else', () => {
    const wraps = concat(...made(keysFor(['kari', 'siri'])))
    const opened = people.map(({ position, weeks }) =>
      openWrap(p, place, position, weeks[0], wraps),
    )
    const key = { kind: 'key', contentKey }
    expect(opened).to.deep.equal([key, null, key])
  })

  it('are all other ones for another K, week, instance or key, and at another position', () => {
    const keys = keysFor(['kari'])
    const others = [
      makeWraps(p, place, asContentKey(random(SIZE.key)), keys),
      makeWraps(p, { ...place, week: WEEK + 1 }, contentKey, keys),
      makeWraps(p, { ...place, instance: random(16) }, contentKey, keys),
    ]
    const all = [made(keys), ...others].flat().map((wrap) => toHex(wrap!.subarray(0, 1120)))
    expect(new Set(all).size).to.equal(32)
    const keyed = made(keysFor(['kari', 'ola']))
    const one = made(keys)
    const { position } = member(reception, 'ola')
    expect(keyed.map((wrap, i) => toHex(wrap) === toHex(one[i]!))).to.deep.equal(
      keys.map((_, i) => i !== position),
    )
  })

  it('agree in every drop that is sealed', () => {
    const ids = new Set<string>()
    for (let i = 0; i < 3; i++) {
      const { id, contentKey: key, stored } = storedDrop(p, random, scene)
      const wraps = stored.subarray(SIZE.id, SIZE.id + SIZE.wraps)
      const keys = keysFor(['kari', 'ola'])
      expect(otherWraps(p, { ...place, id }, key, keys, wraps)).to.deep.equal([])
      ids.add(toHex(key))
    }
    // K is never used again: wraps, and the body under a nonce of zeros, follow from it.
    expect(ids.size).to.equal(3)
  })

  it('are told apart by position once any bit of one is turned over', () => {
    const keys = keysFor(['kari', 'ola'])
    const wraps = concat(...made(keys))
    const top = 8 * wraps.length - 1
    const bits = [0, 8 * 1168 - 1, 8 * 1168, top, 8 * 1168 * 2 + 9, 8 * (1168 * 3 + 1120)]
    for (const bit of bits) {
      expect(otherWraps(p, place, contentKey, keys, flipped(wraps, bit))).to.deep.equal([
        Math.floor(bit / 8 / 1168),
      ])
    }
  })

  it('are told apart where one is sealed with other coins, or to somebody who is not named', () => {
    const keys = keysFor(['kari', 'ola'])
    const honest = made(keys)
    const hidden = made(keysFor(['kari', 'ola', 'siri']))
    const { position } = member(reception, 'siri')
    expect(
      openWrap(p, place, position, member(reception, 'siri').weeks[0], concat(...hidden)),
    ).to.deep.equal({ kind: 'key', contentKey })
    expect(otherWraps(p, place, contentKey, keys, concat(...hidden))).to.deep.equal([position])
    const noise = [...honest]
    noise[1] = random(SIZE.wrap)
    expect(otherWraps(p, place, contentKey, keys, concat(...noise))).to.deep.equal([1])
  })

  it('are null at a key that nobody can seal to, and differ there', () => {
    const keys = keysFor(['kari'])
    keys[5] = asKemPublicKey(new Uint8Array(1216).fill(255))
    const wraps = makeWraps(p, place, contentKey, keys)
    expect(wraps.map((wrap) => wrap === null)).to.deep.equal(keys.map((_, i) => i === 5))
    const whole = concat(...wraps.map((wrap) => wrap ?? new Uint8Array(SIZE.wrap)))
    expect(otherWraps(p, place, contentKey, keys, whole)).to.deep.equal([5])
  })
})
