import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { createLog } from '../../../server/log.ts'
import type { MailSettings } from '../../../server/mail/config.ts'
import { createMailer, type SendMail } from '../../../server/mail/mail.ts'
import { nextMailTime, startMail } from '../../../server/mail/schedule.ts'
import type { Schedule } from '../../../server/time/schedule.ts'
import { type WaitingClock, waitingClock } from '../../support/run/waiting-clock.ts'
import { deliver, startInstance } from '../../support/server/instance.ts'
import {
  mailTo,
  RELAY_CERTIFICATE,
  type Relay,
  type RelayOptions,
  startRelay,
} from '../../support/server/mail-relay.ts'

const HOUR_MS = 3_600_000
const EIGHT = 8 * 60
/** Monday 15 March 2027, 06:00 in Norway; Easter and summer time begin on the 28th. */
const MARCH = Date.UTC(2027, 2, 15, 5)
/** The working days of the 30 days from then on. */
const WORKING_DAYS = [
  ...[15, 16, 17, 18, 19, 22, 23, 24, 30, 31].map((day) => `2027-03-${day}`),
  ...['01', '02', '05', '06', '07', '08', '09', '12', '13'].map((day) => `2027-04-${day}`),
]

const DATE = /^Date: (.*)$/m
/** A mail with a sign instead of its date, in each place where the date stands. */
const dateless = (raw: string) =>
  raw.replace(DATE, 'Date: *').replace(/daily\.\d{4}-\d\d-\d\d\./, 'daily.*.')
