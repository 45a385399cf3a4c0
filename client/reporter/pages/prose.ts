import { type Child, h } from '../../shared/dom.ts'
import type { PROSE_PAGES } from '../../texts/site.ts'
import type { Site } from '../../texts/words.ts'
import { goButton, heading, prose } from '../parts.ts'
import type { Scene } from '../state.ts'

type View = (scene: Scene) => Child[]

/** Title, lead and sections of a page of the organisation's prose. */
function page(
  scene: Scene,
  { title, lead, sections }: Site['pages']['talk'],
  ...more: Child[]
): Child[] {
  return [
    heading(title),
    ...(lead === undefined ? [] : [h('div', { class: 'lead' }, ...prose(lead))]),
    ...sections.flatMap((section) => [
      section.title === undefined ? null : h('h2', {}, section.title),
      ...prose(section.text),
    ]),
    ...more,
    backButton(scene),
  ]
}

function backButton({ app, t }: Scene): Child {
  return app === null ? null : goButton(app, t.page.back, app.state.from, { id: 'back' })
}

/** The pages to read, by name. */
export const PROSE_VIEWS: Readonly<Record<(typeof PROSE_PAGES)[number], View>> = {
  talk: (scene) => page(scene, scene.site.pages.talk),
  'right-channel': (scene) => page(scene, scene.site.pages['right-channel']),
  rights: (scene) => page(scene, scene.site.pages.rights),
  next: (scene) => page(scene, scene.site.pages.next),
  ways: (scene) => page(scene, scene.site.pages.ways),
  retaliation: (scene) => page(scene, scene.site.pages.retaliation),
  outside: (scene) => page(scene, scene.site.pages.outside),
  protection: (scene) => page(scene, scene.site.pages.protection),
  accessibility: (scene) => page(scene, scene.site.pages.accessibility),
  easy: (scene) => page(scene, scene.site.pages.easy),
}

/** A summary in Northern Sami; the words around it stay those of the page. */
export function sami(scene: Scene): Child[] {
  const { title, sections } = scene.site.sami
  return [
    h(
      'div',
      { lang: 'se' },
      heading(title),
      ...sections.flatMap((section) => [
        section.title === undefined ? null : h('h2', {}, section.title),
        ...prose(section.text),
      ]),
    ),
    backButton(scene),
  ]
}
