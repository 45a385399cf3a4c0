import './no-calls.ts'
import './no-menu.ts'
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import { scriptAddresses } from '../../shared/trusted-types.ts'
import type { FromFrame, ToFrame } from '../wire/viewer-messages.ts'
import { labelledCanvas } from './canvas.ts'
import { StandardFonts } from './standard-fonts.ts'

/** A frame without origin and without network, which draws PDF files page by page: pixels, and nothing else. */

/** Pixels that a page has at most along one side. */
const SIDE = 4096
/** Pixels of one picture in a page. */
const PICTURE = 40_000_000
/** The most pages that one may turn to. */
const PAGES = 2000

function tell(message: FromFrame): void {
  parent.postMessage(message, '*')
}

/** A frame that is scrolled out of sight gets no turns to draw, so it takes them itself. */
window.requestAnimationFrame = (draw) => Number(setTimeout(() => draw(performance.now())))

/** The worker that reads the file lies in this document as text, because nothing is fetched. */
function startWorker(): PDFWorker {
  const text = document.getElementById('worker')?.textContent ?? ''
  const path = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  const port = new Worker(scriptAddresses((url) => url === path)(path))
  return PDFWorker.create({ port })
}

async function open(worker: PDFWorker, data: Uint8Array): Promise<PDFDocumentProxy> {
  const settings = {
    data,
    worker,
    BinaryDataFactory: StandardFonts,
    // Glyphs are drawn as lines: no font of a stranger goes to the machine.
    ...{ disableFontFace: true, useSystemFonts: false },
    ...{ isEvalSupported: false, useWasm: false, useWorkerFetch: false },
    ...{ enableXfa: false, isImageDecoderSupported: false, maxImageSize: PICTURE },
    canvasMaxAreaInBytes: PICTURE * 4,
    verbosity: 0,
  }
  return getDocument(settings).promise
}

async function draw({ file, label }: OpenFile, number: number): Promise<void> {
  const page = await file.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const wanted = (document.documentElement.clientWidth * devicePixelRatio) / Math.max(1, width)
  const scale = Math.min(wanted, SIDE / Math.max(1, width), SIDE / Math.max(1, height))
  const viewport = page.getViewport({ scale })
  const canvas = labelledCanvas(Math.floor(viewport.width), Math.floor(viewport.height), label)
  await page.render({ canvas, viewport }).promise
  document.body.replaceChildren(canvas)
  scrollTo(0, 0)
  page.cleanup()
}

interface OpenFile {
  readonly file: PDFDocumentProxy
  readonly label: string
}

let opened: OpenFile | null = null
/** One page after the other: two at once would draw over each other. */
let turn: Promise<void> = Promise.resolve()

async function show(number: number): Promise<void> {
  if (opened === null) return
  const pages = Math.min(opened.file.numPages, PAGES)
  const page = Math.min(Math.max(1, number), pages)
  await draw(opened, page)
  tell({ kind: 'shown', page, pages })
}

addEventListener('message', ({ data, source }: MessageEvent<ToFrame>) => {
  if (source !== parent) return
  turn = turn
    .then(async () => {
      if (data.kind === 'show') {
        document.documentElement.lang = data.lang
        opened = { file: await open(worker, data.bytes), label: data.label }
      }
      await show(data.kind === 'page' ? data.page : 1)
    })
    .catch(() => tell({ kind: 'failed' }))
})
/** The time for loading the worker does not count as time of a file. */
const worker = startWorker()
void worker.promise.then(() => tell({ kind: 'ready' }))
