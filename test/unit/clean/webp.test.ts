import { expect } from 'chai'
import fc from 'fast-check'
import type { CleanError } from '../../../client/shared/clean/outcome.ts'
import { cleanWebp } from '../../../client/shared/clean/picture/webp.ts'
import { exiftoolLeft, exiftoolTags } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import {
  ALPHA,
  chunk,
  frame,
  header,
  LOSSY,
  lossless,
  MOVES,
  markedChunks,
  riff,
  samples,
} from '../../support/corpus/picture/webp.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { cleanBytes, cutEverywhere, spoilAtRandom } from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** Names and contents of chunks from `at` on; those of frames after their sixteen bytes. */
function chunksOf(bytes: Uint8Array, at = 12): string[] {
  const buffer = Buffer.from(bytes)
  const all: string[] = []
  while (at < buffer.length) {
    const type = buffer.toString('latin1', at, at + 4)
    const size = buffer.readUInt32LE(at + 4)
    const data = buffer.subarray(at + 8, at + 8 + size)
    if (type === 'ANMF') all.push(`ANMF:${data.toString('hex', 0, 16)}`, ...chunksOf(data, 16))
    else all.push(`${type}:${data.toString('hex')}`)
    at += 8 + size + (size % 2)
  }
  return all
}

function pictures(bytes: Uint8Array): string[] {
  return chunksOf(bytes).filter((one) => /^(VP8 |VP8L|ALPH|ANIM|ANMF):/.test(one))
}

describe('cleaning WebP', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}, and every coded byte as it is`, async () => {
      expect(markersLeft(sample.bytes, sample.markers)).to.have.length(
        Object.keys(sample.markers).length,
      )
      const { bytes } = await cleanBytes(cleanWebp, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      expect(pictures(bytes)).to.deep.equal(pictures(sample.bytes))
      expect(Buffer.from(bytes).readUInt32LE(4)).to.equal(bytes.length - 8)
      expect(exiftoolLeft(bytes, 'webp', 'webp')).to.deep.equal([])
      expect((await cleanBytes(cleanWebp, bytes)).bytes).to.deep.equal(bytes)
    })

    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleanWebp, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(cleanWebp, sample, 400)).to.be.greaterThan(5)
    })
  }

  it('announces in its header what is there, and nothing else', async () => {
    const headers = async (i: number) => {
      const { bytes } = await cleanBytes(cleanWebp, samples()[i]!.bytes)
      return chunksOf(bytes).map((one) => one.slice(0, 7))
    }
    expect(await headers(0)).to.deep.equal([
      ...['VP8X:38', 'ICCP:00', 'ALPH:01', 'VP8 :70', 'EXIF:4d'],
    ])
    expect(await headers(1)).to.deep.equal(['VP8L:2f'])
    expect(await headers(2)).to.deep.equal([
      ...['VP8X:1a', 'ANIM:ff', 'ANMF:00', 'VP8L:2f', 'ANMF:00', 'ALPH:01', 'VP8 :70', 'EXIF:4d'],
    ])
    const { bytes } = await cleanBytes(cleanWebp, samples()[0]!.bytes)
    const turned = exiftoolTags(bytes, 'webp').find(({ tag }) => tag === 'Orientation')
    expect(turned?.value).to.equal('Rotate 90 CW')
  })

  it('tells what was found', async () => {
    const { markers, bytes } = samples()[2]!
    const { found } = await cleanBytes(cleanWebp, bytes)
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    expect(values('person')).to.include.members([markers.webCExifArtist, markers.webCXmpCreator])
    expect(values('serial')).to.include(markers.webCExifBodySerialNumber)
    expect(values('thumbnail')).to.have.length(1)
    expect(found.some((one) => one.at !== undefined)).to.equal(true)
    expect((await cleanBytes(cleanWebp, riff(lossless()))).found).to.deep.equal([])
  })

  it('takes everything out in whatever order it comes', async () => {
    const property = fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4]),
      fc.nat(4),
      fc.boolean(),
      async (order, place, isMoving) => {
        const marks = new Marks('webO')
        const all = markedChunks(marks)
        const parts = order.map((one) => all[one]!)
        parts.splice(place, 0, ...(isMoving ? [MOVES, frame(lossless(1))] : [ALPHA, LOSSY]))
        const { bytes } = await cleanBytes(cleanWebp, riff(header(isMoving ? 2 : 0x10), ...parts))
        expect(markersLeft(bytes, marks.all)).to.deep.equal([])
        expect(pictures(bytes)).to.deep.equal(pictures(riff(...parts)))
      },
    )
    await fc.assert(property, { numRuns: scaled(2000, 60) })
  })

  it('refuses what its structure does not bear out', async () => {
    const exif = markedChunks(new Marks('webX'))[0]!
    const swallowed = joined(LOSSY, exif)
    new DataView(swallowed.buffer).setUint32(4, swallowed.length - 8, true)
    const broken = {
      'no picture': riff(header(0)),
      'a chunk that breaks off': riff(LOSSY.subarray(0, -2)),
      'a picture that has swallowed what its header announces': riff(header(8), swallowed),
      'a header in a wrong place': riff(LOSSY, header(0)),
      'words behind a header': riff(
        chunk('VP8X', new Uint8Array(10), Buffer.from('hidden')),
        LOSSY,
      ),
      'no key frame': riff(chunk('VP8 ', new Uint8Array(20))),
      'another length than the file has': joined(riff(LOSSY)).subarray(0, -4),
    }
    for (const [name, bytes] of Object.entries(broken)) {
      const error = await cleanBytes(cleanWebp, bytes).catch((e: unknown) => e)
      expect((error as CleanError).code, name).to.equal('damaged')
    }
  })
})
