import { Marks } from '../marks.ts'
import { xmpPacket } from '../picture/exif.ts'
import type { Sample } from '../sample.ts'
import { bytes, filled, id3v2, little } from './media-kit.ts'

const RATE = 8000

function chunk(id: string, body: Uint8Array, said = body.length): Uint8Array {
  return bytes(id, little(said, 4), body, new Uint8Array(body.length % 2))
}

function plainFormat(bits: number): Uint8Array {
  const align = bits / 8
  return bytes(
    ...[little(1, 2), little(1, 2), little(RATE, 4), little(RATE * align, 4)],
    ...[little(align, 2), little(bits, 2)],
  )
}

/** WAVEFORMATEXTENSIBLE of PCM, with more behind it than it asks for. */
function longFormat(extra: string): Uint8Array {
  const head = bytes(little(65_534, 2), plainFormat(16).subarray(2), little(22 + extra.length, 2))
  const guid = bytes([1, 0, 0, 0, 0, 0, 16, 0, 128, 0, 0, 170, 0, 56, 155, 113])
  return bytes(head, little(16, 2), little(4, 4), guid, extra)
}

/** A tone of so many frames in 16 bits, which begins with `text`. */
export function tone(text: string, frames: number): Uint8Array {
  const out = Buffer.alloc(frames * 2)
  for (let i = 0; i < frames; i++) {
    out.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * i) / RATE)), 2 * i)
  }
  out.write(text, 'latin1')
  return new Uint8Array(out)
}

function list(marks: Marks): Uint8Array {
  const item = (id: string, place: string) => chunk(id, bytes(marks.at(place), '\0'))
  return chunk(
    'LIST',
    bytes(
      'INFO',
      ...[
        item('INAM', 'Name'),
        item('IART', 'Artist'),
        item('ICRD', 'Day'),
        item('ISFT', 'Software'),
      ],
      ...[item('ILOC', 'Location'), item('ICMT', 'Comment'), item('IENG', 'Engineer')],
    ),
  )
}

/** EBU Tech 3285, with one letter more than an even number of them. */
function broadcast(marks: Marks): Uint8Array {
  const field = (place: string, size: number) => bytes(marks.at(place).padEnd(size, '\0'))
  return chunk(
    'bext',
    bytes(
      ...[field('Description', 256), field('Originator', 32), field('Reference', 32)],
      ...['2024-01-0110:00:00', new Uint8Array(8), little(1, 2), filled(marks.at('Umid'), 64)],
      ...[new Uint8Array(190), marks.at('History'), '\r\n\0'],
    ),
  )
}

function labels(marks: Marks): Uint8Array {
  const cue = bytes(little(1, 4), little(1, 4), little(0, 4), 'data', new Uint8Array(12))
  const label = chunk('labl', bytes(little(1, 4), marks.at('Label'), '\0'))
  const note = chunk('note', bytes(little(1, 4), marks.at('Note'), '\0'))
  return bytes(chunk('cue ', cue), chunk('LIST', bytes('adtl', label, note)))
}

function riff(...chunks: Uint8Array[]): Uint8Array {
  const body = bytes('WAVE', ...chunks)
  return bytes('RIFF', little(body.length, 4), body)
}

function everything(): Sample {
  const marks = new Marks('wavA')
  const shown = 'ShownSoundOfWavA'
  const xml = `<BWFXML><PROJECT>${marks.at('Project')}</PROJECT><NOTE>${marks.at('XmlNote')}</NOTE></BWFXML>`
  const content = riff(
    chunk('JUNK', filled(marks.at('Junk'), 27)),
    broadcast(marks),
    chunk('fmt ', bytes(plainFormat(16), little(12, 2), marks.at('FormatExtra'))),
    chunk('fact', bytes(little(2000, 4), marks.at('FactExtra'))),
    list(marks),
    chunk('data', tone(shown, 2000)),
    labels(marks),
    chunk('iXML', bytes(xml)),
    chunk('id3 ', id3v2(marks.within('Id3'))),
    chunk('_PMX', bytes(xmpPacket(marks))),
    chunk('FLLR', bytes(marks.at('Filler'))),
  )
  const whole = bytes(content, marks.at('Behind'))
  return { name: 'recorder.wav', format: 'wav', bytes: whole, markers: marks.all, shown: [shown] }
}

/** Larger than four bytes can say, as it might be. */
function long(): Sample {
  const marks = new Marks('wavB')
  const shown = 'ShownSoundOfWavB'
  const sound = tone(shown, 1001).subarray(0, 2001)
  const sizes = bytes(little(5000, 8), little(sound.length, 8), little(1000, 8), little(0, 4))
  const whole = bytes(
    ...['RF64', little(0xffffffff, 4), 'WAVE', chunk('ds64', bytes(sizes, marks.at('Sizes')))],
    ...[chunk('fmt ', longFormat(marks.at('Long'))), chunk('data', sound, 0xffffffff), list(marks)],
  )
  return { name: 'long.wav', format: 'wav', bytes: whole, markers: marks.all, shown: [shown] }
}

/** As a recorder leaves it that writes its sizes last, and was cut off before. */
function unfinished(said: number, prefix: string): Sample {
  const marks = new Marks(prefix)
  const shown = `ShownSoundOf${prefix}`
  const whole = bytes(
    ...['RIFF', little(said, 4), 'WAVE', list(marks), chunk('fmt ', plainFormat(8))],
    ...[
      chunk('data', filled(shown, 1000), said),
      chunk('LIST', bytes('INFO', chunk('ISFT', bytes(marks.at('Last'))))),
    ],
  )
  return { name: `${prefix}.wav`, format: 'wav', bytes: whole, markers: marks.all, shown: [shown] }
}

export function samples(): Sample[] {
  return [everything(), long(), unfinished(0, 'wavC'), unfinished(0xffffffff, 'wavD')]
}
