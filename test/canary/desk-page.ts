// In the place of the desk's page: hands the test's requests to the real worker.
import type { DeskView, FromWorker, Request } from '../../client/desk/protocol.ts'

/** @returns what the page would show then @throws Error with the code of a refusal */
export type AskDesk = (request: Request) => Promise<DeskView>

const worker = new Worker(document.documentElement.dataset.worker ?? '', { type: 'module' })
let last = 0

/** The worker says `done` or `failed` first, and shows its view after. */
const askDesk: AskDesk = (request) => {
  const id = ++last
  return new Promise((resolve, reject) => {
    let done = false
    const listen = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'failed' && data.id === id) reject(new Error(data.code))
      if (data.kind === 'done' && data.id === id) done = true
      if (data.kind !== 'view' || !done) return
      worker.removeEventListener('message', listen)
      resolve(data.view)
    }
    worker.addEventListener('message', listen)
    worker.postMessage({ id, ...request })
  })
}

Object.assign(globalThis, { askDesk })
