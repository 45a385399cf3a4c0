import { useEffect, useState } from 'preact/hooks'

const SLOW_MS = 1000

/** Whether something has gone on for over a second: what is done sooner, nobody needs to stop. */
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
