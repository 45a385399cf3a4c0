import { useState } from 'preact/hooks'
import { STATUSES } from '../../../crypto/content.ts'
import { fill } from '../../texts/wording.ts'
import type { DeskView } from '../protocol.ts'
import { refocus } from './focus.ts'
import { EVERYTHING, isNarrowed, type ListChoice, SORTS } from './list-order.ts'
import { useWords } from './words.ts'

export interface ListFilterProps {
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
  readonly channels: DeskView['channels']
  readonly shown: number
  readonly count: number
}

const SWITCHES = ['unread', 'mine', 'late'] as const

/** Find a case by words, and leave out what is not looked for. */
export function ListFilter({ choice, choose, channels, shown, count }: ListFilterProps) {
  const { desk } = useWords()
  const [open, setOpen] = useState(false)
  const clear = () => {
    choose(EVERYTHING)
    refocus('filter-text')
  }
  const toFirst = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    document.querySelector<HTMLElement>('#case-list button')?.focus()
  }
  return (
    <search class="filter">
      <input
        type="search"
        id="filter-text"
        autocomplete="off"
        aria-label={desk.filter.label}
        placeholder={desk.filter.placeholder}
        aria-keyshortcuts="/"
        value={choice.text}
        onInput={(event) => choose({ ...choice, text: event.currentTarget.value })}
        onKeyDown={toFirst}
      />
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
      {open ? <Choices choice={choice} choose={choose} channels={channels} /> : null}
      <p class="shown">
        <span role="status">
          {isNarrowed(choice) ? fill(desk.filter.shown, { shown, count }) : ''}
        </span>
        {isNarrowed(choice) ? (
          <button type="button" class="quiet" id="filter-clear" onClick={clear}>
            {desk.filter.clear}
          </button>
        ) : null}
      </p>
    </search>
  )
}

function Choices({
  choice,
  choose,
  channels,
}: Pick<ListFilterProps, 'choice' | 'choose' | 'channels'>) {
  const { desk, name } = useWords()
  const set = (key: 'status' | 'channel' | 'sort') => (event: Event) =>
    choose({ ...choice, [key]: (event.currentTarget as HTMLSelectElement).value })
  return (
    <div class="choices">
      <label for="filter-status">{desk.filter.status}</label>
      <select id="filter-status" value={choice.status} onChange={set('status')}>
        <option value="">{desk.filter.anyStatus}</option>
        <option value="new">{desk.filter.new}</option>
        {STATUSES.filter((status) => status !== 'purged').map((status) => (
          <option key={status} value={status}>
            {desk.statuses[status]}
          </option>
        ))}
      </select>
      <label for="filter-channel">{desk.filter.channel}</label>
      <select id="filter-channel" value={choice.channel} onChange={set('channel')}>
        <option value="">{desk.filter.anyChannel}</option>
        {Object.entries(channels).map(([id, names]) => (
          <option key={id} value={id}>
            {name(names) || id}
          </option>
        ))}
      </select>
      <label for="filter-sort">{desk.filter.sort}</label>
      <select id="filter-sort" value={choice.sort} onChange={set('sort')}>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {desk.filter[sort]}
          </option>
        ))}
      </select>
    </div>
  )
}
