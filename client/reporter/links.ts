import { type Child, type Handler, h, type Markup } from '../shared/dom.ts'
import { type PageId, pagePath } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
import type { Site } from '../texts/words.ts'
import { listOf, paragraph } from './parts.ts'
import type { Scene } from './state.ts'

/** Have a link do something here instead of being followed: the history would show that. */
export function instead(act: (() => void) | undefined): Readonly<Record<string, Handler>> {
  if (act === undefined) return {}
  return {
    click: (event) => {
      event.preventDefault()
      act()
    },
  }
}

/**
 * The other ways to report, inside the organisation and outside it.
 *
 * @param open whether the cards of those outside are unfolded: where nothing else can be done
 */
export function otherWays(scene: Scene, open = scene.app === null): Markup {
  const { t, site } = scene
  const pages = (['talk', 'ways', 'outside'] as const).map((page) =>
    pageLink(scene, page, site.pages[page].title),
  )
  return h(
    'div',
    { class: 'ways' },
    ...otherWaysText(scene),
    h(
      'details',
      { open },
      h('summary', {}, t.landing.outsideTitle),
      h(
        'div',
        { class: 'inside' },
        routeCards(scene, (name) => paragraph(name, 'strong')),
      ),
    ),
    listOf(pages, 'links'),
  )
}

/** The ways of the organisation as its key list names them. */
export function otherWaysText({ t, otherWays: text }: Scene): Child[] {
  return text === null ? [] : withEmailCare(t, [paragraph(text, 'as-written')])
}

/** Authorities and helpers outside the organisation. @param head the heading of a card */
export function routeCards({ t, site }: Scene, head: (name: string) => Markup): Markup {
  return h(
    'ul',
    { class: 'places' },
    ...site.routes.map((route) => place(t, head(route.name), route)),
  )
}

interface Place {
  /** The work that they do, or the place; empty until the words behind the form are there. */
  readonly about: string
  readonly phone?: string | undefined
  readonly hours?: string | undefined
  readonly url?: string | undefined
}

/** A place outside as a card. The text of its link is the host, which also tells links apart. */
export function place(t: Texts, head: Markup, { about, phone, hours, url }: Place): Markup {
  const host = url === undefined ? '' : new URL(url).hostname.replace(/^www\./, '')
  return h(
    'li',
    { class: 'place' },
    head,
    about === '' ? null : paragraph(about),
    phone === undefined ? null : h('p', {}, phoneLink(phone), hours ? ` ${hours}` : null),
    url === undefined ? null : h('p', {}, outsideLink(t, url, host)),
  )
}

/** Something that looks like an address for e-mail. */
const ADDRESS = /\S@\S/

/**
 * Texts with the warning about e-mail above the first of them that names an address, unless it stands there
 * already.
 */
export function withEmailCare({ page }: Texts, children: readonly Child[]): Child[] {
  const texts = children.map(textsOf)
  const at = texts.findIndex((some) => some.some((text) => ADDRESS.test(text)))
  if (at < 0) return [...children]
  const before = texts.slice(0, at + 1).flat()
  const address = before.findIndex((text) => ADDRESS.test(text))
  if (before.slice(0, address).includes(page.emailCare)) return [...children]
  return [...children.slice(0, at), paragraph(page.emailCare, 'hint'), ...children.slice(at)]
}

function textsOf(child: Child): string[] {
  if (child === null) return []
  return typeof child === 'string' ? [child] : child.children.flatMap(textsOf)
}

/** A telephone number as a link that calls it; any other text stays text. */
export function phoneLink(text: string): Child {
  if (!/^\+?[0-9][0-9 ]*$/.test(text)) return text
  return h('a', { href: `tel:${text.replaceAll(' ', '')}` }, text)
}

/** Three digits or more, with spaces between them. */
const NUMBER = /(\+?\d(?: ?\d){2,})/

/**
 * Text with a link for each telephone number in it. A number stands apart from the words around it: else its groups
 * of digits would change places in a text that runs from right to left.
 */
export function withNumbers(children: readonly Child[]): Child[] {
  return children.flatMap((child): Child[] => {
    if (child === null) return []
    if (typeof child !== 'string') {
      return [h(child.tag, child.attributes, ...withNumbers(child.children))]
    }
    const pieces = child.split(NUMBER).filter((piece) => piece !== '')
    return pieces.map((piece) =>
      NUMBER.test(piece) ? h('bdi', { dir: 'ltr' }, phoneLink(piece)) : piece,
    )
  })
}

/** Numbers to call, each as a link. */
export function numbers(list: Site['help']['support']): Markup {
  const items = list.map(({ number, name }) => {
    const href = `tel:${number.replaceAll(' ', '')}`
    return h('li', {}, h('a', { href }, h('strong', {}, number), ' ', h('span', {}, name)))
  })
  return h('ul', { class: 'numbers' }, ...items)
}

/**
 * A link to a page to read. On the served page the browser follows it. The running page draws the page
 * instead, so that nothing is added to the history and nothing is fetched.
 */
export function pageLink(
  { language, app }: Scene,
  page: PageId,
  text: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): Markup {
  const on = instead(app === null ? undefined : () => app.visit(page))
  return h('a', { href: pagePath(language, page), ...attributes, on }, text)
}

/** A link to another site. It opens a new tab, and that site does not learn where the visitor came from. */
export function outsideLink(t: Texts, url: string, text: string): Markup {
  const attributes = { href: url, rel: 'noreferrer noopener', target: '_blank' }
  return h('a', attributes, text, ' ', h('span', { class: 'hint' }, t.page.newTab))
}
