import { isDeepStrictEqual } from 'node:util'
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { keyOf, plainOf } from '../yaml.ts'

/**
 * Write other data into a file of YAML. Only the lines of what differs change: comments, the order of keys and the
 * layout of everything else stay. Items of a list that have an `id` are followed by it when they move.
 *
 * @param text the file as it is: the plain part of YAML that `parseYaml` takes
 * @param wanted plain data; `parseYaml` of the result gives just this
 */
export function rewriteYaml(text: string, wanted: unknown): string {
  const breaks = text.includes('\r\n') ? '\r\n' : '\n'
  const source = `${text.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n`
  for (const attempt of [changed, whole]) {
    const result = attempt(source, wanted)
    if (isDeepStrictEqual(read(result), wanted)) return result.replaceAll('\n', breaks)
  }
  throw new Error('the editor cannot write these data')
}

/** Text that replaces a part of the source. */
interface Patch {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The place of a value. */
interface Spot {
  readonly node: unknown
  /** The sign before it, at the end of which it begins. */
  readonly after: ':' | '-'
  readonly from: number
  /** Column of its key, or of its dash. */
  readonly column: number
}

const parsed = (text: string) =>
  parseDocument(text, { schema: 'core', stringKeys: true, version: '1.2' })

function read(text: string): unknown {
  const document = parsed(text)
  return document.errors.length > 0 ? undefined : plainOf(document.contents)
}

function changed(source: string, wanted: unknown): string {
  const { contents } = parsed(source)
  const patches =
    isBlockMap(contents) && isRecord(wanted) ? mapPatches(source, contents, wanted) : []
  return patched(source, patches ?? [], 0, source.length)
}

/** The whole file again, below the comment with which it begins. */
function whole(source: string, wanted: unknown): string {
  const [comment = ''] = /^(?:#.*\n|\n)*/.exec(source) ?? []
  return `${comment}${laidOut(wanted).toString({ ...LAYOUT, lineWidth: LINE_WIDTH })}`
}

function patchesOf(source: string, spot: Spot, wanted: unknown): readonly Patch[] {
  const { node } = spot
  if (isDeepStrictEqual(plainOf(node), wanted)) return []
  const inside =
    isBlockMap(node) && isRecord(wanted)
      ? mapPatches(source, node, wanted)
      : isBlockSeq(node) && Array.isArray(wanted)
        ? seqPatches(source, node, wanted)
        : null
  if (inside !== null) return inside
  const text = textOf(wanted, spot, isScalar(node) ? node.type : null)
  return [{ from: spot.from, to: endOf(source, node, spot.from), text }]
}

/** @returns null if nothing is left of the group, or its first key goes and a dash stands beside it */
function mapPatches(
  source: string,
  { items }: YAMLMap,
  wanted: Readonly<Record<string, unknown>>,
): readonly Patch[] | null {
  const old = items.map((pair) => keyOf(pair))
  const [first] = items
  if (first === undefined) return null
  const column = columnAt(source, startOf(first.key))
  const start = startOf(first.key) - column
  const isBesideDash = source.slice(start, start + column).trim() !== ''
  if (isBesideDash && !Object.hasOwn(wanted, old[0] ?? '')) return null
  const keys = Object.keys(wanted)
  if (keys.length === 0) return null
  const fresh = keys.filter((key) => !old.includes(key))
  const before = (key: string) =>
    keys
      .slice(0, keys.indexOf(key))
      .filter((one) => old.includes(one))
      .at(-1) ?? old[0]
  return items.flatMap((pair, i) => {
    const key = keyOf(pair)
    const end = lineEnd(source, endOfPair(source, pair))
    const previous = items[i - 1]
    const begin = previous === undefined ? start : lineEnd(source, endOfPair(source, previous))
    const added = fresh
      .filter((one) => before(one) === key)
      .map((one) => {
        const value = textOf(wanted[one], { after: ':', column })
        return { from: end, to: end, text: `${' '.repeat(column)}${one}:${value}\n` }
      })
    if (!Object.hasOwn(wanted, key)) return [{ from: begin, to: end, text: '' }, ...added]
    const from = afterColon(source, pair)
    return [
      ...patchesOf(source, { node: pair.value, after: ':', from, column }, wanted[key]),
      ...added,
    ]
  })
}

/** @returns null if nothing is left of the list, or its layout has no lines of its own */
function seqPatches(
  source: string,
  { items }: YAMLSeq,
  wanted: readonly unknown[],
): readonly Patch[] | null {
  const dashes = items.map((node) => source.lastIndexOf('-', startOf(node) - 1))
  const [first] = dashes
  if (first === undefined || wanted.length === 0) return null
  const column = columnAt(source, first)
  if (source.slice(first - column, first).trim() !== '') return null
  const sources = sourcesOf(items.map(plainOf), wanted)
  const spot = (i: number): Spot => {
    return { node: items[i], after: '-', from: (dashes[i] ?? 0) + 1, column }
  }
  const isSame = items.length === wanted.length && sources.every((from, i) => from === i)
  if (isSame) return wanted.flatMap((value, i) => patchesOf(source, spot(i), value))
  const ends = items.map((node, i) => lineEnd(source, endOf(source, node, spot(i).from)))
  const starts = [first - column, ...ends]
  const isSpaced = items.length > 1 && source[starts[1] ?? 0] === '\n'
  const lines = wanted.map((value, i) => {
    const from = sources[i] ?? null
    const text =
      from === null
        ? `${' '.repeat(column)}-${textOf(value, { after: '-', column })}\n`
        : patched(
            source,
            patchesOf(source, spot(from), value),
            starts[from] ?? 0,
            ends[from] ?? 0,
          ).replace(/^\n+/, '')
    return i > 0 && isSpaced ? `\n${text}` : text
  })
  return [{ from: first - column, to: ends.at(-1) ?? first, text: lines.join('') }]
}

/** For each wanted item, the index of the item that it was before; null if it is new. */
function sourcesOf(old: readonly unknown[], wanted: readonly unknown[]): (number | null)[] {
  const ids = old.map(idOf)
  const isNamed = ids.every((id, i) => id !== null && ids.indexOf(id) === i)
  if (isNamed) {
    const found = wanted.map((value) => ids.indexOf(idOf(value)))
    return found.map((at, i) => (at === -1 || found.indexOf(at) !== i ? null : at))
  }
  const isKept = (from: number, to: number) => isDeepStrictEqual(old[from], wanted[to])
  const shorter = Math.min(old.length, wanted.length)
  let head = 0
  while (head < shorter && isKept(head, head)) head++
  let tail = 0
  while (tail < shorter - head && isKept(old.length - 1 - tail, wanted.length - 1 - tail)) tail++
  return wanted.map((_, i) => {
    if (i >= wanted.length - tail) return i - wanted.length + old.length
    return i < old.length - tail ? i : null
  })
}

function idOf(value: unknown): string | null {
  return isRecord(value) && typeof value.id === 'string' ? value.id : null
}

/** Part of the source with its patches; of several at one place, the first comes first. */
function patched(source: string, patches: readonly Patch[], start: number, end: number): string {
  let [at, text] = [start, '']
  for (const patch of [...patches].sort((a, b) => a.from - b.from)) {
    text += source.slice(at, patch.from) + patch.text
    at = patch.to
  }
  return text + source.slice(at, end)
}

/** Longer texts stand on lines of their own. */
const LONGEST_PLAIN = 80
const LINE_WIDTH = 100
const LAYOUT = { flowCollectionPadding: false } as const

/** A value as it follows its colon or dash. @param style that of the text that stood there, if one did */
function textOf(
  value: unknown,
  { after, column }: Pick<Spot, 'after' | 'column'>,
  style: Scalar['type'] | null = null,
): string {
  const document = laidOut(after === ':' ? { k: value } : [value], style)
  const text = document.toString({ ...LAYOUT, lineWidth: Math.max(40, LINE_WIDTH - column) })
  const indented = text.replace(/\n$/, '').replace(/\n(?=[^\n])/g, `\n${' '.repeat(column)}`)
  return indented.slice(after === ':' ? 2 : 1)
}

/** Data with the style of each text and list. */
function laidOut(value: unknown, style: Scalar['type'] | null = null): Document {
  const options = { version: '1.2', schema: 'core', aliasDuplicateObjects: false } as const
  const document = new Document(value, options)
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return
      node.type = styleOf(node.value, style)
    },
    Seq: (key, node) => {
      if (key !== null && node.items.every(isShort)) node.flow = true
    },
  })
  return document
}

