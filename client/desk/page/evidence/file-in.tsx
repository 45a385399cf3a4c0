import { useEffect, useRef, useState } from 'preact/hooks'
import { DOCUMENTS } from '../../../../crypto/entries/entry-evidence.ts'
import { fill, sizeText } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { FILED_LIMITS, type TakenFile } from '../../model/files/attached.ts'
import type { CaseView } from '../../model/views.ts'
import { submitBy } from '../shell/attempt.tsx'
import { focusSoon, refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import { isFailure } from '../store/state.ts'
import { Choice, DayField, TextArea, useFields } from '../work/fields.tsx'
import { FormOutcome, type Missing, useSending } from '../work/form.tsx'
import { OnTheWay, Picker } from './attach.tsx'

interface FileInProps {
  readonly one: CaseView
}

/** Puts files into a case: a letter, an e-mail, photographs, a report. No reporter and no party sees them. */
export function FileIn({ one }: FileInProps) {
  const { desk } = useWords()
  const [open, setOpen] = useState(false)
  const turn = () => {
    setOpen(!open)
    if (!open) focusSoon('file-in-add')
  }
  return (
    <div class="file-in">
      <button type="button" id="file-in-open" aria-expanded={open} onClick={turn}>
        {desk.filing.open}
      </button>
      {open ? <FileInForm one={one} /> : null}
    </div>
  )
}

const EMPTY = { as: '', received: '', text: '' }

/** The most characters of the words about a file. */
const TEXT = 400

function FileInForm({ one }: FileInProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const texts = desk.filing
  const { value, at, clear } = useFields('file-in', one.id, EMPTY)
  const chosen = useChosen()
  const { files } = chosen
  const { outcome, save, forget } = useSending(
    (job, action: ReturnType<typeof filled>) => store.act(job, one.id, action),
    () => (store.state.view?.cases.find(({ id }) => id === one.id)?.unsent.length ?? 0) > 0,
  )
  const going = outcome === 'saving'
  const filled = (as: (typeof DOCUMENTS)[number]) => ({
    ...({ kind: 'filed', as } as const),
    received: dayOfField(value.received),
    text: value.text.trim(),
    files: files.map(({ id }) => ({ id, asIs: true })),
  })
  const send = async () => {
    const as = DOCUMENTS.find((each) => each === value.as)
    const missing = files.length === 0 ? texts.files : as === undefined ? texts.as : null
    const things: Missing | ReturnType<typeof filled>[] =
      missing !== null || as === undefined ? { missing: missing ?? texts.as } : [filled(as)]
    if (!(await save(things))) return
    chosen.sent()
    clear()
    refocus('file-in-add')
  }
  const limits = { count: FILED_LIMITS.files, size: sizeText(language, FILED_LIMITS.bytes) }
  return (
    <form id="file-in" class="work-form" onInput={forget} onSubmit={submitBy(send)}>
      <DropZone {...{ chosen, going }} hint={fill(texts.hint, limits)} />
      <Choice
        {...at('as')}
        label={texts.as}
        none={desk.sheet.choose}
        choices={DOCUMENTS.map((each) => [each, desk.documents[each]])}
      />
      <DayField {...at('received')} label={texts.received} />
      <TextArea {...at('text')} label={texts.text} max={TEXT} rows={2} />
      <div class="work-wide work-foot">
        <button type="submit" id="file-in-save" aria-disabled={going}>
          {going ? texts.going : texts.save}
        </button>
        <FormOutcome id="file-in-outcome" outcome={outcome} />
      </div>
    </form>
  )
}

type Chosen = ReturnType<typeof useChosen>

/** The files that a person chose, which the worker holds until they are in the case. */
function useChosen() {
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
    refocus('file-in-add')
  }
  return { files, problem, add, remove, sent: () => hold([]) }
}

interface DropZoneProps {
  readonly chosen: Chosen
  /** Whether the files are on their way. */
  readonly going: boolean
  readonly hint: string
}

/** The chosen files, and the button to choose more; files can be dropped on it, too. */
function DropZone({ chosen, going, hint }: DropZoneProps) {
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
      <Picker
        id="file-in"
        label={desk.attach.add}
        disabled={going}
        add={(more) => void add(more)}
      />
      <p class="problem" role="alert">
        {problem}
      </p>
    </fieldset>
  )
}
