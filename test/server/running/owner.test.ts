import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Knex } from 'knex'
import knex from 'knex'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { countBlocks } from '../../../db/blocks.ts'
import { type Config, readConfig } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { type RunningServer, startServer } from '../../../server/main.ts'
import { tickBlocks } from '../../../server/time/schedule.ts'
import { postgresUrl } from '../../support/run/postgres.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { fetchBlock, putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  newTicket,
  postDrop,
  sealReport,
  startInstance,
} from '../../support/server/instance.ts'
import { startLive } from '../../support/server/live-server.ts'

const CLOCK = fakeClock(A_MONDAY)
const ENGINES = ['sqlite', 'postgres'] as const

/** Start a server as `config` says. @returns why it did not start; null if it did */
async function refusal(config: Config): Promise<string | null> {
  const options = { scheduled: false, now: CLOCK.now, log: createLog(() => undefined), patience: 0 }
  let server: RunningServer | undefined
  try {
    server = await startServer({ ...config, port: 0, staffPort: 0 }, new Map(), options)
    return null
  } catch (error) {
    return String(error)
  } finally {
    await server?.stop()
  }
}

async function withBlocks(database: (typeof ENGINES)[number], count = 6) {
  const instance = await startInstance({ clock: CLOCK, database })
  const blocks = Array.from({ length: count }, () => someBlock())
  for (const block of blocks) expect((await putBlock(instance, block)).status).to.equal(200)
  return { instance, blocks, folder: join(instance.config.dataDir, 'blocks') }
}

const files = (folder: string) => readdirSync(folder).length
const rows = ({ server }: Instance) => countBlocks(server.ctx.db)

for (const database of ENGINES) {
  describe(`the one owner of a database and a folder, over ${database}`, () => {
    it('refuses a second server with the same folder before that touches anything', async () => {
      const { instance, blocks, folder } = await withBlocks(database)
      expect(await refusal(instance.config)).to.match(/another server uses DATA_DIR: stop it/)
      expect([files(folder), await rows(instance)]).to.deep.equal([6, 6])
      for (const { id, sealed } of blocks)
        expect((await fetchBlock(instance, id)).body).to.deep.equal(sealed)
      const again = await instance.restart()
      expect(await rows(again)).to.equal(6)
      await again.stop()
    })

    it('refuses another folder with the same database, while it runs and afterwards', async () => {
      const { instance, folder } = await withBlocks(database)
      const { dataDir } = instance.config
      const other = { ...instance.config, dataDir: tempFolder('other') }
      if (database === 'sqlite')
        symlinkSync(join(dataDir, 'postern.db'), join(other.dataDir, 'postern.db'))
      expect(await refusal(other)).to.match(/another server uses/)
      expect([files(folder), await rows(instance)]).to.deep.equal([6, 6])
      await instance.stop()
      expect(await refusal(other)).to.match(/the database belongs to another DATA_DIR/)
      mkdirSync(join(other.dataDir, 'blocks'))
      expect(await refusal(other)).to.match(/the database belongs to another DATA_DIR/)
      const again = await instance.restart()
      expect([files(folder), await rows(again)]).to.deep.equal([6, 6])
      await again.stop()
    })

    it('stops where no file of any block is there, and goes on where that is said to be so', async () => {
      const { instance, blocks, folder } = await withBlocks(database)
      await instance.stop()
      rmSync(folder, { recursive: true })
      for (let n = 0; n < 2; n++) {
        expect(await refusal(instance.config)).to.match(/bring it back.*blocks\.lost/)
        mkdirSync(folder, { recursive: true })
      }
      const given = join(instance.config.dataDir, 'blocks.lost')
      writeFileSync(given, '')
      const again = await instance.restart()
      expect(await rows(again)).to.equal(0)
      expect(again.log).to.include('6 blocks of files are lost: in the database, not in the folder')
      expect(existsSync(given)).to.equal(false)
      expect((await putBlock(again, blocks[0] ?? someBlock())).status).to.equal(200)
      await again.stop()
    })

    it('keeps every block that came after the copy of the database that is put back', async () => {
      const { instance, blocks, folder } = await withBlocks(database, 2)
      const putBack = await copyDatabase(instance)
      const later = Array.from({ length: 3 }, () => someBlock())
      for (const block of later) expect((await putBlock(instance, block)).status).to.equal(200)
      await instance.stop()
      await putBack()
      const again = await instance.restart()
      expect(again.log).to.deep.equal([
        '3 blocks of files are in the folder and not in the database: one of the two is an older copy. They are kept for 26 weeks. If the database is the older copy, everything else that came since is missing',
      ])
      await tickBlocks(again.server.ctx)
      for (const { id, sealed } of [...blocks, ...later])
        expect((await fetchBlock(again, id)).body).to.deep.equal(sealed)
      expect([files(folder), await rows(again)]).to.deep.equal([5, 5])
      const next = await again.restart()
      expect(next.log).to.deep.equal([])
      await next.stop()
    })
  })
}

