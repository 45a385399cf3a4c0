import { LANGUAGES, type Language } from '../../crypto/entries/names.ts'
import { type Child, h, type Markup } from '../shared/dom.ts'
import { PAGE_IDS, pathsOf } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
import { SUMMARIES, SUMMARY_IDS } from '../texts/summaries.ts'
import { fill, LANGUAGE_NAMES } from '../texts/wording.ts'
import { instead, numbers, pageLink } from './links.ts'
import { listOf, more, paragraph } from './parts.ts'
import type { Scene, Step } from './state.ts'

/** The element that everything is drawn in. */
export const PAGE_ID = 'page'

export interface ShellActions {
  readonly exit: () => void
  readonly choose: (language: Language) => void
  readonly skip: () => void
}

export interface ShellOptions {
  readonly scene: Scene
  /** The step that is shown; on the served page, `form` stands for the form. */
  readonly step: Step | 'form'
  readonly demo: boolean
  /** Said at the top, for instance that a language did not load. */
  readonly note: string | null
  /** null on the served page: its links work without scripts */
  readonly actions: ShellActions | null
}

/** Everything that surrounds `main` on each step. */
export function shell(options: ShellOptions, main: readonly Child[]): Markup[] {
  const { t } = options.scene
  const { actions } = options
  const skip = { class: 'skip', href: '#main', on: instead(actions?.skip) }
  return [
    h('a', skip, t.page.skip),
    topBar(options),
    ...(isRead(options) ? [beside(options)] : []),
    h(
      'div',
      { class: 'sheet' },
      h('main', { id: 'main' }, above(options), house(options.scene), ...main),
    ),
    footer(options),
  ]
}

/** The organisation's name. The style puts the logo before it. */
function house({ site }: Scene): Markup {
  return paragraph(site.organisation.name, 'house')
}

/** Notices above everything else. They are in `main`, because some screen readers skip text outside of it. */
function above({ scene: { t, inside }, demo, note }: ShellOptions): Child {
  if (!demo && inside === null && note === null) return null
  return h(
    'div',
    { class: 'above' },
    demo ? h('p', { class: 'demo' }, t.page.demo) : null,
    inside === null
      ? null
      : h('p', { class: 'notice care' }, fill(t.page.inside, { name: inside })),
    note === null ? null : h('p', { id: 'note', class: 'notice care', role: 'status' }, note),
  )
}

function topBar({ scene, step, actions }: ShellOptions): Markup {
  const { t, language } = scene
  const paths = pathsOf(PAGE_IDS.find((page) => page === step) ?? 'landing')
  const languages = LANGUAGES.map((one) => {
    const attributes = {
      id: `language-${one}`,
      href: paths[one],
      lang: one,
      'aria-current': one === language ? 'true' : undefined,
      on: instead(actions ? () => actions.choose(one) : undefined),
    }
    return h('li', {}, h('a', attributes, LANGUAGE_NAMES[one]))
  })
  const exit = { id: 'exit', class: 'exit', href: t.page.exitUrl, rel: 'noreferrer' }
  return h(
    'header',
    { class: 'bar' },
    h('nav', { 'aria-label': t.page.language }, h('ul', { class: 'languages' }, ...languages)),
    h('a', { ...exit, on: instead(actions?.exit) }, t.page.exit),
  )
}

/** Whether the first page or a page to read is shown, not a step on the way. */
function isRead({ step }: ShellOptions): boolean {
  return step === 'landing' || PAGE_IDS.some((page) => page === step)
}

/** A globe, for those who cannot read the words beside it. */
const GLOBE = h(
  'svg',
  {
    ...{ width: 20, height: 20, viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    ...{ fill: 'none', stroke: 'currentColor' },
  },
  h('path', { d: 'M2 10a8 8 0 1 1 16 0a8 8 0 1 1-16 0h16M10 2c5 5 5 11 0 16c-5-5-5-11 0-16' }),
)

/** Beside the languages of the pages: the same in easy words, and summaries in other languages. */
function beside(options: ShellOptions): Markup {
  const label = options.scene.t.page.tongues
  return h('nav', { class: 'tongues', 'aria-label': label }, easyLink(options), tongues(options))
}

function easyLink({ scene, step }: ShellOptions): Markup {
  const { title } = scene.site.pages.easy
  return pageLink(scene, 'easy', title, { 'aria-current': step === 'easy' ? 'page' : undefined })
}

/** The languages that the organisation has a summary in, by their own names. */
function tongues({ scene, step }: ShellOptions): Child {
  const links = SUMMARY_IDS.filter((id) => Object.hasOwn(scene.site.summaries, id)).map((id) => {
    const { tag, name, dir } = SUMMARIES[id]
    const current = step === id ? 'page' : undefined
    return pageLink(scene, id, name, { lang: tag, dir, 'aria-current': current })
  })
  if (links.length === 0) return null
  const summary = h('summary', {}, GLOBE, ' ', scene.t.page.tongues)
  return h('details', {}, summary, listOf(links, 'links names'))
}

function footer(options: ShellOptions): Markup {
  const { scene, step, actions } = options
  const { t, site } = scene
  const help = step === 'landing' ? null : more(t.help.title, ...helpNumbers(scene))
  const accessibility = pageLink(scene, 'accessibility', site.pages.accessibility.title)
  const links = [
    ...(step === 'accessibility' ? [] : [accessibility]),
    ...(isRead(options) ? [] : [easyLink(options)]),
  ]
  return h(
    'footer',
    { class: 'foot' },
    help,
    more(t.page.exitTitle, ...leaving(t, actions === null)),
    isRead(options) ? null : tongues(options),
    listOf(links, 'links'),
    paragraph(t.page.footer, 'small'),
  )
}

/** How to leave in a hurry. @param served whether it is the served page, which cannot know whether its scripts run */
function leaving({ page, noscript }: Texts, served: boolean): Markup[] {
  const text = paragraph(page.exitText, served ? 'needs-script' : undefined)
  return served ? [text, h('noscript', {}, paragraph(noscript.exit))] : [text]
}

/** Numbers to call, in an emergency or to talk to somebody. */
export function helpNumbers({ t, site }: Scene): Markup[] {
  return [numbers(site.help.emergency), paragraph(t.help.more), numbers(site.help.support)]
}
