import { closeSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { fromUtf8 } from '../../crypto/primitives/bytes.ts'
import { BACKUP_SECRET_MARK } from '../../crypto/vault/backup.ts'
import { VAULT_MAGIC } from '../../crypto/vault/vault-key.ts'
import { PUBLICATION_FILE } from '../../server/publication-file.ts'
import { PUBLIC_FILE } from '../backup/kept.ts'
import { CONTENT_FOLDER } from '../content/folder.ts'
import { type Line, ok, red } from './line.ts'

const OTHERS = 0o077
/** The right of others to change a file: the public key of backups is no secret, but another key would open them. */
const CHANGE = 0o022

/** Modes, owners and contents of DATA_DIR. @param uid of the user who looks; null if the system has none */
export function examineFolder(
  dataDir: string,
  backupDir: string | null,
  uid: number | null,
): Line[] {
  const folder = statSync(dataDir, { throwIfNoEntry: false })
  if (folder === undefined) {
    const remedy = 'set DATA_DIR as the server has it, or start the server once'
    return [red('DATA_DIR', `there is no ${dataDir}: ${remedy}`)]
  }
  const files = filesIn(dataDir)
  return [
    modes(dataDir, folder, files),
    owners(dataDir, folder, files, uid),
    contents(dataDir),
    secrets([dataDir, ...(backupDir === null ? [] : [backupDir])]),
  ]
}

interface Found {
  readonly name: string
  readonly path: string
  readonly stats: Stats
}

function filesIn(folder: string): Found[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats?.isFile() ? [{ name, path, stats }] : []
  })
}

function modes(dataDir: string, { mode }: Stats, files: readonly Found[]): Line {
  if ((mode & OTHERS) !== 0) {
    const text = `others may look into ${dataDir} (mode ${(mode & 0o777).toString(8)}): chmod 700 ${dataDir}`
    return red('modes', text)
  }
  const open = files
    .filter(({ name, stats }) => (stats.mode & (name === PUBLIC_FILE ? CHANGE : OTHERS)) !== 0)
    .map(({ name }) => name)
  if (open.length === 0) return ok('modes', 'only its owner reads DATA_DIR')
  const paths = open.map((name) => join(dataDir, name)).join(' ')
  const text = `others may read or change ${open.join(', ')} in ${dataDir}: chmod 600 ${paths}`
  return red('modes', text)
}

function owners(
  dataDir: string,
  { uid: owner }: Stats,
  files: readonly Found[],
  uid: number | null,
): Line {
  if (uid !== null && uid !== 0 && uid !== owner) {
    return red('owner', `${dataDir} belongs to another user: run this as the user of the server`)
  }
  const strange = files.filter(({ stats }) => stats.uid !== owner).map(({ name }) => name)
  if (strange.length === 0) return ok('owner', 'one user owns DATA_DIR and the files in it')
  const text = `${strange.join(', ')} in ${dataDir} belong to another user than the folder: chown them to the user of the server`
  return red('owner', text)
}

function contents(dataDir: string): Line {
  const missing = [PUBLICATION_FILE, CONTENT_FOLDER].filter(
    (name) => statSync(join(dataDir, name), { throwIfNoEntry: false }) === undefined,
  )
  if (missing.length === 0)
    return ok('content', `${PUBLICATION_FILE} and ${CONTENT_FOLDER}/ are there`)
  const text = `${missing.join(' and ')} missing in ${dataDir}: copy what the ceremony made there`
  return red('content', text)
}

/** The first bytes of files that have no place on a server, and their names for a person. */
const SECRETS = [
  [BACKUP_SECRET_MARK, 'the secret key of backups'],
  [fromUtf8(VAULT_MAGIC), 'a root key or a vault'],
] as const

function secrets(folders: readonly string[]): Line {
  const found = folders
    .flatMap((folder) => (statSync(folder, { throwIfNoEntry: false }) ? filesIn(folder) : []))
    .flatMap(({ path }) => {
      const what = SECRETS.find(([mark]) => beginning(path).startsWith(mark))?.[1]
      return what === undefined ? [] : [`${path} is ${what}`]
    })
  if (found.length === 0) return ok('secrets', 'no key lies beside the data')
  return red('secrets', `${found.join('; ')}: take it off this machine`)
}

function beginning(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = new Uint8Array(32)
      return Buffer.from(bytes.subarray(0, readSync(file, bytes))).toString('latin1')
    } finally {
      closeSync(file)
    }
  } catch {
    // who may not read it is told by the owner's line
    return ''
  }
}
