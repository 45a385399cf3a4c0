import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { big, bytes, filled, little, vorbisComment } from './media-kit.ts'

type Part = string | Uint8Array | readonly number[]

/** An element; its size takes one byte if it fits, otherwise four. */
export function element(id: number, ...parts: readonly Part[]): Uint8Array {
  const body = bytes(...parts)
  if (body.length < 127) return bytes(idBytes(id), [0x80 + body.length], body)
  return bytes(idBytes(id), [0x10 + (body.length >> 24)], big(body.length, 3), body)
}

function idBytes(id: number): Uint8Array {
  return big(id, id > 0xffffff ? 4 : id > 0xffff ? 3 : id > 0xff ? 2 : 1)
}

/** An element that does not say its size. */
function open(id: number, ...parts: readonly Part[]): Uint8Array {
  return bytes(idBytes(id), [1], new Array(7).fill(255), ...parts)
}

const number = (id: number, value: number) => element(id, big(value, 2))
const HEAD = element(0x1a45dfa3, element(0x4282, 'webm'), number(0x4287, 4), number(0x4285, 2))

function block(id: number, track: number, time: number, frame: Uint8Array): Uint8Array {
  return element(id, [0x80 + track], big(time, 2), [0x80], frame)
}

function info(marks: Marks): Uint8Array {
  return element(
    0x1549a966,
    ...[element(0x2ad7b1, big(1_000_000, 3)), element(0x4489, [0x45, 0x1c, 0x40, 0])],
    ...[element(0x7ba9, marks.at('Title')), element(0x4d80, marks.at('Muxer'))],
    ...[element(0x5741, marks.at('Writer')), element(0x7384, marks.at('FileName'))],
    ...[element(0x73a4, marks.at('SegmentId')), element(0x4461, big(700_000_000_000_000_000n, 8))],
  )
}

function filmTrack(marks: Marks): Uint8Array {
  const colour = element(0x55b0, number(0x55b1, 1), element(0x55b2, marks.at('Colour')))
  const video = element(
    0xe0,
    number(0xb0, 320),
    number(0xba, 240),
    colour,
    element(0x2eb524, marks.at('Uncompressed')),
  )
  return element(
    0xae,
    ...[number(0xd7, 1), element(0x73c5, filled(marks.at('TrackId'), 24)), number(0x83, 1)],
    ...[
      element(0x86, 'V_VP8'),
      element(0x536e, marks.at('TrackName')),
      element(0x258688, marks.at('CodecName')),
    ],
    ...[element(0x22b59c, 'nob'), element(0x3b4040, marks.at('CodecLink')), video],
  )
}

/** Vorbis as Matroska has it: three packets, the second of them with the encoder's name. */
function vorbisSettings(marks: Marks): Uint8Array {
  const id = bytes(
    '\x01vorbis',
    little(0, 4),
    [1],
    little(44_100, 4),
    new Uint8Array(12),
    [0xb8, 1],
  )
  const comment = bytes('\x03vorbis', vorbisComment(marks.within('Vorbis')), [1])
  const sizes = [
    id.length,
    ...new Array(Math.floor(comment.length / 255)).fill(255),
    comment.length % 255,
  ]
  return bytes([2], sizes, id, comment, '\x05vorbis', filled('ShownTables', 300))
}

function soundTrack(marks: Marks): Uint8Array {
  const audio = element(0xe1, element(0xb5, [0x47, 0x2c, 0x44, 0]), number(0x9f, 1))
  return element(
    0xae,
    ...[number(0xd7, 2), number(0x73c5, 2), number(0x83, 2), element(0x86, 'A_VORBIS')],
    ...[element(0x63a2, vorbisSettings(marks)), audio],
  )
}

function otherTrack(marks: Marks): Uint8Array {
  return element(
    0xae,
    number(0xd7, 3),
    number(0x73c5, 3),
    number(0x83, 0x11),
    element(0x86, 'S_TEXT/UTF8'),
    element(0x536e, marks.at('SubtitleName')),
  )
}

