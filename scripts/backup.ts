import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isoDate } from '../crypto/days/calendar.ts'
import { asKemSeed } from '../crypto/keys/keys.ts'
import { fromUtf8, systemRandom } from '../crypto/primitives/bytes.ts'
import { SIZE } from '../crypto/primitives/labels.ts'
import { loadSodium } from '../crypto/primitives/sodium.ts'
import { BACKUP_DAYS, decodeBackupPublic, encodeBackupKey } from '../crypto/vault/backup.ts'
import { type Config, readConfig } from '../server/config.ts'
import { startError } from '../server/start-error.ts'
import { endOf, PUBLIC_FILE } from './backup/kept.ts'
import { makeBackup } from './backup/make.ts'
import { print, required, runCommands, say, TEXT, type Values } from './cli/command.ts'
import { naming, readBytes, requireNew, writeNew } from './cli/files.ts'

const SECRET_FILE = 'backup.key'

const HELP = `npm run backup -- keys --out FOLDER
npm run backup -- make [--key FILE] [--to FOLDER]
npm run backup -- daily [--key FILE] [--to FOLDER]

keys   makes ${SECRET_FILE} and ${PUBLIC_FILE}. Do it on another machine than the server. Keep ${SECRET_FILE}, one line that
       you can also print, off the server and in two places: without it no backup opens. Copy ${PUBLIC_FILE}
       into DATA_DIR of the server.
make   backs up the server whose DATA_DIR and DATABASE_URL are set, while it runs, into one sealed file.
       It deletes backups in the folder that are ${BACKUP_DAYS} days old.
daily  the same, for a timer: while there is no ${PUBLIC_FILE}, it says so in one line, and that is no fault.

  --out FOLDER   where the keys go
  --key FILE     the public key (${PUBLIC_FILE} in DATA_DIR)
  --to FOLDER    where the backup goes: another disk than that of DATA_DIR (BACKUP_DIR)

Run it once a day, after 03:00, as the user of the server. Copy the files to another machine as they are, and
delete those copies too after ${BACKUP_DAYS} days. Try one by "npm run restore -- --verify" once a month.`

const OPTIONS = { out: TEXT, key: TEXT, to: TEXT } as const
type Options = Values<typeof OPTIONS>

async function keys(options: Options): Promise<void> {
  const out = required(options, 'out')
  const files = [join(out, SECRET_FILE), join(out, PUBLIC_FILE)] as const
  requireNew(files)
  requireWritable(out)
  const p = await loadSodium()
  const made = encodeBackupKey(p, asKemSeed(systemRandom(SIZE.key)))
  writeNew(files[0], made.secret)
  writeNew(files[1], made.public)
  print(`${files[0]}: keep it off the server, in two places`)
  print(`${files[1]}: copy it into DATA_DIR of the server`)
}

/** @throws Error with a remedy if this user may not write a folder */
function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    if (!isForbidden(error)) throw error
    throw new Error(
      `the user who runs this command may not write ${folder}: choose a folder of that user. The command of the package runs as postern also if root starts it, so that "install -d -o postern -m 700 FOLDER" makes one`,
    )
  }
}

function isForbidden(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^E(?:ACCES|PERM|ROFS)$/.test(String(error.code))
  )
}

const keyFile = (options: Options, { dataDir }: Config) => options.key ?? join(dataDir, PUBLIC_FILE)

/** @returns what to do if nobody made a key */
const keyMissing = (file: string) =>
  `there is no ${file}: make a key by "npm run backup -- keys" on another machine, and copy its ${PUBLIC_FILE} there`

/** For a timer, which runs from the first day: a backup that nobody has set up is not a fault of each night. */
async function daily(options: Options): Promise<void> {
  const key = keyFile(options, readConfig(process.env))
  if (existsSync(key)) return make(options)
  say(`no backup today: ${keyMissing(key)}`)
}

async function make(options: Options): Promise<void> {
  const config = readConfig(process.env)
  const folder = options.to ?? config.backupDir
  if (folder === null) throw new Error('say where the backup goes: --to FOLDER, or BACKUP_DIR')
  const key = keyFile(options, config)
  const p = await loadSodium()
  const to = naming(key, () => decodeBackupPublic(p, fromUtf8(keyBytes(key))))
  const random = systemRandom
  try {
    const result = await makeBackup({ p, random, config, to, folder, now: Date.now() })
    print(`${result.path}: to be deleted on ${isoDate(endOf(result))}, with every copy`)
    if (result.removed > 0) print(`deleted, because they have ended: ${result.removed}`)
    if (result.missing > 0) {
      say(
        `${result.missing} blocks of files are in the database and cannot be read in the folder: they are not in the backup. Look at the disk`,
      )
      process.exitCode = 1
    }
  } catch (error) {
    throw startError(error, config)
  }
}

function keyBytes(file: string): Uint8Array {
  try {
    return readBytes(file)
  } catch (error) {
    if (isForbidden(error)) {
      throw new Error(
        `the user who runs this command may not read ${file}: with the package, put it there by "install -o postern -m 600 ${PUBLIC_FILE} /var/lib/postern/"`,
      )
    }
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new Error(keyMissing(file))
  }
}

await runCommands(HELP, OPTIONS, { keys, make, daily })
