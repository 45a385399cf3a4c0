import { damaged } from '../outcome.ts'
import { latin1, numberOf, untilZero } from '../reading.ts'
import { type Box, bodyOf, firstOf, flagsOf, parseBoxes } from './bmff.ts'

/** The contents of the `meta` box of a HEIF file (ISO 23008-12), parsed. */
export interface Items {
  readonly primary: number
  readonly items: ReadonlyMap<number, Item>
  readonly references: readonly Reference[]
  readonly properties: readonly Box[]
}

export interface Item {
  readonly id: number
  readonly type: string
  readonly hidden: boolean
  readonly locked: boolean
  /** of text and other data: their type */
  readonly mime: string
  readonly extents: readonly Extent[]
  readonly associations: readonly Association[]
}

/** Bytes of an item; `inside`: in the box `idat`, not in the file. */
export interface Extent {
  readonly at: number
  readonly size: number
  readonly inside: boolean
}

/** One of the properties, from 0. */
export interface Association {
  readonly index: number
  readonly essential: boolean
}

export interface Reference {
  readonly type: string
  readonly from: number
  readonly to: readonly number[]
}

const MOST = 20_000

/** Reads numbers one after the other. */
class Cursor {
  #at: number
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  number(size: number): number {
    if (this.#at + size > this.#bytes.length) throw damaged('a table of the picture is too short')
    const from = this.#at
    this.#at += size
    return numberOf(this.#bytes.subarray(from, this.#at))
  }

  /** A count that the file could hold. */
  count(size: number): number {
    const value = this.number(size)
    if (value > MOST) throw damaged('too many parts of a picture')
    return value
  }

  text(): string {
    const end = this.#bytes.indexOf(0, this.#at)
    const to = end === -1 ? this.#bytes.length : end
    const out = latin1(this.#bytes, this.#at, to)
    this.#at = to + 1
    return out
  }
}

export function readItems(meta: readonly Box[]): Items {
  const [pitm, iinf, iloc] = ['pitm', 'iinf', 'iloc'].map((type) => bodyOf(meta, type))
  if (pitm === undefined || iinf === undefined || iloc === undefined) {
    throw damaged('no picture in it')
  }
  const iprp = parseBoxes(bodyOf(meta, 'iprp') ?? new Uint8Array(0))
  const associations = new Map<number, Association[]>()
  for (const { type, body: ipma } of iprp) if (type === 'ipma') readAssociations(ipma, associations)
  const extents = readLocations(iloc)
  const items = new Map<number, Item>()
  for (const { type, body: infe } of parseBoxes(iinf.subarray(iinf[0] === 0 ? 6 : 8))) {
    if (type !== 'infe') continue
    const item = readInfo(infe)
    const { id } = item
    items.set(id, {
      ...item,
      extents: extents.get(id) ?? [],
      associations: associations.get(id) ?? [],
    })
  }
  return {
    primary: new Cursor(pitm, 4).number(pitm[0] === 0 ? 2 : 4),
    items,
    references: readReferences(bodyOf(meta, 'iref')),
    properties: parseBoxes(bodyOf(iprp, 'ipco') ?? new Uint8Array(0)),
  }
}

function readInfo(infe: Uint8Array): Pick<Item, 'id' | 'type' | 'hidden' | 'locked' | 'mime'> {
  const [version = 0] = infe
  if (version !== 2 && version !== 3) throw damaged('an old table of items')
  const cursor = new Cursor(firstOf(infe, infe.length), 4)
  const id = cursor.number(version === 2 ? 2 : 4)
  const locked = cursor.number(2) !== 0
  const from = version === 2 ? 8 : 10
  const type = latin1(infe, from, from + 4)
  cursor.number(4)
  cursor.text()
  return { id, type, hidden: (flagsOf(infe) & 1) === 1, locked, mime: cursor.text() }
}

function readLocations(iloc: Uint8Array): Map<number, Extent[]> {
  const [version = 0] = iloc
  const cursor = new Cursor(iloc, 4)
  const sizes = cursor.number(1)
  const baseSizes = cursor.number(1)
  const count = cursor.count(version < 2 ? 2 : 4)
  const out = new Map<number, Extent[]>()
  let all = 0
  for (let i = 0; i < count; i++) {
    const id = cursor.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : cursor.number(2) & 15
    cursor.number(2)
    const base = cursor.number(baseSizes >> 4)
    const extents: Extent[] = []
    const parts = cursor.count(2)
    all += parts
    if (all > MOST) throw damaged('too many parts of a picture')
    for (let part = 0; part < parts; part++) {
      if (version > 0) cursor.number(baseSizes & 15)
      const at = base + cursor.number(sizes >> 4)
      extents.push({ at, size: cursor.number(sizes & 15), inside: method === 1 })
    }
    if (method < 2) out.set(id, extents)
  }
  return out
}

function readAssociations(ipma: Uint8Array, out: Map<number, Association[]>): void {
  const cursor = new Cursor(ipma, 4)
  const wide = (flagsOf(firstOf(ipma, 8)) & 1) === 1
  const count = cursor.count(4)
  for (let i = 0; i < count; i++) {
    const id = cursor.number(ipma[0] === 0 ? 2 : 4)
    const own: Association[] = []
    const parts = cursor.number(1)
    for (let part = 0; part < parts; part++) {
      const value = cursor.number(wide ? 2 : 1)
      const limit = wide ? 0x8000 : 0x80
      const index = (value % limit) - 1
      if (index >= 0) own.push({ index, essential: value >= limit })
    }
    out.set(id, [...(out.get(id) ?? []), ...own])
  }
}

function readReferences(iref: Uint8Array | undefined): Reference[] {
  if (iref === undefined) return []
  const wide = iref[0] === 0 ? 2 : 4
  return parseBoxes(iref.subarray(4)).map(({ type, body }) => {
    const cursor = new Cursor(body, 0)
    const from = cursor.number(wide)
    const count = cursor.count(2)
    return { type, from, to: Array.from({ length: count }, () => cursor.number(wide)) }
  })
}

/**
 * A damaged number must not bring removed bytes into those that stay.
 *
 * @throws CleanError `damaged` if parts of the file belong to both
 */
export function checkApart({ items }: Items, kept: ReadonlySet<number>): void {
  const all = [...items.values()].flatMap(({ id, extents }) =>
    extents.map((extent) => ({ ...extent, stays: kept.has(id) })),
  )
  for (const inside of [true, false]) {
    const inOrder = all.filter((one) => one.inside === inside && one.size > 0)
    inOrder.sort((a, b) => a.at - b.at)
    const ends = { stays: 0, goes: 0 }
    for (const { at, size, stays } of inOrder) {
      if (at < (stays ? ends.goes : ends.stays)) throw damaged('parts overlap')
      const side = stays ? 'stays' : 'goes'
      ends[side] = Math.max(ends[side], at + size)
    }
  }
}

/** Names of transparency in `auxC`. */
export const ALPHA = [
  'urn:mpeg:hevc:2015:auxid:1',
  'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha',
  'urn:mpeg:avc:2015:auxid:1',
]

/** The picture that is shown, the pictures that it is put together from, and the transparency of these. */
export function keptItems({ primary, items, references, properties }: Items): ReadonlySet<number> {
  const isAlpha = (id: number) =>
    (items.get(id)?.associations ?? []).some(({ index }) => {
      const box = properties[index]
      return box?.type === 'auxC' && ALPHA.includes(untilZero(latin1(box.body, 4)))
    })
  const kept = new Set([primary])
  for (const id of kept) {
    if (!items.has(id)) throw damaged('no such picture in it')
    for (const { type, from, to } of references) {
      if (type === 'dimg' && from === id) for (const part of to) kept.add(part)
      if (type === 'auxl' && to.includes(id) && isAlpha(from)) kept.add(from)
    }
  }
  return kept
}
