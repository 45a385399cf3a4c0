import { Findings } from '../found.ts'
import { type Cleaner, damaged } from '../outcome.ts'
import { fromLatin1, latin1, untilZero } from '../reading.ts'
import { PieceList, Window } from '../window.ts'
import { FlacChecks, isFrameHeader } from './flac-frame.ts'
import { findId3, MOST_TEXT } from './id3.ts'
import { id3Size } from './id3-size.ts'
import { withoutTail } from './sound-tail.ts'
import { findVorbisComment } from './vorbis-comment.ts'

const STREAMINFO = 0
const PADDING = 1
const SEEKTABLE = 3
const VORBIS_COMMENT = 4
const CUESHEET = 5
const PICTURE = 6
const STREAMINFO_SIZE = 34
const SEEKPOINT_SIZE = 18
const MD5_FROM = 18
const MOST_BLOCKS = 1000
const MOST_SEEKPOINTS = 100_000

/**
 * FLAC (RFC 9639): the data that the decoder needs, the table to seek by, and the frames whose checksums are right.
 * Comments, pictures, cue sheets, others' data and padding go, with tags before and behind.
 *
 * One trace stays: how the encoder chose to store the sound.
 */
export const cleanFlac: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  const found = new Findings()
  const window = new Window(source)
  const begin = await skipId3(window, found)
  if (latin1(await window.bytes(begin, 4)) !== 'fLaC') throw damaged('no FLAC')
  const { info, seek, next } = await readBlocks(window, begin + 4, found)
  const end = await endOfFrames(window, next, await withoutTail(window, found), found)
  if (!end.whole) info.fill(0, MD5_FROM)
  const list = new PieceList()
  list.put(fromLatin1('fLaC'))
  list.putAll([blockHead(STREAMINFO, info.length, seek === null), info])
  if (seek !== null) list.putAll([blockHead(SEEKTABLE, seek.length, true), seek])
  list.keep(next, end.at - next)
  return { pieces: list.pieces, found: found.list(), stays: [] }
}

async function skipId3(window: Window, found: Findings): Promise<number> {
  let at = 0
  for (;;) {
    const size = id3Size(await window.upTo(at, 10))
    if (size === null) return at
    findId3(await window.upTo(at, Math.min(size, MOST_TEXT)), found)
    at += size
  }
}

interface Blocks {
  readonly info: Uint8Array
  readonly seek: Uint8Array | null
  /** where the frames begin */
  readonly next: number
}

async function readBlocks(window: Window, from: number, found: Findings): Promise<Blocks> {
  let at = from
  let info: Uint8Array | null = null
  let seek: Uint8Array | null = null
  for (let count = 0; count < MOST_BLOCKS; count++) {
    const [kind = 0, a = 0, b = 0, c = 0] = await window.bytes(at, 4)
    const size = a * 65_536 + b * 256 + c
    const type = kind & 127
    if (at + 4 + size > window.size) break
    if (type === STREAMINFO && info === null && size === STREAMINFO_SIZE) {
      info = (await window.bytes(at + 4, size)).slice()
    } else if (type === SEEKTABLE && seek === null && size % SEEKPOINT_SIZE === 0) {
      const most = Math.min(size, SEEKPOINT_SIZE * MOST_SEEKPOINTS)
      seek = (await window.bytes(at + 4, most)).slice()
    } else {
      tellBlock(type, await window.bytes(at + 4, Math.min(size, MOST_TEXT)), found)
    }
    at += 4 + size
    if (kind < 128) continue
    if (info === null) break
    return { info, seek, next: at }
  }
  throw damaged('its blocks do not end')
}

function tellBlock(type: number, bytes: Uint8Array, found: Findings): void {
  if (type === VORBIS_COMMENT) findVorbisComment(bytes, found)
  else if (type === PICTURE) found.add('thumbnail')
  else if (type === CUESHEET) found.add('serial', untilZero(latin1(bytes, 0, 128)))
  else if (type !== PADDING) found.add('other')
  else if (bytes.some((byte) => byte !== 0)) found.add('history')
}

function blockHead(type: number, size: number, last: boolean): Uint8Array {
  return Uint8Array.of((last ? 128 : 0) + type, size >> 16, (size >> 8) & 255, size & 255)
}

const SCAN = 65_536
/** The longest header that a frame may have. */
const LOOK_AHEAD = 16

/**
 * The end of the last whole frame. A frame ends where its checksum does and the next one begins; the last ends at the
 * one place behind which nothing is left to be checked.
 */
async function endOfFrames(
  window: Window,
  from: number,
  end: number,
  found: Findings,
): Promise<{ at: number; whole: boolean }> {
  if (!isFrameHeader(await window.upTo(from, LOOK_AHEAD), 0)) throw damaged('no sound in it')
  const checks = new FlacChecks(from)
  for (let at = from; at < end; at += SCAN) {
    const size = Math.min(SCAN, end - at)
    checks.add(await window.upTo(at, size + LOOK_AHEAD), size)
  }
  if (checks.endsAt(end)) return { at: end, whole: true }
  const [first, second] = checks.endsOfLast
  // if sound goes on behind something broken, cutting there would leave most of it out
  const tooMuch = end - checks.lastFrom > 2 * checks.largest + SCAN
  if (second !== undefined || tooMuch) throw damaged('its last frame is not whole')
  const at = first ?? checks.lastFrom
  if (at === from) throw damaged('no sound in it')
  const rest = await window.bytes(at, Math.min(end - at, SCAN))
  if (first !== undefined && rest.some((byte) => byte !== 0)) found.add('history')
  return { at, whole: first !== undefined }
}
