import type { PdfDocument } from './document.ts'
import { fontOf } from './font.ts'
import plain from './fonts/DejaVuSans.ttf'
import bold from './fonts/DejaVuSans-Bold.ttf'
import { writePdf } from './write-pdf.ts'

/** The PDF file of a document; null if it could not be made. */
export type PdfAnswer = Uint8Array | null

/** A separate worker. It is loaded when a file is requested, and ended once the file is made. */
addEventListener('message', (event: MessageEvent<PdfDocument>) => {
  void answer(event.data)
})

async function answer(document: PdfDocument): Promise<void> {
  const fonts = { plain: fontOf(plain), bold: fontOf(bold) }
  const file: PdfAnswer = await writePdf(document, fonts).catch(() => null)
  postMessage(file)
}
