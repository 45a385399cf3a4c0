import { type Child, type Handler, h, type Markup } from '../shared/dom.ts'
import type { VisitErrorCode } from '../shared/session/visit-error.ts'
import { type PageId, pagePath } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
import type { Site } from '../texts/words.ts'
import type { App, Scene, Step } from './state.ts'

/** The heading of a step; it gets the focus when the step is shown. */
export function heading(text: string): Markup {
  return h('h1', { id: 'heading', tabindex: -1 }, text)
}

export function paragraph(text: string, className?: string): Markup {
  return h('p', { class: className }, text)
}

export interface ButtonOptions {
  readonly id: string
  readonly look?: 'main' | 'plain' | 'quiet'
  readonly label?: string
}

export function button(text: string, onClick: () => void, options: ButtonOptions): Markup {
  const { id, look = 'plain', label } = options
  const attributes = { id, type: 'button', class: `button ${look}`, 'aria-label': label }
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

/** Have a link do something here instead of being followed: the history would show that. */
export function instead(act: (() => void) | undefined): Readonly<Record<string, Handler>> {
  if (act === undefined) return {}
  return {
    click: (event) => {
      event.preventDefault()
      act()
    },
  }
}

/** The list of errors, with a link to each field. */
export function errorSummary(app: App): Child {
  const { errors } = app.state
  if (errors.length === 0) return null
  const links = errors.map(({ field, sentence }) => {
    const on = instead(() => document.getElementById(field)?.focus())
    return h('a', { href: `#${field}`, on }, sentence(app.t))
  })
  return h(
    'div',
    { id: 'errors', class: 'notice bad', role: 'alert', tabindex: -1 },
    h('h2', {}, app.t.page.errorTitle),
    listOf(links),
  )
}

/** The error of a field, below its label. */
export function errorOf(app: App, field: string): Child {
  const error = app.state.errors.find((one) => one.field === field)
  if (error === undefined) return null
  return h('p', { id: `${field}-error`, class: 'error' }, error.sentence(app.t))
}

export function describedBy(
  app: App,
  id: string,
  ...others: (string | null)[]
): string | undefined {
  const error = app.state.errors.some(({ field }) => field === id) ? `${id}-error` : null
  const ids = [...others, error].filter((one) => one !== null)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/**
 * Attributes of every field. The browser must keep nothing: a field without `autocomplete="off"` reaches the
 * disk in its session file. No spelling checker may send what is typed to somebody else's server.
 */
export const PRIVATE = {
  autocomplete: 'off',
  spellcheck: 'false',
  autocorrect: 'off',
  writingsuggestions: 'false',
} as const

export interface TextField {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly rows?: number
  readonly code?: boolean
  /** id of a counter that follows the input */
  readonly count?: string
  readonly onInput: (value: string) => void
}

export function textField(app: App, field: TextField): Markup {
  const { id, label, hint, value, rows = 4, code = false, count = null, onInput } = field
  const hintId = hint === undefined ? null : `${id}-hint`
  const attributes = {
    ...PRIVATE,
    id,
    rows,
    class: code ? 'code-field' : rows > 4 ? 'tall' : undefined,
    autocapitalize: code ? 'characters' : 'sentences',
    'aria-describedby': describedBy(app, id, hintId, count),
    'aria-invalid': app.state.errors.some((one) => one.field === id) ? 'true' : undefined,
  }
  const input: Handler = ({ target }) => onInput((target as HTMLTextAreaElement).value)
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    hintId === null ? null : h('p', { id: hintId, class: 'hint' }, hint ?? ''),
    errorOf(app, id),
    h('textarea', { ...attributes, value, on: { input } }),
  )
}

export interface Choices {
  readonly id: string
  readonly type: 'radio' | 'checkbox'
  readonly legend: string
  readonly hint?: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly hint?: string | undefined
  }[]
  readonly chosen: readonly string[]
  /** Called with all that is chosen now. */
  readonly onChange: (chosen: string[]) => void
}

