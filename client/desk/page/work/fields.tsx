import { fieldOfDay } from '../../format/words.ts'

interface FieldProps<Value> {
  readonly id: string
  readonly label: string
  readonly value: Value
  readonly change: (value: Value) => void
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

interface ChoiceProps extends FieldProps<string> {
  readonly choices: readonly (readonly [string, string])[]
  /** Text for no choice; absent if a choice has to be made. */
  readonly none?: string
}

export function Choice({ id, label, value, change, choices, none }: ChoiceProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => change(event.currentTarget.value)}>
        {none === undefined ? null : <option value="">{none}</option>}
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Check({ id, label, value, change }: FieldProps<boolean>) {
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
