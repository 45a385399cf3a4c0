import { expect } from 'chai'
import { cleanFile } from '../../../client/shared/clean/clean.ts'
import { cleanOdf } from '../../../client/shared/clean/office/odf.ts'
import { officeFormat } from '../../../client/shared/clean/office/office.ts'
import { CleanError } from '../../../client/shared/clean/outcome.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { exiftoolTags } from '../../support/corpus/exiftool.ts'
import { samples } from '../../support/corpus/office/odf.ts'
import type { Sample } from '../../support/corpus/sample.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  cleanTools,
  cutEverywhere,
  spoilAtRandom,
  spoiltBy,
} from '../../support/files/cleaning.ts'
import { fileOf, rezipped, unzip } from '../../support/files/office-files.ts'
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

/** Faults that a program would call damage: a file that the list does not name, or one that is missing. */
function packageFaults(archive: Uint8Array): string[] {
  const files = new Map(unzip(archive).map(({ name, bytes }) => [name, bytes.toString('utf8')]))
  const manifest = files.get('META-INF/manifest.xml') ?? ''
  const listed = [...manifest.matchAll(/full-path="([^"]*)"/g)].map((one) => one[1] ?? '')
  const own = ['mimetype', 'META-INF/manifest.xml']
  const unlisted = [...files.keys()].filter((name) => !listed.includes(name) && !own.includes(name))
  const absent = listed.filter((name) => !name.endsWith('/') && !files.has(name))
  const hrefs = [...(files.get('content.xml') ?? '').matchAll(/xlink:href="([^"#]*)"/g)]
    .map((one) => (one[1] ?? '').replace(/^\.\//, ''))
    .filter((href) => !/^https?:/.test(href))
  const lost = hrefs.filter((href) => !files.has(href) && !files.has(`${href}/content.xml`))
  return [...unlisted, ...absent, ...lost]
}

const plain = (xml: string) => xml.replaceAll(/<[^>]*>/g, '')

describe('a document of ODF', () => {
  for (const sample of ALL) {
    it(`loses every marker and nothing that is shown: ${sample.name}`, async () => {
      expect(markersLeft(sample.bytes, sample.markers)).to.have.members(Object.keys(sample.markers))
      const { bytes } = await cleaned(sample)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      const shown = Object.fromEntries(sample.shown.map((one) => [one, one]))
      expect(markersLeft(bytes, shown)).to.have.members([...sample.shown])
    })

    it(`is whole afterwards, its type first and stored: ${sample.name}`, async () => {
      const { bytes } = await cleaned(sample)
      expect(packageFaults(bytes)).to.deep.equal([])
      const [first] = unzip(bytes)
      expect(first).to.deep.include({ name: 'mimetype', isStored: true, time: 0x210000 })
      expect(unzip(bytes).map(({ name }) => name)).not.to.include('meta.xml')
    })

    it(`is the same when it is cleaned again: ${sample.name}`, async () => {
      const { bytes } = await cleaned(sample)
      const again = await cleaned({ ...sample, bytes })
      expect(again.bytes).to.deep.equal(bytes)
      expect(again.found.filter(({ what }) => what !== 'comments')).to.deep.equal([])
    })

    it(`shows exiftool only names and sizes of files: ${sample.name}`, async () => {
      const tags = exiftoolTags((await cleaned(sample)).bytes, sample.format)
      const about = tags.filter(
        ({ group }) => !['System', 'File', 'ZIP', 'ExifTool'].includes(group),
      )
      expect(about).to.deep.equal([])
      const times = tags.filter(({ group, tag }) => group === 'ZIP' && tag.includes('Date'))
      for (const { value } of times) expect(value).to.match(/^1980:01:01 00:00:00/)
    })
  }

  it('tells what was found, by groups and in its words', async () => {
    const all = 'person software description thumbnail revisions comments embedded history script'
    const { found, stays } = await cleanBytes(cleanOdf, sampleOf('odt').bytes)
    const groups = [...new Set(found.map(({ what }) => what))].join(' ')
    expect(groups).to.equal(`time device ${all} link other`)
    expect(found).to.deep.include({ what: 'person', value: 'MkodtInitialCreatorQ7x9' })
    expect(found).to.deep.include({ what: 'person', value: 'MkodtAuthorFieldQ7x9' })
    expect(found).to.deep.include({ what: 'revisions', value: 'MkodtChangeAuthorQ7x9' })
    expect(found).to.deep.include({ what: 'comments', value: 'MkodtNoteAuthorQ7x9' })
    expect(stays).to.deep.equal(['comment-text', 'embedded-uncleaned'])
  })

  it('tells nothing of an empty picture that stands for an object', async () => {
    const sample = sampleOf('odt')
    const bytes = rezipped(sample.bytes, (name, text) =>
      name === 'ObjectReplacements/Object 2' ? '' : text,
    )
    const clean = await cleaned({ ...sample, bytes })
    expect(clean.stays).to.deep.equal(['comment-text'])
    expect(packageFaults(clean.bytes)).to.deep.equal([])
  })

  it('shows the same words in the same order, but for a dash where a field named somebody', async () => {
    const sample = sampleOf('odt')
    const before = fileOf(sample.bytes, 'content.xml')
      .replace(/<text:tracked-changes>.*?<\/text:tracked-changes>/, '')
      .replace(/<office:scripts>.*?<\/office:scripts>/, '')
      .replaceAll(/<(dc:date|meta:creator-initials)>.*?<\/\1>/g, '')
      .replaceAll(/<svg:title>.*?<\/svg:title>/g, '')
      .replaceAll('MkodtNoteAuthorQ7x9', 'Author 1')
      .replaceAll('MkodtSecondQ7x9', 'Author 2')
      .replaceAll(/Mkodt(AuthorField|Email|FileField)Q7x9/g, '–')
    const after = fileOf((await cleaned(sample)).bytes, 'content.xml')
    const initials = after.replaceAll(/<meta:creator-initials>.*?<\/meta:creator-initials>/g, '')
    expect(plain(initials).trim()).to.equal(plain(before).trim())
    expect(plain(after)).to.include('ShownBy – – – ShownUserField ShownPage')
  })

  it('shows the same values in all cells', async () => {
    const sample = sampleOf('ods')
    const cells = (archive: Uint8Array) => {
      const xml = fileOf(archive, 'content.xml').replace(/<table:table table:name="'.*/, '')
      return [...xml.matchAll(/office:value="([^"]*)"><text:p>([^<]*)/g)].map((one) => [
        one[1],
        one[2],
      ])
    }
    const before = cells(sample.bytes).filter(([value]) => value !== '1')
    expect(cells((await cleaned(sample)).bytes)).to.deep.equal(before)
    expect(before).to.have.length(3)
  })

  it('keeps of its settings what is on or off, and no printer', async () => {
    const settings = fileOf((await cleaned(sampleOf('odt'))).bytes, 'settings.xml')
    expect(settings.match(/config:name="\w*:?[\w-]*"/g)).to.deep.equal([
      'config:name="ooo:configuration-settings"',
      'config:name="AddParaTableSpacing"',
    ])
  })

  it('says that something in it is hidden, or cropped from a picture, and stays so', async () => {
    const { stays } = await cleanBytes(cleanOdf, sampleOf('odt').bytes)
    expect(stays).not.to.include('hidden')
    for (const hidden of [
      'text:display="none"',
      'fo:clip="rect(0cm, 1cm, 0cm, 0cm)"',
      'table:display="false"',
      'presentation:visibility="hidden"',
    ]) {
      const bytes = rezipped(sampleOf('odt').bytes, (_, text) =>
        text.replace('fo:color="#000000"', hidden),
      )
      const clean = await cleanBytes(cleanOdf, bytes)
      expect(clean.stays, hidden).to.include('hidden')
      expect(fileOf(clean.bytes, 'content.xml')).to.include(hidden)
    }
  })

  it('is known by its type, as a template too, and is a plain document afterwards', async () => {
    for (const sample of ALL) {
      expect(await officeFormat(bytesSource(sample.bytes))).to.equal(sample.format)
      const template = rezipped(sample.bytes, (name, text) =>
        name === 'mimetype' ? `${text}-template` : text,
      )
      const { bytes } = await cleaned({ ...sample, bytes: template })
      expect(fileOf(bytes, 'mimetype')).to.equal(fileOf(sample.bytes, 'mimetype'))
    }
    const drawing = rezipped(sampleOf('odt').bytes, (name, text) =>
      name === 'mimetype' ? text.replace('.text', '.graphics') : text,
    )
    expect(await officeFormat(bytesSource(drawing))).to.equal(null)
  })

  it('is locked where its list says so, and refused without content or with a document type', async () => {
    const odt = sampleOf('odt')
    const encryption = '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    const locked = rezipped(odt.bytes, (name, text) =>
      name.endsWith('manifest.xml')
        ? text.replace('/></manifest:manifest>', `>${encryption}</manifest:manifest>`)
        : text,
    )
    expect((await cleanFile(bytesSource(locked), 'a.odt')).kind).to.equal('locked')
    const without = rezipped(odt.bytes, (name, text) => (name === 'content.xml' ? null : text))
    const typed = rezipped(odt.bytes, (name, text) =>
      name === 'styles.xml' ? `<!DOCTYPE a>${text}` : text,
    )
    for (const bytes of [without, typed]) {
      expect((await cleanFile(bytesSource(bytes), 'a.odt')).kind).to.equal('damaged')
    }
  })
})

describe('a paragraph of ODF', () => {
  /** The paragraph in the cleaned document, and all that was found. */
  async function becomes(paragraph: string) {
    const bytes = rezipped(sampleOf('odt').bytes, (name, text) =>
      name === 'content.xml' ? text.replace('</office:text>', `${paragraph}$&`) : text,
    )
    const clean = await cleanBytes(cleanOdf, bytes)
    const content = fileOf(clean.bytes, 'content.xml')
    const after = content.slice(content.lastIndexOf('<text:p>'), content.indexOf('</office:text>'))
    return { ...clean, after }
  }

  it('loses the path of a file, whatever stands within that shows nothing', async () => {
    const path = 'C:<!-- -->\\Users\\kari<![CDATA[ nordmann]]>\\a<?x?>.png'
    const { after } = await becomes(
      `<text:p><draw:frame><svg:title>${path}</svg:title></draw:frame></text:p>`,
    )
    expect(after).to.equal('<text:p><draw:frame><svg:title/></draw:frame></text:p>')
  })

  it("loses elements in XML's own namespace, which no program shows", async () => {
    const { after } = await becomes('<text:p>a<xml:user xml:id="b">Kari</xml:user></text:p>')
    expect(after).not.to.include('user')
  })

  it('has no rules for names that mean something in the language of the program', async () => {
    const { after, found } = await becomes(
      '<text:p><text:span constructor="1">a</text:span><constructor>b</constructor></text:p>',
    )
    expect(after).to.equal('<text:p><text:span constructor="1">a</text:span></text:p>')
    expect(found.map(({ what }) => typeof what))
      .to.include('string')
      .and.not.include('function')
  })
})

describe('a document of ODF with a formula', () => {
  const TYPE =
    '<!DOCTYPE math:math PUBLIC "-//OpenOffice.org//DTD Modified W3C MathML 1.01//EN" "math.dtd">'
  const formula = (type: string) =>
    rezipped(sampleOf('odt').bytes, (name, text) =>
      name === 'Object 1/content.xml'
        ? `<?xml version="1.0" encoding="UTF-8"?>\n${type}\n<math:math xmlns:math="http://www.w3.org/1998/Math/MathML"><math:semantics><math:mi>ShownFormula</math:mi></math:semantics></math:math>`
        : text,
    )

  it('is cleaned, without the type of document that old programs write', async () => {
    for (const type of [TYPE, '<!DOCTYPE math >', '']) {
      const source = bytesSource(formula(type))
      const outcome = await cleanFile(source, 'a.odt')
      if (outcome.kind !== 'clean') throw new Error(`${type} ${outcome.kind}`)
      const whole = pieceSource(source, outcome.pieces)
      const text = fileOf(await whole.read(0, whole.size), 'Object 1/content.xml')
      expect(text).to.contain('ShownFormula').and.not.contain('DOCTYPE')
    }
  })

  it('is refused where that declares something, or stands elsewhere', async () => {
    for (const type of [
      '<!DOCTYPE math [<!ENTITY a "b">]>',
      '<!DOCTYPE math:math SYSTEM "a" [ ]>',
      '<!DOCTYPE mathx >',
      '<x/><!DOCTYPE math >',
    ]) {
      expect((await cleanFile(bytesSource(formula(type)), 'a.odt')).kind, type).to.equal('damaged')
    }
  })
})

describe('a damaged document of ODF', () => {
  const inner = async (bytes: Uint8Array) => {
    const outcome = await cleanFile(bytesSource(bytes), '')
    if (outcome.kind !== 'clean') return null
    const whole = pieceSource(bytesSource(bytes), outcome.pieces)
    return { bytes: await whole.read(0, whole.size), found: outcome.found }
  }

  it('is refused wherever it is cut, and wherever it is spoilt it is refused or comes out clean', async () => {
    for (const sample of ALL) {
      const whole: typeof cleanOdf = (source) => cleanOdf(source, cleanTools(inner))
      expect(await cutEverywhere(whole, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(whole, sample, 60)).to.be.greaterThan(10)
    }
  })

  it('is refused or written whole, whatever is wrong inside of it', async () => {
    let written = 0
    for (let seed = 1; seed <= scaled(1200, 60); seed++) {
      const sample = ALL[seed % ALL.length]
      if (sample === undefined) continue
      const parts = unzip(sample.bytes).filter(({ name }) => name.endsWith('.xml'))
      const part = parts[seed % parts.length]?.name
      const bytes = rezipped(sample.bytes, (name, text) =>
        name === part
          ? Buffer.from(spoiltBy(Buffer.from(text, 'latin1'), seed)).toString('latin1')
          : text,
      )
      const clean = await cleanBytes(cleanOdf, bytes, cleanTools(inner)).catch((error: unknown) => {
        expect(error, `seed ${seed}`).to.be.instanceOf(CleanError)
        return null
      })
      if (clean === null) continue
      written++
      const again = await cleanBytes(cleanOdf, clean.bytes, cleanTools(inner))
      expect(again.bytes.length, `seed ${seed}`).to.be.greaterThan(0)
    }
    expect(written).to.be.greaterThan(10)
  })
})
