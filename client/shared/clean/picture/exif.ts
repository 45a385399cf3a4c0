import { concat, u16be, u32be } from '../../../../crypto/primitives/bytes.ts'
import type { Findings, Telling } from '../found.ts'
import type { CleanTools } from '../outcome.ts'
import { latin1, untilZero, viewOf } from '../reading.ts'
import type { ByteSource } from '../source.ts'
import { DIRECTORIES, EXIF_TAGS, GPS, isStructure, TAG } from './exif-tags.ts'
import { readIptc } from './iptc.ts'
import {
  type DirectoryEntry,
  readDirectory,
  readHeader,
  type TiffHeader,
} from './tiff/directory.ts'
import { readXmp } from './xmp.ts'

/** Bytes of a value that are looked at; more is no text for anybody's eyes. */
const TEXT_MOST = 4096
const PACKET_MOST = 1024 * 1024
const DIRECTORIES_MOST = 4096

/**
 * Tell what stands in the tags of an EXIF block. A broken one is told as far as it can be read: all
 * of it is taken out anyway.
 *
 * @returns Orientation, 1 to 8; 1 if it says none
 */
export async function readExif(source: ByteSource, telling: Telling): Promise<number> {
  const header = await readHeader(source)
  if (header === null) return 1
  const reader = new ExifReader(source, header, telling)
  await reader.readAll(true)
  return reader.orientation
}

/** Bytes of a source, from one place to before another. */
export interface ExifSpan {
  readonly from: number
  readonly to: number
}

/**
 * Tell what stands in the tags of a TIFF file.
 *
 * @returns where directories and values stand that do not fit into them
 */
export async function readTiffTags(
  source: ByteSource,
  header: TiffHeader,
  telling: Telling,
): Promise<readonly ExifSpan[]> {
  const reader = new ExifReader(source, header, telling)
  await reader.readAll(false)
  return reader.spans
}

/**
 * The smallest EXIF block that turns a picture as it was: one tag.
 *
 * @param orientation 2 to 8
 */
export function orientationExif(orientation: number): Uint8Array {
  const head = concat(u32be(0x4d4d002a), u32be(8), u16be(1))
  const entry = concat(u16be(TAG.orientation), u16be(SHORT), u32be(1), u16be(orientation))
  return concat(head, entry, new Uint8Array(6))
}

class ExifReader {
  orientation = 1
  readonly spans: ExifSpan[] = []
  readonly #source: ByteSource
  readonly #header: TiffHeader
  readonly #found: Findings
  readonly #tools: CleanTools
  /** Structures that point at themselves have no end. */
  readonly #seen = new Set<number>()

  constructor(source: ByteSource, header: TiffHeader, { found, tools }: Telling) {
    this.#source = source
    this.#header = header
    this.#found = found
    this.#tools = tools
  }

  /** @param isBlock of a camera: behind its first picture stands a small one of the same */
  async readAll(isBlock: boolean): Promise<void> {
    let at = this.#header.first
    for (let page = 0; at !== 0; page++) {
      const next = await this.#directory(at, page === 0)
      if (next !== 0 && page === 0 && isBlock) this.#found.add('thumbnail')
      at = next
    }
  }

  /** @returns where the next one stands, 0 if there is none */
  async #directory(at: number, isMain: boolean): Promise<number> {
    if (this.#seen.has(at) || this.#seen.size >= DIRECTORIES_MOST) return 0
    this.#seen.add(at)
    const directory = await this.#entries(at)
    for (const entry of directory?.entries.values() ?? []) await this.#entry(entry, isMain)
    return directory?.next ?? 0
  }

