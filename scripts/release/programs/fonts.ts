import { registerStdFonts } from 'pdfkit'
import CourierBold from 'pdfkit/standard-fonts/CourierBold'
import Helvetica from 'pdfkit/standard-fonts/Helvetica'
import HelveticaBold from 'pdfkit/standard-fonts/HelveticaBold'

/** Give the fonts that every reader of PDF files has to the library, which would read them from files beside it. */
export function registerFonts(): void {
  registerStdFonts(Helvetica, HelveticaBold, CourierBold)
}
