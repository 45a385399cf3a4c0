import { expect } from 'chai'
import { buildPage, pageTag } from '../../../crypto/board/page.ts'
import { compare, concat, u16be, u32be } from '../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { type PageBuilder, pageBuilder } from '../../../server/board.ts'
import {
  type Archive,
  correlation,
  type Kept,
  keepArchive,
  keysOnDisk,
  recurrences,
  rowsExplained,
  STATISTICS,
} from './archive.ts'

/** Fault: filler is made once and stays, so that what changes from build to build is real. */
function stayingFiller(): PageBuilder {
  let filler: readonly Uint8Array[] = []
  return {
    buildEchoes: pageBuilder.buildEchoes,
    buildPage: (p, random, day, slots, capacity, echoes) => {
      const fresh = buildPage(p, random, day, slots, capacity, echoes)
      if (filler.length === 0) {
        const noise = buildPage(p, random, day, [], capacity, echoes)
        filler = Array.from({ length: capacity }, (_, i) =>
          noise.slice(56 + i * 1056, 1112 + i * 1056),
        )
      }
      const nonce = fresh.subarray(0, 24)
      const real = slots.map(({ key, sealed }) =>
        concat(pageTag(p, key, nonce), p.aeadSeal(key, nonce, new Uint8Array(0), sealed)),
      )
      const rows = [...real, ...filler.slice(0, capacity - real.length)].sort(compare)
      const counts = concat(u16be(capacity), u16be(echoes.rows.length))
      return concat(nonce, echoes.nonce, u32be(day), counts, ...rows, ...echoes.rows)
    },
  }
}

/** Fault: if there are too many echoes, the smallest are shown instead of a choice by chance. */
const smallestEchoes: PageBuilder = {
  buildPage,
  buildEchoes: (p, random, keys, capacity, fillers) => {
    const wanted = Math.max(capacity, keys.length + fillers)
    const all = pageBuilder.buildEchoes(p, random, keys, wanted, fillers)
    return { nonce: all.nonce, rows: all.rows.slice(0, capacity) }
  },
}

/** Absolute correlation that chance exceeds less than once in a million. */
const limit = (count: number): number => 5 / Math.sqrt(count)

/** The largest correlation of anything that can be read off a page with what was true. */
function worst(pages: readonly Kept[], truth: (kept: Kept) => number) {
  const truths = pages.map(truth)
  return Object.entries(STATISTICS)
    .map(([name, statistic]) => ({
      name,
      r: Math.abs(
        correlation(
          pages.map(({ page }) => statistic(page)),
          truths,
        ),
      ),
    }))
    .reduce((a, b) => (b.r > a.r ? b : a))
}

function sumExplained(p: Primitives, archive: Archive, pages: readonly Kept[]): number {
  return pages.reduce((sum, kept) => sum + rowsExplained(p, kept, archive.found), 0)
}

describe('who keeps every page ever served', () => {
  let p: Primitives
  let archive: Archive
  before(async () => {
    p = await loadSodium()
    // ends on a Friday: days of the running week lie behind
    archive = await keepArchive({ days: 40 })
  })

  it('has something to find: the true counts wander', () => {
    const counts = archive.pages.map(({ slots }) => slots)
    expect(archive.pages).to.have.length(240)
    expect(Math.max(...counts) - Math.min(...counts)).to.be.greaterThan(8)
    const echoes = archive.pages.map((kept) => kept.echoes)
    expect(Math.max(...echoes)).to.be.greaterThan(32)
  })

  it('sees no string twice, and no page of another size', () => {
    expect(recurrences(archive.pages)).to.equal(0)
    expect(new Set(archive.pages.map(({ bytes }) => bytes.length)).size).to.equal(1)
  })

  it('reads nothing off a page that goes with how many slots or echoes are real', () => {
    const most = limit(archive.pages.length)
    for (const truth of [(kept: Kept) => kept.slots, (kept: Kept) => kept.echoes]) {
      const { name, r } = worst(archive.pages, truth)
      expect(r, name).to.be.lessThan(most)
    }
  })

  it('learns nothing more from the disk, but of the last day', () => {
    const before = archive.pages.filter(({ day }) => day < archive.lastDay)
    const last = archive.pages.filter(({ day }) => day === archive.lastDay)
    expect(before).to.have.length(234)
    expect(sumExplained(p, archive, before)).to.equal(0)
    // so the trial would have seen it
    const real = last.reduce((sum, { slots, echoes }) => sum + slots + Math.min(echoes, 24), 0)
    expect(sumExplained(p, archive, last)).to.be.greaterThan(real / 2)
  })

  it('finds no key of a day gone by in any byte of the files, and those of the last day', () => {
    const keysOf = (ofLastDay: boolean) =>
      archive.history
        .filter(({ day }) => (day === archive.lastDay) === ofLastDay)
        .map(({ key }) => key)
    const [old, last] = [keysOf(false), keysOf(true)]
    expect(old.length).to.be.greaterThan(500)
    expect(keysOnDisk(archive.files, old).size).to.equal(0)
    expect(last.length).to.be.greaterThan(10)
    expect(keysOnDisk(archive.files, last).size).to.equal(last.length)
  })

  it('would be seen to win where filler stays', async () => {
    const faulty = await keepArchive({ days: 3, builder: stayingFiller() })
    expect(recurrences(faulty.pages)).to.be.greaterThan(200)
  })

  it('would be seen to win where echoes are chosen by value', async () => {
    const faulty = await keepArchive({ days: 20, builder: smallestEchoes })
    const { r } = worst(faulty.pages, (kept) => kept.echoes)
    expect(r).to.be.greaterThan(limit(faulty.pages.length))
  })

  it('would be seen to win where the veil keys of the running week stay in clear', async () => {
    const faulty = await keepArchive({ days: 12, keepVeils: true })
    const before = faulty.pages.filter(({ day }) => day < faulty.lastDay)
    expect(sumExplained(p, faulty, before)).to.be.greaterThan(20)
  })
})
