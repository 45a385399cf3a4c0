import type { BoardMessage, BoardReading } from '../../../../crypto/board/board.ts'
import { type Day, firstDay } from '../../../../crypto/days/calendar.ts'
import { type Child, h, type Markup } from '../../../shared/dom.ts'
import { titleWithName } from '../../../shared/reception/readers.ts'
import { sentStates } from '../../../shared/session/sent-state.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import { filesReceived } from '../../files/lazy.ts'
import { button, drawn, paragraph } from '../../parts.ts'
import type { App } from '../../state.ts'
import { startLetter } from '../letter/start.ts'

interface Entry {
  readonly day: Day
  readonly card: Markup
}

/** The conversation, newest first: messages of the reception, and the weeks in which the reporter wrote. */
export function conversation(app: App, reading: BoardReading): Child[] {
  const entries = [...ownEntries(app, reading), ...receivedEntries(app, reading)]
  if (entries.length === 0) return []
  // sorting keeps the order of one day, so that what came later stands above there too
  const newest = entries.reverse().sort((a, b) => b.day - a.day)
  return [
    h('h2', {}, app.t.events.messages),
    h('ol', { class: 'messages' }, ...newest.map((entry) => entry.card)),
  ]
}

/** Messages have numbers from the oldest on: the ids of their buttons stay when a new one comes. */
function receivedEntries(app: App, { messages, status }: BoardReading): Entry[] {
  const sorted = [...messages].sort((a, b) => a.content.day - b.content.day)
  const takesLetters = status?.content.status !== 'purged'
  return sorted.map((message, i) => {
    const isFirst = status === null && i === sorted.length - 1
    const parts = () => card(app, message, i, { isFirst, takesLetters })
    const about = { class: 'message', 'data-kind': message.kind }
    return { day: message.content.day, card: h('li', about, ...drawn(app.t.inbox.notShown, parts)) }
  })
}

/** Own letters without their text: the code does not open it. */
function ownEntries({ t, language }: App, { sent }: Pick<BoardReading, 'sent'>): Entry[] {
  const { events } = t
  return sentStates(sent).map(({ week, state, letters }) => {
    const day = firstDay(week)
    const wrote = fill(events.sent, { date: dayText(language, day) })
    const words = {
      fetched: events.fetched,
      opened: events.opened,
      'some-opened': fill(events.sentTimes, { n: letters }),
      unconfirmed: events.notFetched,
    }
    return {
      day,
      card: h('li', { class: 'message own' }, h('h3', {}, wrote), paragraph(words[state], 'hint')),
    }
  })
}

/** Author and day of a message or status on the board. */
export function authorAndDay(
  { t, state, language }: App,
  { author, content }: BoardMessage,
): Child {
  const date = dayText(language, content.day)
  const title = titleWithName(author, state.language)
  return paragraph(fill(t.events.from, { title, date }), 'hint')
}

interface Place {
  /** Whether nothing above it can be read aloud. */
  readonly isFirst: boolean
  /** Whether one can still write to the case. */
  readonly takesLetters: boolean
}

function card(app: App, message: BoardMessage, i: number, place: Place): Child[] {
  const { t } = app
  const { text, language, manifest } = message.content
  return [
    h('h3', {}, t.kinds[message.kind]),
    authorAndDay(app, message),
    text === '' ? null : h('p', { class: 'as-written', lang: language }, text),
    text === '' ? null : readAloud(app, message, i, place.isFirst),
    ...(manifest === undefined ? [] : filesReceived(app, message, manifest, i)),
    place.takesLetters ? reply(app, message, i) : null,
  ]
}

function readAloud(app: App, message: BoardMessage, i: number, isFirst: boolean): Child {
  const { kind, content } = message
  const { language = app.language } = content
  return app.aloud?.text({ id: `${i}`, language, what: app.t.kinds[kind], isFirst }) ?? null
}

/** The button to answer a message, by its kind. */
function reply(app: App, message: BoardMessage, i: number): Child {
  const { t } = app
  // Only a question names what it asks a name for: its answer goes to the custodians.
  const name = message.content.name ? 'letter-consent' : 'letter'
  const write = () => startLetter(app, name, message)
  switch (message.kind) {
    case 'question':
      return button(t.events.answer, write, { id: `answer-${i}`, look: 'main' })
    case 'message':
      return button(t.events.reply, write, { id: `answer-${i}` })
    case 'minutes': {
      const check = () => startLetter(app, 'letter-minutes', message)
      return button(t.events.check, check, { id: `check-${i}`, look: 'main' })
    }
    default:
      return null
  }
}
