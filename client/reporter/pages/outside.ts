import { type Child, h, type Markup } from '../../shared/dom.ts'
import { outsideLink, paragraph, phoneLink } from '../parts.ts'
import type { Scene } from '../state.ts'
import { folded, framed } from './frame.ts'

/** Authorities and helpers outside the organisation. Routine, S23 */
export function outside(scene: Scene): Child[] {
  return framed(
    scene,
    'outside',
    folded(scene, 'outside'),
    h('h2', {}, scene.t.elsewhere.routes),
    routeList(scene),
  )
}

export function routeList({ t, site }: Scene): Markup {
  const items = site.routes.map(({ name, about, phone, url }) =>
    h(
      'li',
      { class: 'place' },
      h('h3', {}, name),
      paragraph(about),
      phone === undefined ? null : h('p', {}, t.people.phone, ' ', phoneLink(phone)),
      url === undefined ? null : h('p', {}, outsideLink(t, url, hostOf(url))),
    ),
  )
  return h('ul', { class: 'places' }, ...items)
}

/** The text of a link: its host, which also tells links apart. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
