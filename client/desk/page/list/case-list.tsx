import { useEffect, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { isUnaware } from '../../format/name-lines.ts'
import { caseName, categoryNames } from '../../format/work-labels.ts'
import { casesWith, numberText } from '../../model/case/case-number.ts'
import type { ListedCase } from '../../model/case/merged-list.ts'
import { isClosed } from '../../model/case/over.ts'
import type { SearchPlace, Snippet } from '../../rpc/search-result.ts'
import { useTerms } from '../deadlines/terms.ts'
import { Boundary } from '../shell/boundary.tsx'
import { refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import { ListFilter, type ListFilterProps } from './list-filter.tsx'
import { isAnyLate, type ListHeading } from './list-order.ts'
import { Windowed } from './windowed.tsx'

export interface CaseListProps
  extends Pick<ListFilterProps, 'choice' | 'choose' | 'view' | 'search'> {
  /** The cases that the choice shows, in its order. */
  readonly cases: readonly ListedCase[]
  /** By the id of the entry over which each stands. */
  readonly headings: ReadonlyMap<string, ListHeading>
  /** Number of all cases. */
  readonly count: number
  readonly selected: string | null
  readonly select: (id: string) => void
}

/** The list of cases: one stop for Tab, arrow keys inside. */
export function CaseList(props: CaseListProps) {
  const { view, search, cases, headings, count, choice, choose, selected, select } = props
  const { desk } = useWords()
  // The row that had the focus last: it is always drawn, with the rows that a key leads to from there.
  const [stood, setStood] = useState<string | null>(null)
  useEffect(() => {
    if (selected !== null) setStood(selected)
  }, [selected])
  // The passphrase field, which had the focus, is gone with the locked desk.
  useEffect(() => refocus('cases-title'), [])
  const current = cases.some(({ id }) => id === selected) ? selected : (cases[0]?.id ?? null)
  const placeOf = (id: string | null) => cases.findIndex((one) => one.id === id)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = placeOf(document.activeElement?.getAttribute('data-case') ?? null)
    const isBack = event.key === 'Escape' && choice.text !== ''
    if (isBack || (event.key === 'ArrowUp' && at === 0)) {
      event.preventDefault()
      event.stopPropagation()
      document.getElementById('filter-text')?.focus()
      return
    }
    const to = moveTo(event.key, at, cases.length)
    if (to === null) return
    event.preventDefault()
    const id = cases[to]?.id ?? null
    setStood(id)
    document.querySelector<HTMLElement>(`#case-list [data-case="${id}"]`)?.focus()
  }
  return (
    <nav class="cases" aria-labelledby="cases-title">
      <h2 id="cases-title" tabIndex={-1}>
        {desk.list.title} <span class="count">{count}</span>
      </h2>
      {count === 0 ? null : (
        <ListFilter {...{ choice, choose, view, search, count }} shown={cases.length} />
      )}
      {cases.length === 0 ? <Nothing view={view} /> : null}
      <Purged view={view} />
      <Windowed
        id="case-list"
        items={cases}
        keyOf={({ id }) => id}
        pinned={[placeOf(current), placeOf(stood), ...[...headings.keys()].map(placeOf)]}
        onKeyDown={onKeyDown}
        row={(one) => (
          <Boundary of={one.reference}>
            <GroupHeading heading={headings.get(one.id)} />
            <CaseRow
              {...{ one, view, search }}
              selected={one.id === selected}
              reachable={one.id === current}
              select={select}
            />
          </Boundary>
        )}
      />
    </nav>
  )
}

/** The name of the group that begins here; a heading, so that a screen reader can go from group to group. */
function GroupHeading({ heading }: { readonly heading: ListHeading | undefined }) {
  const { desk } = useWords()
  if (heading === undefined) return null
  const { group, count } = heading
  return (
    <h3 class="list-group" data-group={group}>
      {desk.groups[group]} <span class="count">{count}</span>
    </h3>
  )
}

function Nothing({ view }: Pick<CaseListProps, 'view'>) {
  const { desk } = useWords()
  if ((view?.cases.length ?? 0) > 0) return <p class="empty">{desk.filter.none}</p>
  const custodian = view?.role === 'custodian'
  return <p class="empty">{custodian ? desk.list.emptyCustodian : desk.list.empty}</p>
}

/** Cases that colleagues deleted since the desk was unlocked: a line each, until it is locked. */
function Purged({ view }: Pick<CaseListProps, 'view'>) {
  const { desk, name } = useWords()
  const titleOf = (member: string) =>
    name(view?.members.find(({ id }) => id === member)?.title) || member
  return (
    <div role="status">
      {view?.purged.map(({ id, reference, by }) => (
        <p key={id} class="hint purged">
          {reference === null ? desk.keeping.purgedBare : fill(desk.keeping.purged, { reference })}
          {by === null ? null : ` ${fill(desk.rights.purgedBy, { name: titleOf(by) })}`}
        </p>
      ))}
    </div>
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

interface CaseRowProps extends Pick<CaseListProps, 'view' | 'search'> {
  readonly one: ListedCase
  readonly selected: boolean
  readonly reachable: boolean
  readonly select: (id: string) => void
}

function CaseRow({ one, view, search, selected, reachable, select }: CaseRowProps) {
  const store = useStore()
  const { desk, counted } = useWords()
  const { found, snippets } = search
  useEffect(() => {
    if (found !== null) store.finder.want(one.id)
  }, [found, store, one.id])
  const snippet = found === null ? null : (snippets[one.id] ?? null)
  const age = Math.max(0, (view?.today ?? 0) - one.since)
  const noReport = one.warnings.some(({ kind }) => kind === 'no-report')
  const without = noReport ? desk.list.followUp : desk.list.noText
  const said = one.identityOnly ? desk.list.identity : one.gist || without
  const gist = one.mayOpen ? said : desk.gate.unopened
  return (
    <button
      type="button"
      class="case-row"
      data-case={one.id}
      data-unread={one.unread > 0}
      data-changed={one.changes.length > 0}
      data-gated={!one.mayOpen}
      data-closed={one.acknowledged && isClosed(one.status)}
      aria-current={selected}
      tabIndex={reachable ? 0 : -1}
      onClick={() => select(one.id)}
    >
      <span class="case-row-top">
        <span class="reference">
          {one.reference ?? desk.case.noReference}
          {one.work.number === null ? null : ` · ${numberText(one.work.number)}`}
        </span>
        {one.unread > 0 ? <span class="badge">{counted(desk.list.unread, one.unread)}</span> : null}
        <span class="age">
          {age === 0 ? desk.list.today : fill(desk.list.days, { count: age })}
        </span>
      </span>
      {one.work.title === '' ? null : <strong class="case-name">{one.work.title}</strong>}
      <span class="gist">{snippet === null ? gist : <FoundText found={snippet} />}</span>
      <Marks one={one} view={view} />
    </button>
  )
}

const NO_CATEGORIES = { categories: {} }

/** Status and assignee of a case; urgent marks stand out. */
function Marks({ one, view }: Pick<CaseRowProps, 'one' | 'view'>) {
  const { desk, name, counted } = useWords()
  const { party, assignee } = one
  const terms = useTerms()
  const follows = view?.members.find(({ id }) => id === assignee)
  return (
    <span class="case-row-foot">
      {one.changes.length > 0 ? (
        <span class="badge changed">{counted(desk.changes.count, one.changes.length)}</span>
      ) : null}
      {one.urgent ? <span class="mark bad">{desk.marks.urgent}</span> : null}
      {one.retaliation ? <span class="mark bad">{desk.list.retaliation}</span> : null}
      {one.access.agreed.length === 0 ? null : (
        <span class="mark care">{desk.keeping.agreedMark}</span>
      )}
      {casesWith(view?.cases ?? [], one.work.number, one.id).length === 0 ? null : (
        <span class="mark care">{desk.naming.sameMark}</span>
      )}
      {isAnyLate(one, { today: view?.today ?? 0, terms }) ? (
        <span class="mark care">{desk.marks.late}</span>
      ) : null}
      {one.warnings.some(({ kind }) => kind !== 'not-checked') || one.waiting !== null ? (
        <span class="mark care">{desk.list.warned}</span>
      ) : null}
      {one.tellings.some(isUnaware) ? (
        <span class="mark care">{desk.rights.untoldState}</span>
      ) : null}
      {view?.role === 'custodian' && one.access.requests.some(({ answer }) => answer === null) ? (
        <span class="mark care">{desk.custody.waits}</span>
      ) : null}
      {one.identityOnly ? null : (
        <span class="status" data-status={one.acknowledged ? one.status : 'new'}>
          {one.acknowledged
            ? desk.statuses[one.status]
            : one.work.dismissed === null
              ? desk.list.new
              : desk.work.dismissed}
        </span>
      )}
      <TogetherMark one={one} />
      {party.is === 'undecided' ? null : <span class="mark">{desk.marks[party.is]}</span>}
      {one.channel === null ? null : (
        <span class="mark">{name(view?.channels[one.channel]) || one.channel}</span>
      )}
      {categoryNames(one.work.categories, view ?? NO_CATEGORIES, { name }).map((category) => (
        <span key={category} class="mark">
          {category}
        </span>
      ))}
      {one.labels.map((label) => (
        <span key={label} class="mark label">
          {label}
        </span>
      ))}
      {follows ? (
        <span class="mark">{fill(desk.marks.assignee, { name: name(follows.title) })}</span>
      ) : null}
    </span>
  )
}

/** The other reports with which it forms one entry. */
function TogetherMark({ one: { also, merge } }: Pick<CaseRowProps, 'one'>) {
  const { desk } = useWords()
  if (also !== undefined) {
    const names = also.map((each) => caseName(each, desk)).join(', ')
    return <span class="mark">{fill(desk.merging.with, { names })}</span>
  }
  return merge.elsewhere > 0 ? <span class="mark">{desk.merging.together}</span> : null
}

/** The place in a case where something was found, and the text there; the matches are marked. */
function FoundText({ found }: { readonly found: Snippet }) {
  const { desk } = useWords()
  const { place, text, ranges } = found
  const ends = [...ranges.map(([, end]) => end), text.length]
  return (
    <>
      <span class="found-place">{placeName(place, desk)}:</span>{' '}
      {text === '' ? (
        desk.search.hidden
      ) : (
        <>
          {text.slice(0, ranges[0]?.[0])}
          {ranges.map(([start, end], i) => (
            <>
              <mark key={start}>{text.slice(start, end)}</mark>
              {text.slice(end, ranges[i + 1]?.[0] ?? ends.at(-1))}
            </>
          ))}
        </>
      )}
    </>
  )
}

function placeName(place: SearchPlace, desk: DeskTexts): string {
  switch (place) {
    case 'reference':
    case 'file':
      return desk.search[place]
    case 'identity-given':
      return desk.search.given
    case 'acknowledged':
    case 'status':
      return desk.search.status
    case 'report':
    case 'follow-up':
    case 'identity':
    case 'withdrawal':
    case 'meeting-request':
    case 'question':
    case 'message':
    case 'notice':
    case 'minutes':
    case 'note':
      return desk.items[place]
    default:
      return desk.work[place]
  }
}
