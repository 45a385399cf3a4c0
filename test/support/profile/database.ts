import { copyFileSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import sqlite from 'sqlite3'
import { removeFolder, tempFolder } from '../run/temp.ts'

const MAGIC = Buffer.from('SQLite format 3\0')

export function isDatabase(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length))
}

/** Whether a file is read as part of the database beside it. */
export function isDatabaseLog(path: string): boolean {
  return /-(wal|shm|journal)$/.test(path)
}

type Row = Readonly<Record<string, unknown>>
type Ask = (query: string) => Promise<Row[]>

/** Virtual tables need modules of the browser's own; what is in them lies in tables beside them. */
const TABLES =
  "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'"

/** All rows of all tables of an SQLite database, as text. */
export function databaseText(file: string): Promise<string> {
  return askCopy(file, async (ask) => {
    const tables = await ask(TABLES)
    const rows = await Promise.all(tables.map(({ name }) => ask(`select * from "${String(name)}"`)))
    return rows.flat().map(rowText).join('\n')
  })
}

function rowText(row: Row): string {
  return Object.values(row)
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
    .map(String)
    .join('\n')
}

/**
 * Ask a copy of a database, with its log: the browser may have it open, or may have crashed with it.
 *
 * @throws Error of SQLite if the file is not whole
 */
export async function askCopy<T>(file: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const folder = tempFolder('database')
  const copy = join(folder, basename(file))
  for (const end of ['', '-wal', '-journal']) {
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`)
  }
  const database = await openFile(copy)
  const ask: Ask = (query) =>
    new Promise((resolve, reject) => {
      database.all<Row>(query, (error, rows) => (error ? reject(error) : resolve(rows)))
    })
  try {
    return await work(ask)
  } finally {
    await new Promise((resolve) => database.close(resolve))
    removeFolder(folder)
  }
}

function openFile(file: string): Promise<sqlite.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite.Database(file, (error) =>
      error ? reject(error) : resolve(database),
    )
  })
}
