import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/catalogue.ts'
import { receptionOf } from '../letter.ts'
import {
  actions,
  button,
  goButton,
  heading,
  more,
  notice,
  numbers,
  otherWays,
  paragraph,
} from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { App } from '../state.ts'

/** "What can I do now": emergency, talk to somebody, report, come back. */
export function landing(app: App): Child[] {
  const { t } = app
  const organisation = receptionOf(app.state)?.organisation[app.state.language]
  return [
    organisation === undefined ? null : paragraph(organisation, 'house'),
    ...landingTop(t),
    ...waysIn(app),
    h('h2', {}, t.landing.otherTitle),
    paragraph(t.landing.otherText),
    otherWays(app),
    ...landingBottom(t, app.root),
  ]
}

/** The part that needs nothing but texts; the page as it is served begins with it. */
export function landingTop(t: Texts): Child[] {
  return [
    heading(t.landing.heading),
    paragraph(t.landing.lead, 'lead'),
    h(
      'section',
      { class: 'emergency', 'aria-labelledby': 'emergency' },
      h('h2', { id: 'emergency' }, t.help.title),
      numbers(t.help.medical, t.help.police, t.help.fire),
      more(t.help.more, numbers(t.help.doctor, t.help.talk, t.help.violence)),
    ),
  ]
}

function waysIn(app: App): Child[] {
  const { t } = app
  const { reception } = app.state
  const reportable = reception.kind !== 'ready' || reception.value.state === 'open'
  const start = goButton(app, t.landing.start, 'tell', { id: 'start', look: 'main' })
  const code = goButton(app, t.landing.code, 'code', { id: 'have-code' })
  return [
    reception.kind === 'failed' ? failure(app, reception.code) : null,
    reception.kind === 'ready' && reception.value.state !== 'open'
      ? notice('care', null, paragraph(closedText(t, reception.value.state)))
      : null,
    h(
      'div',
      { class: 'doors' },
      reportable ? h('div', {}, start, paragraph(t.landing.startHint, 'hint')) : null,
      h('div', {}, code, paragraph(t.landing.codeHint, 'hint')),
    ),
    paragraph(t.landing.device),
  ]
}

function closedText(t: Texts, why: 'closed' | 'expired'): string {
  return why === 'closed' ? t.landing.closed : t.landing.expired
}

function failure(app: App, code: keyof Texts['errors']): Child {
  const retry = button(app.t.page.retry, () => void loadReception(app), { id: 'retry' })
  return notice('bad', null, paragraph(app.t.errors[code]), actions(retry))
}

/** Answers to fear, and what stands behind them. */
export function landingBottom(t: Texts, root: string): Child[] {
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
      protection(t, root),
    ),
  ]
}

/** "How we protect you", at two levels. */
export function protection(t: Texts, root: string): Child {
  return more(
    t.protect.title,
    paragraph(t.protect.text),
    h('h3', {}, t.protect.limitsTitle),
    paragraph(t.protect.limits),
    more(t.protect.deepTitle, paragraph(t.protect.deep), h('code', { class: 'print' }, root)),
  )
}
