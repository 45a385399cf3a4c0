import { expect } from 'chai'
import fc from 'fast-check'
import { dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import { openDrop } from '../../../../crypto/drop/drop.ts'
import { openWrap, otherWraps } from '../../../../crypto/drop/wraps.ts'
import { asKemSeed, type ContentKey, weekKeyPairOf } from '../../../../crypto/keys/keys.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { seededRandom } from '../../../support/reception/sealing.ts'
import { onBothEngines } from '../../../support/run/engines.ts'
import { scaled } from '../../../support/run/scale.ts'
import { rewrapped } from '../../../support/server/equivocal.ts'
import { A_MONDAY, type SealedReport, sealReport } from '../../../support/server/instance.ts'

const NOW = A_MONDAY
const WEEK = weekAt(NOW)
const POSITIONS = 8
const HEAD = SIZE.id + SIZE.wraps

/** A reception of eight with one key each, and what is done in it. */
function makeScene(p: Primitives, random = seededRandom('hostile wraps')) {
  const roles = [
    'head',
    ...Array.from({ length: POSITIONS - 1 }, () => 'reception' as const),
  ] as const
  const reception = makeReception(p, { today: dayOf(NOW), weeks: 1, roles: [...roles], random })
  const { instance } = reception.list
  const source = { p, reception, now: () => NOW }
  const keysOf = (position: number) => reception.members[position]!.weeks
  return {
    source,
    random,
    instance,
    /** The drop of a report to the members at these positions, and nobody else. */
    seal: (to: readonly number[]) => sealReport(source, { random, leftOut: leftOutBut(to) }),
    leftOutBut,
    open: (position: number, stored: Uint8Array) =>
      openDrop(p, instance, position, keysOf(position), stored),
    publicKeys: (to: readonly number[]) =>
      reception.members.map(({ weeks }, i) => (to.includes(i) ? weeks[0]!.publicKey : null)),
  }
}

function leftOutBut(to: readonly number[]): string[] {
  return Array.from({ length: POSITIONS }, (_, i) => i)
    .filter((i) => !to.includes(i))
    .map((i) => `m${i}`)
}

const storedOf = ({ request }: Pick<SealedReport, 'request'>) => request.slice(0, SIZE.sealedDrop)
const wrapsOf = (stored: Uint8Array) => stored.subarray(SIZE.id, HEAD)
const wrapAt = (stored: Uint8Array, position: number) =>
  wrapsOf(stored).subarray(position * SIZE.wrap, (position + 1) * SIZE.wrap)

/** `bytes` with something else at `at`. */
function changed(bytes: Uint8Array, at: number, by: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = copy[at]! ^ by
  return copy
}

/** Bits that are the same in all of these, as "place value". */
function constantBits(all: readonly Uint8Array[]): string[] {
  const [first] = all as [Uint8Array]
  return Array.from({ length: first.length * 8 }, (_, bit) => bit).flatMap((bit) => {
    const bitOf = (bytes: Uint8Array) => (bytes[bit >> 3]! >> (bit & 7)) & 1
    return all.every((one) => bitOf(one) === bitOf(first)) ? [`${bit} ${bitOf(first)}`] : []
  })
}

onBothEngines('what is sealed to several, in hostile hands', (p) => {
  const scene = makeScene(p)
  const { instance, random } = scene

  /** Read a drop as the member at a position; null if it is not for them, or refused. */
  function readBy(position: number, stored: Uint8Array) {
    try {
      return scene.open(position, stored)
    } catch (error) {
      if (error instanceof CryptoError) return null
      throw error
    }
  }

  const place = (id: Uint8Array) => ({ instance, week: WEEK, id })
  const others = (stored: Uint8Array, key: ContentKey, to: readonly number[]) =>
    otherWraps(p, place(stored.slice(0, SIZE.id)), key, scene.publicKeys(to), wrapsOf(stored))

  it('opens for nobody once a byte is changed, of its id, of any wrap, or of its body', () => {
    const to = [0, 3]
    const stored = storedOf(scene.seal(to))
    for (const position of to) expect(scene.open(position, stored)).to.not.equal(null)
    const regions = [
      ...[0, SIZE.id],
      ...Array.from({ length: POSITIONS }, (_, i) => SIZE.id + i * SIZE.wrap).slice(1),
      // Each wrap's share of X25519, and the wrapped K.
      ...Array.from({ length: POSITIONS }, (_, i) => SIZE.id + i * SIZE.wrap + 1088),
      ...Array.from({ length: POSITIONS }, (_, i) => SIZE.id + i * SIZE.wrap + 1120),
      HEAD,
      SIZE.sealedDrop - 16,
      SIZE.sealedDrop,
    ].sort((a, b) => a - b)
    const by = fc.integer({ min: 1, max: 255 })
    for (const [i, end] of regions.entries()) {
      const start = regions[i - 1]
      if (start === undefined) continue
      fc.assert(
        fc.property(fc.integer({ min: start, max: end - 1 }), by, (at, change) => {
          const hostile = changed(stored, at, change)
          for (const position of to) expect(readBy(position, hostile)).to.equal(null)
        }),
        { numRuns: scaled(400, p.name === 'noble' ? 2 : 8) },
      )
    }
  })

  it('opens to one text, and names the position, if its maker changed any byte of a wrap', () => {
    const to = [1, 2]
    fc.assert(
      fc.property(
        fc.nat({ max: POSITIONS - 1 }),
        fc.nat({ max: SIZE.wrap - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (position, at, by) => {
          const options = { random, leftOut: scene.leftOutBut(to), text: 'one text' }
          const report = rewrapped(scene.source, options, (wraps) => {
            const byte = position * SIZE.wrap + at
            wraps[byte] = wraps[byte]! ^ by
          })
          const stored = storedOf(report)
          expect(others(stored, report.contentKey, to)).to.deep.equal([position])
          for (const one of to) {
            const opened = readBy(one, stored)
            if (one === position) expect(opened).to.equal(null)
            else expect(opened?.contentKey).to.deep.equal(report.contentKey)
          }
        },
      ),
      { numRuns: scaled(2000, p.name === 'noble' ? 10 : 60) },
    )
  })

  it('gives K to those named, a key of nobody to the rest, and agrees, no matter who is named', () => {
    const readers = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
    fc.assert(
      fc.property(readers, (to) => {
        const report = scene.seal(to)
        const stored = storedOf(report)
        const key = report.contentKey
        expect(others(stored, key, to)).to.deep.equal([])
        const seed = kdf(p, key, 'nobody', instance, WEEK)
        const nobody = weekKeyPairOf(p, asKemSeed(seed), WEEK)
        for (let position = 0; position < POSITIONS; position++) {
          const opened = readBy(position, stored)
          const isNamed = to.includes(position)
          expect(opened?.contentKey ?? null).to.deep.equal(isNamed ? key : null)
          const empty = openWrap(p, place(report.id), position, nobody, wrapsOf(stored))
          expect(empty).to.deep.equal(isNamed ? null : { kind: 'key', contentKey: key })
        }
        // Any other set of readers does not agree, and it is told where.
        const more = [0, 1, 2, 3, 4, 5, 6, 7].filter((one) => !to.includes(one)).slice(0, 1)
        expect(others(stored, key, [...to, ...more])).to.deep.equal(more)
        expect(others(stored, key, to.slice(1))).to.deep.equal(to.slice(0, 1))
      }),
      { numRuns: scaled(200, p.name === 'noble' ? 3 : 20) },
    )
  })

  it('has in empty places what looks like a wrap to somebody, bit by bit', () => {
    const drops = Array.from({ length: 24 }, () => storedOf(scene.seal([0, 5])))
    const named = drops.flatMap((stored) => [0, 5].map((i) => wrapAt(stored, i)))
    const empty = drops.flatMap((stored) => [1, 2, 3, 4, 6, 7].map((i) => wrapAt(stored, i)))
    // The one bit that a share of X25519 never has.
    const always = [`${1119 * 8 + 7} 0`]
    const some = empty.slice(0, named.length)
    for (const all of [named, some, empty]) expect(constantBits(all)).to.deep.equal(always)
    expect(new Set([...named, ...empty].map(toHex)).size).to.equal(drops.length * POSITIONS)
  })
})
