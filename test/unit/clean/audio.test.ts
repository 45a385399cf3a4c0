import { expect } from 'chai'
import type { CleanError, Cleaner, FoundName } from '../../../client/shared/clean/outcome.ts'
import { sniff } from '../../../client/shared/clean/sniff.ts'
import { cleanFlac } from '../../../client/shared/clean/sound/flac.ts'
import { cleanMp3 } from '../../../client/shared/clean/sound/mp3.ts'
import { cleanOgg } from '../../../client/shared/clean/sound/ogg.ts'
import { cleanWav } from '../../../client/shared/clean/sound/wav.ts'
import { bytesSource } from '../../../client/shared/clean/source.ts'
import { exiftoolLeft } from '../../support/corpus/exiftool.ts'
import { samples as flacSamples } from '../../support/corpus/film/flac.ts'
import { filled, bytes as joined } from '../../support/corpus/film/media-kit.ts'
import { frame as mp3Frame, samples as mp3Samples } from '../../support/corpus/film/mp3.ts'
import { samples as oggSamples, page } from '../../support/corpus/film/ogg.ts'
import { samples as wavSamples } from '../../support/corpus/film/wav.ts'
import type { Sample } from '../../support/corpus/sample.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  countingCleaning,
  cutEverywhere,
  spoilAtRandom,
} from '../../support/files/cleaning.ts'

/** Sound as another reader than the cleaner's finds it, for both files to be compared. */
type Reader = (bytes: Buffer) => unknown

/** The main data of each frame: what decoders make sound of. */
function mp3Sound(bytes: Buffer): string[] {
  const frames: Buffer[] = []
  for (let at = bytes.indexOf('fffb90c4', 0, 'hex'); at !== -1; ) {
    const frame = bytes.subarray(at, at + 417)
    if (frame.length === 417) frames.push(frame)
    at = bytes.indexOf('fffb90c4', at + 4, 'hex')
  }
  let row = Buffer.alloc(0)
  return frames.map((frame) => {
    const bits = [...frame.subarray(4, 21)]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
    const number = (from: number, count: number) =>
      Number.parseInt(bits.slice(from, from + count), 2)
    const begin = row.length - number(0, 9)
    const size = (number(18, 12) + number(77, 12)) / 8
    row = Buffer.concat([row, frame.subarray(21)])
    return row.subarray(begin, begin + size).toString('hex')
  })
}

function flacSound(bytes: Buffer): { info: string; sound: string } {
  let at = bytes.indexOf('fLaC') + 4
  let info = ''
  for (let last = false; !last; ) {
    last = (bytes[at] ?? 0) > 127
    const size = bytes.readUIntBE(at + 1, 3)
    if (((bytes[at] ?? 0) & 127) === 0) info = bytes.toString('hex', at + 4, at + 4 + size)
    at += 4 + size
  }
  // each frame of these samples is 210 bytes long and begins alike
  let end = at
  while (bytes.toString('hex', end, end + 4) === 'fff86908') end += 210
  return { info, sound: bytes.toString('hex', at, end) }
}

function wavSound(bytes: Buffer): string {
  const at = bytes.indexOf('data')
  const said = bytes.readUInt32LE(at + 4)
  const ds64 = bytes.indexOf('ds64')
  const whole = ds64 === -1 ? said : Number(bytes.readBigUInt64LE(ds64 + 16))
  // half a sample at the end does not count
  const size = whole - (whole % 2)
  return bytes.toString('hex', at + 8, at + 8 + (said === 0 || size > bytes.length ? 1000 : size))
}

interface OggRead {
  readonly packets: readonly Buffer[]
  readonly sequences: readonly number[]
}

/** The packets of each stream, and the numbers of its pages; in the order in which they begin. */
function oggStreams(bytes: Buffer): Map<number, OggRead> {
  const streams = new Map<number, { packets: Buffer[]; sequences: number[]; open: Buffer[] }>()
  for (let at = bytes.indexOf('OggS'); at !== -1; at = bytes.indexOf('OggS', at + 1)) {
    const serial = bytes.readUInt32LE(at + 14)
    const stream = streams.get(serial) ?? { packets: [], sequences: [], open: [] }
    streams.set(serial, stream)
    stream.sequences.push(bytes.readUInt32LE(at + 18))
    let from = at + 27 + (bytes[at + 26] ?? 0)
    for (const size of bytes.subarray(at + 27, from)) {
      stream.open.push(bytes.subarray(from, from + size))
      from += size
      if (size === 255) continue
      stream.packets.push(Buffer.concat(stream.open))
      stream.open = []
    }
  }
  return streams
}

