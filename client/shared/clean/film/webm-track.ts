import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { CleanError, damaged } from '../outcome.ts'
import { fromLatin1, latin1, untilZero } from '../reading.ts'
import { codecOf } from '../sound/ogg-codec.ts'
import {
  dataOf,
  type EbmlPart,
  makeElement,
  makeNumber,
  makeText,
  parseParts,
  unsignedOf,
} from './ebml.ts'
import { BROKEN, cleanAv1, cleanAvc, cleanHevc, isFramed, lengthSizeOf } from './mp4-config.ts'
import { ID } from './webm-ids.ts'

/** A track that stays. */
export interface WebmTrack {
  readonly number: number
  /** its codec as MP4 names it, for the code that looks through samples */
  readonly codec: string
  /** bytes before each unit of H.264 and HEVC */
  readonly lengthSize: number
  readonly bytes: Uint8Array
}

const FILM = 1
const SOUND = 2

/** Flags, durations, delays: numbers of eight bytes at most. */
const NUMBERS = [0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x56aa, 0x56bb, 0x55ee]
/** Sizes of the picture, how it is cropped and shown, its frame rate and its colours. */
const VIDEO = [
  ...[0x9a, 0x9d, 0x53b8, 0x53c0, 0xb0, 0xba, 0x54aa, 0x54bb, 0x54cc, 0x54dd],
  ...[0x54b0, 0x54ba, 0x54b2, 0x2383e3],
]
const COLOUR = [
  ...[0x55b1, 0x55b2, 0x55b3, 0x55b4, 0x55b5, 0x55b6, 0x55b7, 0x55b8, 0x55b9, 0x55ba],
  ...[0x55bb, 0x55bc, 0x55bd],
]
const MASTERING = [0x55d1, 0x55d2, 0x55d3, 0x55d4, 0x55d5, 0x55d6, 0x55d7, 0x55d8, 0x55d9, 0x55da]
const PROJECTION = [0x7671, 0x7673, 0x7674, 0x7675]
const AUDIO = [0xb5, 0x78b5, 0x9f, 0x6264]

const NAMES: Readonly<Record<string, string>> = {
  'V_MPEG4/ISO/AVC': 'avc1',
  'V_MPEGH/ISO/HEVC': 'hvc1',
  V_AV1: 'av01',
  V_VP8: 'vp08',
  V_VP9: 'vp09',
  A_OPUS: 'Opus',
  A_VORBIS: 'vorbis',
  A_AAC: 'mp4a',
  A_FLAC: 'fLaC',
  'A_PCM/INT/LIT': 'sowt',
  'A_PCM/INT/BIG': 'twos',
  'A_PCM/FLOAT/IEEE': 'fl32',
}

/**
 * Read one `TrackEntry`.
 *
 * @returns null for a track of neither film nor sound: it goes, and is told
 * @throws CleanError `locked` for encrypted tracks, `damaged` for codecs that are not known
 */
export function readWebmTrack(data: Uint8Array, found: Findings): WebmTrack | null {
  const parts = parseParts(data)
  const number = unsignedOf(parts, ID.TrackNumber) ?? 0
  const type = unsignedOf(parts, ID.TrackType) ?? 0
  const name = dataOf(parts, ID.Name)
  if (name !== undefined) found.add('description', new TextDecoder().decode(name))
  const codecId = text(dataOf(parts, ID.CodecID))
  if (type !== FILM && type !== SOUND) {
    found.add(codecId.startsWith('S_') ? 'description' : 'other')
    return null
  }
  if (dataOf(parts, ID.ContentEncodings) !== undefined) {
    throw new CleanError('locked', 'its samples are encrypted')
  }
  const codec = NAMES[codecId]
  if (codec === undefined) throw damaged('a codec that is not known')
  const settings = dataOf(parts, ID.CodecPrivate)
  if (codec === 'mp4a' && (settings === undefined || !isFramed(settings))) {
    throw damaged('sound of a kind that is not known')
  }
  const clean = settings === undefined ? null : cleanSettings(codec, settings, found)
  const bytes = makeElement(
    ID.TrackEntry,
    ...[makeNumber(ID.TrackNumber, number), makeNumber(ID.TrackUID, number)],
    ...[makeNumber(ID.TrackType, type), makeText(ID.Language, 'und')],
    makeText(ID.CodecID, codecId),
    ...(clean === null ? [] : [makeElement(ID.CodecPrivate, clean)]),
    ...numbers(parts, NUMBERS),
    ...parts.flatMap(cleanMedia),
  )
  return { number, codec, lengthSize: lengthSizeOf(clean, codec === 'avc1'), bytes }
}

