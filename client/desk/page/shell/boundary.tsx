import type { ComponentChildren } from 'preact'
import { useEffect, useErrorBoundary } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { useStore, useWords } from './words.ts'

interface BoundaryProps {
  /** Name of the thing that is drawn inside, such as the reference of a case. */
  readonly of?: string | null
  readonly children: ComponentChildren
}

/**
 * Draws what is inside it. If that fails, one sentence stands in its place, and everything beside it works as before.
 * With each change of the desk it is tried again.
 */
export function Boundary({ of = null, children }: BoundaryProps) {
  const store = useStore()
  const { desk } = useWords()
  const [failure, retry] = useErrorBoundary()
  const isFailed = failure !== undefined
  useEffect(() => (isFailed ? store.subscribe(retry) : undefined), [isFailed, store])
  if (!isFailed) return <>{children}</>
  return (
    <p class="notice not-drawn" role="status">
      {of === null ? desk.notDrawn.bare : fill(desk.notDrawn.of, { name: of })}
    </p>
  )
}
