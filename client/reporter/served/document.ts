import { type Attributes, attributesOf, type Child, h, type Markup } from '../../shared/dom.ts'
import { escapeText, escapeValue } from '../../shared/escape.ts'
import { PAGE_ID } from '../shell.ts'
import { assetPath, type BuiltFiles, ICON_PATH } from './built.ts'

export interface Loaded {
  readonly manifest: BuiltFiles
  readonly title: string
}

/** A whole page around its body. */
export function documentOf(attributes: Attributes, loaded: Loaded, body: Markup[]): Markup {
  return h('html', attributes, head(loaded), h('body', {}, h('div', { id: PAGE_ID }, ...body)))
}

function head({ manifest, title }: Loaded): Markup {
  const { style, script, app } = manifest
  return h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    // Browsers must not make links of other numbers: telephone numbers are links if they are meant to be.
    h('meta', { name: 'format-detection', content: 'telephone=no' }),
    h('title', {}, title),
    h('link', { rel: 'icon', href: ICON_PATH, type: 'image/svg+xml' }),
    h('link', { rel: 'stylesheet', href: assetPath(style), integrity: style.integrity }),
    h('script', { type: 'module', src: assetPath(script), integrity: script.integrity }),
    // The file that the script requests next loads at the same time as the script.
    h('link', { rel: 'modulepreload', href: assetPath(app), integrity: app.integrity }),
  )
}

const VOID = new Set(['meta', 'link', 'input', 'br'])
/** Write markup as HTML; every text and every value is escaped. */
export function toHtml(child: Child): string {
  if (child === null) return ''
  if (typeof child === 'string') return escapeText(child)
  const { tag, children } = child
  const attributes = attributesOf(child)
    .map(([name, value]) => ` ${name}="${escapeValue(value)}"`)
    .join('')
  if (VOID.has(tag)) return `<${tag}${attributes}>`
  return `<${tag}${attributes}>${children.map(toHtml).join('')}</${tag}>`
}
