import type { BoardMessage } from '../../../../crypto/board/board.ts'
import type { LetterName } from '../../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import type { Texts } from '../../../texts/shape.ts'
import { consentPart } from '../../files/lazy.ts'
import { receptionOf } from '../../form/letter.ts'
import { pageLink } from '../../links.ts'
import { listOf, notice, paragraph } from '../../parts.ts'
import type { App, LetterDraft } from '../../state.ts'
import { WISHES } from '../contact.ts'
import { choiceIn, type Form, isEmpty, lacking, textIn } from './form.ts'
import { identity } from './identity.ts'

type FormMaker = (app: App, about: BoardMessage | null) => Form

const FORMS: Readonly<Record<LetterName, FormMaker>> = {
  letter,
  'letter-retaliation': harm,
  'letter-minutes': minutes,
  'letter-feedback': feedback,
  'letter-identity': identity,
  'letter-consent': consent,
  'letter-withdrawal': withdrawal,
  'letter-meeting': meeting,
}

/** The form of the letter that is being written. */
export function formOf(app: App, { name, about }: LetterDraft): Form {
  return FORMS[name](app, about)
}

/** The parts that most letters have in common. */
function plain({ t }: App): Omit<Form, 'heading' | 'fields' | 'missing'> {
  return {
    before: [],
    readers: 'same',
    send: t.answer.send,
    back: t.answer.back,
    delivered: t.answer.deliveredText,
  }
}

/** An answer, an objection, an account, or more: `about` says which. */
function letter(app: App, about: BoardMessage | null): Form {
  const { t } = app
  const { heading, hint } = letterWords(t, about)
  return {
    ...plain(app),
    heading,
    fields: [textIn('text', 8, t.answer.label, hint)],
    takesFiles: true,
    missing: ({ text }, hasFiles) =>
      lacking(isEmpty(text) && !hasFiles, 'text', ({ answer }) => answer.empty),
  }
}

function letterWords(t: Texts, about: BoardMessage | null) {
  const { hint } = t.answer
  if (about === null) return { heading: t.answer.moreHeading, hint }
  if (about.kind === 'question') return { heading: t.answer.answerHeading, hint }
  switch (about.content.status) {
    case 'redirected':
      return { heading: t.answer.objectHeading, hint }
    case 'hearing':
      return { heading: t.answer.accountHeading, hint: t.answer.accountHint }
    default:
      return { heading: t.answer.replyHeading, hint }
  }
}

/** "I experience retaliation": it opens a linked matter. Routine, S23 */
function harm(app: App): Form {
  const { t, site, scene } = app
  const links = (['retaliation', 'outside'] as const).map((page) =>
    pageLink(scene, page, site.pages[page].title),
  )
  return {
    ...plain(app),
    heading: t.harm.heading,
    before: [
      paragraph(t.harm.lead),
      paragraph(t.answer.hint, 'hint'),
      listOf(links),
      notice('care', t.harm.readers, paragraph(t.harm.readersText)),
    ],
    fields: [
      textIn('text', 8, t.harm.text, t.harm.textHint),
      textIn('since', 1, t.harm.since, t.harm.sinceHint),
      textIn('help', 3, t.harm.help, t.harm.helpHint),
    ],
    takesFiles: true,
    missing: ({ text }, hasFiles) =>
      lacking(isEmpty(text) && !hasFiles, 'text', (words) => words.harm.empty),
  }
}

/** Approve or correct minutes. Routine, S20 */
function minutes(app: App): Form {
  const { t } = app
  const options = [
    { value: 'approved', label: t.minutes.approved },
    { value: 'corrected', label: t.minutes.corrected },
  ]
  return {
    ...plain(app),
    heading: t.minutes.heading,
    before: [paragraph(t.minutes.lead)],
    fields: [
      choiceIn('radio', 'verdict', options, t.minutes.verdict),
      textIn('text', 6, t.minutes.text, t.minutes.textHint),
    ],
    takesFiles: true,
    missing: ({ verdict, text }, hasFiles) => {
      const isBare = verdict === 'corrected' && isEmpty(text) && !hasFiles
      return [
        ...lacking(isEmpty(verdict), 'verdict', (words) => words.minutes.verdictMissing),
        ...lacking(isBare, 'text', (words) => words.minutes.textMissing),
      ]
    },
  }
}

