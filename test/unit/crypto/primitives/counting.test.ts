import { createHash } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import {
  DAY_MS,
  dayOf,
  daysOfWeek,
  firstDay,
  weekAt,
  weekOf,
} from '../../../../crypto/days/calendar.ts'
import { nobleSha256 } from '../../../../crypto/primitives/noble.ts'
import { paddedBlockCount } from '../../../../crypto/primitives/padding.ts'
import { puzzleTarget, solvePuzzle } from '../../../../crypto/wire/puzzle.ts'

const sha256 = (message: Uint8Array) => createHash('sha256').update(message).digest()

describe('the calendar', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) })

  it('begins a week on Monday, 00:00 UTC', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const week = weekAt(now)
        const monday = new Date(firstDay(week) * DAY_MS)
        expect(monday.getUTCDay()).to.equal(1)
        expect(monday.getTime()).to.be.at.most(now)
        expect(now).to.be.below(firstDay(week + 1) * DAY_MS)
      }),
      { numRuns: 1000 },
    )
  })

  it('turns from Sunday to Monday and at no other midnight', () => {
    for (let day = 20_000; day < 21_000; day++) {
      const turned = weekOf(day) !== weekOf(day - 1)
      expect(turned).to.equal(new Date(day * DAY_MS).getUTCDay() === 1)
      expect(dayOf(day * DAY_MS)).to.equal(day)
      expect(dayOf(day * DAY_MS - 1)).to.equal(day - 1)
    }
  })

  it('counts the seven days of a week, or those that are left of it', () => {
    expect(daysOfWeek(2943)).to.deep.equal([20598, 20599, 20600, 20601, 20602, 20603, 20604])
    expect(daysOfWeek(2943, 20603)).to.deep.equal([20603, 20604])
    expect(daysOfWeek(2943, 20000)).to.have.length(7)
    expect(daysOfWeek(2943, 20605)).to.deep.equal([])
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (week) => {
        expect(daysOfWeek(week).map(weekOf)).to.deep.equal(new Array(7).fill(week))
      }),
    )
  })
})

describe('the padding of block counts', () => {
  it('is 1, 2, 4, 8, 16, and then Padmé', () => {
    const counts = [1, 2, 3, 4, 5, 8, 9, 16, 17, 18, 19, 31, 33, 34, 35, 63, 65, 100, 1000]
    expect(counts.map(paddedBlockCount)).to.deep.equal([
      ...[1, 2, 4, 4, 8, 8, 16, 16, 18, 18, 20, 32, 36, 36, 36, 64, 72, 104, 1024],
    ])
  })

  it('never shrinks, never falls, and from 17 on adds less than an eighth', () => {
    let before = 0
    for (let count = 1; count < 100_000; count++) {
      const padded = paddedBlockCount(count)
      expect(padded).to.be.at.least(Math.max(count, before))
      if (count > 16) expect(padded / count).to.be.below(1.125)
      expect(paddedBlockCount(padded)).to.equal(padded)
      before = padded
    }
  })

  it('leaves powers of two as they are', () => {
    for (let bits = 0; bits < 31; bits++) expect(paddedBlockCount(2 ** bits)).to.equal(2 ** bits)
  })
})

describe('the puzzle', () => {
  const ticket = new Uint8Array(54).fill(1)

  it('finds the hidden number, whichever it is, with at most 2^bits hashes', async () => {
    for (const bits of [1, 3, 5]) {
      for (const hidden of [0, 1, 2 ** bits - 1]) {
        let hashes = 0
        const counting = (message: Uint8Array) => {
          hashes += 1
          expect(message).to.have.length(65_536)
          return sha256(message)
        }
        const target = await puzzleTarget(sha256, ticket, hidden)
        expect(await solvePuzzle(counting, ticket, bits, target)).to.equal(hidden)
        expect(hashes).to.equal(hidden + 1)
      }
    }
  })

  it('gives up after 2^bits hashes where nothing fits, and lets others run between them', async () => {
    let [hashes, pauses] = [0, 0]
    const counting = (message: Uint8Array) => {
      hashes += 1
      return sha256(message)
    }
    const pause = async () => {
      pauses += 1
    }
    expect(await solvePuzzle(counting, ticket, 5, new Uint8Array(32), pause)).to.equal(null)
    expect([hashes, pauses]).to.deep.equal([32, 32])
  })

  it('hashes nothing where nothing is asked, and is bound to its ticket', async () => {
    const never = () => {
      throw new Error('hashed')
    }
    expect(await solvePuzzle(never, ticket, 0, new Uint8Array(32))).to.equal(0)
    const target = await puzzleTarget(sha256, ticket, 3)
    expect(await solvePuzzle(sha256, new Uint8Array(54), 3, target)).to.equal(null)
  })

  it('has one hash, with noble or without', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(nobleSha256(message)).to.deep.equal(new Uint8Array(sha256(message)))
      }),
    )
  })
})
