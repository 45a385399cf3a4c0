/** Reads PDF files for the frame that shows them. It runs beside the frame, and the page can end both. */
import 'pdfjs-dist/build/pdf.worker.mjs'
