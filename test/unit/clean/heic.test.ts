import { expect } from 'chai'
import { cleanHeic } from '../../../client/shared/clean/film/heic.ts'
import type { CleanError, FoundName } from '../../../client/shared/clean/outcome.ts'
import { sniff } from '../../../client/shared/clean/sniff.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { exiftoolLeft, exiftoolTags } from '../../support/corpus/exiftool.ts'
import { pictures } from '../../support/corpus/film/film-reader.ts'
import { samples } from '../../support/corpus/picture/heic.ts'
import type { Sample } from '../../support/corpus/sample.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { cleanBytes, cutEverywhere, spoilAtRandom } from '../../support/files/cleaning.ts'

/** The body of the first box of a type, wherever it stands. */
function body(file: Buffer, type: string): Buffer {
  const at = file.indexOf(type)
  return file.subarray(at + 4, at - 4 + file.readUInt32BE(at - 4))
}

interface ReadItem {
  readonly type: string
  readonly data: Buffer
}

/** Items by their numbers: what another reader than the cleaner's finds. */
function readItems(bytes: Uint8Array): Map<number, ReadItem> {
  const file = Buffer.from(bytes)
  const types = new Map<number, string>()
  const iinf = body(file, 'iinf')
  for (let at = iinf.indexOf('infe'); at !== -1; at = iinf.indexOf('infe', at + 1)) {
    types.set(iinf.readUInt16BE(at + 8), iinf.toString('latin1', at + 12, at + 16))
  }
  const iloc = body(file, 'iloc')
  const [version] = iloc
  const out = new Map<number, ReadItem>()
  let at = 8
  for (let count = iloc.readUInt16BE(6); count > 0; count--) {
    const id = iloc.readUInt16BE(at)
    const inside = version === 1 && iloc.readUInt16BE(at + 2) === 1
    at += version === 1 ? 6 : 4
    const data: Buffer[] = []
    for (let parts = iloc.readUInt16BE(at); parts > 0; parts--) {
      const from = iloc.readUInt32BE(at + 2)
      const whole = inside ? body(file, 'idat') : file
      data.push(whole.subarray(from, from + iloc.readUInt32BE(at + 6)))
      at += 8
    }
    at += 2
    out.set(id, { type: types.get(id) ?? '', data: Buffer.concat(data) })
  }
  return out
}

const shownIn = (items: Map<number, ReadItem>, ids: readonly number[]) =>
  ids.map((id) => pictures(items.get(id)?.data ?? Buffer.alloc(0), 'hevc'))

/** Markers in a coded picture, or that are one: a spoilt number may make them a part of what is shown. */
const IN_SAMPLES = /Settings|Suffix|Picture$/

describe('cleaning HEIC', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}, and every picture as it is`, async () => {
      // letters of two bytes that are written in hex are not searched for
      const planted = Object.keys(sample.markers).filter((name) => !name.includes('ExifXP'))
      expect(markersLeft(sample.bytes, sample.markers)).to.include.members(planted)
      const { bytes } = await cleanBytes(cleanHeic, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      for (const text of sample.shown)
        expect(Buffer.from(bytes).includes(text), text).to.equal(true)
      expect(exiftoolLeft(bytes, 'heic', 'heic')).to.deep.equal([])
    })

    it(`finds nothing more in ${sample.name} once it is clean, and knows it for what it is`, async () => {
      const { bytes } = await cleanBytes(cleanHeic, sample.bytes)
      expect(await sniff(bytesSource(bytes), '', async () => null)).to.equal('heic')
      const again = await cleanBytes(cleanHeic, bytes)
      expect(again.bytes).to.deep.equal(bytes)
      expect(again.found).to.deep.equal([])
    })

    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleanHeic, sample)).to.be.greaterThan(100)
      const markers = Object.entries(sample.markers).filter(([name]) => !IN_SAMPLES.test(name))
      await spoilAtRandom(cleanHeic, { ...sample, markers: Object.fromEntries(markers) }, 80)
    })
  }

  it('keeps tiles and transparency in their order, and how they are put together', async () => {
    const [sample] = samples() as [Sample]
    const before = readItems(sample.bytes)
    const after = readItems((await cleanBytes(cleanHeic, sample.bytes)).bytes)
    expect([...after.values()].map(({ type }) => type)).to.deep.equal([
      'grid',
      'hvc1',
      'hvc1',
      'hvc1',
    ])
    expect(shownIn(after, [2, 3, 4])).to.deep.equal(shownIn(before, [2, 3, 7]))
    expect(after.get(1)?.data).to.deep.equal(before.get(1)?.data.subarray(0, 8))
  })

  it('puts together a picture that lies in two parts', async () => {
    const sample = samples()[1]!
    const { bytes } = await cleanBytes(cleanHeic, sample.bytes)
    const [before, after] = [readItems(sample.bytes), readItems(bytes)]
    expect(shownIn(after, [1])).to.deep.equal(shownIn(before, [1]))
    expect(after.get(1)?.data.length).to.equal(before.get(1)?.data.length)
  })

  it('keeps the way the picture is turned and its colours', async () => {
    const { bytes } = await cleanBytes(cleanHeic, samples()[0]!.bytes)
    const tags = exiftoolTags(bytes, 'heic')
    const value = (name: string) => tags.find(({ tag }) => tag === name)?.value
    expect(value('Rotation')).to.equal('Rotate 90 CW')
    expect(value('RedMatrixColumn')).to.equal('0.6097 0.3111 0.0195')
  })

  it('tells the place, the telephone, its owner, and what else was inside', async () => {
    const [sample] = samples() as [Sample]
    const { found } = await cleanBytes(cleanHeic, sample.bytes)
    const { markers } = sample
    const values = (what: FoundName) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    expect(found.some(({ at }) => at !== undefined && Math.abs(at.latitude - 59.9) < 0.1)).to.equal(
      true,
    )
    expect(values('device')).to.include.members([markers.heicAExifMake, markers.heicAExifModel])
    expect(values('person')).to.include(markers.heicAXmpXmpCreator)
    expect(values('thumbnail')).to.have.length(1)
    expect(values('embedded')).to.have.length(1)
  })

  it('refuses a picture whose parts are also parts of what goes', async () => {
    const [sample] = samples() as [Sample]
    const file = Buffer.from(sample.bytes)
    const iloc = file.indexOf('iloc') + 12
    // of the third item, a tile, the place of the sixth, the thumbnail
    file.copy(file, iloc + 2 * 16 + 8, iloc + 5 * 16 + 8, iloc + 6 * 16)
    const refused = await cleanBytes(cleanHeic, file).catch((error: CleanError) => error.code)
    expect(refused).to.equal('damaged')
  })
})
