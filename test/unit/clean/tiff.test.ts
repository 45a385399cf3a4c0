import { expect } from 'chai'
import fc from 'fast-check'
import type { CleanError } from '../../../client/shared/clean/outcome.ts'
import { isRawPhoto } from '../../../client/shared/clean/picture/tiff/sniff.ts'
import { cleanTiff } from '../../../client/shared/clean/picture/tiff/tiff.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { exiftoolLeft } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { exifDirectory } from '../../support/corpus/picture/exif.ts'
import { assembledJpeg, picture } from '../../support/corpus/picture/jpeg.ts'
import { jpegPage, samples, stripPage, tilePage } from '../../support/corpus/picture/tiff.ts'
import { type Directory, tiffBlock } from '../../support/corpus/picture/tiff-block.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { cleanBytes, cutEverywhere, spoilAtRandom } from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

const none = new Uint8Array(0)

interface Page {
  readonly numbers: Readonly<Record<number, readonly number[]>>
  readonly parts: readonly string[]
}

/** Pages of a file with their numbers, and the strips or tiles that they point at. */
function pagesOf(bytes: Uint8Array): Page[] {
  const buffer = Buffer.from(bytes)
  const isLittle = buffer[0] === 0x49
  const read = (at: number, size: number) =>
    isLittle
      ? buffer.readUIntLE(at, Math.min(size, 6))
      : buffer.readUIntBE(at + Math.max(0, size - 6), Math.min(size, 6))
  const isBig = read(2, 2) === 43
  const word = isBig ? 8 : 4
  const sizes: Record<number, number> = { 1: 1, 3: 2, 4: 4, 16: 8 }
  const pages: Page[] = []
  for (let at = read(isBig ? 8 : 4, word); at !== 0; ) {
    const count = read(at, isBig ? 8 : 2)
    const numbers: Record<number, readonly number[]> = {}
    const first = at + (isBig ? 8 : 2)
    const each = 4 + 2 * word
    for (let entry = first; entry < first + count * each; entry += each) {
      const size = sizes[read(entry + 2, 2)]
      const values = read(entry + 4, word)
      if (size === undefined) continue
      const from = size * values <= word ? entry + 4 + word : read(entry + 4 + word, word)
      numbers[read(entry, 2)] = Array.from({ length: values }, (_, i) =>
        read(from + i * size, size),
      )
    }
    const lengths = numbers[279] ?? numbers[325] ?? []
    const parts = (numbers[273] ?? numbers[324] ?? []).map((from, i) =>
      buffer.toString('hex', from, from + lengths[i]!),
    )
    pages.push({ numbers, parts })
    at = read(first + count * each, word)
  }
  return pages
}

const isShown = ({ numbers }: Page) => (numbers[254]?.[0] ?? 0) !== 1
const isJpeg = ({ numbers }: Page) => numbers[259]?.[0] === 7

async function refusal(...pages: Directory[]): Promise<string> {
  const error = await cleanBytes(cleanTiff, tiffBlock(pages)).catch((e: unknown) => e)
  return error instanceof Error ? (error as CleanError).code : 'taken'
}