function styleOf(text: string, style: Scalar['type'] | null): NonNullable<Scalar['type']> {
  if (text.includes('\n')) return Scalar.BLOCK_LITERAL
  if (style === Scalar.QUOTE_DOUBLE || style === Scalar.BLOCK_FOLDED) return style
  return text.length > LONGEST_PLAIN ? Scalar.BLOCK_FOLDED : Scalar.PLAIN
}

/** Names and numbers stand beside each other; texts below one another. */
function isShort(node: unknown): boolean {
  return isScalar(node) && !/\s/.test(String(node.value))
}

function isBlockMap(node: unknown): node is YAMLMap {
  return isMap(node) && !node.flow && node.items.length > 0
}

function isBlockSeq(node: unknown): node is YAMLSeq {
  return isSeq(node) && !node.flow && node.items.length > 0
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const rangeOf = (node: unknown) =>
  (node as { readonly range?: readonly number[] | null } | null)?.range ?? null
const startOf = (node: unknown) => rangeOf(node)?.[0] ?? 0

/** The end of the last sign of a value. */
function endOf(source: string, node: unknown, otherwise: number): number {
  if (isBlockMap(node)) return endOfPair(source, node.items.at(-1) as Pair)
  if (isBlockSeq(node)) return endOf(source, node.items.at(-1), otherwise)
  const [start = otherwise, end = otherwise] = rangeOf(node) ?? []
  return start + source.slice(start, end).trimEnd().length
}

function endOfPair(source: string, pair: Pair): number {
  return endOf(source, pair.value, afterColon(source, pair))
}

function afterColon(source: string, { key }: Pair): number {
  return source.indexOf(':', rangeOf(key)?.[1] ?? 0) + 1
}

/** The beginning of the next line. */
function lineEnd(source: string, at: number): number {
  return source.indexOf('\n', at) + 1
}

function columnAt(source: string, at: number): number {
  return at - (source.lastIndexOf('\n', at - 1) + 1)
}
