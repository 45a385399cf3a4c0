import { useEffect, useRef, useState } from 'preact/hooks'
import { fill, sizeText } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import { savedName, shownName } from '../../model/files/endings.ts'
import type { EvidenceRow } from '../../model/files/evidence.ts'
import type { FileKind, FileView } from '../../model/files/kinds.ts'
import type { FileState } from '../../rpc/answers.ts'
import {
  FRAME_HOST,
  type FromFrame,
  type ToFrame,
  type ToShow,
} from '../../wire/viewer-messages.ts'
import { ProblemText } from '../shell/attempt.tsx'
import { refocus, useKeptFocus } from '../shell/focus.ts'
import { offerBlob } from '../shell/save-file.ts'
import { useStore, useWords } from '../shell/words.ts'
import { isFailure } from '../store/state.ts'

/** Ids to which the focus goes; one file is open at a time. */
const LOOK = 'file-look'
const WARNING = 'file-warning'

export interface OpenFileProps {
  readonly row: EvidenceRow
  readonly file: FileState
  /** Fetch it again. */
  readonly open: () => void
  readonly mayTake: boolean
  readonly setSaved: (saved: boolean) => void
}

/** The file that is being fetched, or is open. */
export function OpenFile(props: OpenFileProps) {
  const store = useStore()
  const { file, open } = props
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

function Opened({ row, kind, mayTake, close, setSaved }: OpenedProps) {
  const store = useStore()
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
          <Save {...{ row, setFailure, setSaved }} isDangerous={dangers.length > 0} />
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
  readonly isDangerous: boolean
  readonly setFailure: (failure: Failure | null) => void
  readonly setSaved: (saved: boolean) => void
}

/** A dangerous file is saved only after a second confirmation, under a name that no program opens. */
function Save({ row, isDangerous, setFailure, setSaved }: SaveProps) {
  const store = useStore()
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

/** Content that is handed to a frame. */
interface Shown {
  readonly view: FileView
  /** Media type; may be empty. */
  readonly type: string
  readonly bytes: Uint8Array
  /** Whether it is only the beginning of the file. */
  readonly isCut: boolean
}

/**
 * Milliseconds within which a file, or a page of it, must be shown; otherwise its frame is ended. A busy machine
 * needs several seconds for an honest file, and the button that ends the view is there all the while.
 */
const PATIENCE = 20_000
/** Milliseconds within which the frame itself must load, before it gets the file. */
const LOADING = 30_000

/** Id of the button that ends the view. The button is there from the beginning, even if the file fails. */
const HIDE = 'file-hide'

type State =
  | { readonly is: 'loading' | 'failed' | 'slow' }
  | { readonly is: 'shown'; readonly page: number; readonly pages: number }

interface ViewerProps {
  readonly shown: Shown
  /** Name of the file, safe to show. */
  readonly name: string
  readonly hide: () => void
}

/**
 * Shows a file in a frame of its own: without origin, so that it reaches nothing of the desk, and without
 * network. Everything except text and sound is blurred until the member asks for it, because it may
 * distress them.
 */
function Viewer({ shown, name, hide }: ViewerProps) {
  const { desk, language } = useWords()
  const { frame, state, turn } = useFrame(shown, { label: name, lang: language })
  const [blurred, setBlurred] = useState(shown.view !== 'text' && shown.view !== 'audio')
  const buttons = useRef<HTMLDivElement>(null)
  useKeptFocus(buttons, HIDE)
  const path = framePath(shown.view)
  const isOver = state.is === 'failed' || state.is === 'slow'
  const isText = shown.view === 'text'
  const isPaged = state.is === 'shown' && (shown.view === 'pdf' || (isText && state.pages > 1))
  return (
    <div class="viewer" data-view={shown.view} data-state={state.is}>
      <div class="row" ref={buttons}>
        {shown.view === 'text' || shown.view === 'audio' || isOver ? null : (
          <button type="button" class="blur" onClick={() => setBlurred(!blurred)}>
            {blurred ? desk.files.clear : desk.files.blur}
          </button>
        )}
        {isPaged ? <Pages {...{ ...state, turn }} /> : null}
        <button type="button" id={HIDE} class="hide quiet" onClick={hide}>
          {desk.files.hide}
        </button>
      </div>
      <p role="status">
        {state.is === 'loading' ? desk.files.loading : null}
        {state.is === 'shown' && blurred ? desk.files.blurred : null}
        {state.is === 'shown' && shown.isCut ? desk.files.start : null}
      </p>
      {isOver ? <p class="notice bad">{desk.files[state.is]}</p> : null}
      {isOver || path === undefined ? null : (
        <div class="frame" data-blurred={blurred} inert={blurred}>
          <iframe
            ref={frame}
            src={path}
            title={fill(desk.files.viewer, { name })}
            sandbox="allow-scripts"
            referrerpolicy="no-referrer"
          />
        </div>
      )}
      {shown.view === 'pdf' && !isOver ? <p class="hint">{desk.files.pdfPictures}</p> : null}
      {isText && !isOver ? <p class="hint">{desk.files.brokenLines}</p> : null}
    </div>
  )
}

/**
 * The document of the frame. The one that draws PDF files is large, so it is loaded only for them. The
 * frame comes from another name of this machine, so that browsers give it a thread of its own: this page
 * goes on whatever a file does there, and can end it.
 */
function framePath(view: FileView): string | undefined {
  const { viewer, pages } = document.documentElement.dataset
  const path = view === 'pdf' ? pages : viewer
  return path && `http://${FRAME_HOST}:${location.port}${path}`
}

/** Hands the bytes to the frame once it is there, and ends it if it takes too long. */
function useFrame({ view, type, bytes }: Shown, words: Pick<ToShow, 'label' | 'lang'>) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<State>({ is: 'loading' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setState({ is: 'slow' }), ms)
  }
  const send = (message: ToFrame, handed: Transferable[] = []) => {
    // The frame has no origin that could be named here.
    frame.current?.contentWindow?.postMessage(message, '*', handed)
  }
  useEffect(() => {
    wait(LOADING)
    const listen = ({ source, data }: MessageEvent<FromFrame>) => {
      if (frame.current === null || source !== frame.current.contentWindow) return
      if (data.kind === 'ready') {
        wait(PATIENCE)
        const copy = bytes.slice()
        send({ kind: 'show', view, type, bytes: copy, ...words }, [copy.buffer])
        return
      }
      clearTimeout(timer.current)
      setState(
        data.kind === 'shown'
          ? { is: 'shown', page: Number(data.page), pages: Number(data.pages) }
          : { is: 'failed' },
      )
    }
    addEventListener('message', listen)
    return () => {
      clearTimeout(timer.current)
      removeEventListener('message', listen)
    }
  }, [bytes])
  const turn = (page: number) => {
    wait(PATIENCE)
    send({ kind: 'page', page })
  }
  return { frame, state, turn }
}

interface PagesProps {
  readonly page: number
  readonly pages: number
  readonly turn: (page: number) => void
}

function Pages({ page, pages, turn }: PagesProps) {
  const { desk } = useWords()
  const button = (name: 'before' | 'after', to: number) => {
    const isThere = to >= 1 && to <= pages
    const press = () => (isThere ? turn(to) : undefined)
    return (
      <button type="button" class={name} aria-disabled={!isThere} onClick={press}>
        {desk.files[name]}
      </button>
    )
  }
  return (
    <span class="pages">
      {button('before', page - 1)}
      <span role="status">{fill(desk.files.page, { page, pages })}</span>
      {button('after', page + 1)}
    </span>
  )
}
