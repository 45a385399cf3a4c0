import { LANGUAGES, type Language } from '../../crypto/entries/names.ts'
import { type Child, h, type Markup } from '../shared/dom.ts'
import { PAGE_IDS, pathsOf } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
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

function footer({ scene, step, actions }: ShellOptions): Markup {
  const { t, site } = scene
  const help = step === 'landing' ? null : more(t.help.title, ...helpNumbers(scene))
  const links = (['accessibility', 'easy', 'sami'] as const).filter((page) => page !== step)
  const pages = links.map((page) => {
    const title = site.pages[page as 'easy']?.title ?? site.sami.title
    return pageLink(scene, page, title, { lang: page === 'sami' ? 'se' : undefined })
  })
  return h(
    'footer',
    { class: 'foot' },
    help,
    more(t.page.exitTitle, ...leaving(t, actions === null)),
    listOf(pages, 'links'),
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
