import { type Child, h, type Markup } from '../shared/dom.ts'
import type { VisitErrorCode } from '../shared/session/visit-error.ts'
import type { App, Step } from './state.ts'

/** The heading of a step; it gets the focus when the step is shown. */
export function heading(text: string): Markup {
  return h('h1', { id: 'heading', tabindex: -1 }, text)
}

export function paragraph(text: string, className?: string): Markup {
  return h('p', { class: className }, text)
}

/** The children that `make` gives; `text` instead if it fails, so that a fault in one part hides no other. */
export function drawn(text: string, make: () => Child[]): Child[] {
  try {
    return make()
  } catch {
    return [paragraph(text, 'hint')]
  }
}

export interface ButtonOptions {
  readonly id: string
  readonly look?: 'main' | 'plain' | 'quiet'
  readonly label?: string
  /** The language of the text, if it is not that of the page. */
  readonly lang?: string | undefined
}

export function button(text: string, onClick: () => void, options: ButtonOptions): Markup {
  const { id, look = 'plain', label, lang } = options
  const attributes = { id, type: 'button', class: `button ${look}`, 'aria-label': label, lang }
  return h('button', { ...attributes, on: { click: onClick } }, text)
}

/** A button that leads to another step. */
export function goButton(app: App, text: string, step: Step, options: ButtonOptions): Markup {
  return button(text, () => app.go(step), options)
}

/** The place of the way back: above the heading. */
export function wayBack(link: Markup): Markup {
  return h('div', { class: 'way-back' }, link)
}

export function actions(...children: Child[]): Markup {
  return h('div', { class: 'actions' }, ...children)
}

export type Mood = 'calm' | 'good' | 'care' | 'bad'

export function notice(mood: Mood, title: string | null, ...children: Child[]): Markup {
  const head = title === null ? null : h('h2', {}, title)
  return h('section', { class: `notice ${mood}` }, head, ...children)
}

export function more(summary: string, ...children: Child[]): Markup {
  return h('details', {}, h('summary', {}, summary), h('div', { class: 'inside' }, ...children))
}

/** The notice about a report or letter on its way, with a sign for its mood. */
export function progressNotice(mood: string, title: string, ...children: Child[]): Markup {
  return h('section', { id: 'progress', class: `notice ${mood}` }, h('h2', {}, title), ...children)
}

/** The notice that the readers are not known, with a button to ask for them again. */
export function receptionFailed(app: App, code: VisitErrorCode, retry: () => void): Markup {
  const again = button(app.t.page.retry, retry, { id: 'retry' })
  return notice('bad', null, paragraph(app.t.errors[code]), actions(again))
}

export function listOf(items: readonly Child[], className?: string): Markup {
  return h('ul', { class: className }, ...items.map((item) => h('li', {}, item)))
}

/** Change a text, such as a counter, without drawing the step again while the reporter writes. */
export function showText(id: string, text: string, className?: string): void {
  const element = document.getElementById(id)
  if (element === null) return
  element.textContent = text
  if (className !== undefined) element.className = className
}

/** Show a text in the element with this id, and have a screen reader say it. */
export function showSaid(app: App, id: string, text: string): void {
  showText(id, text)
  app.say(text)
}

/** Paragraphs and lists of a text of the organisation. */
export function prose(text: string): Markup[] {
  return text.split(/\n\s*\n/).flatMap((block) => {
    const lines = block.trim().split('\n')
    const items = lines.filter((line) => line.startsWith('- '))
    const before = lines.filter((line) => !line.startsWith('- ')).join(' ')
    return [
      ...(before === '' ? [] : [paragraph(before)]),
      ...(items.length === 0 ? [] : [listOf(items.map((item) => item.slice(2).trim()))]),
    ]
  })
}
