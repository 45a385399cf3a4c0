import { expect } from 'chai'
import fc from 'fast-check'
import { CleanError } from '../../../client/shared/clean/outcome.ts'
import { cleanJpeg, cleanJpegTables } from '../../../client/shared/clean/picture/jpeg.ts'
import { exiftoolLeft, exiftoolTags } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { PLACE } from '../../support/corpus/picture/exif.ts'
import {
  adobe,
  assembledJpeg,
  markedSegments,
  picture,
  SOI,
  samples,
  segment,
} from '../../support/corpus/picture/jpeg.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  cleanTools,
  cutEverywhere,
  spoilAtRandom,
} from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

/** Tables, frames, scans and what is coded: all that makes the pixels. */
function coded(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff || bytes[at + 1] === 0xff) {
      at++
      continue
    }
    const marker = bytes[at + 1]!
    if (marker === 0xd9) break
    let end = at + 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!
    if (marker === 0xda) {
      while (!(bytes[end] === 0xff && bytes[end + 1] !== 0 && (bytes[end + 1]! & 0xf8) !== 0xd0))
        end++
    }
    const isKept = !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe
    if (isKept) parts.push(Buffer.from(bytes.subarray(at, end)).toString('hex'))
    at = end
  }
  return parts.join('|')
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await cleanBytes(cleanJpeg, bytes).catch((e: unknown) => e)
  if (!(error instanceof CleanError)) return 'taken'
  return error.code
}

