import type { Child, Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { type Loss, lossesOf } from '../form/losses.ts'
import { actions, button, goButton, heading, notice, paragraph } from '../parts.ts'
import type { App, LetterDraft } from '../state.ts'
import { formOf } from './letter/forms.ts'
import { resumeLetter, showUnseen } from './letter/start.ts'

/** Everything that would be lost, each with the way to it. */
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
  const toIt = button(wayText, way, { id: `keep-${i}`, look: i === 0 ? 'main' : 'plain' })
  return notice('care', null, paragraph(text), actions(toIt))
}

/** Whether a letter was sent as it is, even if no answer came. */
function isTried({ posting }: LetterDraft): boolean {
  return posting !== undefined && posting.sending.kind !== 'none'
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
      // a report without a code has not left, and neither has a text that was changed since
      const hasLeft = state.code !== null || state.kept
      const tried = state.isAsFixed() && hasLeft && state.sending.kind !== 'none'
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
      const wayText = fill(t.answer.toUnseen, { name })
      return { text: fill(t.answer.unseen, { name }), wayText, way }
    }
    case 'letter': {
      const name = formOf(app, loss.letter).heading
      const way = () => resumeLetter(app, loss.letter)
      const text = isTried(loss.letter) ? t.answer.letterUnsure : t.answer.letter
      return { text: fill(text, { name }), wayText: fill(t.answer.toLetter, { name }), way }
    }
    default:
      return loss satisfies never
  }
}
