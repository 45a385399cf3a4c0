import { join } from 'node:path'
import type { Knex } from 'knex'
import { openDatabase } from '../../../db/open.ts'
import { postgresUrl } from '../../support/run/postgres.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

export interface OpenedDatabase {
  readonly db: Knex
  /** Another pool on the same data. */
  again(): Promise<Knex>
  close(): Promise<void>
}

export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL'
  open(): Promise<OpenedDatabase>
}

export const sqlite: Engine = {
  name: 'SQLite',
  open: async () => {
    const folder = tempFolder('db')
    const file = join(folder, 'postern.db')
    return withPools(
      () => openDatabase({ file }),
      () => removeFolder(folder),
    )
  },
}

export const postgres: Engine = {
  name: 'PostgreSQL',
  open: async () => {
    const url = await postgresUrl()
    return withPools(
      () => openDatabase({ url }),
      () => undefined,
    )
  },
}

export const engines: readonly Engine[] = [sqlite, postgres]

/** Run the same tests on each engine; `db()` is fresh and empty in every test. */
export function onEachEngine(title: string, tests: (db: () => Knex, engine: Engine) => void): void {
  for (const engine of engines) {
    describe(`${title} on ${engine.name}`, () => {
      let opened: OpenedDatabase
      beforeEach(async () => {
        opened = await engine.open()
      })
      afterEach(() => opened.close())
      tests(() => opened.db, engine)
    })
  }
}

async function withPools(open: () => Promise<Knex>, clean: () => void): Promise<OpenedDatabase> {
  const pools: Knex[] = []
  const again = async (): Promise<Knex> => {
    const db = await open()
    pools.push(db)
    return db
  }
  return {
    db: await again(),
    again,
    close: async () => {
      for (const db of pools) await db.destroy()
      clean()
    },
  }
}
