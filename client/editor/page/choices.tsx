import type { Named } from '../model/references.ts'
import type { Path } from '../model/wire.ts'
import { fieldId, Problems, ProblemsInside } from './inputs.tsx'

interface ChoiceProps {
  readonly path: Path
  readonly label: string
  readonly options: readonly Named[]
  readonly value: string
  readonly choose: (id: string) => void
}

/** One of several. A value that is none of them stays until another is chosen. */
export function Choice({ path, label, options, value, choose }: ChoiceProps) {
  const isKnown = options.some(({ id }) => id === value)
  return (
    <div class="text">
      <select
        id={fieldId(path)}
        aria-label={label}
        value={value}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        {options.map(({ id, label: text }) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
      <Problems path={path} />
    </div>
  )
}

interface ChoicesProps {
  readonly path: Path
  readonly legend: string
  readonly options: readonly Named[]
  readonly chosen: readonly string[]
  readonly choose: (ids: readonly string[]) => void
  /** Whether the legend stands above already, and is only heard here. */
  readonly isHeard?: boolean
}

/** Any of several, in the order in which they stand. */
export function Choices({ path, legend, options, chosen, choose, isHeard = false }: ChoicesProps) {
  const known = options.map(({ id }) => id)
  const strangers = chosen.filter((id) => !known.includes(id)).map((id) => ({ id, label: id }))
  const all = [...options, ...strangers]
  const toggle = (id: string, isChosen: boolean) =>
    choose(
      all.flatMap((one) => ((one.id === id ? isChosen : chosen.includes(one.id)) ? [one.id] : [])),
    )
  return (
    <fieldset id={fieldId(path)} class="choices" tabIndex={-1}>
      <legend class={isHeard ? 'only-heard' : undefined}>{legend}</legend>
      {all.map(({ id, label }) => (
        <label key={id} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
          />
          {label}
        </label>
      ))}
      <ProblemsInside path={path} />
    </fieldset>
  )
}
