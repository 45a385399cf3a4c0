import { concat } from '../../../../crypto/primitives/bytes.ts'
import { Findings } from '../found.ts'
import { CleanError, type Cleaner, type CleanTools, damaged } from '../outcome.ts'
import { latin1 } from '../reading.ts'
import { PieceList, Window } from '../window.ts'
import { codecOf, type OggCodec } from './ogg-codec.ts'
import { isWhole, MOST_PAGE, type OggPage, oggPages, pageHead, parsePage } from './ogg-page.ts'

const MOST_HEADER = 16 * 1024 * 1024

/**
 * Ogg (RFC 3533) with Vorbis, Opus, FLAC, Speex or Theora: the same packets of sound in the same
 * pages, with comments emptied, numbers of the streams (which tell when it was made) counted from 1,
 * and nothing between the pages. Other streams go: texts, and indexes that are of no use any more.
 *
 * Traces that stay: how the encoder chose to store it, and tables and padding inside of packets.
 */
export const cleanOgg: Cleaner = async (source, tools) => {
  tools.spend(2 * source.size)
  const found = new Findings()
  const window = new Window(source)
  const stream = new Streams(tools, found)
  let at = 0
  while (at < source.size) {
    const page = await pageAt(window, at)
    if (page === null) {
      const next = await nextPage(window, at + 1)
      if (next < source.size) found.add('history')
      else if (await isTold(window, at)) found.add('history')
      at = next
      continue
    }
    stream.add(page, at, await window.bytes(at + page.head, page.body))
    at += page.head + page.body
  }
  if (!stream.hasSound) throw damaged('no sound in it')
  return { pieces: stream.list.pieces, found: found.list(), stays: [] }
}

/** A page whose checksum is right; null if none begins at `at`. */
async function pageAt(window: Window, at: number): Promise<OggPage | null> {
  const page = parsePage(await window.upTo(at, MOST_PAGE))
  if (page === null || at + page.head + page.body > window.size) return null
  return isWhole(await window.bytes(at, page.head + page.body)) ? page : null
}

/** Whether the bytes behind the last page are more than a page that was cut off, or zeros. */
async function isTold(window: Window, at: number): Promise<boolean> {
  const bytes = await window.upTo(at, MOST_PAGE)
  return latin1(bytes, 0, 4) !== 'OggS' && bytes.some((byte) => byte !== 0)
}

const SCAN = 65_536

async function nextPage(window: Window, from: number): Promise<number> {
  for (let at = from; at < window.size; at += SCAN) {
    const bytes = await window.upTo(at, SCAN + 3)
    for (let hit = bytes.indexOf(0x4f); hit !== -1; hit = bytes.indexOf(0x4f, hit + 1)) {
      if (latin1(bytes, hit, hit + 4) === 'OggS') return at + hit
    }
  }
  return window.size
}

interface Stream {
  readonly codec: OggCodec
  readonly serial: number
  /** packets before the sound; null as soon as they are written */
  headers: Uint8Array[] | null
  /** the parts so far of a packet that goes on */
  open: Uint8Array[]
  openSize: number
  sequence: number
  /** number in the source of the page that should come next */
  expected: number
}

class Streams {
  readonly list = new PieceList()
  hasSound = false
  readonly #tools: CleanTools
  readonly #found: Findings
  readonly #bySerial = new Map<number, Stream | null>()
  #serials = 0

  constructor(tools: CleanTools, found: Findings) {
    this.#tools = tools
    this.#found = found
  }

  add(page: OggPage, at: number, body: Uint8Array): void {
    const stream = this.#bySerial.get(page.serial)
    if (page.first) this.#begin(page, body)
    else if (stream === undefined) this.#found.add('history')
    else if (stream?.headers === null) this.#addSound(stream, page, at, body)
    else if (stream !== null) this.#addHeaders(stream, stream.headers, page, body)
  }

  #addSound(stream: Stream, page: OggPage, at: number, body: Uint8Array): void {
    // a page that is missing must be missed by the player too
    if (page.sequence !== stream.expected) stream.sequence++
    const head = pageHead({ ...page, serial: stream.serial, sequence: stream.sequence }, body)
    this.list.put(head)
    this.list.keep(at + page.head, page.body)
    stream.sequence++
    stream.expected = page.sequence + 1
    this.hasSound = true
  }

  #begin(page: OggPage, body: Uint8Array): void {
    const codec = codecOf(body)
    if (codec === null) {
      if (latin1(body, 0, 8) !== 'fishead\0') this.#found.add('other')
      this.#bySerial.set(page.serial, null)
      return
    }
    this.#serials++
    const stream: Stream = {
      ...{ codec, serial: this.#serials, headers: [], open: [] },
      ...{ openSize: 0, sequence: 1, expected: 0 },
    }
    this.#bySerial.set(page.serial, stream)
    this.list.putAll(oggPages([codec.first], stream.serial, 0))
  }

  #addHeaders(stream: Stream, headers: Uint8Array[], page: OggPage, body: Uint8Array): void {
    let at = 0
    let size = 0
    for (const [i, segment] of page.segments.entries()) {
      size += segment
      if (segment === 255 && i < page.segments.length - 1) continue
      this.#hold(stream, body.slice(at, at + size))
      at += size
      size = 0
      if (segment === 255) return
      headers.push(concat(...stream.open))
      stream.open = []
      stream.openSize = 0
      if (!stream.codec.isComplete(headers)) continue
      if (i < page.segments.length - 1) throw damaged('sound among the headers')
      this.#writeHeaders(stream, headers, page)
    }
  }

  #hold(stream: Stream, bytes: Uint8Array): void {
    stream.openSize += bytes.length
    this.#tools.spend(bytes.length)
    if (stream.openSize > MOST_HEADER) throw new CleanError('too-large', 'a header without end')
    stream.open.push(bytes)
  }

  #writeHeaders(stream: Stream, headers: Uint8Array[], page: OggPage): void {
    const packets = stream.codec.clean(headers, this.#found)
    const pages = oggPages(packets, stream.serial, stream.sequence)
    this.list.putAll(pages)
    stream.headers = null
    stream.sequence += pages.length
    stream.expected = page.sequence + 1
  }
}
