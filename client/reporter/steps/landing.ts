import { type Child, h, type Markup } from '../../shared/dom.ts'
import type { VisitErrorCode } from '../../shared/visit-error.ts'
import { receptionOf } from '../letter.ts'
import {
  actions,
  button,
  heading,
  more,
  notice,
  numbers,
  otherWays,
  pageLink,
  paragraph,
} from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { App, Scene, Step } from '../state.ts'

/** "What can I do now": emergency, talk to somebody, report, come back. */
export function landing(app: App): Child[] {
  return landingView(app.scene)
}

/** The first page, drawn, or as it is served. @param aside what only the served one has */
export function landingView(scene: Scene, ...aside: Child[]): Child[] {
  const { t, site, app } = scene
  return [
    paragraph(site.organisation.name, 'house'),
    heading(t.landing.heading),
    paragraph(t.landing.lead, 'lead'),
    emergency(scene),
    ...aside,
    ...(app === null ? [] : trouble(app)),
    doors(scene),
    paragraph(t.landing.device),
    h('h2', {}, t.landing.otherTitle),
    paragraph(t.landing.otherText),
    pageLink(scene, 'talk', site.pages.talk.title),
    otherWays(scene),
    ...worries(scene),
  ]
}

function emergency({ t, site }: Scene): Markup {
  return h(
    'section',
    { class: 'emergency', 'aria-labelledby': 'emergency' },
    h('h2', { id: 'emergency' }, t.help.title),
    numbers(site.help.emergency),
    more(t.help.more, numbers(site.help.support)),
  )
}

function doors(scene: Scene): Markup {
  const { t, app } = scene
  const reception = app === null ? null : receptionOf(app.state)
  const reportable = reception === null || reception.state === 'open'
  return h(
    'div',
    { class: 'doors needs-script' },
    reportable ? door(scene, t.landing.start, 'tell', 'start', t.landing.startHint) : null,
    door(scene, t.landing.code, 'code', 'have-code', t.landing.codeHint),
  )
}

/** A way in. Pressed before the form has loaded, it opens as soon as it has. */
function door({ app }: Scene, text: string, step: Step, id: string, hint: string): Markup {
  const look = id === 'start' ? 'main' : 'plain'
  const attributes = { id, type: 'button', class: `button ${look}`, 'data-step': step }
  const on = app === null ? {} : { click: () => app.go(step) }
  return h('div', {}, h('button', { ...attributes, on }, text), paragraph(hint, 'hint'))
}

/** What stands in the way, where something does. */
function trouble(app: App): Child[] {
  const { t } = app
  const { reception } = app.state
  if (reception.kind === 'failed') return [failure(app, reception.code)]
  if (reception.kind === 'loading' || reception.value.state === 'open') return []
  const text = reception.value.state === 'closed' ? t.landing.closed : t.landing.expired
  return [notice('care', null, paragraph(text))]
}

function failure(app: App, code: VisitErrorCode): Child {
  const retry = button(app.t.page.retry, () => void loadReception(app), { id: 'retry' })
  return notice('bad', null, paragraph(app.t.errors[code]), actions(retry))
}

/** Answers to fear, and what stands behind them. */
function worries(scene: Scene): Child[] {
  const { t } = scene
  const { worry } = t
  return [
    h('h2', {}, t.landing.worries),
    h(
      'div',
      { class: 'worries' },
      more(worry.serious, paragraph(worry.seriousText)),
      more(worry.found, paragraph(worry.foundText)),
      more(worry.name, paragraph(worry.nameText)),
      more(worry.nothing, paragraph(worry.nothingText)),
      more(worry.punished, paragraph(worry.punishedText)),
      more(worry.lost, paragraph(worry.lostText)),
      protection(scene),
    ),
  ]
}

/** "How we protect you", at two levels. */
export function protection({ t, root }: Scene): Child {
  return more(
    t.protect.title,
    paragraph(t.protect.text),
    h('h3', {}, t.protect.limitsTitle),
    paragraph(t.protect.limits),
    more(t.protect.deepTitle, paragraph(t.protect.deep), h('code', { class: 'print' }, root)),
  )
}
