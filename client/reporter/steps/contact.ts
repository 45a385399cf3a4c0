import { type Child, h } from '../../shared/dom.ts'
import { titleWithName } from '../../shared/reception/readers.ts'
import { choices, errorSummary, textField } from '../fields.ts'
import { receptionOf, reportRoom } from '../form/letter.ts'
import { heading, listOf, notice, paragraph } from '../parts.ts'
import type { App } from '../state.ts'
import { roomErrors, roomLine, showRoom } from './room.ts'
import { alter, optionalLine, wayOn } from './way.ts'

/** Ways in which somebody can be heard. PROTOCOL.md section 9 */
export const WISHES = ['meeting', 'phone', 'video', 'written-hearing'] as const

/** Reporters are unknown unless they say more. Here they choose how they would like to be heard. */
export function contact(app: App): Child[] {
  const { t } = app
  return [
    optionalLine(app),
    heading(t.contact.heading),
    errorSummary(app),
    notice('calm', t.contact.anonymous, paragraph(t.contact.anonymousText)),
    wishes(app),
    wishText(app),
    roomLine(app, reportRoom(app)),
    ...naming(app),
    wayOn(app, {
      back: 'details',
      next: null,
      errors: () =>
        roomErrors(app, reportRoom(app), [{ field: 'wish-text', text: app.state.draft.wishText }]),
    }),
  ]
}

function wishes(app: App): Child {
  const { t, state } = app
  return choices(app, {
    id: 'wish',
    type: 'checkbox',
    legend: t.contact.wish,
    hint: t.contact.wishHint,
    options: WISHES.map((value) => ({ value, label: t.wishes[value] })),
    chosen: state.draft.wish,
    onChange: (chosen) => alter(app, { wish: chosen }),
  })
}

function wishText(app: App): Child {
  const { t, state } = app
  return textField(app, {
    id: 'wish-text',
    label: t.contact.wishText,
    hint: t.contact.wishTextHint,
    value: state.draft.wishText,
    rows: 2,
    ownWords: true,
    count: 'room',
    onInput: (value) => {
      alter(app, { wishText: value })
      showRoom(app, reportRoom(app))
    },
  })
}

/** The section about the reporter's name: it is never asked for here, and these people would keep it. */
function naming(app: App): Child[] {
  const { t, language } = app
  const keepers = receptionOf(app.state)?.custodians ?? null
  const lines = [h('h2', {}, t.contact.name), paragraph(t.contact.nameText)]
  if (keepers === null) return lines
  if (keepers.length === 0) return [...lines, paragraph(t.contact.nameNobody)]
  const titles = keepers.map((one) => titleWithName(one, language))
  return [...lines, paragraph(t.contact.nameKeepers), listOf(titles, 'people')]
}
