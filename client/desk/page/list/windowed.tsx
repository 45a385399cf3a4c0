import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

/** A list of up to this many rows is drawn whole. */
const WHOLE = 100
/** Rows that are drawn at once, before it is known how many are visible: drawing more of them would block the page. */
const FIRST = 15
/** Rows that are drawn before and after the visible ones. */
const MARGIN = 15
/** Pixels of a row, before any was measured. */
const ESTIMATE = 80

export interface WindowedProps<T> {
  readonly id: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly row: (item: T) => ComponentChildren
  /** Places that are always drawn, with their neighbours, so that an element there keeps the focus. */
  readonly pinned: readonly number[]
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * A list that draws only its visible rows once it is long. Each row tells its place and the number of rows.
 * The first and the last row are always drawn.
 */
export function Windowed<T>(props: WindowedProps<T>) {
  const { id, items, keyOf, row, pinned, onKeyDown } = props
  const list = useRef<HTMLUListElement>(null)
  const isWhole = items.length <= WHOLE
  const { seen, height } = useSeen(list, isWhole ? null : items.length)
  const span = seen ?? { from: 0, to: FIRST }
  const places = isWhole ? [...items.keys()] : placesOf(span, pinned, items.length)
  const rows: VNode[] = []
  let next = 0
  for (const at of [...places, items.length]) {
    if (at > next) rows.push(<Gap key={`before ${at}`} height={(at - next) * height} />)
    const item = items[at]
    if (item === undefined) break
    rows.push(
      <li key={keyOf(item)} aria-setsize={items.length} aria-posinset={at + 1}>
        {row(item)}
      </li>,
    )
    next = at + 1
  }
  return (
    <ul id={id} ref={list} onKeyDown={onKeyDown}>
      {rows}
    </ul>
  )
}

function Gap({ height }: { readonly height: number }) {
  return <li class="gap" aria-hidden="true" style={{ height: `${height}px` }} />
}

/** Places from `from` up to, but not including, `to`. */
interface Span {
  readonly from: number
  readonly to: number
}

/** The places to draw, ascending. */
function placesOf({ from, to }: Span, pinned: readonly number[], count: number): number[] {
  const places = new Set([0, count - 1])
  for (const at of pinned) for (const near of [at - 1, at, at + 1]) places.add(near)
  for (let at = from; at < to; at++) places.add(at)
  return [...places].filter((at) => at >= 0 && at < count).sort((a, b) => a - b)
}

/**
 * The visible rows of a list, null until they were looked at, and the height of one row. Both are looked at once a
 * frame shows the list: the browser knows by then where everything stands.
 *
 * @param count null if all are drawn
 */
function useSeen(list: { readonly current: HTMLElement | null }, count: number | null) {
  const [seen, setSeen] = useState<Span | null>(null)
  const [height, setHeight] = useState(ESTIMATE)
  useEffect(() => {
    const measured = count !== null && list.current ? rowHeight(list.current) : null
    // A small change of the height moves nothing that is visible, but would draw everything again.
    if (measured !== null && Math.abs(measured / height - 1) > 0.15) setHeight(measured)
  })
  useEffect(() => {
    if (count === null) return
    let frame = 0
    const look = () => {
      frame = 0
      if (list.current === null) return
      const now = spanSeen(list.current, height)
      setSeen((before) => (before && holds(before, now, count) ? before : withMargin(now)))
    }
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(look)
    }
    look()
    // On a narrow screen the whole page scrolls, otherwise only the list.
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('scroll', soon, { capture: true })
      removeEventListener('resize', soon)
    }
  }, [list, count, height])
  return { seen, height }
}

/** Null while nothing can be measured. */
function rowHeight(list: HTMLElement): number | null {
  const rows = [...list.querySelectorAll<HTMLElement>(':scope > li:not(.gap)')]
  const drawn = rows.reduce((sum, one) => sum + one.offsetHeight, 0)
  return drawn === 0 ? null : drawn / rows.length
}

function spanSeen(list: HTMLElement, height: number): Span {
  const frame = list.parentElement?.getBoundingClientRect()
  const { top } = list.getBoundingClientRect()
  const upper = Math.max(0, frame?.top ?? 0)
  const lower = Math.min(innerHeight, frame?.bottom ?? innerHeight)
  return { from: Math.floor((upper - top) / height), to: Math.ceil((lower - top) / height) }
}

function holds(drawn: Span, seen: Span, count: number): boolean {
  return drawn.from <= Math.max(0, seen.from) && drawn.to >= Math.min(count, seen.to)
}

function withMargin({ from, to }: Span): Span {
  return { from: Math.max(0, from - MARGIN), to: to + MARGIN }
}
