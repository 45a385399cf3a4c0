import { looksLikeFile } from '../alternative.ts'
import { type Findings, setOf } from '../found.ts'
import type { CleanTools, StaysName } from '../outcome.ts'
import type { Piece } from '../source.ts'
import type { PdfFile } from './file.ts'
import { deflated, filterEntries } from './filters.ts'
import { type Asked, entryOf, isKind, type Kind, TEXTS } from './grammar.ts'
import { kindOf } from './kinds.ts'
import { pdfPages } from './pages.ts'
import { StreamCleaner } from './streams.ts'
import { Teller } from './told.ts'
import { type Usage, usageOf } from './usage.ts'
import {
  type Dict,
  dictIn,
  listIn,
  Name,
  nameIn,
  PdfStream,
  Ref,
  textIn,
  type Value,
} from './values.ts'
import { PdfWriter } from './write.ts'

/** Copying an entry is as much work as inflating this many bytes. */
const ENTRY = 32

interface Job {
  /** Its number in the new file. */
  readonly number: number
  readonly value: Value
  /** The kind as which it is copied; for a list, that of its entries. */
  readonly kind: Asked
}

/**
 * Rebuild a document from its pages: everything that can be reached from them and the catalogue, by the entries that
 * grammar.ts names, and nothing else.
 */
export class Copier {
  readonly stays: Set<StaysName>
  readonly #file: PdfFile
  readonly #tools: CleanTools
  readonly #tell: Teller
  readonly #streams: StreamCleaner
  readonly #writer = new PdfWriter()
  readonly #numbers = new Map<string, number>()
  readonly #pages = new Map<number, number>()
  /** Lists of streams by their numbers: pages may have one in common. */
  readonly #joined = new Map<string, Value>()
  #jobs: Job[] = []
  #usage: Usage = new Map()
  /** The properties of the document, which nothing else may lead to. */
  readonly #info: number | null

  constructor(file: PdfFile, tools: CleanTools, found: Findings) {
    this.#file = file
    this.#tools = tools
    this.#tell = new Teller(file, found, tools)
    this.#streams = new StreamCleaner(tools, found)
    this.stays = this.#streams.stays
    const info = file.trailer.get('Info')
    this.#info = info instanceof Ref ? file.target(info).number : null
  }

