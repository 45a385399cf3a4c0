import { CleanError, type CleanTools } from '../outcome.ts'

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

/** URI → short name */
export type Namespaces = ReadonlyMap<string, string>

const DEPTH_MOST = 512
const TOKEN_MOST = 16 * 1024 ** 2
const ATTRIBUTES_MOST = 1024
/** Letters that are parsed at a time: nothing is looked at again and again as more comes in. */
const BLOCK = 1024 ** 2
/** Work of looking at a token: as much as for this many bytes that are only carried. */
const TOKEN_WORK = 64
const NAME =
  /[A-Za-z_\u00c0-\uffff][\w.\u00b7-\uffff-]*(?::[A-Za-z_\u00c0-\uffff][\w.\u00b7-\uffff-]*)?/y
const ATTRIBUTE =
  /\s+([A-Za-z_\u00c0-\uffff][\w.:\u00b7-\uffff-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/
const XML_SHORT = 'xml'

/**
 * Read an XML document token by token. Comments and processing instructions are passed over; an
 * empty element is a start and an end.
 *
 * @param pieces of the file, in UTF-8, or in UTF-16 with its mark
 * @throws CleanError `damaged` if it is not well formed, has a document type but that of a formula, an entity but the
 *   five, or nests too deep; `too-large`
 */
export function* readXml(
  pieces: Iterable<Uint8Array>,
  namespaces: Namespaces,
  tools: Pick<CleanTools, 'spend'>,
): Generator<XmlToken> {
  const parser = new Parser(namespaces, tools)
  for (const block of decoded(pieces)) {
    for (const token of parser.parse(block, false)) yield token
  }
  for (const token of parser.parse('', true)) yield token
}

function damaged(message: string): CleanError {
  return new CleanError('damaged', message)
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

/** Prefix → URI and short name, of one element and those around it. */
interface Scope {
  readonly uris: ReadonlyMap<string, string>
  readonly keys: Map<string, string>
}

class Parser {
  readonly #namespaces: Namespaces
  readonly #tools: Pick<CleanTools, 'spend'>
  readonly #open: { readonly name: string; readonly scope: Scope }[] = []
  #scope: Scope = { uris: new Map(), keys: new Map() }
  #rest = ''
  #made: XmlToken[] = []
  #work = 0
  #begun = false
  #rooted = false

  constructor(namespaces: Namespaces, tools: Pick<CleanTools, 'spend'>) {
    this.#namespaces = namespaces
    this.#tools = tools
  }

  *parse(block: string, isLast: boolean): Generator<XmlToken> {
    const text = this.#rest + block
    let at = 0
    while (at < text.length) {
      const end = this.#tokenEnd(text, at, isLast)
      if (end === -1) break
      this.#token(text.slice(at, end))
      at = end
      for (const token of this.#made) yield token
      this.#made = []
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > TOKEN_MOST) throw new CleanError('too-large', 'a single long piece')
    if (isLast && (this.#rest !== '' || this.#open.length > 0 || !this.#rooted)) {
      throw damaged('it breaks off')
    }
  }

  #tokenEnd(text: string, at: number, isLast: boolean): number {
    if (text[at] !== '<') {
      const end = text.indexOf('<', at)
      return end === -1 && isLast ? text.length : end
    }
    for (const [open, close] of MARKS) {
      if (text.startsWith(open, at)) return after(text, close, at + open.length)
      if (!isLast && open.startsWith(text.slice(at, at + open.length))) return -1
    }
    return tagEnd(text, at)
  }

  #token(raw: string): void {
    this.#work += TOKEN_WORK
    if (this.#work >= BLOCK) {
      this.#tools.spend(this.#work)
      this.#work = 0
    }
    if (raw[0] !== '<') this.#text(unescaped(raw.replaceAll(/\r\n?/g, '\n')))
    else if (raw.startsWith('<![CDATA[')) this.#text(raw.slice(9, -3), true)
    else if (raw.startsWith('<?')) this.#instruction(raw)
    else if (raw.startsWith('</')) this.#end(raw)
    else if (!raw.startsWith('<!')) this.#start(raw)
    else if (!raw.startsWith('<!--')) this.#documentType(raw)
    this.#begun = true
  }

  #text(text: string, isMarked = false): void {
    if (this.#open.length > 0) {
      if (text !== '') this.#made.push({ kind: 'text', text })
    } else if (isMarked || text.replace(/^\ufeff/, '').trim() !== '') {
      throw damaged('text outside of the document')
    }
  }

  /** LibreOffice writes one for formulas. It declares nothing itself, and what it names is not fetched. */
  #documentType(raw: string): void {
    if (this.#rooted || !/^<!DOCTYPE\s+(?:math:)?math\s[^[]*>$/.test(raw))
      throw damaged('a document type')
  }

  #instruction(raw: string): void {
    if (!/^<\?xml\s/.test(raw)) return
    if (this.#begun) throw damaged('a second beginning')
    const [, encoding = 'utf-8'] = /\sencoding\s*=\s*["']([^"']*)["']/.exec(raw) ?? []
    if (!/^(utf-?8|utf-?16|us-ascii)$/i.test(encoding)) throw damaged('another encoding')
  }

  #end(raw: string): void {
    const last = this.#open.pop()
    if (last === undefined || raw.slice(2, -1).trimEnd() !== last.name) {
      throw damaged('an end without its start')
    }
    this.#scope = last.scope
    this.#made.push({ kind: 'end' })
  }

  #start(raw: string): void {
    NAME.lastIndex = 1
    const [name] = NAME.exec(raw) ?? []
    if (name === undefined) throw damaged('an element without a name')
    if (this.#open.length === 0 && this.#rooted) throw damaged('a second document')
    if (this.#open.length >= DEPTH_MOST) throw damaged('elements too deep')
    this.#rooted = true
    const { attributes, isEmpty } = attributesIn(raw, NAME.lastIndex)
    const before = this.#scope
    this.#scope = this.#scopeWithin(attributes)
    const key = this.#keyOf(name, true)
    const isBare = !name.includes(':')
    this.#made.push({ kind: 'start', key, isBare, attributes: this.#keyed(attributes) })
    if (isEmpty) {
      this.#scope = before
      this.#made.push({ kind: 'end' })
    } else {
      this.#open.push({ name, scope: before })
    }
  }

  #scopeWithin(attributes: readonly RawAttribute[]): Scope {
    const declared = attributes.filter(({ name }) => /^xmlns(?::|$)/.test(name))
    if (declared.length === 0) return this.#scope
    const uris = new Map(this.#scope.uris)
    for (const { name, value } of declared) uris.set(name.slice(6), value)
    return { uris, keys: new Map() }
  }

  #keyOf(name: string, isElement: boolean): string {
    const cached = this.#scope.keys.get(isElement ? name : `@${name}`)
    if (cached !== undefined) return cached
    const colon = name.indexOf(':')
    const prefix = colon === -1 ? '' : name.slice(0, colon)
    const short = prefix === '' && !isElement ? '' : this.#shortOf(prefix)
    const key = short === '' ? name.slice(colon + 1) : `${short}:${name.slice(colon + 1)}`
    this.#scope.keys.set(isElement ? name : `@${name}`, key)
    return key
  }

  /** '' for no namespace, '?' for one that is not in the table. */
  #shortOf(prefix: string): string {
    if (prefix === XML_SHORT) return XML_SHORT
    const uri = this.#scope.uris.get(prefix)
    if (uri === undefined && prefix !== '') throw damaged('a prefix that stands for nothing')
    return uri === undefined || uri === '' ? '' : (this.#namespaces.get(uri) ?? '?')
  }

  #keyed(attributes: readonly RawAttribute[]): XmlAttribute[] {
    const byKey = new Map<string, string>()
    for (const { name, value } of attributes) {
      const isDeclaration = /^xmlns(?::|$)/.test(name)
      const key = isDeclaration ? this.#declaration(name, value) : this.#keyOf(name, false)
      if (key === null || key.startsWith('?:')) continue
      const known = byKey.get(key)
      if (known !== undefined && !(isDeclaration && known === value)) {
        throw damaged('two attributes of one name')
      }
      byKey.set(key, PREFIX_LISTS.has(key) ? this.#shorts(value) : value)
    }
    return [...byKey].map(([key, value]) => ({ key, value }))
  }

  /** null if the namespace is not in the table: nothing that stays is in it. */
  #declaration(name: string, value: string): string | null {
    if (name === 'xmlns') return value === '' || this.#namespaces.has(value) ? name : null
    const short = this.#namespaces.get(value)
    return short === undefined ? null : `xmlns:${short}`
  }

  #shorts(list: string): string {
    const prefixes = list.split(/\s+/).filter((one) => one !== '')
    return prefixes.map((prefix) => this.#shortOf(prefix) || '?').join(' ')
  }
}

