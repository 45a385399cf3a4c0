import type { Day } from '../../crypto/calendar.ts'
import { DAY_MS } from '../../crypto/calendar.ts'
import { type Child, type Handler, h, type Markup } from '../shared/dom.ts'
import { fill, type Texts } from '../texts/catalogue.ts'
import { receptionOf } from './letter.ts'
import type { App, Step } from './state.ts'

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

/** A button that leads to another step; the browser's own "back" leaves the page. */
export function goButton(app: App, text: string, step: Step, options: ButtonOptions): Markup {
  return button(text, () => app.go(step), options)
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

/** What has to be put right, with a link to each field. */
export function errorSummary(app: App): Child {
  const { errors } = app.state
  if (errors.length === 0) return null
  const links = errors.map(({ field, sentence }) => {
    const click: Handler = (event) => {
      // A followed link would be an entry in the history.
      event.preventDefault()
      document.getElementById(field)?.focus()
    }
    return h('li', {}, h('a', { href: `#${field}`, on: { click } }, sentence(app.t)))
  })
  return h(
    'div',
    { id: 'errors', class: 'notice bad', role: 'alert', tabindex: -1 },
    h('h2', {}, app.t.page.errorTitle),
    h('ul', {}, ...links),
  )
}

function errorOf(app: App, field: string): Child {
  const error = app.state.errors.find((one) => one.field === field)
  if (error === undefined) return null
  return h('p', { id: `${field}-error`, class: 'error' }, error.sentence(app.t))
}

function describedBy(app: App, id: string, ...others: (string | null)[]): string | undefined {
  const error = app.state.errors.some(({ field }) => field === id) ? `${id}-error` : null
  const ids = [...others, error].filter((one) => one !== null)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/**
 * Attributes of every field: nothing is to be kept by the browser (a field without
 * `autocomplete="off"` reaches the disk in its session file), and no spelling checker is to send
 * what is typed to somebody else's server.
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
  /** id of a text that counts along */
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
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: readonly string[]
  /** With what is chosen now. */
  readonly onChange: (chosen: string[]) => void
}

/** A group of radio buttons or boxes; the group's id is that of its first one, for links to it. */
export function choices(app: App, group: Choices): Markup {
  const { id, type, legend, hint, options, chosen, onChange } = group
  const hintId = hint === undefined ? null : `${id}-hint`
  const change: Handler = ({ target }) => {
    const boxes = (target as HTMLElement).closest('fieldset')?.querySelectorAll('input') ?? []
    onChange([...boxes].filter((box) => box.checked).map((box) => box.value))
  }
  const rows = options.map(({ value, label }, i) => {
    const boxId = i === 0 ? id : `${id}-${i}`
    const checked = chosen.includes(value)
    const box = { ...PRIVATE, id: boxId, type, name: id, value, checked, on: { change } }
    return h('div', { class: 'choice' }, h('input', box), h('label', { for: boxId }, label))
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

/** Change a text that counts along, without drawing the step anew under the reporter's hands. */
export function showText(id: string, text: string, className?: string): void {
  const element = document.getElementById(id)
  if (element === null) return
  element.textContent = text
  if (className !== undefined) element.className = className
}

/** The other ways to report, of this house and outside it. */
export function otherWays(app: App): Markup {
  const own = receptionOf(app.state)?.otherWays[app.state.language]
  return h(
    'div',
    { class: 'ways' },
    paragraph(own ?? app.t.landing.otherLoading, 'as-written'),
    h('h3', {}, app.t.landing.outsideTitle),
    paragraph(app.t.landing.outside),
  )
}

/** A day in words; month names are ours, because not every browser knows nynorsk. */
export function dayText(t: Texts, day: Day): string {
  const date = new Date(day * DAY_MS)
  const month = t.page.months.split(' ')[date.getUTCMonth()] ?? ''
  return fill(t.page.date, { day: date.getUTCDate(), month, year: date.getUTCFullYear() })
}

/** Numbers to ring, each a link that rings it: "113: ambulance". */
export function numbers(...lines: string[]): Markup {
  const items = lines.map((line) => {
    const [number = '', name = ''] = line.split(': ')
    const href = `tel:${number.replaceAll(' ', '')}`
    return h('li', {}, h('a', { href }, h('strong', {}, number), ' ', h('span', {}, name)))
  })
  return h('ul', { class: 'numbers' }, ...items)
}