describe('cleaning JPEG', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}, and every coded byte as it is`, async () => {
      expect(markersLeft(sample.bytes, sample.markers)).to.have.length(
        Object.keys(sample.markers).length,
      )
      const { bytes } = await cleanBytes(cleanJpeg, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      expect(coded(bytes)).to.equal(coded(sample.bytes))
      expect(exiftoolLeft(bytes, 'jpeg', 'jpg')).to.deep.equal([])
      const again = await cleanBytes(cleanJpeg, bytes)
      expect(again.bytes).to.deep.equal(bytes)
    })

    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleanJpeg, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(cleanJpeg, sample, 150)).to.be.greaterThan(5)
    })
  }

  it('keeps the way the picture is turned, where it is turned, and nothing else of EXIF', async () => {
    const turned = async (i: number) => {
      const { bytes } = await cleanBytes(cleanJpeg, samples()[i]!.bytes)
      return exiftoolTags(bytes, 'jpg').find(({ tag }) => tag === 'Orientation')?.value
    }
    expect(await turned(0)).to.equal('Rotate 90 CW')
    expect(await turned(1)).to.equal(undefined)
    expect(await turned(2)).to.equal('Rotate 270 CW')
  })

  it('tells what was found, in the groups that reporters read', async () => {
    const sample = samples()[1]!
    const { found } = await cleanBytes(cleanJpeg, sample.bytes)
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    const places = found.flatMap(({ at }) => (at === undefined ? [] : [at]))
    expect(places).to.have.length(1)
    const [place] = places
    expect(place?.latitude).to.be.closeTo(PLACE.latitude, 1e-6)
    expect(place?.longitude).to.be.closeTo(PLACE.longitude, 1e-6)
    const { markers } = sample
    expect(values('time')).to.include('2026:11:03 14:15:16')
    expect(values('device')).to.include(markers.jpgBModel)
    expect(values('serial')).to.include.members([
      markers.jpgBBodySerialNumber,
      markers.jpgBXmpDocumentID,
    ])
    expect(values('person')).to.include.members([markers.jpgBArtist, markers.jpgBXmpCreator])
    expect(values('software')).to.include(markers.jpgBSoftware)
    expect(values('description')).to.include.members([markers.jpgBXPTitle, markers.jpgBUserComment])
    expect(values('comments')).to.deep.equal([markers.jpgBBetween])
    const whats = (await cleanBytes(cleanJpeg, samples()[0]!.bytes)).found.map((one) => one.what)
    expect(whats).to.include.members([
      'thumbnail',
      'maker-note',
      'embedded',
      'history',
      'revisions',
    ])
  })

  it('says how colours are stored, and nothing of who stored them', async () => {
    const { bytes } = await cleanBytes(cleanJpeg, samples()[1]!.bytes)
    const plain = Buffer.from('\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\x01', 'latin1')
    expect(Buffer.from(bytes).indexOf(plain)).to.equal(2)
  })

  it('finds nothing in a file where nothing is', async () => {
    const { found } = await cleanBytes(cleanJpeg, assembledJpeg(adobe(1), ...picture()))
    expect(found).to.deep.equal([])
  })

  it('takes everything out in whatever order it comes', async () => {
    const property = fc.asyncProperty(
      fc.shuffledSubarray(markedSegments(new Marks('jpgO')).map((_, i) => i)),
      fc.nat(),
      fc.boolean(),
      async (order, seed, isProgressive) => {
        const marks = new Marks('jpgO')
        const all = markedSegments(marks)
        const parts = picture({ isProgressive })
        // whatever is coded follows its scan at once
        const places = parts.flatMap((part, i) => (part[0] === 0xff && part[1]! >= 0xc0 ? [i] : []))
        for (const [nth, one] of order.entries()) {
          const place = places[(seed + nth) % places.length]!
          parts[place] = new Uint8Array(Buffer.concat([all[one]!, parts[place]!]))
        }
        const whole = assembledJpeg(...parts)
        const { bytes } = await cleanBytes(cleanJpeg, whole)
        expect(markersLeft(bytes, marks.all)).to.deep.equal([])
        expect(coded(bytes)).to.equal(coded(whole))
      },
    )
    await fc.assert(property, { numRuns: scaled(2000, 60) })
  })

  it('refuses what its structure does not bear out', async () => {
    const broken = {
      'no picture': assembledJpeg(),
      'a scan before its frame': assembledJpeg(picture()[0]!, ...picture().slice(2)),
      'two frames': assembledJpeg(...picture(), picture()[1]!),
      'a table in the place of another': assembledJpeg(picture()[0]!, ...picture()),
      'a step of zero': assembledJpeg(
        segment(0xdb, Uint8Array.of(1), new Uint8Array(64)),
        ...picture(),
      ),
      'words behind a table': assembledJpeg(
        segment(0xdb, new Uint8Array(65), Buffer.from('hidden')),
        ...picture(),
      ),
      'a picture in a picture': assembledJpeg(...picture(), SOI),
      'restarts that were not announced': assembledJpeg(...picture(), Uint8Array.of(0xff, 0xd0, 1)),
      'no end': assembledJpeg(...picture()).subarray(0, -2),
    }
    for (const [name, bytes] of Object.entries(broken)) {
      expect(await refusal(bytes), name).to.equal('damaged')
    }
  })

  it('cleans tables that several pictures share', async () => {
    const bytes = assembledJpeg(picture()[0]!, segment(0xfe, Buffer.from('words')))
    const clean = await cleanBytes(cleanJpegTables, bytes)
    expect(clean.bytes).to.deep.equal(assembledJpeg(picture()[0]!))
  })

  it('finds the end of a scan wherever pieces of a large file meet', async () => {
    const [tables, frame, head] = picture({ components: 1 })
    const mebibyte = 1024 * 1024
    let pictures = 0
    // squares that differ from the one before in nothing are five bits of zero each
    for (let squares = 1_677_715; squares < 1_677_729; squares++) {
      const columns = Array.from({ length: 7000 }, (_, i) => 1000 + i).find(
        (n) => squares % n === 0,
      )
      if (columns === undefined) continue
      const sized = Buffer.from(frame!)
      sized.writeUInt16BE((squares / columns) * 8, 5)
      sized.writeUInt16BE(columns * 8, 7)
      const scan = new Uint8Array(Math.ceil((squares * 5) / 8))
      const plain = assembledJpeg(tables!, sized, head!, scan)
      const comment = segment(0xfe, Buffer.from('words'))
      const whole = assembledJpeg(tables!, sized, head!, scan, comment)
      expect(scan.length).to.be.within(mebibyte - 4, mebibyte + 4)
      const { bytes } = await cleanBytes(cleanJpeg, whole)
      expect(Buffer.from(bytes).equals(plain), `${squares} squares`).to.equal(true)
      pictures++
    }
    expect(pictures).to.be.greaterThan(3)
  })

  it('ends in time whatever junk it has to go through', async () => {
    const junk = new Uint8Array(8 * 1024 * 1024)
    const whole = assembledJpeg(junk, ...picture())
    const error = await cleanBytes(cleanJpeg, whole, cleanTools()).catch((e: unknown) => e)
    expect((error as CleanError).code).to.equal('too-large')
  })
})
