import type { Child } from '../../../shared/dom.ts'
import { consentPart } from '../../files/lazy.ts'
import { receptionOf } from '../../form/letter.ts'
import { actions, button, notice, paragraph } from '../../parts.ts'
import type { App } from '../../state.ts'
import { type Form, isEmpty, lacking, textIn } from './form.ts'
import { notKnown } from './readers.ts'
import { startLetter } from './start.ts'

/** The reporter's name: a letter of its own, sealed only to those who keep names. Routine, S10 and S22 */
export function identity(app: App): Form {
  const { t } = app
  const keepers = receptionOf(app.state)?.custodians ?? null
  const form = {
    heading: t.identity.heading,
    readers: 'custodians',
    saysWho: true,
    send: t.identity.send,
    back: t.identity.stay,
    delivered: t.identity.deliveredText,
    missing: () => [],
    fields: [],
  } as const
  if (keepers === null) return { ...form, before: notKnown(app) }
  if (keepers.length === 0) return { ...form, before: nobody(app) }
  return {
    ...form,
    before: [
      paragraph(t.identity.lead),
      paragraph(t.identity.separate),
      paragraph(t.identity.revoke),
    ],
    fields: [
      textIn('name', 1, t.identity.name),
      textIn('contact', 2, t.identity.contact, t.identity.contactHint),
      textIn('text', 3, t.identity.text, t.identity.textHint),
      ...(consentPart(app)?.fields(app) ?? []),
    ],
    missing: ({ name }) => lacking(isEmpty(name), 'name', (words) => words.identity.nameMissing),
  }
}

/** Shown if nobody keeps names: a name in a message is read by all, so this is said, and the reporter chooses. */
function nobody(app: App): Child[] {
  const { t, state } = app
  const from = state.writing?.from
  const write = () => startLetter(app, 'letter', null, from)
  return [
    paragraph(t.identity.lead),
    notice('care', null, paragraph(t.identity.nobody)),
    actions(button(t.identity.inMessage, write, { id: 'in-message' })),
  ]
}
