import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { codeOf } from '../reception.ts'
import { type App, type State, UNSAID } from '../state.ts'

/** Open what a code opens. Requests do not depend on the code, nor on what is found. */
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

/** Read and send by this code from now on: what is known of another one tells nothing of its matter. */
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
 * @param again whether a fresh page is asked for, or the one serves that opening the site fetched
 */
export async function look(app: App, again = true): Promise<void> {
  const { state, office } = app
  const { inUse } = state
  state.reading = { kind: 'loading' }
  app.redraw()
  const show = (reading: State['reading']) => {
    // The reading of another code tells nothing of the matter that is shown by now.
    if (state.inUse === inUse) state.reading = reading
  }
  try {
    const [value] = await Promise.all([
      office.ask('read', again),
      app.completeWords().catch(() => null),
    ])
    // words that did not come are asked for once more, so that what was read does not go for them
    await app.completeWords()
    show({ kind: 'ready', value })
  } catch (error) {
    show({ kind: 'failed', code: codeOf(error) })
  }
  if (app.state !== state || state.step !== 'inbox') return
  app.go('inbox')
}