describe('cleaning TIFF', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}, and every strip and tile as it is`, async () => {
      expect(markersLeft(sample.bytes, sample.markers)).to.have.length(
        Object.keys(sample.markers).length,
      )
      const { bytes } = await cleanBytes(cleanTiff, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      const [before, after] = [pagesOf(sample.bytes).filter(isShown), pagesOf(bytes)]
      expect(after).to.have.length(4)
      for (const [i, page] of after.entries()) {
        const { 273: _, 324: __, 279: ___, ...rest } = page.numbers
        expect(before[i]!.numbers).to.deep.include(rest)
        if (!isJpeg(page)) expect(page.parts).to.deep.equal(before[i]!.parts)
      }
      const strip = Buffer.from(after[3]!.parts[0]!, 'hex')
      expect(new Uint8Array(strip)).to.deep.equal(
        assembledJpeg(...picture({ components: 1 }).slice(1)),
      )
      expect(exiftoolLeft(bytes, 'tiff', 'tif')).to.deep.equal([])
      expect((await cleanBytes(cleanTiff, bytes)).bytes).to.deep.equal(bytes)
    })
  }

  for (const sample of [samples()[0]!, samples()[3]!]) {
    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleanTiff, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(cleanTiff, sample, 200)).to.be.greaterThan(5)
    })
  }

  it('keeps the way each page is turned', async () => {
    const { bytes } = await cleanBytes(cleanTiff, samples()[0]!.bytes)
    expect(pagesOf(bytes).map(({ numbers }) => numbers[274])).to.deep.equal([
      ...[[6], [1], undefined, undefined],
    ])
  })

  it('tells what was found on every page', async () => {
    const { markers, bytes } = samples()[2]!
    const { found } = await cleanBytes(cleanTiff, bytes)
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    expect(values('person')).to.include.members([markers.tifCOneArtist, markers.tifCTwoArtist])
    expect(values('serial')).to.include(markers.tifCOneBodySerialNumber)
    expect(values('thumbnail')).to.have.length(1)
    const plain = tiffBlock([stripPage(none), tilePage()])
    expect((await cleanBytes(cleanTiff, plain)).found).to.deep.equal([])
  })

  it('takes everything out, whichever pages come in whatever order', async () => {
    const orders = fc.record({ isLittle: fc.boolean(), isBig: fc.boolean() })
    const property = fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
      orders,
      async (order, form) => {
        const marks = new Marks('tifO')
        const pages = [
          { ...exifDirectory(marks, 3), ...stripPage(none) },
          stripPage(Buffer.from(marks.at('Gap')), false, 9),
          { ...tilePage(), 305: { ascii: marks.at('TileSoftware') } },
          jpegPage(marks),
        ]
        const whole = tiffBlock(
          order.map((one) => pages[one]!),
          form,
        )
        const { bytes } = await cleanBytes(cleanTiff, whole)
        expect(markersLeft(bytes, marks.all)).to.deep.equal([])
        const plain = (page: Page) => (isJpeg(page) ? [] : page.parts)
        expect(pagesOf(bytes).map(plain)).to.deep.equal(pagesOf(whole).map(plain))
      },
    )
    await fc.assert(property, { numRuns: scaled(2000, 60) })
  })

  it('cuts what lies behind rows that are not packed', async () => {
    const marks = new Marks('tifG')
    const page = stripPage(Buffer.from(marks.at('Behind')))
    const { 279: sizes, ...rest } = page
    const [first, second] = (sizes as { long: number[] }).long
    const whole = tiffBlock([{ ...rest, 279: { long: [first! + 16, second!] } }])
    const { bytes, found } = await cleanBytes(cleanTiff, whole)
    expect(markersLeft(bytes, marks.all)).to.deep.equal([])
    expect(found).to.deep.equal([{ what: 'history' }])
  })

  it('refuses what its structure does not bear out', async () => {
    const page = stripPage(none)
    const text = Buffer.from('words in the place of numbers')
    expect(await refusal(page)).to.equal('taken')
    const broken = {
      'only a smaller form of a page': { ...page, 254: { long: [1] } },
      'words in a tag of numbers': { ...page, 274: { bytes: text } },
      'more numbers than the tag has': {
        ...page,
        282: {
          rational: [
            [1, 1],
            [2, 1],
          ],
        },
      },
      'more strips than rows ask for': { ...page, 278: { short: [14] } },
      'no strips': { ...page, 273: { ascii: 'nowhere' } },
      'a page without a size': { ...page, 257: { short: [0] } },
      'a way of storing that is not known': { ...page, 259: { short: [34_712] } },
      'a fax of eight bits': { ...page, 259: { short: [3] } },
      'rows that are not all there': { ...page, 279: { long: [470, 360] } },
      'JPEG that says it is packed otherwise': {
        ...jpegPage(new Marks('tifX')),
        259: { short: [8] },
      },
      'a strip that lies over tags': {
        ...page,
        273: { long: [8, 600] },
        65000: { bytes: new Uint8Array(2000) },
      },
      'a strip beyond the end': { ...page, 273: { long: [100_000, 100_480] } },
    } satisfies Record<string, Directory>
    for (const [name, directory] of Object.entries(broken)) {
      expect(await refusal(directory), name).to.equal('damaged')
    }
  })

  it('ends where pages come round to the first again', async () => {
    const bytes = Buffer.from(tiffBlock([stripPage(none)]))
    const first = bytes.readUInt32BE(4)
    const last = first + 2 + bytes.readUInt16BE(first) * 12
    bytes.writeUInt32BE(first, last)
    const error = await cleanBytes(cleanTiff, new Uint8Array(bytes)).catch((e: unknown) => e)
    expect((error as CleanError).code).to.equal('damaged')
  })

  it('knows a raw photograph, of which it would keep only the preview', async () => {
    const page = stripPage(none)
    const isRaw = (directory: Directory) => isRawPhoto(bytesSource(tiffBlock([directory])))
    expect(await isRaw(page)).to.equal(false)
    expect(await isRaw({ ...page, 254: { long: [1] } })).to.equal(true)
    expect(await isRaw({ ...page, 262: { short: [32_803] } })).to.equal(true)
    expect(await isRaw({ ...page, 50706: { bytes: Uint8Array.of(1, 4, 0, 0), type: 1 } })).to.equal(
      true,
    )
  })
})
