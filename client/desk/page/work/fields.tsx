import { fieldOfDay } from '../../format/words.ts'

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
}

export function TextField({ id, label, value, change, max, hint }: TextProps) {
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
        onInput={(event) => change(event.currentTarget.value)}
      />
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

export function TextArea({ id, label, value, change, max, rows = 3 }: TextAreaProps) {
  return (
    <div class="work-wide">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        autocomplete="off"
        maxLength={max}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </div>
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
