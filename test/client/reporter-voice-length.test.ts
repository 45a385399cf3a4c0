import { expect } from 'chai'
import { leastSeconds } from '../../client/reporter/voice/least-length.ts'
import { encodeWav } from '../../client/shared/voice/wav.ts'
import { allSamples } from '../support/corpus/all.ts'
import { big, bytes, filled, little } from '../support/corpus/media-kit.ts'
import { box, full, NONE } from '../support/corpus/mp4-kit.ts'
import { page } from '../support/corpus/ogg.ts'

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

/** 32 kilobits a second in one channel at 16 kHz: 144 bytes for 576 samples. */
const FRAME = bytes([0xff, 0xf3, 0x48, 0xc0], new Uint8Array(140))
const TABLE = bytes(
  ...[[0xff, 0xf3, 0x48, 0xc0], new Uint8Array(9), 'Xing', big(1, 4), big(100_000, 4)],
  new Uint8Array(119),
)

describe('how long a recording is at least', () => {
  it('follows from the headers of what recorders write, before anything is decoded', async () => {
    expect(await secondsOf(ogg(OPUS, HOUR * 48_000))).to.equal(HOUR)
    expect(await secondsOf(ogg(VORBIS, HOUR * 44_100))).to.equal(HOUR)
    for (const head of [shortHead, longHead]) {
      expect(await secondsOf(TYPE, box('moov', head), DATA)).to.equal(HOUR)
      expect(await secondsOf(TYPE, DATA, box('free'), box('moov', head))).to.equal(HOUR)
    }
    expect(await secondsOf(TABLE, FRAME, FRAME)).to.be.closeTo(HOUR, 0.1)
    const wav = encodeWav([new Float32Array(16_000 * 30)], 16_000)
    expect(await secondsOf(wav)).to.be.closeTo(20, 0.1)
  })

  it('is half of what the first frame says, where others may be quicker', async () => {
    const frames = Array.from({ length: 1000 }, () => FRAME)
    expect(await secondsOf(...frames)).to.be.closeTo(18, 0.1)
    const tag = bytes('ID3', [4, 0, 0, 0, 0, 1, 0], new Uint8Array(128))
    expect(await secondsOf(tag, ...frames)).to.be.closeTo(18, 0.1)
  })

  it('is not known of what says nothing, is cut off or is no sound', async () => {
    const moov = box('moov', shortHead)
    for (const file of [
      ...[bytes(), bytes('OggS'), bytes(TYPE), bytes(TYPE, moov.subarray(0, 30))],
      ...[bytes(TYPE, big(3, 4), 'free'), bytes('RIFF1234WAVEfmt '), bytes('hello')],
      ...[page([filled('Theora', 80)], { serial: 1, sequence: 0, granule: 9_000_000 })],
      bytes('RIFF1234WAVEfmt ', new Uint8Array(40)),
    ]) {
      expect(await secondsOf(file)).to.equal(null)
    }
  })

  it('is never more than the files of the tests have', async () => {
    for (const { name, bytes: sample } of allSamples()) {
      expect((await secondsOf(sample)) ?? 0, name).to.be.below(600)
    }
  })
})
