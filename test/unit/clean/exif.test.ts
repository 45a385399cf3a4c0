import { expect } from 'chai'
import fc from 'fast-check'
import { Findings } from '../../../client/shared/clean/found.ts'
import type { Finding } from '../../../client/shared/clean/outcome.ts'
import { orientationExif, readExif } from '../../../client/shared/clean/picture/exif.ts'
import { readIptc } from '../../../client/shared/clean/picture/iptc.ts'
import { readXmp } from '../../../client/shared/clean/picture/xmp.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { Marks } from '../../support/corpus/marks.ts'
import { exifBlock, iptcBlock, xmpPacket } from '../../support/corpus/picture/exif.ts'
import {
  type Directory,
  type Order,
  tiffBlock,
  type Value,
} from '../../support/corpus/picture/tiff-block.ts'
import { cleanTools } from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'
import { counting } from '../../support/run/work.ts'

async function read(block: Uint8Array) {
  const found = new Findings()
  const orientation = await readExif(bytesSource(block), { found, tools: cleanTools() })
  return { orientation, found: found.list() }
}

async function told(directory: Directory, order: Order = {}): Promise<readonly Finding[]> {
  return (await read(tiffBlock([directory], order))).found
}

const camera = (tags: Directory): Directory => ({ 34665: { directories: [tags] } })

const degrees = (...parts: number[]): Value => ({
  rational: parts.map((part) => [part * 100, 100]),
})

describe('the tags of a picture', () => {
  it('tell a place in every quarter of the earth, in degrees', async () => {
    for (const [south, west] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ]) {
      const gps: Directory = {
        1: { ascii: south ? 'S' : 'N' },
        2: degrees(59, 30, 36),
        3: { ascii: west ? 'W' : 'E' },
        4: degrees(10.5, 0, 0),
      }
      const [place] = await told({ 34853: { directories: [gps] } })
      expect(place?.at?.latitude).to.be.closeTo(south ? -59.51 : 59.51, 1e-9)
      expect(place?.at?.longitude).to.be.closeTo(west ? -10.5 : 10.5, 1e-9)
    }
  })

  it('tell that there was a place, where it is none on earth', async () => {
    const gps: Directory = { 2: degrees(99, 0, 0), 4: { rational: [[1, 0]] } }
    expect(await told({ 34853: { directories: [gps] } })).to.deep.equal([{ what: 'place' }])
  })

  it('tell words in each of their encodings', async () => {
    const comment = (encoding: string, bytes: Uint8Array) =>
      camera({
        37510: { bytes: new Uint8Array(Buffer.concat([Buffer.from(encoding, 'latin1'), bytes])) },
      })
    const wide = Buffer.from('Brønnøy', 'utf16le')
    const expected = [{ what: 'description', value: 'Brønnøy' }]
    const plain = comment('ASCII\0\0\0', Buffer.from('Brønnøy'))
    expect(await told(plain)).to.deep.equal(expected)
    const little = comment('UNICODE\0', wide)
    expect(await told(little, { isLittle: true })).to.deep.equal(expected)
    const big = comment('UNICODE\0', Buffer.from(wide).swap16())
    expect(await told(big)).to.deep.equal(expected)
    const windows = { 40091: { bytes: new Uint8Array(wide), type: 1 } }
    expect(await told(windows)).to.deep.equal(expected)
  })

  it('tell each thing in its group, on one line of at most 120 letters', async () => {
    const long = `one\ntwo\u202e ${'x'.repeat(500)}`
    const found = await told({
      270: { ascii: long },
      271: { ascii: 'Maker' },
      315: { ascii: '  ' },
    })
    expect(found.map(({ what }) => what)).to.deep.equal(['device', 'person', 'description'])
    expect(found[1]).to.deep.equal({ what: 'person' })
    expect(found[2]?.value).to.match(/^one two x+…$/)
    expect([...(found[2]?.value ?? '')]).to.have.length(120)
  })

  it('say nothing of how a picture is stored', async () => {
    const stored: Directory = {
      256: { short: [4] },
      282: { rational: [[72, 1]] },
      274: { short: [1] },
    }
    expect(
      await told({ ...stored, ...camera({ 36864: { bytes: Buffer.from('0232') } }) }),
    ).to.deep.equal([])
  })

  it('give the way a picture is turned, which the smallest block says as well', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      for (const isLittle of [false, true]) {
        const block = exifBlock(new Marks('t'), { orientation, isLittle })
        expect((await read(block)).orientation).to.equal(orientation)
      }
      const smallest = await read(orientationExif(orientation))
      expect(smallest).to.deep.equal({ orientation, found: [] })
    }
    expect((await read(exifBlock(new Marks('t'), { orientation: 9 }))).orientation).to.equal(1)
    const fraction = tiffBlock([{ 274: { rational: [[13, 2]] } }])
    expect((await read(fraction)).orientation).to.equal(6)
  })

  it('are read to an end where they point at themselves', async () => {
    const block = Buffer.from(tiffBlock([{ 34665: { long: [8] }, 34853: { long: [8] } }]))
    block.writeUInt32BE(8, block.length - 4)
    const { found } = await read(new Uint8Array(block))
    expect(found.map(({ what }) => what)).to.deep.equal(['place', 'thumbnail'])
  })

  it('never make reading fail, whatever stands in them', async () => {
    const whole = exifBlock(new Marks('t'), { isLittle: true })
    const spoilt = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 })
      .map((changes) => {
        const block = Uint8Array.from(whole)
        for (const [at, byte] of changes) block[at] = byte
        return block
      })
    const property = fc.asyncProperty(
      fc.oneof(spoilt, fc.uint8Array({ maxLength: 200 })),
      async (block) => {
        const { orientation } = await read(block)
        expect(orientation).to.be.within(1, 8)
        readIptc(block, new Findings())
        readXmp(block, new Findings())
      },
    )
    await fc.assert(property, { numRuns: scaled(8000, 400) })
  })
})

