import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { actions, button, goButton, heading, paragraph } from '../parts.ts'
import { type App, type Loss, lossesOf } from '../state.ts'
import { showUnseen } from './letter.ts'
import { formOf } from './letter-forms.ts'
import { resumeLetter } from './letter-start.ts'

/** What would be lost, each with the way to it. */
export function leave(app: App): Child[] {
  const { t, state } = app
  const losses = lossesOf(state)
  return [
    heading(t.leave.heading),
    losses.length > 0 ? paragraph(t.leave.lead) : null,
    ...losses.map((loss, i) => lossCard(app, loss, i)),
    actions(
      button(losses.length > 0 ? t.leave.empty : t.done.close, () => app.restart(), {
        id: 'empty',
      }),
      goButton(app, t.page.back, state.leaving, { id: 'back', look: 'quiet' }),
    ),
  ]
}

function lossCard(app: App, loss: Loss, i: number): Markup {
  const { text, wayText, way } = lossWords(app, loss)
  return h(
    'section',
    { class: 'notice care' },
    paragraph(text),
    actions(button(wayText, way, { id: `keep-${i}`, look: i === 0 ? 'main' : 'plain' })),
  )
}

interface LossWords {
  readonly text: string
  readonly wayText: string
  readonly way: () => void
}

function lossWords(app: App, loss: Loss): LossWords {
  const { t, state } = app
  switch (loss.kind) {
    case 'report': {
      // without a code, it has not left
      const tried =
        state.sending.kind === 'sent' || (state.code !== null && state.sending.kind !== 'none')
      const text = tried ? t.leave.reportUnsure : t.leave.report
      const isSent = state.sending.kind === 'sent'
      const back = state.code === null ? 'done' : 'receipt'
      return isSent
        ? { text, wayText: t.page.back, way: () => app.go(back) }
        : { text, wayText: t.leave.toReport, way: () => app.go('tell') }
    }
    case 'code':
      return { text: t.leave.code, wayText: t.confirm.again, way: () => app.go('receipt') }
    case 'unseen': {
      const name = formOf(app, loss.unseen.letter).heading
      const way = () => showUnseen(app, loss.unseen)
      return {
        text: fill(t.leave.unseen, { name }),
        wayText: fill(t.leave.toUnseen, { name }),
        way,
      }
    }
    case 'letter': {
      const name = formOf(app, loss.letter).heading
      const way = () => resumeLetter(app, loss.letter)
      return {
        text: fill(t.leave.letter, { name }),
        wayText: fill(t.leave.toLetter, { name }),
        way,
      }
    }
  }
}
