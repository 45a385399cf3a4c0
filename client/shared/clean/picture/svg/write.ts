import { escapeText, escapeValue } from '../../../escape.ts'
import type { Findings } from '../../found.ts'
import { cleanDeclarations, cleanSheet, cleanValue } from './css.ts'
import {
  ATTRIBUTES,
  ELEMENTS,
  HTML_ELEMENTS,
  INPUTS,
  MEASURE,
  MEASURES,
  PATH,
  PROPERTIES,
  RESULTS,
  WITH_TEXT,
} from './names.ts'
import { EVENT, type SvgNames } from './names-map.ts'
import { type Attribute, SVG, type SvgElement, XHTML, XLINK } from './tree.ts'

export interface SvgParts {
  readonly names: SvgNames
  readonly found: Findings
  /** `data:` URL of a picture → the same picture, cleaned */
  readonly pictures: ReadonlyMap<string, string>
}

/** The drawn elements, as a document of their own. */
export function writeSvg(root: SvgElement, parts: SvgParts): string {
  return new SvgWriter(parts).element(root, '')
}

class SvgWriter {
  readonly #parts: SvgParts

  constructor(parts: SvgParts) {
    this.#parts = parts
  }

  element(element: SvgElement, around: string): string {
    const { namespace, name } = element
    if (!isDrawn(element)) {
      this.#tellDropped(element)
      return ''
    }
    const attributes = element.attributes.map((one) => this.#attribute(element, one)).join('')
    const space = namespace === around ? '' : ` xmlns="${namespace}"`
    const links = around === '' ? ` xmlns:xlink="${XLINK}"` : ''
    const inner = this.#inner(element)
    const start = `<${name}${space}${links}${attributes}`
    return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`
  }

  #inner(element: SvgElement): string {
    const { name, namespace, children } = element
    if (name === 'style') {
      const sheet = children.filter((child) => typeof child === 'string').join('')
      return escapeText(cleanSheet(sheet, this.#parts.names))
    }
    const showsText = namespace === XHTML || WITH_TEXT.has(name)
    return children
      .map((child) => {
        if (typeof child !== 'string') return this.element(child, namespace)
        if (showsText) return escapeText(child)
        if (child.trim() !== '') this.#parts.found.add('other', child)
        return ''
      })
      .join('')
  }

  #attribute(element: SvgElement, { namespace, name, value }: Attribute): string {
    const { names, found } = this.#parts
    if (/^on/i.test(name)) found.add('script')
    if (name === 'href' && (namespace === '' || namespace === XLINK)) {
      const target = this.#target(element, value.trim())
      return target === null ? '' : written(namespace === XLINK ? 'xlink:href' : 'href', target)
    }
    if (namespace !== '' && !name.startsWith('xml:')) {
      this.#tellAttribute(name, value)
      return ''
    }
    const clean = this.#value(name, value)
    if (clean === null && name !== 'id' && name !== 'class') this.#tellAttribute(name, value)
    if (name === 'id') return written('id', names.ownId(value))
    return written(name, clean)
  }

  /** Null for what is not kept. */
  #value(name: string, value: string): string | null {
    const { names } = this.#parts
    if (name === 'class') {
      const classes = value.split(/\s+/).filter((one) => one !== '')
      return classes.length === 0 ? null : classes.map((one) => names.className(one)).join(' ')
    }
    if (name === 'style') return cleanDeclarations(value, names) || null
    if (name === 'begin' || name === 'end') {
      return value.replaceAll(EVENT, (_, id) => `${names.ownId(id) ?? 'none'}.`)
    }
    if (RESULTS.has(name)) return INPUTS.has(value) ? value : names.result(value)
    if (name === 'd' || name === 'path') return PATH.test(value) ? value : null
    if (MEASURES.has(name)) return MEASURE.test(value) ? value : null
    if (name === 'attributeName') return isAnimated(value) ? value : null
    if (name === 'systemLanguage') return /^[\w, -]{1,40}$/.test(value) ? value : null
    if (name === 'requiredExtensions') return SUPPORTED.includes(value.trim()) ? value : UNSUPPORTED
    // the values of an animation may be paths
    if (ATTRIBUTES.has(name) && PATH.test(value)) return value
    const isKept = (PROPERTIES.has(name) && name !== 'src') || ATTRIBUTES.has(name)
    return isKept ? cleanValue(name, value, names) : null
  }

  /** The target of a reference within the file; null if it leads elsewhere. */
  #target(element: SvgElement, value: string): string | null {
    const { names, pictures } = this.#parts
    const id = value.startsWith('#') ? names.id(value.slice(1)) : null
    if (id !== null) return `#${id}`
    if (value.startsWith('#')) return null
    const picture = isPicture(element) ? pictures.get(value) : undefined
    if (picture === undefined) names.link(value)
    return picture ?? null
  }

  #tellAttribute(name: string, value: string): void {
    if (/^(?:aria-label|label|title|desc|docname|author|export-filename)$/i.test(name)) {
      this.#parts.found.add('description', value)
    } else if (/version|software|generator|creator/i.test(name) && name !== 'version') {
      this.#parts.found.add('software', value)
    }
  }

  #tellDropped(element: SvgElement): void {
    const { found } = this.#parts
    const { name, namespace } = element
    const isOurs = namespace === SVG
    if (isOurs && (name === 'title' || name === 'desc')) found.add('description', textOf(element))
    else if (name === 'script') found.add('script')
    else if (!(isOurs && name === 'metadata')) found.add('other', name)
    for (const { name: attribute, value } of element.attributes) {
      this.#tellAttribute(attribute, value)
    }
    tellMetadata(element, found)
  }
}

/** Namespaces that browsers know beyond SVG. No browser shows any other, and its name tells the program. */
const SUPPORTED = [XHTML, 'http://www.w3.org/1998/Math/MathML']
const UNSUPPORTED = 'urn:none'

function isAnimated(attribute: string): boolean {
  return (
    (PROPERTIES.has(attribute) || MEASURES.has(attribute) || ATTRIBUTES.has(attribute)) &&
    attribute !== 'src'
  )
}

/** Whether an element draws something itself, or something else draws with it. */
export function isDrawn({ namespace, name }: SvgElement): boolean {
  return namespace === SVG ? ELEMENTS.has(name) : namespace === XHTML && HTML_ELEMENTS.has(name)
}

/** Whether its reference is a picture that it shows. */
export function isPicture({ namespace, name }: SvgElement): boolean {
  return namespace === SVG && (name === 'image' || name === 'feImage')
}

/** In Dublin Core and RDF, as drawing programs write them. */
function tellMetadata(element: SvgElement, found: Findings): void {
  const text = () => textOf(element)
  if (/^(?:creator|publisher|contributor|rights)$/.test(element.name)) found.add('person', text())
  else if (element.name === 'date') found.add('time', text())
  else if (/^(?:subject|source|relation|identifier|coverage)$/.test(element.name)) {
    found.add('description', text())
  } else {
    for (const child of element.children) if (typeof child !== 'string') tellMetadata(child, found)
  }
}

function textOf({ children }: SvgElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join(' ')
}

function written(name: string, value: string | null): string {
  if (value === null) return ''
  return ` ${name}="${escapeValue(value.replaceAll(/[\t\n\r]/g, ' '))}"`
}
