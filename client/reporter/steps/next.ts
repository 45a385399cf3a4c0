import type { Day } from '../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { type Child, h } from '../../shared/dom.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { daysAhead } from '../form/clocks.ts'
import { readersOf } from '../form/form.ts'
import { saveFile } from '../form/keep.ts'
import { channelOf } from '../form/letter.ts'
import { reminderFile } from '../form/reminder.ts'
import { pageLink } from '../links.ts'
import { button, notice, paragraph, showSaid } from '../parts.ts'
import type { App } from '../state.ts'

/** The events after sending, with their dates, as the reception promises them. */
export function whatNext(app: App): Child[] {
  const { t, site, scene, language } = app
  const { aim, acknowledge, feedback } = daysAhead(scene.today, site.promises)
  const dated = (text: string, day: Day) => fill(text, { date: dayText(language, day) })
  const who = rolesOf(app)
  const lines = [
    ...(who === '' ? [] : [fill(t.receipt.nextWho, { who })]),
    dated(t.receipt.nextRead, aim),
    dated(t.receipt.nextLook, acknowledge),
    dated(t.receipt.nextFeedback, feedback),
    t.receipt.nextMore,
  ]
  const outside = pageLink(scene, 'outside', site.pages.outside.title)
  return [
    h('ol', { class: 'line' }, ...lines.map((line) => h('li', {}, line))),
    ...reminder(app, acknowledge),
    h('p', {}, t.receipt.nextSilent, ' ', outside),
    notice(
      'calm',
      t.receipt.fear,
      paragraph(t.receipt.fearText),
      h('p', {}, pageLink(scene, 'retaliation', site.pages.retaliation.title)),
    ),
  ]
}

/** Readers of the report, by role; empty if they are not known. Routine, S17 */
function rolesOf(app: App): string {
  const channel = channelOf(app)
  const { leftOut } = app.state.draft
  const readers = channel === null ? [] : readersOf(app, channel.id, leftOut)
  return readers.map(({ title }) => title).join(', ')
}

/** A calendar file for the day on which to look again. */
export function reminder(app: App, day: Day): Child[] {
  const { t } = app
  const { title } = t.page
  const save = () => {
    const name = t.receipt.reminderFile
    saveFile(name, reminderFile({ day, title, uid: systemRandom(16) }), 'text/calendar')
    const date = dayText(app.language, day)
    showSaid(app, 'reminded', fill(t.receipt.reminded, { name, title, date }))
  }
  return [
    button(t.receipt.remind, save, { id: 'remind' }),
    h('p', { id: 'reminded', class: 'hint' }, fill(t.receipt.remindHint, { title })),
  ]
}
