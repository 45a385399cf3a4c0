import { useRef } from 'preact/hooks'
import { fill } from '../../texts/wording.ts'
import type { CaseView } from '../protocol.ts'
import { useWords } from './words.ts'

export interface CaseListProps {
  readonly cases: readonly CaseView[]
  /** A custodian reads identities alone. */
  readonly isCustodian: boolean
  readonly today: number
  readonly selected: string | null
  readonly select: (id: string) => void
}

/** Every case, what waits first; one stop for Tab, arrow keys inside. */
export function CaseList({ cases, isCustodian, today, selected, select }: CaseListProps) {
  const { desk } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const current = cases.some(({ id }) => id === selected) ? selected : (cases[0]?.id ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const to = moveTo(event.key, at, buttons.length)
    if (to === null) return
    event.preventDefault()
    buttons[to]?.focus()
  }
  return (
    <nav class="cases" aria-labelledby="cases-title">
      <h2 id="cases-title">
        {desk.list.title} <span class="count">{cases.length}</span>
      </h2>
      {cases.length === 0 ? (
        <p class="empty">{isCustodian ? desk.list.emptyCustodian : desk.list.empty}</p>
      ) : null}
      <ul id="case-list" ref={list} onKeyDown={onKeyDown}>
        {cases.map((one) => (
          <li key={one.id}>
            <CaseRow
              one={one}
              today={today}
              selected={one.id === selected}
              reachable={one.id === current}
              select={select}
            />
          </li>
        ))}
      </ul>
      {cases.length > 0 ? <p class="hint">{desk.list.hint}</p> : null}
    </nav>
  )
}

function moveTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

interface CaseRowProps {
  readonly one: CaseView
  readonly today: number
  readonly selected: boolean
  readonly reachable: boolean
  readonly select: (id: string) => void
}

function CaseRow({ one, today, selected, reachable, select }: CaseRowProps) {
  const { desk } = useWords()
  const age = Math.max(0, today - one.since)
  const noReport = one.warnings.some(({ kind }) => kind === 'no-report')
  const without = noReport ? desk.list.followUp : desk.list.noText
  const gist = one.identityOnly ? desk.list.identity : one.gist || without
  return (
    <button
      type="button"
      class="case-row"
      data-case={one.id}
      data-unread={one.unread > 0}
      aria-current={selected}
      tabIndex={reachable ? 0 : -1}
      onClick={() => select(one.id)}
    >
      <span class="case-row-top">
        <span class="reference">{one.reference ?? desk.case.noReference}</span>
        {one.unread > 0 ? (
          <span class="badge">{fill(desk.list.unread, { count: one.unread })}</span>
        ) : null}
        <span class="age">
          {age === 0 ? desk.list.today : fill(desk.list.days, { count: age })}
        </span>
      </span>
      <span class="gist">{gist}</span>
      <span class="case-row-foot">
        {one.identityOnly ? null : (
          <span class="status" data-status={one.acknowledged ? one.status : 'new'}>
            {one.acknowledged ? desk.statuses[one.status] : desk.list.new}
          </span>
        )}
        {one.retaliation ? <span class="warned">{desk.list.retaliation}</span> : null}
        {one.warnings.length > 0 || one.waiting !== null ? (
          <span class="warned">{desk.list.warned}</span>
        ) : null}
      </span>
    </button>
  )
}
