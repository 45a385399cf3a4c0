import { CleanError, damaged } from '../outcome.ts'

/** Tokens of an XML document; texts are decoded, names stand as they are written. */
export type RawXmlToken =
  | RawXmlStart
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text' | 'comment' | 'instruction' | 'doctype'; readonly text: string }

export interface RawXmlStart {
  readonly kind: 'open'
  readonly name: string
  /** name → value, decoded */
  readonly attributes: ReadonlyMap<string, string>
  /** whether no end of its own comes after it */
  readonly isEmpty: boolean
}

/** Letters of a token that goes on from piece to piece. */
export const TOKEN_MOST = 16 * 1024 ** 2
const ATTRIBUTES_MOST = 1024
/** Letters that entities of a document may make. */
const ENTITIES_MOST = 1024 ** 2
const PART = String.raw`[A-Za-z_\u00c0-\uffff][\w.\u00b7-\uffff-]*`
const NAME = `${PART}(?::${PART})?`
const START = new RegExp(`^<(${NAME})`)
/** The white space of XML. Names may hold other spaces, over which a pattern with both would go in circles. */
const SPACE = String.raw`[ \t\r\n]`
const ATTRIBUTE = new RegExp(`${SPACE}+(${NAME})${SPACE}*=${SPACE}*(?:"([^"<]*)"|'([^'<]*)')`, 'y')
const END = new RegExp(`^${SPACE}*(/?)>$`)
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
export const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

/**
 * Read XML from its beginning to its end, once, in a time that grows only with its length. Elements may nest in any
 * way: see xml-nesting.ts.
 *
 * @param text all of it, or in long pieces
 * @param known the five entities of XML, or also those that the document declares inside of itself
 * @throws CleanError `damaged` if a token is not well-formed, `too-large` if entities multiply or one token goes on
 *   through many pieces
 */
export function* xmlTokens(
  text: string | Iterable<string>,
  known: 'five' | 'declared',
): Generator<RawXmlToken> {
  const entities = new Entities(known === 'declared')
  let rest = ''
  for (const piece of typeof text === 'string' ? [text] : text) {
    const all = rest + piece
    let at = 0
    for (let end = tokenEnd(all, at); end !== -1; end = tokenEnd(all, at)) {
      yield tokenOf(all.slice(at, end), entities)
      at = end
    }
    rest = all.slice(at)
    if (rest.length > TOKEN_MOST) throw new CleanError('too-large', 'a single long piece')
  }
  if (rest.startsWith('<')) throw damaged('it breaks off')
  if (rest !== '') yield tokenOf(rest, entities)
}

const MARKS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

