import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { startSchedule } from '../../../server/time/schedule.ts'
import { fetchBlock, putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../../support/server/instance.ts'

/** Milliseconds by which the clock of a file system may be behind. */
const COARSE = 20

describe('the nights of a folder of blocks', () => {
  let clock: Clock
  let instance: Instance
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, config: { dropLimit: 10 } })
  })
  afterEach(() => instance.stop())

  const folder = () => join(instance.config.dataDir, 'blocks')
  const bornOf = (name: string) => statSync(join(folder(), name)).birthtimeMs

  async function taken(): Promise<string> {
    const block = someBlock()
    expect((await putBlock(instance, block)).status).to.equal(200)
    return toHex(block.id)
  }

  /** A day later; when its night began. */
  async function night(days = 1): Promise<number> {
    clock.advance(days * DAY_MS)
    const began = Date.now()
    await instance.server.tick()
    return began
  }

  it('write again what came since the last, and all of its week, until that is over', async () => {
    const names = [await taken()]
    await night(1)
    for (let day = 1; day < 7; day++) {
      names.push(await taken())
      const began = await night()
      for (const name of names) expect(bornOf(name), `day ${day}`).to.be.above(began - COARSE)
    }
    const week = names.map(bornOf)
    const next = await taken()
    const began = await night()
    expect(names.map(bornOf)).to.deep.equal(week)
    expect(bornOf(next)).to.be.above(began - COARSE)
  })

  it('are made up for where some were missed, and come once a day', async () => {
    const name = await taken()
    await instance.server.tick()
    const first = bornOf(name)
    await instance.server.tick()
    expect(bornOf(name)).to.equal(first)
    clock.advance(9 * DAY_MS)
    instance = await instance.restart()
    const later = await taken()
    const began = Date.now()
    await instance.server.tick()
    for (const one of [name, later]) expect(bornOf(one)).to.be.above(began - COARSE)
  })

  it('are a fault in the log where they fail, and come again', async () => {
    const name = await taken()
    const { blocks } = instance.server.ctx
    const rewrite = blocks.rewrite.bind(blocks)
    blocks.rewrite = async () => {
      throw Object.assign(new Error('of somebody'), { code: 'EIO' })
    }
    await night()
    expect(instance.log).to.have.length(1)
    expect(instance.log[0]).to.match(/^fault in the nightly rewrite of blocks: Error EIO/)
    blocks.rewrite = rewrite
    const began = Date.now()
    await instance.server.tick()
    expect(bornOf(name)).to.be.above(began - COARSE)
    expect(instance.log).to.have.length(1)
  })

  it('are done once for all others where a file cannot be read, which is a fault in the log', async () => {
    const [broken, whole] = [await taken(), await taken()]
    rmSync(join(folder(), broken))
    mkdirSync(join(folder(), broken))
    const began = await night()
    const born = bornOf(whole)
    expect(born).to.be.above(began - COARSE)
    expect(instance.log).to.have.length(1)
    expect(instance.log[0]).to.match(
      /^fault in a block of the nightly rewrite: Error EISDIR( at [\w./-]+:\d+)?$/,
    )
    await instance.server.tick()
    expect(bornOf(whole)).to.equal(born)
    expect(instance.log).to.have.length(1)
  })

  it('keep neither the board nor anybody waiting', async () => {
    const { ctx } = instance.server
    const name = await taken()
    await night()
    clock.advance(DAY_MS)
    let end: () => void = () => undefined
    const asked = new Promise<void>((began) => {
      ctx.blocks.rewrite = () => {
        began()
        return new Promise((resolve) => {
          end = () => resolve(false)
        })
      }
    })
    const before = ctx.board.page('0')
    const schedule = startSchedule(ctx)
    await asked
    // the board is built again and again, though the night goes on
    for (let seen = before, builds = 0; builds < 2; ) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const page = ctx.board.page('0')
      if (Buffer.compare(page, seen) !== 0) builds++
      seen = page
    }
    expect((await fetchBlock(instance, Buffer.from(name, 'hex'))).status).to.equal(200)
    expect((await putBlock(instance, someBlock())).status).to.equal(200)
    end()
    await schedule.stop()
  })

  it('leave no room counted for what expired', async () => {
    const { room } = instance.server.ctx
    await taken()
    await night(27 * 7)
    expect(readdirSync(folder())).to.deep.equal([])
    expect(room.fullness()).to.equal(0)
  })
})
