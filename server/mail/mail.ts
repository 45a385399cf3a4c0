import { dayOf, isoDate } from '../../crypto/days/calendar.ts'
import type { MailRelay, MailSettings, MailWords } from './config.ts'

/**
 * Hand the mail of `time` to the relay, for some of its recipients.
 *
 * @param time milliseconds since 1970-01-01 UTC, when it was due; mails differ only in this
 * @returns those of `to` that the relay refused, while it took the mail for the others
 * @throws Error if the relay did not take it for anybody; its message may hold addresses
 */
export type SendMail = (
  time: number,
  to: readonly string[],
  signal: AbortSignal,
) => Promise<readonly string[]>

export interface MailerOptions {
  /** The organisation's words, asked for before each mail; null for those of the program. */
  readonly words?: () => MailWords | null
  /** Certificates, as PEM, that a relay's certificate may come from, instead of those of Node. */
  readonly ca?: string
}

/** No link: a mail with one teaches people to follow links in such mails. */
const WORDS: MailWords = {
  subject: 'Logg inn på skranken i dag / Log in to the desk today',
  text: `Logg inn på skranken i dag.

Denne e-posten kommer hver arbeidsdag til samme tid, enten det er kommet noe
eller ikke. Den vet ikke om noe er kommet. Bruk adressen du pleier å bruke;
her står ingen lenke. Kommer den ikke en arbeidsdag, logg inn likevel.


Log in to the desk today.

This mail comes every working day at the same time, whether or not something
has come in. It does not know whether anything has. Use the address that you
always use; there is no link here. Log in all the same on a working day when
this mail does not come.
`,
}

/** Milliseconds for each step of the talk with the relay. */
const STEP_MS = 30_000

/**
 * Make the sender of the daily mail: one mail for all recipients, who are named only in the envelope. So each
 * gets the same bytes, nobody's mailbox names a colleague, and the relay takes it for all at one moment.
 */
export function createMailer(settings: MailSettings, options: MailerOptions = {}): SendMail {
  const { relay, from } = settings
  const { words = () => null, ca } = options
  return async (time, to, signal) => {
    // large, and needed once a day by those who want a mail
    const { createTransport } = await import('nodemailer')
    const trust = ca ? { tls: { ca } } : {}
    const transport = createTransport({ ...connection(relay, from), ...trust })
    const { rejected } = await transport.sendMail({
      from,
      to: from,
      envelope: { from, to: [...to] },
      date: new Date(time),
      messageId: `<daily.${isoDate(dayOf(time))}.${from}>`,
      ...(words() ?? WORDS),
      textEncoding: 'quoted-printable',
      // so that no mailbox answers that its owner is away
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      xMailer: false,
      signal,
    })
    return to.filter((address) => rejected.includes(address))
  }
}

/** Without TLS, mail goes only to a relay on this machine. No mail is sent if the relay does not accept a login. */
function connection({ host, port, tls, login }: MailRelay, from: string) {
  return {
    host,
    port,
    secure: tls === 'whole',
    requireTLS: tls === 'started',
    ignoreTLS: tls === 'none',
    // our name to the relay: by default it would be the name of the machine
    name: from.slice(from.indexOf('@') + 1),
    ...(login ? { auth: { user: login.name, pass: login.password }, forceAuth: true } : {}),
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
  }
}
