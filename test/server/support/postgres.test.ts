import { expect } from 'chai'
import knex from 'knex'
import {
  type PostgresConnection,
  postgresDatabase,
  postgresUrl,
} from '../../support/run/postgres.ts'

async function tables(connection: PostgresConnection | string): Promise<readonly string[]> {
  const db = knex({ client: 'pg', connection })
  try {
    const rows = await db('pg_tables').where({ schemaname: 'public' }).pluck('tablename')
    await db.schema.createTable('kept', (table) => table.integer('id'))
    return rows
  } finally {
    await db.destroy()
  }
}

describe('the PostgreSQL of the tests', () => {
  it('gives an empty database to each caller', async () => {
    expect(await tables(await postgresDatabase())).to.deep.equal([])
    expect(await tables(await postgresDatabase())).to.deep.equal([])
  })

  it('can be named by one URL', async () => {
    expect(await tables(await postgresUrl())).to.deep.equal([])
  })

  it('keeps what was written in its own database', async () => {
    const connection = await postgresDatabase()
    expect(await tables(connection)).to.deep.equal([])
    const db = knex({ client: 'pg', connection })
    expect(await db('kept').count()).to.deep.equal([{ count: '0' }])
    await db.destroy()
  })

  it('listens on a socket file and on no port', async () => {
    const db = knex({ client: 'pg', connection: await postgresDatabase() })
    const settings = await db.raw('select current_setting(?) as ports', ['listen_addresses'])
    await db.destroy()
    expect(settings.rows).to.deep.equal([{ ports: '' }])
  })
})
