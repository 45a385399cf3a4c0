import { isoDate } from '../../crypto/days/calendar.ts'
import { fromUtf8 } from '../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { decodeBackupSecret } from '../../crypto/vault/backup.ts'
import { readConfig } from '../../server/config.ts'
import { startError } from '../../server/start-error.ts'
import { FLAG, print, required, runCommand, TEXT } from '../cli/command.ts'
import { naming, readBytes } from '../cli/files.ts'
import { putBack } from './put-back.ts'
import { verifyBackup } from './verify.ts'

const HELP = `npm run restore -- --key FILE --backup FILE [--verify]

Puts a backup back, into the empty folder that DATA_DIR names and, if DATABASE_URL is set, into the empty database
there. SQLite and PostgreSQL take each other's backups. Stop the server that it replaces first, for good: both
would take reports, and no desk would see all of them.

  --key FILE     the secret key of backups, backup.key
  --backup FILE  the backup
  --verify       puts it back into a folder for temporary files, starts a server on it, and removes both:
                 nothing else is changed. Do it on the machine that has the key.

What came after the backup is missing. server/INSTALL.md says who has to do what ("Put a backup back").`

const OPTIONS = { key: TEXT, backup: TEXT, verify: FLAG } as const

await runCommand(HELP, OPTIONS, async (options) => {
  const path = required(options, 'backup')
  const key = required(options, 'key')
  const p = await loadSodium()
  const seed = naming(key, () => decodeBackupSecret(p, fromUtf8(readBytes(key))))
  const now = Date.now()
  if (options.verify) {
    const { day, root, notes } = await verifyBackup({ p, seed, path, now })
    print(`${path}: whole, of ${isoDate(day)}; a server started on it`)
    if (root !== null) print(`its reception, to compare with a poster: ${root}`)
    for (const note of notes) print(`it said: ${note}`)
    return
  }
  const config = readConfig(process.env)
  try {
    const day = await putBack({ p, seed, path, config, now })
    print(
      `${path} is back in ${config.dataDir}, as of ${isoDate(day)}. What came since is missing.`,
    )
    print('Read "Put a backup back" in server/INSTALL.md before you start the server.')
  } catch (error) {
    throw startError(error, config)
  }
})
