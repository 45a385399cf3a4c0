import { builtScript } from '../../../shared/built-script.ts'
import type { PdfDocument } from './document.ts'
import type { PdfAnswer } from './pdf-worker.ts'

/**
 * Make a PDF file of each document, in a worker that is loaded for it and ended after it: the page goes
 * on meanwhile, and nothing of the documents leaves this machine.
 *
 * @throws Error if one of them cannot be made
 */
export async function makePdfs(documents: readonly PdfDocument[]): Promise<Uint8Array[]> {
  const path = globalThis.document.documentElement.dataset.pdf
  if (path === undefined) throw new Error('the page names no writer of PDF files')
  const worker = new Worker(builtScript(path), { type: 'module' })
  const files: Uint8Array[] = []
  try {
    for (const document of documents) files.push(await askFor(worker, document))
  } finally {
    worker.terminate()
  }
  return files
}

/** The same for one document. */
export async function makePdf(document: PdfDocument): Promise<Uint8Array> {
  const [file] = await makePdfs([document])
  if (file === undefined) throw new Error('no PDF file was made')
  return file
}

function askFor(worker: Worker, document: PdfDocument): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const fail = () => reject(new Error('the PDF file could not be made'))
    worker.addEventListener('error', fail, { once: true })
    const take = ({ data }: MessageEvent<PdfAnswer>) => (data === null ? fail() : resolve(data))
    worker.addEventListener('message', take, { once: true })
    worker.postMessage(document)
  })
}
