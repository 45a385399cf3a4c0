import { expect } from 'chai'
import { leastSeconds } from '../../../client/reporter/voice/least-length.ts'
import { encodeWav } from '../../../client/shared/voice/wav.ts'
import { allSamples } from '../../support/corpus/all.ts'
import { big, bytes, filled, little } from '../../support/corpus/film/media-kit.ts'
import { box, full, NONE } from '../../support/corpus/film/mp4-kit.ts'
import { page } from '../../support/corpus/film/ogg.ts'

const HOUR = 3600
const secondsOf = (...parts: readonly Uint8Array[]) =>
  leastSeconds(new Blob([new Uint8Array(bytes(...parts))]))

/** Ogg whose last page ends with sample `granule`. */
const ogg = (first: Uint8Array, granule: number) =>
  bytes(
    page([first], { serial: 1, sequence: 0, flags: 2 }),
    page([filled('Sound', 400)], { serial: 1, sequence: 1, granule: 960 }),
    page([filled('Sound', 400)], { serial: 1, sequence: 2, granule, flags: 4 }),
  )
const OPUS = bytes('OpusHead', [1, 1], little(312, 2), little(16_000, 4), [0, 0, 0])
const VORBIS = bytes([1], 'vorbis', [0, 0, 0, 0, 1], little(44_100, 4), new Uint8Array(14))

const SPARE = new Uint8Array(80)
const TYPE = box('ftyp', 'M4A ', big(0, 4))
const DATA = box('mdat', filled('Sound', 400))
const shortHead = full('mvhd', NONE, new Uint8Array(8), big(1000, 4), big(HOUR * 1000, 4), SPARE)
const longHead = full(
  'mvhd',
  [1, 0],
  new Uint8Array(16),
  big(48_000, 4),
  big(BigInt(HOUR) * 48_000n, 8),
  SPARE,
)

/** The header of a film whose length is not known. */
const unknownHead = (version: number) =>
  full(
    'mvhd',
    [version, 0],
    new Uint8Array(version === 1 ? 16 : 8),
    big(1000, 4),
    new Uint8Array(88).fill(255),
  )

/** A frame of 576 samples at 16 kHz in one channel, of so many kilobits a second. */
function frame(kilobits: 32 | 128): Uint8Array {
  const head = [0xff, 0xf3, kilobits === 32 ? 0x48 : 0xc8, 0xc0]
  return bytes(head, new Uint8Array((72 * kilobits) / 16 - 4))
}
const frames = (kilobits: 32 | 128, many: number) =>
  bytes(...Array.from({ length: many }, () => frame(kilobits)))

describe('how long a recording is at least', () => {
  it('follows from the headers of what recorders write, before anything is decoded', async () => {
    expect(await secondsOf(ogg(OPUS, HOUR * 48_000))).to.be.closeTo(HOUR, 0.1)
    expect(await secondsOf(ogg(VORBIS, HOUR * 44_100))).to.be.closeTo(HOUR, 0.1)
    for (const head of [shortHead, longHead]) {
      expect(await secondsOf(TYPE, box('moov', head), DATA)).to.equal(HOUR)
      expect(await secondsOf(TYPE, DATA, box('free'), box('moov', head))).to.equal(HOUR)
    }
    expect(await secondsOf(frames(32, 1000))).to.be.closeTo(36, 0.1)
    const wav = encodeWav([new Float32Array(16_000 * 30)], 16_000)
    expect(await secondsOf(wav)).to.be.closeTo(20, 0.1)
  })

  it('is no more than there is where some of it is fuller, or it was cut from something longer', async () => {
    expect(await secondsOf(frames(32, 900), frames(128, 100))).to.be.within(5, 36)
    const tag = bytes('ID3', [4, 0, 0, 0, 0, 1, 0], new Uint8Array(128))
    expect(await secondsOf(tag, frames(128, 1000))).to.be.closeTo(36, 0.1)
    const late = page([filled('Sound', 400)], { serial: 1, sequence: 9, granule: 90 * 48_000 })
    const later = page([filled('Sound', 400)], { serial: 1, sequence: 10, granule: 91 * 48_000 })
    expect(
      await secondsOf(page([OPUS], { serial: 1, sequence: 0, flags: 2 }), late, later),
    ).to.equal(1)
  })

  it('is not known of what says nothing, is cut off or is no sound', async () => {
    const moov = box('moov', shortHead)
    for (const file of [
      ...[bytes(), bytes('OggS'), bytes(TYPE), bytes(TYPE, moov.subarray(0, 30))],
      ...[bytes(TYPE, big(3, 4), 'free'), bytes('RIFF1234WAVEfmt '), bytes('hello')],
      ...[page([filled('Theora', 80)], { serial: 1, sequence: 0, granule: 9_000_000 })],
      ...[bytes('RIFF1234WAVEfmt ', new Uint8Array(40)), ogg(VORBIS, 9).subarray(0, 40)],
      ...[0, 1].map((version) => bytes(TYPE, box('moov', unknownHead(version)))),
    ]) {
      expect(await secondsOf(file)).to.equal(null)
    }
  })

  it('is no more than seconds of the files of the tests', async () => {
    for (const { name, bytes: sample } of allSamples()) {
      expect((await secondsOf(sample)) ?? 0, name).to.be.below(20)
    }
  })
})