describe('what a packet of XMP says', () => {
  const of = (packet: string) => {
    const found = new Findings()
    readXmp(packet, found)
    return found.list()
  }

  it('is told from attributes, elements and lists alike', () => {
    const marks = new Marks('x')
    const found = of(xmpPacket(marks))
    const values = found.map(({ value }) => value)
    const { xXmpCreator, xXmpTitle, xXmpCreatorTool, xXmpSerialNumber } = marks.all
    expect(values).to.include.members([xXmpCreator, xXmpTitle, xXmpCreatorTool, xXmpSerialNumber])
    expect(found[0]?.at?.latitude).to.be.closeTo(59.914, 1e-6)
    expect(found.some(({ what }) => what === 'revisions')).to.equal(true)
  })

  it('is told as far as it can be read, with a few looks at each letter', async () => {
    const start = '<x><dc:creator>Anna</dc:creator><dc:title'
    expect(of(start)).to.deep.equal([{ what: 'person', value: 'Anna' }])
    expect(of('no xml')).to.deep.equal([{ what: 'other' }])
    await counting<typeof import('../../../client/shared/clean/picture/xmp.ts')>(
      'client/shared/clean/picture/xmp.ts',
      async (module, count) => {
        for (const part of ['<a "', '<a>', '<a>b', '<li>b', '<creator>b']) {
          const { work } = await count(() => module.readXmp(part.repeat(10_000), new Findings()))
          expect(work / (part.length * 10_000), part).to.be.below(100)
        }
      },
    )
  })
})

describe('what a block of IPTC says', () => {
  it('is told, up to where it breaks off', () => {
    const marks = new Marks('i')
    const block = iptcBlock(marks)
    const found = new Findings()
    readIptc(block.subarray(0, block.length - 5), found)
    const { iIptcTitle, iIptcByline, iIptcCity, iIptcCaption } = marks.all
    expect(found.list()).to.deep.equal([
      { what: 'place', value: iIptcCity },
      { what: 'person', value: iIptcByline },
      { what: 'description', value: iIptcTitle },
      { what: 'description', value: iIptcCaption!.slice(0, -5) },
    ])
  })
})
