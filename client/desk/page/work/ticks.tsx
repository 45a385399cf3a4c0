import type { Options } from './fields.tsx'

/** The set with `one` added if it was not there, or removed if it was. */
export function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one])
}

export interface TicksProps {
  readonly id: string
  /** Classes of the list. */
  readonly look?: string
  /** -1 if it can have the focus by itself. */
  readonly tabIndex?: number
  readonly title: string
  readonly hint?: string
  readonly choices: Options
  /** Whether the labels are texts that a person wrote, in any language. */
  readonly isWritten?: boolean
  readonly isOn: (key: string) => boolean
  readonly toggle: (key: string) => void
}

/** A list of checkboxes; a long list scrolls by itself. */
export function Ticks(props: TicksProps) {
  const { id, look = 'work-wide export-ticks', tabIndex, title, hint } = props
  const { choices, isWritten, isOn, toggle } = props
  return (
    <fieldset id={id} class={look} {...(tabIndex === undefined ? {} : { tabIndex })}>
      <legend>{title}</legend>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      {choices.map(([key, label]) => (
        <label key={key} class={isWritten ? 'check as-written' : 'check'}>
          <input
            type="checkbox"
            name={id}
            value={key}
            checked={isOn(key)}
            onChange={() => toggle(key)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
