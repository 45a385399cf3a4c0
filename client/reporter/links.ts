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

/** The other ways to report, inside the organisation and outside it. */
export function otherWays(scene: Scene): Markup {
  const { t, site } = scene
  const outside = site.routes.map(({ name, phone }) =>
    h('li', {}, name, ...(phone === undefined ? [] : [' ', phoneLink(phone)])),
  )
  const pages = (['talk', 'ways', 'outside'] as const).map((page) =>
    pageLink(scene, page, site.pages[page].title),
  )
  return h(
    'div',
    { class: 'ways' },
    scene.otherWays === null ? null : paragraph(scene.otherWays, 'as-written'),
    paragraph(t.landing.outsideTitle, 'strong'),
    h('ul', {}, ...outside),
    listOf(pages, 'links'),
  )
}

/** A telephone number as a link that calls it; any other text stays text. */
export function phoneLink(text: string): Child {
  if (!/^\+?[0-9][0-9 ]*$/.test(text)) return text
  return h('a', { href: `tel:${text.replaceAll(' ', '')}` }, text)
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
