import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { fill } from '../../texts/wording.ts'
import type { CaseView } from '../protocol.ts'
import type { DeskState, DeskStore } from '../state.ts'
import { CaseList } from './case-list.tsx'
import { CasePanel } from './case-panel.tsx'
import { type Draft, EMPTY_DRAFT, hasText } from './draft.ts'
import { Shortcuts, useShortcuts } from './shortcuts.tsx'
import { TopBar } from './top-bar.tsx'
import { useWords } from './words.ts'

export interface WorkplaceProps {
  readonly store: DeskStore
  readonly state: DeskState
  readonly switchLanguage: () => void
}

/** The list beside the case; on a narrow screen one or the other. */
export function Workplace({ store, state, switchLanguage }: WorkplaceProps) {
  const { desk } = useWords()
  const [helpShown, setHelpShown] = useState(false)
  const [keysOn, setKeysOn] = useState(true)
  const panel = useRef<HTMLDivElement>(null)
  const cases = state.view?.cases ?? []
  const { chosen, select, move, back } = useSelection(cases, panel)
  const { draft, setDraft, unsent } = useDraft(chosen)
  useQuestionBeforeLeaving(unsent)
  useShortcuts(keysOn && !helpShown, {
    move,
    back,
    sync: () => void store.sync(),
    help: () => setHelpShown(true),
    write: (kind) => {
      setDraft({ ...draft, kind })
      requestAnimationFrame(() => document.getElementById('compose-text')?.focus())
    },
    acknowledge: () => document.getElementById('acknowledge')?.click(),
  })
  return (
    <div class="workplace" data-open={chosen !== null}>
      <TopBar
        state={state}
        sync={() => void store.sync()}
        lock={() => {
          if (!unsent || confirm(desk.top.lockUnsent)) store.lock()
        }}
        switchLanguage={switchLanguage}
        showShortcuts={() => setHelpShown(true)}
      />
      <Notices state={state} />
      <main class="both">
        <CaseList
          cases={cases}
          isCustodian={state.view?.role === 'custodian'}
          today={state.view?.today ?? 0}
          selected={chosen?.id ?? null}
          select={select}
        />
        <div class="panel" ref={panel}>
          {chosen === null || state.view === null ? (
            <p class="empty">{desk.case.none}</p>
          ) : (
            <CasePanel
              key={chosen.id}
              one={chosen}
              view={state.view}
              store={store}
              draft={draft}
              setDraft={setDraft}
              back={back}
            />
          )}
        </div>
      </main>
      <p class="only-heard" role="status">
        {state.syncing ? '' : state.failure === null && state.view?.synced ? desk.top.done : ''}
      </p>
      {helpShown ? (
        <Shortcuts enabled={keysOn} enable={setKeysOn} close={() => setHelpShown(false)} />
      ) : null}
    </div>
  )
}

interface Selection {
  readonly chosen: CaseView | null
  readonly select: (id: string) => void
  readonly move: (by: number) => void
  readonly back: () => void
}

/** Which case is open; the focus goes to its heading, and back to its place in the list. */
function useSelection(cases: readonly CaseView[], panel: RefObject<HTMLElement | null>): Selection {
  const [selected, select] = useState<string | null>(null)
  useEffect(() => {
    if (selected !== null) panel.current?.querySelector<HTMLElement>('#case-title')?.focus()
  }, [selected, panel])
  const move = (by: number) => {
    const at = cases.findIndex(({ id }) => id === selected)
    const next = cases[Math.min(Math.max(at + by, 0), cases.length - 1)]
    if (next) select(next.id)
  }
  const back = () => {
    select(null)
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-case="${selected ?? ''}"]`)?.focus()
    })
  }
  return { chosen: cases.find(({ id }) => id === selected) ?? null, select, move, back }
}

interface Drafts {
  /** Of the open case. */
  readonly draft: Draft
  readonly setDraft: (draft: Draft) => void
  /** Whether something written in any case is not sent. */
  readonly unsent: boolean
}

/** What is being written in the open case; every case keeps its own. */
function useDraft(chosen: CaseView | null): Drafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const setDraft = (draft: Draft) => {
    if (chosen) setDrafts((all) => ({ ...all, [chosen.id]: draft }))
  }
  const draft = (chosen && drafts[chosen.id]) ?? EMPTY_DRAFT
  return { draft, setDraft, unsent: Object.values(drafts).some(hasText) }
}

/** Closing the window, like locking, would lose what is written. */
function useQuestionBeforeLeaving(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsent])
}

/** What goes wrong with the desk as a whole, in plain words. */
function Notices({ state: { failure, view } }: { readonly state: DeskState }) {
  const { desk, day } = useWords()
  const notices = view?.notices ?? []
  return (
    <div class="notices">
      <div role="alert">{failure ? <p class="notice bad">{desk.errors[failure]}</p> : null}</div>
      {notices.map((notice) => (
        <p key={notice.kind} class="notice">
          {fill(desk.notices[notice.kind], {
            count: 'ids' in notice ? notice.ids.length : 0,
            day: 'day' in notice ? day(notice.day) : '',
          })}
        </p>
      ))}
    </div>
  )
}
