import { useState } from 'preact/hooks'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { dayOfField, fieldOfDay } from '../../format/words.ts'
import { type Absence, type AbsenceWord, mayStandIn } from '../../model/access/deputies.ts'
import { outOfReach } from '../../model/deadlines/deadlines.ts'
import type { DeskView } from '../../model/views.ts'
import { useTerms } from '../deadlines/terms.ts'
import { Choice, DayField } from '../work/fields.tsx'
import { useWords } from './words.ts'

/** Number of days ahead that desks take into account. */
const FARTHEST = 2 * 365

export interface AbsenceFormProps {
  readonly view: DeskView
  /** Null for a new one. */
  readonly editing: Absence | null
  readonly say: (word: AbsenceWord) => Promise<void>
  readonly working: boolean
  readonly giveUp: () => void
}

interface Fields {
  /** If it is sent again after no answer, it is the same absence. */
  readonly id: string
  readonly member: string
  readonly from: string
  readonly until: string
  /** Empty if nobody stands in. */
  readonly deputy: string
}

type Field = Exclude<keyof Fields, 'id'>
type Fault = 'noDays' | 'order' | 'over' | 'tooLong'

/** The form for the days of an absence and its deputy. It asks for no reason. */
export function AbsenceForm({ view, editing, say, working, giveUp }: AbsenceFormProps) {
  const { desk, name } = useWords()
  const [fields, setFields] = useState(() => begin(view, editing))
  const [fault, setFault] = useState<Fault | null>(null)
  const set = (key: Field) => (value: string) => setFields({ ...fields, [key]: value })
  const submit = (event: Event) => {
    event.preventDefault()
    if (working) return
    const word = wordOf(fields, view.today)
    setFault(typeof word === 'string' ? word : null)
    if (typeof word !== 'string') return void say(word)
    const field = word === 'noDays' && fields.from === '' ? 'absence-from' : 'absence-until'
    document.getElementById(field)?.focus()
  }
  const titles = view.members.map(({ id, title, own }) => {
    return [id, own ? fill(desk.absences.own, { name: name(title) }) : name(title)] as const
  })
  const mayChoose = view.role === 'head' && editing === null
  return (
    <form class="absence-form" onSubmit={submit} aria-labelledby="absence-form-title">
      <h3 id="absence-form-title">
        {editing === null ? desk.absences.add : desk.absences.changing}
      </h3>
      {mayChoose ? (
        <Choice
          id="absence-member"
          label={desk.absences.member}
          value={fields.member}
          choices={titles}
          change={(member) => setFields(awayAs(fields, member))}
        />
      ) : null}
      <Days {...{ fields, set, desk }} />
      <Choice
        id="absence-deputy"
        label={desk.absences.who}
        value={fields.deputy}
        none={desk.absences.nobody}
        choices={titles.filter(([id]) => mayStandIn(view.members, id, fields.member))}
        change={set('deputy')}
      />
      <p class="hint" role="status" id="absence-reach">
        {useReach(view, fields)}
      </p>
      <p class="problem" role="alert">
        {fault === null ? '' : desk.absences[fault]}
      </p>
      <button type="submit" class="primary" id="absence-save" aria-disabled={working}>
        {working ? desk.absences.saving : desk.absences.save}
      </button>
      {editing === null ? null : (
        <button type="button" onClick={giveUp}>
          {desk.absences.giveUp}
        </button>
      )}
    </form>
  )
}

interface DaysProps {
  readonly fields: Fields
  readonly set: (key: Field) => (value: string) => void
  readonly desk: DeskTexts
}

function Days({ fields, set, desk }: DaysProps) {
  const label = { from: desk.absences.from, until: desk.absences.until }
  return (
    <>
      {(['from', 'until'] as const).map((key) => (
        <DayField
          key={key}
          id={`absence-${key}`}
          label={label[key]}
          value={fields[key]}
          change={set(key)}
        />
      ))}
    </>
  )
}

function begin({ members, today }: DeskView, editing: Absence | null): Fields {
  const own = members.find((one) => one.own)?.id ?? ''
  const fresh = { id: toHex(systemRandom(8)), member: own }
  if (editing === null) return { ...fresh, from: fieldOfDay(today), until: '', deputy: '' }
  const { id, member, from, until, deputy } = editing
  return { id, member, from: fieldOfDay(from), until: fieldOfDay(until), deputy: deputy ?? '' }
}

/** Nobody stands in for themselves. */
function awayAs(fields: Fields, member: string): Fields {
  return { ...fields, member, deputy: fields.deputy === member ? '' : fields.deputy }
}

/** The absence as it is sent, or the fault in the fields. */
function wordOf(fields: Fields, today: number): AbsenceWord | Fault {
  const [from, until] = [dayOfField(fields.from), dayOfField(fields.until)]
  if (from === null || until === null) return 'noDays'
  if (until < from) return 'order'
  if (until < today) return 'over'
  if (until > today + FARTHEST) return 'tooLong'
  const { id, member, deputy } = fields
  return { id, member, deputy: deputy || null, from, until }
}

/** The number of cases to which the deputy has no access, shown before the absence is sent. */
function useReach(view: DeskView, { member, deputy }: Fields): string {
  const { desk, counted, name } = useWords()
  const terms = useTerms()
  const titleOf = (id: string) => name(view.members.find((one) => one.id === id)?.title)
  if (deputy === '') return desk.absences.withoutDeputy
  const who = { member, deputy }
  const missing = outOfReach(view.cases, { ...who, today: view.today, terms }).length
  const values = { name: titleOf(member), deputy: titleOf(deputy) }
  const isOwn = view.members.some(({ id, own }) => own && id === member)
  const reach =
    missing === 0
      ? fill(desk.absences.reachesAll, values)
      : counted(desk.absences.outOfReach, missing, values)
  return isOwn || missing === 0 ? reach : `${reach} ${desk.absences.onlySeen}`
}
