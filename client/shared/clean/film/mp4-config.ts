import { concat } from '../../../../crypto/primitives/bytes.ts'
import { damaged } from '../outcome.ts'
import { bitsAt, viewOf } from '../reading.ts'
import { type Box, firstOf } from './bmff.ts'

/** Units with their lengths before them, in two bytes. */
function units(body: Uint8Array, from: number, count: number): { list: Uint8Array[]; end: number } {
  const view = viewOf(body)
  const list: Uint8Array[] = []
  let at = from
  for (let i = 0; i < count; i++) {
    if (at + 2 > body.length) throw damaged(BROKEN)
    const size = view.getUint16(at)
    if (at + 2 + size > body.length) throw damaged(BROKEN)
    list.push(body.slice(at, at + 2 + size))
    at += 2 + size
  }
  return { list, end: at }
}

export const BROKEN = 'what the decoder asks for is not whole'

/** Bytes before each unit of H.264 and HEVC samples, by the record among `boxes`; null if there is none. */
export function lengthSizeIn(boxes: readonly Box[]): number | null {
  const config = boxes.find(({ type }) => type === 'avcC' || type === 'hvcC')
  return config === undefined ? null : lengthSizeOf(config.body, config.type === 'avcC')
}

/** The same by the record itself; 4 if it is too short to say. */
export function lengthSizeOf(config: Uint8Array | null, isAvc: boolean): number {
  return ((config?.[isAvc ? 4 : 21] ?? 3) & 3) + 1
}

const WITH_FORMAT = [100, 110, 122, 144]

/** AVCDecoderConfigurationRecord (ISO 14496-15 5.3.3): its parameter sets, and nothing else. */
export function cleanAvc(body: Uint8Array): Uint8Array {
  const head = firstOf(body, 6)
  const spsCount = (head[5] ?? 0) & 31
  const sps = units(body, 6, spsCount)
  const ppsCount = body[sps.end] ?? 0
  const pps = units(body, sps.end + 1, ppsCount)
  const ofKind = (list: readonly Uint8Array[], kind: number) =>
    list.filter((unit) => ((unit[2] ?? 0) & 31) === kind)
  const kept = [ofKind(sps.list, 7), ofKind(pps.list, 8)] as const
  head[5] = 0xe0 + kept[0].length
  const hasFormat = WITH_FORMAT.includes(head[1] ?? 0) && pps.end + 3 <= body.length
  const format = hasFormat
    ? concat(body.slice(pps.end, pps.end + 3), Uint8Array.of(0))
    : head.slice(6)
  return concat(head, ...kept[0], Uint8Array.of(kept[1].length), ...kept[1], format)
}

/** Video, sequence and picture parameter sets of HEVC. */
const HEVC_SETS = [32, 33, 34]

/** HEVCDecoderConfigurationRecord (ISO 14496-15 8.3.3): encoders put their names among its arrays. */
export function cleanHevc(body: Uint8Array): Uint8Array {
  const head = firstOf(body, 23)
  const arrays: Uint8Array[] = []
  let at = 23
  for (let i = 0; i < (head[22] ?? 0); i++) {
    if (at + 3 > body.length) throw damaged(BROKEN)
    const { list, end } = units(body, at + 3, viewOf(body).getUint16(at + 1))
    if (HEVC_SETS.includes((body[at] ?? 0) & 63)) {
      arrays.push(concat(body.slice(at, at + 3), ...list))
    }
    at = end
  }
  head[22] = arrays.length
  return concat(head, ...arrays)
}

/** AV1CodecConfigurationRecord: only with its sequence header. */
export function cleanAv1(body: Uint8Array): Uint8Array {
  const head = firstOf(body, 4)
  const [first = 0, size = 0] = body.subarray(4)
  const isSequence = ((first >> 3) & 15) === 1 && (first & 6) === 2 && size < 128
  return isSequence ? concat(head, body.slice(4, 6 + size)) : head
}

const ES = 3
const DECODER = 4
const SPECIFIC = 5
const SYNC = 6
const VISUAL = 0x20
/** More than any decoder asks for. */
const MOST_SPECIFIC = 4096

