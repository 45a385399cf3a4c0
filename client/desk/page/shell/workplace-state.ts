import type { RefObject } from 'preact'
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { listedCases } from '../../model/case/merged-list.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import type { CasePlace } from '../../model/waiting.ts'
import { type Draft, EMPTY_DRAFT, hasText } from '../composer/draft.ts'
import { useTerms } from '../deadlines/terms.ts'
import {
  chooseCases,
  EVERYTHING,
  headingsOf,
  isGrouped,
  keepOrder,
  type ListChoice,
  type ListPlaces,
  listPlacesOf,
} from '../list/list-order.ts'
import type { DeskState } from '../store/state.ts'
import { hasBegun, WorkDraftsContext } from '../work/fields.tsx'
import { goToPlace } from './place.ts'
import { useStore } from './words.ts'

/**
 * The cases in the order of urgency at the last sync. A case that is read or answered meanwhile does not
 * move, so that nobody presses another one by mistake.
 */
function useSteadyOrder(view: DeskView | null): ReturnType<typeof keepOrder> {
  const synced = view?.synced ?? null
  const shown = useRef<{ readonly synced: number | null; readonly places: ListPlaces }>({
    synced: null,
    places: new Map(),
  })
  return useMemo(() => {
    if (view === null) return { cases: [], places: new Map() }
    const now = listPlacesOf(view.cases, view.groups)
    if (shown.current.synced !== synced) shown.current = { synced, places: now }
    return keepOrder(view.cases, now, shown.current.places)
  }, [view])
}

const NO_HEADINGS: ReturnType<typeof headingsOf> = new Map()

/**
 * The choice of the list; the cases of the desk, the entries of the list, those that it shows, and its
 * headings. A chosen text is searched for at once.
 */
export function useCases({ view, search }: Pick<DeskState, 'view' | 'search'>) {
  const store = useStore()
  const [choice, setChoice] = useState(EVERYTHING)
  const choose = (next: ListChoice) => {
    setChoice(next)
    store.finder.search(next.text)
  }
  const { cases: all, places } = useSteadyOrder(view)
  const cases = useMemo(() => listedCases(all), [all])
  const terms = useTerms()
  useEffect(() => void store.ask('terms', { terms }), [store, terms])
  // With thousands of cases this takes too long to repeat for each letter that is typed into an answer.
  const shown = useMemo(() => {
    const member = view?.members.find(({ own }) => own)?.id ?? null
    const reader = { member, today: view?.today ?? 0, terms }
    return chooseCases(cases, choice, reader, search.found)
  }, [view, cases, choice, terms, search.found])
  const headings = useMemo(
    () => (isGrouped(choice) ? headingsOf(shown, places) : NO_HEADINGS),
    [shown, places, choice],
  )
  return { choice, choose, all, cases, shown, headings }
}

interface Selected {
  readonly id: string
  readonly alone: boolean
  /** The place that gets the focus, once the case is drawn. */
  readonly place: CasePlace
}

export interface Selection {
  /**
   * The open case. If that is handled in another case, this is the other case, unless the open one is shown
   * by itself.
   */
  readonly chosen: CaseView | null
  readonly alone: boolean
  readonly select: (id: string, alone?: boolean, place?: CasePlace) => void
  /** Moves to the next or the previous case among those shown. */
  readonly move: (by: number) => void
  readonly back: () => void
}

/**
 * The open case. The focus goes to its heading, and back to its place in the list. If the open case
 * vanishes together with the focus, the focus goes to the heading of the list.
 *
 * @param shown those of `cases` that the list shows; an open case stays open even if it is not shown
 */
export function useSelection(
  cases: readonly CaseView[],
  shown: readonly CaseView[],
  panel: RefObject<HTMLElement | null>,
): Selection {
  const [selected, setSelected] = useState<Selected | null>(null)
  const caseOf = (id: string | undefined) => cases.find((one) => one.id === id) ?? null
  const found = caseOf(selected?.id)
  const leading = caseOf(found?.merge.into ?? undefined) ?? found
  const alone = selected?.alone ?? false
  const chosen = alone ? found : leading
  // a case that opens behind its gate shows the place only then
  const isOpen = chosen?.mayOpen ?? false
  useEffect(() => {
    if (selected === null) return
    panel.current?.scrollTo(0, 0)
    panel.current?.querySelector<HTMLElement>('#case-title')?.focus()
    goToPlace(selected.place)
  }, [selected, isOpen, panel])
  const isGone = selected !== null && chosen === null
  useEffect(() => {
    if (isGone && document.activeElement === document.body) {
      document.getElementById('cases-title')?.focus()
    }
  }, [isGone])
  const select = (id: string, byItself = false, place: CasePlace = null) =>
    setSelected({ id, alone: byItself, place })
  const move = (by: number) => {
    const { activeElement } = document
    const here = leading?.id ?? activeElement?.getAttribute('data-case')
    const at = shown.findIndex(({ id }) => id === here)
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)]
    if (next) select(next.id)
  }
  const back = () => {
    setSelected(null)
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-case="${leading?.id ?? ''}"]`)?.focus()
    })
  }
  return { chosen, alone, select, move, back }
}

export type SetDraft = (draft: Draft | ((now: Draft) => Draft)) => void

export interface Drafts {
  /** Draft of the open case. */
  readonly draft: Draft
  /** @param draft the next draft, or a function that makes it from the draft at that time */
  readonly setDraft: SetDraft
  /** Whether something written in any case is not sent. */
  readonly unsent: boolean
}

/** The draft in the open case; every case keeps its own. */
export function useDraft(chosen: CaseView | null): Drafts {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const setDraft: SetDraft = (next) => {
    if (chosen === null) return
    const { id } = chosen
    setDrafts((all) => {
      const draft = typeof next === 'function' ? next(all[id] ?? EMPTY_DRAFT) : next
      return { ...all, [id]: draft }
    })
  }
  const work = useContext(WorkDraftsContext)
  const draft = (chosen && drafts[chosen.id]) ?? EMPTY_DRAFT
  return { draft, setDraft, unsent: Object.values(drafts).some(hasText) || hasBegun(work) }
}

/** Ask before the window closes: that, like locking, would lose the text. */
export function useQuestionBeforeLeaving(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [unsent])
}