/** Behind the token that begins at `at`; -1 if more has to come first. */
function tokenEnd(text: string, at: number): number {
  if (text[at] !== '<') return text.indexOf('<', at)
  for (const [open, close] of MARKS) {
    if (text.startsWith(open, at)) return after(text, close, at + open.length)
    if (open.startsWith(text.slice(at, at + open.length))) return -1
  }
  return tagEnd(text, at)
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

const ENDS: ReadonlyMap<string, string> = new Map(MARKS)

/** Behind the `>` that stands in no value, and in no brackets of a document type. */
function tagEnd(text: string, at: number): number {
  const marks = text[at + 1] === '!' ? /["'[\]>]|<!--|<\?/g : /["'>]/g
  marks.lastIndex = at + 1
  let depth = 0
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const [mark] = match
    if (mark === '[') depth++
    else if (mark === ']') depth--
    else if (mark !== '>') {
      const end = after(text, ENDS.get(mark) ?? mark, marks.lastIndex)
      if (end === -1) return -1
      marks.lastIndex = end
    } else if (depth <= 0) return marks.lastIndex
  }
  return -1
}

function tokenOf(raw: string, entities: Entities): RawXmlToken {
  if (raw[0] !== '<') {
    return { kind: 'text', text: entities.decode(withPlainBreaks(raw)) }
  }
  if (raw.startsWith('</')) return { kind: 'close', name: raw.slice(2, -1).trimEnd() }
  if (raw.startsWith('<?')) return { kind: 'instruction', text: raw.slice(2, -2) }
  if (!raw.startsWith('<!')) return startOf(raw, entities)
  if (raw.startsWith('<!--')) return { kind: 'comment', text: raw.slice(4, -3) }
  if (raw.startsWith('<![CDATA[')) return { kind: 'text', text: withPlainBreaks(raw.slice(9, -3)) }
  if (!raw.startsWith('<!DOCTYPE')) throw damaged('a declaration of no kind')
  const text = raw.slice(9, -1)
  entities.declare(text)
  return { kind: 'doctype', text }
}

/** XML knows one end of a line. */
function withPlainBreaks(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

function startOf(raw: string, entities: Entities): RawXmlStart {
  const [start, name] = START.exec(raw) ?? []
  if (start === undefined || name === undefined) throw damaged('an element without a name')
  const attributes = new Map<string, string>()
  let at = start.length
  for (;;) {
    ATTRIBUTE.lastIndex = at
    const match = ATTRIBUTE.exec(raw)
    if (match === null) break
    const [, attribute = '', double, single] = match
    at = ATTRIBUTE.lastIndex
    if (attributes.has(attribute)) throw damaged('two attributes of one name')
    attributes.set(
      attribute,
      entities.decode((double ?? single ?? '').replaceAll(/\r\n|[\t\n\r]/g, ' ')),
    )
    if (attributes.size > ATTRIBUTES_MOST) throw damaged('too many attributes')
  }
  const [end, slash] = END.exec(raw.slice(at)) ?? []
  if (end === undefined) throw damaged('a tag that makes no sense')
  return { kind: 'open', name, attributes, isEmpty: slash === '/' }
}

const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Things in a document type: a declaration of an entity, a use of other declarations, or what hides both. */
const DECLARED = new RegExp(
  [
    '<!--[^]*?-->',
    String.raw`<\?[^]*?\?>`,
    String.raw`<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>`,
    `"[^"]*"|'[^']*'`,
    String.raw`(%)[\w.:-]+;`,
  ].join('|'),
  'g',
)

class Entities {
  readonly #mayDeclare: boolean
  readonly #declared = new Map<string, string>()
  #left = ENTITIES_MOST

  constructor(mayDeclare: boolean) {
    this.#mayDeclare = mayDeclare
  }

  declare(doctype: string): void {
    if (!this.#mayDeclare) return
    for (const [, name, double, single, use] of doctype.matchAll(DECLARED)) {
      // the declarations that it stands for are not read, and they may come before the others
      if (use !== undefined) return
      if (name === undefined || this.#declared.has(name)) continue
      const value = (double ?? single ?? '').replaceAll(/&(#[^;&<\s]*);/g, (_, one: string) =>
        numbered(one),
      )
      this.#declared.set(name, value)
    }
  }

  decode(text: string, depth = 0): string {
    if (!text.includes('&')) return text
    if (depth > 8) throw new CleanError('too-large', 'entities in entities')
    return text.replaceAll(/&([^;&<\s]*)(;?)/g, (_, name: string, end: string) => {
      if (end === '') throw damaged('a reference without an end')
      const known = name.startsWith('#') ? numbered(name) : BUILT_IN.get(name)
      if (known !== undefined) return known
      const declared = this.#declared.get(name)
      if (declared === undefined) throw damaged('an entity that is not known')
      // it would have to be read as markup
      if (declared.includes('<')) throw damaged('an entity with markup in it')
      this.#left -= declared.length + 1
      if (this.#left < 0) throw new CleanError('too-large', 'entities multiply')
      return this.decode(declared, depth + 1)
    })
  }
}

function numbered(name: string): string {
  const [, hex, decimal] = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(name) ?? []
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16)
  const isLetter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  const letter = isLetter ? String.fromCodePoint(code) : '\0'
  if (FORBIDDEN.test(letter)) throw damaged('a letter that no XML has')
  return letter
}
