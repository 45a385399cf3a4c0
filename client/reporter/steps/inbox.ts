import type { BoardMessage, BoardReading } from '../../../crypto/board.ts'
import { type Day, firstDay } from '../../../crypto/calendar.ts'
import type { Party } from '../../../crypto/content.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { dayText, fill } from '../../texts/wording.ts'
import type { Site } from '../../texts/words.ts'
import { clocksOf } from '../clocks.ts'
import { actions, button, heading, notice, otherWays, paragraph, prose } from '../parts.ts'
import type { App } from '../state.ts'
import { startLetter } from './letter.ts'
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
        otherWays(app.scene),
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
      button(t.inbox.more, () => startLetter(app, 'letter', null), { id: 'more' }),
      closeButton(app),
    ),
    paragraph(t.inbox.own, 'hint'),
    h('h2', {}, t.landing.otherTitle),
    otherWays(app.scene),
  ]
}

function found(app: App, reading: BoardReading): Child[] {
  const { t } = app
  return [
    heading(t.inbox.heading),
    statusCard(app, reading),
    reading.incomplete ? notice('care', null, paragraph(t.inbox.incomplete)) : null,
    ...messageList(app, reading),
    ...history(app, reading),
    ...deadlines(app, reading),
    actions(
      button(t.inbox.more, () => startLetter(app, 'letter', null), { id: 'more', look: 'main' }),
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

function statusCard(app: App, reading: BoardReading): Child {
  const { t, site } = app
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
    site.notices[content.status].name,
    ...prose(toldOf(site.notices[content.status], content.party)),
    content.text === '' ? null : paragraph(content.text, 'as-written'),
    content.status === 'purged'
      ? null
      : paragraph(
          next !== undefined && next >= reading.day
            ? fill(t.inbox.next, { date: dayText(app.language, next) })
            : t.inbox.nextSoon,
          'strong',
        ),
  )
}

/** Somebody who may not be a party is told what somebody who is none is told. */
function toldOf(notice: Site['notices']['closed'], party: Party | undefined): string {
  return party === 'party' ? notice.party : notice['not-a-party']
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
  const date = dayText(app.language, message.content.day)
  const answer =
    message.kind === 'question'
      ? button(t.inbox.answer, () => startLetter(app, 'letter', message), {
          id: `answer-${i}`,
          look: 'main',
        })
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
function history(app: App, { status, sentWeeks }: BoardReading): Child[] {
  const { t, site } = app
  const sent = sentWeeks.map((week) => ({
    day: firstDay(week),
    text: fill(t.inbox.sent, { date: dayText(app.language, firstDay(week)) }),
  }))
  const content = status?.content
  const now = content?.status === undefined ? [] : [[content.status, content.day] as const]
  const statuses = (content?.history ?? now).map(([name, day]) => ({
    day,
    text: `${dayText(app.language, day)}: ${site.notices[name].name}`,
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
    day === null ? [] : [h('li', {}, fill(text, { date: dayText(app.language, day) }))]
  const lines = [
    ...dated(t.inbox.ackBy, acknowledgeBy),
    ...dated(t.inbox.ackDone, acknowledged),
    ...dated(t.inbox.feedbackBy, feedbackBy),
  ]
  return [
    h('h2', {}, t.inbox.deadlines),
    lines.length > 0 ? h('ul', {}, ...lines) : paragraph(t.inbox.noClock),
    late ? notice('care', null, paragraph(t.inbox.late), otherWays(app.scene)) : null,
  ]
}