/** Copy the database of a running server, as a backup does. @returns what puts the copy back */
async function copyDatabase(instance: Instance): Promise<() => Promise<void>> {
  const { db } = instance.server.ctx
  if (instance.config.databaseUrl === null) {
    const copy = join(tempFolder('copied'), 'postern.db')
    await db.raw('VACUUM INTO ?', [copy])
    return async () => cpSync(copy, join(instance.config.dataDir, 'postern.db'))
  }
  const copied = await Promise.all(
    ['blocks', 'settings'].map(async (table) => ({ table, rows: await db(table).select() })),
  )
  return () =>
    asked(instance, async (other) => {
      for (const { table, rows } of copied) {
        await other(table).delete()
        await other(table).insert(rows)
      }
    })
}

/** Ask a PostgreSQL database as somebody else. */
async function asked<T>({ config }: Instance, work: (db: Knex) => Promise<T>): Promise<T> {
  const connection = { connectionString: config.databaseUrl ?? '' }
  const db = knex({ client: 'pg', connection, pool: { min: 1, max: 1 } })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

const HOLDERS = `SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = database
  WHERE locktype = 'advisory' AND granted AND datname = current_database()`

const holder = async (db: Knex): Promise<number | null> =>
  (await db.raw(HOLDERS)).rows[0]?.pid ?? null

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(setImmediate)
}

describe('a server over PostgreSQL whose lock ends with its connection', () => {
  const taken = 'the database is locked again'

  it('takes the lock again, takes drops meanwhile, and is still the only one', async () => {
    const instance = await startInstance({ clock: CLOCK, database: 'postgres' })
    await asked(instance, async (db) => {
      const before = await holder(db)
      expect(before).to.be.a('number')
      await db.raw('SELECT pg_terminate_backend(?::int)', [before])
      await until(() => instance.log.length > 0)
      await deliver(instance)
      await until(() => instance.log.includes(taken))
      expect(await holder(db)).not.to.equal(before)
    })
    const copied = { ...instance.config, dataDir: tempFolder('copied') }
    cpSync(instance.config.dataDir, copied.dataDir, { recursive: true })
    expect(await refusal(copied)).to.match(/another server uses the database of DATABASE_URL/)
    await deliver(instance)
    expect(instance.log).to.deep.equal([
      'PostgreSQL ended the connection that locks the database: locking it again',
      taken,
    ])
    await instance.stop()
  })

  it('writes nothing more, and stops, where another server came in meanwhile', async () => {
    const instance = await startInstance({ clock: CLOCK, database: 'postgres' })
    const { server } = instance
    const ticket = await newTicket(instance)
    await asked(instance, async (db) => {
      // the other server begins its term in the moment in which nobody holds the lock
      const term = Buffer.from(systemRandom(16))
      await db('settings').where({ name: 'term' }).update({ value: term })
      const { status, text } = await postDrop(instance, sealReport(instance).request, ticket)
      expect([status, text]).to.deep.equal([503, '{"error":"unavailable"}'])
      await server.lost
      await server.stop()
      expect(await db('drops')).to.deep.equal([])
      expect(await db('settings').where({ name: 'term' })).to.deep.equal([
        { name: 'term', value: term },
      ])
    })
    expect(instance.log).to.include('another server has taken over the database: this one stops')
  })

  it('erases no file whose row the other server took away', async () => {
    const { instance, folder } = await withBlocks('postgres')
    await asked(instance, async (db) => {
      await db('settings')
        .where({ name: 'term' })
        .update({ value: Buffer.from(systemRandom(16)) })
      await db('blocks').delete()
    })
    await tickBlocks(instance.server.ctx)
    await instance.server.lost
    await instance.stop()
    expect(files(folder)).to.equal(6)
  })

  it('finds out without a request, too, and does not take the lock from the other', async () => {
    const instance = await startInstance({ clock: CLOCK, database: 'postgres' })
    await asked(instance, async (db) => {
      const before = await holder(db)
      const term = Buffer.from(systemRandom(16))
      await db('settings').where({ name: 'term' }).update({ value: term })
      await db.raw('SELECT pg_terminate_backend(?::int)', [before])
      await instance.server.lost
      await instance.stop()
      expect(await holder(db)).to.equal(null)
    })
  })
})

