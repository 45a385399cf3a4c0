// In the place of the desk's page: hands the test's requests to the real worker.

import type { DeskView } from '../../../client/desk/model/views.ts'
import type { FromWorker, Request } from '../../../client/desk/rpc/protocol.ts'
import { ViewReceiver } from '../../../client/desk/rpc/view-parts.ts'

/** @returns what the page would show then @throws Error with the code of a refusal */
export type AskDesk = (request: Request) => Promise<DeskView>

const worker = new Worker(document.documentElement.dataset.worker ?? '', { type: 'module' })
const received = new ViewReceiver()
let last = 0

/** The worker shows its view, then says `done` or `failed`. */
const askDesk: AskDesk = (request) => {
  const id = ++last
  return new Promise((resolve, reject) => {
    let view: DeskView | null = null
    const listen = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'cases') received.take(data.cases)
      if (data.kind === 'view') view = received.viewOf(data.view)
      if (!('id' in data) || data.id !== id) return
      worker.removeEventListener('message', listen)
      if (data.kind === 'done' && view !== null) resolve(view)
      else reject(new Error('code' in data ? data.code : 'no view'))
    }
    worker.addEventListener('message', listen)
    worker.postMessage({ id, ...request })
  })
}

Object.assign(globalThis, { askDesk })
