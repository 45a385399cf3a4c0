import { expect } from 'chai'
import { cleanPdf } from '../../../client/shared/clean/pdf.ts'
import { PdfMaker } from '../../support/corpus/pdf/pdf-maker.ts'
import { cleanBytes } from '../../support/files/cleaning.ts'
import { drawnTwice } from '../../support/files/pdf-drawn.ts'
import { wordsOf } from '../../support/files/pdf-text.ts'

const PAGE = [
  'q /Span <</MCID 0 /ActualText (one)>> BDC BT /F1 12 Tf 20 180 Td (First words) Tj ET EMC',
  '/P <</MCID 1 /Lang (nb)>> BDC BT /F1 12 Tf 20 150 Td [(Se) -20 (cond) 5 ( words)] TJ ET EMC',
  'q 20 0 0 20 20 100 cm BI /W 2 /H 2 /BPC 8 /CS /G /D [1 0] ID abcd EI Q',
  'BT /F1 12 Tf 20 60 Td (Last words) Tj ET Q',
].join(' ')

/** A page that is drawn by these streams, one after the other; each is deflated every second time. */
function drawnBy(...pages: readonly (readonly string[])[]): Uint8Array {
  const pdf = new PdfMaker()
  const tree = pdf.reserve()
  const font = pdf.add('<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>')
  const known = new Map<string, string>()
  const streamOf = (part: string, i: number) => {
    const one = known.get(part) ?? (i % 2 === 0 ? pdf.stream('', part) : pdf.deflated('', part))
    known.set(part, one)
    return one
  }
  const kids = pages.map((parts) =>
    pdf.add(
      `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 200 200] /Contents [${parts.map(streamOf).join(' ')}] /Resources <</Font <</F1 ${font}>>>>>>`,
    ),
  )
  pdf.add(`<</Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length}>>`, tree)
  return new Uint8Array(pdf.withTable(`/Root ${pdf.add(`<</Type /Catalog /Pages ${tree} 0 R>>`)}`))
}

async function expectSame(file: Uint8Array, what: string): Promise<Uint8Array> {
  const { bytes } = await cleanBytes(cleanPdf, file)
  expect(wordsOf(bytes), what).to.deep.equal(wordsOf(file))
  expect(drawnTwice(bytes), what).to.deep.equal(drawnTwice(file))
  return bytes
}

describe('a page of a PDF that is drawn by several streams', () => {
  it('keeps every word and pixel, between whichever of its words it is cut', async () => {
    const cuts = [...PAGE.matchAll(/ (?=[^ ])/g)]
      .map(({ index }) => index)
      // the pixels of a picture among the words are one
      .filter((at) => !/ ID| ID abcd/.test(PAGE.slice(at - 3, at + 8)) || at < PAGE.indexOf(' ID'))
      // a string is not cut either
      .filter((at) => PAGE.slice(0, at).split('(').length === PAGE.slice(0, at).split(')').length)
    expect(cuts).to.have.length.above(60)
    // many pages in one file: a program that reads it is started once
    const pages = cuts.map((at) => [PAGE.slice(0, at), PAGE.slice(at)])
    await expectSame(drawnBy(...pages), 'cut once')
    await expectSame(drawnBy([...PAGE.split(' BDC ')], [...PAGE.split(' Td ')]), 'cut often')
  })

  it('loses what draws nothing, in whichever stream it begins and ends', async () => {
    const hidden = PAGE.replace('/MCID 1', '/MCID 1 /Author (Kari Nordmann)')
    const at = hidden.indexOf('/Author') + 8
    const [head, tail] = [hidden.slice(0, at), `${hidden.slice(at)} % Hemmelig\n`]
    const bytes = await expectSame(drawnBy([head, tail], [head, tail], [PAGE]), 'hidden')
    const { bytes: plain } = await cleanBytes(cleanPdf, drawnBy([PAGE], [PAGE], [PAGE]))
    expect(wordsOf(bytes)).to.deep.equal(wordsOf(plain))
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).not.to.match(/Kari|Hemmelig/)
    const again = await cleanBytes(cleanPdf, bytes)
    expect(again.found).to.deep.equal([])
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).to.equal(true)
  })

  it('has a stream that several pages share once only', async () => {
    const shared = `${PAGE} ${'0 0 m 1 1 l S '.repeat(500)}`
    const pages = Array.from({ length: 50 }, (_, i) => [shared, `q ${i} w Q`])
    const file = drawnBy(...pages)
    const bytes = await expectSame(file, 'shared')
    expect(bytes.length).to.be.below(file.length)
  })
})
