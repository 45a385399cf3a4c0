import { useEffect, useRef, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { FileView } from '../../model/files/kinds.ts'
import {
  FRAME_HOST,
  type FromFrame,
  type ToFrame,
  type ToShow,
} from '../../wire/viewer-messages.ts'
import { useKeptFocus } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'

/** Content that is handed to a frame. */
export interface Shown {
  readonly view: FileView
  /** Media type; may be empty. */
  readonly type: string
  readonly bytes: Uint8Array
  /** Whether it is only the beginning of the file. */
  readonly isCut: boolean
}

/** Milliseconds within which a file, or a page of it, must be shown; otherwise its frame is ended. */
const PATIENCE = 5000
/** Milliseconds within which the frame itself must load, before it gets the file. */
const LOADING = 30_000

/** Id of the button that ends the view. The button is there from the beginning, even if the file fails. */
export const HIDE = 'file-hide'

type State =
  | { readonly is: 'loading' | 'failed' | 'slow' }
  | { readonly is: 'shown'; readonly page: number; readonly pages: number }

export interface ViewerProps {
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
export function Viewer({ shown, name, hide }: ViewerProps) {
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
  return (
    <span class="pages">
      <button
        type="button"
        class="before"
        aria-disabled={page <= 1}
        onClick={() => (page > 1 ? turn(page - 1) : undefined)}
      >
        {desk.files.before}
      </button>
      <span role="status">{fill(desk.files.page, { page, pages })}</span>
      <button
        type="button"
        class="after"
        aria-disabled={page >= pages}
        onClick={() => (page < pages ? turn(page + 1) : undefined)}
      >
        {desk.files.after}
      </button>
    </span>
  )
}
