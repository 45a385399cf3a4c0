import { type Day, dayOf } from '../crypto/days/calendar.ts'
import { readFingerprint } from '../crypto/keys/fingerprint.ts'
import { ConfigError, type Environment } from './config-error.ts'
import { type MailSettings, readMail } from './mail/config.ts'
import { isOnionAddress } from './onion.ts'

/** The settings of an operator; read once, at the start. Nothing else reads the environment. */
export interface Config {
  /** The address on which reporters' requests are taken. */
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** The address on which the desks' requests are taken: another one, so that it can be shut off from outside. */
  readonly staffHost: string
  readonly staffPort: number
  /** Folder of the database, of the blocks, and of `publication.bin`. */
  readonly dataDir: string
  /** `postgres://…`, or null for SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  /** Seconds between two builds of the board. */
  readonly boardPeriod: number
  /** Seconds from one tick to the next, when desks see what has come; 0, for tests and trials: they see it at once. */
  readonly tick: number
  /** Cover drops that the server makes in a day, on average; 0 for none. */
  readonly cover: number
  /** Drops that the reserve holds; beyond it the server says `full`. */
  readonly dropLimit: number
  /** New records of one member in an hour and in a day; beyond it the server says `quota`. */
  readonly recordsPerHour: number
  readonly recordsPerDay: number
  /** Percent of the disk that blocks may take. */
  readonly blockShare: number
  /** Tickets an hour, of the whole instance, up to which a ticket costs nothing; 60 at least. */
  readonly calmTickets: number
  /** A reverse proxy stands in front, and the last entry of its X-Forwarded-For is the visitor. */
  readonly forwardedFor: boolean
  /** `http://….onion` where the same pages are reached, without a slash at the end; or null. */
  readonly onionAddress: string | null
  /** The present day by the operator's word, against all doubts; null if the operator has not stated it. */
  readonly clockConfirmed: Day | null
  /** Fingerprint of the root that the operator says is right, against a root that came another way; or null. */
  readonly followRoot: string | null
  /** Folder into which backups go, and at whose age the doctor looks; or null. The server does not use it. */
  readonly backupDir: string | null
  /** Folder with the signed files of an enrolment with WEBCAT, or null: then workers start from checked bytes. */
  readonly webcat: string | null
  /** The daily mail to the reception, or null for none. */
  readonly mail: MailSettings | null
}

/**
 * Drops that a box holds: 20,000 from reporters, and in the 26 weeks that a drop lives 8,736 of cover
 * (182 days of 48) and 5,200 of ten desks that send four on each of 130 working days. Six times the
 * square root of those 13,936 is 708: 34,644 in all. While there are fewer than 3,500 from reporters it
 * is less than half full, and every drop has its whole life.
 */
const DROP_LIMIT = 35_000

/**
 * Read the configuration.
 *
 * @throws ConfigError at the first variable that cannot be used
 */
export function readConfig(environment: Environment): Config {
  const number = (name: string, fallback: number, min: number, max: number): number => {
    const problem = `is not a whole number from ${min} to ${max}: set one`
    const parse = (text: string) => {
      const value = Number(text)
      return /^\d{1,10}$/.test(text) && value >= min && value <= max ? value : undefined
    }
    return read(environment, name, fallback, parse, problem, ` for ${fallback}`)
  }
  const host = (name: string): string =>
    read(environment, name, '127.0.0.1', matching(/^[\w.:%-]+$/), NO_HOST)
  return {
    host: host('HOST'),
    port: number('PORT', 8080, 0, 65_535),
    staffHost: host('STAFF_HOST'),
    staffPort: number('STAFF_PORT', 8081, 0, 65_535),
    dataDir: environment.DATA_DIR || '.data',
    databaseUrl: readDatabaseUrl(environment),
    boardPeriod: number('BOARD_PERIOD', 60, 1, 3600),
    tick: read(environment, 'TICK', 900, tickOf, NO_TICK, ' for 15'),
    cover: number('COVER', 48, 0, 10_000),
    dropLimit: number('DROP_LIMIT', DROP_LIMIT, 1, 10_000_000),
    recordsPerHour: number('RECORDS_PER_HOUR', 4000, 60, 1_000_000),
    recordsPerDay: number('RECORDS_PER_DAY', 12_000, 60, 10_000_000),
    blockShare: number('BLOCK_SHARE', 50, 0, 95),
    calmTickets: number('CALM_TICKETS', 60, 60, 1_000_000_000),
    forwardedFor: read(environment, 'FORWARDED_FOR', '0', matching(/^[01]$/), NO_SWITCH) === '1',
    onionAddress: read(environment, 'ONION_ADDRESS', null, onionOf, NO_ONION),
    clockConfirmed: read(environment, 'CLOCK_CONFIRMED', null, statedDay, NO_DAY),
    followRoot: read(environment, 'FOLLOW_ROOT', null, rootOf, NO_FINGERPRINT),
    backupDir: environment.BACKUP_DIR || null,
    webcat: environment.WEBCAT || null,
    mail: readMail(environment),
  }
}

