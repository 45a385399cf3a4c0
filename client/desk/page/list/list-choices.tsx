import { PARTIES, STATUSES } from '../../../../crypto/entries/content.ts'
import { fill } from '../../../texts/wording.ts'
import type { Words } from '../../format/words.ts'
import type { DeskView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { Select } from '../work/fields.tsx'
import { AGES, type ListChoice, NOBODY, SORTS } from './list-order.ts'

export interface ListChoicesProps {
  readonly choice: ListChoice
  readonly choose: (choice: ListChoice) => void
  readonly view: DeskView | null
}

type Option = readonly [value: string, label: string]

/** Criteria for choosing cases, in addition to words. */
export function ListChoices({ choice, choose, view }: ListChoicesProps) {
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

type Chosen = 'status' | 'channel' | 'label' | 'assignee' | 'party' | 'age' | 'sort'
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
    ['label', labelled, ['', search.anyLabel], ...labelsIn(view)],
    ['assignee', assignee, ['', search.anyAssignee], [NOBODY, nobody], ...members],
    ['party', search.party, ['', search.anyParty], ...parties],
    ['age', search.age, ['', search.anyAge], ...ages],
    ['sort', filter.sort, ...options(SORTS, (sort) => filter[sort])],
  ]
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
