import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { drawCover } from '../../../server/time/cover.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../support/server/instance.ts'
import { areaUnder } from './classifier.ts'
import { seeded } from './seeded.ts'

const TICK = 900
const A_DAY = 384

/** A day on which as many drops come from outside as of cover, each at its moment. */
async function play(on: Instance, clock: Clock, ticks: number): Promise<Set<string>> {
  const real = new Set<string>()
  const random = seeded('moments')
  for (let i = 0; i < ticks; i++) {
    const end = (Math.floor(clock.now() / (TICK * 1000)) + 1) * TICK * 1000
    const moments = drawCover(random, A_DAY, clock.now(), end)
    const all = [...moments, ...on.server.ctx.ticks.cover].sort((a, b) => a - b)
    for (const at of all) {
      clock.advance(Math.max(0, Math.ceil(at) - clock.now()))
      if (moments.includes(at)) real.add(toHex((await deliver(on)).id))
      else await on.server.makeCover()
    }
    clock.advance(end - clock.now())
    await on.server.moveLists()
    await on.server.tick()
  }
  return real
}

interface Row {
  readonly id: string
  readonly sealed: Uint8Array
  readonly rest: string
}

async function rowsOf(on: Instance): Promise<Row[]> {
  const rows = await on.server.ctx.db('drops').select('*')
  return rows.map(({ id, sealed, ...rest }) => {
    return { id: toHex(id), sealed: new Uint8Array(sealed), rest: JSON.stringify(rest) }
  })
}

/** The place of each row in a file: some of its bytes, which nothing else has. */
function placesIn(file: Uint8Array, rows: readonly Row[]): Map<string, number> {
  const disk = Buffer.from(file.buffer, file.byteOffset, file.length)
  return new Map(rows.map(({ id, sealed }) => [id, disk.indexOf(sealed.subarray(9_000, 9_064))]))
}

/** How far the number of runs of one kind is from what chance gives, in standard deviations. */
function runsScore(kinds: readonly boolean[]): number {
  const ones = kinds.filter(Boolean).length
  const others = kinds.length - ones
  const runs = 1 + kinds.filter((one, i) => i > 0 && one !== kinds[i - 1]).length
  const mean = 1 + (2 * ones * others) / kinds.length
  const variance = ((mean - 1) * (mean - 2)) / (kinds.length - 1)
  return (runs - mean) / Math.sqrt(variance)
}

describe('a disk taken twice', () => {
  let clock: Clock
  let on: Instance
  before(async () => {
    clock = fakeClock(A_MONDAY)
    const config = { tick: TICK, cover: A_DAY }
    on = await startInstance({ clock, config, random: seeded('server') })
  })
  after(() => on.stop())

  it('tells no cover, by what stands in rows, by their order, or by files', async () => {
    const real = await play(on, clock, 6)
    const rows = await rowsOf(on)
    const cover = rows.filter(({ id }) => !real.has(id))
    expect(Math.min(real.size, cover.length)).to.be.above(20)
    // whatever stands beside the envelope is the same for all
    expect(new Set(rows.map(({ rest }) => rest)).size).to.equal(1)

    const { dataDir } = on.config
    const first = new Uint8Array(readFileSync(join(dataDir, 'postern.db')))
    expect(statSync(join(dataDir, 'postern.db-wal')).size).to.equal(0)
    const places = placesIn(first, rows)
    const kinds = rows
      .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
      .map(({ id }) => real.has(id))
    expect([...places.values()].every((place) => place >= 0)).to.equal(true)
    expect(Math.abs(runsScore(kinds)), 'runs of one kind').to.be.below(2.6)
    const ranks = (isReal: boolean) => kinds.flatMap((kind, i) => (kind === isReal ? [i] : []))
    const { lower, upper } = areaUnder(ranks(false), ranks(true))
    expect(lower, 'order').to.be.below(0.5)
    expect(upper, 'order').to.be.above(0.5)

    const files = readdirSync(dataDir).sort()
    clock.advance(DAY_MS)
    await on.server.tick()
    const second = new Uint8Array(readFileSync(join(dataDir, 'postern.db')))
    const later = placesIn(second, rows)
    const byPlace = [...later].sort(([, a], [, b]) => a - b).map(([id]) => id)
    expect(byPlace).to.deep.equal(rows.map(({ id }) => id).sort())
    expect(readdirSync(dataDir).sort()).to.deep.equal(files)
    expect(on.log).to.deep.equal([])
  })
})
