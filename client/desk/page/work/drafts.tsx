import { type ComponentChildren, createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { type FieldsOf, fieldsIn } from './fields.tsx'

/** Values of the fields of one form. */
export type Fields = Readonly<Record<string, string | boolean>>

/** Unsaved input in the forms of all cases, by form. */
export interface WorkDrafts {
  readonly all: Readonly<Record<string, Fields>>
  /** @param fields null if there is no unsaved input any more */
  readonly set: (form: string, fields: Fields | null) => void
}

export const WorkDraftsContext = createContext<WorkDrafts>({ all: {}, set: () => {} })

/** Keeps unsaved input as long as its children are there: locking takes it away. */
export function WorkDraftsProvider({ children }: { readonly children: ComponentChildren }) {
  const [all, setAll] = useState<WorkDrafts['all']>({})
  const set: WorkDrafts['set'] = (form, fields) =>
    setAll(({ [form]: _, ...others }) => (fields === null ? others : { ...others, [form]: fields }))
  return <WorkDraftsContext.Provider value={{ all, set }}>{children}</WorkDraftsContext.Provider>
}

/** Whether a form has unsaved text. */
export function hasBegun({ all }: WorkDrafts): boolean {
  return Object.values(all).some((fields) =>
    Object.values(fields).some((value) => typeof value === 'string' && value.trim() !== ''),
  )
}

export interface FormState<Value extends Fields> {
  readonly value: Value
  readonly change: (part: Partial<Value>) => void
  readonly at: FieldsOf<Value>
  readonly clear: () => void
}

/**
 * The state of one form: the saved values, with a person's changes since.
 *
 * @param id of the form; the ids of its fields begin with it
 * @param of the case, or the thing in a case, that this form is for
 */
export function useFields<Value extends Fields>(
  id: string,
  of: string,
  standing: Value,
): FormState<Value> {
  const drafts = useContext(WorkDraftsContext)
  const form = formName(id, of)
  const begun = drafts.all[form] ?? {}
  const value = { ...standing, ...begun }
  const change = (part: Partial<Value>) => drafts.set(form, { ...begun, ...(part as Fields) })
  return { value, change, at: fieldsIn(id, value, change), clear: () => drafts.set(form, null) }
}

/** Name under which the unsaved input of a form is kept. */
export function formName(id: string, of: string): string {
  return `${id} ${of}`
}
