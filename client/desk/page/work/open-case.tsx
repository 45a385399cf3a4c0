import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'

/** Opens another case, by its id. With `alone`, the case is shown by itself, even if it is handled in another. */
export const OpenCaseContext = createContext<(id: string, alone: boolean) => void>(() => {})

/** A button that opens another case. */
export function OpenCaseButton({ one }: { readonly one: CaseView }) {
  const { desk } = useWords()
  const open = useContext(OpenCaseContext)
  return (
    <button type="button" onClick={() => open(one.id, false)}>
      {fill(desk.merging.open, { name: caseName(one, desk) })}
    </button>
  )
}