/** Two questions on how the matter was handled, with their purpose and who sees the answers. */
function feedback(app: App): Form {
  const { t } = app
  const options = [
    { value: 'yes', label: t.feedback.yes },
    { value: 'partly', label: t.feedback.partly },
    { value: 'no', label: t.feedback.no },
    // A choice can be taken back; an empty answer is not sent.
    { value: '', label: t.feedback.skip },
  ]
  return {
    ...plain(app),
    heading: t.feedback.heading,
    before: [paragraph(t.feedback.lead)],
    fields: [
      choiceIn('radio', 'heard', options, t.feedback.heard),
      choiceIn('radio', 'clear', options, t.feedback.clear),
      textIn('text', 4, t.feedback.text, t.feedback.textHint),
    ],
    missing: ({ heard, clear }) =>
      lacking(isEmpty(heard) && isEmpty(clear), 'heard', (words) => words.feedback.empty),
  }
}

/** The letter on what the name may be used for; its code and words load behind the form. */
function consent(app: App, about: BoardMessage | null): Form {
  return consentPart(app)?.form(app, about) ?? { ...letter(app, about), fields: [] }
}

/** Take back a report or a name; it also says what cannot be taken back. */
function withdrawal(app: App): Form {
  const { t } = app
  const report = { value: 'report', label: t.withdrawal.report, hint: t.withdrawal.reportHint }
  const label = t.withdrawal.identity
  const name = { value: 'identity', label, hint: t.withdrawal.identityHint }
  const options = keptNames(app) ? [report, name] : [report]
  const cannot = [t.withdrawal.cannotRead, t.withdrawal.cannotDuty, t.withdrawal.cannotOthers]
  return {
    ...plain(app),
    ...(withdrawsName(app) ? toKeepers(app) : {}),
    heading: t.withdrawal.heading,
    before: [paragraph(t.withdrawal.lead), notice('care', t.withdrawal.cannot, listOf(cannot))],
    fields: [
      choiceIn('radio', 'what', options, t.withdrawal.what),
      textIn('text', 4, t.withdrawal.text, t.withdrawal.textHint),
    ],
    missing: ({ what }) => {
      const isChosen = options.some(({ value }) => value === what)
      return lacking(!isChosen, 'what', (words) => words.withdrawal.missing)
    },
  }
}

/** Whether there is somebody who keeps names, or may be. */
function keptNames({ state }: App): boolean {
  return receptionOf(state)?.custodians.length !== 0
}

/** Whether a name is being withdrawn, or was. After sending, only the sealed letter tells. */
function withdrawsName({ state }: App): boolean {
  const { sealed } = state.posting
  const answers = sealed?.content.answers ?? state.writing?.values ?? {}
  return isForCustodians('withdrawal', { answers })
}

/** A withdrawal of a name goes to those who keep it: readers need not know that one was given. */
function toKeepers({ t }: App): Pick<Form, 'readers' | 'delivered'> {
  return { readers: 'custodians', delivered: t.withdrawal.identityDelivered }
}

/** A meeting, a talk, or in writing. Routine, S18 */
function meeting(app: App): Form {
  const { t } = app
  const ways = WISHES.map((value) => ({ value, label: t.wishes[value] }))
  const answers = [
    { value: 'yes', label: t.meeting.yes },
    { value: 'no', label: t.meeting.no },
  ]
  return {
    ...plain(app),
    heading: t.meeting.heading,
    before: [paragraph(t.meeting.lead)],
    fields: [
      choiceIn('checkbox', 'how', ways, t.meeting.how, t.meeting.howHint),
      choiceIn('radio', 'trusted', answers, t.meeting.trusted, t.meeting.trustedHint),
      textIn('text', 4, t.meeting.text, t.meeting.textHint),
    ],
    missing: ({ how: chosen }) => lacking(isEmpty(chosen), 'how', (words) => words.meeting.missing),
  }
}
