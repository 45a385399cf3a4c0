import { useRef, useState } from 'preact/hooks'
import type { DeskState, DeskStore } from '../store/state.ts'
import { useWords } from './words.ts'

/** How often a person has asked for a sync; to unlock is to ask. */
export function useAskedSync(store: DeskStore) {
  const [asked, setAsked] = useState(1)
  const sync = () => {
    setAsked((times) => times + 1)
    void store.sync()
  }
  return { asked, sync }
}

export interface HeardProps {
  readonly state: Pick<DeskState, 'syncing' | 'failure' | 'view'>
  /** Of `useAskedSync`. */
  readonly asked: number
}

/**
 * That a sync is done, for who does not see the bar. It is said once for each that somebody asked
 * for: those that come by themselves, every minute, would be noise.
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
