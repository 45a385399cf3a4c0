import type { BoardMessage, BoardReading } from '../../../../crypto/board/board.ts'
import type { Party, Status } from '../../../../crypto/entries/content.ts'
import { type Child, h } from '../../../shared/dom.ts'
import { authorsUnsure } from '../../../shared/session/unsure.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import type { Site } from '../../../texts/words.ts'
import { clocksOf } from '../../form/clocks.ts'
import { pageLink, withEmailCare } from '../../links.ts'
import { actions, button, listOf, notice, paragraph, prose } from '../../parts.ts'
import type { App } from '../../state.ts'
import { leavePage } from '../leave-start.ts'
import { startLetter } from '../letter/start.ts'
import { reminder } from '../next.ts'
import { authorAndDay } from './messages.ts'

/**
 * The text for a status. A reporter who is not known to be a party gets the text for others, and is not shown
 * an invitation to a hearing, which is only for parties. Routine, S21
 */
export function toldOf(
  site: Site,
  status: Status,
  party: Party | undefined,
): { name: string; text: string } {
  const { name, party: text, 'not-a-party': other } = site.notices[status]
  if (party === 'party') return { name, text }
  return { name: status === 'hearing' ? site.notices['follow-up'].name : name, text: other }
}

/**
 * Whether the reporter is asked for something. Such a status stands out; every other is in a neutral colour: a tick
 * beside "closed" or "belongs elsewhere" would praise what may be bad news.
 */
function asksReporter(status: Status, party: Party | undefined): boolean {
  return status === 'needs-info' || (status === 'hearing' && party === 'party')
}

/** The status of the matter in plain words, and when to look again. */
export function statusCard(app: App, reading: BoardReading): Child {
  const { t, site } = app
  const { status: said } = reading
  const { content } = said ?? {}
  if (said === null || content?.status === undefined) {
    // if there is an answer, or one may be missing, the report may have been read: do not say that it waits
    const { sent, messages, incomplete } = reading
    const delivered = sent.length > 0 && messages.length === 0 && !incomplete
    const isFetched = sent.some(({ fetched }) => fetched)
    return notice(
      'calm',
      delivered ? t.opened.waiting : t.opened.noStatus,
      delivered ? paragraph(isFetched ? t.opened.fetchedText : t.opened.waitingText) : null,
      ...lookAgain(app, reading),
    )
  }
  const { status, party, text, language } = content
  const told = toldOf(site, status, party)
  const decided = party === 'party' || party === 'not-a-party'
  return notice(
    asksReporter(status, party) ? 'care' : 'calm',
    told.name,
    authorsUnsure(reading) ? authorAndDay(app, said) : null,
    ...withEmailCare(app.t, prose(told.text)),
    text === '' ? null : h('p', { class: 'as-written', lang: language }, text),
    decided ? null : paragraph(t.opened.undecided),
    ...lookAgain(app, reading),
    app.aloud?.text({ id: 'status', language: app.language, what: told.name, isFirst: true }) ??
      null,
  )
}

/** Whether the newest message asks for an answer. It may have been given: nothing on the board says to what one wrote. */
function isAsked({ messages }: BoardReading): boolean {
  const days = messages.map(({ content }) => content.day)
  const newest = messages.filter(({ content }) => content.day === Math.max(...days))
  return newest.some(({ kind }) => kind === 'question')
}

function lookAgain(app: App, reading: BoardReading): Child[] {
  const { t, language } = app
  const { status, day } = reading
  const { status: now, next } = status?.content ?? {}
  if (now === 'purged') return []
  if (isAsked(reading)) return [paragraph(t.opened.asked, 'strong')]
  // the notice about it says to look again in a minute
  if (reading.incomplete) return []
  if (next === undefined || next < day) {
    // a closed matter has nothing more to come unless a day is named
    return now === 'closed' ? [] : [paragraph(t.opened.nextSoon, 'strong')]
  }
  return [
    paragraph(fill(t.opened.next, { date: dayText(language, next) }), 'strong'),
    ...reminder(app, next),
  ]
}

/** Actions that a status allows, besides those that are possible at any time. */
export function afterStatus(app: App, reading: BoardReading): Child[] {
  const { status } = reading
  if (status === null) return []
  switch (status.content.status) {
    case 'hearing':
      return status.content.party === 'party' ? hearing(app, status) : []
    case 'redirected':
      return redirected(app, status)
    case 'closed':
      return closed(app, reading)
    case 'purged':
      return purged(app)
    default:
      return []
  }
}

/** Ways to be heard. Routine, S18 */
function hearing(app: App, status: BoardMessage): Child[] {
  const { t } = app
  const meet = () => startLetter(app, 'letter-meeting', status)
  const write = () => startLetter(app, 'letter', status)
  return [
    h('h2', {}, t.after.hearing),
    paragraph(t.after.hearingText),
    actions(
      button(t.after.hearingMeet, meet, { id: 'hearing-meet', look: 'main' }),
      button(t.after.hearingWrite, write, { id: 'hearing-write' }),
    ),
  ]
}

function redirected(app: App, status: BoardMessage): Child[] {
  const { t, site, scene } = app
  const object = () => startLetter(app, 'letter', status)
  return [
    h('p', {}, pageLink(scene, 'right-channel', site.pages['right-channel'].title)),
    h('h2', {}, t.after.redirected),
    paragraph(t.after.redirectedText),
    actions(button(t.after.redirectedObject, object, { id: 'object' })),
  ]
}

/** A party is told where to complain and when the reception asks again; everybody may say how it went. */
function closed(app: App, reading: BoardReading): Child[] {
  const { t } = app
  const feedback = () => startLetter(app, 'letter-feedback', null)
  return [
    ...(reading.status?.content.party === 'party' ? forParty(app, reading) : []),
    h('h2', {}, t.after.feedback),
    paragraph(t.after.feedbackText),
    actions(button(t.after.feedbackAnswer, feedback, { id: 'feedback' })),
    paragraph(t.after.closedMore),
  ]
}

function forParty(app: App, reading: BoardReading): Child[] {
  const { t, site, language } = app
  const from = clocksOf(reading, site.promises).closed ?? reading.day
  const dates = site.promises['check-ins'].map((days) =>
    fill(t.after.checkIn, { date: dayText(language, from + days) }),
  )
  return [
    h('h2', {}, t.after.complain),
    ...withEmailCare(t, prose(site.promises.complain)),
    ...(dates.length === 0 ? [] : [h('h2', {}, t.after.checkIns), listOf(dates)]),
  ]
}

function purged(app: App): Child[] {
  const { t } = app
  return [
    paragraph(t.after.againText),
    actions(button(t.after.again, () => leavePage(app), { id: 'again', look: 'main' })),
  ]
}
