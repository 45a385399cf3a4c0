import { useState } from 'preact/hooks'
import type { Failure } from '../../model/error.ts'
import { useWords } from '../shell/words.ts'
import type { WorkProps } from '../work/props.ts'
import { StepBack } from './step-back.tsx'

/** Asks whether the reader of a case has a part in it, before anything of the case is shown. */
export function Gate({ one, store }: Pick<WorkProps, 'one' | 'store'>) {
  const { desk } = useWords()
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const open = async () => {
    if (working) return
    setWorking(true)
    const request = { kind: 'declare', caseId: one.id, conflict: false, text: '' } as const
    setFailure(await store.changeAccess(request))
    setWorking(false)
    requestAnimationFrame(() => document.getElementById('case-title')?.focus())
  }
  return (
    <section class="gate" aria-labelledby="gate-title">
      <h3 id="gate-title">{desk.gate.title}</h3>
      <p>{one.asks ? desk.gate.letterLead : desk.gate.lead}</p>
      {one.asks ? null : <Who one={one} />}
      <button
        type="button"
        id="gate-open"
        class="primary"
        aria-disabled={working}
        onClick={() => void open()}
      >
        {working ? desk.gate.working : one.asks ? desk.gate.letterOpen : desk.gate.open}
      </button>
      <StepBack {...{ one, store }} id="gate-close" label={desk.gate.close} />
      <p class="problem" role="alert">
        {failure ? desk.errors[failure] : null}
      </p>
      {one.asks ? null : <p class="hint">{desk.gate.later}</p>}
    </section>
  )
}

/** Colleagues who read the case, and colleagues who stepped back. They give a hint on whose case it may be. */
function Who({ one: { access } }: Pick<WorkProps, 'one'>) {
  const { desk, name } = useWords()
  const titles = (ids: readonly string[]) => ids.map((id) => name(access.titles[id])).join(', ')
  const away = access.declarations.filter(({ conflict }) => conflict)
  const lines = [
    [desk.gate.readers, access.readers.filter(({ conflict }) => !conflict)],
    ...(away.length === 0 ? [] : [[desk.gate.away, away] as const]),
  ] as const
  return (
    <dl class="facts">
      {lines.map(([term, people]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{titles(people.map(({ member }) => member)) || desk.gate.nobody}</dd>
        </div>
      ))}
    </dl>
  )
}
