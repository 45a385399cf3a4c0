/** Reads PDF files for the frame that shows them: it runs beside that, and the page can end both. */
import 'pdfjs-dist/build/pdf.worker.mjs'
