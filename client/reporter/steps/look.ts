import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { codeOf } from '../reception.ts'
import { type App, type State, UNSAID } from '../state.ts'

/** Open the matter of a code. Requests depend neither on the code nor on what is found. */
export async function openInbox(app: App, code: ReceiptCode): Promise<void> {
  const { state } = app
  const isUsed = useMatter(app, code)
  app.go('inbox')
  try {
    await isUsed
  } catch (error) {
    state.reading = { kind: 'failed', code: codeOf(error) }
  }
  await look(app, false)
}

/** Read and send by this code from now on. Knowledge of another code's matter does not apply to this one. */
export async function useMatter({ state, office }: App, code: ReceiptCode): Promise<void> {
  const isOwn = code === state.code || (code === state.inUse && state.isOwnInUse)
  state.reading = { kind: 'loading' }
  state.again = UNSAID
  state.inUse = code
  state.isOwnInUse = isOwn
  await office.ask('useReceipt', code)
}

/**
 * Look with the code that is in use.
 *
 * @param again whether to fetch a fresh page; else the page is used that was fetched when the site was opened
 */
export async function look(app: App, again = true): Promise<void> {
  const { state, office } = app
  const { inUse } = state
  state.reading = { kind: 'loading' }
  app.redraw()
  const show = (reading: State['reading']) => {
    // The reading of another code tells nothing about the matter that is shown by now.
    if (state.inUse === inUse) state.reading = reading
  }
  try {
    const [value] = await Promise.all([
      office.ask('read', again),
      app.completeWords().catch(() => null),
    ])
    // words that did not arrive are requested once more, so that the reading is not lost because of them
    await app.completeWords()
    show({ kind: 'ready', value })
  } catch (error) {
    show({ kind: 'failed', code: codeOf(error) })
  }
  if (app.state !== state || state.step !== 'inbox') return
  app.go('inbox')
}
