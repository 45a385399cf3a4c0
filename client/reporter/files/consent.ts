import type { BoardMessage, BoardReading } from '../../../crypto/board/board.ts'
import type { NameTold } from '../../../crypto/entries/consent.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import { NAME_USES } from '../../../crypto/entries/names.ts'
import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { receptionOf } from '../form/letter.ts'
import { actions, button, listOf, paragraph } from '../parts.ts'
import type { App, LetterDraft } from '../state.ts'
import {
  choiceIn,
  type Form,
  type FormField,
  isEmpty,
  lacking,
  textIn,
} from '../steps/letter/form.ts'
import { startLetter } from '../steps/letter/start.ts'

/** The boxes that go with a name. Nothing is ticked beforehand; none means: ask me first. */
export function fields({ t }: App): readonly FormField[] {
  const options = NAME_USES.map((value) => ({ value, label: t.nameUses[value] }))
  return [choiceIn('checkbox', 'consent', options, t.consent.uses, t.consent.usesHint)]
}

/** The letter to the custodians that changes what the name may be used for, or that answers a question. */
export function form(app: App, about: BoardMessage | null): Form {
  const { t } = app
  const { consent } = t
  const plain = {
    readers: 'custodians',
    saysWho: true,
    send: t.answer.send,
    back: t.answer.back,
    delivered: consent.delivered,
  } as const
  const more = textIn('text', 3, t.identity.text, t.identity.textHint)
  if (about === null) {
    return {
      ...plain,
      heading: consent.heading,
      before: [paragraph(consent.lead), paragraph(consent.newest)],
      fields: [...fields(app), more],
      missing: () => [],
    }
  }
  const options = [
    { value: 'yes', label: consent.yes },
    { value: 'no', label: consent.no },
  ]
  const legend = fill(consent.agrees, { purpose: t.nameUses[purposeOf(about)] })
  return {
    ...plain,
    heading: consent.answerHeading,
    before: [paragraph(consent.answerLead)],
    fields: [choiceIn('radio', 'agrees', options, legend), more],
    missing: ({ agrees }) => lacking(isEmpty(agrees), 'agrees', (words) => words.consent.missing),
  }
}

function purposeOf({ content }: BoardMessage): NameTold['purpose'] {
  return content.name?.purpose ?? 'other'
}

/** The most units of a question that go back with its answer, as the schema has it. */
const ASKED = 4000

/** The answers of a letter about the name, beside what was typed. PROTOCOL.md section 9.1 */
export function answers({ name, about, values }: LetterDraft): ReporterContent['answers'] {
  if (name === 'letter-consent' && about !== null) {
    return { purpose: purposeOf(about), asked: about.content.text.slice(0, ASKED) }
  }
  const isAboutName = name === 'letter-identity' || name === 'letter-consent'
  return isAboutName ? { consent: [values.consent ?? []].flat() } : {}
}

/** The requests and disclosures, as the reception wrote them on the board, and the way to change the consent. */
export function account(app: App, { messages, status }: BoardReading): Child[] {
  const { t, language, state } = app
  const rows = messages
    .flatMap(({ content: { day, name } }) => (name === undefined ? [] : [{ day, name }]))
    .sort((a, b) => a.day - b.day)
  const isOver = status?.content.status === 'purged'
  const hasKeepers = (receptionOf(state)?.custodians.length ?? 0) > 0
  if (rows.length === 0 && (isOver || !hasKeepers)) return []
  const change = () => startLetter(app, 'letter-consent', null)
  return [
    h('h2', { id: 'name-account' }, t.consent.account),
    rows.length === 0
      ? paragraph(t.consent.nothing)
      : listOf(rows.map(({ day, name }) => `${dayText(language, day)}: ${rowText(t, name)}`)),
    paragraph(t.consent.accountHint, 'hint'),
    isOver || !hasKeepers ? null : actions(button(t.consent.change, change, { id: 'consent' })),
  ]
}

/** One row: what for, and what the reporter had agreed to. */
function rowText({ consent, nameUses }: Texts, told: NameTold): string {
  const { what, uses } = told
  const about = fill(what === 'asked' ? consent.asked : consent.given, {
    purpose: nameUses[told.purpose],
  })
  const then = told.consent === 'yes' ? consent.agreed : consent.without
  const listed = (uses ?? []).map((use) => nameUses[use]).join('; ')
  const inForce = listed === '' ? consent.forceNone : fill(consent.force, { uses: listed })
  return [about, what === 'asked' ? '' : then, uses === undefined ? '' : inForce]
    .filter(Boolean)
    .join(' ')
}
