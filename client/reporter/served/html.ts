import type { Day } from '../../../crypto/days/calendar.ts'
import { type ContentDocument, LANGUAGES, type Language } from '../../../crypto/entries/content.ts'
import type { Markup } from '../../shared/dom.ts'
import { CATALOGUES } from '../../texts/catalogue.ts'
import type { Three } from '../../texts/in-language.ts'
import { LANGUAGE_PATHS, type PageId, pagePath, pagesOf, servedTitle } from '../../texts/pages.ts'
import type { SiteContent } from '../../texts/site.ts'
import {
  encodeWords,
  firstWordsOf,
  type Release,
  readingOf,
  type Words,
  type WordsFile,
  wordsOf,
} from '../../texts/words.ts'
import type { WordsFiles } from '../dictionary.ts'
import type { Scene } from '../state.ts'
import { assetPath, type BuiltFile, type BuiltFiles, ICON_PATH } from './built.ts'
import { documentOf, toHtml } from './document.ts'
import { servedPage } from './served.ts'

export interface ServedPageOptions {
  /** Fingerprint of the root: every browser checks the key list against it. */
  readonly fingerprint: string
  readonly manifest: BuiltFiles
  readonly release: Release
  readonly site: SiteContent
  /** The questions, as the root signed them. */
  readonly form: ContentDocument
  /** The key list's other ways to report, for those without scripts. */
  readonly otherWays: Readonly<Record<Language, string>>
  readonly today: Day
  /** Name a file by its content, and return the hash by which the page knows it. */
  readonly nameFile: (stem: string, extension: string, body: Uint8Array) => BuiltFile
  /** Whether the keys are only for trying; then the pages say so. */
  readonly demo?: boolean
  /** Whether workers start by their address, for an instance that is enrolled with WEBCAT. */
  readonly webcat?: boolean
}

export interface ServedFile {
  readonly body: Uint8Array
  readonly type: string
  /** Other bodies for visitors from a network of the organisation. */
  readonly inside?: readonly { readonly ranges: readonly string[]; readonly body: Uint8Array }[]
}

/** A sheet of paper with lines, an icon that any page could have. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#fff" stroke="#667" d="M3.5 1.5h9v13h-9z"/><path stroke="#99a" d="M5.5 5h5m-5 3h5m-5 3h3"/></svg>'

/**
 * Everything that is served to reporters: pages to read in each language, and the files that they load.
 *
 * @returns exact path → file
 */
export function renderPages(options: ServedPageOptions): Map<string, ServedFile> {
  const { manifest, nameFile, site, form, release } = options
  const files = new Map<string, ServedFile>()
  const spoken = LANGUAGES.map((language) =>
    wordsOf(language, CATALOGUES[language], site, form, release),
  )
  const reading = spoken.map((words) =>
    nameFile(`pages-${words.language}`, 'json', encodeWords(readingOf(words))),
  )
  const first = spoken.map((words, i) =>
    nameFile(
      `words-${words.language}`,
      'json',
      encodeWords(firstWordsOf(words, wordsFile(reading[i]))),
    ),
  )
  const wordsFiles = Object.fromEntries(
    spoken.map(({ language }, i) => [language, wordsFile(first[i])]),
  ) as WordsFiles
  for (const words of spoken) {
    for (const page of ['landing', ...pagesOf(site)] as const) {
      files.set(pathOf(words.language, page), servedFile(options, words, wordsFiles, page))
    }
  }
  for (const { file, body } of [...Object.values(manifest), ...first, ...reading]) {
    files.set(assetPath({ file }), { body, type: typeOf(file) })
  }
  files.set(ICON_PATH, { body: encode(ICON), type: 'image/svg+xml' })
  return files
}

const encode = (text: string) => new TextEncoder().encode(text)

function wordsFile(built: BuiltFile | undefined): WordsFile {
  const { file = '', integrity = '' } = built ?? {}
  return { path: assetPath({ file }), integrity }
}

function pathOf(language: Language, page: PageId | 'landing'): string {
  return page === 'landing' ? LANGUAGE_PATHS[language] : pagePath(language, page)
}

function typeOf(file: string): string {
  const extension = file.slice(file.lastIndexOf('.') + 1)
  if (extension === 'wasm') return 'application/wasm'
  const types: Record<string, string> = { css: 'text/css', json: 'application/json' }
  return `${types[extension] ?? 'text/javascript'}; charset=utf-8`
}

function servedFile(
  options: ServedPageOptions,
  words: Words,
  wordsFiles: WordsFiles,
  page: PageId | 'landing',
): ServedFile {
  const draw = (inside: Three | null) =>
    encode(`<!doctype html>\n${toHtml(wholePage(options, words, wordsFiles, page, inside))}\n`)
  const inside = options.site.networks.map(({ name, ranges }) => ({ ranges, body: draw(name) }))
  return { body: draw(null), type: 'text/html; charset=utf-8', inside }
}

function wholePage(
  options: ServedPageOptions,
  { language, t, site }: Words,
  words: WordsFiles,
  page: PageId | 'landing',
  network: Three | null,
): Markup {
  const { fingerprint, manifest, demo = false, webcat = false, today } = options
  const otherWays = options.otherWays[language]
  const inside = network?.[language] ?? null
  const scene: Scene = { t, site, language, root: fingerprint, today, otherWays, inside, app: null }
  const attributes = {
    lang: language,
    'data-root': fingerprint,
    'data-words': JSON.stringify(words),
    'data-start': page === 'form' ? 'tell' : page,
    'data-title': t.page.title,
    'data-demo': demo,
    'data-workers': webcat ? 'address' : null,
    'data-inside': network === null ? null : JSON.stringify(network),
  }
  const title = servedTitle(t.page.title, page)
  return documentOf(attributes, { manifest, title }, servedPage(scene, page, demo))
}
