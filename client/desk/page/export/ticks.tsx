/** The set with `one` added if it was not there, or removed if it was. */
export function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one])
}

interface TicksProps {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly choices: readonly (readonly [key: string, label: string])[]
  /** Whether the labels are texts that a person wrote, in any language. */
  readonly isWritten?: boolean
  readonly isOn: (key: string) => boolean
  readonly toggle: (key: string) => void
}

/** A list of checkboxes; a long list scrolls by itself. */
export function Ticks({ id, title, hint, choices, isWritten, isOn, toggle }: TicksProps) {
  return (
    <fieldset id={id} class="work-wide export-ticks">
      <legend>{title}</legend>
      {hint === undefined ? null : <p class="hint">{hint}</p>}
      {choices.map(([key, label]) => (
        <label key={key} class={isWritten ? 'check as-written' : 'check'}>
          <input type="checkbox" value={key} checked={isOn(key)} onChange={() => toggle(key)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
