import { useState } from 'preact/hooks'
import { useWords } from '../shell/words.ts'

/** Once what was asked for is drawn. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/**
 * Which of several things is being changed: the focus goes into its form, and back to where it came
 * from.
 *
 * @param field id of the form's first field
 */
export function useEditing(field: string) {
  const [editing, setEditing] = useState<string | null>(null)
  return {
    /** Id of the thing; null for a new one. */
    editing,
    edit: (id: string) => {
      setEditing(id)
      focusSoon(field)
    },
    leave: () => {
      if (editing !== null) focusSoon(`change-${editing}`)
      setEditing(null)
    },
  }
}

interface ChangeButtonProps {
  readonly id: string
  /** Says what is changed. */
  readonly label: string
  readonly edit: (id: string) => void
}

export function ChangeButton({ id, label, edit }: ChangeButtonProps) {
  const { desk } = useWords()
  return (
    <button
      type="button"
      id={`change-${id}`}
      class="quiet small"
      aria-label={label}
      onClick={() => edit(id)}
    >
      {desk.sheet.change}
    </button>
  )
}
