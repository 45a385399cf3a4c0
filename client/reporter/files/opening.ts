import type { DraftContent } from '../../../crypto/drop/draft.ts'
import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { type Child, type Handler, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { describedBy, errorOf, errorSummary, PRIVATE, textField } from '../fields.ts'
import { findCode } from '../form/code-entry.ts'
import { wouldLose } from '../form/losses.ts'
import { actions, button, heading, notice, paragraph, showText } from '../parts.ts'
import { codeOf } from '../reception.ts'
import type { App, Drafting, FieldError, State } from '../state.ts'
import { lostCode, problem } from '../steps/code.ts'
import { takeUp } from './draft-file.ts'
import { backToWriting, busyLine, setDrafting, workFailure } from './drafting.ts'
import { handingIn, isSealed } from './hand-in.ts'
import { readCopy } from './own-copy.ts'

/** The step that opens a file: it asks for file and code, then shows a copy; a draft is taken up on the first step. */
export function openedFile(app: App): Child[] {
  const { work, file } = app.state.drafting
  if (isSealed(file)) return handingIn(app)
  return work.kind === 'read' ? readCopy(app, work) : asking(app)
}

function asking(app: App): Child[] {
  const { t, state } = app
  const { file, typed } = state.drafting
  return [
    heading(t.offer.open),
    errorSummary(app),
    paragraph(t.draft.openLead),
    wouldLose(state) ? notice('care', null, paragraph(t.draft.replaces)) : null,
    workFailure(app, t.draft.tooLong),
    fileField(app, {
      id: 'draft-file',
      label: t.draft.fileLabel,
      chosen: chosenText(app, file),
      onChoose: (chosen) => setDrafting(app, { reading: take(app, chosen) }),
    }),
    textField(app, {
      id: 'draft-code',
      label: t.draft.codeLabel,
      hint: t.draft.codeHint,
      value: typed,
      rows: 3,
      code: true,
      onInput: (value) => setDrafting(app, { typed: value }),
    }),
    busyLine(app),
    actions(
      button(t.draft.open, () => void open(app), { id: 'open', look: 'main' }),
      backToWriting(app),
    ),
    lostCode(app),
  ]
}

interface FileField {
  readonly id: string
  readonly label: string
  /** Text that says which file was chosen; empty for none. It stays when the field is drawn again. */
  readonly chosen: string
  readonly onChoose: (file: File) => void
}

/** A field for one file, which is read on this machine. */
function fileField(app: App, { id, label, chosen, onChoose }: FileField): Child {
  const change: Handler = ({ target }) => {
    const [file] = (target as HTMLInputElement).files ?? []
    if (file !== undefined) onChoose(file)
  }
  const attributes = {
    ...PRIVATE,
    id,
    type: 'file',
    'aria-describedby': describedBy(app, id, `${id}-chosen`),
    'aria-invalid': app.state.errors.some(({ field }) => field === id) ? 'true' : undefined,
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    errorOf(app, id),
    h('input', { ...attributes, on: { change } }),
    h('p', { id: `${id}-chosen`, class: 'hint' }, chosen),
  )
}

function chosenText({ t }: App, file: Drafting['file']): string {
  return file === null ? '' : fill(t.draft.chosen, { name: file.name })
}

const wrongFile = (sentence: FieldError['sentence']) => [{ field: 'draft-file', sentence }]

/** Read the file that was chosen. Its size is checked first: no draft is longer. */
async function take(app: App, chosen: File): Promise<void> {
  const { state } = app
  setDrafting(app, { file: null })
  if (chosen.size > SIZE.longDraft) return app.refuse(wrongFile((t) => t.draft.tooLarge))
  try {
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    if (app.state !== state) return
    setDrafting(app, { file: { name: chosen.name, bytes }, work: { kind: 'none' } })
    if (isSealed(state.drafting.file)) return app.go('draft')
    showText('draft-file-chosen', chosenText(app, state.drafting.file))
  } catch {
    if (app.state === state) app.refuse(wrongFile((t) => t.draft.unreadable))
  }
}

/** Open the file that was chosen, once it is read; a wrong code causes no request and changes nothing. */
export async function open(app: App): Promise<void> {
  const { state, office } = app
  const { step, errors: shown, drafting } = state
  await drafting.reading
  // meanwhile the file may have been refused, or the reporter may have left
  if (app.state !== state || state.step !== step || state.errors !== shown) return
  const { file, typed, work } = state.drafting
  if (work.kind === 'busy') return
  const { text, parsed } = findCode(typed)
  const errors: FieldError[] = file === null ? wrongFile((t) => t.draft.fileMissing) : []
  if (parsed.kind !== 'code') {
    const sentence: FieldError['sentence'] = (t) => problem(t, app.language, parsed, text)
    errors.push({ field: 'draft-code', sentence })
  }
  if (file === null || parsed.kind !== 'code') return app.refuse(errors)
  setDrafting(app, { work: { kind: 'busy' } })
  app.redraw()
  try {
    const content = await office.ask('openDraft', { file: file.bytes, code: parsed.code })
    if (hasLeft(app, state, { kind: 'none' })) return
    if (content === null) return app.refuse(wrongFile((t) => t.draft.wrong))
    show(app, content, parsed.code)
  } catch (error) {
    if (hasLeft(app, state, { kind: 'failed', code: codeOf(error) })) return
    app.redraw()
  }
}

/** Note how opening went. @returns whether the reporter does something else by now */
function hasLeft(app: App, state: State, work: Drafting['work']): boolean {
  if (app.state !== state || state.drafting.task !== 'open') return true
  setDrafting(app, { work })
  return state.step !== 'draft'
}

/** Take up a draft where it was left. A copy is only shown: it was sent, and is not to be sent twice by mistake. */
function show(app: App, content: DraftContent, code: ReceiptCode): void {
  setDrafting(app, { file: null, typed: '' })
  switch (content.format) {
    case 'postern-draft/1':
      app.state.draftCode = code
      takeUp(app, content, (t) => t.draft.opened)
      break
    case 'postern-copy/1':
      setDrafting(app, { work: { kind: 'read', content, code } })
      app.go('draft')
      break
    default:
      content.format satisfies never
  }
}
