import type { Knex } from 'knex'
import { toRow } from '../blob.ts'
import { batchesOf } from '../transaction.ts'
import type { TableRow } from './snapshot.ts'
import { type Row, TABLE_NAMES, type TableName } from './tables.ts'

/** Bytes of rows that wait for one statement. */
const AT_ONCE = 4_194_304

/** Whether no table of ours has a row, or none is there. */
export async function isEmpty(db: Knex): Promise<boolean> {
  for (const name of TABLE_NAMES) {
    if (!(await db.schema.hasTable(name))) continue
    if ((await db(name).first()) !== undefined) return false
  }
  return true
}

/** Delete every row of every table of ours: a restore that failed leaves nothing. */
export async function removeAll(db: Knex): Promise<void> {
  for (const name of [...TABLE_NAMES].reverse()) await db(name).delete()
}

/** Puts rows back, several at once, in the order in which they come. Call `flush` at the end. */
export class Filler {
  readonly #trx: Knex.Transaction
  #name: TableName | null = null
  #rows: Row[] = []
  #size = 0

  constructor(trx: Knex.Transaction) {
    this.#trx = trx
  }

  async add({ name, row }: TableRow, size: number): Promise<void> {
    if (name !== this.#name || this.#size >= AT_ONCE) await this.flush()
    this.#name = name
    this.#rows.push(row)
    this.#size += size
  }

  async flush(): Promise<void> {
    const name = this.#name
    if (name !== null)
      for (const batch of batchesOf(this.#rows)) await this.#trx(name).insert(batch.map(toRow))
    this.#rows = []
    this.#size = 0
  }
}
