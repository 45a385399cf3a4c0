import type { ComponentChildren } from 'preact'
import type { Words } from '../../format/words.ts'
import type { DeskState } from '../store/state.ts'
import { Cover } from './cover.tsx'
import { useIdleLock } from './idle-lock.ts'
import { useStore, useWords } from './words.ts'
import { useQuestionBeforeLeaving } from './workplace-state.ts'

interface Losses {
  /** How many entries wait for the server, and are kept on this machine. */
  readonly kept: number
  /** How many entries are nowhere but in the memory of this desk. */
  readonly coming: number
  /** Whether something that is written is not sent. */
  readonly unsent: boolean
}

interface Locking {
  /** Locks, after a question if that would lose or put off something. */
  readonly lock: () => void
  readonly covered: boolean
  /** The form that lies over a covered desk; null if it is not covered. */
  readonly cover: ComponentChildren
}

/** The ways in which a desk locks: by its button, and because nobody uses it. */
export function useLocking(state: DeskState, losses: Losses): Locking {
  const store = useStore()
  const words = useWords()
  const question = questionBeforeLock(words, state, losses)
  useQuestionBeforeLeaving(losses.unsent || state.held.length + losses.coming > 0)
  const lock = () => {
    if (question === null || confirm(question)) store.lock()
  }
  const { covered, uncover } = useIdleLock(state.view?.settings.lock ?? null, {
    loses: question !== null,
    lock: () => store.lock(true),
  })
  const cover =
    covered && question !== null ? (
      <Cover {...{ question, uncover }} lock={() => store.lock()} />
    ) : null
  return { lock, covered, cover }
}

/** The question about what locking would lose or put off; null if there is nothing. */
function questionBeforeLock(
  { desk, counted }: Pick<Words, 'desk' | 'counted'>,
  { held, registration }: DeskState,
  { kept, coming, unsent }: Losses,
): string | null {
  if (coming > 0) return counted(desk.unsent.lock, coming)
  if (held.length > 0) return desk.hold.lock
  // its code is shown once
  if (registration !== null) return desk.idle.registering
  if (unsent) return desk.top.lockUnsent
  return kept > 0 ? counted(desk.unsent.lockKept, kept) : null
}