const CODECS = ['OpusHead', '\x01vorbis', '\x7fFLAC', 'Speex']

function oggSound(bytes: Buffer): string[][] {
  return [...oggStreams(bytes).values()]
    .map(({ packets }) => packets.map((packet) => packet.toString('latin1')))
    .filter(([first = '']) => CODECS.some((codec) => first.startsWith(codec)))
    .map((packets) => packets.filter((packet) => packet.includes('Shown')))
}

interface Kind {
  readonly format: 'mp3' | 'wav' | 'ogg' | 'flac'
  readonly cleaner: Cleaner
  readonly samples: readonly Sample[]
  readonly sound: Reader
}

const KINDS: readonly Kind[] = [
  { format: 'mp3', cleaner: cleanMp3, samples: mp3Samples(), sound: mp3Sound },
  { format: 'wav', cleaner: cleanWav, samples: wavSamples(), sound: wavSound },
  { format: 'ogg', cleaner: cleanOgg, samples: oggSamples(), sound: oggSound },
  { format: 'flac', cleaner: cleanFlac, samples: flacSamples(), sound: flacSound },
]

describe('cleaning sound', () => {
  for (const { format, cleaner, samples, sound } of KINDS) {
    for (const sample of samples) {
      it(`leaves no marker in ${sample.name}, and every sample as it is`, async () => {
        const planted = Object.keys(sample.markers)
        expect(markersLeft(sample.bytes, sample.markers)).to.have.members(planted)
        const { bytes } = await cleanBytes(cleaner, sample.bytes)
        expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
        for (const text of sample.shown)
          expect(Buffer.from(bytes).includes(text), text).to.equal(true)
        expect(sound(Buffer.from(bytes))).to.deep.equal(sound(Buffer.from(sample.bytes)))
        expect(exiftoolLeft(bytes, format, format)).to.deep.equal([])
      })

      it(`finds nothing more in ${sample.name} once it is clean, and knows it for what it is`, async () => {
        const { bytes } = await cleanBytes(cleaner, sample.bytes)
        for (const file of [sample.bytes, bytes]) {
          expect(await sniff(bytesSource(file), '', async () => null)).to.equal(format)
        }
        const again = await cleanBytes(cleaner, bytes)
        expect(again.bytes).to.deep.equal(bytes)
        expect(again.found).to.deep.equal([])
      })

      it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
        expect(await cutEverywhere(cleaner, sample)).to.be.greaterThan(0)
        // bits that a spoilt count takes for sound are sound
        const markers = Object.entries(sample.markers).filter(
          ([name]) => !/^mp3.(Spare|InfoRest|VbriRest)/.test(name),
        )
        await spoilAtRandom(cleaner, { ...sample, markers: Object.fromEntries(markers) }, 80)
      })
    }
  }
})

const values = async (cleaner: Cleaner, sample: Sample) => {
  const { found } = await cleanBytes(cleaner, sample.bytes)
  return (what: FoundName) => found.filter((one) => one.what === what).map((one) => one.value)
}

