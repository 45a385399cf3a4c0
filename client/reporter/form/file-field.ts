import { type Child, type Handler, h } from '../../shared/dom.ts'
import { describedBy, errorOf, PRIVATE } from '../fields.ts'
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
  const change: Handler = ({ target }) => {
    const [file] = (target as HTMLInputElement).files ?? []
    if (file !== undefined) onChoose(file)
  }
  const attributes = {
    ...PRIVATE,
    id,
    type: 'file',
    'aria-describedby': describedBy(app, id, `${id}-chosen`),
    'aria-invalid': app.state.errors.some(({ field }) => field === id) ? 'true' : undefined,
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    errorOf(app, id),
    h('input', { ...attributes, on: { change } }),
    h('p', { id: `${id}-chosen`, class: 'hint' }, chosen),
  )
}
