import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { block, streamInfo } from './flac.ts'
import { bytes, filled, little, vorbisComment } from './media-kit.ts'

/** The checksum of a page, bit by bit. RFC 3533 6. */
function checksum(page: Uint8Array): number {
  let crc = 0
  for (const byte of page) {
    crc ^= byte << 24
    for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0)
  }
  return crc >>> 0
}

interface PageOptions {
  readonly serial: number
  readonly sequence: number
  readonly granule?: number
  /** 1: goes on with a packet, 2: first, 4: last */
  readonly flags?: number
  /** whether the last packet goes on in the next page */
  readonly open?: boolean
}

/** One page with whole packets, or with one that goes on. */
export function page(packets: readonly Uint8Array[], options: PageOptions): Uint8Array {
  const { serial, sequence, granule = 0, flags = 0, open = false } = options
  const lacing = packets.flatMap(({ length }, i) => [
    ...new Array<number>(Math.floor(length / 255)).fill(255),
    ...(open && i === packets.length - 1 ? [] : [length % 255]),
  ])
  const head = (crc: number) =>
    bytes(
      ...['OggS', [0, flags], little(granule, 8), little(serial, 4), little(sequence, 4)],
      ...[little(crc, 4), [lacing.length], lacing],
    )
  const body = bytes(...packets)
  return bytes(head(checksum(bytes(head(0), body))), body)
}

const SERIAL = 0x51e71a15

/** How Opus announces two channels; with more behind it than it asks for. */
function opusHead(extra: string): Uint8Array {
  return bytes('OpusHead', [1, 2], little(312, 2), little(48_000, 4), [0, 0, 0], extra)
}

function opus(): Sample {
  const marks = new Marks('oggA')
  const shown = ['ShownOpusOne', 'ShownOpusTwo', 'ShownOpusThree', 'ShownOpusLong']
  const [one, two, three] = shown.slice(0, 3).map((text, i) => filled(text, 100 + i, i + 1)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const long = filled('ShownOpusLong', 255 * 3 + 40, 8)
  const comment = bytes(
    'OpusTags',
    vorbisComment(marks.within('Comment')),
    filled(marks.at('CommentPadding'), 600),
  )
  const of = (sequence: number, granule = 0, flags = 0) => ({
    serial: SERIAL,
    sequence,
    granule,
    flags,
  })
  const skeleton = { serial: 77, sequence: 0 }
  const texts = { serial: 78, sequence: 0 }
  const whole = bytes(
    page([bytes('fishead\0', marks.at('Skeleton'), new Uint8Array(40))], { ...skeleton, flags: 2 }),
    page([opusHead(marks.at('HeadExtra'))], of(0, 0, 2)),
    page([bytes('\x80kate\0\0\0\0', marks.at('Kate'))], { ...texts, flags: 2 }),
    page([comment.subarray(0, 510)], { ...of(1), open: true }),
    page([comment.subarray(510)], of(2, 0, 1)),
    page([bytes(marks.at('KateText'))], { ...texts, sequence: 1, flags: 4 }),
    page([one, two], of(3, 1920)),
    filled(marks.at('Between'), 90),
    page([three, long.subarray(0, 510)], { ...of(4, 2880), open: true }),
    page([long.subarray(510)], of(5, 3840, 5)),
    marks.at('Behind'),
  )
  return { name: 'voice.opus', format: 'ogg', bytes: whole, markers: marks.all, shown }
}

/** Vorbis, then FLAC, one behind the other, as chains are. */
function chain(): Sample {
  const marks = new Marks('oggB')
  const id = bytes(
    '\x01vorbis',
    little(0, 4),
    [1],
    little(44_100, 4),
    new Uint8Array(12),
    [0xb8, 1],
  )
  const comment = bytes(
    '\x03vorbis',
    vorbisComment(marks.within('Vorbis')),
    [1],
    marks.at('BehindFrame'),
  )
  const setup = bytes('\x05vorbis', filled('ShownVorbisTables', 700))
  const of = (serial: number, sequence: number, flags = 0) => ({
    serial,
    sequence,
    flags,
    granule: sequence,
  })
  const flac = bytes(
    '\x7fFLAC',
    [1, 0, 0, 2],
    'fLaC',
    block(0, streamInfo(100)),
    marks.at('FlacHead'),
  )
  const whole = bytes(
    page([bytes(id, marks.at('VorbisHead'))], of(1234, 0, 2)),
    page([comment, setup], of(1234, 1)),
    page([filled('ShownVorbisSound', 80)], of(1234, 2, 4)),
    page([flac], of(4321, 0, 2)),
    page([block(4, vorbisComment(marks.within('Flac')))], of(4321, 1)),
    page([block(1, filled(marks.at('FlacPadding'), 40), true)], of(4321, 2)),
    page([filled('ShownFlacInOgg', 120)], of(4321, 3, 4)),
  )
  const shown = ['ShownVorbisTables', 'ShownVorbisSound', 'ShownFlacInOgg']
  return { name: 'chain.ogg', format: 'ogg', bytes: whole, markers: marks.all, shown }
}

/** Speex with the version of its library, and headers that only the maker knows. */
function speex(): Sample {
  const marks = new Marks('oggC')
  const head = bytes(
    ...['Speex   ', marks.at('Version').padEnd(20, '\0'), little(1, 4), little(80, 4)],
    ...[little(8000, 4), new Uint8Array(28), little(1, 4), new Uint8Array(8)],
  )
  const of = (sequence: number, flags = 0) => ({ serial: 9, sequence, flags, granule: sequence })
  const whole = bytes(
    page([head], of(0, 2)),
    page([vorbisComment(marks), bytes(marks.at('ExtraHeader'))], of(1)),
    page([filled('ShownSpeexSound', 70)], of(2, 4)),
  )
  return {
    name: 'old.spx',
    format: 'ogg',
    bytes: whole,
    markers: marks.all,
    shown: ['ShownSpeexSound'],
  }
}

export function samples(): Sample[] {
  return [opus(), chain(), speex()]
}
