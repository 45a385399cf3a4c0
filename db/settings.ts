import { fromBlob, toBlob } from './blob.ts'
import { type Db, write } from './transaction.ts'

/** The few things the server must remember beside envelopes. SCHEMA.md, "settings" */
export type SettingName =
  | 'filler-echoes'
  | 'turned-day'
  | 'nightly-day'
  | 'blocks-day'
  | 'tick'
  | 'root'
  | 'content'
  | 'server-id'
  | 'term'

interface SettingRow {
  readonly name: string
  readonly value: Uint8Array
}

export async function getSetting(db: Db, name: SettingName): Promise<Uint8Array | null> {
  const row = await db<SettingRow>('settings').where({ name }).first('value')
  return row === undefined ? null : fromBlob(row.value)
}

/** Overwrites the value before. */
export async function putSetting(db: Db, name: SettingName, value: Uint8Array): Promise<void> {
  await write(db, (trx) =>
    trx('settings')
      .insert({ name, value: toBlob(value) })
      .onConflict('name')
      .merge(['value']),
  )
}
