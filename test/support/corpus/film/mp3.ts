import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { apeTag, big, bytes, filled, id3v1, id3v2 } from './media-kit.ts'

/** MPEG 1, layer III, 128 kbit/s, 44.1 kHz, one channel: 417 bytes, 21 of them before the sound. */
const HEADER = [0xff, 0xfb, 0x90, 0xc4]
const SIZE = 417
const HEAD = 21

/** Bits written one behind the other. */
function side(back: number, sizes: readonly [number, number]): Uint8Array {
  const bits = (value: number, count: number) => value.toString(2).padStart(count, '0')
  const granule = (size: number) => bits(size * 8, 12) + bits(0, 47)
  const all = bits(back, 9) + bits(0, 9) + sizes.map(granule).join('')
  return Uint8Array.from((all.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/**
 * A frame whose sound is `sound`, with `spare` behind it, which no frame uses.
 *
 * @param back bytes of the sound that stand at the end of the frame before
 */
export function frame(
  sound: Uint8Array,
  spare: string,
  back = 0,
  ahead: Uint8Array = new Uint8Array(0),
): Uint8Array {
  const half = Math.floor((sound.length + back) / 2)
  const head = bytes(HEADER, side(back, [half, sound.length + back - half]))
  const room = SIZE - HEAD - sound.length - ahead.length
  return bytes(head, sound, filled(spare, room, 7), ahead)
}

/** The table that LAME writes before the sound. */
function info(marks: Marks): Uint8Array {
  const lame = bytes('LAME3.100', filled('', 12, 3), [0x24, 0x0a, 0x10], filled('', 12, 4))
  const table = bytes(
    'Info',
    big(15, 4),
    big(99, 4),
    big(99, 4),
    filled('', 100, 5),
    big(50, 4),
    lame,
  )
  const rest = SIZE - HEAD - table.length
  return bytes(HEADER, new Uint8Array(HEAD - 4), table, filled(marks.at('InfoRest'), rest, 6))
}

function vbri(marks: Marks): Uint8Array {
  const table = bytes('VBRI', big(1, 2), big(2, 2), big(75, 2), big(99, 4), big(99, 4))
  const sizes = bytes(
    big(4, 2),
    big(1, 2),
    big(2, 2),
    big(1, 2),
    big(417, 2),
    big(417, 2),
    big(417, 2),
    big(417, 2),
  )
  const head = bytes(HEADER, new Uint8Array(32), table, sizes)
  return bytes(head, filled(marks.at('VbriRest'), SIZE - head.length))
}

export function lyrics(marks: Marks): Uint8Array {
  const body = `LYRICSBEGININD0000200LYR00020${marks.at('LyricsText')}`
  return bytes(body, String(body.length).padStart(6, '0'), 'LYRICS200')
}

function everything(): Sample {
  const marks = new Marks('mp3A')
  const shown = ['ShownSoundOne', 'ShownSoundTwo', 'ShownSoundThree', 'ShownSoundFour']
  const ahead = bytes('ShownAhead')
  const sounds = shown.map((text, i) => filled(text, 180 + 20 * i, i + 1))
  const [first, second, third, fourth] = sounds as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const whole = bytes(
    ...[id3v2(marks.within('Front')), id3v2(marks.within('Second'), { version: 3 }), info(marks)],
    ...[frame(first, marks.at('Spare')), frame(second, marks.at('SpareBeforeUsed'), 0, ahead)],
    ...[frame(third, marks.at('SpareAfterUsed'), ahead.length)],
    ...[filled(marks.at('Between'), 300, 9), id3v2(marks.within('Middle'))],
    ...[frame(fourth, marks.at('SpareLast')), frame(first, '', 0), apeTag(marks), lyrics(marks)],
    ...[id3v2(marks.within('End'), { footer: true }), id3v1(marks)],
  )
  return {
    name: 'everything.mp3',
    format: 'mp3',
    bytes: whole,
    markers: marks.all,
    shown: [...shown, 'ShownAhead'],
  }
}

function variable(): Sample {
  const marks = new Marks('mp3B')
  const sound = filled('ShownSoundOfMp3B', 200)
  const whole = bytes(
    ...[vbri(marks), frame(sound, marks.at('SpareA')), frame(sound, marks.at('SpareB'))],
    ...[
      apeTag(marks),
      frame(sound, ''),
      frame(sound, ''),
      frame(sound, '').subarray(0, 100),
      marks.at('Behind'),
    ],
  )
  return {
    name: 'variable.mp3',
    format: 'mp3',
    bytes: whole,
    markers: marks.all,
    shown: ['ShownSoundOfMp3B'],
  }
}

export function samples(): Sample[] {
  return [everything(), variable()]
}
