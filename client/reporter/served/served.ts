import { type Child, h, type Markup } from '../../shared/dom.ts'
import { LANGUAGE_PATHS, type PageId, pagePath } from '../../texts/pages.ts'
import type { Texts } from '../../texts/shape.ts'
import { otherWays, otherWaysText, withEmailCare } from '../links.ts'
import { type Fact, facts } from '../pages/frame.ts'
import { READ_VIEWS } from '../pages/prose.ts'
import { waysToReach } from '../pages/talk.ts'
import { heading, notice, paragraph } from '../parts.ts'
import { shell } from '../shell.ts'
import type { Scene } from '../state.ts'
import { landingView } from '../steps/landing.ts'

/** A page as it is served: complete without scripts, and taken over by scripts if there are any. */
export function servedPage(scene: Scene, page: PageId | 'landing', demo: boolean): Markup[] {
  return shell({ scene, step: page, demo, note: null, actions: null }, mainOf(scene, page))
}

function mainOf(scene: Scene, page: PageId | 'landing'): Child[] {
  switch (page) {
    case 'landing':
      return landingView(scene, ...loading(scene), ...withoutScript(scene))
    case 'form':
      return form(scene)
    default:
      return [...READ_VIEWS[page](scene), notLoaded(scene)]
  }
}

/** The notice that the script loads, and the one for a script that does not load. */
function loading(scene: Scene): Child[] {
  const { t } = scene
  return [
    h('p', { id: 'loading', class: 'needs-script busy' }, t.landing.loading),
    notLoaded(scene),
  ]
}

/** Two notices, of which the first script shows the one that fits. */
function notLoaded({ t }: Scene): Markup {
  const hidden = { class: 'notice bad', hidden: true }
  return h(
    'div',
    {},
    h(
      'div',
      { id: 'not-loaded', ...hidden },
      paragraph(t.landing.notLoaded),
      h('button', { id: 'load-again', type: 'button', class: 'button' }, t.page.retry),
    ),
    h('p', { id: 'changed', ...hidden }, t.errors.unverified),
  )
}

function noscriptNotice({ noscript }: Texts, ...more: Child[]): Markup {
  return h('noscript', {}, notice('care', noscript.title, paragraph(noscript.text), ...more))
}

/** The notice for visitors without scripts; the page of the form says more. */
function withoutScript(scene: Scene): Child[] {
  const { t, language } = scene
  const { noscript } = t
  return [
    noscriptNotice(
      t,
      ...otherWaysText(scene),
      h('p', {}, h('a', { href: pagePath(language, 'form') }, noscript.look)),
    ),
  ]
}

/**
 * The page at the address of the form: every way that needs no form. Everybody gets it, so that it also helps
 * a visitor on a bad line, or one whose scripts something else has stopped.
 */
function form(scene: Scene): Child[] {
  const { t, language } = scene
  const { noscript } = t
  return [
    heading(t.landing.start),
    ...loading(scene),
    noscriptNotice(t, paragraph(noscript.program), paragraph(noscript.exit)),
    h('h2', {}, noscript.waysTitle),
    paragraph(noscript.ways),
    ...withEmailCare(t, [facts(waysWithoutForm(scene))]),
    h('h2', {}, noscript.people),
    ...withEmailCare(t, takers(scene)),
    h('h2', {}, t.landing.otherTitle),
    otherWays(scene),
    h('p', {}, h('a', { href: LANGUAGE_PATHS[language] }, t.read.first)),
  ]
}

/** Id of this form among an organisation's ways to report. */
const FORM = 'form'

function waysWithoutForm({ t, site }: Scene): Fact[] {
  const traces = h('strong', {}, t.compare.traces)
  return site.ways
    .filter(({ id }) => id !== FORM)
    .map((way) => [way.name, way.how, ' ', traces, ' ', way.traces])
}

/** People of the directory who take reports. */
function takers(scene: Scene): Child[] {
  return scene.site.people.people
    .filter((person) => person['takes-reports'])
    .flatMap((person) => {
      const { role, meet, hours } = person
      const { t } = scene
      return [
        h('h3', {}, role),
        facts([
          ...waysToReach(scene, person),
          ...(meet === undefined ? [] : [[t.people.meet, meet] as const]),
          ...(hours === undefined ? [] : [[t.people.hours, hours] as const]),
        ]),
      ]
    })
}
