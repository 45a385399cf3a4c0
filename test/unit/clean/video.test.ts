import { expect } from 'chai'
import { MOST_BODY, readBody } from '../../../client/shared/clean/film/bmff.ts'
import { cleanMp4 } from '../../../client/shared/clean/film/mp4.ts'
import { cleanWebm } from '../../../client/shared/clean/film/webm.ts'
import type { CleanError, Cleaner, FoundName } from '../../../client/shared/clean/outcome.ts'
import { sniff } from '../../../client/shared/clean/sniff.ts'
import { cleanWav } from '../../../client/shared/clean/sound/wav.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import { Window } from '../../../client/shared/clean/window.ts'
import { exiftoolLeft } from '../../support/corpus/exiftool.ts'
import {
  pictures,
  type ReadTrack,
  readMp4,
  readWebm,
} from '../../support/corpus/film/film-reader.ts'
import { longMp4, longWav, longWebm } from '../../support/corpus/film/long-film.ts'
import { samples as mp4Samples } from '../../support/corpus/film/mp4.ts'
import { samples as webmSamples } from '../../support/corpus/film/webm.ts'
import type { Sample } from '../../support/corpus/sample.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import {
  cleanBytes,
  cleanTools,
  cutEverywhere,
  spoilAtRandom,
} from '../../support/files/cleaning.ts'

interface Kind {
  readonly cleaner: Cleaner
  readonly samples: readonly Sample[]
  readonly read: (file: Buffer) => Map<number, ReadTrack>
}

const KINDS: readonly Kind[] = [
  { cleaner: cleanMp4, samples: mp4Samples(), read: readMp4 },
  { cleaner: cleanWebm, samples: webmSamples(), read: readWebm },
]

const IN_SAMPLES = /Settings|ClockTime|Filler|MakersOwn|Suffix|Tool|BlockAddition|Unused/

/** Tracks that are shown or heard; of each sample what a decoder makes pictures or sound of. */
function heard(sample: Sample, tracks: Map<number, ReadTrack>): unknown[] {
  const isFilm = sample.format !== 'webm'
  const kept = [...tracks.values()].filter(({ kind }) => ['vide', 'soun', '1', '2'].includes(kind))
  return kept.map(({ kind, samples, times }) => ({
    kind,
    times,
    sizes: samples.map(({ length }) => length),
    shown: samples.map((one) => {
      if (isFilm && kind === 'vide') return pictures(one, sample.format === 'mov' ? 'hevc' : 'avc')
      const from = isFilm && !one.includes('ShownPlain') ? one.indexOf('Shown') : 0
      return one.toString('hex', from)
    }),
  }))
}

describe('cleaning film', () => {
  it('reads no box whole that would fill the memory', async () => {
    const reads: number[] = []
    const read = async (_: number, length: number) => {
      reads.push(length)
      return new Uint8Array(length)
    }
    const window = new Window({ size: 2 * MOST_BODY, read })
    const box = { type: 'moov', at: 0, head: 8, size: MOST_BODY + 9, cut: false }
    const error = await readBody(window, box).catch((caught: CleanError) => caught)
    expect(error).to.have.property('code', 'too-large')
    expect(reads).to.deep.equal([])
  })

  for (const { cleaner, samples, read } of KINDS) {
    for (const sample of samples) {
      it(`leaves no marker in ${sample.name}, and every picture and sound as it is`, async () => {
        const planted = Object.keys(sample.markers)
        expect(markersLeft(sample.bytes, sample.markers)).to.have.members(planted)
        const { bytes } = await cleanBytes(cleaner, sample.bytes)
        expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
        const file = Buffer.from(bytes)
        for (const text of sample.shown) expect(file.includes(text), text).to.equal(true)
        const before = heard(sample, read(Buffer.from(sample.bytes)))
        expect(heard(sample, read(file))).to.deep.equal(before)
        expect(read(file).size).to.equal(before.length)
        expect(exiftoolLeft(bytes, sample.format, sample.format)).to.deep.equal([])
      })

      it(`finds nothing more in ${sample.name} once it is clean, and knows it for what it is`, async () => {
        const { bytes } = await cleanBytes(cleaner, sample.bytes)
        for (const file of [sample.bytes, bytes]) {
          expect(await sniff(bytesSource(file), '', async () => null)).to.equal(sample.format)
        }
        const again = await cleanBytes(cleaner, bytes)
        expect(again.bytes).to.deep.equal(bytes)
        expect(again.found).to.deep.equal([])
      })

      it(`refuses ${sample.name} cut or spoilt anywhere, or cleans it`, async () => {
        expect(await cutEverywhere(cleaner, sample)).to.be.greaterThan(0)
        // a marker that a spoilt number makes a part of a picture cannot be told from a picture
        const markers = Object.entries(sample.markers).filter(([name]) => !IN_SAMPLES.test(name))
        await spoilAtRandom(cleaner, { ...sample, markers: Object.fromEntries(markers) }, 80)
      })
    }
  }
})

