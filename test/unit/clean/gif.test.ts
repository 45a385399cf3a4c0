import { expect } from 'chai'
import fc from 'fast-check'
import type { CleanError } from '../../../client/shared/clean/outcome.ts'
import { cleanGif } from '../../../client/shared/clean/picture/gif.ts'
import { LzwEnd } from '../../../client/shared/clean/picture/gif-lzw.ts'
import { exiftoolLeft } from '../../support/corpus/exiftool.ts'
import { Marks } from '../../support/corpus/marks.ts'
import {
  CONTROL,
  END,
  HEAD,
  loop,
  lzw,
  markedExtensions,
  picture,
  pixelsOf,
  samples,
} from '../../support/corpus/picture/gif.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { cleanBytes, cutEverywhere, spoilAtRandom } from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

describe('cleaning GIF', () => {
  for (const sample of samples()) {
    it(`leaves no marker in ${sample.name}`, async () => {
      expect(markersLeft(sample.bytes, sample.markers)).to.have.length(
        Object.keys(sample.markers).length,
      )
      const { bytes } = await cleanBytes(cleanGif, sample.bytes)
      expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
      expect(exiftoolLeft(bytes, 'gif', 'gif')).to.deep.equal([])
      expect((await cleanBytes(cleanGif, bytes)).bytes).to.deep.equal(bytes)
    })

    it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
      expect(await cutEverywhere(cleanGif, sample)).to.be.greaterThan(100)
      expect(await spoilAtRandom(cleanGif, sample, 1000)).to.be.greaterThan(5)
    })
  }

  it('keeps pictures, their order, their times and how often they are shown, byte for byte', async () => {
    const plain = joined(HEAD, loop(), CONTROL, picture(0), CONTROL, picture(1), END)
    expect((await cleanBytes(cleanGif, plain)).bytes).to.deep.equal(plain)
    const [moving] = samples()
    const twice = joined(HEAD, loop(), CONTROL, picture(0), loop(), CONTROL, picture(1), END)
    expect((await cleanBytes(cleanGif, moving!.bytes)).bytes).to.deep.equal(twice)
  })

  it('tells what was found', async () => {
    const { found } = await cleanBytes(cleanGif, samples()[0]!.bytes)
    const { markers } = samples()[0]!
    const values = (what: string) =>
      found.filter((one) => one.what === what).map((one) => one.value)
    expect(values('comments').join())
      .to.include(markers.gifAComment)
      .and.include(markers.gifASecondComment)
    expect(values('person')).to.deep.equal([markers.gifAXmpCreator])
    expect(found.some((one) => one.at !== undefined)).to.equal(true)
    expect(values('history')).to.have.length(1)
    const plain = joined(HEAD, loop('ANIMEXTS1.0'), picture(), END)
    expect((await cleanBytes(cleanGif, plain)).found).to.deep.equal([])
  })

  it('takes everything out in whatever order it comes', async () => {
    const all = markedExtensions(new Marks('gifO')).map((_, i) => i)
    const property = fc.asyncProperty(fc.shuffledSubarray(all), fc.nat(8), async (order, place) => {
      const marks = new Marks('gifO')
      const extensions = markedExtensions(marks)
      const parts = order.map((one) => extensions[one]!)
      parts.splice(place, 0, CONTROL, picture(2))
      const { bytes } = await cleanBytes(cleanGif, joined(HEAD, ...parts, picture(3), END))
      expect(markersLeft(bytes, marks.all)).to.deep.equal([])
      // a control that stood before words is for the next picture, as browsers have it
      const kept = (from: number, to: number) => order.slice(from, to)
      const before = (from: number, to: number) => (kept(from, to).includes(5) ? [loop()] : [])
      const words = kept(place, order.length).includes(6) ? [CONTROL] : []
      const expected = [
        ...[...before(0, place), CONTROL, picture(2)],
        ...[...before(place, order.length), ...words, picture(3)],
      ]
      expect(bytes).to.deep.equal(joined(HEAD, ...expected, END))
    })
    await fc.assert(property, { numRuns: scaled(2000, 60) })
  })

  it('finds the end of every picture, however its codes grow', () => {
    const pixels = fc.array(fc.nat(3), { minLength: 1, maxLength: 30_000 })
    const property = fc.property(pixels, fc.boolean(), (all, isFlat) => {
      const picture = isFlat ? all.map(() => 1) : all
      const codes = lzw(picture)
      const whole = new LzwEnd(2, picture.length)
      expect(whole.take(codes)).to.equal(codes.length)
      expect(whole.isDone).to.equal(true)
      const followed = new LzwEnd(2, picture.length)
      expect(followed.take(joined(codes, new Uint8Array(9).fill(65)))).to.equal(codes.length)
    })
    fc.assert(property, { numRuns: scaled(500, 40), examples: [[pixelsOf(3), false]] })
  })

  it('cuts what stands behind the last pixel where no code ends the picture', () => {
    const codes = lzw(pixelsOf(0))
    const open = codes.subarray(0, -1)
    const words = Buffer.from('words behind the picture')
    const taken = new LzwEnd(2, pixelsOf(0).length).take(joined(open, words))
    expect(taken).to.be.within(open.length, open.length + 3)
  })

  it('ends a file whose end was forgotten', async () => {
    const { bytes } = await cleanBytes(cleanGif, joined(HEAD, picture()))
    expect(bytes).to.deep.equal(joined(HEAD, picture(), END))
  })

  it('refuses what its structure does not bear out', async () => {
    const broken = {
      'no picture': joined(HEAD, END),
      'a block of no kind': joined(HEAD, picture(), Uint8Array.of(0x20), END),
      'a picture that breaks off': joined(HEAD, picture().subarray(0, 40), Uint8Array.of(0), END),
      'a control with words in it': joined(
        HEAD,
        Uint8Array.of(0x21, 0xf9, 5, 1, 2, 3, 4, 5, 0),
        picture(),
        END,
      ),
    }
    for (const [name, bytes] of Object.entries(broken)) {
      const error = await cleanBytes(cleanGif, bytes).catch((e: unknown) => e)
      expect((error as CleanError).code, name).to.equal('damaged')
    }
  })
})
