import { damaged } from '../outcome.ts'
import type { XmlAttribute, XmlStart, XmlToken } from './xml.ts'
import { declaresNamespace } from './xml-nesting.ts'

/** The fate of an element: it stays, goes with all in it, or goes while what is in it stays. */
export type Verdict = 'keep' | 'drop' | 'unwrap'

export interface XmlRules {
  /**
   * @param element may be changed in place
   * @param path keys of the elements around it, the root first
   */
  start(element: XmlStart, path: readonly string[]): Verdict
  /** @returns the text that replaces it */
  text(text: string, path: readonly string[]): string
}

interface Open {
  readonly kept: boolean
  /** namespaces that an element declared that is gone, and those around it that are gone too */
  readonly declared: readonly XmlAttribute[]
}

/**
 * Pass tokens through `rules`.
 *
 * @throws CleanError `damaged` if nothing stays of the document
 */
export function* filterXml(tokens: Iterable<XmlToken>, rules: XmlRules): Generator<XmlToken> {
  const path: string[] = []
  const open: Open[] = []
  let dropped = 0
  for (const token of tokens) {
    if (dropped > 0) {
      dropped += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0
    } else if (token.kind === 'text') {
      const text = rules.text(token.text, path)
      if (text !== '') yield { kind: 'text', text }
    } else if (token.kind === 'end') {
      path.pop()
      if (open.pop()?.kept) yield token
    } else {
      const verdict = rules.start(token, path)
      if (verdict !== 'keep' && path.length === 0) throw damaged('a document of another kind')
      if (verdict === 'drop') {
        dropped = 1
        continue
      }
      const around = open.at(-1)?.declared ?? []
      if (around.length > 0) declare(token, around)
      path.push(token.key)
      const kept = verdict === 'keep'
      open.push({ kept, declared: kept ? [] : token.attributes.filter(isDeclaration) })
      if (kept) yield token
    }
  }
}

export function isDeclaration({ key }: XmlAttribute): boolean {
  return declaresNamespace(key)
}

/** Declare on an element the namespaces of an element around it that is gone: their prefixes are still used. */
export function declare(element: XmlStart, declared: readonly XmlAttribute[]): void {
  const own = new Set(element.attributes.map(({ key }) => key))
  const missing = declared.filter(({ key }, i) => {
    return !own.has(key) && declared.findIndex((one) => one.key === key) === i
  })
  if (missing.length > 0) element.attributes = [...missing, ...element.attributes]
}

export function attributeOf(element: XmlStart, key: string): string | undefined {
  return element.attributes.find((one) => one.key === key)?.value
}

/** Set an attribute, at its place if there is one. */
export function setAttribute(element: XmlStart, key: string, value: string): void {
  const known = element.attributes.find((one) => one.key === key)
  if (known === undefined) element.attributes.push({ key, value })
  else known.value = value
}

export function dropAttribute(element: XmlStart, key: string): void {
  element.attributes = element.attributes.filter((one) => one.key !== key)
}

/** Pass on what has to stay whole: `judge` gets all tokens of each element that `isWhole` names. */
export function* eachWhole(
  tokens: Iterable<XmlToken>,
  isWhole: (key: string) => boolean,
  judge: (element: readonly XmlToken[]) => readonly XmlToken[],
): Generator<XmlToken> {
  let held: XmlToken[] = []
  let depth = 0
  for (const token of tokens) {
    if (depth === 0 && !(token.kind === 'start' && isWhole(token.key))) {
      yield token
      continue
    }
    held.push(token)
    depth += token.kind === 'start' ? 1 : token.kind === 'end' ? -1 : 0
    if (depth > 0) continue
    for (const kept of judge(held)) yield kept
    held = []
  }
}

/** Pass on what `stage` gives for each token: it may hold some back until others come. */
export function* passThrough(
  tokens: Iterable<XmlToken>,
  stage: { take(token: XmlToken): readonly XmlToken[] },
): Generator<XmlToken> {
  for (const token of tokens) for (const kept of stage.take(token)) yield kept
}

/** Leave out elements that `isList` names and in which nothing is left. */
export function* dropEmpty(
  tokens: Iterable<XmlToken>,
  isList: (key: string) => boolean,
): Generator<XmlToken> {
  let held: XmlToken | null = null
  for (const token of tokens) {
    const isEmpty = held !== null && token.kind === 'end'
    if (held !== null && !isEmpty) yield held
    held = token.kind === 'start' && isList(token.key) ? token : null
    if (held === null && !isEmpty) yield token
  }
}
