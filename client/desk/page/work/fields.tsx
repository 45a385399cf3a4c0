import { type ComponentChildren, createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { fieldOfDay } from '../../format/words.ts'
import { useWords } from '../shell/words.ts'

/** A field of a form: its id, its value, and the way to change it. */
export interface Field<Value> {
  readonly id: string
  readonly value: Value
  readonly change: (value: Value) => void
}

/** Gives the fields of a form by their names. */
export type FieldsOf<Value> = <Name extends string & keyof Value>(name: Name) => Field<Value[Name]>

/** The fields of a form with these values. @param id of the form, with which their ids begin; may be empty */
export function fieldsIn<Value>(
  id: string,
  values: Value,
  change: (part: Partial<Value>) => void,
): FieldsOf<Value> {
  return (name) => ({
    id: [id, name].filter(Boolean).join('-'),
    value: values[name],
    change: (value) => change({ [name]: value } as unknown as Partial<Value>),
  })
}

interface FieldProps<Value> extends Field<Value> {
  readonly label: string
}

interface TextProps extends FieldProps<string> {
  /** In UTF-16 units, as the schema of entries counts. */
  readonly max: number
  readonly hint?: string
  /** Names that the browser offers while somebody types. */
  readonly known?: readonly string[]
}

export function TextField({ id, label, value, change, max, hint, known = [] }: TextProps) {
  return (
    <div class="work-wide">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxLength={max}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...(known.length === 0 ? {} : { list: `${id}-known` })}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {known.length === 0 ? null : (
        <datalist id={`${id}-known`}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  )
}

interface TextAreaProps extends TextProps {
  readonly rows?: number
}

/** A long text. Nothing that is pasted is cut off: what is too long is counted, and refused when it is sent. */
export function TextArea({ id, label, value, change, max, rows = 3 }: TextAreaProps) {
  const left = max - value.length
  return (
    <div class="work-wide">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        autocomplete="off"
        aria-invalid={left < 0}
        aria-describedby={`${id}-left`}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <RoomLeft id={`${id}-left`} left={left} max={max} />
    </div>
  )
}

interface RoomProps {
  readonly id: string
  /** In UTF-16 units; negative if it is too long. */
  readonly left: number
  readonly max: number
}

/** How much room is left, once a text has taken most of it; or by how much it is too long. */
export function RoomLeft({ id, left, max }: RoomProps) {
  const { desk } = useWords()
  const words = left < 0 ? desk.compose.over : left < max / 4 ? desk.compose.left : null
  return (
    <p id={id} class={left < 0 ? 'problem' : 'hint'}>
      {words === null ? '' : fill(words, { count: Math.abs(left) })}
    </p>
  )
}

export function DayField({ id, label, value, change }: FieldProps<string>) {
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
  )
}

export type Options = readonly (readonly [value: string, text: string])[]

interface SelectProps {
  readonly id: string
  readonly class?: string
  readonly value: string
  readonly options: Options
  readonly change: (value: string) => void
  readonly 'aria-invalid'?: boolean
}

export function Select({ options, change, ...rest }: SelectProps) {
  return (
    <select {...rest} onChange={(event) => change(event.currentTarget.value)}>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}

interface ChoiceProps extends FieldProps<string> {
  readonly choices: Options
  /** Text for no choice; absent if a choice has to be made. */
  readonly none?: string
}

export function Choice({ id, label, choices, none, ...rest }: ChoiceProps) {
  const options = none === undefined ? choices : [['', none] as const, ...choices]
  return (
    <div>
      <label for={id}>{label}</label>
      <Select {...{ id, options }} {...rest} />
    </div>
  )
}

interface OneOfProps extends FieldProps<string> {
  readonly choices: Options
}

/** One of a few choices, all of them in sight: a press chooses. */
export function OneOf({ id, label, choices, value, change }: OneOfProps) {
  return (
    <fieldset id={id} class="kinds work-wide">
      <legend>{label}</legend>
      {choices.map(([choice, text]) => (
        <label key={choice}>
          <input
            type="radio"
            name={id}
            value={choice}
            checked={value === choice}
            onChange={() => change(choice)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

type CheckProps = Omit<FieldProps<boolean>, 'id'> & { readonly id?: string }

export function Check({ id, label, value, change }: CheckProps) {
  return (
    <label class="check" for={id}>
      <input
        id={id}
        type="checkbox"
        checked={value}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      {label}
    </label>
  )
}

/** The value of a date field for a day that may not be set. */
export function fieldOf(day: number | null | undefined): string {
  return day === null || day === undefined ? '' : fieldOfDay(day)
}

/** Values of the fields of one form. */
type Fields = Readonly<Record<string, string | boolean>>

/** Unsaved input in the forms of all cases, by form. */
interface WorkDrafts {
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

interface FormState<Value extends Fields> {
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
