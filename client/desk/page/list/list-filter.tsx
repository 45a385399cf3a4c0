import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { DeskView } from '../../model/views.ts'
import { refocus } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import type { Search } from '../store/finder.ts'
import type { PageStore } from '../store/state.ts'
import { ListChoices } from './list-choices.tsx'
import { EVERYTHING, isNarrowed, type ListChoice } from './list-order.ts'
import { SavedViews } from './saved-views.tsx'

export interface ListFilterProps {
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
  readonly view: DeskView | null
  readonly store: PageStore
  readonly search: Search
  readonly shown: number
  readonly count: number
}

const SWITCHES = ['unread', 'mine', 'late'] as const

/** Finds cases by words, and leaves out all others. */
export function ListFilter(props: ListFilterProps) {
  const { choice, choose, view, store } = props
  const { desk } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <search class="filter">
      <FindField choice={choice} choose={choose} />
      <div class="switches">
        {SWITCHES.map((name) => (
          <button
            key={name}
            type="button"
            class="switch"
            data-filter={name}
            aria-pressed={choice[name]}
            onClick={() => choose({ ...choice, [name]: !choice[name] })}
          >
            {desk.filter[name]}
          </button>
        ))}
        <button
          type="button"
          class="switch"
          id="filter-more"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {desk.filter.more}
        </button>
      </div>
      {open ? <ListChoices {...{ choice, choose, view }} /> : null}
      {open ? <SavedViews {...{ choice, choose, store }} saved={view?.saved ?? []} /> : null}
      <Shown {...props} />
    </search>
  )
}

/** The search field: it searches at once for the typed text. */
function FindField({ choice, choose }: Pick<ListFilterProps, 'choice' | 'choose'>) {
  const { desk } = useWords()
  const toFirst = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    document.querySelector<HTMLElement>('#case-list button')?.focus()
  }
  return (
    <input
      type="search"
      id="filter-text"
      autocomplete="off"
      spellcheck={false}
      aria-label={desk.search.label}
      placeholder={desk.search.placeholder}
      aria-keyshortcuts="/"
      aria-describedby="filter-shown"
      value={choice.text}
      onInput={(event) => choose({ ...choice, text: event.currentTarget.value })}
      onKeyDown={toFirst}
    />
  )
}

/** The number of cases found; it appears once it is known for the typed text. */
function Shown({ choice, choose, search, shown, count }: ListFilterProps) {
  const { desk } = useWords()
  const narrowed = isNarrowed(choice)
  const { text, found } = search
  const isAnswered = text === '' || found?.text === text
  const left = text === '' ? 0 : (found?.left ?? 0)
  const clear = () => {
    choose(EVERYTHING)
    refocus('filter-text')
  }
  return (
    <p class="shown">
      <span role="status" id="filter-shown">
        {narrowed && isAnswered ? fill(desk.filter.shown, { shown, count }) : ''}
        {left > 0 ? ` ${fill(desk.search.left, { count: left })}` : ''}
      </span>
      {narrowed ? (
        <button type="button" class="quiet" id="filter-clear" onClick={clear}>
          {desk.filter.clear}
        </button>
      ) : null}
    </p>
  )
}
