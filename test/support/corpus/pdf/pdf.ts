import { Marks } from '../marks.ts'
import { xmpPacket } from '../picture/exif.ts'
import { iccProfile } from '../picture/icc.ts'
import { assembledJpeg, markedSegments, picture } from '../picture/jpeg.ts'
import type { Sample } from '../sample.ts'
import { addInteraction } from './pdf-interaction.ts'
import { kitSamples } from './pdf-kit.ts'
import { PdfMaker, savedAgain } from './pdf-maker.ts'

const hex = (text: string) => `<${Buffer.from(text, 'latin1').toString('hex')}>`
const utf16 = (text: string) =>
  `(\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')})`

const FONT = '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>'

/** A grey square of 16 × 16 points in the colours of a profile, with all metadata that an image may carry. */
function pixels(pdf: PdfMaker, marks: Marks, xmp: () => string): string {
  const profile = pdf.deflated('/N 3 /Alternate /DeviceRGB', iccProfile(marks.within('Image')))
  const alternate = pdf.deflated(
    `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`,
    new Uint8Array(1),
    marks.at('AlternateBehind'),
  )
  const entries = [
    '/Type /XObject /Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8',
    `/ColorSpace [/ICCBased ${profile}] /Metadata ${xmp()}`,
    `/PieceInfo <</Photo <</Private (${marks.at('ImagePiece')})>>>>`,
    `/LastModified (${marks.at('ImageModified')}) /ID (${marks.at('ImageId')})`,
    `/OPI <</2.0 <</F (${marks.at('Opi')})>>>> /XX_Owner (${marks.at('ImagePrivate')})`,
    `/Alternates [<</Image ${alternate} /DefaultForPrinting false>>]`,
  ]
  const data = Uint8Array.from({ length: 768 }, (_, i) => (i * 7) % 256)
  return pdf.deflated(entries.join('\n'), data, marks.at('BehindPixels'))
}

function photo(pdf: PdfMaker, marks: Marks): string {
  const bytes = assembledJpeg(...markedSegments(marks.within('Jpeg')), ...picture())
  return pdf.stream(
    `/Type /XObject /Subtype /Image /Width 32 /Height 24 /ColorSpace /DeviceRGB
    /BitsPerComponent 8 /Filter /DCTDecode /XX_From (${marks.at('PhotoPrivate')})`,
    bytes,
  )
}

/** A form that was deleted from the page, and stays among its resources. */
function unused(pdf: PdfMaker, marks: Marks): string {
  return pdf.deflated(
    '/Type /XObject /Subtype /Form /BBox [0 0 60 20] /Resources <<>>',
    `BT (${marks.at('DeletedForm')}) Tj ET`,
  )
}

function drawing(pdf: PdfMaker, marks: Marks, xmp: () => string): string {
  return pdf.deflated(
    `/Type /XObject /Subtype /Form /BBox [0 0 60 20] /Metadata ${xmp()}
    /PieceInfo <</Illustrator <</Private (${marks.at('FormPiece')})>>>>
    /LastModified (${marks.at('FormModified')}) /XX_Path (${marks.at('FormPrivate')})
    /Ref <</F (${marks.at('FormElsewhere')}) /Page 0>> /Resources <<>>`,
    '0.2 0.6 0.3 rg 0 0 60 20 re f',
    marks.at('BehindForm'),
  )
}

