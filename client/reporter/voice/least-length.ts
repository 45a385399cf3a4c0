import { latin1, viewOf } from '../../shared/clean/reading.ts'
import { id3Size } from '../../shared/clean/sound/id3-size.ts'
import { type Mp3Frame, parseFrame } from '../../shared/clean/sound/mp3-frame.ts'

/**
 * The least seconds of sound in a file, by its headers: decoding may take a hundred times the memory of the
 * file.
 *
 * @returns null if they do not tell, or the format is not WAV, Ogg, MP4 or MP3
 */
export async function leastSeconds(file: Blob): Promise<number | null> {
  const head = await bytesAt(file, 0, 64)
  const seconds = await readerOf(head)?.(file, head)
  return seconds !== undefined && Number.isFinite(seconds) ? seconds : null
}

/** @returns NaN if the headers do not tell */
type Reader = (file: Blob, head: Uint8Array) => Promise<number>

function readerOf(head: Uint8Array): Reader | null {
  if (isWav(head)) return ofWav
  if (latin1(head, 0, 4) === 'OggS') return ofOgg
  if (latin1(head, 4, 8) === 'ftyp') return ofMp4
  return parseFrame(head) !== null || id3Size(head) !== null ? ofMp3 : null
}

export function isWav(head: Uint8Array): boolean {
  return /^RIFF.{4}WAVEfmt $/s.test(latin1(head, 0, 16))
}

async function bytesAt(file: Blob, from: number, size: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + size).arrayBuffer())
}

/** Length by the bytes per second; headers and a title may take some of the file, so 10 seconds are subtracted. */
const ofWav: Reader = async ({ size }, head) => {
  return head.length < 32 ? Number.NaN : size / viewOf(head).getUint32(28, true) - 10
}

/** Bytes; more than any page of Ogg. */
const A_PAGE = 131_072

/**
 * A page says how many samples there are up to its end (RFC 3533); a file that was cut from a longer one
 * begins late.
 */
const ofOgg: Reader = async (file) => {
  const start = await bytesAt(file, 0, A_PAGE)
  const rate = rateOf(start)
  const end = await bytesAt(file, Math.max(0, file.size - A_PAGE), A_PAGE)
  const [first] = granules(start)
  const last = granules(end).at(-1)
  return first === undefined || last === undefined ? Number.NaN : Number(last - first) / rate
}

/** Samples a second, from the first packet. */
function rateOf(start: Uint8Array): number {
  const text = latin1(start, 0, 256)
  if (text.includes('OpusHead')) return 48_000
  const vorbis = text.indexOf('\x01vorbis')
  if (vorbis === -1 || start.length < vorbis + 16) return Number.NaN
  return viewOf(start).getUint32(vorbis + 12, true)
}

/** Sample counts of the pages that begin here, without pages that end no packet or hold no sound. */
function granules(bytes: Uint8Array): bigint[] {
  const text = latin1(bytes)
  const found: bigint[] = []
  for (let at = text.indexOf('OggS'); at !== -1; at = text.indexOf('OggS', at + 4)) {
    if (at + 14 > bytes.length) break
    const granule = viewOf(bytes).getBigInt64(at + 6, true)
    if (granule > 0n) found.push(granule)
  }
  return found
}

const MOST_BOXES = 1000

/** Walk through the boxes, up to the one that describes the whole film (ISO 14496-12). */
const ofMp4: Reader = async (file) => {
  for (let at = 0, boxes = 0; at < file.size && boxes < MOST_BOXES; boxes++) {
    const box = await bytesAt(file, at, 64)
    if (box.length < 16) break
    const [short, type] = [viewOf(box).getUint32(0), latin1(box, 4, 8)]
    const size = short === 1 ? Number(viewOf(box).getBigUint64(8)) : short
    if (type === 'moov') return ofMvhd(box.subarray(8))
    // 0: up to the end of the file
    if (size < 8) break
    at += size
  }
  return Number.NaN
}

/** Length from `mvhd`, which stands first in `moov`; all ones stand for an unknown length. */
function ofMvhd(box: Uint8Array): number {
  if (latin1(box, 4, 8) !== 'mvhd' || box.length < 48) return Number.NaN
  const view = viewOf(box)
  if (box[8] !== 1) {
    const length = view.getUint32(24)
    return length === 0xffff_ffff ? Number.NaN : length / view.getUint32(20)
  }
  const length = view.getBigUint64(32)
  return length === 0xffff_ffff_ffff_ffffn ? Number.NaN : Number(length) / view.getUint32(28)
}

/** Number of places at which frames are looked for. */
const PLACES = 16
const PLACE_SIZE = 4096

/** Length, as if the whole file took as many bytes a second as the fullest frame that was found. */
const ofMp3: Reader = async (file, head) => {
  const from = id3Size(head) ?? 0
  const step = (file.size - from) / PLACES
  let least = Number.POSITIVE_INFINITY
  for (let place = 0; place < PLACES; place++) {
    const bytes = await bytesAt(file, Math.floor(from + place * step), PLACE_SIZE)
    for (const { seconds, size } of framesIn(bytes)) least = Math.min(least, seconds / size)
  }
  return least * (file.size - from)
}

/** Frames that another one follows, or that end where the bytes do. */
function framesIn(bytes: Uint8Array): Mp3Frame[] {
  const found: Mp3Frame[] = []
  for (let at = 0; at < bytes.length; ) {
    const frame = parseFrame(bytes.subarray(at, at + 4))
    const next =
      frame === null ? null : parseFrame(bytes.subarray(at + frame.size, at + frame.size + 4))
    const isFrame = frame !== null && next?.kind === frame.kind
    if (isFrame) found.push(frame)
    at += isFrame ? frame.size : 1
  }
  return found
}
