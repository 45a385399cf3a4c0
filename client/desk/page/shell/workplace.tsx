import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { fill } from '../../../texts/wording.ts'
import { hasPower } from '../../model/access/powers.ts'
import type { CasePlace, WaitingThings } from '../../model/waiting.ts'
import { TakenAccessList } from '../access/taken.tsx'
import { AuditDesk } from '../case/audit.tsx'
import { CasePanel } from '../case/case-panel.tsx'
import { HoldBar } from '../case/hold-bar.tsx'
import { type StoryChoice, useStoryChoice, WHOLE } from '../case/story.tsx'
import { unsentCount } from '../case/unsent.tsx'
import { openLinks } from '../links/links.tsx'
import { CaseList } from '../list/case-list.tsx'
import type { DeskState, PageStore } from '../store/state.ts'
import { WaitingPage } from '../waiting/waiting.tsx'
import { AwayNow } from './absences.tsx'
import { useWaitingHere } from './attention.ts'
import { Boundary } from './boundary.tsx'
import { buttonsOf, commandsOf } from './commands.ts'
import { type DialogName, Dialogs } from './dialogs.tsx'
import { focusSoon, refocus } from './focus.ts'
import { useLocking } from './locking.tsx'
import { Notices } from './notices.tsx'
import { type ShortcutActions, usePaletteKey, useShortcuts } from './shortcuts.tsx'
import { TopBar } from './top-bar.tsx'
import { useStore, useWords } from './words.ts'
import { type Drafts, type Selection, useCases, useDraft, useSelection } from './workplace-state.ts'

export interface WorkplaceProps {
  readonly state: DeskState
  /** From the address. */
  readonly token: string
  readonly chooseLanguage: (language: DeskLanguage) => void
}

/** The list beside the case; on a narrow screen one or the other. */
export function Workplace({ state, token, chooseLanguage }: WorkplaceProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const { dialog, show, close } = useDialog()
  const [keysOn, setKeysOn] = useState(true)
  const { asked, sync } = useAskedSync()
  const guide = useGuide(state)
  const panel = useRef<HTMLDivElement>(null)
  const { view, held, search, toAskAgain } = state
  const { choice, choose, all, cases, shown, headings } = useCases(state)
  const { chosen, alone, select, move, back } = useSelection(all, shown, panel)
  const waiting = useWaitingHere(view, chosen === null)
  const { draft, setDraft, unsent } = useDraft(chosen)
  const story = useStoryChoice()
  const waits = { kept: unsentCount(all), coming: view?.coming ?? 0 }
  const actions: ShortcutActions = {
    ...deskActions(store, back),
    sync,
    move,
    help: () => show('help'),
    write: writing({ draft, setDraft }),
  }
  useShortcuts(keysOn, actions)
  const doable = useDoable(state, show)
  const { lock, covered, cover } = useLocking(state, { ...waits, unsent })
  const commands = () =>
    commandsOf({
      ...{ desk, language, cases, chosen, held, actions, choose, select, chooseLanguage, lock },
      ...doable,
      buttons: buttonsOf(panel.current),
      saved: view?.saved ?? [],
      guide: () => guide.show(back),
      deleted: mayPurge(view) ? () => show('deleted') : null,
    })
  return (
    <>
      <div class="workplace" data-open={chosen !== null} hidden={covered}>
        <TopBar {...{ state, lock, chooseLanguage, sync }} {...doable} show={show} />
        <Boundary>
          <Notices state={state} />
          {view === null ? null : <TakenAccessList view={view} />}
        </Boundary>
        <Place view={view}>
          <CaseList
            {...{ view, search, choice, choose, select, headings }}
            cases={shown}
            count={cases.length}
            selected={chosen && (chosen.merge.into ?? chosen.id)}
          />
          <div class="panel" ref={panel}>
            {chosen !== null && view !== null ? (
              <Boundary key={`${chosen.id} ${alone}`} of={chosen.reference}>
                <CasePanel
                  one={chosen}
                  {...{ alone, view, held, toAskAgain, draft, setDraft, story, back }}
                  open={select}
                />
              </Boundary>
            ) : (
              <Boundary>
                <NoCase
                  {...{ view, guide, waiting }}
                  open={openingAt(select, story)}
                  left={state.left}
                  show={show}
                />
              </Boundary>
            )}
          </div>
        </Place>
        <Boundary>
          <HoldBar held={held} cases={all} />
        </Boundary>
        <Heard {...{ state, asked }} />
        <Boundary key={dialog}>
          <Dialogs
            {...{ dialog, state, token, keysOn, setKeysOn, commands, select, show, close }}
          />
        </Boundary>
      </div>
      {cover}
    </>
  )
}

/** Opens a case at a place in it. No filter hides the row to which a line of the front page leads. */
function openingAt(select: Selection['select'], story: StoryChoice) {
  return (id: string, place: CasePlace) => {
    if (place !== null) story.choose(WHOLE)
    select(id, false, place)
  }
}

/** The dialog that is open, if any. */
function useDialog() {
  const [dialog, show] = useState<DialogName | null>(null)
  // Another dialog would take away a code that is not handed over yet.
  usePaletteKey(() => show((open) => (open === 'register' ? open : 'palette')))
  // A dialog tells late that it closed: by then another may be open.
  const close = () => show((open) => (open === dialog ? null : open))
  return { dialog, show, close }
}