/** A group of radio buttons or boxes. Its id is that of its first one, so that links can lead to it. */
export function choices(app: App, group: Choices): Markup {
  const { id, type, legend, hint, options, chosen, onChange } = group
  const hintId = hint === undefined ? null : `${id}-hint`
  const change: Handler = ({ target }) => {
    const boxes = (target as HTMLElement).closest('fieldset')?.querySelectorAll('input') ?? []
    onChange([...boxes].filter((box) => box.checked).map((box) => box.value))
  }
  const rows = options.map(({ value, label, hint: help }, i) => {
    const boxId = i === 0 ? id : `${id}-${i}`
    const checked = chosen.includes(value)
    const described = help === undefined ? undefined : `${boxId}-about`
    const box = { ...PRIVATE, id: boxId, type, name: id, value, checked, on: { change } }
    return h(
      'div',
      { class: 'choice' },
      h('input', { ...box, 'aria-describedby': described }),
      h('label', { for: boxId }, label),
      help === undefined ? null : h('p', { id: described, class: 'hint' }, help),
    )
  })
  return h(
    'fieldset',
    { 'aria-describedby': describedBy(app, id, hintId) },
    h('legend', {}, legend),
    hintId === null ? null : h('p', { id: hintId, class: 'hint' }, hint ?? ''),
    errorOf(app, id),
    ...rows,
  )
}

export interface SelectField {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** One choice among many, for choices that only change what is shown. */
export function selectField({ id, label, value, options, onChange }: SelectField): Markup {
  const change: Handler = ({ target }) => onChange((target as HTMLSelectElement).value)
  const items = options.map((option) =>
    h('option', { value: option.value, selected: option.value === value }, option.label),
  )
  return h(
    'div',
    { class: 'field select' },
    h('label', { for: id }, label),
    h('select', { ...PRIVATE, id, on: { change } }, ...items),
  )
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

/** The other ways to report, inside the organisation and outside it. */
export function otherWays(scene: Scene): Markup {
  const { t, site } = scene
  const outside = site.routes.map(({ name, phone }) =>
    h('li', {}, name, ...(phone === undefined ? [] : [' ', phoneLink(phone)])),
  )
  const pages = (['talk', 'ways', 'outside'] as const).map((page) =>
    pageLink(scene, page, site.pages[page].title),
  )
  return h(
    'div',
    { class: 'ways' },
    scene.otherWays === null ? null : paragraph(scene.otherWays, 'as-written'),
    paragraph(t.landing.outsideTitle, 'strong'),
    h('ul', {}, ...outside),
    listOf(pages, 'links'),
  )
}

/** A telephone number as a link that calls it; any other text stays text. */
export function phoneLink(text: string): Child {
  if (!/^\+?[0-9][0-9 ]*$/.test(text)) return text
  return h('a', { class: 'phone', href: `tel:${text.replaceAll(' ', '')}` }, text)
}

/** Numbers to call, each as a link. */
export function numbers(list: Site['help']['support']): Markup {
  const items = list.map(({ number, name }) => {
    const href = `tel:${number.replaceAll(' ', '')}`
    return h('li', {}, h('a', { href }, h('strong', {}, number), ' ', h('span', {}, name)))
  })
  return h('ul', { class: 'numbers' }, ...items)
}

/**
 * A link to a page to read. On the served page the browser follows it. The running page draws the page
 * instead, so that nothing is added to the history and nothing is fetched.
 */
export function pageLink(
  { language, app }: Scene,
  page: PageId,
  text: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): Markup {
  const on = instead(app === null ? undefined : () => app.visit(page))
  return h('a', { href: pagePath(language, page), ...attributes, on }, text)
}

/** A link to another site. It opens a new tab, and that site does not learn where the visitor came from. */
export function outsideLink(t: Texts, url: string, text: string): Markup {
  const attributes = { href: url, rel: 'noreferrer noopener', target: '_blank' }
  return h('a', attributes, text, ' ', h('span', { class: 'hint' }, t.page.newTab))
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
