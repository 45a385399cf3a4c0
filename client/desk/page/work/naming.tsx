import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { fieldOfDay } from '../../format/words.ts'
import { caseName } from '../../format/work-labels.ts'
import {
  casesWith,
  freeNumber,
  givesWay,
  numberOf,
  numberText,
} from '../../model/case/case-number.ts'
import type { CaseworkAction } from '../../model/case/casework-action.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { TextField, useFields } from './fields.tsx'
import { type FilledForm, FormOutcome, useSaving, WorkForm } from './form.tsx'
import { OpenCaseButton } from './open-case.tsx'
import type { WorkProps } from './props.ts'
import { Ticks, toggled } from './ticks.tsx'

type Named = Extract<CaseworkAction, { kind: 'named' }>

/** The title, the number and the categories that the reception gives a case, for itself only. */
export function NamingSection(props: WorkProps) {
  const { one, view } = props
  const { desk, name } = useWords()
  const { value, at, change, clear } = useFields('naming', one.id, fieldsOf(one))
  const chosen = new Set(value.categories.split(' ').filter(Boolean))
  const filled = (): FilledForm => {
    const number = numberOf(value.number)
    if (value.number.trim() !== '' && number === null) return { missing: desk.naming.number }
    const action = changed(one, { title: value.title.trim(), number, categories: [...chosen] })
    return action === null ? [] : [action]
  }
  return (
    <WorkForm {...props} id="naming" submit={desk.sheet.save} filled={filled} saved={clear}>
      <p class="work-wide hint">{desk.naming.lead}</p>
      <TextField {...at('title')} label={desk.naming.title} max={120} />
      <TextField
        {...at('number')}
        label={desk.naming.number}
        hint={desk.naming.numberHint}
        max={12}
      />
      {one.may.handle ? (
        <div class="work-wide">
          <button
            type="button"
            id="naming-suggest"
            class="quiet"
            onClick={() => change({ number: numberText(newNumber(view)) })}
          >
            {desk.naming.suggest}
          </button>
        </div>
      ) : null}
      <Ticks
        id="naming-categories"
        title={desk.naming.categories}
        hint={desk.naming.categoriesHint}
        choices={Object.entries(view.categories).map(([id, label]) => [id, name(label) || id])}
        isOn={(id) => chosen.has(id)}
        toggle={(id) => change({ categories: [...toggled(chosen, id)].join(' ') })}
      />
    </WorkForm>
  )
}

function fieldsOf({ work }: CaseView) {
  return {
    title: work.title,
    number: work.number === null ? '' : numberText(work.number),
    categories: work.categories.join(' '),
  }
}

/** The parts that differ from those that stand; null if none does. A number stays if its field was emptied. */
function changed(
  { work }: CaseView,
  now: Pick<CaseView['work'], 'title' | 'number' | 'categories'>,
) {
  const isOther = <Part extends keyof typeof now>(part: Part) =>
    JSON.stringify(now[part]) !== JSON.stringify(work[part])
  const action: Named = {
    kind: 'named',
    ...(isOther('title') ? { title: now.title } : {}),
    ...(now.number !== null && isOther('number') ? { number: now.number } : {}),
    ...(isOther('categories') ? { categories: [...now.categories] } : {}),
  }
  return Object.keys(action).length > 1 ? action : null
}

/** A number of the running year that no case of this desk has. */
function newNumber({ cases, today }: DeskView) {
  const year = Number(fieldOfDay(today).slice(0, 4))
  return freeNumber(cases, year, (below) => {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
    return drawn % below
  })
}

/** Another case that has the number of this one, and a way to give this one another. */
export function NumberClash({ one, view }: WorkProps) {
  const { desk } = useWords()
  const { outcome, save } = useSaving(one.id)
  const [free] = useState(() => newNumber(view))
  const { number } = one.work
  const [other] = casesWith(view.cases, number, one.id)
  if (number === null || other === undefined) return null
  const isHere = givesWay(one, other)
  return (
    <div class="notice" id="same-number">
      <p>
        {fill(desk.naming.same, { number: numberText(number), name: caseName(other, desk) })}{' '}
        {isHere ? desk.naming.sameHere : desk.naming.sameThere} <OpenCaseButton one={other} />
      </p>
      {one.may.handle ? (
        <button
          type="button"
          id="renumber"
          class={isHere ? 'primary' : 'quiet'}
          aria-disabled={outcome === 'saving'}
          onClick={() => void save([{ kind: 'named', number: free }])}
        >
          {fill(desk.naming.renumber, { number: numberText(free) })}
        </button>
      ) : null}
      <FormOutcome id="renumber-outcome" outcome={outcome} />
    </div>
  )
}
