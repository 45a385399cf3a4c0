import { LANGUAGES, type Language } from '../../crypto/content.ts'
import { attributesOf, type Child, h, type Markup } from '../shared/dom.ts'
import { CATALOGUES, type Texts } from '../texts/catalogue.ts'
import { paragraph } from './parts.ts'
import { LANGUAGE_PATHS, PAGE_ID, shell } from './shell.ts'
import { landingBottom, landingTop } from './steps/landing.ts'

export interface BuiltFile {
  /** Name in the folder of the build. */
  readonly file: string
  /** For the `integrity` attribute. */
  readonly integrity: string
  readonly body: Uint8Array
}

export interface PageOptions {
  /** Of the root: every browser checks the key list against it. */
  readonly fingerprint: string
  readonly manifest: Readonly<Record<'script' | 'style' | 'worker' | 'sodium', BuiltFile>>
  /** Keys are for trying only, and the pages say so. */
  readonly demo?: boolean
  /** The key list's other ways to report, for those without scripts. */
  readonly otherWays?: Readonly<Record<Language, string>>
}

export interface ServedFile {
  readonly body: Uint8Array
  readonly type: string
}

const ICON_PATH = '/assets/page.svg'
/** A sheet of paper with lines, as any page has it. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#fff" stroke="#667" d="M3.5 1.5h9v13h-9z"/><path stroke="#99a" d="M5.5 5h5m-5 3h5m-5 3h3"/></svg>'

/**
 * Everything that reporters are served: a page for each language, and what it needs.
 *
 * @returns exact path → file
 */
export function renderPages(options: PageOptions): Map<string, ServedFile> {
  const files = new Map<string, ServedFile>()
  for (const language of LANGUAGES) {
    const body = encode(renderPage(options, language))
    files.set(LANGUAGE_PATHS[language], { body, type: 'text/html; charset=utf-8' })
  }
  for (const { file, body } of Object.values(options.manifest)) {
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript'
    files.set(assetPath({ file }), { body, type: `${type}; charset=utf-8` })
  }
  files.set(ICON_PATH, { body: encode(ICON), type: 'image/svg+xml' })
  return files
}

const encode = (text: string) => new TextEncoder().encode(text)
const assetPath = ({ file }: Pick<BuiltFile, 'file'>) => `/assets/${file}`

function renderPage(options: PageOptions, language: Language): string {
  const { fingerprint, manifest, demo = false } = options
  const t = CATALOGUES[language]
  const main = [
    ...landingTop(t),
    h('p', { class: 'needs-script busy' }, t.landing.loading),
    withoutScript(t, options.otherWays?.[language]),
    h('h2', {}, t.landing.otherTitle),
    paragraph(t.landing.otherText),
    ...landingBottom(t, fingerprint),
  ]
  const attributes = {
    lang: language,
    'data-root': fingerprint,
    'data-worker': assetPath(manifest.worker),
    'data-sodium': assetPath(manifest.sodium),
    'data-demo': demo,
  }
  const step = 'landing' as const
  const body = shell({ t, language, step, demo, actions: null }, main)
  const html = h(
    'html',
    attributes,
    head(t, options),
    h('body', {}, h('div', { id: PAGE_ID }, ...body)),
  )
  return `<!doctype html>\n${toHtml(html)}\n`
}

function head(t: Texts, { manifest }: PageOptions): Markup {
  const { style, script } = manifest
  return h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    // Telephone numbers are links where they are meant to be.
    h('meta', { name: 'format-detection', content: 'telephone=no' }),
    h('title', {}, t.page.title),
    h('link', { rel: 'icon', href: ICON_PATH, type: 'image/svg+xml' }),
    h('link', { rel: 'stylesheet', href: assetPath(style), integrity: style.integrity }),
    h('script', { type: 'module', src: assetPath(script), integrity: script.integrity }),
  )
}

/** What those without scripts can do; the form cannot lock anything for them. */
function withoutScript({ noscript, landing }: Texts, otherWays: string | undefined): Markup {
  return h(
    'noscript',
    {},
    h(
      'section',
      { class: 'notice care' },
      h('h2', {}, noscript.title),
      paragraph(noscript.text),
      h('h3', {}, noscript.waysTitle),
      otherWays === undefined ? null : paragraph(otherWays, 'as-written'),
      paragraph(noscript.ways),
      paragraph(noscript.program),
      h('h3', {}, landing.outsideTitle),
      paragraph(landing.outside),
      paragraph(noscript.exit),
    ),
  )
}

const VOID = new Set(['meta', 'link', 'input', 'br'])
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (symbol) => ESCAPES[symbol] ?? symbol)

/** Write markup as HTML; every text and every value is escaped. */
export function toHtml(child: Child): string {
  if (child === null) return ''
  if (typeof child === 'string') return escapeHtml(child)
  const { tag, children } = child
  const attributes = attributesOf(child)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('')
  if (VOID.has(tag)) return `<${tag}${attributes}>`
  return `<${tag}${attributes}>${children.map(toHtml).join('')}</${tag}>`
}
