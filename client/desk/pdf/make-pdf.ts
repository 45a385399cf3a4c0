import type { PdfDocument } from './document.ts'
import type { PdfAnswer } from './pdf-worker.ts'

/**
 * Make a PDF file of a document, in a worker that is loaded for it and ended after it: the page goes
 * on meanwhile, and nothing of the document leaves this machine.
 *
 * @throws Error where it cannot be made
 */
export function makePdf(document: PdfDocument): Promise<Uint8Array> {
  const path = globalThis.document.documentElement.dataset.pdf
  if (path === undefined) return Promise.reject(new Error('the page names no writer of PDF files'))
  const worker = new Worker(path, { type: 'module' })
  const made = new Promise<Uint8Array>((resolve, reject) => {
    const fail = () => reject(new Error('the PDF file could not be made'))
    worker.addEventListener('error', fail)
    worker.addEventListener('message', ({ data }: MessageEvent<PdfAnswer>) => {
      if (data === null) fail()
      else resolve(data)
    })
    worker.postMessage(document)
  })
  return made.finally(() => worker.terminate())
}
