import type { BoardMessage, BoardReading } from '../../../crypto/board.ts'
import { type Day, firstDay } from '../../../crypto/calendar.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill, type Texts } from '../../texts/catalogue.ts'
import { clocksOf } from '../clocks.ts'
import { actions, button, dayText, heading, notice, otherWays, paragraph } from '../parts.ts'
import type { App } from '../state.ts'
import { startAnswer } from './answer.ts'
import { look } from './look.ts'

export function inbox(app: App): Child[] {
  const { t, state } = app
  const { reading } = state
  switch (reading.kind) {
    case 'loading':
      return [heading(t.inbox.heading), h('p', { class: 'busy' }, t.inbox.opening)]
    case 'failed':
      return [
        heading(t.inbox.failed),
        notice('bad', null, paragraph(t.errors[reading.code])),
        actions(lookButton(app, t.page.retry, 'main'), closeButton(app)),
        h('h2', {}, t.landing.otherTitle),
        otherWays(app),
      ]
    case 'ready':
      return isEmpty(reading.value) ? unknown(app) : found(app, reading.value)
  }
}

function isEmpty({ status, messages, sentWeeks, incomplete }: BoardReading): boolean {
  return status === null && messages.length === 0 && sentWeeks.length === 0 && !incomplete
}

/** One text for a code that finds nothing, whatever the reason: we cannot tell them apart. */
function unknown(app: App): Child[] {
  const { t } = app
  return [
    heading(t.inbox.unknown),
    paragraph(t.inbox.unknownText),
    actions(
      lookButton(app, t.page.retry, 'main'),
      button(t.inbox.more, () => startAnswer(app, null), { id: 'more' }),
      closeButton(app),
    ),
    paragraph(t.inbox.own, 'hint'),
    h('h2', {}, t.landing.otherTitle),
    otherWays(app),
  ]
}

function found(app: App, reading: BoardReading): Child[] {
  const { t } = app
  return [
    heading(t.inbox.heading),
    statusCard(t, reading),
    reading.incomplete ? notice('care', null, paragraph(t.inbox.incomplete)) : null,
    ...messageList(app, reading),
    ...history(t, reading),
    ...deadlines(app, reading),
    actions(
      button(t.inbox.more, () => startAnswer(app, null), { id: 'more', look: 'main' }),
      lookButton(app, t.inbox.refresh, 'plain'),
      closeButton(app),
    ),
    paragraph(t.inbox.own, 'hint'),
    notice('calm', t.inbox.punished, paragraph(t.inbox.punishedText)),
  ]
}

function lookButton(app: App, text: string, appearance: 'main' | 'plain'): Markup {
  return button(text, () => void look(app), { id: 'look', look: appearance })
}

function closeButton(app: App): Markup {
  return button(app.t.inbox.close, () => app.restart(), { id: 'close', look: 'quiet' })
}

function statusCard(t: Texts, reading: BoardReading): Child {
  const { content } = reading.status ?? {}
  if (content?.status === undefined) {
    return notice(
      'calm',
      t.inbox.waiting,
      paragraph(t.inbox.waitingText),
      paragraph(t.inbox.nextSoon, 'strong'),
    )
  }
  const next = content.next
  return notice(
    content.status === 'needs-info' ? 'care' : 'good',
    t.statuses[content.status],
    paragraph(t.statusTexts[content.status]),
    content.text === '' ? null : paragraph(content.text, 'as-written'),
    content.status === 'purged'
      ? null
      : paragraph(
          next !== undefined && next >= reading.day
            ? fill(t.inbox.next, { date: dayText(t, next) })
            : t.inbox.nextSoon,
          'strong',
        ),
  )
}

function messageList(app: App, { messages }: BoardReading): Child[] {
  if (messages.length === 0) return []
  const sorted = [...messages].sort((a, b) => a.content.day - b.content.day)
  return [
    h('h2', {}, app.t.inbox.messages),
    h('ol', { class: 'messages' }, ...sorted.map((message, i) => card(app, message, i))),
  ]
}

function card(app: App, message: BoardMessage, i: number): Markup {
  const { t, state } = app
  const title = message.author.title[state.language]
  const date = dayText(t, message.content.day)
  const answer =
    message.kind === 'question'
      ? button(t.inbox.answer, () => startAnswer(app, message), { id: `answer-${i}`, look: 'main' })
      : null
  return h(
    'li',
    { class: `message ${message.kind}` },
    h('h3', {}, t.kinds[message.kind]),
    paragraph(fill(t.inbox.from, { title, date }), 'hint'),
    paragraph(message.content.text, 'as-written'),
    answer,
  )
}

/** What happened, oldest first: weeks in which the reporter wrote, and each status with its day. */
function history(t: Texts, { status, sentWeeks }: BoardReading): Child[] {
  const sent = sentWeeks.map((week) => ({
    day: firstDay(week),
    text: fill(t.inbox.sent, { date: dayText(t, firstDay(week)) }),
  }))
  const content = status?.content
  const now = content?.status === undefined ? [] : [[content.status, content.day] as const]
  const statuses = (content?.history ?? now).map(([name, day]) => ({
    day,
    text: `${dayText(t, day)}: ${t.statuses[name]}`,
  }))
  const lines = [...sent, ...statuses].sort((a, b) => a.day - b.day)
  if (lines.length === 0) return []
  return [
    h('h2', {}, t.inbox.history),
    h('ol', { class: 'line' }, ...lines.map(({ text }) => h('li', {}, text))),
  ]
}

function deadlines(app: App, reading: BoardReading): Child[] {
  const { t } = app
  const { acknowledgeBy, acknowledged, feedbackBy, late } = clocksOf(reading)
  const dated = (text: string, day: Day | null) =>
    day === null ? [] : [h('li', {}, fill(text, { date: dayText(t, day) }))]
  const lines = [
    ...dated(t.inbox.ackBy, acknowledgeBy),
    ...dated(t.inbox.ackDone, acknowledged),
    ...dated(t.inbox.feedbackBy, feedbackBy),
  ]
  return [
    h('h2', {}, t.inbox.deadlines),
    lines.length > 0 ? h('ul', {}, ...lines) : paragraph(t.inbox.noClock),
    late ? notice('care', null, paragraph(t.inbox.late), otherWays(app)) : null,
  ]
}
