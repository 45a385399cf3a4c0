import type { Wait } from '../../../server/mail/schedule.ts'

/** A clock that moves only when told to, and wakes the sleeper that waits for it. */
export interface WaitingClock {
  now(): number
  /** Move on by milliseconds, or back; the sleeper sleeps on, as while a machine sleeps. */
  advance(ms: number): void
  readonly wait: Wait
  /**
   * Go on to `time`, and wake each sleeper on the way in turn. A woken sleeper must wait again in the end; its work
   * until then takes no time.
   */
  runTo(time: number): Promise<void>
}

interface Sleeper {
  readonly until: number
  wake(): void
}

/** A clock for one sleeper. @param start milliseconds since 1970-01-01 UTC */
export function waitingClock(start: number): WaitingClock {
  let at = start
  let sleeper: Sleeper | null = null
  let asleep: () => void = () => {}
  const untilAsleep = async (): Promise<Sleeper> => {
    while (sleeper === null) {
      await new Promise<void>((resolve) => {
        asleep = resolve
      })
    }
    return sleeper
  }
  return {
    now: () => at,
    advance: (ms) => {
      at += ms
    },
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason)
        signal.addEventListener('abort', stop, { once: true })
        const wake = () => {
          signal.removeEventListener('abort', stop)
          resolve()
        }
        sleeper = { until: at + ms, wake }
        asleep()
      }),
    runTo: async (time) => {
      for (;;) {
        const { until, wake } = await untilAsleep()
        if (until > time) break
        at = Math.max(at, until)
        sleeper = null
        wake()
      }
      at = Math.max(at, time)
    },
  }
}
