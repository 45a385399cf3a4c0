import { useState } from 'preact/hooks'
import { fill, sizeText } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import { savedName, shownName } from '../../model/files/endings.ts'
import type { EvidenceRow } from '../../model/files/evidence.ts'
import type { FileKind } from '../../model/files/kinds.ts'
import type { FileState } from '../../rpc/answers.ts'
import { ProblemText } from '../shell/attempt.tsx'
import { refocus } from '../shell/focus.ts'
import { offerBlob } from '../shell/save-file.ts'
import { useWords } from '../shell/words.ts'
import { isFailure, type PageStore } from '../store/state.ts'
import { HIDE, type Shown, Viewer } from './viewer.tsx'

/** Ids to which the focus goes; one file is open at a time. */
const LOOK = 'file-look'
const WARNING = 'file-warning'

export interface OpenFileProps {
  readonly row: EvidenceRow
  readonly store: PageStore
  readonly file: FileState
  /** Fetch it again. */
  readonly open: () => void
  readonly mayTake: boolean
  readonly setSaved: (saved: boolean) => void
}

/** The file that is being fetched, or is open. */
export function OpenFile(props: OpenFileProps) {
  const { store, file, open } = props
  const { desk, language } = useWords()
  const close = () => void store.ask('file-close', null)
  if (file.failure !== null && file.failure !== 'stopped') {
    return (
      <div role="alert">
        <p class="notice bad">{desk.errors[file.failure]}</p>
        <button type="button" class="fetch" onClick={open}>
          {desk.files.fetch}
        </button>
      </div>
    )
  }
  if (file.kind === null) {
    const words = {
      done: sizeText(language, file.done),
      size: sizeText(language, file.size),
    }
    return (
      <div class="fetching">
        <progress
          max={Math.max(1, file.size)}
          value={file.done}
          aria-label={fill(desk.files.fetching, words)}
        />
        <span aria-hidden="true">{fill(desk.files.fetching, words)}</span>
        <button type="button" class="stop" onClick={close}>
          {desk.files.stop}
        </button>
      </div>
    )
  }
  return <Opened {...props} kind={file.kind} close={close} />
}

interface OpenedProps extends OpenFileProps {
  readonly kind: FileKind
  readonly close: () => void
}

function Opened({ row, store, kind, mayTake, close, setSaved }: OpenedProps) {
  const { desk } = useWords()
  const [shown, setShown] = useState<Shown | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { view, type, notShown, dangers } = kind
  const look = async () => {
    if (view === null) return
    const bytes = await store.ask('file-view', null)
    if (isFailure(bytes)) return setFailure(bytes)
    setFailure(null)
    setShown({ view, type: type ?? '', bytes, isCut: bytes.length < row.size })
    refocus(HIDE)
  }
  const hide = () => {
    setShown(null)
    refocus(LOOK)
  }
  return (
    <div class="opened">
      <Dangers kind={kind} />
      {dangers.length === 0 && notShown !== null ? (
        <p class="notice obstacle">{desk.fileObstacles[notShown]}</p>
      ) : null}
      {view === null ? null : <p class="hint">{desk.files.advice}</p>}
      <div class="row">
        {view === null || shown !== null ? null : (
          <button type="button" id={LOOK} class="view primary" onClick={() => void look()}>
            {desk.files.view}
          </button>
        )}
        {mayTake ? (
          <Save {...{ row, store, setFailure, setSaved }} isDangerous={dangers.length > 0} />
        ) : null}
        <button type="button" class="close-file quiet" onClick={close}>
          {desk.files.close}
        </button>
      </div>
      <ProblemText why={failure} />
      {shown === null ? null : <Viewer shown={shown} name={shownName(row.name)} hide={hide} />}
    </div>
  )
}

/** The reasons why it is not opened here, and the list of contents of an archive. */
function Dangers({ kind: { dangers, inside } }: { readonly kind: FileKind }) {
  const { desk, counted } = useWords()
  if (dangers.length === 0) return null
  return (
    <div class="notice bad dangers">
      <p>{desk.files.dangerous}</p>
      <ul>
        {dangers.map((danger) => (
          <li key={danger} data-danger={danger}>
            {desk.fileDangers[danger]}
          </li>
        ))}
      </ul>
      {inside === null ? null : (
        <details>
          <summary>{counted(desk.files.inside, inside.count)}</summary>
          <ul class="inside">
            {inside.entries.map(({ name }, i) => (
              <li key={`${i} ${name}`}>{shownName(name)}</li>
            ))}
            {inside.entries.length < inside.count ? <li>{desk.files.more}</li> : null}
          </ul>
        </details>
      )}
    </div>
  )
}

interface SaveProps {
  readonly row: EvidenceRow
  readonly store: PageStore
  readonly isDangerous: boolean
  readonly setFailure: (failure: Failure | null) => void
  readonly setSaved: (saved: boolean) => void
}

/** A dangerous file is saved only after a second confirmation, under a name that no program opens. */
function Save({ row, store, isDangerous, setFailure, setSaved }: SaveProps) {
  const { desk } = useWords()
  const [asked, setAsked] = useState(false)
  const name = savedName(row.name, isDangerous)
  const ask = () => {
    setAsked(true)
    refocus(WARNING)
  }
  const save = async () => {
    const blob = await store.ask('file-save', null)
    if (isFailure(blob)) return setFailure(blob)
    setFailure(null)
    offerBlob(blob, name)
    setSaved(true)
    setAsked(false)
  }
  if (isDangerous && asked) {
    return (
      <div id={WARNING} class="notice bad save-warning" role="alert" tabIndex={-1}>
        <p>{fill(desk.files.saveWarning, { name })}</p>
        <button type="button" class="save-now" onClick={() => void save()}>
          {fill(desk.files.saveNow, { name })}
        </button>
      </div>
    )
  }
  return (
    <button type="button" class="save" onClick={() => (isDangerous ? ask() : void save())}>
      {isDangerous ? desk.files.saveAnyway : desk.files.save}
    </button>
  )
}
