import { useState } from 'preact/hooks'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { fill } from '../../../texts/wording.ts'
import { dayOfField, fieldOfDay } from '../../format/words.ts'
import { type Absence, type AbsenceWord, awayOn, mayStandIn } from '../../model/access/deputies.ts'
import { outOfReach } from '../../model/deadlines/deadlines.ts'
import type { Failure } from '../../model/error.ts'
import type { DeskView } from '../../model/views.ts'
import { useTerms } from '../deadlines/terms.ts'
import { Choice, DayField, fieldsIn } from '../work/fields.tsx'
import { useTitles } from '../work/props.ts'
import { ProblemText, submitBy, WorkButton } from './attempt.tsx'
import { focusSoon } from './focus.ts'
import { Modal, useModal } from './modal.tsx'
import { useStore, useWords } from './words.ts'

export interface AbsencesProps {
  readonly view: DeskView
  readonly close: () => void
}

/** Current and future absences, and a form to add them: each member for themselves, the head for everybody. */
export function AbsencesDialog({ view, close }: AbsencesProps) {
  const store = useStore()
  const { desk } = useWords()
  const dialog = useModal()
  const [editing, setEditing] = useState<Absence | null>(null)
  const [outcome, setOutcome] = useState<Failure | 'saved' | 'working' | null>(null)
  const say: Say = async (word) => {
    setOutcome('working')
    const why = await store.ask('say-absence', { word })
    setOutcome(why ?? 'saved')
    if (why !== null) return
    setEditing(null)
    focusSoon('absences-title')
  }
  const edit = (one: Absence | null) => {
    setOutcome(null)
    setEditing(one)
    focusSoon(one ? 'absence-from' : 'absences-title')
  }
  const shown = view.absences.filter(({ until }) => until >= view.today)
  return (
    <Modal
      {...{ dialog, close }}
      name="absences"
      class="people absences"
      title={desk.absences.title}
      lead={desk.absences.lead}
      leave={[desk.absences.close]}
    >
      {shown.length === 0 ? <p class="empty">{desk.absences.none}</p> : null}
      <ul>
        {shown.map((one) => (
          <li key={`${one.member} ${one.id}`} data-absence={one.member}>
            <Row {...{ one, view, edit, say }} />
          </li>
        ))}
      </ul>
      <p class={outcome === 'saved' ? 'notice' : 'only-heard'} role="status">
        {outcome === 'saved' ? desk.absences.saved : ''}
      </p>
      <AbsenceForm
        key={editing?.id ?? `new ${view.absences.length}`}
        {...{ view, editing, say }}
        working={outcome === 'working'}
        giveUp={() => edit(null)}
      />
      <ProblemText why={outcome === 'working' || outcome === 'saved' ? null : outcome} />
    </Modal>
  )
}

type Say = (word: AbsenceWord) => Promise<void>

interface RowProps {
  readonly one: Absence
  readonly view: DeskView
  readonly edit: (one: Absence) => void
  readonly say: Say
}

function Row({ one, view, edit, say }: RowProps) {
  const { desk, day } = useWords()
  const titleOf = useTitles(view, desk.turns.unknown)
  const { today } = view
  const own = view.members.find((member) => member.own)?.id
  const values = { name: titleOf(one.member), from: day(one.from), until: day(one.until) }
  const isNow = one.from <= today
  const end = () => {
    const until = Math.max(one.from, today) - 1
    void say({ id: one.id, member: one.member, deputy: one.deputy, from: one.from, until })
  }
  return (
    <>
      <p>
        <strong>{fill(desk.absences.away, values)}</strong>
        {isNow ? ` (${desk.absences.now})` : ''}
      </p>
      <p class="hint">{useDeputyLine(one, view)}</p>
      {one.member === own || view.role === 'head' ? (
        <p>
          <button type="button" class="quiet" onClick={() => edit(one)}>
            {fill(desk.absences.change, values)}
          </button>
          <button type="button" class="quiet" data-end={one.member} onClick={end}>
            {fill(isNow ? desk.absences.back : desk.absences.cancel, values)}
          </button>
        </p>
      ) : null}
    </>
  )
}