/** Actions on the desk as a whole; an action is null while it is not possible. */
function useDoable({ syncing, view }: DeskState, show: (dialog: DialogName) => void) {
  const store = useStore()
  const role = view?.role ?? null
  return {
    people: () => show('people'),
    absences: () => show('absences'),
    newReports: role !== null && hasPower('read', { role }) ? () => show('new-reports') : null,
    deadlines: role !== null && hasPower('read', { role }) ? () => show('deadlines') : null,
    overview: role !== null && hasPower('read', { role }) ? () => show('overview') : null,
    vault: () => show('vault'),
    stop: useSlow(syncing) ? () => store.stop() : null,
    register: role !== null && hasPower('handle', { role }) ? () => show('register') : null,
  }
}

function mayPurge(view: DeskState['view']): boolean {
  return view !== null && view.role !== null && hasPower('keep', { role: view.role })
}

interface PlaceProps {
  readonly view: DeskState['view']
  readonly children: ComponentChildren
}

/** The cases; on the desk of an auditor, which has none, the audit. */
function Place({ view, children }: PlaceProps) {
  return view?.role === 'auditor' ? <AuditDesk view={view} /> : <main class="both">{children}</main>
}

function writing({
  draft,
  setDraft,
}: Pick<Drafts, 'draft' | 'setDraft'>): ShortcutActions['write'] {
  return (kind) => {
    setDraft({ ...draft, kind })
    focusSoon('compose-text')
  }
}

function deskActions(store: PageStore, back: () => void) {
  return {
    back,
    acknowledge: () => document.getElementById('acknowledge')?.click(),
    find: () => findCase(back),
    undo: () => undoLast(store),
    link: openLinks,
  }
}

/** On a narrow screen, the list is hidden while a case is open. */
function findCase(back: () => void): void {
  if (!document.getElementById('filter-text')?.checkVisibility()) back()
  focusSoon('filter-text')
}

function undoLast(store: PageStore): void {
  const last = store.state.held.at(-1)
  if (last === undefined) return
  store.holds.undo(last.job)
  focusSoon('compose-text')
}

/** The guide shows itself on an empty desk, until it is put away, and whenever it is asked for. */
function useGuide({ view }: DeskState) {
  const [asked, setAsked] = useState<boolean | null>(null)
  const empty = view !== null && view.synced !== null && view.cases.length === 0
  return {
    shown: asked ?? (empty && view.role !== 'custodian'),
    show: (back: () => void) => {
      back()
      setAsked(true)
    },
    dismiss: () => {
      setAsked(false)
      refocus('cases-title')
    },
  }
}

interface NoCaseProps {
  readonly guide: ReturnType<typeof useGuide>
  readonly left: DeskState['left']
  readonly view: DeskState['view']
  readonly waiting: WaitingThings
  /** Opens a case at a place in it. */
  readonly open: (id: string, place: CasePlace) => void
  readonly show: (dialog: DialogName) => void
}

function NoCase({ guide, left, view, waiting, open, show }: NoCaseProps) {
  const { desk } = useWords()
  if (guide.shown) return <FirstRun dismiss={guide.dismiss} />
  return (
    <>
      {view === null ? null : (
        <>
          {view.synced === null ? null : (
            <WaitingPage
              {...{ view, waiting, open }}
              showDeadlines={() => show('deadlines')}
              showNew={() => show('new-reports')}
            />
          )}
          <AwayNow view={view} show={() => show('absences')} />
        </>
      )}
      <p role="status" class={left === null ? 'only-heard' : 'notice'}>
        {left === null ? '' : fill(desk.gate.left, { reference: left || desk.case.noReference })}
      </p>
    </>
  )
}

const LINES = ['arrives', 'first', 'answer', 'keys', 'lock'] as const

/** A guide for a member who sees the desk for the first time: what arrives, what to do first, and how to do it fast. */
export function FirstRun({ dismiss }: { readonly dismiss: () => void }) {
  const { desk } = useWords()
  return (
    <section class="guide" aria-labelledby="guide-title">
      <h2 id="guide-title" tabIndex={-1}>
        {desk.guide.title}
      </h2>
      <p class="hint">{desk.guide.lead}</p>
      <ol>
        {LINES.map((line) => (
          <li key={line}>{desk.guide[line]}</li>
        ))}
      </ol>
      <button type="button" id="guide-dismiss" onClick={dismiss}>
        {desk.guide.dismiss}
      </button>
    </section>
  )
}

/** How often a person has asked for a sync; an unlock counts too. */
export function useAskedSync() {
  const store = useStore()
  const [asked, setAsked] = useState(1)
  const sync = () => {
    setAsked((times) => times + 1)
    void store.sync()
  }
  return { asked, sync }
}

export interface HeardProps {
  readonly state: Pick<DeskState, 'syncing' | 'failure' | 'view'>
  /** A value of `useAskedSync`. */
  readonly asked: number
}

/**
 * Says that a sync is done, for a member who does not see the bar. It says so once for each sync that
 * somebody asked for. The automatic syncs, one every minute, would be noise.
 */
export function Heard({ state: { syncing, failure, view }, asked }: HeardProps) {
  const { desk } = useWords()
  const answered = useRef(0)
  const isGood = useRef(false)
  if (!syncing && view?.synced != null && answered.current !== asked) {
    answered.current = asked
    isGood.current = failure === null
  }
  return (
    <p class="only-heard" role="status">
      {answered.current === asked && isGood.current ? desk.top.done : ''}
    </p>
  )
}

const SLOW_MS = 1000

/** Whether something has run for over a second. Nobody needs to stop shorter work. */
export function useSlow(working: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!working) return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [working])
  return working && slow
}
