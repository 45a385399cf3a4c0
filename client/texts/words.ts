import type { ContentDocument, Language } from '../../crypto/entries/content.ts'
import { type InLanguage, inLanguage } from './in-language.ts'
import type { Texts } from './shape.ts'
import type { SiteContent } from './site.ts'

/** The program that is served, as its server names it: a false server can name any. */
export interface Release {
  readonly version: string
  /** Checksum of the program's files, as `npm run build` prints it: eight groups of eight hex digits. */
  readonly sum: string
}

/** The organisation's texts, in one language. */
export type Site = InLanguage<
  Omit<SiteContent, 'networks' | 'theme'> & {
    /** The questions, before the browser has checked who signed them. */
    readonly form: ContentDocument
    readonly release: Release
  }
>

/** All texts in one language. */
export interface Words {
  readonly language: Language
  readonly t: Texts
  readonly site: Site
}

/** The path of a file, and its hash. */
export interface WordsFile {
  readonly path: string
  readonly integrity: string
}

/**
 * The program's words that are shown only after a page to read or a code has been opened, with a file, or in
 * a box that a choice opens.
 */
const LATE = [
  ...(['recall', 'noscript', 'people', 'compare', 'elsewhere', 'protect', 'boxes'] as const),
  ...(['opened', 'after', 'events', 'clocks', 'can', 'kinds'] as const),
  ...(['draft', 'ownCopy', 'handIn'] as const),
  ...([
    'files',
    'sorts',
    'found',
    'stays',
    'trouble',
    'upload',
    'received',
    'longText',
    'voice',
    'voiceTrouble',
  ] as const),
  ...(['hint', 'hintKinds', 'hintWhy', 'aloud'] as const),
  ...([
    'answer',
    'identity',
    'consent',
    'nameUses',
    'harm',
    'minutes',
    'feedback',
    'withdrawal',
    'meeting',
  ] as const),
] as const
type Late = Pick<Texts, (typeof LATE)[number]>

/** The part that loads behind the form, which must not wait for it: pages to read, and words for later. */
export interface Reading {
  readonly site: Pick<
    Site,
    | 'people'
    | 'rightChannel'
    | 'ways'
    | 'routes'
    | 'notices'
    | 'promises'
    | 'boxes'
    | 'pages'
    | 'summaries'
    | 'form'
    | 'release'
  >
  readonly t: Late
}

/**
 * The file that a page loads first, and whose hash a report carries. It names the file with the rest by its
 * hash. It holds the titles of pages, but not their texts.
 */
export interface FirstWords extends Words {
  readonly reading: WordsFile
}

/** Put together all texts of a language. */
export function wordsOf(
  language: Language,
  t: Texts,
  content: SiteContent,
  form: ContentDocument,
  release: Release,
): Words {
  const { networks: _networks, theme: _theme, ...rest } = content
  return { language, t, site: inLanguage({ ...rest, form, release }, language) }
}

export function readingOf({ site, t }: Words): Reading {
  const { people, rightChannel, ways, routes, notices, promises, boxes, ...rest } = site
  const { pages, summaries, form, release } = rest
  return {
    site: {
      ...{ people, rightChannel, ways, routes, notices, promises, boxes },
      ...{ pages, summaries, form, release },
    },
    t: Object.fromEntries(LATE.map((section) => [section, t[section]])) as unknown as Late,
  }
}

/** @param reading the file with the texts that are left out */
export function firstWordsOf(words: Words, reading: WordsFile): FirstWords {
  const { site, t } = words
  const bare = Object.entries(site.pages).map(([page, { title, review }]) => [
    page,
    { title, review, sections: [] },
  ])
  const left: Reading['site'] = {
    people: { campuses: [], people: [], 'not-suited': [] },
    rightChannel: { examples: { employees: [], students: [], others: [] }, redirections: [] },
    ways: [],
    // names and numbers are needed at once, wherever nothing else can be done
    routes: site.routes.map((route) => ({ ...route, about: '' })),
    notices: {} as Site['notices'],
    promises: { ...site.promises, kept: '', complain: '' },
    boxes: [],
    pages: Object.fromEntries(bare),
    // the links to them need only which ones there are
    summaries: Object.fromEntries(
      Object.keys(site.summaries).map((id) => [id, { title: '', sections: [] }]),
    ),
    form: beginningOf(site.form),
    release: { version: '', sum: '' },
  }
  const none = Object.fromEntries(LATE.map((section) => [section, {}])) as unknown as Late
  return { ...words, t: { ...t, ...none }, site: { ...site, ...left }, reading }
}

/** The form with the words of its first question alone. Everything else keeps its id, so that no answer moves. */
function beginningOf(form: Site['form']): Site['form'] {
  const bare = <T extends { readonly hint?: string | undefined }>({ hint: _, ...one }: T) => ({
    ...one,
    label: '',
  })
  const questionnaires = form.questionnaires.map((one) => ({
    ...one,
    questions: one.questions.map((question, i) => (i === 0 ? question : bare(question))),
    recall: one.recall.map(bare),
    categories: one.categories.map(bare),
    relations: one.relations.map(bare),
    parties: one.parties.map(bare),
  }))
  return { ...form, questionnaires }
}

/** Put back the texts that were left out. */
export function wholeWordsOf(first: FirstWords, reading: Reading): Words {
  return {
    ...first,
    t: { ...first.t, ...reading.t },
    site: { ...first.site, ...reading.site },
  }
}

/** The only encoding of a file of words. */
export function encodeWords(words: Words | Reading): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(words))
}
