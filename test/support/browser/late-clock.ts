import type { Page } from 'puppeteer-core'
import { concat, utf8 } from '../../../crypto/primitives/bytes.ts'
import type { PageFiles } from '../../../server/pages.ts'
import { changedPages } from './changed-pages.ts'

/** Milliseconds from which on the worker of the reporter's page waits for the test, and not for time. */
const LONG = 60_000

const CHANNEL = 'late-clock'

/** Runs in the worker before its own code: what is to come later comes when the page says so. */
const PRELUDE = `{
  const soon = globalThis.setTimeout
  let time = 0
  let held = []
  globalThis.setTimeout = (work, ms, ...rest) =>
    ms < ${LONG} ? soon(work, ms, ...rest) : held.push({ at: time + ms, work })
  new BroadcastChannel('${CHANNEL}').onmessage = ({ data }) => {
    time += data
    const due = held.filter(({ at }) => at <= time)
    held = held.filter((one) => !due.includes(one))
    for (const { work } of due) work()
  }
}
`

/** The pages with a worker in which minutes go by only when `letPass` says so. */
export function withLateClock(pages: PageFiles): PageFiles {
  return changedPages(pages, (path, { body }) =>
    path.startsWith('/assets/worker-') ? concat(utf8(PRELUDE), body) : body,
  )
}

/** Let `ms` go by in the worker of a page, for what waits for a minute or longer. */
export async function letPass(page: Page, ms: number): Promise<void> {
  await page.evaluate((name, time) => new BroadcastChannel(name).postMessage(time), CHANNEL, ms)
}