  async #entries(
    at: number,
  ): Promise<{ entries: Map<number, DirectoryEntry>; next: number } | null> {
    const directory = await readDirectory(this.#source, this.#header, at)
    if (directory === null) return null
    const { entries, end, next } = directory
    this.#tools.spend(entries.length * 64)
    this.spans.push({ from: at, to: end })
    for (const entry of entries) {
      const isElsewhere = entry.at < at || entry.at >= end
      if (isElsewhere) this.spans.push({ from: entry.at, to: entry.at + entry.size })
    }
    return { entries: new Map(entries.map((entry) => [entry.tag, entry])), next }
  }

  async #entry(entry: DirectoryEntry, isMain: boolean): Promise<void> {
    if (entry.tag === TAG.orientation && isMain) {
      const value = (await this.#numbers(entry))[0] ?? 1
      // A file may give it as a fraction.
      if (value >= 1 && value <= 8) this.orientation = Math.trunc(value)
    } else if (entry.tag === TAG.gps) {
      await this.#gps(entry)
    } else if (DIRECTORIES.includes(entry.tag)) {
      for (const at of (await this.#numbers(entry)).slice(0, DIRECTORIES_MOST)) {
        await this.#directory(at, false)
      }
    } else if (entry.tag === TAG.xmp) {
      readXmp(await this.#bytes(entry, PACKET_MOST), this.#found)
    } else if (entry.tag === TAG.iptc) {
      readIptc(await this.#bytes(entry, PACKET_MOST), this.#found)
    } else {
      await this.#told(entry)
    }
  }

  async #told(entry: DirectoryEntry): Promise<void> {
    const what = EXIF_TAGS.get(entry.tag)
    if (what === undefined) {
      if (!isStructure(entry.tag)) this.#found.add('other')
      return
    }
    if (what === 'maker-note' || what === 'thumbnail') return this.#found.add(what)
    this.#found.add(what, await this.#text(entry))
  }

  async #gps(pointer: DirectoryEntry): Promise<void> {
    const at = (await this.#numbers(pointer))[0] ?? 0
    const entries = (await this.#entries(at))?.entries
    if (entries === undefined || entries.size === 0) return
    const degrees = async (tag: number, refTag: number, negative: string) => {
      const entry = entries.get(tag)
      const ref = entries.get(refTag)
      if (entry === undefined) return Number.NaN
      const [whole = Number.NaN, minutes = 0, seconds = 0] = await this.#numbers(entry)
      const sign = ref !== undefined && (await this.#text(ref)).toUpperCase() === negative ? -1 : 1
      return sign * (whole + minutes / 60 + seconds / 3600)
    }
    const latitude = await degrees(GPS.latitude, GPS.latitudeRef, 'S')
    const longitude = await degrees(GPS.longitude, GPS.longitudeRef, 'W')
    const area = entries.get(GPS.area)
    this.#found.addPlace(latitude, longitude, area === undefined ? '' : await this.#text(area))
    const day = entries.get(GPS.day)
    if (day !== undefined) this.#found.add('time', await this.#text(day))
  }

  #bytes(entry: DirectoryEntry, most: number): Promise<Uint8Array> {
    const length = Math.min(entry.size, most)
    this.#tools.spend(length)
    return this.#source.read(entry.at, length)
  }

  async #numbers(entry: DirectoryEntry): Promise<number[]> {
    return numbersOf(await this.#bytes(entry, TEXT_MOST), entry.type, this.#header.isLittle)
  }

  async #text(entry: DirectoryEntry): Promise<string> {
    return textOf(await this.#bytes(entry, TEXT_MOST), entry, this.#header.isLittle)
  }
}

const SHORT = 3
const LONG = 4
const RATIONAL = 5
const SUB_DIRECTORY = 13
const LONG8 = 16
const DIRECTORY8 = 18

/** The unsigned numbers of a value; those of other types are left out. */
export function numbersOf(bytes: Uint8Array, type: number, isLittle: boolean): number[] {
  const view = viewOf(bytes)
  const each = (size: number, read: (at: number) => number) =>
    Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => read(i * size))
  if (type === 1 || type === 7) return [...bytes]
  if (type === SHORT) return each(2, (at) => view.getUint16(at, isLittle))
  if (type === LONG || type === SUB_DIRECTORY) return each(4, (at) => view.getUint32(at, isLittle))
  if (type === LONG8 || type === DIRECTORY8) {
    return each(8, (at) => Number(view.getBigUint64(at, isLittle)))
  }
  if (type !== RATIONAL) return []
  return each(8, (at) => view.getUint32(at, isLittle) / view.getUint32(at + 4, isLittle))
}

const WINDOWS_TEXT = [0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f]
/** The values of these begin with eight bytes that name their encoding. */
const WITH_ENCODING = [0x9286, 27, 28]

function textOf(bytes: Uint8Array, { tag, type }: DirectoryEntry, isLittle: boolean): string {
  if (WINDOWS_TEXT.includes(tag)) return untilZero(new TextDecoder('utf-16le').decode(bytes))
  if (WITH_ENCODING.includes(tag) && type === 7) {
    const encoding = latin1(bytes, 0, 8)
    const rest = bytes.subarray(8)
    if (!encoding.startsWith('UNICODE')) return untilZero(new TextDecoder().decode(rest))
    return untilZero(new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be').decode(rest))
  }
  return [1, 2, 7, 129].includes(type) ? untilZero(new TextDecoder().decode(bytes)) : ''
}
