import { type Findings, setOf } from '../found.ts'
import { damaged } from '../outcome.ts'
import type { XmlStart, XmlToken } from '../packed/xml.ts'
import { attributeOf, declare, eachWhole, isDeclaration } from '../packed/xml-filter.ts'

/** Alternatives for newer programs may lie within this many others at most. */
const NESTED_MOST = 8

/**
 * Leave out alternatives that need something that is not kept, or that have become empty. If none is left, the contents
 * for older programs replace all of them.
 */
export function keepAlternatives(tokens: Iterable<XmlToken>, depth = 0): Generator<XmlToken> {
  if (depth > NESTED_MOST) throw damaged('alternatives within alternatives')
  return eachWhole(
    tokens,
    (key) => key === 'mc:AlternateContent',
    (whole) => [...alternatives(whole, depth)],
  )
}

function* alternatives(whole: readonly XmlToken[], depth: number): Generator<XmlToken> {
  const branches = childrenOf(whole).filter(isKept)
  const isFallback = ([start]: readonly XmlToken[]) =>
    start?.kind === 'start' && start.key === 'mc:Fallback'
  const hasChoice = branches.some((branch) => !isFallback(branch))
  const [start] = whole
  if (hasChoice && start !== undefined) yield start
  for (const branch of branches) {
    const inner = keepAlternatives(branch.slice(1, -1), depth + 1)
    if (!hasChoice) yield* declared(inner, [whole[0], branch[0]])
    else yield* [...branch.slice(0, 1), ...inner, { kind: 'end' } as const]
  }
  if (hasChoice) yield { kind: 'end' }
}

/** The children of elements that are gone declare the namespaces that those declared. */
function* declared(
  tokens: Iterable<XmlToken>,
  around: readonly (XmlToken | undefined)[],
): Generator<XmlToken> {
  const starts = around.flatMap((one) => (one?.kind === 'start' ? [one] : []))
  const all = starts.reverse().flatMap(({ attributes }) => attributes.filter(isDeclaration))
  let depth = 0
  for (const token of tokens) {
    if (depth === 0 && token.kind === 'start') declare(token, all)
    depth += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0
    yield token
  }
}

function isKept(branch: readonly XmlToken[]): boolean {
  const [start] = branch
  if (start?.kind !== 'start') return false
  if (start.key === 'mc:Fallback') return true
  const asks = attributeOf(start, 'Requires')?.split(' ') ?? ['?']
  return start.key === 'mc:Choice' && !asks.includes('?') && branch.slice(1).some(isStart)
}

function isStart(token: XmlToken): token is XmlStart {
  return token.kind === 'start'
}

/** The elements right within one. */
function childrenOf(whole: readonly XmlToken[]): readonly (readonly XmlToken[])[] {
  const children: XmlToken[][] = []
  let depth = 0
  for (const token of whole.slice(1, -1)) {
    if (depth === 0 && token.kind === 'start') children.push([])
    if (depth > 0 || token.kind === 'start') children.at(-1)?.push(token)
    depth += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0
  }
  return children
}

const FRAMES: ReadonlySet<string> = new Set(['p:graphicFrame', 'xdr:graphicFrame'])

/** A frame with another file in it becomes its picture; a frame of an unknown kind goes. */
export function keepFrames(tokens: Iterable<XmlToken>, findings: Findings): Generator<XmlToken> {
  return eachWhole(
    tokens,
    (key) => FRAMES.has(key),
    (frame) => {
      const starts = frame.filter(isStart)
      if (starts.some(({ key }) => key === 'p:oleObj')) {
        findings.add('embedded')
        return firstOf(frame, 'p:pic')
      }
      const data = starts.findIndex(({ key }) => key === 'a:graphicData')
      return starts[data + 1]?.key.startsWith('?:') ? [] : frame
    },
  )
}

function firstOf(tokens: readonly XmlToken[], wanted: string): readonly XmlToken[] {
  const from = tokens.findIndex((token) => token.kind === 'start' && token.key === wanted)
  let depth = from === -1 ? 0 : 1
  let end = from + 1
  for (; depth > 0; end++)
    depth += tokens[end]?.kind === 'start' ? 1 : tokens[end]?.kind === 'end' ? -1 : 0
  return from === -1 ? [] : [...declared(tokens.slice(from, end), tokens.slice(0, from))]
}

const ANCHORS = setOf('xdr:twoCellAnchor xdr:oneCellAnchor xdr:absoluteAnchor')
const ANCHORED = setOf('xdr:sp xdr:grpSp xdr:graphicFrame xdr:cxnSp xdr:pic')

/** Leave out places in a sheet that have become empty: a program would call the file damaged. */
export function keepAnchors(tokens: Iterable<XmlToken>): Generator<XmlToken> {
  return eachWhole(
    tokens,
    (key) => ANCHORS.has(key),
    (anchor) => (anchor.some((one) => isStart(one) && ANCHORED.has(one.key)) ? anchor : []),
  )
}

const FORMULAS = setOf('s:f s:definedName c:f s:calculatedColumnFormula s:totalsRowFormula')

/** A file in brackets and a sheet behind it, in quotes or not. */
const OUTSIDE = /\](?:(?:[^[\]!"']|'')*'|[\w.\u0080-\uffff]*)!/
/** A chart needs a range; it is drawn from the values beside it. */
const NOWHERE = { kind: 'text', text: '#REF!' } as const

/** Formulas that reach into another file: cells keep their value, names go. */
export function keepLocalFormulas(
  tokens: Iterable<XmlToken>,
  findings: Findings,
): Generator<XmlToken> {
  const gone = new Set<string>()
  return eachWhole(
    tokens,
    (key) => FORMULAS.has(key),
    (whole) => {
      const [start] = whole
      if (start?.kind !== 'start') return whole
      const formula = whole.map((one) => (one.kind === 'text' ? one.text : '')).join('')
      const shared = attributeOf(start, 'si')
      const isOutside = OUTSIDE.test(formula)
      if (!isOutside) return formula === '' && shared !== undefined && gone.has(shared) ? [] : whole
      findings.add('link', formula)
      if (start.key === 'c:f') return [start, NOWHERE, { kind: 'end' }]
      if (shared !== undefined) gone.add(shared)
      return []
    },
  )
}
