import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { big, bytes, filled, id3v1, id3v2, vorbisComment } from './media-kit.ts'

/** Remainder of `data` by a polynomial of `bits` bits, bit by bit. */
function remainder(data: Uint8Array, bits: number, polynomial: number): number {
  let crc = 0
  for (const byte of data) {
    for (let bit = 7; bit >= 0; bit--) {
      const top = (crc >> (bits - 1)) & 1
      crc = (crc << 1) & (2 ** bits - 1)
      if (top !== ((byte >> bit) & 1)) crc ^= polynomial
    }
  }
  return crc
}

/** A frame of 16 bits, one channel, 44.1 kHz, whose samples stand as they are. RFC 9639 9. */
export function frame(number: number, sound: Uint8Array): Uint8Array {
  const head = bytes([0xff, 0xf8, 0x69, 0x08, number, sound.length / 2 - 1])
  const body = bytes(head, [remainder(head, 8, 0x07)], [0x02], sound)
  return bytes(body, big(remainder(body, 16, 0x8005), 2))
}

export function streamInfo(samples: number): Uint8Array {
  const rate = (44_100n << 44n) | (15n << 36n) | BigInt(samples)
  return bytes(big(100, 2), big(100, 2), new Uint8Array(6), big(rate, 8), new Uint8Array(16))
}

export function block(type: number, body: Uint8Array, last = false): Uint8Array {
  return bytes([type + (last ? 128 : 0)], big(body.length, 3), body)
}

function cueSheet(marks: Marks): Uint8Array {
  return bytes(marks.at('Catalogue').padEnd(128, '\0'), new Uint8Array(8 + 259 + 1))
}

function picture(marks: Marks): Uint8Array {
  const text = (value: string) => bytes(big(value.length, 4), value)
  return bytes(
    ...[big(3, 4), text('image/jpeg'), text(marks.at('PictureText')), new Uint8Array(16)],
    text(`\xff\xd8${marks.at('Picture')}`),
  )
}

function everything(): Sample {
  const marks = new Marks('flacA')
  const shown = ['ShownFlacOne', 'ShownFlacTwo', 'ShownFlacThree']
  const frames = shown.map((text, i) => frame(i, filled(text, 200, i + 1)))
  const seek = bytes(
    big(0, 8),
    big(0, 8),
    big(100, 2),
    big(100, 8),
    big(frames[0]?.length ?? 0, 8),
    big(100, 2),
  )
  const whole = bytes(
    ...[id3v2(marks.within('Front')), 'fLaC', block(0, streamInfo(300))],
    ...[
      block(4, vorbisComment(marks.within('Comment'))),
      block(2, bytes('mark', marks.at('Application'))),
    ],
    ...[block(5, cueSheet(marks)), block(6, picture(marks)), block(3, seek)],
    ...[block(1, filled(marks.at('Padding'), 64)), block(126, bytes(marks.at('Unknown')), true)],
    ...[...frames, id3v1(marks)],
  )
  return { name: 'everything.flac', format: 'flac', bytes: whole, markers: marks.all, shown }
}

/** With something behind the last frame that is no tag of any kind. */
function behind(): Sample {
  const marks = new Marks('flacB')
  const shown = ['ShownFlacBehindOne', 'ShownFlacBehindTwo']
  const frames = shown.map((text, i) => frame(i, filled(text, 200, i + 5)))
  const whole = bytes(
    'fLaC',
    block(0, streamInfo(200), true),
    ...frames,
    marks.at('Behind'),
    [0, 1],
  )
  return { name: 'behind.flac', format: 'flac', bytes: whole, markers: marks.all, shown }
}

export function samples(): Sample[] {
  return [everything(), behind()]
}
