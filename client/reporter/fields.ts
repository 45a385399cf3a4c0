import { type Child, type Handler, h, type Markup } from '../shared/dom.ts'
import { instead } from './links.ts'
import { listOf } from './parts.ts'
import type { App } from './state.ts'

/** The list of errors, with a link to each field. */
export function errorSummary(app: App): Child {
  const { errors } = app.state
  if (errors.length === 0) return null
  const links = errors.map(({ field, sentence }) => {
    const on = instead(() => showField(field))
    return h('a', { href: `#${field}`, on }, sentence(app.t))
  })
  return h(
    'div',
    { id: 'errors', class: 'notice bad', role: 'alert', tabindex: -1 },
    h('h2', {}, app.t.page.errorTitle),
    listOf(links, 'links'),
  )
}

/** Least part of a field, in pixels, that is to be on the screen when it gets the focus: a fingertip. */
const SEEN = 44

/**
 * Lead to a field: unfold what it is folded into, scroll its question to the top, and focus it. On a screen too
 * low for both, the field is what is shown.
 */
export function showField(id: string): void {
  const field = document.getElementById(id)
  if (field === null) return
  let fold = field.closest('details')
  while (fold !== null) {
    fold.open = true
    fold = fold.parentElement?.closest('details') ?? null
  }
  const question = field.closest('fieldset, .field, .file') ?? field
  question.scrollIntoView({ block: 'start' })
  if (field.getBoundingClientRect().top > innerHeight - SEEN) field.scrollIntoView({ block: 'end' })
  field.focus({ preventScroll: true })
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
  /** Whether it holds the reporter's own words: only these get spelling help, if it is turned on. */
  readonly ownWords?: boolean
  /** id of a counter that follows the input */
  readonly count?: string
  readonly onInput: (value: string) => void
}

export function textField(app: App, field: TextField): Markup {
  const { id, label, hint, value, rows = 4, code = false, ownWords = false, count = null } = field
  const hintId = hint === undefined ? null : `${id}-hint`
  const attributes = {
    ...PRIVATE,
    // corrections stay off: they would change words, for instance names, without being asked
    spellcheck: String(ownWords && app.state.spelling),
    id,
    rows,
    class: code ? 'code-field' : rows > 4 ? 'tall' : undefined,
    autocapitalize: code ? 'characters' : 'sentences',
    'aria-describedby': describedBy(app, id, hintId, count),
    'aria-invalid': app.state.errors.some((one) => one.field === id) ? 'true' : undefined,
  }
  const input: Handler = ({ target }) => field.onInput((target as HTMLTextAreaElement).value)
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
    /** The person whom the choice is about; it is then a card of them, with a switch. */
    readonly person?: string
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
  const rows = options.map(({ value, label, hint: help, person }, i) => {
    const boxId = i === 0 ? id : `${id}-${i}`
    const checked = chosen.includes(value)
    const described = help === undefined ? undefined : `${boxId}-about`
    const box = { ...PRIVATE, id: boxId, type, name: id, value, checked, on: { change } }
    const words =
      person === undefined ? [label] : [h('strong', {}, person), ' ', h('span', {}, label)]
    return h(
      'div',
      { class: person === undefined ? 'choice' : 'choice reader' },
      h('input', { ...box, 'aria-describedby': described }),
      h('label', { for: boxId }, ...words),
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
