import { h, type Markup } from '../../../shared/dom.ts'
import type { Look } from '../../../shared/session/visit.ts'
import { count } from '../../../texts/wording.ts'
import { actions, button, notice } from '../../parts.ts'
import type { App } from '../../state.ts'
import { look } from '../look.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds after which a notice offers a fresh look at the top. */
const OLD = 10 * MINUTE

/**
 * The age of the page of the board, under the heading. Opening the site may have fetched the page long before a code was
 * typed, and reading with a code fetches none: so nobody sees that one was typed. PROTOCOL.md section 6.1
 */
export function ageLine(app: App, reading: Pick<Look, 'fetchedAt'>): Markup {
  // a clock that was set back meanwhile tells nothing
  const age = Math.max(0, app.now - reading.fetchedAt)
  const line = h('p', { id: 'as-of', class: 'hint' }, ageText(app, age))
  if (age < OLD) return line
  const again = button(app.t.opened.refreshNow, () => void look(app), { id: 'look-now' })
  return notice('care', null, line, actions(again))
}

function ageText({ t: { opened }, language }: App, age: number): string {
  if (age < MINUTE) return opened.asOfNow
  const [said, unit] =
    age < HOUR
      ? [opened.asOfMinutes, MINUTE]
      : age < DAY
        ? [opened.asOfHours, HOUR]
        : [opened.asOfDays, DAY]
  return `${count(language, said, Math.floor(age / unit))} ${opened.asOfOld}`
}