describe('what is told of sound', () => {
  it('names persons, times, programs, places and pictures of MP3', async () => {
    const [sample] = mp3Samples() as [Sample]
    const { markers } = sample
    const told = await values(cleanMp3, sample)
    expect(told('person')).to.include.members([markers.mp3AFrontArtist, markers.mp3AApeArtist])
    expect(told('software')).to.include.members([markers.mp3AFrontEncoder, 'LAME3.100'])
    expect(told('time')).to.include.members([markers.mp3AMiddleDate, '2024'])
    expect(told('place')).to.include(markers.mp3AApePlace)
    expect(told('comments')).to.include(markers.mp3AEndComment)
    expect(told('thumbnail')).to.have.length(1)
    expect(told('embedded')).to.have.length(1)
    const [, variable] = mp3Samples() as [Sample, Sample]
    const front = await values(cleanMp3, variable)
    expect(front('place')).to.deep.equal([variable.markers.mp3BApePlace])
  })

  it('names what a recorder writes into WAV', async () => {
    const [sample] = wavSamples() as [Sample]
    const { markers } = sample
    const told = await values(cleanWav, sample)
    expect(told('person')).to.include.members([markers.wavAArtist, markers.wavAOriginator])
    expect(told('serial')).to.include(markers.wavAReference)
    expect(told('place')).to.include(markers.wavALocation)
    expect(told('time')).to.include('2024-01-0110:00:00')
    expect(told('description')).to.include.members([markers.wavAProject, markers.wavAName])
  })

  it('gives the place in Ogg and FLAC in degrees', async () => {
    for (const [cleaner, sample] of [
      [cleanOgg, oggSamples()[0]],
      [cleanFlac, flacSamples()[0]],
    ] as const) {
      const { found } = await cleanBytes(cleaner, sample!.bytes)
      expect(found).to.deep.include({
        what: 'place',
        at: { latitude: 59.9139, longitude: 10.7522 },
      })
    }
  })
})

async function refusal(cleaner: Cleaner, bytes: Uint8Array): Promise<string> {
  try {
    await cleanBytes(cleaner, bytes)
  } catch (error) {
    return (error as CleanError).code
  }
  return 'cleaned'
}

describe('sound that is not as its format asks', () => {
  it('is cut to whole samples where WAV ends in the middle of one', async () => {
    const { bytes } = await cleanBytes(cleanWav, wavSamples()[1]!.bytes)
    const file = Buffer.from(bytes)
    expect(file.readUInt32LE(file.indexOf('data') + 4)).to.equal(2000)
  })

  it('is refused where there is none', async () => {
    expect(await refusal(cleanMp3, new Uint8Array(5000))).to.equal('damaged')
    expect(await refusal(cleanWav, joined('RIFF', [4, 0, 0, 0], 'WAVE'))).to.equal('damaged')
    expect(await refusal(cleanOgg, joined('OggS', new Uint8Array(60)))).to.equal('damaged')
    expect(await refusal(cleanFlac, joined('fLaC', [0x80, 0, 0, 0]))).to.equal('damaged')
  })

  it('is refused where WAV holds a codec whose frames may hold anything', async () => {
    const [sample] = wavSamples() as [Sample]
    const other = Buffer.from(sample.bytes)
    other.writeUInt16LE(0x55, other.indexOf('fmt ') + 8)
    expect(await refusal(cleanWav, other)).to.equal('damaged')
  })

  it('is refused where FLAC goes on behind a gap, of which nothing would be heard', async () => {
    const [sample] = flacSamples() as [Sample]
    const { bytes } = sample
    const spoilt = joined(bytes.subarray(0, -700), filled('', 200_000), bytes.subarray(-700))
    expect(await refusal(cleanFlac, spoilt)).to.equal('damaged')
  })

  it('is heard with the same gap where a page of Ogg is missing', async () => {
    const head = joined('OpusHead', [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    const of = (sequence: number, flags = 0) => ({ serial: 5, sequence, flags, granule: sequence })
    const sound = [2, 3, 5, 6].map((number) => page([filled(`Shown${number}`, 50)], of(number)))
    const tags = page([joined('OpusTags', new Uint8Array(8))], of(1))
    const { bytes } = await cleanBytes(cleanOgg, joined(page([head], of(0, 2)), tags, ...sound))
    const [stream] = [...oggStreams(Buffer.from(bytes)).values()]
    expect(stream?.sequences).to.deep.equal([0, 1, 2, 3, 5, 6])
  })

  it('looks at each byte a few times where a file looks like frames everywhere', async () => {
    const [, ...heads] = [0, 0xff, 0xfb, 0x90, 0xc4]
    for (const pattern of [[0xff], heads]) {
      const bytes = Uint8Array.from(
        { length: 2_000_000 },
        (_, i) => pattern[i % pattern.length] ?? 0,
      )
      bytes.set(mp3Frame(filled('', 100), ''))
      expect(await refusal(cleanMp3, bytes)).to.equal('damaged')
      await countingCleaning(async (work) => {
        const part = bytes.subarray(0, 200_000)
        const did = await work(part, 'a.mp3')
        expect(did.result).to.equal('damaged')
        expect(did.work / part.length).to.be.below(100)
      })
    }
  })
})
