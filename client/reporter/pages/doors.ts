import { type Child, h, type Markup } from '../../shared/dom.ts'
import { LANGUAGE_PATHS, pagePath } from '../../texts/pages.ts'
import { receptionOf } from '../form/letter.ts'
import { actions, goButton } from '../parts.ts'
import type { Scene, Step } from '../state.ts'
import { startDraft } from '../steps/draft-start.ts'

/** Whether somebody can read a report, as far as it is known. */
export function canReport({ app }: Scene): boolean {
  const reception = app === null ? null : receptionOf(app.state)
  return reception === null || reception.state === 'open'
}

/**
 * The way to the form. On the served page it is a link: without scripts it leads to the ways that remain. If
 * it is pressed before the form has loaded, the form opens as soon as it has.
 */
export function reportDoor(scene: Scene, text: string): Markup {
  const { app, language } = scene
  if (app !== null) return goButton(app, text, 'tell', { id: 'start', look: 'main' })
  const attributes = { id: 'start', class: 'button main', 'data-step': 'tell' }
  return h('a', { ...attributes, href: pagePath(language, 'form') }, text)
}

/** The way back with a code. It leads nowhere without scripts, so `needs-script` stands around it. */
export function codeDoor({ app, t }: Scene): Markup {
  const attributes = { id: 'have-code', type: 'button', class: 'button plain' }
  const on = app === null ? {} : { click: () => app.go('code') }
  return h('button', { ...attributes, 'data-step': 'code', on }, t.landing.code)
}

/** The way to a file that was kept: a draft to go on with, or a copy to read. `needs-script` stands around it. */
export function fileDoor({ app, t }: Scene): Markup {
  const attributes = {
    id: 'open-file',
    type: 'button',
    class: 'button quiet',
    'data-step': 'draft',
  }
  const on = app === null ? {} : { click: () => startDraft(app, 'open') }
  return h('button', { ...attributes, on }, t.offer.open)
}

/** The way back from a page to read. The one with the id `back-top` stands above the page. */
export function backLink({ app, language, t }: Scene, id: string): Markup {
  if (app === null) return h('a', { id, href: LANGUAGE_PATHS[language] }, t.read.first)
  const { from } = app.state
  const text = isOutside(from) ? t.page.back : t.read.resume
  return goButton(app, text, from, { id, look: 'quiet' })
}

/** Whether nothing is being written, sent or read, so that a report can begin. */
function isOutside(from: Step): boolean {
  return from === 'landing' || from === 'code'
}

/**
 * The ways onward from a page: the form, the code, and back. A reporter who was in the middle of something is
 * only led back to it, so that nothing is lost sight of.
 */
export function wayOnward(scene: Scene, report: string): Child {
  const { app, t } = scene
  if (app !== null && !isOutside(app.state.from)) {
    return actions(goButton(app, t.read.resume, app.state.from, { id: 'back', look: 'main' }))
  }
  return actions(
    canReport(scene) ? reportDoor(scene, report) : null,
    app === null ? h('div', { class: 'needs-script' }, codeDoor(scene)) : codeDoor(scene),
    backLink(scene, 'back'),
  )
}
