import { useState } from 'preact/hooks'
import { PARTIES, STATUSES } from '../../../../crypto/entries/content.ts'
import type { SavedView } from '../../../../crypto/entries/saved-view.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { Words } from '../../format/words.ts'
import { categoryNames } from '../../format/work-labels.ts'
import type { DeskView } from '../../model/views.ts'
import { submitBy } from '../shell/attempt.tsx'
import { focusSoon, refocus } from '../shell/focus.ts'
import { notDone, useStore, useWords } from '../shell/words.ts'
import type { Search } from '../store/finder.ts'
import type { NotDone } from '../store/state.ts'
import { Select } from '../work/fields.tsx'
import {
  AGES,
  EVERYTHING,
  isNarrowed,
  type ListChoice,
  LONGEST_NAME,
  listChoiceOf,
  MOST_VIEWS,
  NOBODY,
  SORTS,
  savedView,
} from './list-order.ts'

export interface ListFilterProps {
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
  readonly view: DeskView | null
  readonly search: Search
  readonly shown: number
  readonly count: number
}

const SWITCHES = ['unread', 'changed', 'mine', 'late'] as const

/** Finds cases by words, and leaves out all others. */
export function ListFilter(props: ListFilterProps) {
  const { choice, choose, view } = props
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
      {open ? <SavedViews {...{ choice, choose }} saved={view?.saved ?? []} /> : null}
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

interface ListChoicesProps {
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
  readonly view: DeskView | null
}

type Option = readonly [value: string, label: string]

/** Criteria for choosing cases, in addition to words. */
function ListChoices({ choice, choose, view }: ListChoicesProps) {
  const words = useWords()
  return (
    <div class="choices">
      {rowsOf(view, words).map(([key, label, ...options]) => (
        <Choice
          key={key}
          {...{ label, options }}
          id={`filter-${key}`}
          value={choice[key]}
          choose={(value) => choose({ ...choice, [key]: value })}
        />
      ))}
    </div>
  )
}

type Chosen = 'status' | 'channel' | 'category' | 'label' | 'assignee' | 'party' | 'age' | 'sort'
type Row = readonly [key: Chosen, label: string, ...options: readonly Option[]]

function rowsOf(view: DeskView | null, { desk, name }: Words): readonly Row[] {
  const { filter, search } = desk
  const options = <T extends string>(all: readonly T[], label: (one: T) => string) =>
    all.map((one): Option => [one, label(one)])
  const shown = STATUSES.filter((status) => status !== 'purged')
  const statuses = options(shown, (status) => desk.statuses[status])
  const channels = Object.entries(view?.channels ?? {}).map(
    ([id, names]): Option => [id, name(names) || id],
  )
  const members = (view?.members ?? []).map(({ id, title }): Option => [id, name(title) || id])
  const parties = options(PARTIES, (party) => desk.parties[party])
  const ages = options(AGES, (count) => fill(search.older, { count }))
  const { labelled, assignee, nobody } = search
  return [
    ['status', filter.status, ['', filter.anyStatus], ['new', filter.new], ...statuses],
    ['channel', filter.channel, ['', filter.anyChannel], ...channels],
    ['category', search.category, ['', search.anyCategory], ...categoriesIn(view, name)],
    ['label', labelled, ['', search.anyLabel], ...labelsIn(view)],
    ['assignee', assignee, ['', search.anyAssignee], [NOBODY, nobody], ...members],
    ['party', search.party, ['', search.anyParty], ...parties],
    ['age', search.age, ['', search.anyAge], ...ages],
    ['sort', filter.sort, ...options(SORTS, (sort) => filter[sort])],
  ]
}

/** The reception's own categories that a case has. */
function categoriesIn(view: DeskView | null, name: Words['name']): readonly Option[] {
  const used = new Set(view?.cases.flatMap(({ work }) => work.categories))
  const named = categoryNames([...used], view ?? { categories: {} }, { name })
  return [...used].map((id, i): Option => [id, named[i] ?? id])
}

function labelsIn(view: DeskView | null): readonly Option[] {
  const labels = new Set(view?.cases.flatMap((one) => one.labels))
  return [...labels].sort((a, b) => a.localeCompare(b)).map((label) => [label, label])
}

interface ChoiceProps {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string
  readonly choose: (value: string) => void
}

function Choice({ id, label, options, value, choose }: ChoiceProps) {
  // A value of a kept view may no longer exist: it is still shown, because it leaves out cases.
  const known = options.some(([one]) => one === value)
  const shown = known ? options : [...options, [value, value] as const]
  return (
    <>
      <label for={id}>{label}</label>
      <Select {...{ id, value }} options={shown} change={choose} />
    </>
  )
}

interface SavedViewsProps {
  readonly saved: readonly SavedView[]
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
}

/** Views that a member needs again and again: one press shows a view, and the member's vault keeps it. */
function SavedViews({ saved, choice, choose }: SavedViewsProps) {
  const store = useStore()
  const { desk } = useWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const keep = async (views: readonly SavedView[], done: Said) => {
    const failure = await store.ask('keep-views', { views })
    setOutcome(failure === null ? done : { failure })
    return failure === null
  }
  const remove = async (one: SavedView) => {
    const others = saved.filter((each) => each !== one)
    if (await keep(others, 'removed')) refocus('view-name')
  }
  return (
    <section class="saved-views" aria-labelledby="saved-views-title">
      <h3 id="saved-views-title">{desk.search.views}</h3>
      {saved.length === 0 ? null : (
        <ul>
          {saved.map((one) => (
            <li key={one.name}>
              <button type="button" class="switch" onClick={() => choose(listChoiceOf(one))}>
                {one.name}
              </button>
              <button
                type="button"
                class="quiet"
                aria-label={fill(desk.search.remove, { name: one.name })}
                onClick={() => void remove(one)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <KeepView {...{ saved, choice, keep, setOutcome }} isNameless={outcome === 'nameless'} />
      <p role="status" id="view-outcome" class={isGood(outcome) ? undefined : 'problem'}>
        {outcome === null ? '' : outcomeText(outcome, desk)}
      </p>
      <p class="hint">{desk.search.viewsHint}</p>
    </section>
  )
}

type Said = 'kept' | 'removed' | 'nameless' | 'nothingChosen' | 'tooMany'
type Outcome = Said | { readonly failure: NotDone }

function isGood(outcome: Outcome | null): boolean {
  return outcome === null || outcome === 'kept' || outcome === 'removed'
}

function outcomeText(outcome: Outcome, desk: DeskTexts): string {
  return typeof outcome === 'string' ? desk.search[outcome] : notDone(outcome.failure, desk)
}

interface KeepViewProps extends Pick<SavedViewsProps, 'saved' | 'choice'> {
  readonly keep: (views: readonly SavedView[], done: Said) => Promise<boolean>
  readonly setOutcome: (outcome: Outcome) => void
  /** Whether a view was to be kept without a name. */
  readonly isNameless: boolean
}

/** Give the current choice a name. If the name is taken already, the current choice replaces the old one. */
function KeepView({ saved, choice, keep, setOutcome, isNameless }: KeepViewProps) {
  const { desk } = useWords()
  const [name, setName] = useState('')
  const submit = async () => {
    const one = savedView(name.trim(), choice)
    const others = saved.filter((each) => each.name !== one.name)
    if (one.name === '') {
      setOutcome('nameless')
      focusSoon('view-name')
    } else if (!isNarrowed(choice)) setOutcome('nothingChosen')
    else if (others.length >= MOST_VIEWS) setOutcome('tooMany')
    else if (await keep([...others, one], 'kept')) setName('')
  }
  return (
    <form class="keep-view" onSubmit={submitBy(submit)}>
      <label for="view-name">{desk.search.viewName}</label>
      <input
        id="view-name"
        type="text"
        autocomplete="off"
        maxLength={LONGEST_NAME}
        value={name}
        aria-invalid={isNameless}
        aria-describedby={isNameless ? 'view-outcome' : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" id="view-keep">
        {desk.search.keep}
      </button>
    </form>
  )
}
