import { useState } from 'preact/hooks'
import { focusSoon } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'

/**
 * The one of several entries that is being changed. The focus goes into its form, and later back to the
 * button.
 *
 * @param field id of the form's first field
 */
export function useEditing(field: string) {
  const [editing, setEditing] = useState<string | null>(null)
  return {
    /** Id of the entry; null for a new one. */
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
  /** Says what the button changes. */
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
