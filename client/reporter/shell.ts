import { LANGUAGES, type Language } from '../../crypto/content.ts'
import { type Child, type Handler, h, type Markup } from '../shared/dom.ts'
import { LANGUAGE_NAMES, type Texts } from '../texts/catalogue.ts'
import { more, numbers, paragraph } from './parts.ts'
import type { Step } from './state.ts'

/** The element that everything is drawn in. */
export const PAGE_ID = 'page'

/** The address of each language's page, for those without scripts. */
export const LANGUAGE_PATHS: Readonly<Record<Language, string>> = {
  nb: '/',
  nn: '/nn/',
  en: '/en/',
}

export interface ShellActions {
  readonly exit: () => void
  readonly choose: (language: Language) => void
  readonly skip: () => void
}

export interface ShellOptions {
  readonly t: Texts
  readonly language: Language
  readonly step: Step
  readonly demo: boolean
  /** null on the page as it is served: its links work without scripts */
  readonly actions: ShellActions | null
}

/** Have a link do something here instead of being followed, which would be seen in the history. */
function instead(act: (() => void) | undefined): Readonly<Record<string, Handler>> {
  if (act === undefined) return {}
  return {
    click: (event) => {
      event.preventDefault()
      act()
    },
  }
}

/** Everything around `main`: what stands on every step. */
export function shell(options: ShellOptions, main: readonly Child[]): Markup[] {
  const { t, demo, actions } = options
  const skip = { class: 'skip', href: '#main', on: instead(actions?.skip) }
  return [
    h('a', skip, t.page.skip),
    topBar(options),
    h(
      'div',
      { class: 'sheet' },
      demo ? h('p', { class: 'demo' }, t.page.demo) : null,
      h('main', { id: 'main' }, ...main),
    ),
    footer(options),
  ]
}

function topBar({ t, language, actions }: ShellOptions): Markup {
  const languages = LANGUAGES.map((one) => {
    const attributes = {
      id: `language-${one}`,
      href: LANGUAGE_PATHS[one],
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

function footer({ t, step }: ShellOptions): Markup {
  const help = step === 'landing' ? null : more(t.help.title, ...helpNumbers(t))
  return h(
    'footer',
    { class: 'foot' },
    help,
    more(t.page.exitTitle, paragraph(t.page.exitText)),
    paragraph(t.page.footer, 'small'),
  )
}

/** Whom to ring, at once or to talk. */
export function helpNumbers(t: Texts): Markup[] {
  return [
    numbers(t.help.medical, t.help.police, t.help.fire),
    paragraph(t.help.more),
    numbers(t.help.doctor, t.help.talk, t.help.violence),
  ]
}
