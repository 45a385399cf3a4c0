import { expect } from 'chai'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { officeFormat } from '../../../client/shared/clean/office/office.ts'
import { cleanOoxml } from '../../../client/shared/clean/office/ooxml.ts'
import { CleanError } from '../../../client/shared/clean/outcome.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { exiftoolTags } from '../../support/corpus/exiftool.ts'
import { samples } from '../../support/corpus/office/ooxml.ts'
import { REL } from '../../support/corpus/office/ooxml-kit.ts'
import type { Sample } from '../../support/corpus/sample.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { zipOf } from '../../support/corpus/zip.ts'
import {
  cleanBytes,
  cleanTools,
  countingCleaning,
  cutEverywhere,
  spoilAtRandom,
  spoiltBy,
} from '../../support/files/cleaning.ts'
import { fileOf, packageFaults, rezipped, unzip } from '../../support/files/office-files.ts'
import { scaled } from '../../support/run/scale.ts'

const ALL = samples()

/** As the page cleans it, pictures inside too. */
async function cleaned({ bytes, name, format }: Sample) {
  const outcome = await cleanFile(bytesSource(bytes), name)
  if (outcome.kind !== 'clean') throw new Error(`${name}: ${outcome.kind}`)
  expect(outcome.format).to.equal(format)
  const whole = pieceSource(bytesSource(bytes), outcome.pieces)
  return { ...outcome, bytes: await whole.read(0, whole.size) }
}

function sampleOf(format: string): Sample {
  const sample = ALL.find((one) => one.format === format)
  if (sample === undefined) throw new Error(`no ${format}`)
  return sample
}

function changed({ bytes }: Sample, change: (name: string, text: string) => string | null) {
  return rezipped(bytes, change)
}

const words = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map((one) => one[1])