/** A line on the deputy, or on where deadlines go because there is none. */
function useDeputyLine({ member, deputy }: Absence, view: DeskView): string {
  const { desk } = useWords()
  const titleOf = useTitles(view, desk.turns.unknown)
  const { members, absences, today } = view
  if (deputy === null) return desk.absences.noDeputy
  if (!mayStandIn(members, deputy, member)) return desk.absences.deputyGone
  const isAway = awayOn(absences, deputy, today) !== null
  return fill(isAway ? desk.absences.deputyAway : desk.absences.deputy, { name: titleOf(deputy) })
}

/** Members who are away today, shown while no case is open. A deputy sees here that they stand in. */
export function AwayNow({ view, show }: { readonly view: DeskView; readonly show: () => void }) {
  const { desk } = useWords()
  const away = view.members.flatMap(({ id }) => {
    const now = awayOn(view.absences, id, view.today)
    return now === null ? [] : [{ id, ...now }]
  })
  const sentence = useStanding(view)
  if (away.length === 0) return null
  return (
    <section class="away-now" aria-labelledby="away-now-title">
      <h2 id="away-now-title">{desk.absences.list}</h2>
      <ul>
        {away.map((one) => (
          <li key={one.id}>{sentence(one)}</li>
        ))}
      </ul>
      <button type="button" id="away-now-open" aria-haspopup="dialog" onClick={show}>
        {desk.absences.open}
      </button>
    </section>
  )
}

function useStanding(view: DeskView) {
  const { desk, day } = useWords()
  const titleOf = useTitles(view, desk.turns.unknown)
  const own = view.members.find((one) => one.own)?.id
  return ({ id, until, deputy }: { id: string; until: number; deputy: string | null }) => {
    const values = { name: titleOf(id), day: day(until) }
    const { standing, standingDeputy, standingYou, standingOwn } = desk.absences
    if (id === own) return fill(standingOwn, values)
    if (deputy === null || !mayStandIn(view.members, deputy, id)) return fill(standing, values)
    if (deputy === own) return fill(standingYou, values)
    return fill(standingDeputy, { ...values, deputy: titleOf(deputy) })
  }
}

/** Number of days ahead that desks take into account. */
const FARTHEST = 2 * 365

interface AbsenceFormProps {
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

type Fault = 'noDays' | 'order' | 'over' | 'tooLong'

/** The form for the days of an absence and its deputy. It asks for no reason. */
function AbsenceForm({ view, editing, say, working, giveUp }: AbsenceFormProps) {
  const { desk, name } = useWords()
  const [fields, setFields] = useState(() => begin(view, editing))
  const [fault, setFault] = useState<Fault | null>(null)
  const at = fieldsIn('absence', fields, (part) => setFields({ ...fields, ...part }))
  const submit = () => {
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
    <form class="absence-form" onSubmit={submitBy(submit)} aria-labelledby="absence-form-title">
      <h3 id="absence-form-title">
        {editing === null ? desk.absences.add : desk.absences.changing}
      </h3>
      {mayChoose ? (
        <Choice
          {...at('member')}
          label={desk.absences.member}
          choices={titles}
          change={(member) => setFields(awayAs(fields, member))}
        />
      ) : null}
      <DayField {...at('from')} label={desk.absences.from} />
      <DayField {...at('until')} label={desk.absences.until} />
      <Choice
        {...at('deputy')}
        label={desk.absences.who}
        none={desk.absences.nobody}
        choices={titles.filter(([id]) => mayStandIn(view.members, id, fields.member))}
      />
      <p class="hint" role="status" id="absence-reach">
        {useReach(view, fields)}
      </p>
      <p class="problem" role="alert">
        {fault === null ? '' : desk.absences[fault]}
      </p>
      <WorkButton
        id="absence-save"
        class="primary"
        working={working}
        label={desk.absences.save}
        busy={desk.absences.saving}
      />
      {editing === null ? null : (
        <button type="button" onClick={giveUp}>
          {desk.absences.giveUp}
        </button>
      )}
    </form>
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
