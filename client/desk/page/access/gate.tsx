import { ProblemText, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { Facts } from '../shell/facts.tsx'
import { refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { WorkProps } from '../work/props.ts'
import { StepBack } from './step.tsx'

/** Asks whether the reader of a case has a part in it, before anything of the case is shown. */
export function Gate({ one }: Pick<WorkProps, 'one'>) {
  const store = useStore()
  const { desk } = useWords()
  const { working, failure, attempt } = useAttempt()
  const open = async () => {
    const request = { kind: 'declare', caseId: one.id, conflict: false, text: '' } as const
    const why = await store.changeAccess(request)
    refocus('case-title')
    return why
  }
  return (
    <section class="gate" aria-labelledby="gate-title">
      <h3 id="gate-title">{desk.gate.title}</h3>
      <p>{one.asks ? desk.gate.letterLead : desk.gate.lead}</p>
      {one.asks ? null : <StandingFacts one={one} />}
      <WorkButton
        id="gate-open"
        class="primary"
        working={working}
        label={one.asks ? desk.gate.letterOpen : desk.gate.open}
        busy={desk.gate.working}
        press={() => attempt(open)}
      />
      <StepBack one={one} id="gate-close" label={desk.gate.close} />
      <ProblemText why={failure} />
      {one.asks ? null : <p class="hint">{desk.gate.later}</p>}
    </section>
  )
}

/** Asks once more, after the reading: the question before it was answered without knowing what the case is about. */
export function AskAgain({ one }: Pick<WorkProps, 'one'>) {
  const store = useStore()
  const { desk } = useWords()
  return (
    <section class="ask-again" aria-labelledby="again-title">
      <h4 id="again-title">{desk.gate.againTitle}</h4>
      <p>{desk.gate.againLead}</p>
      <button
        type="button"
        id="gate-again"
        onClick={() => {
          store.askedAgain(one.id)
          refocus('case-title')
        }}
      >
        {desk.gate.again}
      </button>
      <StepBack one={one} id="gate-again-close" label={desk.gate.close} />
    </section>
  )
}

/**
 * All that is shown of a case before its reader has answered: whom it is about, as its reporter wrote for this place,
 * who reads it, and who stepped back.
 */
export function StandingFacts({ one: { access, concerns } }: Pick<WorkProps, 'one'>) {
  const { desk, name } = useWords()
  const titles = (ids: readonly string[]) => ids.map((id) => name(access.titles[id])).join(', ')
  const away = access.declarations.filter(({ conflict }) => conflict)
  const lines = [
    [desk.gate.readers, access.readers.filter(({ conflict }) => !conflict)],
    ...(away.length === 0 ? [] : [[desk.gate.away, away] as const]),
  ] as const
  const namesOf = (people: readonly { readonly member: string }[]) =>
    titles(people.map(({ member }) => member)) || desk.gate.nobody
  return (
    <Facts
      facts={[
        [desk.gate.concerns, <Concerns key="concerns" concerns={concerns} />],
        ...lines.map(([term, people]) => [term, namesOf(people)] as const),
      ]}
    />
  )
}

function Concerns({ concerns }: Pick<WorkProps['one'], 'concerns'>) {
  const { desk } = useWords()
  if (concerns === null) return <span class="hint">{desk.gate.concernsNotAsked}</span>
  if (concerns.waits) return <span class="hint">{desk.gate.concernsWaits}</span>
  if (concerns.text === '') return <span class="hint">{desk.gate.concernsEmpty}</span>
  return <span class="as-written">{concerns.text}</span>
}
