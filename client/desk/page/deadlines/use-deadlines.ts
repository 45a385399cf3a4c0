import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import {
  type DeadlineReader,
  type Deadlines,
  deadlinesOf,
} from '../../model/deadlines/deadlines.ts'
import { clocksIn, isReckoned, LAWFUL_TERMS } from '../../model/deadlines/work-late.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { useTerms } from './terms.ts'

/** Number of cases whose clocks are computed in one piece, without a delay that anybody notices. */
const PIECE = 500

const NOBODY = { member: null, role: null, members: [], absences: [], today: 0 }
const NONE = deadlinesOf([], { ...NOBODY, terms: LAWFUL_TERMS })

/**
 * Deadlines in all cases of a desk. If more than `PIECE` cases are new to the page, they are computed in
 * pieces, and the previous result stays until then.
 */
export function useDeadlines(view: DeskView): Deadlines {
  const terms = useTerms()
  const reader = useMemo(() => readerOf(view, terms), [view, terms])
  const last = useRef(NONE)
  const [done, setDone] = useState<DeadlineReader | null>(null)
  const fresh = useMemo(() => freshIn(view.cases, reader), [view, reader])
  const waits = fresh.length > PIECE && done !== reader
  useEffect(() => (waits ? inPieces(fresh, reader, () => setDone(reader)) : undefined), [reader])
  return useMemo(() => {
    if (!waits) last.current = deadlinesOf(view.cases, reader)
    return last.current
  }, [view, reader, waits])
}

function freshIn(cases: readonly CaseView[], { today, terms }: DeadlineReader): CaseView[] {
  return cases.filter((one) => !isReckoned(one, today, terms))
}

/** @returns a function that cancels it */
function inPieces(
  cases: readonly CaseView[],
  { today, terms }: DeadlineReader,
  done: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout>
  const next = (at: number) => {
    if (at >= cases.length) return done()
    for (const one of cases.slice(at, at + PIECE)) clocksIn(one, today, terms)
    timer = setTimeout(next, 0, at + PIECE)
  }
  timer = setTimeout(next, 0, 0)
  return () => clearTimeout(timer)
}

export function readerOf(view: DeskView, terms: DeadlineReader['terms']): DeadlineReader {
  const { members, absences, role, today } = view
  const member = members.find(({ own }) => own)?.id ?? null
  return { member, members, absences, role, today, terms }
}