describe('a folder and the database that belongs to it', () => {
  it('are not parted by a DATABASE_URL that is set later', async () => {
    const { instance } = await withBlocks('sqlite')
    await instance.stop()
    const { dataDir } = instance.config
    const before = readFileSync(join(dataDir, 'postern.db'))
    const databaseUrl = await postgresUrl()
    const message =
      /DATABASE_URL is set, and the reports of this DATA_DIR are in its postern\.db: unset DATABASE_URL/
    expect(await refusal({ ...instance.config, databaseUrl })).to.match(message)
    expect(readFileSync(join(dataDir, 'postern.db'))).to.deep.equal(before)
    const again = await instance.restart()
    expect(await rows(again)).to.equal(6)
    await again.stop()
  })

  it('are not parted by a DATABASE_URL that is set no longer, nor by another one', async () => {
    const { instance, folder } = await withBlocks('postgres')
    await instance.stop()
    const { dataDir } = instance.config
    expect(await refusal({ ...instance.config, databaseUrl: null })).to.match(
      /set DATABASE_URL as it was/,
    )
    expect(readdirSync(dataDir)).not.to.include('postern.db')
    expect(await refusal({ ...instance.config, databaseUrl: await postgresUrl() })).to.match(
      /set DATABASE_URL as it was/,
    )
    const other = await startInstance({ clock: CLOCK, database: 'postgres' })
    await other.stop()
    const { databaseUrl } = other.config
    expect(await refusal({ ...instance.config, databaseUrl })).to.match(
      /the database and DATA_DIR belong to different servers/,
    )
    const again = await instance.restart()
    expect([files(folder), await rows(again)]).to.deep.equal([6, 6])
    await again.stop()
  })

  it('come together again where the database is a copy from before it had a server id', async () => {
    const { instance, folder } = await withBlocks('postgres')
    await instance.stop()
    await asked(instance, (db) => db('settings').where({ name: 'server-id' }).delete())
    expect(await refusal(instance.config)).to.match(
      /belongs to another database: .*; or remove the file server-id, if this is an older copy of that database$/,
    )
    rmSync(join(instance.config.dataDir, 'server-id'))
    const again = await instance.restart()
    expect([files(folder), await rows(again)]).to.deep.equal([6, 6])
    await again.stop()
  })

  it('find each other again after a first start that was cut short', async () => {
    for (const database of ENGINES) {
      const instance = await startInstance({ clock: CLOCK, database, reception: null })
      await instance.server.ctx
        .db('settings')
        .whereIn('name', ['turned-day', 'nightly-day'])
        .delete()
      await instance.stop()
      rmSync(join(instance.config.dataDir, 'server-id'))
      expect(await refusal(instance.config)).to.equal(null)
      expect(readdirSync(instance.config.dataDir)).to.include('server-id')
    }
  })

  it('are paired by what the refusal says, where the folder is gone for good', async () => {
    const instance = await startInstance({ clock: CLOCK, database: 'postgres' })
    await instance.stop()
    const dataDir = tempFolder('next')
    const config = { ...instance.config, dataDir }
    const [, id = ''] =
      /write ([0-9a-f]{32}) into a file server-id/.exec((await refusal(config)) ?? '') ?? []
    writeFileSync(join(dataDir, 'server-id'), id)
    expect(await refusal(config)).to.equal(null)
  })

  it('are free at once after a server that was killed', async () => {
    for (const databaseUrl of ['', await postgresUrl()]) {
      const dataDir = tempFolder('killed')
      const options = { dataDir, environment: { DATABASE_URL: databaseUrl } }
      const first = await startLive(options)
      const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl })
      expect(await refusal(config)).to.match(/another server uses DATA_DIR/)
      await first.child.kill('SIGKILL')
      expect(await refusal(config)).to.equal(null)
    }
  })
})
