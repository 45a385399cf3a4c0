import { latin1, viewOf } from '../../shared/clean/reading.ts'
import { id3Size } from '../../shared/clean/sound/id3.ts'
import { parseFrame } from '../../shared/clean/sound/mp3-frame.ts'
import { infoKind } from '../../shared/clean/sound/mp3-info.ts'

/**
 * Seconds of sound that there are at least in a file, as its headers say it: decoding may take a
 * hundred times the memory of the file.
 *
 * @returns null where they say nothing, or it is of a format without such headers
 */
export async function leastSeconds(file: Blob): Promise<number | null> {
  const head = await bytesAt(file, 0, 64)
  const seconds = await readerOf(head)?.(file, head)
  return seconds !== undefined && Number.isFinite(seconds) ? seconds : null
}

/** @returns NaN where it is not said */
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

/** By bytes of a second; headers and a title may take some of the file. */
const ofWav: Reader = async ({ size }, head) => {
  return head.length < 32 ? Number.NaN : size / viewOf(head).getUint32(28, true) - 10
}

/** More than any page of Ogg. */
const LAST_PAGES = 131_072

/** The last page says how many samples there are up to it (RFC 3533). */
const ofOgg: Reader = async (file) => {
  const first = latin1(await bytesAt(file, 0, 256))
  const vorbis = first.indexOf('\x01vorbis')
  const opus = first.includes('OpusHead')
  if (vorbis < 0 && !opus) return Number.NaN
  const rate = opus ? 48_000 : viewOf(await bytesAt(file, vorbis + 12, 4)).getUint32(0, true)
  const end = await bytesAt(file, Math.max(0, file.size - LAST_PAGES), LAST_PAGES)
  const last = latin1(end).lastIndexOf('OggS')
  if (last < 0 || end.length < last + 14) return Number.NaN
  return Number(viewOf(end).getBigInt64(last + 6, true)) / rate
}

const MOST_BOXES = 1000

/** Boxes one after the other, until the one that knows of the whole film (ISO 14496-12). */
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

/** It stands first in `moov`. */
function ofMvhd(box: Uint8Array): number {
  if (latin1(box, 4, 8) !== 'mvhd' || box.length < 48) return Number.NaN
  const view = viewOf(box)
  return box[8] === 1
    ? Number(view.getBigUint64(32)) / view.getUint32(28)
    : view.getUint32(24) / view.getUint32(20)
}

/** By a table of the encoder; without one by the first frame, of which others may be half as quick. */
const ofMp3: Reader = async (file, head) => {
  const from = id3Size(head) ?? 0
  const bytes = await bytesAt(file, from, 256)
  const frame = parseFrame(bytes)
  if (frame === null) return Number.NaN
  const view = viewOf(bytes)
  const hasTable = infoKind(frame, bytes) === 'xing' && bytes.length >= frame.head + 12
  const hasCount = hasTable && (view.getUint32(frame.head + 4) & 1) === 1
  if (hasCount) return view.getUint32(frame.head + 8) * frame.seconds
  return ((file.size - from) / frame.size) * frame.seconds * 0.5
}
