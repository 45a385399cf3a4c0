import { type Child, h, type Markup } from '../../shared/dom.ts'
import { LANGUAGE_PATHS, pagePath } from '../../texts/pages.ts'
import { receptionOf } from '../form/letter.ts'
import { actions, button, goButton } from '../parts.ts'
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
 *
 * @param to the language of the form
 * @param lang the language of the text, if it is not that of the page
 */
export function reportDoor(
  { app, language }: Scene,
  text: string,
  to = language,
  id = 'start',
  lang?: string,
): Markup {
  const isHere = to === language
  if (app !== null) {
    const open = () => (isHere ? app.go('tell') : void app.write(to))
    return button(text, open, { id, look: 'main', lang })
  }
  const attributes = { id, class: 'button main', lang, 'data-step': isHere ? 'tell' : undefined }
  return h('a', { ...attributes, href: pagePath(to, 'form') }, text)
}

/** The way back with a code. It leads nowhere without scripts, so `needs-script` stands around it. */
export function codeDoor({ app, t }: Scene): Markup {
  const attributes = { id: 'have-code', type: 'button', class: 'button plain' }
  const on = app === null ? {} : { click: () => app.go('code') }
  return h('button', { ...attributes, 'data-step': 'code', on }, t.landing.code)
}

/** The same on a page to read, where nothing stands around it yet. */
export function codeEntry(scene: Scene): Markup {
  const door = codeDoor(scene)
  return scene.app === null ? h('div', { class: 'needs-script' }, door) : door
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

/** Words of the ways back, in the language of a summary. */
interface BackWords {
  readonly back: string
  readonly resume: string
  readonly lang: string
}

/** The way back from a page to read. The one with the id `back-top` stands above the page. */
export function backLink({ app, language, t }: Scene, id: string, own?: BackWords): Markup {
  const lang = own?.lang
  if (app === null) {
    return h('a', { id, lang, href: LANGUAGE_PATHS[language] }, own?.back ?? t.read.first)
  }
  const { from } = app.state
  const { back, resume } = own ?? { back: t.page.back, resume: t.read.resume }
  const isMain = id === 'back' && !isOutside(from)
  const options = { id, look: isMain ? 'main' : 'quiet', lang } as const
  return goButton(app, isOutside(from) ? back : resume, from, options)
}

/** Whether a page was opened from the middle of something that is being written, sent or read. */
export function isMidway({ app }: Scene): boolean {
  return app !== null && !isOutside(app.state.from)
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
  if (isMidway(scene)) return actions(backLink(scene, 'back'))
  return actions(
    canReport(scene) ? reportDoor(scene, report) : null,
    codeEntry(scene),
    backLink(scene, 'back'),
  )
}
