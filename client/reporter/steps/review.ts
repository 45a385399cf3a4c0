import { type Child, h } from '../../shared/dom.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { REPORT } from '../files/chosen-file.ts'
import { filesErrors, filesSummary } from '../files/lazy.ts'
import { peopleOf, readersOf } from '../form/form.ts'
import { channelOf } from '../form/letter.ts'
import { pageLink } from '../links.ts'
import { dayFrom } from '../pages/frame.ts'
import { actions, button, goButton, heading, more, notice, paragraph } from '../parts.ts'
import type { App, FieldError, Step } from '../state.ts'
import { WISHES } from './contact.ts'
import { newPrint, readerList, readersErrors, standby, withoutReaders } from './readers.ts'
import { sendReport } from './send.ts'
import { storyErrors } from './story.ts'
import { summary, writtenTexts } from './summary.ts'
import { tellErrors } from './tell.ts'
import { unsent } from './unsent.ts'
import { changeAt, keepButton, stepLine } from './way.ts'

/** Last step before sending: exactly what is sent, to whom, and what follows from it. */
export function review(app: App): Child[] {
  const { t, site, scene, state } = app
  const missing = withoutReaders(app, t.review.heading, state.checkedFrom)
  if (missing !== null) return [stepLine(app, 'review'), ...missing]
  return [
    stepLine(app, 'review'),
    heading(t.review.heading),
    ...newPrint(app),
    ...(state.sentBefore ? [notice('care', null, paragraph(t.ownCopy.again))] : []),
    ...unsent(app),
    ...summary(app),
    ...filesSummary(app, REPORT),
    ...people(app),
    // what may point to the writer stands before the words that they are anonymous
    ...(app.hint?.list(app, writtenTexts(app)) ?? []),
    anonymity(app),
    h('h2', {}, t.review.good),
    h(
      'div',
      { class: 'worries' },
      more(t.review.party, ...partyTexts(app).map((text) => paragraph(text))),
      more(
        t.review.accused,
        paragraph(t.review.accusedText),
        paragraphWith(pageLink(scene, 'next', site.pages.next.title)),
      ),
      more(
        t.review.retaliation,
        paragraph(t.review.retaliationText),
        paragraphWith(pageLink(scene, 'retaliation', site.pages.retaliation.title)),
      ),
      more(
        t.review.channel,
        paragraph(t.review.channelText),
        paragraphWith(pageLink(scene, 'right-channel', site.pages['right-channel'].title)),
      ),
      more(t.review.alsoSent, paragraph(also(app))),
    ),
    actions(
      button(t.review.send, () => send(app), { id: 'send', look: 'main' }),
      goButton(app, t.page.back, state.checkedFrom, { id: 'back', look: 'quiet' }),
      keepButton(app),
    ),
    paragraph(t.review.sendHint, 'hint'),
  ]
}

function paragraphWith(child: Child): Child {
  return h('p', {}, child)
}

/** Data that goes along with the words, such as the version of the texts that was read. Routine, S1 */
function also({ t, site, language }: App): string {
  const { version, 'valid-from': from } = site.organisation.review
  const date = dayText(language, dayFrom(from))
  return fill(t.review.also, { version, date })
}

function people(app: App): Child[] {
  const { t, state } = app
  const { leftOut } = state.draft
  const channel = channelOf(app)
  const all = channel === null ? [] : peopleOf(app, channel.id, leftOut)
  const out = all.filter(({ id }) => leftOut.includes(id))
  return [
    h('h2', {}, t.review.to),
    readerList(channel === null ? [] : readersOf(app, channel.id, leftOut)),
    ...(channel === null ? [] : standby(app, channel.id, leftOut)),
    ...(out.length > 0 ? [h('h2', {}, t.review.notTo), readerList(out)] : []),
    actions(
      button(t.review.changeReaders, () => changeAt(app, 'readers', 'leave-out'), {
        id: 'change-readers',
        look: 'quiet',
      }),
    ),
  ]
}

/** Anonymity, with its costs and helpful advice; also what a meeting or a call would reveal. */
function anonymity(app: App): Child {
  const { t, state, site, scene } = app
  const shown = WISHES.filter((one) => one !== 'written-hearing' && state.draft.wish.includes(one))
  const wishes = shown.map((one) => t.wishes[one]).join(', ')
  return notice(
    'calm',
    t.review.anonymous,
    paragraph(t.review.anonymousText),
    shown.length === 0 ? null : paragraph(fill(t.review.anonymousWish, { wishes })),
    paragraph(t.review.limits),
    paragraphWith(pageLink(scene, 'protection', site.pages.protection.title)),
  )
}

/** Only a party is told the outcome; this is said before sending, so that nobody else waits for it. */
function partyTexts(app: App): string[] {
  const { t, state } = app
  const parties = channelOf(app)?.questionnaire.parties ?? []
  switch (parties.find(({ id }) => id === state.draft.party)?.proposes) {
    case 'party':
      return [t.review.partyOwn]
    case 'not-a-party':
      return [t.review.partyOther]
    default:
      return [t.review.partyOwn, t.review.partyOther]
  }
}

/** Send, unless there is an error: a change may have skipped the step that would have stopped it. */
function send(app: App): void {
  const found = stopsOf(app).find(([, errors]) => errors.length > 0)
  if (found === undefined) return void sendReport(app)
  const [step, errors] = found
  app.go(step)
  app.refuse(errors)
}

function stopsOf(app: App): readonly (readonly [Step, readonly FieldError[]])[] {
  const channel = channelOf(app)
  const readers = channel === null ? [] : readersOf(app, channel.id, app.state.draft.leftOut)
  return [
    ['tell', tellErrors(app)],
    ['story', storyErrors(app)],
    ['files', filesErrors(app, REPORT)],
    ['readers', readersErrors(readers)],
  ]
}
