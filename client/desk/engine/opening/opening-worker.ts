import { loadSumo } from '../../../../crypto/primitives/sodium-sumo.ts'
import { builtScript } from '../../../shared/built-script.ts'
import { type Question, replyTo } from '../../../shared/worker-rpc.ts'
import { type OpeningCalls, openingHandlers } from './opening.ts'
import { sureVerify } from './sure-verify.ts'

/** Two workers run the same script; this is the name of the second one. */
const NAME = 'opening'

/** Start a second worker by the script of this one. It ends with this one. */
export function startOpening(): Worker {
  return new Worker(builtScript(globalThis.location.pathname), { type: 'module', name: NAME })
}

/** Whether this is the second worker. */
export function isOpening(): boolean {
  return (globalThis as { readonly name?: string }).name === NAME
}

/** Answer the questions of the worker that started this one. */
export function serveOpening(): void {
  const loading = loadSumo().then(({ primitives }) => primitives)
  const handlers = openingHandlers(loading, sureVerify(crypto.subtle))
  addEventListener('message', async ({ data }: MessageEvent<Question<OpeningCalls>>) => {
    postMessage(await replyTo(handlers, data, postMessage, () => 'internal' as const))
  })
}