describe('a document of Office Open XML', () => {
  for (const sample of ALL) {
    it(`loses every marker and nothing that is shown: ${sample.name}`, async () => {
      expect(markersLeft(sample.bytes, sample.markers)).to.have.members(Object.keys(sample.markers))
      const { bytes } = await cleaned(sample)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      const shown = Object.fromEntries(sample.shown.map((one) => [one, one]))
      expect(markersLeft(bytes, shown)).to.have.members([...sample.shown])
    })

    it(`is whole afterwards: ${sample.name}`, async () => {
      const { bytes } = await cleaned(sample)
      expect(packageFaults(bytes)).to.deep.equal([])
      expect(unzip(bytes)[0]?.name).to.equal('[Content_Types].xml')
    })

    it(`is the same when it is cleaned again: ${sample.name}`, async () => {
      const { bytes } = await cleaned(sample)
      const again = await cleaned({ ...sample, bytes })
      const files = (archive: Uint8Array) =>
        Object.fromEntries(unzip(archive).map((one) => [one.name, one.bytes.toString('latin1')]))
      expect(files(again.bytes)).to.deep.equal(files(bytes))
      const told = again.found.filter(({ what }) => what !== 'comments')
      expect(told).to.deep.equal([])
    })

    it(`tells exiftool names and sizes of parts alone: ${sample.name}`, async () => {
      const tags = exiftoolTags((await cleaned(sample)).bytes, sample.format)
      const about = tags.filter(({ group }) => !['System', 'File', 'ZIP'].includes(group))
      expect(
        about.filter(({ tag }) => tag !== 'ExifToolVersion' && tag !== 'Warning'),
      ).to.deep.equal([])
      const times = tags.filter(({ tag }) => /Date|Time/.test(tag) && !/^File/.test(tag))
      for (const { value } of times) expect(value).to.match(/^1980:01:01 00:00:00/)
    })
  }

  it('tells what was found, by groups and in its words', async () => {
    const groups = async (format: string) => {
      const { found } = await cleanBytes(cleanOoxml, sampleOf(format).bytes)
      return [...new Set(found.map(({ what }) => what))].join(' ')
    }
    const all = 'person software description thumbnail'
    expect(await groups('docx')).to.equal(
      `time ${all} revisions comments embedded script link other`,
    )
    expect(await groups('xlsx')).to.equal(
      `time device ${all} revisions comments embedded history script link other`,
    )
    expect(await groups('pptx')).to.equal(`time ${all} comments embedded script link other`)
    const { found, stays } = await cleanBytes(cleanOoxml, sampleOf('docx').bytes)
    expect(found).to.deep.include({ what: 'person', value: 'MkdocxCreatorQ7x9' })
    expect(found).to.deep.include({ what: 'comments', value: 'MkdocxCommentAuthorQ7x9' })
    expect(found).to.deep.include({ what: 'revisions', value: 'MkdocxRunAuthordelQ7x9' })
    expect(stays).to.deep.equal(['comment-text', 'embedded-uncleaned'])
  })

  it('shows the same words in the same order once its changes are accepted', async () => {
    const sample = sampleOf('docx')
    const before = fileOf(sample.bytes, 'word/document.xml')
      .replaceAll(/<w:(del|moveFrom) .*?<\/w:\1>/g, '')
      .replaceAll(/<w:tr><w:trPr><\/w:trPr>.*?<\/w:tr>/g, '')
      .replaceAll(/Mkdocx(FieldAuthor|FieldPath)Q7x9/g, '–')
    const after = fileOf((await cleaned(sample)).bytes, 'word/document.xml')
    expect(words(after, 'w:t')).to.deep.equal(words(before, 'w:t'))
    expect(words(after, 'w:t')).to.have.length(20)
  })

  it('shows the same values in all cells', async () => {
    const sample = sampleOf('xlsx')
    const cells = (archive: Uint8Array) => {
      const xml = fileOf(archive, 'xl/worksheets/sheet1.xml')
      return [...xml.matchAll(/<c r="(\w+)".*?<\/c>/g)].map((one) => [
        one[1],
        ...words(one[0], 'v'),
        ...words(one[0], 't'),
      ])
    }
    const { bytes } = await cleaned(sample)
    expect(cells(bytes)).to.deep.equal(cells(sample.bytes))
    expect(cells(bytes)).to.have.length(8)
    const strings = words(fileOf(bytes, 'xl/sharedStrings.xml'), 't')
    expect(strings).to.deep.equal(['ShownString', 'ShownRich'])
    expect(fileOf(bytes, 'xl/sharedStrings.xml').match(/<si>/g)).to.have.length(3)
  })

  it('reads a text as a whole, whatever stands within that shows nothing', async () => {
    const { bytes } = await cleaned({
      ...sampleOf('xlsx'),
      bytes: changed(sampleOf('xlsx'), (_, text) =>
        text
          .replace('<v>0</v>', '<v>0<!-- -->2</v>')
          .replace(/<author>(.)(.*?)<\/author>/, '<author>$1<?x?>$2</author>'),
      ),
    })
    const strings = words(fileOf(bytes, 'xl/sharedStrings.xml'), 't')
    expect(strings).to.deep.equal(['ShownRich'])
    const notes = fileOf(bytes, 'xl/comments1.xml')
    expect(words(notes, 'author')).to.deep.equal(['Author 1'])
    expect(words(notes, 't')).to.deep.equal(['Author 1:', '\nShownNote'])
  })

  it('has no rules for names that mean something in the language of the program', async () => {
    const relation = `<Relationship Id="c" Type="${REL}/constructor" Target="/docProps/app.xml"/>`
    const bytes = changed(sampleOf('xlsx'), (name, text) =>
      name === 'xl/workbook.xml'
        ? text
            .replace('<sheets>', '<constructor xmlns="" a="1"/>$&')
            .replace('</sheets>', '<sheet name="a" sheetId="3" r:id="c"/>$&')
        : text.replace('</Relationships>', `${relation}$&`),
    )
    const after = (await cleanBytes(cleanOoxml, bytes)).bytes
    expect(packageFaults(after)).to.deep.equal([])
    const names = unzip(after).map(({ name }) => name)
    expect(names.filter((name) => !/^(?:\[|_rels|xl\/)/.test(name))).to.deep.equal([])
    expect(fileOf(after, 'xl/workbook.xml')).to.include('name="a"').and.not.include('constructor')
  })

  it('says who answers whom without saying who they are', async () => {
    const comments = fileOf((await cleaned(sampleOf('docx'))).bytes, 'word/comments.xml')
    expect(comments).to.include('w:id="0" w:author="Author 1" w:initials="A1"')
    expect(comments).to.include('w:id="1" w:author="Author 2" w:initials="A2"')
    const notes = fileOf((await cleaned(sampleOf('xlsx'))).bytes, 'xl/comments1.xml')
    expect(words(notes, 'author')).to.deep.equal(['Author 1'])
    expect(words(notes, 't')).to.deep.equal(['Author 1:', '\nShownNote'])
  })

  it('says that something in it is hidden, or cropped from a picture, and stays so', async () => {
    const hiding: readonly (readonly [format: string, seen: string, hidden: string])[] = [
      ['xlsx', '<sheet name="ShownSheetName"', '<sheet name="ShownSheetName" state="veryHidden"'],
      ['xlsx', '<row r="1"', '<row r="1" hidden="1"'],
      ['xlsx', '<a:blip r:embed="rId1"/>', '<a:blip r:embed="rId1"/><a:srcRect l="25000"/>'],
      ['docx', '<w:t xml:space="preserve">ShownCell', '<w:rPr><w:vanish/></w:rPr><w:t>ShownCell'],
      ['docx', '<v:imagedata', '<v:imagedata cropleft="5f"'],
    ]
    for (const [format, seen, hidden] of hiding) {
      const before = await cleanBytes(cleanOoxml, sampleOf(format).bytes)
      expect(before.stays, format).not.to.include('hidden')
      const changedBytes = changed(sampleOf(format), (_, text) => text.replace(seen, hidden))
      const { stays, bytes } = await cleanBytes(cleanOoxml, changedBytes)
      expect(stays, hidden).to.include('hidden')
      expect(markersLeft(bytes, { hidden: hidden.slice(-9) }), hidden).to.deep.equal(['hidden'])
    }
    expect((await cleaned(sampleOf('pptx'))).stays).to.include('hidden')
  })

  it('is a plain document where it was one with macros, a template or a show', async () => {
    for (const sample of ALL) {
      const types = fileOf((await cleaned(sample)).bytes, '[Content_Types].xml')
      expect(types).not.to.match(/macroEnabled|template|slideshow/)
    }
  })

  it('is known by its types, whatever it is called, and another archive is not', async () => {
    const format = (bytes: Uint8Array) => officeFormat(bytesSource(bytes))
    for (const sample of ALL) expect(await format(sample.bytes)).to.equal(sample.format)
    expect(await format(zipOf([{ name: 'a.txt', bytes: 'x' }]))).to.equal(null)
    expect(await format(zipOf([{ name: '[Content_Types].xml', bytes: '<a/>' }]))).to.equal(null)
  })

  it('is refused without a main part, with a document type, or with two relationships of one name', async () => {
    const docx = sampleOf('docx')
    const faults: readonly ((name: string, text: string) => string | null)[] = [
      (name, text) => (name === 'word/document.xml' ? null : text),
      (name, text) => (name === '_rels/.rels' ? null : text),
      (name, text) => (name === 'word/document.xml' ? text.replace('<w:body>', '') : text),
      (name, text) => (name === 'word/document.xml' ? text.replace('?>', '?><!DOCTYPE a>') : text),
      (name, text) =>
        name.endsWith('document.xml.rels') ? text.replaceAll('rIdPic', 'rIdWeb') : text,
      (name, text) => (name === 'word/comments.xml' ? `${text}x` : text),
    ]
    for (const fault of faults) {
      const error = await cleanBytes(cleanOoxml, changed(docx, fault)).catch((one: unknown) => one)
      expect(error, String(fault)).to.be.instanceOf(CleanError)
      expect((error as CleanError).code).to.equal('damaged')
    }
  })

  it('may be of the strict kind, written with other prefixes, or in UTF-16', async () => {
    const strict = changed(sampleOf('docx'), (_, text) =>
      text
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/',
          'http://purl.oclc.org/ooxml/officeDocument/',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/',
          'http://purl.oclc.org/ooxml/wordprocessingml/',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/drawingml/2006/',
          'http://purl.oclc.org/ooxml/drawingml/',
        ),
    )
    const prefixed = changed(sampleOf('docx'), (name, text) =>
      name.startsWith('word/') && name.endsWith('.xml')
        ? text.replaceAll(/(<\/?|[ "])w:/g, '$1n0:').replaceAll('xmlns:w=', 'xmlns:n0=')
        : text,
    )
    const wide = changed(sampleOf('docx'), (name, text) =>
      name === 'word/document.xml'
        ? Buffer.from(`\ufeff${text.replace(' encoding="UTF-8"', '')}`, 'utf16le').toString(
            'latin1',
          )
        : text,
    )
    for (const bytes of [strict, prefixed, wide]) {
      const sample = { ...sampleOf('docx'), bytes }
      const clean = await cleaned(sample)
      expect(markersLeft(clean.bytes, sample.markers)).to.deep.equal([])
      expect(words(fileOf(clean.bytes, 'word/document.xml'), 'w:t')).to.include('ShownLast')
      expect(packageFaults(clean.bytes)).to.deep.equal([])
    }
  })
})

describe('a damaged document of Office Open XML', () => {
  it('is refused wherever it is cut, and wherever it is spoilt it is refused or comes out clean', async () => {
    for (const sample of ALL) {
      const whole: typeof cleanOoxml = (source) => cleanOoxml(source, cleanTools(picturesOf))
      expect(await cutEverywhere(whole, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(whole, sample, 60)).to.be.greaterThan(10)
    }
  })

  it('is refused or written whole, whatever is wrong inside of it', async () => {
    let written = 0
    for (let seed = 1; seed <= scaled(1200, 60); seed++) {
      const sample = ALL[seed % ALL.length]
      if (sample === undefined) continue
      const parts = unzip(sample.bytes).filter(({ name }) => /\.(xml|rels|vml)$/.test(name))
      const part = parts[seed % parts.length]?.name
      const bytes = changed(sample, (name, text) =>
        name === part
          ? Buffer.from(spoiltBy(Buffer.from(text, 'latin1'), seed)).toString('latin1')
          : text,
      )
      const clean = await cleanBytes(cleanOoxml, bytes, cleanTools(picturesOf)).catch(
        (error: unknown) => {
          expect(error, `seed ${seed}`).to.be.instanceOf(CleanError)
          return null
        },
      )
      if (clean === null) continue
      written++
      const again = await cleanBytes(cleanOoxml, clean.bytes, cleanTools(picturesOf))
      expect(again.bytes.length, `seed ${seed}`).to.be.greaterThan(0)
    }
    expect(written).to.be.greaterThan(10)
  })

  it('looks at each letter a few times in parts that are made to take long', async () => {
    const root =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const nested = (name: string, depth: number) =>
      `<${name}>`.repeat(depth) + `</${name}>`.repeat(depth)
    const alternatives = '<mc:AlternateContent><mc:Choice Requires="mc">'
    const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    const marked = '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>'
    const saying = (text: string) =>
      changed(sampleOf('docx'), (name, old) => (name === 'word/document.xml' ? text : old))
    /** @param many parts of a hundred */
    const long = (many: number): readonly (readonly [text: string, kind: string])[] => [
      [`${root}>${nested('w:p', 1000 * many)}</w:document>`, 'damaged'],
      [`${root}>${nested('w:tbl', 500)}</w:document>`, 'clean'],
      [`${root} ${mc}>${alternatives.repeat(200)}`, 'damaged'],
      [`${root} ${'a '.repeat(10_000 * many)}`, 'damaged'],
      [`${root} a="${'<'.repeat(10_000 * many)}`, 'damaged'],
      [`${root}>${'&amp'.repeat(5000 * many)}`, 'damaged'],
      [`${root}>${'<!--'.repeat(5000 * many)}`, 'damaged'],
      [`${root}>${'x'.repeat(200_000 * many)}</w:document>`, 'clean'],
      [`${root} ${Array.from({ length: 5000 }, (_, i) => `a${i}="1"`).join(' ')}/>`, 'damaged'],
      [`${root}>${marked.repeat(200 * many)}</w:document>`, 'clean'],
    ]
    const whole = [
      ...long(scaled(100, 25)),
      [`${root}>${'<w:x/>'.repeat(5_000_000)}</w:document>`, 'too-large'] as const,
    ]
    for (const [i, [text, kind]] of whole.entries()) {
      const outcome = await cleanFile(bytesSource(saying(text)), 'a.docx')
      expect(outcome.kind, `long ${i}`).to.equal(kind)
    }
    await countingCleaning(async (work) => {
      for (const [i, [text, kind]] of long(2).entries()) {
        const did = await work(saying(text), 'a.docx')
        expect(did.result, `long ${i}`).to.equal(kind)
        // the rest of the document is a part of it
        expect(did.work, `long ${i}`).to.be.below(10_000_000 + 200 * text.length)
      }
    })
  })
})

/** Cleans what begins as a JPEG file does. */
async function picturesOf(bytes: Uint8Array) {
  const outcome = await cleanFile(bytesSource(bytes), '')
  if (outcome.kind !== 'clean') return null
  const whole = pieceSource(bytesSource(bytes), outcome.pieces)
  return { bytes: await whole.read(0, whole.size), found: outcome.found }
}
