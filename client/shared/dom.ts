/** A function that an event of an element calls. */
export type Handler = (event: Event) => void

type Value = string | number | boolean | null | undefined

export interface Attributes {
  readonly on?: Readonly<Record<string, Handler>>
  readonly [name: string]: Value | Readonly<Record<string, Handler>>
}

/**
 * An element that is not drawn yet: `build` makes a node of it, the page maker text.
 *
 * Plain data, so that views are functions that tests can read without a browser.
 */
export interface Markup {
  readonly tag: string
  readonly attributes: Attributes
  readonly children: readonly Child[]
}

export type Child = Markup | string | null

/** @param attributes null, undefined and false are left out, true gives an empty value */
export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): Markup {
  return { tag, attributes, children }
}

/** Attributes as they are written, without handlers. */
export function attributesOf(markup: Markup): [string, string][] {
  return Object.entries(markup.attributes).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined || value === false || typeof value === 'object') {
      return []
    }
    return [[name, value === true ? '' : String(value)]]
  })
}

const SVG = 'http://www.w3.org/2000/svg'

/** Make the element, its children as text or elements, never as HTML. */
export function build(markup: Markup): Element {
  return buildIn(markup, null)
}

/** @param namespace that of drawings inside `svg`, null for HTML */
function buildIn(markup: Markup, namespace: typeof SVG | null): Element {
  const own = markup.tag === 'svg' ? SVG : namespace
  const element =
    own === null ? document.createElement(markup.tag) : document.createElementNS(own, markup.tag)
  for (const [name, value] of attributesOf(markup)) {
    if (name !== 'value') element.setAttribute(name, value)
  }
  for (const [event, handler] of Object.entries(markup.attributes.on ?? {})) {
    element.addEventListener(event, handler)
  }
  element.append(...allIn(markup.children, own))
  const { value } = markup.attributes
  if (value !== undefined && value !== null && 'value' in element) element.value = String(value)
  return element
}

export function buildAll(children: readonly Child[]): (Element | string)[] {
  return allIn(children, null)
}

function allIn(children: readonly Child[], namespace: typeof SVG | null): (Element | string)[] {
  return children.flatMap((child) =>
    child === null ? [] : [typeof child === 'string' ? child : buildIn(child, namespace)],
  )
}
