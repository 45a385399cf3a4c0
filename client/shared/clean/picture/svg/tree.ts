import { CleanError } from '../../outcome.ts'
import { type RawXmlToken, xmlTokens } from '../../packed/xml-tokens.ts'

export const SVG = 'http://www.w3.org/2000/svg'
export const XHTML = 'http://www.w3.org/1999/xhtml'
export const XLINK = 'http://www.w3.org/1999/xlink'
const XML = 'http://www.w3.org/XML/1998/namespace'
const DEPTH_MOST = 256

export interface Attribute {
  /** '' for one without a prefix */
  readonly namespace: string
  readonly name: string
  readonly value: string
}

export interface SvgElement {
  readonly namespace: string
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly children: (SvgElement | string)[]
}

export interface Tree {
  readonly root: SvgElement
  /** Comments and instructions, which belong to nothing that is shown. */
  readonly asides: readonly string[]
}

/**
 * Read an XML document as a tree.
 *
 * @throws CleanError `damaged` if it is not well-formed, nests too deep, or uses a prefix that stands for nothing
 */
export function readTree(text: string): Tree {
  const asides: string[] = []
  const open: { element: SvgElement; name: string; prefixes: Prefixes }[] = []
  let root: SvgElement | null = null
  for (const token of xmlTokens(text)) {
    const parent = open.at(-1)
    if (token.kind === 'open') {
      if (parent === undefined && root !== null) throw damaged('two documents')
      if (open.length === DEPTH_MOST) throw damaged('elements too deep')
      const prefixes = within(parent?.prefixes ?? NO_PREFIXES, token)
      const element = elementOf(token, prefixes)
      root ??= element
      parent?.element.children.push(element)
      if (!token.isEmpty) open.push({ element, name: token.name, prefixes })
    } else if (token.kind === 'close') {
      if (open.pop()?.name !== token.name) throw damaged('an end without its start')
    } else if (token.kind === 'text') {
      if (parent !== undefined) parent.element.children.push(token.text)
      else if (token.text.trim() !== '') throw damaged('text outside of the document')
    } else if (token.kind !== 'doctype' && !/^xml\s/.test(token.text)) {
      asides.push(token.text)
    }
  }
  if (root === null || open.length > 0) throw damaged('it breaks off')
  return { root, asides }
}

type Prefixes = ReadonlyMap<string, string>
const NO_PREFIXES: Prefixes = new Map([['xml', XML]])

type OpenToken = Extract<RawXmlToken, { kind: 'open' }>

function within(outer: Prefixes, { attributes }: OpenToken): Prefixes {
  const declared = attributes.filter(({ name }) => isDeclaration(name))
  if (declared.length === 0) return outer
  return new Map([...outer, ...declared.map(({ name, value }) => [name.slice(6), value] as const)])
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:')
}

function elementOf(token: OpenToken, prefixes: Prefixes): SvgElement {
  const [prefix, name] = split(token.name)
  const attributes = token.attributes.flatMap((one): Attribute[] => {
    if (isDeclaration(one.name)) return []
    const [of, local] = split(one.name)
    const namespace = of === '' ? '' : namespaceOf(of, prefixes)
    return [{ namespace, name: namespace === XML ? `xml:${local}` : local, value: one.value }]
  })
  const namespace = prefix === '' ? (prefixes.get('') ?? '') : namespaceOf(prefix, prefixes)
  return { namespace, name, attributes, children: [] }
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':')
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

function namespaceOf(prefix: string, prefixes: Prefixes): string {
  const uri = prefixes.get(prefix)
  if (uri === undefined || uri === '') throw damaged('a prefix that stands for nothing')
  return uri
}

function damaged(message: string): CleanError {
  return new CleanError('damaged', message)
}
