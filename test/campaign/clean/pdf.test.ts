import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect } from 'chai'
import { CleanError, type Cleaner } from '../../../client/shared/clean/outcome.ts'
import { cleanPdf } from '../../../client/shared/clean/pdf.ts'
import { cleanJpeg } from '../../../client/shared/clean/picture/jpeg.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { exiftoolLeft } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { samples, savedOften } from '../../support/corpus/pdf/pdf.ts'
import { hostilePdfs } from '../../support/corpus/pdf/pdf-hostile.ts'
import { lockedPdf } from '../../support/corpus/pdf/pdf-kit.ts'
import { PdfMaker } from '../../support/corpus/pdf/pdf-maker.ts'
import { assembledJpeg, markedSegments, picture } from '../../support/corpus/picture/jpeg.ts'
import type { Sample } from '../../support/corpus/sample.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  cleanTools,
  countingCleaning,
  cutEverywhere,
  spoilAtRandom,
} from '../../support/files/cleaning.ts'
import { drawnTwice } from '../../support/files/pdf-drawn.ts'
import { inflatedIn } from '../../support/files/pdf-text.ts'
import { tempFolder } from '../../support/run/temp.ts'

/** With the pictures inside cleaned, as it is in use. */
const clean: Cleaner = (source, tools) =>
  cleanPdf(source, {
    ...tools,
    inner: async (bytes) => {
      try {
        return await cleanBytes(cleanJpeg, bytes)
      } catch (error) {
        if (error instanceof CleanError) return null
        throw error
      }
    },
  })

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await cleanBytes(clean, bytes).catch((e: unknown) => e)
  if (error instanceof CleanError) return error.code
  if (error instanceof Error) throw error
  return 'taken'
}

const named = (name: string): Sample => {
  const sample = samples().find((one) => one.name === name)
  if (sample === undefined) throw new Error(`no sample ${name}`)
  return sample
}

const IMAGE =
  '/Type /XObject /Subtype /Image /Width 32 /Height 24 /ColorSpace /DeviceRGB /BitsPerComponent 8'

interface Parts {
  readonly number?: number
  readonly page?: string
  readonly catalog?: string
}

/** A document of one page. */
function document(add: (pdf: PdfMaker) => Parts): Uint8Array {
  const pdf = new PdfMaker()
  const tree = pdf.reserve()
  const { number = pdf.reserve(), page = '', catalog = '' } = add(pdf)
  const leaf = `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 300 400] ${page}>>`
  pdf.add(`<</Type /Pages /Kids [${pdf.add(leaf, number)}] /Count 1>>`, tree)
  const root = pdf.add(`<</Type /Catalog /Pages ${tree} 0 R ${catalog}>>`)
  return new Uint8Array(pdf.withTable(`/Root ${root}`))
}

/** One page, drawn by the stream that `add` adds, or showing it as a picture. */
function onePage(add: (pdf: PdfMaker) => string, isPicture = false): Uint8Array {
  return document((pdf) => {
    const added = add(pdf)
    if (!isPicture) return { page: `/Contents ${added}` }
    const contents = pdf.stream('', 'q 100 0 0 100 0 0 cm /Im1 Do Q')
    return { page: `/Contents ${contents} /Resources <</XObject <</Im1 ${added}>>>>` }
  })
}

