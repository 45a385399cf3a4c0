import { useId, useRef, useState } from 'preact/hooks'
import { fill, sizeText } from '../../../texts/wording.ts'
import { ATTACHED_LIMITS, type AttachedFile } from '../../files/attached.ts'
import type { Failure } from '../../link.ts'
import type { DeskStore } from '../../state.ts'
import type { FieldProps } from '../composer-fields.tsx'
import { useWords } from '../words.ts'
import { FOUND_WORDS } from './found-words.ts'

export interface AttachProps extends Pick<FieldProps, 'draft' | 'change'> {
  readonly store: DeskStore
  /** Files go to one reporter at a time. */
  readonly mayAttach: boolean
}

/** What is added to the files of a draft, one after the other. */
function useAdding({ draft: { files }, change, store }: AttachProps) {
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const add = async (chosen: readonly File[]) => {
    setWorking(true)
    setFailure(null)
    const added: AttachedFile[] = []
    for (const file of chosen) {
      const made = await store.files.attach(file)
      if (typeof made === 'string') setFailure(made)
      else added.push(made)
    }
    setWorking(false)
    const all = [...files, ...added]
    const bytes = all.reduce((sum, { size }) => sum + size, 0)
    if (all.length <= ATTACHED_LIMITS.files && bytes <= ATTACHED_LIMITS.bytes) {
      return change({ files: all })
    }
    setFailure('too-large')
    for (const { id } of added) void store.files.detach(id)
  }
  const replace = (id: string, by: readonly AttachedFile[]) =>
    change({ files: files.flatMap((file) => (file.id === id ? by : [file])) })
  const remove = (id: string) => {
    void store.files.detach(id)
    replace(id, [])
  }
  return { working, failure, add, replace, remove }
}

/** Files that go with a message to a reporter: cleaned first, and said what was found. */
export function Attach(props: AttachProps) {
  const { desk, language } = useWords()
  const { draft, mayAttach } = props
  const { kind, files } = draft
  const { working, failure, add, replace, remove } = useAdding(props)
  if (kind === 'note' || kind === 'status' || (!mayAttach && files.length === 0)) return null
  const size = sizeText(language, ATTACHED_LIMITS.bytes)
  return (
    <fieldset class="attach">
      <legend>{desk.attach.title}</legend>
      <p class="hint">{fill(desk.attach.hint, { count: ATTACHED_LIMITS.files, size })}</p>
      {files.length === 0 ? null : (
        <ul>
          {files.map((file) => (
            <Row
              key={file.id}
              file={file}
              choose={(asIs) => replace(file.id, [{ ...file, asIs }])}
              remove={() => remove(file.id)}
            />
          ))}
        </ul>
      )}
      <Picker working={working} add={(chosen) => void add(chosen)} />
      <p class="problem" role="alert">
        {failure === null ? null : desk.errors[failure]}
      </p>
    </fieldset>
  )
}

interface PickerProps {
  readonly working: boolean
  readonly add: (chosen: readonly File[]) => void
}

/** A button in our words before the browser's own field. */
function Picker({ working, add }: PickerProps) {
  const { desk } = useWords()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        id="attach-input"
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])]
          // the same file may be chosen again
          currentTarget.value = ''
          add(chosen)
        }}
      />
      <button
        type="button"
        id="attach-add"
        aria-disabled={working}
        onClick={() => (working ? undefined : input.current?.click())}
      >
        {working ? desk.attach.working : desk.attach.add}
      </button>
    </>
  )
}

/** Within a sentence. */
function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

interface RowProps {
  readonly file: AttachedFile
  readonly choose: (asIs: boolean) => void
  readonly remove: () => void
}

/** What was found in a file, or why it could not be cleaned and whether it goes as it is. */
function Row({ file, choose, remove }: RowProps) {
  const { desk, language } = useWords()
  const id = useId()
  const { name, size, state, found, asIs } = file
  const words = FOUND_WORDS[language]
  return (
    <li data-state={state}>
      <p>
        <strong>{name}</strong> <span class="hint">{sizeText(language, size)}</span>{' '}
        <button
          type="button"
          class="quiet"
          aria-label={fill(desk.attach.removeNamed, { name })}
          onClick={remove}
        >
          {desk.attach.remove}
        </button>
      </p>
      {state === 'clean' ? (
        <p class="hint">
          {found.length === 0
            ? desk.attach.nothing
            : fill(desk.attach.found, { found: found.map((one) => lower(words[one])).join(', ') })}
        </p>
      ) : (
        <>
          <p class="notice">{desk.unclean[state]}</p>
          <label for={id}>
            <input
              id={id}
              type="checkbox"
              checked={asIs}
              onChange={({ currentTarget }) => choose(currentTarget.checked)}
            />
            {desk.attach.asIs}
          </label>
        </>
      )}
    </li>
  )
}
