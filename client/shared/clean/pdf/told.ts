import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { type Findings, group, namesOf, setOf } from '../found.ts'
import type { CleanTools, FoundName } from '../outcome.ts'
import { readXmp } from '../picture/xmp.ts'
import type { PdfFile } from './file.ts'
import { decoded, isReadable } from './filters.ts'
import type { Kind } from './grammar.ts'
import { inherited, isSignature } from './kinds.ts'
import { type Dict, dictIn, listIn, nameIn, PdfStream, textIn, type Value } from './values.ts'

/** A packet of XMP is a few KiB; a larger one is taken out unread. */
const XMP_MOST = 4 * 1024 * 1024
/** Files, scripts or fields of one list that are told. */
const LIST_MOST = 50

/** Tells what is left out. Nothing depends on it: parts that it cannot read are left out all the same. */
export class Teller {
  readonly #file: PdfFile
  readonly #found: Findings
  readonly #tools: CleanTools

  constructor(file: PdfFile, found: Findings, tools: CleanTools) {
    this.#file = file
    this.#found = found
    this.#tools = tools
  }

  /** Tell what the trailer names: properties of the document, its numbers, and how often it was saved. */
  trailer(): void {
    const { trailer, tables } = this.#file
    for (const [key, value] of this.#file.dict(trailer.get('Info')) ?? []) this.#info(key, value)
    for (const one of this.#list(trailer.get('ID')).slice(0, 2)) {
      const bytes = this.#file.get(one)
      if (bytes instanceof Uint8Array) this.#found.add('serial', toHex(bytes.subarray(0, 32)))
    }
    if (tables.revisions > 1) this.#found.add('history')
  }

  #info(key: string, value: Value): void {
    const text = this.#text(value)
    if (text === '' || key === 'Trapped') return
    if (key === 'Title' || key === 'Subject' || key === 'Keywords') {
      this.#found.add('description', text)
    } else if (key === 'Creator' || key === 'Producer') this.#found.add('software', text)
    else if (key === 'Author') this.#found.add('person', text)
    else if (/date/i.test(key)) this.#found.add('time', dateText(text))
    else if (/company|manager|author|owner|user|name/i.test(key)) this.#found.add('person', text)
    else this.#found.add('other', `${key}: ${text}`)
  }

  /** An entry of a dictionary of this kind that is not copied. */
  entry(kind: Kind, key: string, value: Value, dict: Dict): void {
    const rule =
      kind === 'annotation' ? (OF_ANNOTATIONS.get(key) ?? RULES.get(key)) : RULES.get(key)
    if (rule === 'action') this.action(value)
    else if (rule === 'actions') this.#actions(value)
    else if (rule === 'xmp') this.#xmp(value)
    else if (rule === 'files') this.#files(value)
    else if (rule === 'scripts') this.#scripts(value)
    else if (rule === 'viewports') this.#viewports(value)
    else if (rule === 'time') this.#found.add('time', dateText(this.#text(value)))
    else if (rule === 'keys')
      this.#found.add('software', [...(this.#dict(value)?.keys() ?? [])].join(', '))
    else if (rule !== undefined) this.#found.add(rule, this.#text(value))
    else if (!isOfProgram(kind, dict)) this.#unknown(key, value)
  }

  /** An alternative text that is the path of a file. */
  fileName(value: Value): void {
    this.#found.add('description', this.#text(value))
  }

  /** A picture that a page has and does not show. */
  unused(): void {
    this.#found.add('history')
  }

