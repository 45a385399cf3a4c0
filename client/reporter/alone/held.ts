import { type Child, h, type Markup } from '../../shared/dom.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { saveFile } from '../form/keep.ts'
import { qrDrawing } from '../form/qr.ts'
import {
  actions,
  button,
  goButton,
  heading,
  listOf,
  notice,
  paragraph,
  progressNotice,
  showSaid,
} from '../parts.ts'
import type { App, State } from '../state.ts'
import { codeCard } from '../steps/code-card.ts'
import { leavePage } from '../steps/leave-start.ts'
import { receipt } from '../steps/receipt.ts'
import type { HeldFile } from '../worker/protocol.ts'
import { ownWords } from './words.ts'

/** Sealed reports that are on the screen as sheets; the code is never shown beside them. */
const printed = new WeakMap<State, HeldFile>()
/** When each has to be handed in. */
const kept = new WeakMap<State, HeldFile>()

/** The code, then what there is to hand in. Until it is sealed, the step is as on a served page. */
export function aloneReceipt(app: App): Child[] {
  const { state } = app
  const shown = printed.get(state)
  if (shown !== undefined) return sheetsOf(app, shown)
  if (state.sending.kind !== 'sent') return receipt(app)
  void fetchHeld(app)
  const { t } = app
  return [
    h(
      'div',
      { class: 'slip-only' },
      heading(t.receipt.heading),
      progressNotice('care', t.receipt.sent, paragraph(t.receipt.sentText)),
      ...(state.code === null ? [] : codeCard(app, state.code)),
      ...toHandIn(app),
      state.code === null
        ? null
        : actions(goButton(app, t.receipt.kept, 'confirm', { id: 'kept', look: 'main' })),
    ),
  ]
}

function toHandIn(app: App): Child[] {
  const { held } = ownWords(app)
  const { lastDay } = kept.get(app.state) ?? {}
  const date = lastDay === undefined ? null : dayText(app.language, lastDay)
  return [
    h('h2', {}, held.heading),
    date === null ? null : paragraph(fill(held.until, { date }), 'strong'),
    notice('care', null, paragraph(held.risk), paragraph(ownWords(app).alone.deleteText)),
    h(
      'div',
      { class: 'actions row' },
      button(held.save, () => void save(app), { id: 'save-held' }),
      button(held.print, () => void showSheets(app), { id: 'show-sheets' }),
    ),
    h('p', { id: 'held-how', class: 'hint' }, ''),
    h('h3', {}, held.ways),
    listOf([held.byPage, held.byStick, held.byPaper]),
  ]
}

/** Ask the worker for the sealed report once, and show until when it holds. */
async function fetchHeld(app: App): Promise<HeldFile | null> {
  const { state, office } = app
  const known = kept.get(state)
  if (known !== undefined) return known
  const file = await office.ask('held', null).catch(() => null)
  if (file === null || kept.has(state)) return file
  kept.set(state, file)
  if (app.state === state) app.redraw()
  return file
}

async function save(app: App): Promise<void> {
  const { held } = ownWords(app)
  const one = await fetchHeld(app)
  if (one === null) return showSaid(app, 'held-how', held.failed)
  saveFile(held.file, one.file, 'application/octet-stream')
  // its text is safe where the file is
  app.state.draftKept = true
  showSaid(app, 'held-how', fill(held.saved, { name: held.file }))
}

async function showSheets(app: App): Promise<void> {
  const one = await fetchHeld(app)
  if (one === null) return showSaid(app, 'held-how', ownWords(app).held.failed)
  printed.set(app.state, one)
  app.go('receipt')
}

/** The sheets, and nothing of the code: the one who gets them must not get it. */
function sheetsOf(app: App, { codes, lastDay }: HeldFile): Child[] {
  const { sheets } = ownWords(app)
  const back = () => {
    printed.delete(app.state)
    app.go('receipt')
  }
  return [
    heading(sheets.heading),
    notice('care', null, paragraph(sheets.apart), paragraph(sheets.printer)),
    actions(
      button(sheets.print, () => print(), { id: 'print-sheets', look: 'main' }),
      button(app.t.page.back, back, { id: 'back', look: 'quiet' }),
    ),
    h(
      'div',
      { id: 'sheets', class: 'codes' },
      h(
        'div',
        { class: 'cover' },
        h('h2', {}, fill(sheets.for, { organisation: app.site.organisation.name })),
        paragraph(fill(sheets.what, { of: codes.length })),
        paragraph(fill(sheets.by, { date: dayText(app.language, lastDay) }), 'strong'),
      ),
      ...codes.map((points, i) => codeFigure(app, points, i, codes.length)),
    ),
  ]
}

function codeFigure(app: App, points: HeldFile['codes'][number], i: number, of: number): Markup {
  const label = fill(ownWords(app).sheets.number, { n: i + 1, of })
  return h('figure', {}, qrDrawing(points, label), h('figcaption', {}, label))
}

/** The last step: the code is kept, and the report is still to be handed in. */
export function aloneDone(app: App): Child[] {
  const { t } = app
  const { alone } = ownWords(app)
  return [
    heading(alone.doneHeading),
    notice('good', t.done.right, paragraph(alone.doneText)),
    ...toHandIn(app),
    actions(button(t.done.close, () => leavePage(app), { id: 'close', look: 'main' })),
  ]
}
