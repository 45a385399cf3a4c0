import type { BoardReading } from '../../../../crypto/board/board.ts'
import { type Day, firstDay } from '../../../../crypto/days/calendar.ts'
import { type Child, h } from '../../../shared/dom.ts'
import { count, dayText, fill } from '../../../texts/wording.ts'
import { type Clocks, clocksOf, historyOf } from '../../form/clocks.ts'
import { otherWays, withEmailCare } from '../../links.ts'
import { actions, button, listOf, notice, paragraph, prose } from '../../parts.ts'
import type { App } from '../../state.ts'
import { startLetter } from '../letter/start.ts'
import { toldOf } from './status.ts'

interface Line {
  readonly day: Day
  readonly children: readonly Child[]
}

/** Events, oldest first: weeks in which the reporter wrote, each status, each message. */
export function timeline(app: App, reading: BoardReading): Child[] {
  const lines = [...sentLines(app, reading), ...statusLines(app, reading), ...heard(app, reading)]
  if (lines.length === 0) return []
  const sorted = lines.sort((a, b) => a.day - b.day)
  return [
    h('h2', {}, app.t.events.title),
    h('ol', { class: 'line' }, ...sorted.map(({ children }) => h('li', {}, ...children))),
  ]
}

function sentLines({ t, language }: App, { sent }: BoardReading): Line[] {
  return sent.map(({ week, fetched }) => {
    const day = firstDay(week)
    const wrote = fill(t.events.sent, { date: dayText(language, day) })
    return { day, children: [`${wrote}. ${fetched ? t.events.fetched : t.events.notFetched}`] }
  })
}

/** Each past status with its meaning; the meaning of the present one stands above already. */
function statusLines(app: App, reading: BoardReading): Line[] {
  const { t, site, language } = app
  const history = historyOf(reading)
  return history.map(([status, day], i) => {
    const { name, text } = toldOf(site, status, reading.status?.content.party)
    const event = fill(t.events.event, { date: dayText(language, day), what: name })
    const past = i < history.length - 1
    const open = [
      h('summary', {}, event),
      h('div', { class: 'inside' }, ...withEmailCare(t, prose(text))),
    ]
    return { day, children: past ? [h('details', {}, ...open)] : [event] }
  })
}

function heard({ t, language }: App, { messages }: BoardReading): Line[] {
  return messages.map(({ kind, content: { day } }) => {
    const what = t.kinds[kind]
    return { day, children: [fill(t.events.event, { date: dayText(language, day), what })] }
  })
}

/** Both clocks with their dates. */
export function deadlines(app: App, reading: BoardReading): Child[] {
  const { t, site, language } = app
  const clocks = clocksOf(reading, site.promises)
  const days = site.promises['acknowledge-days']
  const months = site.promises['feedback-months']
  const interim = site.promises['interim-days']
  const dated = (text: string, rule: string, day: Day | null) =>
    day === null ? [] : [fill(text, { rule, date: dayText(language, day) })]
  const acknowledge = count(language, t.clocks.acknowledge, days)
  const again = historyOf(reading).some(([name]) => name === 'reopened')
  const feedback = count(language, again ? t.clocks.feedbackAgain : t.clocks.feedback, months)
  const lines = [
    ...dated(t.clocks.by, acknowledge, clocks.acknowledgeBy),
    ...dated(t.clocks.came, acknowledge, clocks.acknowledged),
    ...dated(t.clocks.by, feedback, clocks.feedbackBy),
    ...dated(t.clocks.closed, feedback, clocks.closed),
    ...dated(t.clocks.by, count(language, t.clocks.interim, interim), clocks.interimBy),
  ]
  return [
    h('h2', {}, t.clocks.title),
    lines.length > 0 ? listOf(lines) : paragraph(t.clocks.unknown),
  ]
}

/** The notice of a missed deadline, without excuse if it is certain, with the ways outside the organisation. */
export function missedDeadline(app: App, reading: BoardReading): Child {
  const { t, site, language } = app
  const over = clocksOf(reading, site.promises).missed
  if (over === null) return null
  const ask = () => startLetter(app, 'letter', null)
  const date = dayText(language, over.by)
  return notice(
    'care',
    over.what === 'perhaps' ? t.clocks.passedFeedback : t.clocks.missed,
    paragraph(fill(missedText(app, over.what), { date })),
    paragraph(t.clocks.missedDo),
    actions(button(t.clocks.ask, ask, { id: 'ask' })),
    otherWays(app.scene),
  )
}

function missedText({ t }: App, what: NonNullable<Clocks['missed']>['what']): string {
  const texts: Readonly<Record<typeof what, string>> = {
    acknowledge: t.clocks.missedAcknowledge,
    feedback: t.clocks.missedFeedback,
    perhaps: t.clocks.perhapsFeedback,
    promised: t.clocks.missedWord,
    interim: t.clocks.missedWord,
  }
  return texts[what]
}
