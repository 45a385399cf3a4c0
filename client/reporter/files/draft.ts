import { codeGroups, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { copyText, saveFile } from '../form/keep.ts'
import { actions, button, heading, notice, paragraph, showSaid } from '../parts.ts'
import { codeOf } from '../reception.ts'
import type { App, Drafting } from '../state.ts'
import { codeList } from '../steps/code-groups.ts'
import { notReady } from '../steps/readers.ts'
import { draftContent } from './draft-file.ts'
import { backToWriting, busyLine, setDrafting, workFailure } from './drafting.ts'
import { openedFile } from './opening.ts'

/** A draft as a file: to be made, or to be opened. It is sealed here and never sent. */
export function draft(app: App): Child[] {
  const { t, state } = app
  const { task, from } = state.drafting
  if (state.reception.kind !== 'ready') {
    return notReady(app, task === 'keep' ? t.offer.keepHeading : t.offer.open, from)
  }
  return task === 'keep' ? keeping(app) : openedFile(app)
}

function keeping(app: App): Child[] {
  const { t, state } = app
  const { work } = state.drafting
  if (work.kind === 'made' && state.draftCode !== null) return made(app, state.draftCode)
  return [
    heading(t.offer.keepHeading),
    paragraph(t.draft.keepLead),
    notice('care', null, paragraph(t.draft.keepRisk)),
    anyFiles(app) ? paragraph(t.files.notKept) : null,
    workFailure(app, t.draft.tooLong),
    busyLine(app),
    actions(
      button(t.draft.make, () => void keep(app), { id: 'make', look: 'main' }),
      backToWriting(app),
    ),
  ]
}

/** Whether any files were chosen: they do not go into a draft. */
function anyFiles({ state }: App): boolean {
  return Object.values(state.files).some((files) => files.length > 0)
}

/** The code of the file. It is easily mistaken for a receipt code, and is not one. */
function made(app: App, code: ReceiptCode): Child[] {
  const { t } = app
  const groups = codeGroups(code)
  return [
    heading(t.draft.madeHeading),
    notice('care', t.draft.notSent, paragraph(t.draft.notReceipt)),
    paragraph(fill(t.draft.saved, { name: t.draft.file })),
    codeList(groups, t.draft.label),
    h('p', { id: 'kept-how', class: 'hint' }, t.draft.codeKeep),
    h(
      'div',
      { class: 'actions row' },
      button(t.draft.copy, () => void copy(app, groups), { id: 'copy' }),
      button(t.draft.makeAgain, () => void keep(app), { id: 'make' }),
    ),
    paragraph(t.draft.whoHas),
    actions(
      button(t.draft.haveBoth, () => kept(app), { id: 'kept', look: 'main' }),
      backToWriting(app),
    ),
  ]
}

async function copy(app: App, groups: readonly string[]): Promise<void> {
  const copied = await copyText(groups.join('-'))
  showSaid(app, 'kept-how', copied ? app.t.draft.copied : app.t.draft.copyFailed)
}

/** Seal what is written and have the browser save it, under the code of the previous file if there is one. */
export async function keep(app: App): Promise<void> {
  const { state, office } = app
  if (state.drafting.work.kind === 'busy') return
  setDrafting(app, { work: { kind: 'busy' } })
  const { drafting } = state
  app.redraw()
  app.say(app.t.draft.working)
  let work: Drafting['work'] = { kind: 'made' }
  try {
    const content = draftContent(state.draft, state.language)
    const { file, code } = await office.ask('sealDraft', { draft: content, code: state.draftCode })
    if (app.state !== state) return
    state.draftCode = code
    saveFile(app.t.draft.file, file, 'application/octet-stream')
  } catch (error) {
    work = { kind: 'failed', code: codeOf(error) }
  }
  // If the reporter has gone on meanwhile, the draft may have changed since the file was made.
  if (app.state !== state || state.drafting !== drafting) return
  setDrafting(app, { work })
  if (state.step === 'draft') app.go('draft')
}

/** Note that the reporter has both file and code: only then the page can be left without a warning. */
function kept(app: App): void {
  const { state } = app
  state.draftKept = true
  app.go(state.drafting.from)
  state.note = (t) => t.draft.keptNote
  app.redraw()
}
