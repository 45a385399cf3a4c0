import type { BoardReading } from '../../../../crypto/board/board.ts'
import { type Day, firstDay } from '../../../../crypto/days/calendar.ts'
import { type Child, h } from '../../../shared/dom.ts'
import { count, dayText, fill } from '../../../texts/wording.ts'
import { type Clocks, clocksOf, historyOf } from '../../form/clocks.ts'
import { otherWays, withEmailCare } from '../../links.ts'
import { actions, button, listOf, more, notice, paragraph, prose } from '../../parts.ts'
import type { App } from '../../state.ts'
import { startLetter } from '../letter/start.ts'
import { toldOf } from './status.ts'

/**
 * The way of the case so far, as stations in their order: the first letter, then each status. The last one is where
 * the case is. Each earlier status unfolds its meaning; the meaning of the present one stands above already.
 */
export function stations(app: App, reading: BoardReading): Child[] {
  const all = [...firstLetter(app, reading), ...statuses(app, reading)]
  if (all.length === 0) return []
  // without a status on an incomplete board, nobody knows where the case is
  const last = reading.status === null && reading.incomplete ? null : all.at(-1)
  const items = all.map((children) =>
    h('li', { 'aria-current': children === last ? 'step' : undefined }, ...children),
  )
  return [h('h2', {}, app.t.events.title), h('ol', { class: 'line' }, ...items)]
}

function firstLetter({ t, language }: App, { sent }: BoardReading): Child[][] {
  const weeks = sent.map(({ week }) => firstDay(week))
  if (weeks.length === 0) return []
  return [[fill(t.events.sent, { date: dayText(language, Math.min(...weeks)) })]]
}

function statuses(app: App, reading: BoardReading): Child[][] {
  const { t, site, language } = app
  const history = historyOf(reading)
  return history.map(([status, day], i) => {
    const { name, text } = toldOf(site, status, reading.status?.content.party)
    const event = fill(t.events.event, { date: dayText(language, day), what: name })
    const meaning = withEmailCare(t, prose(text))
    return i === history.length - 1 ? [event] : [more(event, ...meaning)]
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
    // the receipt counted from the day itself, which nobody keeps
    clocks.acknowledgeBy === null ? null : paragraph(t.clocks.byWeek, 'hint'),
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
