import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DeskView } from '../../model/views.ts'
import { keysOf, type WaitingThings, waitingBeside } from '../../model/waiting.ts'
import { PIECE, useDeadlines } from '../deadlines/deadlines.tsx'
import { useWords } from './words.ts'

/**
 * All that waits for the member. The title of the tab and the machine say that something does, if the member
 * allowed it.
 *
 * @param isShown whether the page shows what waits; if nothing does, it is not worked out
 */
export function useWaitingHere(view: DeskView | null, isShown: boolean): WaitingThings {
  const { title = false, notice = false } = view?.settings ?? {}
  const waiting = useWaiting(isShown || title || notice ? view : null)
  const isSynced = view !== null && view.synced !== null
  useTitle(title && isSynced ? waiting.count : null)
  useNotice(notice && isSynced ? waiting : null)
  return waiting
}

/**
 * All that waits for the member whose desk it is; nothing before the first sync. More than `PIECE` cases are
 * looked through once the list is drawn, and the previous result stays until then.
 */
function useWaiting(view: DeskView | null): WaitingThings {
  const deadlines = useDeadlines(view)
  const turn = useMemo(() => ({}), [view, deadlines])
  const last = useRef<WaitingThings | null>(null)
  const [done, setDone] = useState<object | null>(null)
  const cases = view?.cases ?? []
  const waits = cases.length > PIECE && done !== turn
  useEffect(() => {
    const timer = waits ? setTimeout(() => setDone(turn), 0) : undefined
    return () => clearTimeout(timer)
  }, [turn])
  return useMemo(() => {
    const member = view?.members.find(({ own }) => own)?.id ?? null
    const some = waits ? [] : cases
    if (!waits || last.current === null) last.current = waitingBeside(some, { member }, deadlines)
    return last.current
  }, [turn, waits])
}

/**
 * The title of the tab, with the number of things that wait if the member allowed that. It changes with the page: a
 * desk that is locked says nothing.
 */
function useTitle(count: number | null): void {
  const bare = useRef(document.title)
  useLayoutEffect(() => {
    document.title = count === null || count === 0 ? bare.current : `(${count}) ${bare.current}`
  }, [count])
  useLayoutEffect(
    () => () => {
      document.title = bare.current
    },
    [],
  )
}

/** Whether this browser shows notices of the page. */
export function mayNotify(): boolean {
  return 'Notification' in globalThis && Notification.permission === 'granted'
}

/**
 * The machine says that something new waits, while nobody looks at the page. It says the same words each time: no
 * name, reference or channel, since the machine shows them on a locked screen, and may keep them.
 *
 * @param waiting null if the member did not allow it, and before the first sync
 */
function useNotice(waiting: WaitingThings | null): void {
  const { desk } = useWords()
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const before = known.current
    const keys = waiting === null ? null : new Set(keysOf(waiting))
    known.current = keys
    if (before === null || keys === null || !document.hidden || !mayNotify()) return
    if ([...keys].every((key) => before.has(key))) return
    new Notification(desk.idle.notice, { tag: 'desk' })
  }, [waiting])
}