/** One page with something of each kind, and a marker wherever one may stand. */
function page(pdf: PdfMaker, marks: Marks, shown: string, parts: PageParts): void {
  const { number, tree, extra } = parts
  const xmp = () => pdf.stream('/Type /Metadata /Subtype /XML', xmpPacket(next(marks)))
  const text = `BT /F1 18 Tf 20 300 Td (${shown}) Tj ET`
  const contents = [
    pdf.deflated(
      '',
      `%${marks.at('ContentComment')}\nq /OC /MC0 BDC ${text} EMC Q
    /Span <</MCID 0 /Author (${marks.at('MarkedContent')})>> BDC EMC`,
      marks.at('BehindContents'),
    ),
    pdf.stream(`/XX_Note (${marks.at('ContentsPrivate')})`, 'q 60 0 0 20 20 200 cm Q'),
    pdf.deflated('', 'q 100 0 0 100 20 80 cm /Im1 Do Q q 50 0 0 50 150 80 cm /Im2 Do Q /Fm1 Do'),
  ]
  const thumb = pdf.deflated(
    '/Width 8 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8',
    marks.at('Thumbnail').padEnd(32),
  )
  const layer = pdf.add(
    `<</Type /OCG /Name (Layer) /Usage <</CreatorInfo <</Creator (${marks.at('LayerCreator')})
    /Subtype /Artwork>> /PageElement <</Subtype /HF>>>> >>`,
  )
  const font = pdf.add(
    `<</Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 32 /LastChar 32 /Widths [278]
    /FontDescriptor ${pdf.add(`<</Type /FontDescriptor /FontName /Helvetica /Flags 32
    /FontBBox [0 0 0 0] /ItalicAngle 0 /Ascent 0 /Descent 0 /CapHeight 0 /StemV 0
    /XX_Owner (${marks.at('FontPrivate')})>>`)} >>`,
  )
  pdf.add(
    `<</Type /Page /Parent ${tree} /MediaBox [0 0 300 400] /Contents [${contents.join(' ')}]
    /Resources <</Font <</F1 ${FONT} /F2 ${font}>> /XObject <</Im1 ${photo(pdf, marks)}
    /Gone ${unused(pdf, marks)} /Im2 ${pixels(pdf, marks, xmp)} /Fm1 ${drawing(pdf, marks, xmp)}>>
    /Properties <</MC0 ${layer} /MC1 <</Owner (${marks.at('PropertyOwner')}) /Metadata ${xmp()}>> >> >>
    /Thumb ${thumb} /Metadata ${xmp()} /LastModified (D:20260305${marks.at('PageModified')})
    /PieceInfo <</Word <</LastModified (D:2026) /Private (${marks.at('PagePiece')})>>>>
    /AA <</O <</S /JavaScript /JS (${marks.at('PageScript')})>>>> /ID (${marks.at('PageId')})
    /VP [<</Name (${marks.at('Map')}) /Measure <</Subtype /GEO /GPTS [59.9 10.7 60 10.8]>>>>]
    /SeparationInfo <</DeviceColorant (${marks.at('Separation')})>>
    /XX_Printed (${marks.at('PagePrivate')}) ${extra}>>`,
    number,
  )
}

interface PageParts {
  readonly number: number
  readonly tree: string
  readonly extra: string
}

/** XMP has markers of its own, a new set each time. */
function next(marks: Marks): Marks {
  return marks.within(`Xmp${Object.keys(marks.all).length}x`)
}

function info(marks: Marks): string {
  return `<</Title (${marks.at('Title')}) /Author ${utf16(marks.at('Author'))}
    /Subject ${hex(marks.at('Subject'))} /Keywords (${marks.at('Keywords')})
    /Creator (${marks.at('Creator')}) /Producer (${marks.at('Producer')})
    /CreationDate (D:20260305102233+01'00') /ModDate (D:20260306${marks.at('ModDate')})
    /Company (${marks.at('Company')}) /SourceModified (${marks.at('SourceModified')})
    /PrintedFrom (${marks.at('PrintedFrom')})>>`
}

export interface Made {
  readonly pdf: PdfMaker
  readonly marks: Marks
  readonly trailer: string
  readonly shown: readonly string[]
}

