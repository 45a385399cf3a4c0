import { Findings } from '../found.ts'
import { CleanError, type Cleaned, type CleanTools, damaged } from '../outcome.ts'
import { chunks, readExactly, viewOf } from '../reading.ts'
import type { ByteSource } from '../source.ts'
import { PieceList, Window } from '../window.ts'
import { JpegApps } from './jpeg-apps.ts'
import { JpegWalk } from './jpeg-walk.ts'

/**
 * Clean a JPEG file. Coded data stay byte for byte. The only application segments that stay are those that decoding
 * needs, and the tag that turns the picture.
 *
 * @param shared DHT segments that stand elsewhere, if several streams have them in common
 * @throws CleanError `damaged` if it breaks off before its end, or its parts are not as ITU T.81 has them
 */
export async function cleanJpeg(
  source: ByteSource,
  tools: CleanTools,
  shared: readonly Uint8Array[] = [],
): Promise<Cleaned> {
  const reader = new JpegReader(source, tools, shared)
  await reader.readAll()
  if (!reader.hasPicture) throw damaged('no picture')
  return reader.cleaned()
}

/**
 * Clean the tables that several JPEG streams of a TIFF file have in common: a stream without a
 * picture.
 *
 * @returns also its DHT segments, to be given to `cleanJpeg`
 * @throws CleanError as `cleanJpeg`
 */
export async function cleanJpegTables(
  source: ByteSource,
  tools: CleanTools,
): Promise<Cleaned & { readonly shared: readonly Uint8Array[] }> {
  const reader = new JpegReader(source, tools, [])
  await reader.readAll()
  return { ...reader.cleaned(), shared: reader.tables }
}

const MARKER = {
  codes: 0xc4,
  restart: 0xd0,
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  steps: 0xdb,
  lines: 0xdc,
  interval: 0xdd,
  app: 0xe0,
  comment: 0xfe,
}
const SOI = Uint8Array.of(0xff, MARKER.start)
const EOI = Uint8Array.of(0xff, MARKER.end)
const COMMENT_MOST = 512
/** Looking for a marker byte by byte takes longer than reading. */
const JUNK_COST = 64
/** Scans that are longer are not followed: they would have to be in memory as a whole. */
const FOLLOWED_MOST = 32 * 1024 * 1024

class JpegReader {
  readonly #source: ByteSource
  readonly #tools: CleanTools
  readonly #window: Window
  readonly #found = new Findings()
  readonly #apps: JpegApps
  readonly #body = new PieceList()
  readonly tables: Uint8Array[] = []
  /** Tables that no scan has used yet. */
  readonly #unused = new Set<string>()
  #walk: JpegWalk | null = null
  /** Squares between restarts; zero if there are no restarts. */
  #interval = 0
  hasPicture = false

  constructor(source: ByteSource, tools: CleanTools, shared: readonly Uint8Array[]) {
    this.#source = source
    this.#tools = tools
    this.tables.push(...shared)
    this.#window = new Window(source)
    this.#apps = new JpegApps({ found: this.#found, tools })
  }

