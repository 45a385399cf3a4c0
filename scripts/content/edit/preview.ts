import { createHash } from 'node:crypto'
import type { Chosen, PreviewPlace, PreviewWish } from '../../../client/editor/model/wire.ts'
import { servedRoom } from '../../../client/reporter/form/letter.ts'
import { READ_VIEWS } from '../../../client/reporter/pages/prose.ts'
import { toHtml } from '../../../client/reporter/served/document.ts'
import { type ShownLogo, themeStyle } from '../../../client/reporter/served/theme.ts'
import { PAGE_ID, shell } from '../../../client/reporter/shell.ts'
import { type App, newState, type Scene } from '../../../client/reporter/state.ts'
import { details } from '../../../client/reporter/steps/details.ts'
import { landingView } from '../../../client/reporter/steps/landing.ts'
import { tell } from '../../../client/reporter/steps/tell.ts'
import { FORMATS } from '../../../client/shared/clean/outcome.ts'
import { type Child, h, type Markup } from '../../../client/shared/dom.ts'
import type { LocalFile } from '../../../client/shared/local-host/page.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { encodeWords, type Release, wordsOf } from '../../../client/texts/words.ts'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import { formatOf, logoRatio } from '../logo.ts'
import type { Content } from '../read.ts'

/** Draw a page as reporters will see it. */
export type Preview = (content: Content, wish: PreviewWish) => string

/** Previews, and the files that they name. */
export interface Previews {
  readonly draw: Preview
  /** @returns null if no preview names that path */
  fileAt(path: string): LocalFile | null
}

/** Files that are kept: a page that is shown names some of the newest. */
const MOST_FILES = 40

/**
 * Previews by the functions that serve the reporter's pages. No script runs in them, and their links lead nowhere.
 *
 * @param style of the reporter's pages
 * @param now milliseconds since 1970-01-01 UTC
 */
export function makePreviews(style: Uint8Array, now: () => number): Previews {
  const files = new Map<string, LocalFile>()
  const keep = (name: string, ending: string, file: LocalFile) => {
    const hash = createHash('sha256').update(file.body).digest('hex').slice(0, 12)
    const path = `/preview/${name}-${hash}.${ending}`
    files.delete(path)
    files.set(path, file)
    const [oldest] = files.keys()
    if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest)
    return path
  }
  const logoOf = ({ logo }: Content): ShownLogo | null => {
    const ratio = logo && logoRatio(logo)
    if (logo === null || ratio === null) return null
    const format = formatOf(logo.file)
    return { path: keep('logo', format, { type: FORMATS[format].type, body: logo.body }), ratio }
  }
  const pathOf = (content: Content) => {
    const theme = themeStyle(content.site.theme, logoOf(content))
    const body = new Uint8Array(Buffer.concat([style, Buffer.from(theme)]))
    return keep('style', 'css', { type: 'text/css; charset=utf-8', body })
  }
  return {
    draw: (content, wish) =>
      `<!doctype html>\n${toHtml(documentFor(content, wish, pathOf(content), now()))}\n`,
    fileAt: (path) => files.get(path) ?? null,
  }
}

function documentFor(content: Content, wish: PreviewWish, style: string, now: number): Markup {
  return h(
    'html',
    { lang: wish.language },
    h(
      'head',
      {},
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', {}, CATALOGUES[wish.language].page.title),
      h('link', { rel: 'stylesheet', href: style }),
    ),
    h('body', {}, h('div', { id: PAGE_ID }, ...withoutLinks(pageFor(content, wish, now)))),
  )
}

/** A preview is of no program that is served, so no checksum stands in it. */
const NO_RELEASE: Release = { version: '', sum: '' }

function pageFor({ site, document }: Content, wish: PreviewWish, now: number): readonly Child[] {
  const { place, language } = wish
  const words = wordsOf(language, CATALOGUES[language], site, document, NO_RELEASE)
  const today = Math.floor(now / DAY_MS)
  const common = { ...words, root: '', today, otherWays: null }
  const inside = wish.isInside ? (site.networks[0]?.name[language] ?? null) : null
  const scene: Scene = { ...common, inside, app: null }
  const step = place === 'form' ? 'tell' : place
  const main = mainFor(place, scene, () => appFor(scene, document, wish, now))
  return shell({ scene, step, demo: false, note: null, actions: null }, main)
}

function mainFor(place: PreviewPlace, scene: Scene, app: () => App): readonly Child[] {
  switch (place) {
    case 'landing':
      return landingView(scene)
    case 'form':
    case 'tell':
      return tell(app())
    case 'details':
      return details(app())
    default:
      return READ_VIEWS[place](scene)
  }
}

/** An app that only draws: nothing that it is asked to do happens. */
function appFor(scene: Scene, document: ContentDocument, wish: PreviewWish, now: number): App {
  const nothing = () => {}
  const { t, site, language, root, inside } = scene
  const state = newState(language)
  Object.assign(state.draft, choicesOf(wish.chosen), {
    channel: document.channels.find((one) => one.questionnaire === wish.questionnaire)?.id ?? null,
  })
  const app: App = {
    ...{ state, t, site, language, now, root, inside },
    get scene() {
      return { ...scene, app }
    },
    room: servedRoom,
    words: encodeWords({ t, site, language }),
    demo: false,
    office: { ask: () => Promise.reject(new Error('a preview sends nothing')), close: () => [] },
    files: { kind: 'loading' },
    hint: null,
    aloud: null,
    reading: null,
    loadFiles: () => Promise.resolve(),
    hasAllWords: true,
    completeWords: () => Promise.resolve(),
    ...{ go: nothing, visit: nothing, redraw: nothing, refuse: nothing, say: nothing },
    restart: nothing,
    write: () => Promise.resolve(),
  }
  return app
}

function choicesOf({ party, relation, category }: Chosen) {
  return { party, relation, categories: category === null ? [] : [category] }
}

/** Links that lead nowhere: the frame may not leave its page, so a target outside of it is refused. */
function withoutLinks(children: readonly Child[]): Child[] {
  return children.map((child) => {
    if (child === null || typeof child === 'string') return child
    const { tag, attributes } = child
    const kept = tag === 'a' ? { ...attributes, target: '_top' } : attributes
    return { tag, attributes: kept, children: withoutLinks(child.children) }
  })
}