/** ES_Descriptor (ISO 14496-1 7.2.6.5) with its decoder's, and nothing else. */
export function cleanEsds(body: Uint8Array): Uint8Array | null {
  const es = descriptor(body, 4, ES)
  if (es === null) return null
  const flags = es[2] ?? 0
  const url = (flags & 64) !== 0 ? 1 + (es[(flags & 128) !== 0 ? 5 : 3] ?? 0) : 0
  const skip = 3 + ((flags & 128) !== 0 ? 2 : 0) + url + ((flags & 32) !== 0 ? 2 : 0)
  const decoder = descriptor(es, skip, DECODER)
  if (decoder === null || decoder.length < 13) throw damaged(BROKEN)
  const specific = decoder.length > 13 ? descriptor(decoder, 13, SPECIFIC) : null
  const kept = specific?.slice(0, MOST_SPECIFIC) ?? null
  const clean = kept !== null && decoder[0] === VISUAL ? withoutUserData(kept) : kept
  const inner = clean === null ? [] : [describe(SPECIFIC, clean)]
  const decoded = describe(DECODER, concat(decoder.slice(0, 13), ...inner))
  const sync = describe(SYNC, Uint8Array.of(2))
  return concat(
    new Uint8Array(4),
    describe(ES, concat(es.slice(0, 2), Uint8Array.of(0), decoded, sync)),
  )
}

/** Sound of which a decoder is told by an ES_Descriptor. */
export type EsSound = 'aac' | 'mp3'

const MPEG4_AUDIO = 0x40
const MPEG2_AAC = [0x66, 0x67, 0x68]
const MP3 = [0x69, 0x6b]
/** Main, LC, SSR and LTP: their frames begin with elements that say what they are (14496-3 4.4.2). */
const WITH_ELEMENTS = [1, 2, 3, 4]
/** Bands and stereo beside one of these. */
const EXTENDED = [5, 29]

/**
 * The kind of sound that a decoder is told of.
 *
 * @param esds body of the box of that name
 * @returns null for any other: scalable, error resilient, low delay, unified (xHE-AAC), or none
 */
export function esSound(esds: Uint8Array): EsSound | null {
  const clean = cleanEsds(esds)
  const es = clean && descriptor(clean, 4, ES)
  const decoder = es && descriptor(es, 3, DECODER)
  if (decoder === null) return null
  const kind = decoder[0] ?? 0
  if (MP3.includes(kind)) return 'mp3'
  if (MPEG2_AAC.includes(kind)) return 'aac'
  const specific = descriptor(decoder, 13, SPECIFIC)
  if (kind !== MPEG4_AUDIO || specific === null) return null
  return isFramed(specific) ? 'aac' : null
}

/** Whether frames are made of elements. @param config AudioSpecificConfig */
export function isFramed(config: Uint8Array): boolean {
  return WITH_ELEMENTS.includes(objectType(config))
}

/** AudioSpecificConfig (14496-3 1.6.2.1): the kind of object that the frames hold. */
function objectType(config: Uint8Array): number {
  let at = 0
  const read = (bits: number) => {
    at += bits
    return bitsAt(config, at - bits, bits)
  }
  const type = () => {
    const short = read(5)
    return short === 31 ? 32 + read(6) : short
  }
  const rate = () => (read(4) === 15 ? read(24) : 0)
  const first = type()
  if (!EXTENDED.includes(first)) return first
  rate()
  read(4)
  rate()
  return type()
}

function descriptor(bytes: Uint8Array, from: number, tag: number): Uint8Array | null {
  if (bytes[from] !== tag) return null
  let size = 0
  let at = from + 1
  for (let i = 0; i < 4; i++) {
    const byte = bytes[at] ?? 0
    size = size * 128 + (byte & 127)
    at++
    if (byte < 128) break
  }
  return bytes.subarray(at, Math.min(at + size, bytes.length))
}

function describe(tag: number, body: Uint8Array): Uint8Array {
  const { length } = body
  const size = [length >> 21, length >> 14, length >> 7, length].map((part, i) =>
    i === 3 ? part & 127 : (part & 127) | 128,
  )
  return concat(Uint8Array.of(tag, ...size), body)
}

const USER_DATA = 0xb2

/** MPEG-4 Visual: without what stands between a start code of user data and the next one. */
function withoutUserData(bytes: Uint8Array): Uint8Array {
  let at = startCode(bytes, 0)
  const kept = [bytes.subarray(0, at)]
  while (at < bytes.length) {
    const next = startCode(bytes, at + 1)
    if (bytes[at + 3] !== USER_DATA) kept.push(bytes.subarray(at, next))
    at = next
  }
  return concat(...kept)
}

function startCode(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 3 < bytes.length; at++) {
    if (bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 1) return at
  }
  return bytes.length
}
