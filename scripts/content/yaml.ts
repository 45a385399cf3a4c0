import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { ContentError } from './error.ts'

export type Path = readonly (string | number)[]

/** A file of a content folder as plain data, with the line of each part. */
export interface YamlFile {
  /** From the content folder. */
  readonly file: string
  readonly value: unknown
  /** Line of the value at `path`, or of the nearest value around it. */
  lineAt(path: Path): number
}

/**
 * Parse a file of the plain part of YAML 1.2: lists, groups with keys, texts, numbers, true and false. Syntax that
 * could say one thing and mean another is refused: anchors, tags, merges, directives.
 *
 * @throws ContentError
 */
export function parseYaml(file: string, bytes: Uint8Array): YamlFile {
  const text = decodeText(file, bytes)
  const lines = new LineCounter()
  const lineOf = (offset = 0) => lines.linePos(offset).line || 1
  const options = { schema: 'core', stringKeys: true, prettyErrors: false } as const
  const document = parseDocument(text, { ...options, lineCounter: lines, version: '1.2' })
  const [error] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])
  if (error) throw new ContentError(file, lineOf(error.pos[0]), ...explain(error))
  requirePlain(file, document, text, lineOf)
  const value = plainOf(document.contents)
  if (value === null) {
    throw new ContentError(file, 1, 'the file is empty', 'write it as in the sample')
  }
  return { file, value, lineAt: (path) => lineOf(offsetOf(document, path)) }
}

function decodeText(file: string, bytes: Uint8Array): string {
  const decode = (part: Uint8Array) => new TextDecoder('utf-8', { fatal: true }).decode(part)
  const isText = (part: Uint8Array) => {
    try {
      return decode(part) !== null
    } catch {
      return false
    }
  }
  if (isText(bytes)) return decode(bytes)
  let [line, from, end] = [1, 0, bytes.indexOf(LINE_BREAK)]
  while (end !== -1 && isText(bytes.subarray(from, end))) {
    line++
    from = end + 1
    end = bytes.indexOf(LINE_BREAK, from)
  }
  throw new ContentError(file, line, 'a character that is not UTF-8', 'save the file as UTF-8')
}

const LINE_BREAK = 0x0a

const QUOTES = 'put a text that holds ": " or " #", or begins with a sign, in double quotes'

/** The problem, and the remedy. */
function explain({ code, message }: YAMLError): [string, string] {
  switch (code) {
    case 'DUPLICATE_KEY':
      return ['this key is here twice', 'keep one of the two']
    case 'TAB_AS_INDENT':
      return ['the line begins with a tab', 'indent with spaces, two for each level']
    case 'MULTIPLE_DOCS':
      return ['a second document begins', 'take out the line "---"']
    case 'RESOURCE_EXHAUSTION':
      return ['the file is nested too deeply', 'write it as in the sample']
    case 'BAD_INDENT':
      return ['the line is indented by more or less than its neighbours', 'indent it as they are']
    default:
      return [`not YAML (${message.split('\n')[0]?.replace(/:\s*$/, '')})`, QUOTES]
  }
}

const PLAIN = 'write the text itself'

/** One walk through the file, which has many thousand nodes: each text is looked at once. */
function requirePlain(
  file: string,
  document: Document,
  text: string,
  lineOf: (offset?: number) => number,
): void {
  const fault = (offset: number | undefined, problem: string, remedy: string) =>
    new ContentError(file, lineOf(offset), problem, remedy)
  const refuse = (offset: number | undefined, problem: string, remedy: string): never => {
    throw fault(offset, problem, remedy)
  }
  let cut: ContentError | null = null
  if (document.directives?.yaml.explicit) refuse(0, 'a line with "%YAML"', 'take it out')
  visit(document, {
    Alias: (_, { range, source }) => refuse(range?.[0], `an alias, *${source}`, PLAIN),
    Pair: (_, pair) => {
      const key = keyOf(pair)
      const offset = isScalar(pair.key) ? pair.key.range?.[0] : undefined
      if (key === '<<') refuse(offset, 'a merge, "<<"', 'write out what it would copy')
      // JavaScript gives every object members of these names: no schema can tell them from ours
      if (key in Object.prototype) refuse(offset, `unknown key "${key}"`, 'take it out')
    },
    Node: (_, node) => {
      if (isAlias(node)) return
      const { anchor, tag, range } = node
      if (anchor !== undefined)
        refuse(range?.[0], `an anchor, &${anchor}`, `${PLAIN} at each place`)
      if (tag !== undefined) refuse(range?.[0], `a tag, ${tag}`, PLAIN)
      // what is not plain is said first, wherever it stands
      if (isCut(node, text)) cut ??= fault(range?.[0], 'a text that ends at " #"', WHOLE)
    },
  })
  if (cut !== null) throw cut
}

const WHOLE = 'put the whole text in double quotes, or a comment on a line of its own'

/** Words after " #" are a comment to YAML, and would silently be missing on the page. */
function isCut(node: Node, text: string): boolean {
  if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string') return false
  const [, end = text.length] = node.range ?? []
  return /^[ \t]+#/.test(text.slice(end, end + 100))
}

/** The key of a pair of a plain file. */
export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : ''
}

/** The plain data of a node, as `parseYaml` reads it. */
export function plainOf(node: unknown): unknown {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [keyOf(pair), plainOf(pair.value)]))
  }
  if (isSeq(node)) return node.items.map(plainOf)
  if (!isScalar(node)) return null
  // a block ends with a line break that nobody wrote as text
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED'
  return isBlock ? String(node.value).replace(/\n+$/, '') : (node.value ?? null)
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents
  let offset = 0
  for (const step of path) {
    const next = isMap(node)
      ? node.items.find((pair) => keyOf(pair) === step)
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
    const start = isPair(next) ? next.key : next
    if (start === undefined) break
    offset = (start as { readonly range?: readonly number[] }).range?.[0] ?? offset
    node = isPair(next) ? next.value : next
  }
  return offset
}
