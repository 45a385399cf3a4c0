import { inflateSync } from 'node:zlib'
import { expect } from 'chai'
import fc from 'fast-check'
import type { CleanError } from '../../../client/shared/clean/outcome.ts'
import { cleanPng } from '../../../client/shared/clean/picture/png.ts'
import { exiftoolLeft, exiftoolTags } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import {
  assembledPng,
  chunk,
  markedChunks,
  picture,
  samples,
} from '../../support/corpus/picture/png.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  cleanTools,
  cutEverywhere,
  spoilAtRandom,
} from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

/** Names and contents of all chunks. */
function chunksOf(bytes: Uint8Array): { type: string; data: Buffer }[] {
  const buffer = Buffer.from(bytes)
  const all: { type: string; data: Buffer }[] = []
  for (let at = 8; at < buffer.length; ) {
    const length = buffer.readUInt32BE(at)
    const type = buffer.toString('latin1', at + 4, at + 8)
    all.push({ type, data: buffer.subarray(at + 8, at + 8 + length) })
    at += 12 + length
    if (type === 'IEND') break
  }
  return all
}

/** The samples of every picture, and what says how they are shown. */
function pixels(bytes: Uint8Array): string[] {
  const all = chunksOf(bytes)
  const data = all.filter(({ type }) => type === 'IDAT').map((one) => one.data)
  const frames = all.filter(({ type }) => type === 'fdAT').map((one) => one.data.subarray(4))
  const shown = [
    'IHDR',
    'PLTE',
    'tRNS',
    'gAMA',
    'sRGB',
    'sBIT',
    'bKGD',
    'hIST',
    'pHYs',
    'acTL',
    'fcTL',
  ]
  return [
    ...[Buffer.concat(data), ...frames].map((one) => inflateSync(one).toString('hex')),
    ...all.filter(({ type }) => shown.includes(type)).map((one) => one.data.toString('hex')),
  ]
}

describe('cleaning PNG', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}, and every pixel as it is`, async () => {
      // the search does not see letters of two bytes that are written in hex
      const planted = Object.keys(sample.markers).filter((name) => !name.includes('RawExifXP'))
      expect(markersLeft(sample.bytes, sample.markers)).to.include.members(planted)
      const { bytes } = await cleanBytes(cleanPng, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      expect(pixels(bytes)).to.deep.equal(pixels(sample.bytes))
      expect(exiftoolLeft(bytes, 'png', 'png')).to.deep.equal([])
      const again = await cleanBytes(cleanPng, bytes)
      expect(again.bytes).to.deep.equal(bytes)
    })

    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleanPng, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(cleanPng, sample, 120)).to.be.greaterThan(5)
    })
  }

  it('keeps the way the picture is turned, and colours without the name of the screen', async () => {
    const { bytes } = await cleanBytes(cleanPng, samples()[0]!.bytes)
    const tags = exiftoolTags(bytes, 'png')
    expect(tags.find(({ tag }) => tag === 'Orientation')?.value).to.equal('Rotate 90 CW')
    const red = tags.find(({ tag }) => tag === 'RedMatrixColumn')?.value
    expect(red).to.equal('0.6097 0.3111 0.0195')
  })

  it('tells what was found, also in what was packed', async () => {
    const sample = samples()[1]!
    const { found } = await cleanBytes(cleanPng, sample.bytes)
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    const { markers } = sample
    expect(values('person')).to.include.members([
      ...[markers.pngBTextAuthor, markers.pngBItxt, markers.pngBXmpCreator],
      ...[markers.pngBRawExifArtist, markers.pngBRawIptcIptcByline, markers.pngBRawXmpXmpCreator],
    ])
    expect(values('description')).to.include(markers.pngBZtxt)
    expect(values('device')).to.include(markers.pngBPackedItxt)
    expect(values('time')).to.include('2026-11-03 14:15:16')
    expect(found.some((one) => one.at !== undefined)).to.equal(true)
  })

  it('takes everything out in whatever order it comes', async () => {
    const count = markedChunks(new Marks('pngO')).length
    const property = fc.asyncProperty(
      fc.shuffledSubarray(Array.from({ length: count }, (_, i) => i)),
      fc.array(fc.nat(7), { minLength: count, maxLength: count }),
      async (order, places) => {
        const marks = new Marks('pngO')
        const all = markedChunks(marks)
        const { head, data } = picture()
        const parts = [...head, ...data].map((part) => [part])
        for (const one of order) parts[places[one]! % parts.length]!.push(all[one]!)
        const whole = assembledPng(...parts.flat())
        const { bytes } = await cleanBytes(cleanPng, whole)
        expect(markersLeft(bytes, marks.all)).to.deep.equal([])
        expect(pixels(bytes)).to.deep.equal(pixels(whole))
      },
    )
    await fc.assert(property, { numRuns: scaled(2000, 60) })
  })

  it('refuses what its structure does not bear out', async () => {
    const { head, data } = picture()
    const spoilt = Uint8Array.from(data[0]!)
    spoilt[20]! ^= 1
    const broken = {
      'a wrong checksum': assembledPng(...head, spoilt, data[1]!),
      'no picture': assembledPng(...head),
      'no header': assembledPng(...data),
      'a second header': assembledPng(...head, head[0]!, ...data),
      'words behind a gamma': assembledPng(
        head[0]!,
        chunk('gAMA', Buffer.from('0123hidden')),
        ...data,
      ),
      'what must be understood and is not': assembledPng(...head, chunk('CgBI'), ...data),
    }
    for (const [name, bytes] of Object.entries(broken)) {
      const error = await cleanBytes(cleanPng, bytes).catch((e: unknown) => e)
      expect((error as CleanError).code, name).to.equal('damaged')
    }
  })

  it('leaves out a profile that unpacks to more than any profile is', async () => {
    const { head, data } = picture()
    const { deflateSync } = await import('node:zlib')
    const bomb = deflateSync(new Uint8Array(32 * 1024 * 1024))
    const whole = assembledPng(head[0]!, chunk('iCCP', Buffer.from('x\0\0'), bomb), ...data)
    const { bytes } = await cleanBytes(cleanPng, whole, cleanTools(undefined, 12 * 1024 * 1024))
    expect(chunksOf(bytes).map(({ type }) => type)).to.deep.equal(['IHDR', 'IDAT', 'IDAT', 'IEND'])
  })
})
