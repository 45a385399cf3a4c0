import type { ComponentChildren } from 'preact'
import type { Words } from '../../format/words.ts'
import type { DeskState } from '../store/state.ts'
import { Cover } from './cover.tsx'
import { useIdleLock } from './idle-lock.ts'
import { useStore, useWords } from './words.ts'
import { useQuestionBeforeLeaving } from './workplace-state.ts'

interface Losses {
  /** How many entries are nowhere but here. */
  readonly kept: number
  /** Whether something that is written is not sent. */
  readonly unsent: boolean
}

interface Locking {
  /** Locks, after a question if that would lose something. */
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
  useQuestionBeforeLeaving(losses.unsent || state.held.length + losses.kept > 0)
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

/** The question about what locking would lose; null if it would lose nothing. */
function questionBeforeLock(
  { desk, counted }: Pick<Words, 'desk' | 'counted'>,
  { held, registration }: DeskState,
  { kept, unsent }: Losses,
): string | null {
  if (kept > 0) return counted(desk.unsent.lock, kept)
  if (held.length > 0) return desk.hold.lock
  // its code is shown once
  if (registration !== null) return desk.idle.registering
  return unsent ? desk.top.lockUnsent : null
}