function text(data: Uint8Array | undefined): string {
  return data === undefined ? '' : untilZero(latin1(data))
}

/** Numbers hold nothing else: those that are longer are left out. */
export function numbers(parts: readonly EbmlPart[], ids: readonly number[]): Uint8Array[] {
  return parts
    .filter(({ id, data }) => ids.includes(id) && data.length <= 8)
    .map(({ id, data }) => makeElement(id, data))
}

function cleanMedia({ id, data }: EbmlPart): Uint8Array[] {
  if (id === ID.Audio) return [makeElement(id, ...numbers(parseParts(data), AUDIO))]
  if (id !== ID.Video) return []
  const parts = parseParts(data)
  return [makeElement(id, ...numbers(parts, VIDEO), ...parts.flatMap(cleanShown))]
}

function cleanShown({ id, data }: EbmlPart): Uint8Array[] {
  if (id === ID.Projection) return [makeElement(id, ...numbers(parseParts(data), PROJECTION))]
  if (id !== ID.Colour) return []
  const parts = parseParts(data)
  const mastering = parts
    .filter((part) => part.id === ID.MasteringMetadata)
    .map((part) => makeElement(part.id, ...numbers(parseParts(part.data), MASTERING)))
  return [makeElement(id, ...numbers(parts, COLOUR), ...mastering)]
}

/** More than a decoder of AAC or VP9 asks for. */
const MOST_SMALL = 64

function cleanSettings(codec: string, data: Uint8Array, found: Findings): Uint8Array | null {
  if (codec === 'avc1') return cleanAvc(data)
  if (codec === 'hvc1') return cleanHevc(data)
  if (codec === 'av01') return cleanAv1(data)
  if (codec === 'Opus') return codecOf(data)?.first ?? null
  if (codec === 'vorbis') return cleanVorbis(data, found)
  if (codec === 'fLaC') return cleanFlac(data)
  return codec === 'mp4a' || codec === 'vp09' ? data.slice(0, MOST_SMALL) : null
}

const STREAMINFO_END = 42

function cleanFlac(data: Uint8Array): Uint8Array {
  const out = data.slice(0, STREAMINFO_END)
  if (latin1(out, 0, 4) !== 'fLaC' || out.length < STREAMINFO_END) throw damaged(BROKEN)
  out[4] = 128
  return out
}

/** Three packets with the sizes of the first two before them, each as so many 255 and the rest. */
function cleanVorbis(data: Uint8Array, found: Findings): Uint8Array {
  let at = 1
  const sizes = [0, 0].map(() => {
    let size = 0
    while (data[at] === 255) {
      size += 255
      at++
    }
    size += data[at] ?? 0
    at++
    return size
  })
  const [first = 0, second = 0] = sizes
  if (data[0] !== 2 || at + first + second > data.length) throw damaged(BROKEN)
  const codec = codecOf(data.subarray(at, at + first))
  if (codec?.name !== 'vorbis') throw damaged(BROKEN)
  const comment = data.subarray(at + first, at + first + second)
  const [clean = fromLatin1(''), setup = fromLatin1('')] = codec.clean(
    [comment, data.subarray(at + first + second)],
    found,
  )
  const head = Uint8Array.of(2, codec.first.length, clean.length)
  return concat(head, codec.first, clean, setup)
}
