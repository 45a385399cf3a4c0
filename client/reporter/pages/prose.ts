import { type Child, h } from '../../shared/dom.ts'
import { AUDIENCES, type Audience } from '../../texts/names.ts'
import { fill } from '../../texts/wording.ts'
import { outsideLink, pageLink, place, routeCards, withNumbers } from '../links.ts'
import { listOf, more, paragraph } from '../parts.ts'
import type { ReadViews, Scene } from '../state.ts'
import { printList } from '../steps/code-groups.ts'
import { facts, folded, framed, framedText, type ProsePage, sections, sectionsIn } from './frame.ts'
import { next } from './next.ts'
import { eachSummary } from './summary.ts'
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

/** Every page to read. */
export const READ_VIEWS: ReadViews = {
  ...PROSE_VIEWS,
  ...eachSummary(),
  harassment,
}

/** The page on sexual harassment. */
function harassment(scene: Scene): Child[] {
  const { harassment: text } = scene.site.pages
  if (text === undefined) return []
  return framedText(scene, text, scene.t.landing.start, ...withNumbers(sectionsIn(text.sections)))
}

/** "Is this the right channel?": examples and better places, never a stop. Routine, S13 and S14 */
function rightChannel(scene: Scene): Child[] {
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
  const { examples: given } = site.rightChannel
  return AUDIENCES.filter((audience) => given[audience].length > 0).flatMap((audience) => [
    h('h3', {}, site.people.names?.[audience]?.from ?? names[audience]),
    listOf(given[audience], 'examples'),
  ])
}

function places({ t, site }: Scene): Child[] {
  return site.rightChannel.redirections.map(({ matter, place: about, url }) =>
    place(t, h('h3', {}, matter), { about, url }),
  )
}

/** Authorities and helpers outside the organisation. Routine, S23 */
function outside(scene: Scene): Child[] {
  return framed(
    scene,
    'outside',
    folded(scene, 'outside'),
    h('h2', {}, scene.t.elsewhere.routes),
    routeCards(scene, (name) => h('h3', {}, name)),
  )
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

/** The program as its server names it, and how to check that. */
function program({ t, site }: Scene): Child[] {
  const { release, organisation } = site
  const { source } = organisation
  return [
    h('h3', {}, t.protect.program),
    facts([
      [t.protect.version, fill(t.protect.named, { version: release.version })],
      [
        t.protect.source,
        source === undefined ? t.protect.sourceUnknown : outsideLink(t, source, source),
      ],
    ]),
    printList(release.sum, t.protect.sum),
    paragraph(t.protect.check),
    paragraph(t.protect.checkLimit),
  ]
}

/** How we protect you, and what we cannot do: in plain words, then in detail for those who check. */
export function protection(scene: Scene): Child[] {
  const { t, root } = scene
  return framed(
    scene,
    'protection',
    ...sections(scene, 'protection'),
    printList(root, t.protect.print),
    ...program(scene),
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
