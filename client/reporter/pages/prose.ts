import { type Child, h } from '../../shared/dom.ts'
import { heading, more, pageLink, paragraph, prose, wayBack } from '../parts.ts'
import type { Scene } from '../state.ts'
import { backLink, wayOnward } from './doors.ts'
import { banners, framed, type ProsePage, routineLine, sections } from './frame.ts'
import { next } from './next.ts'
import { outside } from './outside.ts'
import { rightChannel } from './right-channel.ts'
import { talk } from './talk.ts'
import { ways } from './ways.ts'

/** The pages to read, by name. */
export const PROSE_VIEWS: Readonly<Record<ProsePage, (scene: Scene) => Child[]>> = {
  talk,
  'right-channel': rightChannel,
  rights: (scene) => framed(scene, 'rights', ...sections(scene, 'rights')),
  next,
  ways,
  retaliation,
  outside,
  protection,
  accessibility: (scene) => framed(scene, 'accessibility', ...sections(scene, 'accessibility')),
  easy: (scene) => framed(scene, 'easy', h('div', { class: 'easy' }, ...sections(scene, 'easy'))),
}

/** Protection against retaliation, and who helps from outside. Routine, S23 */
function retaliation(scene: Scene): Child[] {
  const { outside: helpers } = scene.site.pages
  return framed(
    scene,
    'retaliation',
    ...sections(scene, 'retaliation'),
    h('p', {}, pageLink(scene, 'outside', helpers.title)),
  )
}

/** A summary in Northern Sami; the words around it stay those of the page. */
export function sami(scene: Scene): Child[] {
  const { title, sections: told, review } = scene.site.sami
  const parts = told.flatMap((section) => [
    section.title === undefined ? null : h('h2', {}, section.title),
    ...prose(section.text),
  ])
  return [
    wayBack(backLink(scene, 'back-top')),
    h('div', { lang: 'se' }, heading(title)),
    ...banners(scene, review, 'se'),
    h('div', { lang: 'se' }, ...parts),
    wayOnward(scene, scene.t.landing.start),
    routineLine(scene, review),
  ]
}

/** How we protect you, and what we cannot do: in plain words, then in detail for those who check. */
export function protection(scene: Scene): Child[] {
  const { t, root } = scene
  return framed(
    scene,
    'protection',
    ...sections(scene, 'protection'),
    h('p', {}, h('code', { class: 'print' }, root)),
    more(
      t.protect.deepTitle,
      paragraph(t.protect.text),
      h('h3', {}, t.protect.limitsTitle),
      paragraph(t.protect.limits),
      paragraph(t.protect.tor),
      paragraph(t.protect.deep),
    ),
  )
}
