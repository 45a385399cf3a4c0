import FoxitDingbats from 'pdfjs-dist/standard_fonts/FoxitDingbats.pfb'
import FoxitFixed from 'pdfjs-dist/standard_fonts/FoxitFixed.pfb'
import FoxitFixedBold from 'pdfjs-dist/standard_fonts/FoxitFixedBold.pfb'
import FoxitFixedBoldItalic from 'pdfjs-dist/standard_fonts/FoxitFixedBoldItalic.pfb'
import FoxitFixedItalic from 'pdfjs-dist/standard_fonts/FoxitFixedItalic.pfb'
import FoxitSerif from 'pdfjs-dist/standard_fonts/FoxitSerif.pfb'
import FoxitSerifBold from 'pdfjs-dist/standard_fonts/FoxitSerifBold.pfb'
import FoxitSerifBoldItalic from 'pdfjs-dist/standard_fonts/FoxitSerifBoldItalic.pfb'
import FoxitSerifItalic from 'pdfjs-dist/standard_fonts/FoxitSerifItalic.pfb'
import FoxitSymbol from 'pdfjs-dist/standard_fonts/FoxitSymbol.pfb'
import LiberationSansBold from 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf'
import LiberationSansBoldItalic from 'pdfjs-dist/standard_fonts/LiberationSans-BoldItalic.ttf'
import LiberationSansItalic from 'pdfjs-dist/standard_fonts/LiberationSans-Italic.ttf'
import LiberationSansRegular from 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'

const FONTS: Readonly<Record<string, Uint8Array>> = {
  'FoxitDingbats.pfb': FoxitDingbats,
  'FoxitFixed.pfb': FoxitFixed,
  'FoxitFixedBold.pfb': FoxitFixedBold,
  'FoxitFixedBoldItalic.pfb': FoxitFixedBoldItalic,
  'FoxitFixedItalic.pfb': FoxitFixedItalic,
  'FoxitSerif.pfb': FoxitSerif,
  'FoxitSerifBold.pfb': FoxitSerifBold,
  'FoxitSerifBoldItalic.pfb': FoxitSerifBoldItalic,
  'FoxitSerifItalic.pfb': FoxitSerifItalic,
  'FoxitSymbol.pfb': FoxitSymbol,
  'LiberationSans-Bold.ttf': LiberationSansBold,
  'LiberationSans-BoldItalic.ttf': LiberationSansBoldItalic,
  'LiberationSans-Italic.ttf': LiberationSansItalic,
  'LiberationSans-Regular.ttf': LiberationSansRegular,
}

/** Gives the reader of PDF files the fonts that every PDF file may rely on. Nothing comes from a network. */
export class StandardFonts {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const font = Object.hasOwn(FONTS, filename) ? FONTS[filename] : undefined
    if (font === undefined) throw new Error('not among the standard fonts')
    return font.slice()
  }
}