function tags(marks: Marks): Uint8Array {
  const simple = (name: string, value: string) =>
    element(0x67c8, element(0x45a3, name), element(0x4487, value))
  return element(
    0x1254c367,
    element(
      0x7373,
      ...[
        element(0x63c0, ''),
        simple('ARTIST', marks.at('Artist')),
        simple('ENCODER', marks.at('Encoder')),
      ],
      ...[simple('LOCATION', '+59.9139+010.7522/'), simple('COMMENT', marks.at('Comment'))],
      simple(marks.at('TagName'), marks.at('TagValue')),
    ),
  )
}

function attachments(marks: Marks): Uint8Array {
  const parts = [
    element(0x466e, marks.at('AttachedName')),
    element(0x4660, 'text/plain'),
    element(0x465c, marks.at('Attached')),
  ]
  return element(0x1941a469, element(0x61a7, ...parts))
}

function chapters(marks: Marks): Uint8Array {
  const display = element(0x80, element(0x85, marks.at('Chapter')))
  return element(0x1043a770, element(0x45b9, element(0xb6, display)))
}

function everything(): Sample {
  const marks = new Marks('webmA')
  const shown = ['ShownBlockOne', 'ShownBlockTwo', 'ShownBlockSound', 'ShownAlpha']
  const [one, two, sound, alpha] = shown.map((text) => filled(text, 90)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const more = (id: number, data: Uint8Array) =>
    element(0xa6, number(0xee, id), element(0xa5, data))
  const first = element(
    0x1f43b675,
    ...[number(0xe7, 0), element(0xa7, marks.at('Position')), block(0xa3, 1, 0, one)],
    ...[
      element(0xec, filled(marks.at('ClusterVoid'), 40)),
      block(0xa3, 3, 5, bytes(marks.at('Subtitle'))),
    ],
    ...[block(0xa3, 2, 10, sound), element(0xbf, [1, 2, 3, 4])],
  )
  const group = element(
    0xa0,
    ...[block(0xa1, 1, 0, two), number(0x9b, 40), element(0xa4, marks.at('CodecState'))],
    element(0x75a1, more(1, alpha), more(4, bytes(marks.at('BlockAddition')))),
  )
  const second = element(
    0x1f43b675,
    number(0xe7, 40),
    group,
    element(0x43ff, marks.at('UnknownInside')),
  )
  const before = bytes(
    ...[element(0xec, filled(marks.at('Void'), 30)), info(marks)],
    ...[element(0x1654ae6b, filmTrack(marks), soundTrack(marks), otherTrack(marks))],
    ...[chapters(marks), attachments(marks)],
  )
  const cue = (time: number, position: number) =>
    element(
      0xbb,
      number(0xb3, time),
      element(0xb7, number(0xf7, 1), number(0xf1, position), element(0xf0, [9])),
    )
  const cues = element(0x1c53bb6b, cue(0, before.length), cue(40, before.length + first.length))
  const segment = bytes(
    before,
    first,
    second,
    cues,
    tags(marks),
    element(0x4dbb00, marks.at('Unknown')),
  )
  const whole = bytes(HEAD, element(0x18538067, segment), marks.at('Behind'))
  return {
    name: 'everything.webm',
    format: 'webm',
    bytes: whole,
    markers: marks.all,
    shown: [...shown, 'ShownTables'],
  }
}

/** As a browser records it: nothing says how long it is. */
function live(): Sample {
  const marks = new Marks('webmB')
  const shown = ['ShownLiveOne', 'ShownLiveTwo']
  const [one, two] = shown.map((text) => filled(text, 90)) as [Uint8Array, Uint8Array]
  const cluster = (time: number, frame: Uint8Array) =>
    open(0x1f43b675, number(0xe7, time), block(0xa3, 1, 0, frame))
  const tracks = element(0x1654ae6b, filmTrack(marks))
  const whole = bytes(
    HEAD,
    open(0x18538067, info(marks), tracks, cluster(0, one), tags(marks), cluster(40, two)),
  )
  return { name: 'live.webm', format: 'webm', bytes: whole, markers: marks.all, shown }
}

export function samples(): Sample[] {
  return [everything(), live()]
}