async function told(cleaner: Cleaner, sample: Sample) {
  const { found } = await cleanBytes(cleaner, sample.bytes)
  return {
    found,
    values: (what: FoundName) => found.filter((one) => one.what === what).map((one) => one.value),
  }
}

describe('what is told of film', () => {
  it('gives every place in degrees, in all the ways in which phones write them', async () => {
    const { found } = await told(cleanMp4, mp4Samples()[0]!)
    const places = found.filter(({ what }) => what === 'place').map(({ at }) => at)
    expect(places).to.deep.include.members([
      { latitude: 60.3913, longitude: 5.3221 },
      { latitude: 59.9139, longitude: 10.7522 },
      { latitude: 59.913925, longitude: 10.752075 },
    ])
  })

  it('names the phone, its number, its owner, programs and times', async () => {
    const [sample] = mp4Samples() as [Sample]
    const { markers } = sample
    const { values } = await told(cleanMp4, sample)
    expect(values('device')).to.include.members([markers.mp4AMake, markers.mp4AKeyModel])
    expect(values('serial')).to.include(markers.mp4ACameraSerial)
    expect(values('person')).to.include.members([markers.mp4AAuthor, markers.mp4AKeyAuthor])
    expect(values('software')).to.include.members([
      ...[markers.mp4AFirmware, markers.mp4AFilmCompressor, markers.mp4ASoundTool],
    ])
    expect(values('time')).to.include.members(['2023-12-31T00:00:00Z', markers.mp4ADay])
    expect(values('thumbnail')).to.have.length(1)
    expect(values('history')).to.have.length(1)
  })

  it('names tags, files and programs of WebM', async () => {
    const [sample] = webmSamples() as [Sample]
    const { markers } = sample
    const { found, values } = await told(cleanWebm, sample)
    expect(values('person')).to.include(markers.webmAArtist)
    expect(values('software')).to.include.members([markers.webmAMuxer, markers.webmAVorbisVendor])
    expect(values('embedded')).to.deep.equal([markers.webmAAttachedName])
    expect(values('time')).to.include('2023-03-08T20:26:40Z')
    expect(found).to.deep.include({ what: 'place', at: { latitude: 59.9139, longitude: 10.7522 } })
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

/** A file with each `from` replaced by as many letters of `to`. */
function renamed(bytes: Uint8Array, from: string, to: string): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1')
}

describe('sound of AAC', () => {
  const config = (kind: number) =>
    kind < 31 ? [(kind << 3) | 3, 0x90] : [0xf8 | ((kind - 32) >> 3), ((kind - 32) << 5) & 0xe0]
  /** The first film of the samples, with another kind of sound in it. */
  const withKind = (indication: number, kind: number): Uint8Array => {
    const [{ bytes }] = mp4Samples() as [Sample]
    const [from, to] = [
      [[0x40, 0x15], new Array(11).fill(0), [5, 0x80, 0x80, 0x80, 2, 0x11, 0x90]],
      [[indication, 0x15], new Array(11).fill(0), [5, 0x80, 0x80, 0x80, 2, ...config(kind)]],
    ].map((parts) => Buffer.from(parts.flat()).toString('latin1')) as [string, string]
    expect(Buffer.from(bytes).includes(Buffer.from(from, 'latin1'))).to.equal(true)
    return new Uint8Array(renamed(bytes, from, to))
  }

  it('is cleaned where frames say what stands in them, and refused where nobody here knows', async () => {
    for (const kind of [1, 2, 3, 4]) {
      expect(await refusal(cleanMp4, withKind(0x40, kind)), `${kind}`).to.equal('cleaned')
    }
    expect(await refusal(cleanMp4, withKind(0x67, 0))).to.equal('cleaned')
    // scalable, error resilient, low delay, MPEG surround, and unified speech and audio: xHE-AAC
    for (const kind of [0, 6, 7, 8, 17, 19, 20, 21, 22, 23, 24, 27, 30, 32, 36, 39, 42]) {
      expect(await refusal(cleanMp4, withKind(0x40, kind)), `${kind}`).to.equal('damaged')
    }
    for (const other of [0x20, 0xa5, 0xa9, 0xdd, 0xe1]) {
      expect(await refusal(cleanMp4, withKind(other, 2)), `${other}`).to.equal('damaged')
    }
  })

  it('is left as it is where it is MP3 under the name of AAC', async () => {
    const [{ markers }] = mp4Samples() as [Sample]
    const { bytes } = await cleanBytes(cleanMp4, withKind(0x6b, 2))
    expect(markersLeft(bytes, markers).every((name) => name.includes('SoundTool'))).to.equal(true)
    const clean = await cleanBytes(cleanMp4, withKind(0x40, 2))
    expect(markersLeft(clean.bytes, markers)).to.deep.equal([])
  })
})

describe('a film of a camera that names its own brand first', () => {
  /** The first film of the samples, by another brand, which says that it may be read as these. */
  const branded = (major: string, ...others: readonly string[]): Uint8Array => {
    const [{ bytes }] = mp4Samples() as [Sample]
    const size = Buffer.from(bytes).readUInt32BE(0)
    const names = Buffer.from([major, '\0\0\0\0', ...others].join(''), 'latin1')
    const head = Buffer.alloc(8)
    head.writeUInt32BE(8 + names.length)
    head.write('ftyp', 4, 'latin1')
    // offsets count from the beginning of the file: what is shorter is filled up
    const gap = Buffer.alloc(size - 8 - names.length)
    gap.writeUInt32BE(gap.length)
    gap.write('free', 4, 'latin1')
    return new Uint8Array(Buffer.concat([head, names, gap, bytes.subarray(size)]))
  }

  it('is cleaned as what it may be read as, and only then', async () => {
    const kindOf = async (...brands: [string, ...string[]]) =>
      sniff(bytesSource(branded(...brands)), 'C0001.MP4', async () => null)
    for (const major of ['XAVC', 'CAEP', 'NDSC', 'NIKO', 'pana', 'caqv', 'isml', 'nvr1']) {
      expect(await kindOf(major, 'mp42'), major).to.equal('mp4')
    }
    expect(await kindOf('mqt ', 'qt  ')).to.equal('mov')
    for (const brands of [
      ['XAVC'],
      ['XAVC', 'xxxx'],
      ['crx ', 'isom'],
      ['avis', 'iso8'],
    ] as const) {
      expect(await kindOf(...(brands as unknown as [string])), brands.join()).to.equal(null)
    }
    const { bytes } = await cleanBytes(cleanMp4, branded('XAVC', 'mp42'))
    const [{ markers, bytes: film }] = mp4Samples() as [Sample]
    // This film names the brand of a camera last.
    const films = [film, bytes, (await cleanBytes(cleanMp4, film)).bytes]
    expect(films.map((one) => Buffer.from(one).includes('XAVC'))).to.deep.equal([
      ...[true, false, false],
    ])
    expect(markersLeft(bytes, markers)).to.deep.equal([])
    expect(await sniff(bytesSource(bytes), 'a.mp4', async () => null)).to.equal('mp4')
  })
})

describe('film that cannot be cleaned', () => {
  it('is said to be locked where it is encrypted', async () => {
    const [{ bytes }] = mp4Samples() as [Sample]
    expect(await refusal(cleanMp4, renamed(bytes, 'mp4a', 'enca'))).to.equal('locked')
    expect(await refusal(cleanMp4, renamed(bytes, 'iods', 'pssh'))).to.equal('locked')
  })

  it('is refused where its pictures are of a kind that may hold anything', async () => {
    const [{ bytes }] = mp4Samples() as [Sample]
    expect(await refusal(cleanMp4, renamed(bytes, 'avc1', 'mjpa'))).to.equal('damaged')
    const [webm] = webmSamples() as [Sample]
    expect(await refusal(cleanWebm, renamed(webm.bytes, 'V_VP8', 'V_XYZ'))).to.equal('damaged')
  })

  it('is cleaned without a second sound whose codec is not known, where the first one is', async () => {
    const [sample] = mp4Samples() as [Sample]
    const others = renamed(renamed(sample.bytes, 'metaappl', 'sounappl'), 'gpmd', 'apac')
    const { bytes, found } = await cleanBytes(cleanMp4, others)
    expect([...readMp4(Buffer.from(bytes)).keys()]).to.deep.equal([1, 2])
    expect(found.some(({ what }) => what === 'other')).to.equal(true)
    expect(markersLeft(bytes, sample.markers)).to.deep.equal([])
  })

  it('is refused where a table names bytes twice, or bytes that are no film', async () => {
    const [{ bytes }] = mp4Samples() as [Sample]
    const file = Buffer.from(bytes)
    const at = file.indexOf('stco') + 12
    const twice = Buffer.from(file)
    file.copy(twice, at + 4, at, at + 4)
    expect(await refusal(cleanMp4, twice)).to.equal('damaged')
    const outside = Buffer.from(file)
    outside.writeUInt32BE(0, at)
    expect(await refusal(cleanMp4, outside)).to.equal('damaged')
  })
})

describe('a fragment', () => {
  it('is refused where it makes another track out of the places of a camera', async () => {
    const file = Buffer.from(mp4Samples()[2]!.bytes)
    // of the first fragment, which has sound already
    const at = [1, 2, 3].reduce((from) => file.indexOf('tfhd', from) + 8, 0)
    expect(file.readUInt32BE(at)).to.equal(3)
    file.writeUInt32BE(2, at)
    expect(await refusal(cleanMp4, file)).to.equal('damaged')
  })
})

describe('film that was cut off', () => {
  it('ends before the last block of WebM, whose size nothing confirms', async () => {
    const [, live] = webmSamples() as [Sample, Sample]
    const { bytes } = await cleanBytes(cleanWebm, live.bytes.subarray(0, -1))
    const [track] = [...readWebm(Buffer.from(bytes)).values()]
    expect(track?.samples).to.have.length(1)
  })
})

describe('a recording in fragments', () => {
  it('is kept up to the fragment that was cut off', async () => {
    const sample = mp4Samples()[2]!
    const end = Buffer.from(sample.bytes).lastIndexOf('mdat') + 100
    const { bytes } = await cleanBytes(cleanMp4, sample.bytes.subarray(0, end))
    const tracks = [...readMp4(Buffer.from(bytes)).values()]
    expect(tracks.map(({ samples }) => samples.length)).to.deep.equal([1, 1])
  })
})

/** The place of the last stretch of film or sound in a clean file, as its tables say. */
const LAST = {
  MP4: (head: Buffer) => {
    const at = head.indexOf('co64') + 8
    return Number(head.readBigUInt64BE(at + 8 * head.readUInt32BE(at) - 4))
  },
  WebM: (_: Buffer, size: number) => size - 1024 ** 2 + 8,
  WAV: (head: Buffer) => {
    const sound = Number(head.readBigUInt64LE(head.indexOf('ds64') + 16))
    return head.indexOf('data') + 8 + sound - 1024 ** 2
  },
}

describe('film of 5 GiB', () => {
  for (const [name, cleaner, make] of [
    ['MP4', cleanMp4, longMp4],
    ['WebM', cleanWebm, longWebm],
    ['WAV', cleanWav, longWav],
  ] as const) {
    it(`is cleaned as ${name} without being held in memory, and found to its end`, async () => {
      const { source, reads, shown, begin } = make(5 * 1024 ** 3)
      const { pieces } = await cleaner(source, cleanTools(undefined, 8 * source.size))
      expect(Math.max(...reads)).to.be.at.most(1024 ** 2)
      const held = pieces.map((piece) => (piece instanceof Uint8Array ? piece.length : 0))
      expect(held.reduce((sum, size) => sum + size, 0)).to.be.below(1024 ** 2)
      const whole = pieceSource(source, pieces)
      expect(whole.size).to.be.within(shown, source.size + 65_536)
      const last = LAST[name](Buffer.from(await whole.read(0, 65_536)), whole.size)
      expect(await whole.read(last, begin.length)).to.deep.equal(begin)
    })
  }
})