describe('cleaning PDF', () => {
  for (const sample of samples()) {
    const isLocked = /Rc|Aes/.test(sample.name)

    it(`leaves no marker in ${sample.name}, and draws every pixel as it was`, async () => {
      if (!isLocked) {
        const names = Object.keys(sample.markers)
        expect(markersLeft(sample.bytes, sample.markers)).to.deep.equal(names)
      }
      const { bytes } = await cleanBytes(clean, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      const shown = Object.fromEntries(sample.shown.map((text) => [text, text]))
      expect(markersLeft(bytes, shown)).to.deep.equal(sample.shown)
      expect(exiftoolLeft(bytes, 'pdf', 'pdf')).to.deep.equal([])
      const [before, after] = [drawnTwice(sample.bytes), drawnTwice(bytes)]
      expect(Object.keys(after)).to.deep.equal(Object.keys(before))
      for (const [page, pixels] of Object.entries(before)) {
        expect(after[page] === pixels, `${sample.name} ${page}`).to.equal(true)
      }
    })
  }

  it('gives the same bytes for a file that it has cleaned, and finds nothing in it', async () => {
    const once = await cleanBytes(clean, named('with-everything.pdf').bytes)
    const again = await cleanBytes(clean, once.bytes)
    expect(again.bytes).to.deep.equal(once.bytes)
    expect(again.found).to.deep.equal([])
  })

  it('takes what is deflated over byte for byte, and holds none of it in memory', async () => {
    const text = 'BT /F1 18 Tf 20 300 Td (words that stay, 100 % of them) Tj ET'
    const file = onePage((pdf) => pdf.deflated('', text))
    const { pieces } = await cleanPdf(bytesSource(file), cleanTools())
    const slices = pieces.flatMap((piece) => (piece instanceof Uint8Array ? [] : [piece]))
    const stored = slices.map(({ from, size }) => file.subarray(from, from + size))
    expect(stored.map((bytes) => inflateSync(bytes).toString())).to.deep.equal([text])
  })

  it('tells what was found, in the groups that reporters read', async () => {
    const { markers, bytes } = named('with-everything.pdf')
    const { found, stays } = await cleanBytes(clean, bytes)
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    const some = (names: string) => names.split(' ').map((name) => markers[`pdfA${name}`])
    expect(found.flatMap(({ at }) => (at === undefined ? [] : [at]))).to.deep.include({
      latitude: 59.9,
      longitude: 10.7,
    })
    expect(values('place')).to.include.members(some('SignerPlace'))
    expect(values('time')).to.include('2026-03-05T10:22:33+01:00')
    expect(values('person')).to.include.members(some('Author Company SignerName SignerContact'))
    expect(values('software')).to.include.members([...some('Creator Producer'), 'Word'])
    expect(values('description')).to.include.members(some('Title Subject Keywords SignerReason'))
    expect(values('comments')).to.include.members(some('HighlightAuthor'))
    expect(values('embedded')).to.include.members(some('PinnedLongName AssociatedLongName'))
    expect(values('script')).to.include.members(some('PageScript FieldScript FilmScript'))
    expect(values('link')).to.include.members(some('Import Submit'))
    expect(values('serial')).to.include(Buffer.from(markers.pdfAFirstId ?? '').toString('hex'))
    expect(found.map(({ what }) => what)).to.include.members([
      ...['thumbnail', 'history', 'revisions', 'other'],
    ])
    expect([...stays].sort()).to.deep.equal(['comment-text', 'hidden'])
  })

  it('takes comments out of what draws a page, and no other byte', async () => {
    const made = (comment: string, author: string) =>
      `q${comment}\n/Span <</MCID 3${author}>> BDC (100 % \\) %) Tj EMC
      BI /W 4 /H 1 /BPC 8 /CS /G ID %\0)> EI Q${comment}`
    const { bytes } = await cleanBytes(
      clean,
      onePage((pdf) =>
        pdf.deflated('', made('%Marker of 7', ' /Author (Marker) /X <</Y /Marker>>')),
      ),
    )
    expect(inflatedIn(bytes)).to.include(made('', ''))
  })

  it('keeps what a document is moved through by: places, chapters, names of pages', async () => {
    const file = document((pdf) => {
      const page = pdf.reserve()
      const goto = `<</S /GoTo /D [${page} 0 R /XYZ 0 100 0]>>`
      const link = `<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${goto}>>`
      const chapter = pdf.add(`<</Title (Chapter one) /A ${goto}>>`)
      return {
        number: page,
        page: `/Annots [${link}]`,
        catalog: `/Outlines <</First ${chapter} /Last ${chapter} /Count 1>> /PageMode /UseOutlines
        /Names <</Dests <</Names [(here) [${page} 0 R /Fit]]>>>> /PageLabels <</Nums [0 <</P (A-)>>]>>`,
      }
    })
    const { bytes, found } = await cleanBytes(clean, file)
    expect(found).to.deep.equal([])
    const words = inflatedIn(bytes)
    expect(words).to.include('/A <</S /GoTo/D [3 0 R /XYZ 0 100 0]>>')
    expect(words).to.include('/Title (Chapter one)')
    expect(words).to.include('/Dests <</Names [(here) [3 0 R /Fit]]>>')
    expect(words).to.include('/PageLabels <</Nums [0 <</P (A-)>>]>>')
  })

  it('keeps what pages take from above them', async () => {
    const pdf = new PdfMaker()
    const [tree, branch] = [pdf.reserve(), pdf.reserve()]
    const leaf = pdf.add(
      `<</Type /Page /Parent ${branch} 0 R /Contents ${pdf.stream('', '/Fm Do')}>>`,
    )
    const form = pdf.stream('/Subtype /Form /BBox [0 0 50 20]', '0 0 1 rg 0 0 50 20 re f')
    pdf.add(
      `<</Type /Pages /Parent ${tree} 0 R /Kids [${leaf}] /Rotate 90 /Resources <</XObject <</Fm ${form}>>>>>>`,
      branch,
    )
    pdf.add(`<</Type /Pages /Kids [${branch} 0 R] /Count 1 /MediaBox [0 0 100 50]>>`, tree)
    const root = pdf.add(`<</Type /Catalog /Pages ${tree} 0 R>>`)
    const file = new Uint8Array(pdf.withTable(`/Root ${root}`))
    const { bytes } = await cleanBytes(clean, file)
    expect(drawnTwice(bytes)).to.deep.equal(drawnTwice(file))
  })

  it('writes texts and names of any bytes as they were', async () => {
    const file = document(() => ({
      page: String.raw`/Annots [<</Type /Annot /Subtype /Text /Rect [0 0 9 9] /Name /A#20#2fB
        /Contents (a\(b\\\r\376(c) \
d)>>]`,
    }))
    const { bytes } = await cleanBytes(clean, file)
    const text = String.raw`/Contents (a\(b\\\r${'\xfe'}\(c\) d)`
    expect(inflatedIn(bytes)).to.include(text).and.to.include('/Name /A#20#2fB')
  })

  it('lets nothing else lead to the properties of a document', async () => {
    const file = document((pdf) => {
      const info = pdf.add('<</Title (MarkerTitle7x) /Contents (MarkerText7x)>>')
      return { catalog: `/Outlines ${info} /XX 1`, page: `/Info ${info}` }
    })
    const text = Buffer.from(file).toString('latin1')
    const info = /\/Outlines (\d+ 0 R)/.exec(text)?.[1]
    const named = text.replace('trailer\n<<', `trailer\n<</Info ${info} `)
    const { bytes, found } = await cleanBytes(clean, new Uint8Array(Buffer.from(named, 'latin1')))
    expect(inflatedIn(bytes)).not.to.include('MarkerTitle7x')
    expect(found[0]).to.deep.equal({ what: 'description', value: 'MarkerTitle7x' })
  })

  it('leaves out what a page has and does not show, and keeps what a form takes from it', async () => {
    const file = document((pdf) => {
      const form = (words: string) =>
        pdf.stream('/Type /XObject /Subtype /Form /BBox [0 0 300 400]', words)
      const shown = form('/Deep Do')
      const deep = pdf.stream(
        '/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources <<>>',
        '1 0 0 rg 9 9 99 99 re f',
      )
      return {
        page: `/Contents ${pdf.stream('', '/Shown Do')} /Resources <</XObject <</Shown ${shown}
        /Deep ${deep} /Deleted ${form('(DeletedWords) Tj')}>>>>`,
      }
    })
    const { bytes, found } = await cleanBytes(clean, file)
    expect(found).to.deep.equal([{ what: 'history' }])
    expect(Buffer.from(bytes).toString('latin1')).not.to.include('DeletedWords')
    expect(drawnTwice(bytes)).to.deep.equal(drawnTwice(file))
  })

  it('says so of what stays and is not seen: layers, annotations and text', async () => {
    const layer = (pdf: PdfMaker, state: string) => {
      const own = pdf.add('<</Type /OCG /Name (Layer)>>')
      return { catalog: `/OCProperties <</OCGs [${own}] /D <<${state.replace('IT', own)}>>>>` }
    }
    const note = (flags: number) =>
      document(() => ({
        page: `/Annots [<</Type /Annot /Subtype /Square /Rect [0 0 9 9] /F ${flags}>>]`,
      }))
    const drawn = (text: string) => onePage((pdf) => pdf.stream('', `BT ${text} (read) Tj ET`))
    const hidden = [document((pdf) => layer(pdf, '/OFF [IT]')), note(6), drawn('3 Tr')]
    const seen = [document((pdf) => layer(pdf, '/ON [IT]')), note(4), drawn('13 Tr'), drawn('0 Tr')]
    for (const file of hidden) {
      expect((await cleanBytes(clean, file)).stays).to.deep.equal(['hidden'])
    }
    for (const file of seen) expect((await cleanBytes(clean, file)).stays).to.deep.equal([])
  })

  it('tells of earlier versions, and draws the newest one alone', async () => {
    const sample = savedOften()
    const { bytes, found } = await cleanBytes(clean, sample.bytes)
    expect(found).to.deep.equal([
      { what: 'person', value: sample.markers.pdfCLaterAuthor },
      { what: 'history' },
    ])
    expect(Object.keys(drawnTwice(bytes))).to.have.length(2)
  })

  it('opens what AES locks in its newest way, and refuses what asks for a password', async () => {
    const folder = tempFolder('locked')
    const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')]
    const sample = named('with-everything.pdf')
    writeFileSync(plain, (await cleanBytes(clean, sample.bytes)).bytes)
    execFileSync('mutool', ['clean', '-E', 'aes-256', '-O', 'owner', plain, locked])
    const bytes = new Uint8Array(readFileSync(locked))
    const shown = Object.fromEntries(sample.shown.map((text) => [text, text]))
    expect(markersLeft(bytes, shown)).to.deep.equal([])
    const opened = await cleanBytes(clean, bytes)
    expect(markersLeft(opened.bytes, shown)).to.deep.equal(sample.shown)
    expect(await refusal(lockedPdf())).to.equal('locked')
  })

  it('finds the objects of a file whose table leads astray', async () => {
    const { bytes, markers, shown } = named('with-everything.pdf')
    const text = Buffer.from(bytes).toString('latin1')
    const broken = {
      'no table': text.slice(0, text.lastIndexOf('xref\n0')),
      'wrong offsets': text.replace(/^0000000(\d{3})/gm, '0000001$1'),
      'no start of it': text.replace(/startxref\n\d+/, 'startxref\n12'),
      'wrong lengths': text.replaceAll(/\/Length \d+>>/g, '/Length 7>>'),
    }
    for (const [name, file] of Object.entries(broken)) {
      const after = await cleanBytes(clean, new Uint8Array(Buffer.from(file, 'latin1')))
      expect(markersLeft(after.bytes, markers), name).to.deep.equal([])
      const here = Object.fromEntries(shown.map((one) => [one, one]))
      expect(markersLeft(after.bytes, here), name).to.deep.equal(shown)
    }
  })

  it('refuses a damaged file that was saved more than once: nobody knows what was deleted', async () => {
    const text = Buffer.from(savedOften().bytes).toString('latin1')
    for (const file of [
      text.slice(0, text.lastIndexOf('startxref')),
      text.replaceAll('/Prev', '/Next'),
      text.replaceAll(/startxref\n\d+/g, 'startxref\n1'),
    ]) {
      expect(await refusal(new Uint8Array(Buffer.from(file, 'latin1')))).to.equal('damaged')
    }
  })

  it('keeps no marker of a picture that is damaged', async () => {
    const marks = new Marks('pdfJ')
    const whole = assembledJpeg(...markedSegments(marks), ...picture())
    for (const missing of [2, 40, 300]) {
      const data = whole.subarray(0, -missing)
      const file = onePage((pdf) => pdf.stream(`${IMAGE} /Filter /DCTDecode`, data), true)
      const { bytes, stays } = await cleanBytes(clean, file)
      expect(markersLeft(bytes, marks.all)).to.deep.equal([])
      expect(stays).to.deep.equal([])
    }
  })

  it('takes texts and comments out of JPEG 2000, and says so of what it cannot read', async () => {
    const box = (type: string, content: string) =>
      `${Buffer.from([0, 0, 0, content.length + 8]).toString('latin1')}${type}${content}`
    const comment = '\xff\x64\0\x14\0\x01MarkerComment7xx'
    const codes = (middle: string) =>
      `\xff\x4f\xff\x51\0\x04\0\0${middle}\xff\x90\0\x0apixels\xff\xd9`
    const boxes = (middle: string, inner: string) =>
      `${box('jP  ', '\r\n\x87\n')}${middle}${box('jp2h', 'head')}${box('jp2c', codes(inner))}`
    const texts = box('xml ', 'MarkerXmlBox7xx') + box('uuid', 'MarkerUuidBox7xx')
    const made = (data: string) =>
      onePage((pdf) => pdf.stream(`${IMAGE} /Filter /JPXDecode`, data), true)
    const { bytes, stays } = await cleanBytes(clean, made(`${boxes(texts, comment)}MarkerTail7xx`))
    expect(Buffer.from(bytes).toString('latin1')).to.include(boxes('', ''))
    expect(Buffer.from(bytes).toString('latin1')).not.to.include('Marker')
    expect(stays).to.deep.equal([])
    const other = await cleanBytes(clean, made('something else'))
    expect(other.stays).to.deep.equal(['embedded-uncleaned'])
  })

  for (const [name, make, outcome] of hostilePdfs()) {
    it(`ends for ${name}`, async () => {
      expect(await refusal(make())).to.equal(outcome)
    })
  }

  it('does little work, whatever a file is made of', async () => {
    await countingCleaning(async (work) => {
      for (const [name, make] of hostilePdfs()) {
        const did = await work(make(), 'a.pdf')
        expect(did.work, name).to.be.below(200_000_000)
      }
    })
  })

  for (const name of ['with-everything.pdf', 'packed.pdf']) {
    it(`refuses ${name} cut anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(clean, named(name))).to.be.greaterThan(10)
    })

    it(`refuses ${name} spoilt anywhere, or cleans it`, async () => {
      expect(await spoilAtRandom(clean, named(name), 100)).to.be.greaterThan(5)
    })
  }

  it('brings nothing back that was deleted, wherever the file is cut', async () => {
    const { bytes, markers } = savedOften()
    const text = Buffer.from(bytes).toString('latin1')
    for (let length = text.indexOf('%%EOF') + 30; length < text.length; length++) {
      // a file that is cut where it was saved before is that earlier file
      const since = text.slice(text.lastIndexOf('%%EOF', length), length)
      if (!since.includes('obj')) continue
      const after = await cleanBytes(clean, bytes.subarray(0, length)).catch(() => null)
      if (after === null) continue
      const left = markersLeft(after.bytes, markers).filter((one) => one !== 'pdfCDeletedPage')
      expect(left, `cut after ${length}`).to.deep.equal([])
    }
  })
})
