import { type Child, h, type Markup } from '../../../shared/dom.ts'
import type { Look } from '../../../shared/session/visit.ts'
import { count } from '../../../texts/wording.ts'
import { actions, button, notice, paragraph } from '../../parts.ts'
import type { App } from '../../state.ts'
import { look } from '../look.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds after which a notice at the top says that something may have come since. */
const OLD = 10 * MINUTE

/** How old the page of the board is. Opening the site may have fetched it long before a code was typed. */
export function ageText({ t, language, now }: App, { fetchedAt }: Pick<Look, 'fetchedAt'>): string {
  // a clock that was set back meanwhile tells nothing
  const age = Math.max(0, now - fetchedAt)
  if (age < MINUTE) return t.opened.asOfNow
  if (age < HOUR) return count(language, t.opened.asOfMinutes, Math.floor(age / MINUTE))
  if (age < DAY) return count(language, t.opened.asOfHours, Math.floor(age / HOUR))
  return count(language, t.opened.asOfDays, Math.floor(age / DAY))
}

/** The notice above all else if the page is old, with a button for a fresh look; else null. */
export function oldNotice(app: App, reading: Look): Child {
  if (app.now - reading.fetchedAt < OLD) return null
  const { t } = app
  const again = button(t.opened.refreshNow, () => void look(app), { id: 'look-now' })
  return notice(
    'care',
    null,
    paragraph(`${ageText(app, reading)} ${t.opened.asOfOld}`),
    actions(again),
  )
}

/** The age, shown beside the button that looks again. */
export function ageLine(app: App, reading: Look): Markup {
  return h('p', { id: 'as-of', class: 'hint' }, ageText(app, reading))
}