const norway = new Intl.DateTimeFormat('sv-SE', {
  ...({ timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' } as const),
})
const norwegianDay = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Oslo', weekday: 'short' })
const clockOfNorway = (time: number) => norway.format(time)

/** Everything that a test started, to be stopped after it. */
const running: { stop(): Promise<void> }[] = []
const stopping = <T extends { stop(): Promise<void> }>(started: T): T => {
  running.unshift(started)
  return started
}
const relayWith = async (options: RelayOptions = {}) => stopping(await startRelay(options))

interface Sending {
  readonly clock: WaitingClock
  readonly log: readonly string[]
  readonly schedule: Schedule
}

/** The schedule of only the mail, from Monday at 06:00. */
function startSending(settings: MailSettings, send: SendMail = createMailer(settings)): Sending {
  const clock = waitingClock(MARCH)
  const log: string[] = []
  const context = { settings, send, log: createLog((line) => log.push(line), clock.now) }
  const schedule = startMail({ ...context, now: clock.now, wait: clock.wait })
  return { clock, log, schedule: stopping(schedule) }
}

describe('the daily mail', () => {
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop()
  })

  it('of 30 days is the same bytes but for the date, on working days alone, whatever came in', async () => {
    const runs = []
    for (const busy of [false, true]) {
      const relay = await relayWith()
      const clock = waitingClock(MARCH)
      const config = { mail: mailTo(relay) }
      const instance = stopping(await startInstance({ clock, wait: clock.wait, config, weeks: 6 }))
      const sent: string[] = []
      for (let hour = 0; hour < 30 * 24; hour++) {
        if (busy && hour % 24 === 1) for (let i = 0; i <= hour % 5; i++) await deliver(instance)
        if (hour % 24 === 0) await instance.server.tick()
        const before = relay.taken.length
        await clock.runTo(MARCH + (hour + 1) * HOUR_MS)
        if (relay.taken.length > before) sent.push(clockOfNorway(clock.now()))
      }
      expect(instance.log).to.deep.equal([])
      expect(sent).to.deep.equal(WORKING_DAYS.map((day) => `${day} 08:00:00`))
      runs.push(relay.taken)
    }
    const [quiet, busy] = runs
    expect(busy).to.deep.equal(quiet)
    const [first, ...others] = quiet!.map(({ raw }) => dateless(raw))
    for (const other of others) expect(other).to.equal(first)
    const dates = quiet!.map(({ raw }) => clockOfNorway(Date.parse(DATE.exec(raw)![1]!)))
    expect(dates).to.deep.equal(WORKING_DAYS.map((day) => `${day} 08:00:00`))
    expect(new Set(quiet!.map(({ raw }) => raw)).size).to.equal(WORKING_DAYS.length)
  })

  it('names nobody who gets it, no machine and no program, and has no link', async () => {
    const relay = await relayWith()
    const { clock } = startSending(mailTo(relay))
    await clock.runTo(MARCH + 4 * HOUR_MS)
    const [mail] = relay.taken
    expect(mail).to.deep.include({
      from: 'mottaket@example.org',
      to: ['anna@example.org', 'ola@example.org'],
      sender: 'example.org',
    })
    const [head = '', ...paragraphs] = mail!.raw.split('\r\n\r\n')
    const body = paragraphs.join('\r\n\r\n').replaceAll('=\r\n', '')
    expect(head.split('\r\n').filter((line) => !line.startsWith(' '))).to.deep.equal([
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'From: mottaket@example.org',
      'To: mottaket@example.org',
      'Subject: =?UTF-8?Q?Logg_inn_p=C3=A5_skranken_i_dag_/_Log_in?=',
      'Message-ID: <daily.2027-03-15.mottaket@example.org>',
      'Date: Mon, 15 Mar 2027 07:00:00 +0000',
      'Content-Transfer-Encoding: quoted-printable',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
    ])
    expect(body).to.contain('Logg inn p=C3=A5 skranken i dag.')
    expect(body).to.contain('Log in to the desk today.')
    for (const word of [/anna|ola@/, /https?:|www\./, /nodemailer|postern/i])
      expect(head + body).not.to.match(word)
  })

  it('says the organisation’s own words if it has any', async () => {
    const relay = await relayWith()
    const words = { subject: 'Sjekk skranken', text: 'Det er morgen.' }
    const { clock } = startSending(
      mailTo(relay),
      createMailer(mailTo(relay), { words: () => words }),
    )
    await clock.runTo(MARCH + 4 * HOUR_MS)
    const [{ raw } = { raw: '' }] = relay.taken
    expect(raw).to.contain('Subject: Sjekk skranken\r\n').and.contain('\r\n\r\nDet er morgen.')
    expect(raw).not.to.contain('Logg inn')
  })

  it('goes at one time of the clocks of Norway in summer and winter, never on a day off', () => {
    const times: number[] = []
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2029, 0, 1); times.push(at))
      at = nextMailTime(at, EIGHT)
    const local = times.map(clockOfNorway)
    expect(new Set(local.map((text) => text.slice(11)))).to.deep.equal(new Set(['08:00:00']))
    const days = times.map((time) => norwegianDay.format(time))
    expect([...new Set(days)].sort()).to.deep.equal(['Fri', 'Mon', 'Thu', 'Tue', 'Wed'])
    for (const day of ['2027-05-17', '2027-03-25', '2027-03-29', '2027-05-06', '2026-12-25'])
      expect(local.filter((text) => text.startsWith(day))).to.deep.equal([])
    expect(local).to.include.members(['2027-03-24 08:00:00', '2027-05-18 08:00:00'])
  })

  it('goes at any minute of the day, on the days that clocks are changed beside too', () => {
    for (const at of [0, 1, 90, 150, 1439]) {
      for (let day = 0; day < 400; day++) {
        const after = MARCH + day * DAY_MS
        const time = nextMailTime(after, at)
        expect(time).to.be.greaterThan(after)
        const [hours, minutes] = clockOfNorway(time).slice(11).split(':').map(Number)
        expect(hours! * 60 + minutes!).to.equal(at)
      }
    }
  })

  it('is tried four times where the relay is down, says no address of it, and comes the next day', async () => {
    const relay = await relayWith()
    const { port } = relay
    await relay.stop()
    const { clock, log } = startSending(mailTo(relay))
    await clock.runTo(MARCH + 20 * HOUR_MS)
    expect(log).to.deep.equal([
      ...Array.from({ length: 4 }, () => 'fault in the daily mail: Error ESOCKET'),
      'the daily mail did not reach everybody: nothing more is sent until the next',
    ])
    const later = await relayWith({ port })
    await clock.runTo(MARCH + 24 * HOUR_MS)
    expect(later.taken).to.deep.equal([])
    await clock.runTo(MARCH + 28 * HOUR_MS)
    expect(later.taken.map(({ raw }) => DATE.exec(raw)![1])).to.deep.equal([
      'Tue, 16 Mar 2027 07:00:00 +0000',
    ])
  })

  it('has the same bytes at a second attempt, which goes to those alone who were refused', async () => {
    const refused = new Set(['ola@example.org'])
    const relay = await relayWith({ accepts: (address) => !refused.has(address) })
    const { clock, log } = startSending(mailTo(relay))
    await clock.runTo(MARCH + 2 * HOUR_MS + 60_000)
    refused.clear()
    await clock.runTo(MARCH + 20 * HOUR_MS)
    expect(relay.taken.map(({ to }) => to)).to.deep.equal([
      ['anna@example.org'],
      ['ola@example.org'],
    ])
    expect(relay.taken[1]!.raw).to.equal(relay.taken[0]!.raw)
    expect(log).to.have.length(1)
    expect(log[0]).to.match(
      /^fault in the daily mail: RefusedRecipients at server\/mail\/schedule\.ts/,
    )
  })

  it('does not come late where the machine slept, or the server was started after the time', async () => {
    const relay = await relayWith()
    const { clock, log } = startSending(mailTo(relay))
    await clock.runTo(MARCH + HOUR_MS)
    clock.advance(2 * HOUR_MS)
    await clock.runTo(MARCH + 20 * HOUR_MS)
    expect(relay.taken).to.deep.equal([])
    expect(log).to.deep.equal([
      'the machine slept at the time of the daily mail: none is sent today',
    ])
    const other = waitingClock(MARCH + 2 * HOUR_MS + 1)
    const settings = mailTo(relay)
    const context = { settings, send: createMailer(settings), now: other.now, wait: other.wait }
    stopping(startMail({ ...context, log: createLog((line) => expect.fail(line)) }))
    await other.runTo(MARCH + 23 * HOUR_MS)
    expect(relay.taken).to.deep.equal([])
  })

  it('does not come twice where the clock is set back', async () => {
    const relay = await relayWith()
    const settings = mailTo(relay)
    const send = createMailer(settings)
    const { clock } = startSending(settings, async (...mail) => {
      const refused = await send(...mail)
      clock.advance(-2 * HOUR_MS)
      return refused
    })
    await clock.runTo(MARCH + 20 * HOUR_MS)
    expect(relay.taken).to.have.length(1)
  })

  it('is given to no relay elsewhere without encryption, nor to one that nobody vouches for', async () => {
    const login = { name: 'desk', password: 'a-password' }
    const options = { login: 'desk a-password' }
    const now = Date.now()
    const attempt = async (relay: Relay, tls: 'whole' | 'started', ca?: string) => {
      const settings = mailTo(relay, {
        relay: { host: 'localhost', port: relay.port, tls, login },
      })
      const send = createMailer(settings, ca ? { ca } : {})
      return send(now, settings.to, new AbortController().signal).then(
        () => 'taken',
        ({ code }) => code,
      )
    }
    const plain = await relayWith({ ...options, disabledCommands: ['STARTTLS'] })
    const starting = await relayWith(options)
    const whole = await relayWith({ ...options, secure: true })
    expect(await attempt(plain, 'started', RELAY_CERTIFICATE)).to.equal('ETLS')
    expect(await attempt(starting, 'started')).to.match(/^(?:ETLS|ESOCKET)$/)
    expect(await attempt(whole, 'whole')).to.match(/^(?:ETLS|ESOCKET)$/)
    for (const { taken, logins } of [plain, starting, whole])
      expect([taken, logins]).to.deep.equal([[], []])
    expect(await attempt(starting, 'started', RELAY_CERTIFICATE)).to.equal('taken')
    expect(await attempt(whole, 'whole', RELAY_CERTIFICATE)).to.equal('taken')
    for (const { taken } of [starting, whole])
      expect(taken[0]).to.deep.include({ encrypted: true, login: 'desk' })
  })

  it('keeps a login out of the log, and sends nothing where it is not taken', async () => {
    const relay = await relayWith({ login: 'desk right', allowInsecureAuth: true })
    const login = { name: 'desk', password: 'wrong-password' }
    const settings = mailTo(relay)
    const { clock, log } = startSending({ ...settings, relay: { ...settings.relay, login } })
    await clock.runTo(MARCH + 20 * HOUR_MS)
    expect(relay.taken).to.deep.equal([])
    expect(relay.logins).to.have.length(4)
    expect(log).to.have.length(5)
    expect(log[0]).to.equal('fault in the daily mail: Error EAUTH')
    expect(log.join()).not.to.match(/desk|password|example|127\.0/)
  })

  it('ends at once with the server, while it waits and while a relay is silent', async () => {
    const relay = await relayWith()
    const waiting = startSending(mailTo(relay))
    await waiting.schedule.stop()
    let silent: () => void = () => {}
    const reached = new Promise<void>((resolve) => {
      silent = resolve
    })
    const deaf = await relayWith({ onConnect: () => silent() })
    const sending = startSending(mailTo(deaf))
    const run = sending.clock.runTo(MARCH + 4 * HOUR_MS)
    await reached
    await sending.schedule.stop()
    expect(sending.log).to.deep.equal([])
    expect(await Promise.race([run, 'nothing more'])).to.equal('nothing more')
  })
})
