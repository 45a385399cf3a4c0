import { randomBytes } from 'node:crypto'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Knex } from 'knex'
import sqlite3 from 'sqlite3'
import { addDrop, countDrops } from '../../../db/drops.ts'
import { openDatabase, setPragmas } from '../../../db/open.ts'
import { addEnvelope } from '../../../db/shelf.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { onEachEngine, postgres } from './engines.ts'
import { bytes, newDrop, newRecord } from './rows.ts'

/** SCHEMA.md, "The file"; synchronous 2 is FULL. */
const PRAGMAS = {
  journal_mode: 'wal',
  synchronous: 2,
  secure_delete: 1,
  foreign_keys: 1,
  auto_vacuum: 0,
  busy_timeout: 10_000,
  mmap_size: 2 ** 30,
}

describe('the SQLite file', () => {
  let folder: string
  let open: Knex[]
  beforeEach(() => {
    folder = tempFolder('open')
    open = []
  })
  afterEach(async () => {
    for (const db of open) await db.destroy()
    removeFolder(folder)
  })

  async function opened(pool = { min: 1, max: 4 }): Promise<Knex> {
    const db = await openDatabase({ file: join(folder, 'postern.db'), pool })
    open.push(db)
    return db
  }

  it('reads back every pragma on all connections of the pool at once', async () => {
    const db = await opened({ min: 0, max: 5 })
    const held = await Promise.all(Array.from({ length: 5 }, () => db.client.acquireConnection()))
    expect(new Set(held).size).to.equal(5)
    for (const connection of held) {
      for (const [name, value] of Object.entries(PRAGMAS)) {
        const row = await new Promise<Record<string, unknown>>((resolve, reject) => {
          connection.get(`PRAGMA ${name}`, (error: Error | null, found: Record<string, unknown>) =>
            error ? reject(error) : resolve(found),
          )
        })
        expect(Object.values(row), name).to.deep.equal([value])
      }
      await db.client.releaseConnection(connection)
    }
  })

  it('is closed by one connection after the other, and leaves no log', async () => {
    const db = await opened({ min: 0, max: 5 })
    const held = await Promise.all(Array.from({ length: 5 }, () => db.client.acquireConnection()))
    const closing: string[] = []
    for (const connection of held) {
      const close = connection.close.bind(connection)
      connection.close = (done: (error: Error | null) => void) => {
        closing.push('begins')
        close((error: Error | null) => {
          closing.push('ends')
          done(error)
        })
      }
      await db.client.releaseConnection(connection)
    }
    await db.destroy()
    expect(closing).to.deep.equal(held.flatMap(() => ['begins', 'ends']))
    expect(existsSync(join(folder, 'postern.db-wal'))).to.equal(false)
  })

  it('is not opened where a pragma does not hold', async () => {
    const memory = new sqlite3.Database(':memory:')
    const failure = await setPragmas(memory).catch((error: Error) => error)
    expect(failure).to.be.an('error').with.property('message').that.includes('journal_mode = wal')
    await new Promise((resolve) => memory.close(resolve))
  })

  it('is not opened where it was made with another auto_vacuum', async () => {
    const file = join(folder, 'postern.db')
    const made = new sqlite3.Database(file)
    await new Promise((resolve) =>
      made.exec('PRAGMA auto_vacuum = 1; CREATE TABLE t (a)', () => made.close(resolve)),
    )
    const failure = await openDatabase({ file }).catch((error: Error) => error)
    expect(failure).to.be.an('error').with.property('message').that.includes('auto_vacuum = 0')
  })

  it('and its log can be read by the owner alone', async () => {
    const before = process.umask(0)
    try {
      await addDrop(await opened(), newDrop())
    } finally {
      process.umask(before)
    }
    for (const end of ['', '-wal', '-shm']) {
      const mode = statSync(join(folder, `postern.db${end}`)).mode & 0o777
      expect(mode.toString(8), end).to.equal('600')
    }
  })

  it('is closed to others if an older one was open', async () => {
    const file = join(folder, 'postern.db')
    writeFileSync(file, '', { mode: 0o644 })
    await opened()
    expect(statSync(file).mode & 0o777).to.equal(0o600)
  })

  it('keeps what it holds when it is opened again', async () => {
    const first = await opened()
    await addDrop(first, newDrop())
    await first.destroy()
    open = []
    expect(await countDrops(await opened())).to.equal(1)
  })

  it('needs a place, and says so', async () => {
    for (const options of [{}, { url: '' }, { url: '', file: '' }]) {
      const failure = await openDatabase(options).catch((error: Error) => error)
      expect(failure).to.be.an('error').with.property('message').that.includes('DATABASE_URL')
    }
    const file = join(folder, 'absent', 'postern.db')
    const failure = await openDatabase({ file }).catch((error: Error) => error)
    expect(failure).to.be.an('error').with.property('message').that.includes(file)
    expect(existsSync(file)).to.equal(false)
  })
})

describe('a PostgreSQL connection', () => {
  it('waits for the disk, whatever the default of the database', async () => {
    const opened = await postgres.open()
    try {
      await opened.db.raw('ALTER DATABASE ?? SET synchronous_commit = off', [
        (await opened.db.raw('SELECT current_database() AS name')).rows[0].name,
      ])
      const again = await opened.again()
      expect((await again.raw('SHOW synchronous_commit')).rows).to.deep.equal([
        { synchronous_commit: 'on' },
      ])
    } finally {
      await opened.close()
    }
  })
})

onEachEngine('the schema', (db) => {
  it('can be taken back and made again', async () => {
    await db().migrate.rollback()
    expect(await db().schema.hasTable('drops')).to.equal(false)
    await db().migrate.latest()
    expect(await addDrop(db(), newDrop())).to.equal('added')
  })
})

onEachEngine('an error', (db) => {
  it('repeats nothing of what was to be stored', async () => {
    const id = new Uint8Array(randomBytes(32))
    const tooShort = newRecord({ id, sealed: bytes(4000) })
    const failures: unknown[] = [
      await addEnvelope(db(), 'records', tooShort).catch((e: unknown) => e),
    ]
    const values = { day: 1, key: Buffer.from(id), choice: Buffer.alloc(8) }
    await db()('echo_days').insert(values)
    failures.push(
      await db()('echo_days')
        .insert(values)
        .catch((e: unknown) => e),
    )
    for (const failure of failures) {
      expect(failure).to.be.an('error')
      const all = Object.getOwnPropertyNames(failure as Error).map((name) =>
        String(Reflect.get(failure as Error, name)),
      )
      const text = all.join('\n').toLowerCase()
      expect(text).to.match(/constraint/)
      expect(text).not.to.include(Buffer.from(id).toString('hex').slice(0, 16))
      expect(text).not.to.include(Buffer.from(id).toString('latin1').slice(0, 8))
    }
  })
})
