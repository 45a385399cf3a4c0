import { useEffect, useRef, useState } from 'preact/hooks'
import { fill, sizeText } from '../../../texts/wording.ts'
import { FILED_LIMITS, type TakenFile } from '../../model/files/attached.ts'
import { refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import { isFailure } from '../store/state.ts'
import { OnTheWay, Picker } from './attach.tsx'

/** Files that a person chose, and what can be done with them. */
export type Chosen = ReturnType<typeof useChosen>

/**
 * The files that a person chose, which the worker holds until they are in the case.
 *
 * @param id of the field
 */
export function useChosen(id: string) {
  const store = useStore()
  const { desk, language } = useWords()
  const [files, setFiles] = useState<readonly TakenFile[]>([])
  const [problem, setProblem] = useState('')
  const held = useRef<readonly TakenFile[]>([])
  const hold = (next: readonly TakenFile[]) => {
    held.current = next
    setFiles(next)
  }
  const letGo = ({ id }: TakenFile) => void store.ask('file-detach', { file: id })
  useEffect(() => () => held.current.forEach(letGo), [])
  const add = async (more: readonly File[]) => {
    const all = [...held.current, ...more]
    const bytes = all.reduce((sum, { size }) => sum + size, 0)
    if (all.length > FILED_LIMITS.files || bytes > FILED_LIMITS.bytes) {
      const size = sizeText(language, FILED_LIMITS.bytes)
      return setProblem(fill(desk.filing.tooMuch, { count: FILED_LIMITS.files, size }))
    }
    setProblem('')
    for (const file of more) {
      const taken = await store.ask('file-take', { file: crypto.randomUUID(), taken: file })
      if (isFailure(taken)) setProblem(desk.errors[taken])
      else hold([...held.current, taken])
    }
  }
  const remove = (file: TakenFile) => {
    letGo(file)
    hold(held.current.filter(({ id }) => id !== file.id))
    refocus(`${id}-add`)
  }
  return { files, problem, add, remove, sent: () => hold([]) }
}

interface DropZoneProps {
  readonly id: string
  readonly chosen: Chosen
  /** Whether the files are on their way. */
  readonly going: boolean
  readonly hint: string
}

/** The chosen files, and the button to choose more; files can be dropped on it, too. */
export function DropZone({ id, chosen, going, hint }: DropZoneProps) {
  const { desk, language } = useWords()
  const { files, problem, add, remove } = chosen
  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (!going) void add([...(event.dataTransfer?.files ?? [])])
  }
  return (
    <fieldset class="attach work-wide" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <legend>{desk.filing.files}</legend>
      <p class="hint">{hint}</p>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <p>
              <strong>{file.name}</strong> <span class="hint">{sizeText(language, file.size)}</span>{' '}
              <button
                type="button"
                class="quiet"
                aria-disabled={going}
                aria-label={fill(desk.attach.removeNamed, { name: file.name })}
                onClick={() => (going ? undefined : remove(file))}
              >
                {desk.attach.remove}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {going ? <OnTheWay /> : null}
      <Picker id={id} label={desk.attach.add} disabled={going} add={(more) => void add(more)} />
      <p class="problem" role="alert">
        {problem}
      </p>
    </fieldset>
  )
}
