import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { type Choices, choices, errorSummary } from '../fields.ts'
import { apartOf, peopleOf, type Reader, readersOf, standbysOf } from '../form/form.ts'
import { channelOf, receptionOf } from '../form/letter.ts'
import { otherWays, pageLink } from '../links.ts'
import {
  actions,
  button,
  goButton,
  heading,
  listOf,
  more,
  notice,
  paragraph,
  receptionFailed,
} from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { App, FieldError, Step } from '../state.ts'
import { printList } from './code-groups.ts'
import { alter, keepButton } from './way.ts'

/** The choice of who must not read. The review leads here and is where it leads back. */
export function readers(app: App): Child[] {
  const { t, state } = app
  const channel = channelOf(app)
  const missing = withoutReaders(app, t.readers.heading, 'review')
  if (missing !== null || channel === null) return missing ?? []
  const goBack = () => {
    const found = readersErrors(readersOf(app, channel.id, state.draft.leftOut))
    if (found.length > 0) app.refuse(found)
    else app.go('review')
  }
  return [
    heading(t.readers.heading),
    errorSummary(app),
    ...newPrint(app),
    leaveOut(app, channel.id, state.draft.leftOut, (leftOut) => alter(app, { leftOut })),
    allInvolved(app),
    state.errors.length > 0 ? otherWays(app.scene) : null,
    actions(button(t.review.again, goBack, { id: 'to-review', look: 'main' }), keepButton(app)),
  ]
}

/**
 * Shown instead of a step that needs to know who reads, while nobody is known to.
 *
 * @returns null if somebody can read it
 */
export function withoutReaders(app: App, title: string, backTo: Step): Child[] | null {
  const { t, state } = app
  const { reception } = state
  if (reception.kind !== 'ready') return notReady(app, title, backTo)
  switch (reception.value.state) {
    case 'closed':
      return nobody(app, title, t.landing.closed, backTo)
    case 'expired':
      return nobody(app, title, t.landing.expired, backTo)
    default:
      return channelOf(app) === null ? nobody(app, title, t.readers.noChannel, backTo) : null
  }
}

/** Shown instead of a step with the questions that load behind the first one. @returns null once they are here */
export function withoutQuestions(app: App, title: string, backTo: Step): Child[] | null {
  const isHere = app.hasAllWords || app.state.reception.kind === 'ready'
  return isHere ? null : notReady(app, title, backTo)
}

/**
 * The notice that the reception's fingerprint is not the one that the page came with, with the new one to
 * compare.
 */
export function newPrint({ t, state }: App): Child[] {
  const { newRoot = null } = receptionOf(state) ?? {}
  if (newRoot === null) return []
  const text = newRoot.stolen ? t.readers.newPrintStolen : t.readers.newPrint
  const print = printList(newRoot.root, t.readers.newPrintLabel)
  return [notice('care', null, paragraph(text), print)]
}

/** Shown while the readers are not known, and after they could not be fetched. */
export function notReady(app: App, title: string, backTo: Step): Child[] {
  const { t, state } = app
  const { reception } = state
  const back = goButton(app, t.page.back, backTo, { id: 'back', look: 'quiet' })
  if (reception.kind === 'failed') {
    return [
      heading(title),
      receptionFailed(app, reception.code, () => void loadReception(app)),
      otherWays(app.scene),
      actions(back),
    ]
  }
  return [
    heading(title),
    h('p', { 'aria-busy': 'true', class: 'busy' }, t.page.working),
    actions(back),
  ]
}

/** Shown if the report can be sealed to nobody: its text stays, and other ways are open. */
function nobody(app: App, title: string, text: string, backTo: Step): Child[] {
  const { t } = app
  return [
    heading(title),
    notice('care', null, paragraph(text), paragraph(t.readers.notLost)),
    otherWays(app.scene),
    actions(
      goButton(app, t.review.edit, 'tell', { id: 'edit' }),
      goButton(app, t.page.back, backTo, { id: 'back', look: 'quiet' }),
    ),
  ]
}

