import { concat } from '../../../../crypto/primitives/bytes.ts'
import { Findings, type Telling } from '../found.ts'
import { CleanError, type Cleaner, type CleanTools, damaged } from '../outcome.ts'
import { readExif } from '../picture/exif.ts'
import { readXmp } from '../picture/xmp.ts'
import { fromLatin1, viewOf } from '../reading.ts'
import { bytesSource } from '../source.ts'
import { type Patch, PieceList, Window } from '../window.ts'
import {
  bodyOf,
  firstOf,
  liesIn,
  makeBox,
  parseBoxes,
  readBody,
  readTopBoxes,
  type TopBox,
} from './bmff.ts'
import {
  checkApart,
  type Extent,
  type Item,
  type Items,
  keptItems,
  type Reference,
  readItems,
} from './heic-items.ts'
import { cleanProperty, type Placed, writeMeta } from './heic-write.ts'
import { lengthSizeIn } from './mp4-config.ts'
import { type Coded, scrubOf } from './mp4-scrub.ts'
import { findTags } from './mp4-tags.ts'
import { tellTop } from './mp4-top.ts'

const MOST_META = 16 * 1024 * 1024
const MOST_TOLD = 1024 * 1024

/**
 * HEIC and HEIF (ISO 23008-12): the picture that the file is opened for, with its tiles, its
 * transparency, its colours and the way it is turned, all as they are stored. EXIF, XMP, thumbnails,
 * depth, light maps and whatever else stands in the file go; so do other pictures and sequences.
 *
 * One trace stays: how the encoder chose to store the picture.
 */
export const cleanHeic: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  const found = new Findings()
  const window = new Window(source)
  const tops = await readTopBoxes(window)
  for (const box of tops) if (box.type !== 'meta') await tellTop(window, box, found)
  if (tops.some(({ type }) => type === 'moov')) found.add('other')
  const top = tops.find(({ type }) => type === 'meta')
  if (top === undefined) throw damaged('no picture in it')
  if (top.size > MOST_META) throw new CleanError('too-large', 'the tables are too large')
  tools.spend(4 * top.size)
  const meta = parseBoxes((await readBody(window, top)).subarray(4))
  findTags(
    meta.filter(({ type }) => type === 'uuid' || type === 'udta'),
    found,
  )
  const items = readItems(meta)
  const idat = bodyOf(meta, 'idat') ?? new Uint8Array(0)
  const picture = new Picture(items, window, { idat, tops, found })
  await picture.tellOthers(tools)
  return { pieces: await picture.write(), found: found.list(), stays: [] }
}

/** Types of references between pictures that are kept. */
const KEPT_REFERENCES = ['dimg', 'auxl', 'prem']
/** Pictures whose bytes hold only themselves. */
const CODED = ['hvc1', 'av01', 'avc1']
const DERIVED = ['grid', 'iovl', 'iden']

interface Around {
  readonly idat: Uint8Array
  readonly tops: readonly TopBox[]
  readonly found: Findings
}

class Picture {
  readonly #items: Items
  /** where its parts may lie */
  readonly #data: readonly TopBox[]
  readonly #window: Window
  readonly #idat: Uint8Array
  readonly #found: Findings
  readonly #kept: ReadonlySet<number>

