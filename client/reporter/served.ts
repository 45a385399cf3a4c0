import { type Child, h, type Markup } from '../shared/dom.ts'
import type { PageId } from '../texts/pages.ts'
import { PROSE_VIEWS, sami } from './pages/prose.ts'
import { heading, otherWays, pageLink, paragraph } from './parts.ts'
import { shell } from './shell.ts'
import type { Scene } from './state.ts'
import { landingView } from './steps/landing.ts'

/** A page as it is served: whole without scripts, taken over by them where there are some. */
export function servedPage(scene: Scene, page: PageId | 'landing', demo: boolean): Markup[] {
  return shell({ scene, step: page, demo, note: null, actions: null }, mainOf(scene, page))
}

function mainOf(scene: Scene, page: PageId | 'landing'): Child[] {
  switch (page) {
    case 'landing':
      return landingView(scene, ...loading(scene), withoutScript(scene))
    case 'form':
      return [heading(scene.t.landing.start), ...loading(scene), withoutScript(scene)]
    case 'sami':
      return sami(scene)
    default:
      return PROSE_VIEWS[page](scene)
  }
}

/** Said while the script loads, and what to do where it does not. */
function loading({ t }: Scene): Child[] {
  return [
    h('p', { id: 'loading', class: 'needs-script busy' }, t.landing.loading),
    h(
      'div',
      { id: 'not-loaded', class: 'notice bad', hidden: true },
      paragraph(t.landing.notLoaded),
      h('button', { id: 'load-again', type: 'button', class: 'button' }, t.page.retry),
    ),
  ]
}

/** What those without scripts can do; the form cannot lock anything for them. */
function withoutScript(scene: Scene): Markup {
  const { noscript } = scene.t
  return h(
    'noscript',
    {},
    h(
      'section',
      { class: 'notice care' },
      h('h2', {}, noscript.title),
      paragraph(noscript.text),
      h('h3', {}, noscript.waysTitle),
      paragraph(noscript.ways),
      pageLink(scene, 'talk', scene.site.pages.talk.title),
      pageLink(scene, 'ways', scene.site.pages.ways.title),
      otherWays(scene),
      paragraph(noscript.program),
      paragraph(noscript.exit),
    ),
  )
}