  /** Tell an action, and those that follow it, if it does not stay within the document. */
  action(value: Value | undefined): void {
    let next = this.#file.get(value)
    for (let i = 0; i < 8 && next !== null; i++) {
      const dict = dictIn(Array.isArray(next) ? this.#file.get(next[0]) : next)
      if (dict === null) return
      const kind = nameIn(this.#file.get(dict.get('S')))
      if (kind === 'URI') this.#found.add('link', this.#text(dict.get('URI')))
      else if (kind === 'JavaScript' || kind === 'Rendition') this.#script(dict)
      else if (kind !== null && ELSEWHERE.has(kind)) {
        this.#found.add('link', this.#fileName(dict.get('F') ?? dict.get('Win')))
      }
      next = this.#file.get(dict.get('Next'))
    }
  }

  /** A dictionary that is left out as a whole. */
  whole(dict: Dict): void {
    const subtype = nameIn(this.#file.get(dict.get('Subtype')))
    if (subtype === 'FileAttachment') this.#found.add('embedded', this.#fileName(dict.get('FS')))
    else if (subtype !== null && MEDIA.has(subtype)) this.#found.add('embedded')
    if (nameIn(this.#file.get(dict.get('O'))) === 'UserProperties') this.#properties(dict)
    if (isSignature(this.#file, dict)) this.#signature(inherited(this.#file, dict, 'V'))
    this.action(dict)
    this.action(dict.get('A'))
  }

  /** Tell who signed, and what they wrote with it. */
  #signature(value: Value): void {
    const dict = dictIn(value)
    this.#found.add('person', this.#text(dict?.get('Name')))
    for (const [key, what] of SIGNED) {
      const text = this.#text(dict?.get(key))
      if (text !== '') this.#found.add(what, what === 'time' ? dateText(text) : text)
    }
  }

  #actions(value: Value): void {
    for (const one of this.#dict(value)?.values() ?? []) this.action(one)
  }

  #script(dict: Dict): void {
    const code = this.#file.get(dict.get('JS'))
    const text =
      code instanceof PdfStream ? new TextDecoder().decode(this.#bytes(code)) : textIn(code)
    this.#found.add('script', text ?? '')
  }

  #xmp(value: Value): void {
    const stream = this.#file.get(value)
    if (!(stream instanceof PdfStream)) return
    const packet = this.#bytes(stream)
    if (packet.length > 0 && packet.length <= XMP_MOST) readXmp(packet, this.#found)
  }

  /** Nothing if it is encoded in a way that is not read here. */
  #bytes(stream: PdfStream): Uint8Array {
    const filters = this.#file.filters(stream.dict)
    if (!filters.every(isReadable)) return new Uint8Array()
    return decoded(stream.bytes, filters, this.#tools.spend)
  }

  #files(value: Value): void {
    for (const one of this.#leaves(value)) {
      const dict = this.#dict(one)
      if (dict !== null) this.#found.add('embedded', this.#fileName(dict))
    }
  }

  #scripts(value: Value): void {
    for (const one of this.#leaves(value)) if (this.#dict(one) !== null) this.action(one)
  }

  /** The values on a tree of names, or in a list. */
  #leaves(root: Value): Value[] {
    const leaves: Value[] = []
    const seen = new Set<Value>()
    const waiting = [this.#file.get(root)]
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (leaves.length >= LIST_MOST || seen.size >= LIST_MOST) break
      seen.add(one)
      const dict = dictIn(one)
      const list = Array.isArray(one) ? one : this.#file.get(dict?.get('Names'))
      if (Array.isArray(list)) leaves.push(...list.slice(0, 2 * LIST_MOST))
      for (const kid of this.#list(dict?.get('Kids')).slice(0, LIST_MOST)) {
        const next = this.#file.get(kid)
        if (!seen.has(next)) waiting.push(next)
      }
    }
    return leaves
  }

  #fileName(value: Value | undefined): string {
    const spec = this.#file.get(value)
    const dict = dictIn(spec)
    if (dict === null) return textIn(spec) ?? ''
    return this.#text(dict.get('UF')) || this.#text(dict.get('F')) || this.#text(dict.get('Desc'))
  }

  /** Maps have their corners in degrees. */
  #viewports(value: Value): void {
    const list = this.#file.get(value)
    for (const one of Array.isArray(list) ? list.slice(0, LIST_MOST) : [list]) {
      const measure = this.#dict(this.#dict(one)?.get('Measure'))
      const corners = this.#file.get(measure?.get('GPTS'))
      if (!Array.isArray(corners)) continue
      const [latitude, longitude] = corners
      if (typeof latitude !== 'number' || typeof longitude !== 'number') this.#found.add('place')
      else this.#found.addPlace(latitude, longitude)
    }
  }

  #properties(dict: Dict): void {
    for (const one of this.#list(dict.get('P')).slice(0, LIST_MOST)) {
      const property = this.#dict(one)
      const [name, text] = [this.#text(property?.get('N')), this.#text(property?.get('V'))]
      this.#found.add('other', text === '' ? name : `${name}: ${text}`)
    }
  }

  #unknown(key: string, value: Value): void {
    const text = this.#text(value)
    if (text !== '' && !QUIET.has(key)) this.#found.add('other', `${key}: ${text}`)
  }

  #dict(value: Value | undefined): Dict | null {
    return this.#file.dict(value)
  }

  #list(value: Value | undefined): readonly Value[] {
    return listIn(this.#file.get(value))
  }

  #text(value: Value | undefined): string {
    return textIn(this.#file.get(value)) ?? ''
  }
}

type Rule = FoundName | ('action' | 'actions' | 'xmp' | 'files' | 'scripts' | 'viewports' | 'keys')

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...namesOf({ time: 'LastModified', person: 'Creator Perms DSS', thumbnail: 'Thumb' }),
  ...namesOf({ embedded: 'Collection Alternates', link: 'URI OPI', other: 'XFA' }),
  ...group('action', 'OpenAction A PA'),
  ...group('files', 'EmbeddedFiles AF'),
  ['Metadata', 'xmp'],
  ['PieceInfo', 'keys'],
  ['JavaScript', 'scripts'],
  ['AA', 'actions'],
  ['VP', 'viewports'],
])

/** Findings in the dictionary of an annotation: above all who wrote it. */
const OF_ANNOTATIONS: ReadonlyMap<string, Rule> = namesOf({
  ...{ time: 'M CreationDate', serial: 'NM', description: 'Subj', comments: 'T' },
})

const SIGNED = [
  ['Location', 'place'],
  ['Reason', 'description'],
  ['ContactInfo', 'person'],
  ['M', 'time'],
] as const

/** Actions that open, send or fetch something else. */
const ELSEWHERE = setOf('GoToR GoToE Launch SubmitForm ImportData Movie Sound RichMediaExecute')

/** Annotations that carry other files. */
const MEDIA = setOf('Sound Movie Screen 3D RichMedia Projection')

/** Left out, and not worth telling: their values are said elsewhere, or are of no person. */
const QUIET = setOf('ID IDTree Headers RC T Info DV TM RV')

/** Fonts say much of who made the font, and nothing of who made the document. */
function isOfProgram(kind: Kind, dict: Dict): boolean {
  return kind === 'font' || kind === 'descriptor' || dict.has('FontName')
}

/** `D:20260305102233+01'00'` as XMP writes it; as it stands if it is no date. */
function dateText(text: string): string {
  const [, year, month, day, hour, minute, second, zone = ''] =
    /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?([Z+-].*)?$/.exec(text) ?? []
  if (year === undefined) return text
  const date = [year, month, day].filter((one) => one !== undefined).join('-')
  if (hour === undefined) return date
  const time = [hour, minute, second].filter((one) => one !== undefined).join(':')
  return `${date}T${time}${zone.replace(/'(?=\d)/, ':').replace(/'$/, '')}`
}