  async readAll(): Promise<void> {
    const [a, b] = await this.#window.bytes(0, 2)
    if (a !== 0xff || b !== MARKER.start) throw damaged('another beginning')
    let at = 2
    for (;;) {
      at = await this.#markerFrom(at)
      const marker = (await this.#window.bytes(at, 2))[1] ?? 0
      if (marker === MARKER.end) break
      at = await this.#segment(marker, at)
    }
    await this.#tail(at + 2)
  }

  cleaned(): Cleaned {
    const whole = new PieceList()
    whole.putAll([SOI, this.#apps.needed(), ...this.#body.pieces, EOI])
    return { pieces: whole.pieces, found: this.#found.list(), stays: [] }
  }

  /** The place of the next marker: fill bytes may stand before it, and bytes that do not belong there. */
  async #markerFrom(from: number): Promise<number> {
    let at = from
    for (;;) {
      const [a, b] = await this.#window.bytes(at, 2)
      if (a === 0xff && b !== 0xff && b !== 0) return at
      if (a !== 0xff) this.#found.add('history')
      this.#tools.spend(JUNK_COST)
      at += a === 0xff && b === 0 ? 2 : 1
    }
  }

  /** @returns where it ends, with the coded data behind it */
  async #segment(marker: number, at: number): Promise<number> {
    if (marker < 0xc0 || (marker >= MARKER.restart && marker <= MARKER.start)) {
      throw damaged('a marker in a wrong place')
    }
    const length = viewOf(await this.#window.bytes(at + 2, 2)).getUint16(0)
    if (length < 2) throw damaged('a segment without a length')
    const body = await this.#window.bytes(at + 4, length - 2)
    const end = at + 2 + length
    if (marker >= MARKER.app && marker <= 0xef) {
      await this.#apps.take(marker - MARKER.app, body)
    } else if (marker === MARKER.comment) {
      const text = new TextDecoder().decode(body.subarray(0, COMMENT_MOST))
      this.#found.add('comments', text)
    } else {
      this.#keep(marker, body)
      this.#body.keep(at, 2 + length)
    }
    return marker === MARKER.scan ? this.#scan(body.slice(), end) : end
  }

  /** A segment that stays has the length that its contents ask for: nothing is hidden behind them. */
  #keep(marker: number, body: Uint8Array): void {
    if (!isWhole(marker, body)) throw damaged('a segment of a wrong length')
    if (isFrame(marker)) {
      if (this.#walk !== null) throw damaged('two frames')
      this.#walk = new JpegWalk(marker, body.slice())
      if (!this.#walk.isValid) throw damaged('a frame that no browser shows')
      if (this.#walk.isTooLarge) throw new CleanError('too-large', 'too many squares')
      for (const tables of this.tables) this.#walk.takeTables(tables)
    } else if (marker === MARKER.codes || marker === MARKER.steps) {
      this.#keepTables(marker, body.slice())
    } else if (marker === MARKER.interval) {
      this.#interval = viewOf(body).getUint16(0)
    } else if (marker === MARKER.scan) {
      if (this.#walk === null) throw damaged('a scan before its frame')
      this.#unused.clear()
      this.hasPicture = true
    }
  }

  /** A table that replaces one that nothing has used is none: its length has been spoilt. */
  #keepTables(marker: number, body: Uint8Array): void {
    for (const at of tablesIn(marker, body)) {
      const table = `${marker} ${marker === MARKER.codes ? body[at] : (body[at] ?? 0) & 15}`
      if (this.#unused.has(table)) throw damaged('a table that nothing uses')
      this.#unused.add(table)
    }
    if (marker === MARKER.steps) {
      if (!areSteps(body)) throw damaged('a step of zero')
      return
    }
    this.tables.push(body)
    this.#walk?.takeTables(body)
  }

  /** Keep the coded data from `from` on, and nothing that stands behind them. */
  async #scan(head: Uint8Array, from: number): Promise<number> {
    const end = await this.#scanEnd(from)
    const length = end - from
    const walk = this.#walk
    let used: number | null = length
    if (walk?.isPossible && length <= FOLLOWED_MOST) {
      this.#tools.spend(length)
      used = walk.scan(head, await readExactly(this.#source, from, length), this.#interval)
    }
    if (used === null) throw damaged('a scan that cannot be followed')
    if (used < length) this.#found.add('history')
    this.#body.keep(from, used)
    return end
  }

  /** Before the first marker that is no restart. */
  async #scanEnd(from: number): Promise<number> {
    let base = from
    let restarts = 0
    let isMarked = false
    for await (const chunk of chunks(this.#source, from, this.#source.size)) {
      this.#tools.spend(chunk.length)
      let at = 0
      for (;;) {
        if (!isMarked) {
          at = chunk.indexOf(0xff, at) + 1
          if (at === 0) break
        }
        isMarked = at >= chunk.length
        if (isMarked) break
        const next = chunk[at] ?? 0
        if (next === 0xff) continue
        if (next !== 0 && !(next >= MARKER.restart && next < MARKER.start)) {
          return base + at - 1
        }
        if (next !== 0 && !(this.#interval > 0 && next === MARKER.restart + (restarts++ % 8))) {
          throw damaged('a restart out of order')
        }
      }
      base += chunk.length
    }
    throw damaged('it breaks off')
  }

  /** A second picture, a film, or whatever was put behind the end. */
  async #tail(from: number): Promise<void> {
    const head = await this.#window.upTo(from, 4096)
    if (head.every((byte) => byte === 0 || byte === 0xff)) return
    const text = String.fromCharCode(...head)
    const isFile = text.includes('\xff\xd8\xff') || text.includes('ftyp')
    this.#found.add(isFile ? 'embedded' : 'history')
  }
}

/** SOF0 to SOF15 of ITU T.81, without the three of these numbers that mean other things. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function isWhole(marker: number, body: Uint8Array): boolean {
  if (isFrame(marker)) return body.length === 6 + 3 * (body[5] ?? 0)
  if (marker === MARKER.codes || marker === MARKER.steps) {
    return tablesIn(marker, body).length > 0
  }
  if (marker === 0xcc) return body.length % 2 === 0
  if (marker === MARKER.lines || marker === MARKER.interval) return body.length === 2
  return marker === MARKER.scan && body.length === 4 + 2 * (body[0] ?? 0)
}

/** The places at which the tables of a segment begin; none if the tables do not fill it. */
export function tablesIn(marker: number, body: Uint8Array): number[] {
  const places: number[] = []
  let at = 0
  while (at < body.length) {
    places.push(at)
    const isCodes = marker === MARKER.codes
    const steps = (body[at] ?? 0) < 16 ? 65 : 129
    at += isCodes ? 17 + sum(body.subarray(at + 1, at + 17)) : steps
  }
  return at === body.length ? places : []
}

/** Whether no value of tables of one or two bytes each is zero: a table cut short goes on in the next. */
function areSteps(body: Uint8Array): boolean {
  return tablesIn(MARKER.steps, body).every((at) => {
    const size = (body[at] ?? 0) < 16 ? 1 : 2
    return Array.from({ length: 64 }, (_, i) => at + 1 + i * size).every((step) =>
      body.subarray(step, step + size).some((byte) => byte !== 0),
    )
  })
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((all, byte) => all + byte, 0)
}
