import { CleanError, type Counter, damaged } from '../outcome.ts'
import { declaresNamespace, Nesting, type Scope, XML } from './xml-nesting.ts'
import { FORBIDDEN, type RawXmlStart, TOKEN_MOST, xmlTokens } from './xml-tokens.ts'

/** Names are `short:local` by the table of namespaces that is read with, never as the file writes them. */
export interface XmlStart {
  readonly kind: 'start'
  /** `?:local` in a namespace that is not in the table, `local` in none */
  key: string
  /** written without a prefix */
  readonly isBare: boolean
  attributes: XmlAttribute[]
}

export interface XmlAttribute {
  /** as for elements; `xmlns` and `xmlns:short` for namespaces of the table, the others are left out */
  readonly key: string
  value: string
}

export type XmlToken =
  | XmlStart
  | { readonly kind: 'end' }
  | { readonly kind: 'text'; readonly text: string }

/** A start as a writer makes it: with a prefix, unless `isBare`. */
export function startOf(
  key: string,
  attributes: Readonly<Record<string, string>> = {},
  isBare = false,
): XmlStart {
  const list = Object.entries(attributes).map(([name, value]) => ({ key: name, value }))
  return { kind: 'start', key, isBare, attributes: list }
}

/** URI → short name */
export type Namespaces = ReadonlyMap<string, string>

/** Letters that are parsed at a time: nothing is looked at again and again as more comes in. */
const BLOCK = 1024 ** 2
/** Work of looking at a token: as much as for this many bytes that are only carried. */
const TOKEN_WORK = 64

/**
 * Read an XML document token by token. Comments and processing instructions are passed over, and text on both sides
 * of them is one; an empty element is a start and an end.
 *
 * @param pieces of the file, in UTF-8, or in UTF-16 with its mark
 * @throws CleanError `damaged` if it is not well formed, has a document type but that of a formula, an entity but the
 *   five, or nests too deep; `too-large`
 */
export function* readXml(
  pieces: Iterable<Uint8Array>,
  namespaces: Namespaces,
  tools: Counter,
): Generator<XmlToken> {
  const nesting = new Nesting()
  const keys = new Keys(namespaces)
  let isFirst = true
  let text = ''
  let work = 0
  for (const raw of xmlTokens(decoded(pieces), 'five')) {
    work += TOKEN_WORK
    if (work >= BLOCK) {
      tools.spend(work)
      work = 0
    }
    const scope = nesting.take(raw)
    if (text !== '' && (raw.kind === 'open' || raw.kind === 'close')) {
      yield { kind: 'text', text }
      text = ''
    }
    if (raw.kind === 'open') {
      yield keys.startOf(raw, scope)
      if (raw.isEmpty) yield { kind: 'end' }
    } else if (raw.kind === 'close') yield { kind: 'end' }
    else if (raw.kind === 'text') {
      if (text.length > TOKEN_MOST) throw new CleanError('too-large', 'a single long text')
      if (nesting.isInside) text += raw.text
    } else if (raw.kind === 'instruction') checkInstruction(raw.text, isFirst)
    else if (raw.kind === 'doctype') checkDocumentType(raw.text)
    isFirst = false
  }
  if (!nesting.isWhole) throw damaged('it breaks off')
}

function* decoded(pieces: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | null = null
  let block: string[] = []
  let length = 0
  for (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
    const text = tried(decoder, piece)
    block.push(text)
    length += text.length
    if (length < BLOCK) continue
    yield block.join('')
    block = []
    length = 0
  }
  if (decoder !== null) block.push(tried(decoder))
  yield block.join('')
}

function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
}

function tried(decoder: TextDecoder, piece?: Uint8Array): string {
  let text = ''
  try {
    text = piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true })
  } catch {
    throw damaged('letters in another encoding')
  }
  if (FORBIDDEN.test(text)) throw damaged('letters that no XML has')
  return text
}

function checkInstruction(text: string, isFirst: boolean): void {
  if (!/^xml\s/.test(text)) return
  if (!isFirst) throw damaged('a second beginning')
  const [, encoding = 'utf-8'] = /\sencoding\s*=\s*["']([^"']*)["']/.exec(text) ?? []
  if (!/^(utf-?8|utf-?16|us-ascii)$/i.test(encoding)) throw damaged('another encoding')
}

/** LibreOffice writes one for formulas. It declares nothing itself, and what it names is not fetched. */
function checkDocumentType(text: string): void {
  if (!/^\s+(?:math:)?math\s[^[]*$/.test(text)) throw damaged('a document type')
}

/** Attributes whose value is a list of prefixes (ECMA-376, part 3); here of short names. */
const PREFIX_LISTS: ReadonlySet<string> = new Set(['mc:Ignorable', 'Requires'])

/** Makes keys of the names that a file writes. */
class Keys {
  readonly #namespaces: Namespaces

  constructor(namespaces: Namespaces) {
    this.#namespaces = namespaces
  }

  startOf({ name, attributes }: RawXmlStart, scope: Scope): XmlStart {
    const isBare = !name.includes(':')
    // XML itself has attributes, but no elements
    const key = this.#keyOf(name, scope).replace(/^xml:/, '?:')
    return { kind: 'start', key, isBare, attributes: this.#attributes(attributes, scope) }
  }

  #keyOf(name: string, scope: Scope): string {
    const known = scope.keys.get(name)
    if (known !== undefined) return known
    const colon = name.indexOf(':')
    const short = this.#shortOf(name.slice(0, Math.max(0, colon)), scope)
    const key = short === '' ? name : `${short}:${name.slice(colon + 1)}`
    scope.keys.set(name, key)
    return key
  }

  /** '' for no namespace, '?' for one that is not in the table. */
  #shortOf(prefix: string, scope: Scope): string {
    const uri = scope.uriOf(prefix)
    if (uri === XML) return 'xml'
    return uri === '' ? '' : (this.#namespaces.get(uri) ?? '?')
  }

  #attributes(attributes: ReadonlyMap<string, string>, scope: Scope): XmlAttribute[] {
    const byKey = new Map<string, string>()
    for (const [name, value] of attributes) {
      const isDeclaration = declaresNamespace(name)
      const key = isDeclaration ? this.#declaration(name, value) : this.#attributeKey(name, scope)
      if (key === null) continue
      const known = byKey.get(key)
      if (known !== undefined && !(isDeclaration && known === value)) {
        throw damaged('two attributes of one name')
      }
      byKey.set(key, PREFIX_LISTS.has(key) ? this.#shorts(value, scope) : value)
    }
    return [...byKey].map(([key, value]) => ({ key, value }))
  }

  /** null if the namespace is not in the table: nothing that stays is in it. */
  #declaration(name: string, uri: string): string | null {
    if (name === 'xmlns') return uri === '' || this.#namespaces.has(uri) ? name : null
    const short = this.#namespaces.get(uri)
    return short === undefined ? null : `xmlns:${short}`
  }

  /** null if the namespace is not in the table. */
  #attributeKey(name: string, scope: Scope): string | null {
    if (!name.includes(':')) return name
    const key = this.#keyOf(name, scope)
    return key.startsWith('?:') ? null : key
  }

  #shorts(list: string, scope: Scope): string {
    const prefixes = list.split(/\s+/).filter((one) => one !== '')
    return prefixes.map((prefix) => this.#shortOf(prefix, scope) || '?').join(' ')
  }
}
