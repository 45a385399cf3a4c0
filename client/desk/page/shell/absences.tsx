import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { type Absence, type AbsenceWord, awayOn, mayStandIn } from '../../model/access/deputies.ts'
import type { Failure } from '../../model/error.ts'
import type { DeskView } from '../../model/views.ts'
import type { PageStore } from '../store/state.ts'
import { AbsenceForm } from './absence-form.tsx'
import { ProblemText } from './attempt.tsx'
import { focusSoon } from './focus.ts'
import { Modal, useModal } from './modal.tsx'
import { useWords } from './words.ts'

export interface AbsencesProps {
  readonly store: PageStore
  readonly view: DeskView
  readonly close: () => void
}

/** Current and future absences, and a form to add them: each member for themselves, the head for everybody. */
export function AbsencesDialog({ store, view, close }: AbsencesProps) {
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
  const titleOf = useTitles(view)
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
  const titleOf = useTitles(view)
  const { members, absences, today } = view
  if (deputy === null) return desk.absences.noDeputy
  if (!mayStandIn(members, deputy, member)) return desk.absences.deputyGone
  const isAway = awayOn(absences, deputy, today) !== null
  return fill(isAway ? desk.absences.deputyAway : desk.absences.deputy, { name: titleOf(deputy) })
}

function useTitles({ members, formerly }: Pick<DeskView, 'members' | 'formerly'>) {
  const { desk, name } = useWords()
  return (id: string) =>
    name(members.find((one) => one.id === id)?.title ?? formerly[id]) || desk.turns.unknown
}

export interface AwayNowProps {
  readonly view: DeskView
  readonly show: () => void
}

/** Members who are away today, shown while no case is open. A deputy sees here that they stand in. */
export function AwayNow({ view, show }: AwayNowProps) {
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
  const titleOf = useTitles(view)
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
