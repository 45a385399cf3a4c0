import { addEcho, type NewEcho } from './echoes.ts'
import { type Added, addEnvelope, countRows, type NewEnvelope } from './shelf.ts'
import { type Db, write } from './transaction.ts'

export interface NewDrop extends NewEnvelope {
  readonly life: number
  /** 25,776 bytes: what is stored, compared and handed to desks */
  readonly sealed: Uint8Array
  readonly echo: NewEcho
}

/**
 * Store a drop and its echo in one transaction, in tables that nothing links. A repeat of the same bytes adds
 * no echo, so a sender who repeats one drop with ever other echoes pushes nobody's echo off the page.
 * PROTOCOL.md section 10
 *
 * @returns `different` if the id is taken by other bytes: then nothing was written
 */
export function addDrop(db: Db, drop: NewDrop): Promise<Added> {
  return write(db, async (trx) => {
    const placed = await addEnvelope(trx, 'drops', drop)
    if (typeof placed === 'object') return 'different'
    if (placed === 'added') await addEcho(trx, drop.echo)
    return placed
  })
}

export function countDrops(db: Db): Promise<number> {
  return countRows(db, 'drops')
}
