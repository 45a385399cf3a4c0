import { CleanError } from '../outcome.ts'

export interface RawXmlAttribute {
  readonly name: string
  /** decoded */
  readonly value: string
}

/** Tokens of an XML document; texts are decoded, names stand as they are written. */
export type RawXmlToken =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: readonly RawXmlAttribute[]
      readonly isEmpty: boolean
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'comment' | 'instruction' | 'doctype'; readonly text: string }

/** Letters that entities of a document may make. */
const ENTITIES_MOST = 1024 * 1024

/**
 * Read XML from its beginning to its end, once, in a time that grows only with its length. Only entities that the
 * document declares inside of itself are known.
 *
 * @throws CleanError `damaged` if it is not well-formed, `too-large` if entities multiply
 */
export function* xmlTokens(text: string): Generator<RawXmlToken> {
  const entities = new Entities()
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    if (start !== at) {
      const end = start === -1 ? text.length : start
      yield { kind: 'text', text: entities.decode(text.slice(at, end)) }
      at = end
      continue
    }
    const [token, next] = markup(text, at, entities)
    yield token
    at = next
  }
}

/** The token that begins with `<` at `at`, and where the next one begins. */
function markup(text: string, at: number, entities: Entities): [RawXmlToken, number] {
  const within = (start: string, end: string): [string, number] => {
    const to = text.indexOf(end, at + start.length)
    if (to === -1) throw malformed()
    return [text.slice(at + start.length, to), to + end.length]
  }
  if (text.startsWith('<!--', at)) {
    const [inner, next] = within('<!--', '-->')
    return [{ kind: 'comment', text: inner }, next]
  }
  if (text.startsWith('<![CDATA[', at)) {
    const [inner, next] = within('<![CDATA[', ']]>')
    return [{ kind: 'text', text: inner }, next]
  }
  if (text.startsWith('<?', at)) {
    const [inner, next] = within('<?', '?>')
    return [{ kind: 'instruction', text: inner }, next]
  }
  if (text.startsWith('<!DOCTYPE', at)) {
    const next = doctypeEnd(text, at)
    const inner = text.slice(at + 9, next - 1)
    entities.declare(inner)
    return [{ kind: 'doctype', text: inner }, next]
  }
  if (text.startsWith('</', at)) {
    const [inner, next] = within('</', '>')
    return [{ kind: 'close', name: inner.trimEnd() }, next]
  }
  return openTag(text, at, entities)
}

// sticky expressions: each looks at only one place, and none can look back
const NAME = /[^\s<>/="'&!?]+/y
const SPACE = /\s*/y
const EQUALS = /\s*=\s*/y

function openTag(text: string, at: number, entities: Entities): [RawXmlToken, number] {
  const cursor = new Cursor(text, at + 1)
  const name = cursor.take(NAME)
  const attributes: RawXmlAttribute[] = []
  const names = new Set<string>()
  for (;;) {
    const space = cursor.take(SPACE)
    if (text.startsWith('/>', cursor.at)) {
      return [{ kind: 'open', name, attributes, isEmpty: true }, cursor.at + 2]
    }
    if (text[cursor.at] === '>') {
      return [{ kind: 'open', name, attributes, isEmpty: false }, cursor.at + 1]
    }
    if (space === '') throw malformed()
    const attribute = cursor.take(NAME)
    if (names.has(attribute)) throw malformed()
    names.add(attribute)
    cursor.take(EQUALS)
    attributes.push({ name: attribute, value: entities.decode(cursor.quoted()) })
  }
}

class Cursor {
  at: number
  readonly #text: string

  constructor(text: string, at: number) {
    this.#text = text
    this.at = at
  }

  take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [match] = pattern.exec(this.#text) ?? []
    if (match === undefined) throw malformed()
    this.at += match.length
    return match
  }

  quoted(): string {
    const quote = this.#text[this.at]
    const end = quote === '"' || quote === "'" ? this.#text.indexOf(quote, this.at + 1) : -1
    if (end === -1) throw malformed()
    const value = this.#text.slice(this.at + 1, end)
    if (value.includes('<')) throw malformed()
    this.at = end + 1
    return value
  }
}

/** Behind the `>` of a document type: quotes and brackets in it may hold others. */
function doctypeEnd(text: string, at: number): number {
  const marks = /["'[\]>]|<!--/g
  marks.lastIndex = at
  let depth = 0
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const [mark] = match
    if (mark === '[') depth++
    else if (mark === ']') depth--
    else if (mark === '>') {
      if (depth <= 0) return match.index + 1
    } else {
      const end = text.indexOf(mark === '<!--' ? '-->' : mark, marks.lastIndex)
      if (end === -1) throw malformed()
      marks.lastIndex = end + 1
    }
  }
  throw malformed()
}

const BUILT_IN: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

class Entities {
  readonly #declared = new Map<string, string>()
  #left = ENTITIES_MOST

  declare(doctype: string): void {
    const declaration = /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g
    for (const [, name = '', double, single] of doctype.matchAll(declaration)) {
      if (!this.#declared.has(name)) this.#declared.set(name, double ?? single ?? '')
    }
  }

  decode(text: string, depth = 0): string {
    if (!text.includes('&')) return text
    if (depth > 8) throw new CleanError('too-large', 'entities in entities')
    return text.replace(/&([^;&<\s]*)(;?)/g, (_, name: string, end: string) => {
      if (end === '') throw malformed()
      const known = name.startsWith('#') ? numbered(name) : BUILT_IN[name]
      if (known !== undefined) return known
      const declared = this.#declared.get(name)
      // an entity with markup in it would have to be read as such
      if (declared === undefined || declared.includes('<')) throw malformed()
      this.#left -= declared.length + 1
      if (this.#left < 0) throw new CleanError('too-large', 'entities multiply')
      return this.decode(declared, depth + 1)
    })
  }
}

function numbered(name: string): string {
  const [, hex, decimal] = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? []
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN)
  if (!(code <= 0x10ffff)) throw malformed()
  return String.fromCodePoint(code)
}

function malformed(): CleanError {
  return new CleanError('damaged', 'not well-formed XML')
}