  constructor(items: Items, window: Window, { idat, tops, found }: Around) {
    this.#items = items
    this.#window = window
    this.#idat = idat
    this.#data = tops.filter(({ type }) => type === 'mdat')
    this.#found = found
    this.#kept = keptItems(items)
    checkApart(items, this.#kept)
  }

  /** Tell what goes. */
  async tellOthers(tools: CleanTools): Promise<void> {
    for (const item of this.#items.items.values()) {
      if (this.#kept.has(item.id)) continue
      if (item.type === 'Exif' || item.type === 'mime') {
        const size = item.extents.reduce((sum, extent) => sum + extent.size, 0)
        const bytes = size > MOST_TOLD ? new Uint8Array(0) : await this.#bytesOf(item)
        tools.spend(bytes.length)
        await tellText(item, bytes, { found: this.#found, tools })
      } else this.#tellPicture(item)
    }
  }

  #tellPicture(item: Item): void {
    const { references, properties } = this.#items
    const isFrom = (type: string) =>
      references.some((one) => one.type === type && one.from === item.id)
    const isAuxiliary = item.associations.some(({ index }) => properties[index]?.type === 'auxC')
    if (isFrom('thmb')) this.#found.add('thumbnail')
    else if (isAuxiliary) this.#found.add('other')
    else if (!item.hidden || !CODED.includes(item.type)) this.#found.add('embedded')
  }

  async #bytesOf(item: Item): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    for (const extent of item.extents) {
      const { at, size } = extent
      parts.push(extent.inside ? this.#inside(at, size) : await this.#inFile(extent))
    }
    return concat(...parts)
  }

  async #inFile(extent: Extent): Promise<Uint8Array> {
    this.#check(extent)
    return this.#window.bytes(extent.at, extent.size)
  }

  /** A damaged number must not bring removed bytes into the picture. */
  #check({ at, size }: Extent): void {
    if (!liesIn(this.#data, at, size)) throw damaged('a part is not whole')
  }

  #inside(at: number, size: number): Uint8Array {
    if (at + size > this.#idat.length) throw damaged('a part is not whole')
    return this.#idat.subarray(at, at + size)
  }

  async write(): Promise<PieceList['pieces']> {
    const { items, primary } = this.#items
    const data = new PieceList()
    const numbers = new Map([...this.#kept].map((id, i) => [id, i + 1]))
    const properties = this.#properties()
    const placed: Placed[] = []
    for (const [id, number] of numbers) {
      const item = items.get(id)
      if (item === undefined) continue
      const at = data.size
      await this.#put(item, data)
      if (data.size > this.#window.size) throw damaged('parts are named twice')
      const associations = item.associations.flatMap(({ index, essential }) => {
        const moved = properties.moved.get(index)
        return moved === undefined ? [] : [{ index: moved, essential }]
      })
      placed.push({ item, id: number, at, size: data.size - at, associations })
    }
    const references = this.#references(numbers)
    const meta = (begin: number) =>
      writeMeta(placed, properties.boxes, references, numbers.get(primary) ?? 0, begin)
    const brand = this.#brand()
    const kind = makeBox('ftyp', fromLatin1(`${brand}\0\0\0\0mif1${brand}`))
    const head = makeBox('mdat')
    viewOf(head).setUint32(0, data.size + 8)
    const begin = kind.length + meta(0).length + head.length
    return [concat(kind, meta(begin), head), ...data.pieces]
  }

  #brand(): string {
    const type = [...this.#kept].map((id) => this.#items.items.get(id)?.type)
    return type.includes('av01') ? 'avif' : 'heic'
  }

  /** The properties that the kept pictures use, cleaned, and the new place of each. */
  #properties(): { boxes: Uint8Array[]; moved: Map<number, number> } {
    const { items, properties } = this.#items
    const used = new Set(
      [...this.#kept].flatMap((id) =>
        (items.get(id)?.associations ?? []).map(({ index }) => index),
      ),
    )
    const boxes: Uint8Array[] = []
    const moved = new Map<number, number>()
    for (const [index, box] of properties.entries()) {
      const clean = used.has(index) ? cleanProperty(box, this.#found) : null
      if (clean === null) continue
      moved.set(index, boxes.length)
      boxes.push(clean)
    }
    return { boxes, moved }
  }

  #references(numbers: ReadonlyMap<number, number>): Reference[] {
    return this.#items.references.flatMap(({ type, from, to }) => {
      const own = numbers.get(from)
      const others = to.map((id) => numbers.get(id)).filter((id) => id !== undefined)
      if (own === undefined || !KEPT_REFERENCES.includes(type) || others.length !== to.length)
        return []
      return [{ type, from: own, to: others }]
    })
  }

  async #put(item: Item, data: PieceList): Promise<void> {
    if (item.locked) throw new CleanError('locked', 'the picture is encrypted')
    if (DERIVED.includes(item.type)) {
      const own = this.#items.references.find((one) => one.type === 'dimg' && one.from === item.id)
      data.put(cleanDerived(item.type, await this.#bytesOf(item), own?.to.length ?? 0))
      return
    }
    if (!CODED.includes(item.type)) throw damaged('a picture of unknown kind')
    const [extent, second] = item.extents
    if (extent === undefined) throw damaged('a picture of nothing')
    // a picture in pieces is put together first, so that nothing in it is missed
    const isWhole = second === undefined && !extent.inside
    if (isWhole) this.#check(extent)
    const bytes = isWhole ? null : await this.#bytesOf(item)
    const window = bytes === null ? this.#window : new Window(bytesSource(bytes))
    const from = bytes === null ? extent.at : 0
    const size = bytes === null ? extent.size : bytes.length
    const patches: Patch[] = []
    const course = { window, patches, found: this.#found }
    await scrubOf(this.#entryOf(item), course)?.(from, size)
    if (bytes === null) data.keepPatched(from, size, patches)
    else data.put(patched(bytes, patches))
  }

  #entryOf({ type, associations }: Item): Coded {
    const boxes = associations.flatMap(({ index }) => this.#items.properties[index] ?? [])
    return { type, lengthSize: lengthSizeIn(boxes) ?? 4, isAac: false }
  }
}

function patched(bytes: Uint8Array, patches: readonly Patch[]): Uint8Array {
  const out = bytes.slice()
  for (const patch of patches) out.set(patch.bytes, patch.at)
  return out
}

/** How a picture is put together from `parts` others, and not a byte more. */
function cleanDerived(type: string, bytes: Uint8Array, parts: number): Uint8Array {
  const wide = ((bytes[1] ?? 0) & 1) === 1 ? 4 : 2
  if (type === 'iden') return new Uint8Array(0)
  return firstOf(bytes, type === 'grid' ? 4 + 2 * wide : 10 + 2 * wide + parts * 2 * wide)
}

async function tellText(item: Item, bytes: Uint8Array, telling: Telling): Promise<void> {
  const { found } = telling
  if (item.type === 'mime') {
    if (item.mime.includes('rdf+xml') || item.mime.includes('xmp')) readXmp(bytes, found)
    else found.add('other')
    return
  }
  // a number before it says how many bytes follow before the TIFF header
  const skip = bytes.length < 4 ? 0 : 4 + viewOf(bytes).getUint32(0)
  if (skip < bytes.length) await readExif(bytesSource(bytes.slice(skip)), telling)
}
