import { damaged } from '../../outcome.ts'
import { declaresNamespace, Nesting, type Scope, XML } from '../../packed/xml-nesting.ts'
import { FORBIDDEN, type RawXmlStart, xmlTokens } from '../../packed/xml-tokens.ts'

export const SVG = 'http://www.w3.org/2000/svg'
export const XHTML = 'http://www.w3.org/1999/xhtml'
export const XLINK = 'http://www.w3.org/1999/xlink'

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
  if (FORBIDDEN.test(text)) throw damaged('letters that no XML has')
  const asides: string[] = []
  const open: SvgElement[] = []
  const nesting = new Nesting()
  let root: SvgElement | null = null
  for (const token of xmlTokens(text, 'declared')) {
    const scope = nesting.take(token)
    const parent = open.at(-1)
    if (token.kind === 'open') {
      const element = elementOf(token, scope)
      root ??= element
      parent?.children.push(element)
      if (!token.isEmpty) open.push(element)
    } else if (token.kind === 'close') {
      open.pop()
    } else if (token.kind === 'text') {
      parent?.children.push(token.text)
    } else if (token.kind !== 'doctype' && !/^xml\s/.test(token.text)) {
      asides.push(token.text)
    }
  }
  if (root === null || !nesting.isWhole) throw damaged('it breaks off')
  return { root, asides }
}

function elementOf(token: RawXmlStart, scope: Scope): SvgElement {
  const [prefix, name] = split(token.name)
  const attributes = [...token.attributes].flatMap(([written, value]): Attribute[] => {
    if (declaresNamespace(written)) return []
    const [of, local] = split(written)
    const namespace = of === '' ? '' : scope.uriOf(of)
    return [{ namespace, name: namespace === XML ? `xml:${local}` : local, value }]
  })
  const names = new Set(attributes.map((one) => `${one.name} ${one.namespace}`))
  if (names.size < attributes.length) throw damaged('two attributes of one name')
  return { namespace: scope.uriOf(prefix), name, attributes, children: [] }
}

function split(name: string): [string, string] {
  const colon = name.indexOf(':')
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}
