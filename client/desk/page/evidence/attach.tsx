import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { textOf } from '../../../texts/entry.ts'
import { findings } from '../../../texts/reporter/files.ts'
import { fill, sizeText } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import { ATTACHED_LIMITS, type AttachedFile } from '../../model/files/attached.ts'
import type { Going } from '../../rpc/answers.ts'
import type { FieldProps } from '../composer/composer-fields.tsx'
import { withAdded } from '../composer/draft.ts'
import { ProblemText } from '../shell/attempt.tsx'
import { refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import { isFailure } from '../store/state.ts'

export interface AttachProps extends Pick<FieldProps, 'draft' | 'change'> {
  /** Files go to one reporter at a time. */
  readonly mayAttach: boolean
  /** Whether the draft is on its way. */
  readonly going: boolean
}

/** Adds files to a draft, one after the other. */
function useAdding({ draft, change, going }: AttachProps) {
  const store = useStore()
  const [failure, setFailure] = useState<Failure | null>(null)
  // the draft may change while files are checked
  const latest = useRef(draft)
  latest.current = draft
  const add = async (chosen: readonly File[]) => {
    const batch = crypto.randomUUID()
    change(({ adding }) => ({ adding: [...adding, batch] }))
    setFailure(null)
    const added: AttachedFile[] = []
    for (const file of chosen) {
      const made = await store.ask('file-attach', { file: crypto.randomUUID(), attached: file })
      if (isFailure(made)) setFailure(made)
      else added.push(made)
    }
    const hasRoom = isWithin([...latest.current.files, ...added])
    change((now) => withAdded(now, batch, hasRoom ? added : []))
    if (hasRoom) return
    setFailure('too-large')
    for (const { id } of added) void store.ask('file-detach', { file: id })
  }
  const replace = (id: string, by: (file: AttachedFile) => readonly AttachedFile[]) =>
    change(({ files }) => ({
      files: files.flatMap((file) => (file.id === id ? by(file) : [file])),
    }))
  const remove = (id: string) => {
    if (going) return
    void store.ask('file-detach', { file: id })
    replace(id, () => [])
    refocus('attach-add')
  }
  const choose = (id: string, asIs: boolean) => replace(id, (file) => [{ ...file, asIs }])
  return { failure, add, choose, remove }
}

function isWithin(files: readonly AttachedFile[]): boolean {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  return files.length <= ATTACHED_LIMITS.files && bytes <= ATTACHED_LIMITS.bytes
}

/** Files that go with a message to a reporter. They are cleaned first, and the findings are shown. */
export function Attach(props: AttachProps) {
  const { desk, language } = useWords()
  const { draft, mayAttach, going } = props
  const { kind, files, adding } = draft
  const { failure, add, choose, remove } = useAdding(props)
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
              choose={(asIs) => choose(file.id, asIs)}
              remove={() => remove(file.id)}
            />
          ))}
        </ul>
      )}
      {going ? <OnTheWay /> : null}
      <Picker
        id="attach"
        label={adding.length > 0 ? desk.attach.working : desk.attach.add}
        disabled={adding.length > 0 || going}
        add={(chosen) => void add(chosen)}
      />
      <ProblemText why={failure} />
    </fieldset>
  )
}

/** How far the files are on their way to the server. */
export function OnTheWay() {
  const store = useStore()
  const { desk, language } = useWords()
  const [going, setGoing] = useState<Going | null>(null)
  useEffect(() => store.watchGoing(setGoing), [store])
  if (going === null) return null
  const [done, size] = [sizeText(language, going.done), sizeText(language, going.size)]
  const words = fill(desk.attach.going, { done, size })
  return (
    <div class="fetching">
      <progress max={going.size} value={going.done} aria-label={words} />
      <span aria-hidden="true">{words}</span>
    </div>
  )
}

interface PickerProps {
  /** The ids of its parts begin with it. */
  readonly id: string
  readonly label: string
  readonly disabled: boolean
  readonly add: (chosen: readonly File[]) => void
}

/** A button with the page's own words, which opens the browser's field. */
export function Picker({ id, label, disabled, add }: PickerProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        id={`${id}-input`}
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
        id={`${id}-add`}
        aria-disabled={disabled}
        onClick={() => (disabled ? undefined : input.current?.click())}
      >
        {label}
      </button>
    </>
  )
}

/** The words as they stand within a sentence. */
function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

interface RowProps {
  readonly file: AttachedFile
  readonly choose: (asIs: boolean) => void
  readonly remove: () => void
}

/** A file with its findings, or with the reason why it could not be cleaned and the choice to send it as it is. */
function Row({ file, choose, remove }: RowProps) {
  const { desk, language } = useWords()
  const id = useId()
  const { name, size, state, found, asIs } = file
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
            : fill(desk.attach.found, {
                found: found.map((one) => lower(textOf(findings[one], language))).join(', '),
              })}
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
