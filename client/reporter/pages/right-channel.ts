import { type Child, h } from '../../shared/dom.ts'
import { AUDIENCES, type Audience } from '../../texts/names.ts'
import { outsideLink, paragraph } from '../parts.ts'
import type { Scene } from '../state.ts'
import { framed, sections } from './frame.ts'
import { hostOf } from './outside.ts'

/** "Is this the right channel?": examples and better places, never a stop. Routine, S13 and S14 */
export function rightChannel(scene: Scene): Child[] {
  const { t } = scene
  return framed(
    scene,
    'right-channel',
    ...sections(scene, 'right-channel'),
    h('h2', {}, t.elsewhere.examples),
    ...examples(scene),
    h('h2', {}, t.elsewhere.better),
    h('ul', { class: 'places' }, ...places(scene)),
  )
}

function examples({ t, site }: Scene): Child[] {
  const names: Readonly<Record<Audience, string>> = {
    employees: t.elsewhere.employees,
    students: t.elsewhere.students,
    others: t.elsewhere.others,
  }
  return AUDIENCES.flatMap((audience) => [
    h('h3', {}, names[audience]),
    h(
      'ul',
      { class: 'examples' },
      ...site.rightChannel.examples[audience].map((one) => h('li', {}, one)),
    ),
  ])
}

function places({ t, site }: Scene): Child[] {
  return site.rightChannel.redirections.map(({ matter, place, url }) =>
    h(
      'li',
      { class: 'place' },
      h('h3', {}, matter),
      paragraph(place),
      url === undefined ? null : h('p', {}, outsideLink(t, url, hostOf(url))),
    ),
  )
}
