import { SEALED_FILE } from '../../../crypto/drop/sealed-file.ts'
import type { Child } from '../../shared/dom.ts'
import { actions, button, heading, notice, paragraph } from '../parts.ts'
import { codeOf } from '../reception.ts'
import type { App, Drafting } from '../state.ts'
import { backToWriting, setDrafting, workFailure } from './drafting.ts'

/** Whether a file that was chosen is a report that a form sealed: no other file has its length. */
export function isSealed(file: Drafting['file']): boolean {
  return file?.bytes.length === SEALED_FILE
}

/** The step that hands in a sealed file. Nobody here can open it; the requests are those of any letter. */
export function handingIn(app: App): Child[] {
  const { t, state } = app
  const { work } = state.drafting
  if (work.kind === 'handed') return ended(app, work.became)
  return [
    heading(t.handIn.heading),
    paragraph(t.handIn.lead),
    notice('care', null, paragraph(t.handIn.seen)),
    workFailure(app, t.handIn.other),
    work.kind === 'busy' ? paragraph(t.page.working, 'busy') : null,
    actions(
      button(t.handIn.send, () => void send(app), { id: 'hand-in', look: 'main' }),
      backToWriting(app),
    ),
  ]
}

async function send(app: App): Promise<void> {
  const { state, office } = app
  const { file, work } = state.drafting
  if (file === null || work.kind === 'busy') return
  setDrafting(app, { work: { kind: 'busy' } })
  app.redraw()
  app.say(app.t.page.working)
  try {
    const became = await office.ask('handIn', file.bytes)
    if (app.state !== state) return
    setDrafting(app, { work: { kind: 'handed', became } })
    if (state.step === 'draft') app.go('draft')
  } catch (error) {
    if (app.state !== state) return
    setDrafting(app, { work: { kind: 'failed', code: codeOf(error) } })
    app.redraw()
  }
}

type Became = Extract<Drafting['work'], { kind: 'handed' }>['became']

function ended(app: App, became: Became): Child[] {
  const { t } = app
  const isThere = became === 'accepted'
  const sentences: Readonly<Record<Became, string>> = {
    accepted: t.handIn.accepted,
    other: t.handIn.other,
    changed: t.handIn.changed,
    foreign: t.handIn.foreign,
    ended: t.handIn.ended,
    ahead: t.handIn.ahead,
  }
  return [
    heading(isThere ? t.handIn.done : t.handIn.refused),
    notice(isThere ? 'good' : 'bad', null, paragraph(sentences[became])),
    actions(backToWriting(app)),
  ]
}
