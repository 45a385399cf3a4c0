import { codeGroups, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { choices } from '../fields.ts'
import { daysAhead } from '../form/clocks.ts'
import { copyText, saveFile } from '../form/keep.ts'
import { qrDrawing } from '../form/qr.ts'
import { button, more, paragraph, showSaid } from '../parts.ts'
import type { App } from '../state.ts'
import type { QrPoints } from '../worker/protocol.ts'
import { codeList } from './code-groups.ts'

/**
 * The code as a slip, and ways to keep it. Each holds only the groups, and nothing that tells what they are for.
 *
 * The safest way comes first. By hand it stays on paper only. A print passes a printer, a file lies on this device and
 * in its backups, any open program can read a copy, and a picture goes to another device and what reads its camera.
 */
export function codeCard(app: App, code: ReceiptCode): Child[] {
  const { t } = app
  const groups = codeGroups(code)
  return [
    paragraph(t.receipt.why, 'strong'),
    slip(app, groups),
    h('p', { id: 'kept-how', class: 'hint' }, t.receipt.keep),
    h(
      'div',
      { class: 'actions row' },
      button(t.receipt.print, () => print(), { id: 'print' }),
      button(t.receipt.save, () => saveCode(app, groups), { id: 'save' }),
      button(t.receipt.copy, () => void copyCode(app, groups), { id: 'copy' }),
      qrButton(app, groups),
    ),
    app.state.qr === null ? null : qr(app, app.state.qr),
    paragraph(t.receipt.secret),
    more(t.receipt.about, paragraph(t.receipt.hint), slipChoice(app)),
  ]
}

/** Everything that a print shows; title and date appear only on paper. */
function slip(app: App, groups: readonly string[]): Markup {
  const { t, state, site, scene } = app
  const look = daysAhead(scene.today, site.promises).acknowledge
  const date = h('p', { class: 'on-paper' }, dayText(app.language, look))
  return h(
    'div',
    { id: 'slip' },
    h('p', { class: 'on-paper' }, t.page.title),
    codeList(groups, t.receipt.label),
    state.slipDated ? date : null,
  )
}

/** The code as it is saved, copied and drawn. */
function written(groups: readonly string[]): string {
  return groups.join('-')
}

async function copyCode(app: App, groups: readonly string[]): Promise<void> {
  const copied = await copyText(written(groups))
  showSaid(app, 'kept-how', copied ? app.t.receipt.copied : app.t.receipt.copyFailed)
}

function saveCode(app: App, groups: readonly string[]): void {
  const name = app.t.receipt.file
  saveFile(name, `${written(groups)}\n`, 'text/plain')
  showSaid(app, 'kept-how', fill(app.t.receipt.saved, { name }))
}

function qrButton(app: App, groups: readonly string[]): Markup {
  const { t, state } = app
  const shown = state.qr !== null
  const press = () => void (shown ? showQr(app, null) : drawQr(app, groups))
  return button(shown ? t.receipt.qrHide : t.receipt.qrShow, press, { id: 'qr' })
}

async function drawQr(app: App, groups: readonly string[]): Promise<void> {
  try {
    showQr(app, await app.office.ask('draw', written(groups)))
  } catch {
    showSaid(app, 'kept-how', app.t.receipt.qrFailed)
  }
}

function showQr(app: App, points: QrPoints | null): void {
  const { state } = app
  if (state.step !== 'receipt') return
  state.qr = points
  app.redraw()
}

function qr({ t }: App, points: QrPoints): Markup {
  const drawing = qrDrawing(points, t.receipt.qrLabel)
  return h('div', { id: 'qr-code' }, drawing, paragraph(t.receipt.qrHint, 'hint'))
}

function slipChoice(app: App): Markup {
  const { t, state } = app
  return choices(app, {
    id: 'slip-dated',
    type: 'checkbox',
    legend: t.receipt.slipLegend,
    hint: fill(t.receipt.slipHint, { title: t.page.title }),
    options: [{ value: 'yes', label: t.receipt.slipDated }],
    chosen: state.slipDated ? ['yes'] : [],
    onChange: (chosen) => {
      state.slipDated = chosen.length > 0
      app.redraw()
    },
  })
}
