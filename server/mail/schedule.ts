import { DAY_MS } from '../../crypto/days/calendar.ts'
import { isWorkingDay } from '../../crypto/days/working-days.ts'
import type { Log } from '../log.ts'
import type { Schedule } from '../time/schedule.ts'
import type { MailSettings } from './config.ts'
import type { SendMail } from './mail.ts'
import { aheadOfUtc } from './norway.ts'

/** Wait for `ms` milliseconds. @throws when `signal` says so */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/** All that the daily mail depends on: nothing here knows of a database, a request or a case. */
export interface MailContext {
  readonly settings: MailSettings
  readonly send: SendMail
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number
  readonly wait: Wait
  readonly log: Pick<Log, 'fault' | 'note'>
}

const MINUTE_MS = 60_000
/** Milliseconds after the time of the mail. Once the relay has taken it for everybody, the rest are skipped. */
const ATTEMPTS = [0, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS]
/** A machine that slept longer than this beyond a time lets it go by. */
const LATE_MS = MINUTE_MS

/** The relay took the mail for some, and not for others. */
class RefusedRecipients extends Error {}

/**
 * Send the daily mail at its time, again and again until stopped. A time at which the server was not running
 * goes by without mail: a late mail would tell when the server was started, and incoming reports must not be
 * able to move it.
 */
export function startMail(context: MailContext): Schedule {
  const stopped = new AbortController()
  const running = run(context, stopped.signal).catch((error: unknown) => {
    if (!stopped.signal.aborted) context.log.fault('the schedule of the mail', error)
  })
  return {
    stop: () => {
      stopped.abort()
      return running
    },
  }
}

async function run(context: MailContext, signal: AbortSignal): Promise<void> {
  const { settings, now, log } = context
  for (let last = now(); ; ) {
    // a clock that is set back sends no mail twice
    const time = nextMailTime(Math.max(last, now()), settings.at)
    await waitUntil(context, time, signal)
    last = time
    if (now() - time <= LATE_MS) await sendOn(context, time, signal)
    else log.note('the machine slept at the time of the daily mail: none is sent today')
  }
}

async function sendOn(context: MailContext, time: number, signal: AbortSignal): Promise<void> {
  const { settings, send, log } = context
  let left = settings.to
  for (const after of ATTEMPTS) {
    await waitUntil(context, time + after, signal)
    try {
      left = await send(time, left, signal)
      if (left.length === 0) return
      log.fault('the daily mail', new RefusedRecipients())
    } catch (error) {
      signal.throwIfAborted()
      log.fault('the daily mail', error)
    }
  }
  log.note('the daily mail did not reach everybody: nothing more is sent until the next')
}

/** Timers do not count the sleep of a machine, so the clock is looked at every minute. */
async function waitUntil(
  { now, wait }: MailContext,
  time: number,
  signal: AbortSignal,
): Promise<void> {
  while (now() < time) await wait(Math.min(time - now(), MINUTE_MS), signal)
}

/**
 * The first time after `after` at which mail goes: a working day of Norway, `at` minutes after its
 * midnight there. It depends on the calendar and on nothing else.
 *
 * @param after milliseconds since 1970-01-01 UTC, as is the result
 */
export function nextMailTime(after: number, at: number): number {
  for (let day = Math.floor((after + aheadOfUtc(after)) / DAY_MS); ; day++) {
    if (!isWorkingDay(day)) continue
    const asIfUtc = day * DAY_MS + at * MINUTE_MS
    // clocks are changed on Sundays, at 01:00 UTC: on a working day both instants have one offset
    const time = asIfUtc - aheadOfUtc(asIfUtc)
    if (time > after) return time
  }
}