/** Everybody who may come to see the report: a card each, with a switch to leave them out. */
function leaveOut(
  app: App,
  channel: string,
  leftOut: readonly string[],
  change: (leftOut: string[]) => void,
): Child {
  const { t } = app
  const all = [...peopleOf(app, channel, leftOut), ...apartOf(app)]
  const readers = readersOf(app, channel, leftOut)
  return h(
    'div',
    {},
    readers.length > 0 ? paragraph(t.readers.lead) : nobodyReads(app),
    boxes(app, { people: all, readers, chosen: leftOut, shut: t.readers.shut }, (chosen) => {
      // Somebody who was left out of another channel stays left out, whatever is chosen in between.
      const elsewhere = leftOut.filter((one) => all.every(({ id }) => id !== one))
      const out = [...elsewhere, ...chosen]
      change(out)
      const others = standbysOf(app, channel, out)
      const rest = others.length > 0 ? `. ${t.readers.standby} ${titlesOf(others)}` : ''
      saySo(app, readersOf(app, channel, out), rest)
    }),
    ...whoIsWho(app, all),
  )
}

export interface Boxes {
  readonly people: readonly Reader[]
  /** Those of them who can open it as it is now. */
  readonly readers: readonly Reader[]
  readonly chosen: readonly string[]
  /** Boxes below the people. */
  readonly more?: Choices['options']
  /** The line below the question: the effect of leaving somebody out. */
  readonly hint?: string
  /** Said of each who is left out. With a letter nothing is: they may read the case already. */
  readonly shut?: string
}

/** A card for each person who may be left out: what they do in the case, and a switch. */
export function boxes(app: App, some: Boxes, onChange: Choices['onChange']): Child {
  const { t } = app
  const { people, readers, chosen, more: others = [], hint = t.readers.leaveOutHint } = some
  const cards = people.map(({ id, title }) => ({
    value: id,
    person: title,
    label: t.readers.leftOut,
    hint: chosen.includes(id) ? some.shut : dutyOf(app, id, readers),
  }))
  const all = { id: 'leave-out', options: [...cards, ...others] }
  const words = { legend: t.readers.leaveOut, hint }
  return choices(app, { ...all, ...words, type: 'checkbox', chosen, onChange })
}

/** The duty in the case of somebody who is not left out. */
function dutyOf(app: App, id: string, readers: readonly Reader[]): string {
  const { t } = app
  if (readers.some((one) => one.id === id)) return t.readers.opens
  const apart = apartOf(app).find((one) => one.id === id)
  if (apart === undefined) return t.readers.later
  return apart.role === 'custodian' ? t.readers.keeps : t.readers.audits
}

/** The way to people who know who is who, and back here, if somebody in the list has a title alone. */
export function whoIsWho({ t, site, scene }: App, people: readonly Reader[]): Child[] {
  if (people.every(({ isNamed }) => isNamed)) return []
  const text = fill(t.readers.who, { title: site.pages.talk.title })
  return [h('p', {}, pageLink(scene, 'talk', text, { id: 'who' }))]
}

/** Show and announce who can open it now. */
export function saySo(app: App, readers: readonly Reader[], rest = ''): void {
  app.redraw()
  app.say(`${app.t.readers.lead} ${titlesOf(readers)}${rest}`)
}

function titlesOf(some: readonly Reader[]): string {
  return some.map(({ title }) => title).join(', ')
}

/** People by role. */
export function readerList(some: readonly Reader[]): Child {
  return listOf(
    some.map(({ title }) => title),
    'people',
  )
}

/** Says that two must open it, if they must; and names people who may stand in later, unless nobody reads it. */
export function standby(app: App, channel: string, leftOut: readonly string[]): Child[] {
  const some = standbysOf(app, channel, leftOut)
  const found = receptionOf(app.state)?.channels.find(({ id }) => id === channel)
  const together = found?.words ? [paragraph(found.words[app.language])] : []
  if (some.length === 0 || readersOf(app, channel, leftOut).length === 0) return together
  return [...together, paragraph(app.t.readers.standby), readerList(some)]
}

/** Advice for a reporter for whom nobody on the list is right. */
function allInvolved({ t, site, scene }: App): Child {
  const links = (['outside', 'talk'] as const).map((page) =>
    pageLink(scene, page, site.pages[page].title),
  )
  return more(t.readers.all, paragraph(t.readers.allText), listOf(links, 'links'))
}

/** Says that nobody could read it; null if an error at the field says so already. */
export function nobodyReads({ t, state }: App): Child {
  return state.errors.length > 0 ? null : paragraph(t.readers.nobody)
}

/** Errors that prevent sending to these readers. */
export function readersErrors(readers: readonly Reader[]): FieldError[] {
  if (readers.length > 0) return []
  return [{ field: 'leave-out', sentence: (t) => t.readers.nobody }]
}
