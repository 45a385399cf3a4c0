import { expect } from 'chai'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { PdfMaker } from '../../support/corpus/pdf/pdf-maker.ts'
import { inflatedIn } from '../../support/files/pdf-text.ts'

const FILES = [
  'C:\\Users\\kari.nordmann\\Bilder\\lekkasje.png',
  'file:///home/kari/lekkasje.png',
  '\\\\tjener\\kari\\lekkasje',
  'lekkasje fra kari.docx',
  '/home/kari/lekkasje',
  'c:/kari/lekkasje',
  'https://intranett.example/kari',
  'IMG_20260305_102233',
]
const WORDS = ['En lastebil ved porten', 'Figur 1.10', 'kl. 12.30', 'Se kapittel 3. Der er den.']

const pdfText = (text: string) => text.replace(/[\\()]/g, (letter) => `\\${letter}`)

/** A tagged page whose alternative texts all say this. */
function tagged(text: string): Uint8Array {
  const pdf = new PdfMaker()
  const said = `(${pdfText(text)})`
  const [tree, page] = [pdf.reserve(), pdf.reserve()]
  const drawn = `/Span <</MCID 0 /Alt ${said} /ActualText ${said} /E ${said}>> BDC 0 0 m 9 9 l S EMC`
  const contents = pdf.stream('', drawn)
  const link = pdf.add(`<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents ${said}>>`)
  const field = pdf.add(
    `<</Type /Annot /Subtype /Widget /FT /Tx /T (field) /TU ${said} /Rect [0 0 9 9] /P ${page} 0 R>>`,
  )
  const root = pdf.reserve()
  const element = pdf.add(
    `<</Type /StructElem /S /Figure /P ${root} 0 R /Pg ${page} 0 R /K 0 /Alt ${said} /ActualText ${said} /E ${said}>>`,
  )
  pdf.add(`<</Type /StructTreeRoot /K ${element}>>`, root)
  pdf.add(
    `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 9 9] /Contents ${contents} /Annots [${link} ${field}] /StructParents 0>>`,
    page,
  )
  pdf.add(`<</Type /Pages /Kids [${page} 0 R] /Count 1>>`, tree)
  const form = pdf.add(`<</Fields [${field}]>>`)
  const catalog = `<</Type /Catalog /Pages ${tree} 0 R /StructTreeRoot ${root} 0 R /AcroForm ${form} /MarkInfo <</Marked true>>>>`
  return new Uint8Array(pdf.withTable(`/Root ${pdf.add(catalog)}`))
}

/** The cleaned file with what is deflated in it, and what was told. */
async function cleaned(bytes: Uint8Array) {
  const source = bytesSource(bytes)
  const outcome = await cleanFile(source, 'a.pdf')
  if (outcome.kind !== 'clean') throw new Error(outcome.kind)
  const whole = pieceSource(source, outcome.pieces)
  const clean = await whole.read(0, whole.size)
  const text = `${Buffer.from(clean).toString('latin1')}\n${inflatedIn(clean)}`
  return { text, found: outcome.found }
}

describe('alternative texts of a PDF', () => {
  it('go where they name a file, wherever they stand, and are told', async () => {
    for (const text of FILES) {
      const { text: left, found } = await cleaned(tagged(text))
      expect(left.includes(pdfText(text)), text).to.equal(false)
      expect(found.map(({ value }) => value)).to.include(text)
    }
  })

  it('stay where they are words for people', async () => {
    for (const text of WORDS) {
      const { text: left, found } = await cleaned(tagged(text))
      expect(left.split(pdfText(text)).length - 1, text).to.equal(8)
      expect(found, text).to.deep.equal([])
    }
  })
})
