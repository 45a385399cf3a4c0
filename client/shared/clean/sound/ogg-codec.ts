import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { damaged } from '../outcome.ts'
import { fromLatin1, latin1, viewOf } from '../reading.ts'
import { findVorbisComment } from './vorbis-comment.ts'

/** The codec of one sound (or film) in an Ogg file, and its first packet. */
export interface OggCodec {
  readonly name: 'vorbis' | 'opus' | 'flac' | 'speex' | 'theora'
  /** The first packet, without what no decoder asks for. */
  readonly first: Uint8Array
  /** Whether these packets after the first are all that stand before the sound. */
  isComplete(packets: readonly Uint8Array[]): boolean
  /** The same packets with an empty comment. */
  clean(packets: readonly Uint8Array[], found: Findings): Uint8Array[]
}

/** No encoder's name, and no fields. */
const NO_COMMENT = new Uint8Array(8)

/** The codec that a first packet announces; null if it is neither sound nor film. */
export function codecOf(first: Uint8Array): OggCodec | null {
  if (latin1(first, 0, 7) === '\x01vorbis') return vorbis(first)
  if (latin1(first, 0, 8) === 'OpusHead') return opus(first)
  if (latin1(first, 0, 5) === '\x7fFLAC') return flac(first)
  if (latin1(first, 0, 8) === 'Speex   ') return speex(first)
  if (latin1(first, 0, 7) === '\x80theora') return theora(first)
  return null
}

function cut(packet: Uint8Array, size: number): Uint8Array {
  if (packet.length < size) throw damaged('a header of the sound is too short')
  return packet.slice(0, size)
}

function commentOf(packets: readonly Uint8Array[], magic: string, found: Findings): Uint8Array {
  const [packet = new Uint8Array(0)] = packets
  if (latin1(packet, 0, magic.length) !== magic) throw damaged('no comment where one must be')
  findVorbisComment(packet.subarray(magic.length), found)
  return concat(fromLatin1(magic), NO_COMMENT)
}

/** The tables that follow the comment. */
function setupOf([, setup]: readonly Uint8Array[], magic: string): Uint8Array {
  if (setup === undefined || latin1(setup, 0, magic.length) !== magic) {
    throw damaged('no tables of the sound or film')
  }
  return setup
}

function vorbis(first: Uint8Array): OggCodec {
  return {
    name: 'vorbis',
    first: cut(first, 30),
    isComplete: (packets) => packets.length === 2,
    clean: (packets, found) => {
      const setup = setupOf(packets, '\x05vorbis')
      return [concat(commentOf(packets, '\x03vorbis', found), Uint8Array.of(1)), setup]
    },
  }
}

function opus(first: Uint8Array): OggCodec {
  const family = first[18] ?? 0
  return {
    name: 'opus',
    first: cut(first, family === 0 ? 19 : 21 + (first[9] ?? 0)),
    isComplete: (packets) => packets.length === 1,
    clean: (packets, found) => [commentOf(packets, 'OpusTags', found)],
  }
}

const LAST_BLOCK = 0x80
const VORBIS_COMMENT = 4
const PICTURE = 6

/** RFC 9639 10.1: the blocks before the frames are packets of their own. */
function flac(first: Uint8Array): OggCodec {
  const head = cut(first, 51)
  viewOf(head).setUint16(7, 1)
  head[13] = 0
  return {
    name: 'flac',
    first: head,
    isComplete: (packets) => ((packets.at(-1)?.[0] ?? 0) & LAST_BLOCK) !== 0,
    clean: (packets, found) => {
      for (const packet of packets) {
        const type = (packet[0] ?? 0) & 127
        if (type === VORBIS_COMMENT) findVorbisComment(packet.subarray(4), found)
        else if (type === PICTURE) found.add('thumbnail')
        else if (packet.subarray(4).some((byte) => byte !== 0)) found.add('other')
      }
      const size = NO_COMMENT.length
      return [concat(Uint8Array.of(LAST_BLOCK + VORBIS_COMMENT, 0, 0, size), NO_COMMENT)]
    },
  }
}

function speex(first: Uint8Array): OggCodec {
  const head = cut(first, 80)
  const extra = viewOf(head).getUint32(68, true)
  head.fill(0, 8, 28)
  head.set(fromLatin1('1.2'), 8)
  head.fill(0, 68)
  return {
    name: 'speex',
    first: head,
    isComplete: (packets) => packets.length === 1 + Math.min(extra, 16),
    clean: (packets, found) => [commentOf(packets, '', found)],
  }
}

function theora(first: Uint8Array): OggCodec {
  return {
    name: 'theora',
    first: cut(first, 42),
    isComplete: (packets) => packets.length === 2,
    clean: (packets, found) => {
      const setup = setupOf(packets, '\x82theora')
      return [commentOf(packets, '\x81theora', found), setup]
    },
  }
}
