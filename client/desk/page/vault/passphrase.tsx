import { strengthOf } from '../../../shared/passphrase-strength.ts'
import { useWords } from '../shell/words.ts'

export function isStrong(passphrase: string): boolean {
  return ['fair', 'good'].includes(strengthOf(passphrase))
}

export interface PassphraseFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  /** Id of another element that describes the field. */
  readonly hint?: string
  /** Id of the element that describes the fault of the field; null if there is no fault. */
  readonly problem?: string | null
  /** Whether it is a new passphrase, whose strength is shown. */
  readonly fresh?: boolean
  readonly shown?: boolean
}

const SHOWN = { type: 'text' } as const
const HIDDEN = { type: 'password' } as const

/** A passphrase that is typed, and how strong it is. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { id, label, value, change, hint, problem = null, fresh = false, shown = false } = props
  const { desk } = useWords()
  const strength = strengthOf(value)
  const described = [problem, hint, fresh ? `${id}-strength` : null].filter(Boolean).join(' ')
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        {...(shown ? SHOWN : HIDDEN)}
        value={value}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== null}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {fresh ? (
        <p id={`${id}-strength`} class="hint" role="status" data-strength={strength}>
          {strength === 'empty' ? '' : desk.strengths[strength]}
        </p>
      ) : null}
    </>
  )
}
