import { existsSync, readdirSync, unlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, isoDate } from '../../crypto/days/calendar.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { BACKUP, BACKUP_DAYS, readBackupHeader } from '../../crypto/vault/backup.ts'

/** Name of the public key of backups, in the folder of the keys and in DATA_DIR. */
export const PUBLIC_FILE = 'backup.pub'
const NAME = /^postern-\d{4}-\d\d-\d\d\.backup$/

/** The name tells the day, as the file does, and nothing else. */
export function backupName(day: Day): string {
  return `postern-${isoDate(day)}.backup`
}

export interface KeptBackup {
  readonly path: string
  readonly day: Day
}

/** The first day on which a backup may not be put back any more. */
export function endOf({ day }: Pick<KeptBackup, 'day'>): Day {
  return day + BACKUP_DAYS
}

/** The backups in a folder, the oldest first; what is something else is left alone. */
export async function listBackups(folder: string): Promise<readonly KeptBackup[]> {
  if (!existsSync(folder)) return []
  const found: KeptBackup[] = []
  for (const name of readdirSync(folder).filter((one) => NAME.test(one))) {
    const path = join(folder, name)
    const day = await dayOfBackup(path).catch(unlessForeign)
    if (day !== null) found.push({ path, day })
  }
  return found.sort((one, other) => one.day - other.day)
}

function unlessForeign(error: unknown): null {
  if (error instanceof CryptoError) return null
  throw error
}

/** @throws CryptoError `malformed` if the file does not begin as a backup */
export async function dayOfBackup(path: string): Promise<Day> {
  const file = await open(path, 'r')
  try {
    const header = new Uint8Array(BACKUP.header)
    await file.read(header, 0, header.length, 0)
    return readBackupHeader(header).day
  } finally {
    await file.close()
  }
}

/**
 * Delete the backups of a folder that have ended.
 *
 * @param sure a day that has come for certain: a clock that is ahead must not delete the only backup
 * @returns how many
 */
export async function removeEnded(folder: string, sure: Day): Promise<number> {
  const ended = (await listBackups(folder)).filter((one) => endOf(one) <= sure)
  for (const { path } of ended) unlinkSync(path)
  return ended.length
}
