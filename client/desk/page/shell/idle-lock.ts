import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { waitForReal } from '../store/hold.ts'
import { IdleWatch } from '../store/idle.ts'

/** Everything that a person does at a desk, by the events that it makes. */
const USES = [
  'keydown',
  'pointerdown',
  'pointermove',
  'wheel',
  'touchstart',
  'click',
  'input',
] as const

const MINUTE = 60_000

interface IdleLock {
  /** Whether the desk is covered, because locking would lose something. */
  readonly covered: boolean
  readonly uncover: () => void
}

/**
 * Lock the desk after some minutes without use. If that would lose something, the desk is covered instead, and
 * locks by itself once it would lose nothing any more.
 *
 * @param minutes null while the desk has no settings
 */
export function useIdleLock(
  minutes: number | null,
  { loses, lock }: { readonly loses: boolean; readonly lock: () => void },
): IdleLock {
  const [covered, setCovered] = useState(false)
  const latest = useRef({ loses, lock })
  latest.current = { loses, lock }
  // In the commit that draws the desk: no moment of an open desk is without its watch.
  useLayoutEffect(() => {
    if (minutes === null || covered) return
    const idle = () => (latest.current.loses ? setCovered(true) : latest.current.lock())
    const watch = new IdleWatch(minutes * MINUTE, idle, { now: Date.now, wait: waitForReal })
    const options = { capture: true, passive: true }
    for (const use of USES) document.addEventListener(use, watch.used, options)
    document.addEventListener('visibilitychange', watch.look)
    return () => {
      watch.end()
      for (const use of USES) document.removeEventListener(use, watch.used, options)
      document.removeEventListener('visibilitychange', watch.look)
    }
  }, [minutes, covered])
  useEffect(() => {
    if (covered && !loses) lock()
  }, [covered, loses])
  return { covered, uncover: () => setCovered(false) }
}