  async copy(): Promise<readonly Piece[]> {
    this.#tell.trailer()
    const catalog = this.#file.dict(this.#file.trailer.get('Root')) ?? new Map()
    const root = this.#writer.reserve()
    const tree = this.#writer.reserve()
    const all = pdfPages(this.#file, catalog.get('Pages'))
    this.#usage = usageOf(this.#file, all, this.#tools)
    const pages = all.map((page) => {
      const number = this.#writer.reserve()
      if (page.number !== null && !this.#pages.has(page.number)) {
        this.#pages.set(page.number, number)
      }
      return { number, dict: page.dict }
    })
    const kids = pages.map(({ number }) => new Ref(number))
    const list: Dict = new Map([['Type', new Name('Pages')]])
    this.#writer.add(tree, list.set('Kids', kids).set('Count', kids.length))
    for (const { number, dict } of pages) {
      const rest = new Map(dict)
      rest.delete('Contents')
      const page = this.#dict(rest, 'page').set('Type', new Name('Page'))
      const drawn = this.#contents(dict.get('Contents') ?? null)
      if (drawn !== undefined) page.set('Contents', drawn)
      this.#writer.add(number, page.set('Parent', new Ref(tree)))
      await this.#work()
    }
    const rest = new Map(catalog)
    rest.delete('Pages')
    const clean = this.#dict(rest, 'catalog').set('Type', new Name('Catalog'))
    this.#writer.add(root, clean.set('Pages', new Ref(tree)))
    await this.#work()
    return this.#writer.finish(root)
  }

  /** The content of a page. @returns undefined if it is left out */
  #contents(contents: Value): Value | undefined {
    const list = this.#file.get(contents)
    if (!Array.isArray(list) || list.length < 2) return this.#value(contents, 'content')
    const targets = list.flatMap((one) => (one instanceof Ref ? [this.#file.target(one)] : []))
    const key = targets.map(({ number }) => number).join()
    const known = this.#joined.get(key)
    if (known !== undefined) return known
    const parts = targets.flatMap(({ value }) => {
      const isDrawn = kindOf(this.#file, 'content', value) === 'content'
      return value instanceof PdfStream && isDrawn ? [value] : []
    })
    const encoded = parts.map(({ bytes, dict }) => ({ bytes, filters: this.#file.filters(dict) }))
    const joined = this.#streams.joined(encoded)
    const copied =
      joined instanceof Uint8Array
        ? this.#drawnBy(joined)
        : this.#array(list, joined === null ? 'content' : 'part')
    this.#joined.set(key, copied)
    return copied
  }

  #drawnBy(bytes: Uint8Array): Ref {
    const number = this.#writer.reserve()
    const filter = filterEntries([{ name: 'FlateDecode', parameters: null }])
    this.#writer.addStream(number, new Map(filter), deflated(bytes))
    return new Ref(number)
  }

  /** Copy all objects that copies refer to, until there are no new ones. */
  async #work(): Promise<void> {
    for (let job = this.#jobs.pop(); job !== undefined; job = this.#jobs.pop()) {
      const { number, value, kind } = job
      const dict = dictIn(value)
      if (dict === null || !isKind(kind)) {
        this.#writer.add(number, this.#value(value, kind) ?? null)
      } else if (value instanceof PdfStream) await this.#stream(number, value, kind)
      else this.#writer.add(number, this.#dict(dict, kind))
    }
  }

  async #stream(number: number, stream: PdfStream, kind: Kind): Promise<void> {
    const before = this.#file.filters(stream.dict)
    const { data, filters } = await this.#streams.clean(stream, before, kind)
    const entries = new Map([...stream.dict].filter(([key]) => !OF_STREAMS.has(key)))
    const dict = this.#dict(entries, kind)
    const clean = filters.map(({ name, parameters }) => ({
      name,
      parameters: parameters === null ? null : this.#dict(parameters, 'parameters'),
    }))
    for (const [key, value] of filterEntries(clean)) dict.set(key, value)
    this.#writer.addStream(number, dict, data)
  }

  #dict(dict: Dict, kind: Kind): Dict {
    this.#tools.spend(ENTRY * dict.size)
    const copy: Dict = new Map()
    const used = this.#usage.get(dict)
    for (const [key, value] of dict) {
      const asked = entryOf(kind, key)
      if (used !== undefined && !used.has(key) && !DEFAULTS.test(key)) {
        if (kind === 'objects') this.#tell.unused()
        continue
      }
      if (asked === null) this.#tell.entry(kind, key, value, dict)
      else if (this.#namesFile(kind, key, dict)) this.#tell.fileName(value)
      else {
        const copied = this.#value(value, asked)
        if (key === 'Type' && !(copied instanceof Name && TYPES.has(copied.text))) continue
        if (copied !== undefined) copy.set(key, copied)
      }
    }
    if (kind === 'shown') {
      this.#tell.whole(dict)
      copy.set('Type', new Name('Annot')).set('Subtype', new Name('Stamp'))
    }
    if (this.#isHidden(dict, kind)) this.stays.add('hidden')
    if (kind === 'annotation' && textIn(this.#file.get(dict.get('Contents')))) {
      this.stays.add('comment-text')
    }
    return copy
  }

  /** Whether an alternative text is the path of a file: the text that a link has instead of itself is one too. */
  #namesFile(kind: Kind, key: string, dict: Dict): boolean {
    const isLink = key === 'Contents' && nameIn(this.#file.get(dict.get('Subtype'))) === 'Link'
    if (!isLink && !ALTERNATIVES.has(key)) return false
    const isText = kind !== 'font' && kind !== 'encoding'
    return isText && looksLikeFile(textIn(this.#file.get(dict.get(key))) ?? '')
  }

  /** Layers that are switched off, and annotations that are not shown (bit 2 of their flags). */
  #isHidden(dict: Dict, kind: Kind): boolean {
    if (kind === 'layer-state') {
      const isOff = nameIn(this.#file.get(dict.get('BaseState'))) === 'OFF'
      return isOff || listIn(this.#file.get(dict.get('OFF'))).length > 0
    }
    const flags = kind === 'annotation' ? this.#file.get(dict.get('F')) : 0
    return typeof flags === 'number' && (flags & 2) !== 0
  }

  /** @returns undefined if it is left out */
  #value(value: Value, asked: Asked): Value | undefined {
    if (value instanceof Ref) return this.#ref(value, asked)
    if (Array.isArray(value)) return this.#array(value, asked)
    if (value instanceof Uint8Array) return TEXTS.has(asked) ? value : undefined
    if (!(value instanceof Map)) return value ?? undefined
    const kind = kindOf(this.#file, asked, value)
    if (kind !== null) return this.#dict(value, kind)
    this.#tell.whole(value)
    return undefined
  }

  #array(array: readonly Value[], asked: Asked): Value[] {
    this.#tools.spend(ENTRY * array.length)
    const copies = array.map((one, i) =>
      isStray(array, i, asked) ? undefined : this.#value(one, asked),
    )
    // places count in all other lists
    const isSet = asked === 'annotation' || asked === 'field'
    return isSet ? copies.filter((one) => one !== undefined) : copies.map((one) => one ?? null)
  }

  #ref(ref: Ref, asked: Asked): Value | undefined {
    const { number, value } = this.#file.target(ref)
    const page = this.#pages.get(number)
    if (asked === 'page') return page === undefined ? undefined : new Ref(page)
    if (page !== undefined) return asked === 'destination' ? new Ref(page) : undefined
    if (number === this.#info) return undefined
    const dict = dictIn(value)
    if (dict === null && !Array.isArray(value) && !(value instanceof Uint8Array)) {
      return value ?? undefined
    }
    if (value instanceof Uint8Array && !TEXTS.has(asked)) return undefined
    const kind = dict === null ? asked : kindOf(this.#file, asked, value)
    if (kind === null) {
      if (dict !== null) this.#tell.whole(dict)
      return undefined
    }
    const key = `${number} ${kind}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return new Ref(known)
    const own = this.#writer.reserve()
    this.#numbers.set(key, own)
    this.#jobs.push({ number: own, value, kind })
    return new Ref(own)
  }
}

/** Texts that stand for what is shown (14.9.3 to 14.9.5, and of fields and tables). */
const ALTERNATIVES = setOf('Alt ActualText E TU Summary Desc')

/** Colours that are in use without being named. */
const DEFAULTS = /^Default(?:Gray|RGB|CMYK)$/

/**
 * In graphics, texts are only the numbered colours of a picture. A name among numbers comes from a list without an end.
 */
function isStray(array: readonly Value[], i: number, asked: Asked): boolean {
  if (asked === 'plain') return array[i] instanceof Name
  if (asked !== 'graphic' || !(array[i] instanceof Uint8Array)) return false
  const name = nameIn(array[0])
  return i !== 3 || (name !== 'Indexed' && name !== 'I')
}

/** Entries that say how bytes are stored: they are written again. Bytes of another file are not fetched. */
const OF_STREAMS = setOf('Length Filter DecodeParms DL F FFilter FDecodeParms')

/** Types that dictionaries give themselves; any other type is left out. */
const TYPES = setOf(
  `Catalog PageLabel Outlines OutputIntent Page XObject Group Mask ExtGState Pattern Font
  FontDescriptor Encoding CMap Annot Border StructTreeRoot StructElem MCR OBJR OCG OCMD Action
  Halftone`,
)
