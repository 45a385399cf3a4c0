import { ConfigError, type Environment } from '../config-error.ts'

/** Relay, recipients and time of the daily mail. */
export interface MailSettings {
  readonly relay: MailRelay
  /** The address of the sender and, in the header, also of the recipient. */
  readonly from: string
  /** The recipients; at least one. */
  readonly to: readonly string[]
  /** Minutes after midnight by the clocks of Norway. */
  readonly at: number
}

/** Words of the daily mail: the same for everybody, every day. */
export interface MailWords {
  readonly subject: string
  readonly text: string
}

/** A server that takes our mail. */
export interface MailRelay {
  readonly host: string
  readonly port: number
  /** From the first byte; by STARTTLS before anything is said; or not at all, only on this machine. */
  readonly tls: 'whole' | 'started' | 'none'
  readonly login: { readonly name: string; readonly password: string } | null
}

/** The people of a reception; a larger group is a mailing list, which has one address. */
const MOST_RECIPIENTS = 50
const DEFAULT_TIME = '08:00'

/**
 * Read the settings of the daily mail.
 *
 * @returns null if none is wanted: MAIL_URL is not set
 * @throws ConfigError at the first variable that cannot be used; never with a password in it
 */
export function readMail(environment: Environment): MailSettings | null {
  if (!environment.MAIL_URL) {
    const lone = ['MAIL_FROM', 'MAIL_TO', 'MAIL_AT'].find((name) => environment[name])
    if (lone === undefined) return null
    throw new ConfigError(
      `${lone} is set and MAIL_URL is not: give the server that takes mail, or unset ${lone}`,
    )
  }
  return {
    relay: readRelay(environment.MAIL_URL),
    from: readAddress('MAIL_FROM', environment.MAIL_FROM ?? ''),
    to: readRecipients(environment.MAIL_TO ?? ''),
    at: readTime(environment.MAIL_AT || DEFAULT_TIME),
  }
}

const THIS_MACHINE = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/
const PORTS = { 'smtps:': 465, 'smtp:': 587 } as const

function readRelay(text: string): MailRelay {
  const url = URL.canParse(text) ? new URL(text) : null
  const login = url === null ? undefined : readLogin(url)
  const bare = url !== null && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === ''
  const scheme = url?.protocol
  const known = scheme === 'smtp:' || scheme === 'smtps:'
  if (url === null || login === undefined || !bare || !known || url.hostname === '') {
    // the value may hold a password, so it is not repeated
    throw new ConfigError(
      'MAIL_URL (value not shown) is not the address of a mail server: give smtps://user:password@host or smtp://user:password@host:587, with nothing after it and special characters of the password as %XX, or unset it for no mail',
    )
  }
  const host = url.hostname.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  const plain = THIS_MACHINE.test(host) ? 'none' : 'started'
  return {
    host,
    port: url.port === '' ? PORTS[scheme] : Number(url.port),
    tls: scheme === 'smtps:' ? 'whole' : plain,
    login,
  }
}

/** @returns null if the URL has none, undefined if it has half of one, or one that is garbled */
function readLogin(url: URL): MailRelay['login'] | undefined {
  if (url.username === '' && url.password === '') return null
  if (url.username === '' || url.password === '') return undefined
  try {
    return { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  } catch {
    return undefined
  }
}

const ADDRESS = /^[\w.!#$%&'*+/=?^{|}~-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}$/i

function readAddress(name: string, text: string): string {
  if (ADDRESS.test(text)) return text
  throw new ConfigError(
    `${name}="${text}" is not an e-mail address: give one such as reception@example.org, without a name before it`,
  )
}

function readRecipients(text: string): readonly string[] {
  const addresses = text.split(',').map((one) => readAddress('MAIL_TO', one.trim()))
  const lower = addresses.map((one) => one.toLowerCase())
  const twice = addresses.find((_, i) => lower.indexOf(lower[i] ?? '') !== i)
  if (twice !== undefined) {
    throw new ConfigError(`MAIL_TO names ${twice} twice: take one of them out`)
  }
  if (addresses.length <= MOST_RECIPIENTS) return addresses
  throw new ConfigError(
    `MAIL_TO names ${addresses.length} addresses, and ${MOST_RECIPIENTS} are the most: give the address of a mailing list`,
  )
}

function readTime(text: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes)
  throw new ConfigError(
    `MAIL_AT="${text}" is not a time of day from 00:00 to 23:59: give one such as 07:30, by the clocks of Norway, or unset MAIL_AT for ${DEFAULT_TIME}`,
  )
}
