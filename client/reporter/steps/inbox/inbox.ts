import type { BoardReading } from '../../../../crypto/board/board.ts'
import type { LetterName } from '../../../../crypto/entries/names.ts'
import { type Child, h, type Markup } from '../../../shared/dom.ts'
import { someOpened } from '../../../shared/session/sent-state.ts'
import { authorsUnsure } from '../../../shared/session/unsure.ts'
import type { Look } from '../../../shared/session/visit.ts'
import { count, fill } from '../../../texts/wording.ts'
import { consentPart } from '../../files/lazy.ts'
import { otherWays } from '../../links.ts'
import { fileDoor } from '../../pages/doors.ts'
import { actions, button, drawn, heading, more, notice, paragraph, prose } from '../../parts.ts'
import type { App, State, Unseen } from '../../state.ts'
import { leavePage } from '../leave-start.ts'
import { formOf } from '../letter/forms.ts'
import { showUnseen, startLetter } from '../letter/start.ts'
import { look } from '../look.ts'
import { deadlines, missedDeadline, stations } from './clocks.ts'
import { conversation } from './messages.ts'
import { afterStatus, statusCard } from './status.ts'

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
      return isEmpty(reading.value) ? unknown(app, reading.value) : found(app, reading.value)
    default:
      return reading satisfies never
  }
}

function isEmpty({ status, messages, sent, incomplete }: BoardReading): boolean {
  return status === null && messages.length === 0 && sent.length === 0 && !incomplete
}

/** One text for a code that finds nothing, whatever the reason: the reasons are indistinguishable. */
function unknown(app: App, reading: Look): Child[] {
  const { t } = app
  return [
    heading(t.opened.unknown),
    ageLine(app, reading),
    ...prose(t.opened.unknownText),
    actions(
      lookButton(app, t.page.retry, 'main'),
      button(t.can.more, () => startLetter(app, 'letter', null), { id: 'more' }),
      closeButton(app),
    ),
    paragraph(t.opened.orphan, 'hint'),
    ...ownWords(app),
    h('h2', {}, t.landing.otherTitle),
    otherWays(app.scene),
  ]
}

function found(app: App, reading: Look): Child[] {
  const { t } = app
  const over = reading.status?.content.status === 'purged'
  const part = (make: () => Child[]) => drawn(t.inbox.notShown, make)
  return [
    heading(t.inbox.heading),
    ageLine(app, reading),
    ...part(() => [statusCard(app, reading)]),
    ...part(() => cares(app, reading, over)),
    ...unseenHere(app.state).map((one, i) => unseenCard(app, one, i)),
    ...part(() => conversation(app, reading)),
    ...part(() => afterStatus(app, reading)),
    ...part(() => stations(app, reading)),
    ...part(() => consentPart(app)?.account(app, reading) ?? []),
    ...(over ? [] : part(() => deadlines(app, reading))),
    ...(over ? [] : part(() => whatOneCanDo(app, reading))),
    actions(lookButton(app, t.opened.refresh, 'plain'), closeButton(app)),
    ...ownWords(app),
  ]
}

/** Notices with a reason to use another way; the ways stand in the first of them. */
function cares(app: App, reading: Look, over: boolean): Child[] {
  const { t, scene } = app
  const missed = over ? null : missedDeadline(app, reading)
  const texts = [
    // it may be the awaited answer
    ...(reading.incomplete ? [t.opened.incomplete] : []),
    // an answer may be by somebody whom the reporter left out: only the reporter can tell
    ...(authorsUnsure(reading) ? [t.opened.unsure] : []),
  ]
  const said = texts.map((text, i) => {
    const isFirst = missed === null && i === 0
    return notice('care', null, paragraph(text), isFirst ? otherWays(scene) : null)
  })
  const hasWays = missed !== null || said.length > 0
  return [missed, ...said, over ? null : unfetched(app, reading, hasWays)]
}

/** Letters that no member has opened yet, as far as the board shows it. */
function unfetched({ t, scene }: App, { sent, isLate }: Look, hasWays: boolean): Child {
  if (sent.every(({ fetched, answered }) => fetched || answered === 'alone')) return null
  const names = paragraph(t.opened.names, 'hint')
  const ways = hasWays ? null : otherWays(scene)
  if (!isLate) return more(t.opened.perhaps, ways, names)
  // Letters to custodians never show as fetched.
  const title = someOpened(sent) ? t.opened.lateSome : t.opened.late
  return notice('care', title, paragraph(t.opened.lateText), ways, names)
}

/** Unseen letters of this matter: the reporter may have looked at another matter before. */
function unseenHere({ unseen, inUse }: State): readonly Unseen[] {
  return unseen.filter(({ letter: { of } }) => !of || of === inUse)
}

/** A letter that was sent and is not on the board. */
function unseenCard(app: App, unseen: Unseen, i: number): Markup {
  const { t } = app
  const name = formOf(app, unseen.letter).heading
  return notice(
    'care',
    null,
    paragraph(fill(t.answer.unseen, { name })),
    actions(
      button(fill(t.answer.toUnseen, { name }), () => showUnseen(app, unseen), {
        id: `unseen-${i}`,
      }),
    ),
  )
}

/** The reporter's own words are not on the board: the way to the file in which they may have been kept. */
function ownWords({ t, scene }: App): Child[] {
  return [paragraph(t.opened.own, 'hint'), fileDoor(scene)]
}

function lookButton(app: App, text: string, appearance: 'main' | 'plain'): Markup {
  return button(text, () => void look(app), { id: 'look', look: appearance })
}

function closeButton(app: App): Markup {
  return button(app.t.inbox.close, () => leavePage(app), { id: 'close', look: 'quiet' })
}

/**
 * Letters that can be written at any time, also after closing. Answers that the reception asks for stand out
 * more.
 */
function whatOneCanDo(app: App, { messages, status }: BoardReading): Child[] {
  const { t } = app
  const asked =
    status?.content.status === 'hearing' ||
    messages.some(({ kind }) => kind === 'question' || kind === 'minutes')
  const begin = (name: LetterName) => () => startLetter(app, name, null)
  return [
    h('h2', {}, t.can.title),
    actions(
      button(t.can.more, begin('letter'), { id: 'more', look: asked ? 'plain' : 'main' }),
      button(t.can.meeting, begin('letter-meeting'), { id: 'meeting' }),
      button(t.can.identity, begin('letter-identity'), { id: 'identity' }),
      button(t.can.withdraw, begin('letter-withdrawal'), { id: 'withdraw' }),
    ),
    notice(
      'calm',
      t.opened.fear,
      paragraph(t.opened.fearText),
      actions(button(t.can.harm, begin('letter-retaliation'), { id: 'harm' })),
    ),
  ]
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds after which a notice offers a fresh look at the top. */
const OLD = 10 * MINUTE

/**
 * The age of the page of the board, under the heading. Opening the site may have fetched the page long before a code was
 * typed, and reading with a code fetches none: so nobody sees that one was typed. PROTOCOL.md section 6.1
 */
function ageLine(app: App, reading: Pick<Look, 'fetchedAt'>): Markup {
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
