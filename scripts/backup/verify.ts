import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '../../crypto/days/calendar.ts'
import { readConfig } from '../../server/config.ts'
import { createLog } from '../../server/log.ts'
import { startServer } from '../../server/main.ts'
import { standingOf } from '../../server/standing.ts'
import { putBack, type RestoreOptions } from './put-back.ts'

/** Problems of a scratch instance that say nothing of the backup. */
const OF_THIS_MACHINE = /disk of DATA_DIR/

export interface Verified {
  readonly day: Day
  /** Fingerprint of its reception's root, to be compared with a poster; null before the first key list. */
  readonly root: string | null
  /** Lines that the scratch server said of itself, such as that its key list ends soon. */
  readonly notes: readonly string[]
}

/**
 * Try a backup: put it back into a folder for temporary files, start a server on it that only this machine reaches, and
 * remove both.
 *
 * @param below where the folder is made
 * @throws Error with a remedy if it could not be put back, or no server starts on it
 */
export async function verifyBackup(
  options: Omit<RestoreOptions, 'config'>,
  below = tmpdir(),
): Promise<Verified> {
  const dataDir = mkdtempSync(join(below, 'postern-verify-'))
  const config = { ...readConfig({}), dataDir, port: 0, staffPort: 0 }
  try {
    const day = await putBack({ ...options, config })
    const notes: string[] = []
    let root: string | null = null
    const server = await startServer(config, new Map(), {
      now: () => options.now,
      scheduled: false,
      log: createLog((line) => notes.push(line)),
    })
    try {
      const { problems, keyList } = await standingOf(server.ctx)
      root = keyList?.root ?? null
      notes.push(...problems.map(({ text }) => text))
    } finally {
      await server.stop()
    }
    return { day, root, notes: notes.filter((note) => !OF_THIS_MACHINE.test(note)) }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