const NO_HOST =
  'is not an address: give one of this machine without scheme and port, such as 127.0.0.1'
const NO_TICK = 'is not a number of minutes from 1 to 60: set one'
const NO_SWITCH = 'is neither 0 nor 1: set 1 for yes'
const NO_ONION =
  'is not an onion address of version 3: give http:// and the name in the service\'s file "hostname", with nothing after .onion'
const NO_DAY = "is not a day: give today's as in the line of the log, such as 2027-01-31"
const NO_FINGERPRINT =
  'is not a fingerprint, or has a slip in it: read the eight groups of fingerprint.txt again'

/**
 * Read one variable.
 *
 * @param parse gives the value of a text; undefined if it cannot be used
 * @param problem what such a text is not, and the remedy
 * @returns `fallback` if the variable is not set
 */
function read<Value, Fallback>(
  environment: Environment,
  name: string,
  fallback: Fallback,
  parse: (text: string) => Value | undefined,
  problem: string,
  instead = '',
): Value | Fallback {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const value = parse(text)
  if (value !== undefined) return value
  throw new ConfigError(`${name}="${text}" ${problem}, or unset ${name}${instead}`)
}

function matching(pattern: RegExp) {
  return (text: string) => (pattern.test(text) ? text : undefined)
}

/** Minutes; a number with `s` behind it is seconds, for trials. */
function tickOf(text: string): number | undefined {
  const [, count, seconds] = /^(\d{1,4})(s?)$/.exec(text) ?? []
  const tick = Number(count) * (seconds ? 1 : 60)
  return tick >= 1 && tick <= 3600 ? tick : undefined
}

function rootOf(text: string): string | undefined {
  const read = readFingerprint(text, 'root')
  return read.kind === 'read' ? read.print : undefined
}

function onionOf(text: string): string | undefined {
  return isOnionAddress(text) ? text : undefined
}

function statedDay(text: string): Day | undefined {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  // a day that the month does not have is taken for one of the next
  const isDay = Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
  return isDay ? dayOf(time) : undefined
}

function readDatabaseUrl(environment: Environment): string | null {
  const text = environment.DATABASE_URL
  if (text === undefined || text === '') return null
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text
  // the value may hold a password, so it is not repeated
  throw new ConfigError(
    'DATABASE_URL (value not shown) is not a PostgreSQL URL: give postgres://user:password@host/database, or unset it for SQLite in DATA_DIR',
  )
}

/**
 * Whether the database may lie on the disk of DATA_DIR: SQLite does, and a PostgreSQL of this machine may,
 * also in a container, which has a name without a dot. PostgreSQL tells only its administrator where its
 * files lie.
 */
export function mayShareDisk(databaseUrl: string | null): boolean {
  if (databaseUrl === null) return true
  const { hostname, searchParams } = new URL(databaseUrl)
  const host = searchParams.get('host') ?? hostname
  return host === '' || host.startsWith('/') || /^([^.:]+|127\.[\d.]+|\[?::1\]?)$/.test(host)
}
