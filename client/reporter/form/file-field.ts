import { type Child, type Handler, h } from '../../shared/dom.ts'
import { PRIVATE } from '../parts.ts'
import type { App } from '../state.ts'

export interface FileField {
  readonly id: string
  readonly label: string
  /** Text that says which file was chosen; empty for none. It stays when the field is drawn again. */
  readonly chosen: string
  readonly onChoose: (file: File) => void
}

/** A field for one file, which is read on this machine. */
export function fileField(app: App, { id, label, chosen, onChoose }: FileField): Child {
  const error = app.state.errors.find(({ field }) => field === id)
  const change: Handler = ({ target }) => {
    const [file] = (target as HTMLInputElement).files ?? []
    if (file !== undefined) onChoose(file)
  }
  const described = [`${id}-chosen`, ...(error === undefined ? [] : [`${id}-error`])]
  const attributes = {
    ...PRIVATE,
    id,
    type: 'file',
    'aria-describedby': described.join(' '),
    'aria-invalid': error === undefined ? undefined : 'true',
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    error === undefined
      ? null
      : h('p', { id: `${id}-error`, class: 'error' }, error.sentence(app.t)),
    h('input', { ...attributes, on: { change } }),
    h('p', { id: `${id}-chosen`, class: 'hint' }, chosen),
  )
}
