import { expect } from 'chai'
import { CleanError } from '../../../client/shared/clean/outcome.ts'
import { cleanJpeg } from '../../../client/shared/clean/picture/jpeg.ts'
import { codesOf, JpegBits } from '../../../client/shared/clean/picture/jpeg-bits.ts'
import { MADE } from '../../support/corpus/picture/jpeg-made.ts'
import { cleanBytes, countingCleaning, spoiltBy } from '../../support/files/cleaning.ts'
import { scaled } from '../../support/run/scale.ts'

const WORDS = Buffer.from('words that no picture shows')
/** Longer than what spoiling takes away: codes that lack something go on in what stands behind them. */
const MANY = Buffer.concat([Buffer.alloc(300, 'many words, '), WORDS])

/** The end of the coded part of each scan: before its next marker. */
function scanEnds(bytes: Uint8Array): number[] {
  const ends: number[] = []
  for (let at = 2; bytes[at + 1] !== 0xd9; ) {
    const isScan = bytes[at + 1] === 0xda
    at += 2 + (bytes[at + 2]! << 8) + bytes[at + 3]!
    if (!isScan) continue
    while (!(bytes[at] === 0xff && bytes[at + 1] !== 0 && (bytes[at + 1]! & 0xf8) !== 0xd0)) at++
    ends.push(at)
  }
  return ends
}

function inserted(bytes: Uint8Array, at: number, more: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]))
}

describe('following the codes of a JPEG picture', () => {
  for (const [name, bytes] of Object.entries(MADE)) {
    it(`leaves a ${name} one of another program byte for byte`, async () => {
      expect((await cleanBytes(cleanJpeg, bytes)).bytes).to.deep.equal(bytes)
      expect(scanEnds(bytes).length).to.equal(name === 'progressive' ? 10 : 1)
    })

    it(`cuts what stands behind any scan of a ${name} one`, async () => {
      for (const end of scanEnds(bytes)) {
        const clean = await cleanBytes(cleanJpeg, inserted(bytes, end, WORDS))
        expect(clean.bytes, `behind ${end}`).to.deep.equal(bytes)
        expect(clean.found).to.deep.equal([{ what: 'history' }])
      }
    })

    it(`refuses a ${name} one of which a scan breaks off`, async () => {
      for (const end of scanEnds(bytes)) {
        const cut = Buffer.concat([bytes.subarray(0, end - 4), bytes.subarray(end)])
        const error = await cleanBytes(cleanJpeg, new Uint8Array(cut)).catch((e: unknown) => e)
        expect(error, `at ${end}`).to.be.instanceOf(CleanError)
      }
    })

    it(`finds words behind a scan of a ${name} one that was spoilt, or refuses it`, async () => {
      const marked = scanEnds(bytes).reduceRight((all, end) => inserted(all, end, MANY), bytes)
      let refused = 0
      for (let seed = 1; seed <= scaled(4000, 200); seed++) {
        const clean = await cleanBytes(cleanJpeg, spoiltBy(marked, seed)).catch(
          (error: unknown) => {
            if (!(error instanceof CleanError)) throw error
            return null
          },
        )
        if (clean === null) refused++
        else expect(Buffer.from(clean.bytes).includes(WORDS), `spoilt by ${seed}`).to.equal(false)
      }
      expect(refused).to.be.greaterThan(20)
    })
  }
})

describe('a JPEG picture that says that it is larger than any', () => {
  for (const [name, code] of [
    ['progressive', 'too-large'],
    ['sequential', 'damaged'],
  ] as const) {
    it(`is refused at once where it is ${name}`, async () => {
      const bytes = Buffer.from(MADE[name]!)
      const frame = bytes.indexOf(Buffer.from([0, 29, 0, 41]))
      bytes.fill(0xff, frame, frame + 4)
      const error = await cleanBytes(cleanJpeg, new Uint8Array(bytes)).catch((e: unknown) => e)
      expect((error as CleanError).code).to.equal(code)
      await countingCleaning(async (work) => {
        expect((await work(new Uint8Array(bytes), 'a.jpg')).work).to.be.below(10_000_000)
      })
    })
  }
})

describe('the bits of a JPEG scan', () => {
  it('come without the zeros behind bytes of ones, and end where reading ended', () => {
    const bits = new JpegBits(Uint8Array.of(0xff, 0, 0b10100000, 0x55, 0x66))
    expect(bits.take(8)).to.equal(0xff)
    expect(bits.end()).to.equal(2)
    expect(bits.take(3)).to.equal(0b101)
    expect(bits.end()).to.equal(3)
    expect(bits.take(0)).to.equal(0)
    expect(bits.isBeyond).to.equal(false)
    const ahead = new JpegBits(Uint8Array.of(0xaa, 0xff, 0, 0x55))
    ahead.take(8)
    expect(ahead.end()).to.equal(1)
    bits.take(16)
    bits.take(6)
    expect(bits.isBeyond).to.equal(true)
  })

  it('make symbols by a table, and none if no code begins so', () => {
    const counts = Uint8Array.of(1, 1, ...new Array(14).fill(0))
    const codes = codesOf(counts, Uint8Array.of(7, 9))!
    const bits = new JpegBits(Uint8Array.of(0b01011000))
    expect([bits.symbol(codes), bits.symbol(codes), bits.symbol(codes)]).to.deep.equal([7, 9, -1])
    expect(codesOf(Uint8Array.of(3, ...new Array(15).fill(0)), new Uint8Array(3))).to.equal(null)
  })
})