/** Attributes whose value is a list of prefixes (ECMA-376, part 3); here of short names. */
const PREFIX_LISTS: ReadonlySet<string> = new Set(['mc:Ignorable', 'Requires'])

const MARKS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

function after(text: string, close: string, from: number): number {
  const at = text.indexOf(close, from)
  return at === -1 ? -1 : at + close.length
}

/** Behind the `>` that stands in no value. */
function tagEnd(text: string, at: number): number {
  const marks = /["'>]/g
  marks.lastIndex = at
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '>') return marks.lastIndex
    const close = text.indexOf(mark[0], marks.lastIndex)
    if (close === -1) return -1
    marks.lastIndex = close + 1
  }
  return -1
}

interface RawAttribute {
  readonly name: string
  readonly value: string
}

function attributesIn(
  raw: string,
  from: number,
): { attributes: readonly RawAttribute[]; isEmpty: boolean } {
  const attributes: RawAttribute[] = []
  let at = from
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const match = ATTRIBUTE.exec(raw)
    if (match === null) break
    const [, name = '', double, single] = match
    at = ATTRIBUTE.lastIndex
    attributes.push({ name, value: unescaped((double ?? single ?? '').replace(/[\t\n\r]/g, ' ')) })
    if (attributes.length > ATTRIBUTES_MOST) throw damaged('too many attributes')
  }
  const tail = raw.slice(at).trim()
  if (tail !== '>' && tail !== '/>') throw damaged('a tag that makes no sense')
  return { attributes, isEmpty: tail === '/>' }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^;&]{0,10};)?/g, (_, name: string | undefined) => {
    const entity = name?.slice(0, -1) ?? ''
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(entity) ?? []
    const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16)
    const letter = Number.isNaN(code) ? ENTITIES[entity] : letterOf(code)
    if (letter === undefined || FORBIDDEN.test(letter)) throw damaged('an entity that is not known')
    return letter
  })
}

function letterOf(code: number): string | undefined {
  const isLetter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isLetter ? String.fromCodePoint(code) : undefined
}
