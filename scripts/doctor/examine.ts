import { statfs } from 'node:fs/promises'
import { dayOf, isoDate } from '../../crypto/days/calendar.ts'
import { type Random, toHex } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { ConfigError, type Environment } from '../../server/config-error.ts'
import type { Disk } from '../../server/limits.ts'
import { endOf, listBackups } from '../backup/kept.ts'
import { examineData } from './data.ts'
import { examineFolder } from './folder.ts'
import { type Line, ok, red } from './line.ts'
import { examineLogs } from './logs.ts'
import { examineRunning } from './running.ts'
import { examineServed } from './served.ts'

export interface Examined {
  readonly p: Primitives
  readonly random: Random
  readonly environment: Environment
  /** The address of the reporters' pages, from outside; null if only this machine is looked at. */
  readonly url: URL | null
  /** The folder of the proxy's logs. */
  readonly logs: string | null
  /** `HOST:PORT` of a SOCKS proxy that reaches the onion service. */
  readonly socks: string | null
  /** An authority that may vouch for the certificate, as PEM. */
  readonly ca: string | null
  /** Milliseconds. */
  readonly now: number
  /** Number of the user who looks; null if the system has none. */
  readonly uid: number | null
  /** Whether this machine has the timer of the package. */
  readonly hasTimer: boolean
  /** How large and full the disk is. */
  readonly disk?: () => Promise<Disk>
}

/** Look at an installation, with a server that runs or without one. Nothing is written. */
export async function examine(options: Examined): Promise<Line[]> {
  const { p, environment, now, uid } = options
  let config: Config
  try {
    config = readConfig(environment)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [red('settings', error.message)]
  }
  const folder = examineFolder(config.dataDir, config.backupDir, uid)
  const disk = options.disk ?? (() => diskOf(config.dataDir))
  return [
    ok('settings', `DATA_DIR=${config.dataDir}`),
    ...(await examineRunning(config)),
    ...folder,
    ...(await examineData(p, config, now, disk)),
    await examineBackups(config.backupDir, options.hasTimer, now),
    ...(await examineFromOutside(options, config)),
  ]
}

async function examineFromOutside(
  { url, logs, socks, ca, now, random }: Examined,
  config: Config,
): Promise<Line[]> {
  if (url === null) return []
  return [
    ...(await examineServed(url, config, { socks, ca, now })),
    await examineLogs(url, toHex(random(16)), logs),
  ]
}

async function diskOf(folder: string): Promise<Disk> {
  const { blocks, bavail, bsize } = await statfs(folder)
  return { size: blocks * bsize, free: bavail * bsize, unit: bsize }
}

/** A day is missed on a weekend; two are a fault. */
const OLD_DAYS = 2

/** Remedies for missing backups: with the timer of the package, and where each day's command is the operator's own. */
const REMEDY = {
  timer: {
    unset:
      'set it in /etc/postern/postern.conf to a folder of the user postern on another disk, and postern-backup.timer makes a backup each day',
    none: 'run "npm run backup -- make" once, and postern-backup.timer makes one each day',
    old: '"systemctl enable --now postern-backup.timer" makes one each day, and "journalctl -u postern-backup" says what went wrong',
  },
  hand: {
    unset: 'set it to a folder on another disk, and run "npm run backup -- make" each day',
    none: 'run "npm run backup -- make" each day',
    old: 'see why "npm run backup -- make" does not run each day',
  },
} as const

/** How old the newest backup is, and whether one is kept for too long. */
async function examineBackups(
  folder: string | null,
  hasTimer: boolean,
  now: number,
): Promise<Line> {
  const remedy = REMEDY[hasTimer ? 'timer' : 'hand']
  if (folder === null) return red('backups', `BACKUP_DIR is not set: ${remedy.unset}`)
  const today = dayOf(now)
  const all = await listBackups(folder)
  const newest = all.at(-1)
  if (newest === undefined) return red('backups', `there is none in ${folder}: ${remedy.none}`)
  const ended = all.filter((one) => endOf(one) <= today).map(({ path }) => path)
  if (today - newest.day > OLD_DAYS) {
    return red('backups', `the newest in ${folder} is of ${isoDate(newest.day)}: ${remedy.old}`)
  }
  if (ended.length > 0) return red('backups', `${ended.join(', ')} has ended: delete it`)
  return ok('backups', `the newest is of ${isoDate(newest.day)}`)
}
