import { Findings } from '../found.ts'
import { type Cleaner, damaged } from '../outcome.ts'
import { latin1 } from '../reading.ts'
import { PieceList, Window } from '../window.ts'
import { APE_HEADER_SIZE, apeSize, findApe, findId3, MOST_TEXT } from './id3.ts'
import { id3Size } from './id3-size.ts'
import { type Mp3Frame, mainDataOf, parseFrame } from './mp3-frame.ts'
import { cleanInfo, type Info, infoKind } from './mp3-info.ts'
import { withoutTail } from './sound-tail.ts'

/** Places that look like a frame or a tag and are none: a bound for files made to take long. */
const MOST_MISSES = 200_000

/**
 * MP3: whole frames and nothing between them, so that tags of every kind go wherever they stand,
 * with the bytes of frames that no sound uses, in which encoders write their names.
 *
 * Traces that stay: stuffing inside of the sound's own bits, and how an encoder chose to store it.
 */
export const cleanMp3: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  const found = new Findings()
  const window = new Window(source)
  const end = await withoutTail(window, found)
  const kept = new KeptFrames(window)
  await walk(window, end, found, kept)
  if (kept.frames === 0) throw damaged('no sound in it')
  return { pieces: await kept.pieces(found), found: found.list(), stays: [] }
}

async function walk(window: Window, end: number, found: Findings, kept: KeptFrames): Promise<void> {
  let at = 0
  let inStep = false
  let misses = 0
  let kind: number | null = null
  while (at + 4 <= end) {
    const frame = parseFrame(await window.bytes(at, 4))
    const fits = frame !== null && at + frame.size <= end && (kind === null || frame.kind === kind)
    if (fits && (inStep || (await isFollowed(window, at, frame, end)))) {
      await kept.add(frame, at)
      ;({ kind } = frame)
      at += frame.size
      inStep = true
      continue
    }
    inStep = false
    if (++misses > MOST_MISSES) throw damaged('hardly any sound in it')
    const tag = await tagSize(window, at, end, found)
    if (tag === null && frame === null) await tellJunk(window, at, found)
    at = tag === null ? await nextCandidate(window, at + 1, end) : at + tag
  }
}

/** Whether another frame of the same kind follows, or the end; noise seldom looks like two frames. */
async function isFollowed(
  window: Window,
  at: number,
  frame: Mp3Frame,
  end: number,
): Promise<boolean> {
  let next = at + frame.size
  for (let count = 0; count < 2; count++) {
    if (next === end) return true
    if (next + 4 > end) return count > 0
    const other = parseFrame(await window.bytes(next, 4))
    if (other?.kind !== frame.kind) return false
    next += other.size
  }
  return true
}

/** Size of the tag that begins here, which is told; null if none does. */
async function tagSize(
  window: Window,
  at: number,
  end: number,
  found: Findings,
): Promise<number | null> {
  const head = await window.upTo(at, APE_HEADER_SIZE)
  const size = id3Size(head)
  if (size !== null) {
    findId3(await window.upTo(at, Math.min(size, MOST_TEXT)), found)
    return Math.min(size, end - at)
  }
  const ape = apeSize(head)
  if (ape === null) return null
  findApe(await window.upTo(at + APE_HEADER_SIZE, Math.min(ape.size, MOST_TEXT)), found)
  return Math.min(ape.isHeader ? ape.size + APE_HEADER_SIZE : APE_HEADER_SIZE, end - at)
}

async function tellJunk(window: Window, at: number, found: Findings): Promise<void> {
  const [first = 0] = await window.bytes(at, 1)
  if (first !== 0) found.add('history')
}

const SCAN = 65_536

/** The next place where a frame or a tag may begin. */
async function nextCandidate(window: Window, from: number, end: number): Promise<number> {
  for (let at = from; at < end; at += SCAN) {
    const bytes = await window.bytes(at, Math.min(SCAN + 3, end - at))
    const own = Math.min(SCAN, end - at)
    for (let i = 0; i < own; i++) if (mayBegin(bytes, i)) return at + i
  }
  return end
}

function mayBegin(bytes: Uint8Array, i: number): boolean {
  const first = bytes[i]
  if (first === 0xff) return parseFrame(bytes.subarray(i, i + 4)) !== null
  if (first !== 0x49 && first !== 0x41) return false
  const name = latin1(bytes, i, i + 3)
  return name === 'ID3' || name === 'APE'
}

/** The main data of a frame, in the one row that the main data of all frames make. */
interface Stretch {
  readonly from: number
  readonly size: number
  /** in the file */
  readonly at: number
}

const ZEROS = new Uint8Array(4096)

class KeptFrames {
  frames = 0
  readonly #window: Window
  readonly #runs: { from: number; to: number }[] = []
  /** bytes of the file that no sound uses, in their order */
  readonly #blanks: { at: number; size: number }[] = []
  #info: Info | null = null
  /** what a later frame may still use */
  #open: Stretch[] = []
  #length = 0
  #used = 0

  constructor(window: Window) {
    this.#window = window
  }

  async add(frame: Mp3Frame, at: number): Promise<void> {
    const bytes = await this.#window.bytes(at, frame.size)
    const kind = this.frames === 0 && this.#info === null ? infoKind(frame, bytes) : null
    if (kind !== null) {
      this.#info = { kind, frame, bytes: bytes.slice() }
      return
    }
    const room = frame.size - frame.head
    const { back, size } = mainDataOf(frame, bytes)
    // a frame that names more data than there are, broken or behind a cut, cannot be decoded as it was
    const isSound = back <= this.#length && size <= back + room
    const begin = this.#length - (isSound ? back : 0)
    await this.#close(begin)
    this.#used = Math.max(this.#used, begin + (isSound ? size : 0))
    this.#open.push({ from: this.#length, size: room, at: at + frame.head })
    this.#length += room
    this.frames++
    const last = this.#runs.at(-1)
    if (last?.to === at) last.to = at + frame.size
    else this.#runs.push({ from: at, to: at + frame.size })
  }

  async pieces(found: Findings): Promise<PieceList['pieces']> {
    await this.#close(this.#length)
    const list = new PieceList()
    let next = 0
    for (const { from, to } of this.#runs) {
      let at = from
      for (let blank = this.#blanks[next]; blank !== undefined && blank.at < to; ) {
        list.keep(at, blank.at - at)
        list.put(ZEROS.subarray(0, blank.size))
        at = blank.at + blank.size
        next++
        blank = this.#blanks[next]
      }
      list.keep(at, to - at)
    }
    if (this.#info === null) return list.pieces
    const kept = { frames: this.frames, size: list.size + this.#info.bytes.length }
    return [cleanInfo(this.#info, kept, found), ...list.pieces]
  }

  /** Blank the bytes that no frame uses before `until`, where the next frame's sound begins. */
  async #close(until: number): Promise<void> {
    for (const { from, size, at } of this.#open) {
      const first = Math.max(from, this.#used)
      const last = Math.min(from + size, until)
      if (first >= last) continue
      const place = at + first - from
      const bytes = await this.#window.bytes(place, last - first)
      if (bytes.some((byte) => byte !== 0)) this.#blanks.push({ at: place, size: last - first })
    }
    this.#used = Math.max(this.#used, until)
    this.#open = this.#open.filter(({ from, size }) => from + size > this.#used)
  }
}
