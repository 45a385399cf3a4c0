import { codeGroups, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { errorSummary, textField } from '../fields.ts'
import { findCode } from '../form/code-entry.ts'
import { draftContent, restoredDraft, restoredText } from '../form/draft-file.ts'
import { fileField } from '../form/file-field.ts'
import { copyText, saveFile } from '../form/keep.ts'
import { wouldLose } from '../form/losses.ts'
import {
  actions,
  button,
  goButton,
  heading,
  notice,
  paragraph,
  showSaid,
  showText,
} from '../parts.ts'
import { codeOf } from '../reception.ts'
import type { App, Drafting, FieldError, State } from '../state.ts'
import { problem } from './code.ts'
import { codeList } from './code-groups.ts'
import { notReady } from './readers.ts'

/** A draft as a file: to be made, or to be opened. It is sealed here and never sent. */
export function draft(app: App): Child[] {
  const { t, state } = app
  const { task, from } = state.drafting
  const title = task === 'keep' ? t.draft.keepHeading : t.draft.openHeading
  if (state.reception.kind !== 'ready') return notReady(app, title, from)
  return task === 'keep' ? keeping(app) : opening(app)
}

function set({ state }: App, change: Partial<Drafting>): void {
  state.drafting = { ...state.drafting, ...change }
}

function back(app: App): Child {
  return goButton(app, app.t.page.back, app.state.drafting.from, { id: 'back', look: 'quiet' })
}

function keeping(app: App): Child[] {
  const { t, state } = app
  const { work } = state.drafting
  if (work.kind === 'made' && state.draftCode !== null) return made(app, state.draftCode)
  return [
    heading(t.draft.keepHeading),
    paragraph(t.draft.keepLead),
    notice('care', null, paragraph(t.draft.keepRisk)),
    app.files.kind === 'ready' ? app.files.part.notKept(app) : null,
    failure(app),
    busy(app),
    actions(
      button(t.draft.make, () => void keep(app), { id: 'make', look: 'main' }),
      back(app),
    ),
  ]
}

function busy({ t, state }: App): Child {
  const { kind } = state.drafting.work
  return kind === 'busy' ? h('p', { class: 'busy' }, t.draft.working) : null
}

function failure(app: App): Child {
  const { t, state } = app
  const { work } = state.drafting
  if (work.kind !== 'failed') return null
  const text = work.code === 'too-long' ? t.draft.tooLong : t.errors[work.code]
  return h('section', { id: 'progress', class: 'notice bad', role: 'alert' }, paragraph(text))
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
      back(app),
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
  set(app, { work: { kind: 'busy' } })
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
  set(app, { work })
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

function opening(app: App): Child[] {
  const { t, state } = app
  const { file, typed } = state.drafting
  return [
    heading(t.draft.openHeading),
    errorSummary(app),
    paragraph(t.draft.openLead),
    wouldLose(state) ? notice('care', null, paragraph(t.draft.replaces)) : null,
    failure(app),
    fileField(app, {
      id: 'draft-file',
      label: t.draft.fileLabel,
      chosen: chosenText(app, file),
      onChoose: (chosen) => void take(app, chosen),
    }),
    textField(app, {
      id: 'draft-code',
      label: t.draft.codeLabel,
      hint: t.draft.codeHint,
      value: typed,
      rows: 3,
      code: true,
      onInput: (value) => set(app, { typed: value }),
    }),
    busy(app),
    actions(
      button(t.draft.open, () => void open(app), { id: 'open', look: 'main' }),
      back(app),
    ),
  ]
}

function chosenText({ t }: App, file: Drafting['file']): string {
  return file === null ? '' : fill(t.draft.chosen, { name: file.name })
}

const wrongFile = (sentence: FieldError['sentence']) => [{ field: 'draft-file', sentence }]

/** Read the file that was chosen. Its size is checked first: no draft is longer. */
async function take(app: App, chosen: File): Promise<void> {
  const { state } = app
  set(app, { file: null })
  if (chosen.size > SIZE.longDraft) return app.refuse(wrongFile((t) => t.draft.tooLarge))
  try {
    const bytes = new Uint8Array(await chosen.arrayBuffer())
    if (app.state !== state) return
    set(app, { file: { name: chosen.name, bytes } })
    showText('draft-file-chosen', chosenText(app, state.drafting.file))
  } catch {
    if (app.state === state) app.refuse(wrongFile((t) => t.draft.unreadable))
  }
}

/** Open the file that was chosen; a wrong code causes no request and changes nothing. */
export async function open(app: App): Promise<void> {
  const { state, office } = app
  const { file, typed, work } = state.drafting
  if (work.kind === 'busy') return
  const { text, parsed } = findCode(typed)
  const errors: FieldError[] = file === null ? wrongFile((t) => t.draft.fileMissing) : []
  if (parsed.kind !== 'code') {
    const sentence: FieldError['sentence'] = (t) => problem(t, app.language, parsed, text)
    errors.push({ field: 'draft-code', sentence })
  }
  if (file === null || parsed.kind !== 'code') return app.refuse(errors)
  set(app, { work: { kind: 'busy' } })
  app.redraw()
  try {
    const content = await office.ask('openDraft', { file: file.bytes, code: parsed.code })
    if (hasLeft(app, state, { kind: 'none' })) return
    if (content === null) return app.refuse(wrongFile((t) => t.draft.wrong))
    takeUp(app, restoredDraft(app, content), parsed.code)
  } catch (error) {
    if (hasLeft(app, state, { kind: 'failed', code: codeOf(error) })) return
    app.redraw()
  }
}

/** Note how opening went. @returns whether the reporter does something else by now */
function hasLeft(app: App, state: State, work: Drafting['work']): boolean {
  if (app.state !== state || state.drafting.task !== 'open') return true
  set(app, { work })
  return state.step !== 'draft'
}

function takeUp(
  app: App,
  { draft: restored, gone }: ReturnType<typeof restoredDraft>,
  code: ReceiptCode,
) {
  const { state } = app
  state.draft = restored
  state.notSent = []
  state.draftCode = code
  state.draftKept = gone.length === 0
  set(app, { file: null, typed: '' })
  app.go('tell')
  state.note = (t) => restoredText(t, gone)
  app.redraw()
  app.say(restoredText(app.t, gone))
}