/** Everything in one document, to be written in one way or the other. */
export function everything(prefix: string): Made {
  const pdf = new PdfMaker()
  const marks = new Marks(prefix)
  const xmp = () => pdf.stream('/Type /Metadata /Subtype /XML', xmpPacket(next(marks)))
  const tree = pdf.reserve()
  const shown = [`Shown${prefix}Page`, `Shown${prefix}Comment`, `Shown${prefix}Stamp`]
  const number = pdf.reserve()
  const first = `${number} 0 R`
  const parts = addInteraction(pdf, marks, shown, FONT, first)
  page(pdf, marks, shown[0] ?? '', { number, tree: `${tree} 0 R`, extra: parts.page })
  pdf.add(`<</Type /Pages /Kids [${first}] /Count 1 /XX_Node (${marks.at('TreePrivate')})>>`, tree)
  const profile = pdf.deflated('/N 3', iccProfile(marks.within('Intent')))
  const catalog = pdf.add(
    `<</Type /Catalog /Pages ${tree} 0 R /Metadata ${xmp()} /Lang (nb)
    /PieceInfo <</Suite <</Private (${marks.at('CatalogPiece')})>>>>
    /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)
    /Info (${marks.at('IntentInfo')}) /DestOutputProfile ${profile}>>]
    /URI <</Base (${marks.at('UriBase')})>> /Legal <</Attestation (${marks.at('Legal')})>>
    /SpiderInfo <</V 1 /C (${marks.at('Spider')})>> /XX_Owner (${marks.at('CatalogPrivate')})
    /Threads [${pdf.add(`<</I <</Author (${marks.at('ThreadAuthor')})>>>>`)}]
    ${parts.catalog}>>`,
  )
  pdf.add(`(${marks.at('Unreferenced')})`)
  pdf.deflated('', `BT (${marks.at('UnreferencedStream')}) Tj ET`)
  const id = `[${hex(marks.at('FirstId'))} ${hex(marks.at('SecondId'))}]`
  const trailer = `/Root ${catalog} /Info ${pdf.add(info(marks))} /ID ${id}
    /XX_Serial (${marks.at('TrailerPrivate')})`
  return { pdf, marks, trailer, shown }
}

function sample(name: string, bytes: Uint8Array, marks: Marks, shown: readonly string[]): Sample {
  return { name, format: 'pdf', bytes: new Uint8Array(bytes), markers: marks.all, shown }
}

function withTable(): Sample {
  const { pdf, marks, trailer, shown } = everything('pdfA')
  const file = pdf.withTable(trailer, {
    before: `${marks.at('BeforeTheHeader')}\n`,
    between: `%${marks.at('Comment')}\n`,
  })
  const bytes = Buffer.concat([file, Buffer.from(`${marks.at('BehindTheEnd')}\0\0`)])
  return sample('with-everything.pdf', bytes, marks, shown)
}

function withStreams(): Sample {
  const { pdf, marks, trailer, shown } = everything('pdfB')
  return sample('packed.pdf', pdf.withStreams(trailer, marks.at('BehindObjects')), marks, shown)
}

/** A file from which a sentence and a page were deleted; it was saved into itself each time. */
export function savedOften(): Sample {
  const pdf = new PdfMaker()
  const marks = new Marks('pdfC')
  const shown = ['ShownpdfCNow']
  const text = (words: string) => `BT /F1 18 Tf 20 300 Td (${words}) Tj ET`
  const [tree, contents, kept, gone] = [1, 2, 3, 4].map(() => pdf.reserve()) as [
    number,
    number,
    number,
    number,
  ]
  const pageOf = (of: string) => `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 400]
    /Contents ${of} /Resources <</Font <</F1 ${FONT}>>>>>>`
  pdf.stream('', text(marks.at('DeletedSentence')), contents)
  pdf.add(pageOf(`${contents} 0 R`), kept)
  pdf.add(pageOf(pdf.deflated('', text(marks.at('DeletedPage')))), gone)
  pdf.add(`<</Type /Pages /Kids [${kept} 0 R ${gone} 0 R] /Count 2>>`, tree)
  const root = pdf.add(`<</Type /Catalog /Pages ${tree} 0 R>>`)
  const author = pdf.add(`<</Author (${marks.at('EarlierAuthor')})>>`)
  const first = pdf.withTable(`/Root ${root} /Info ${author}`)
  const now = text(shown[0] ?? '')
  const trailer = `/Size ${pdf.reserve()} /Root ${root} /Info ${author}`
  const second = savedAgain(
    first,
    { [contents]: `<</Length ${now.length}>>\nstream\n${now}\nendstream` },
    trailer,
  )
  const bytes = savedAgain(
    second,
    {
      [tree]: `<</Type /Pages /Kids [${kept} 0 R] /Count 1>>`,
      [Number.parseInt(author, 10)]: `<</Author (${marks.at('LaterAuthor')})>>`,
    },
    trailer,
  )
  return sample('saved-often.pdf', bytes, marks, shown)
}

export function samples(): Sample[] {
  return [withTable(), withStreams(), savedOften(), ...kitSamples()]
}
