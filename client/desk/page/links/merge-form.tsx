import { useContext } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { isHandled } from '../../model/case/merged-list.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { Choice, type FieldsOf, TextField } from '../work/fields.tsx'
import { type Elsewhere, type FilledForm, WorkForm } from '../work/form.tsx'
import { OpenCaseContext } from '../work/open-case.ts'
import type { WorkProps } from '../work/props.ts'

const NEW_MERGE = { case: '', how: 'merged', leads: '', text: '' }

/** The form to handle another case together with this one. */
export function MergeForm(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const open = useContext(OpenCaseContext)
  const { value, at, clear } = useFields('merge', one.id, NEW_MERGE)
  const others = view.cases.filter((other) => isMergeable(other) && other.id !== one.id)
  const leading = view.cases.find(({ id }) => id === one.merge.into)
  if (leading !== undefined || others.length === 0) {
    const led = leading && fill(desk.merging.led, { name: caseName(leading, desk) })
    return (
      <>
        <h5>{desk.merging.title}</h5>
        <p id="merge-case" class="hint" tabIndex={-1}>
          {led ?? desk.merging.nowhere}
        </p>
      </>
    )
  }
  const other = others.find(({ linkName }) => linkName === value.case)
  const leads = value.leads || (other && other.since < one.since ? 'other' : 'this')
  const [first, second] = leads === 'other' ? [other, one] : [one, other]
  const filled = (): FilledForm => {
    if (first === undefined || second === undefined) return { missing: desk.merging.case }
    const how = value.how === 'duplicate' ? 'duplicate' : 'merged'
    return mergeOf(first, second, how, value.text.trim())
  }
  const saved = () => {
    clear()
    if (first) open(first.id, false)
  }
  return (
    <>
      <h5>{desk.merging.title}</h5>
      <p class="hint">{desk.merging.lead}</p>
      <WorkForm {...props} id="merge" submit={desk.merging.save} filled={filled} saved={saved}>
        <MergeFields {...{ one, others, other, leads, at }} />
      </WorkForm>
    </>
  )
}

interface FieldsProps {
  readonly one: CaseView
  readonly others: readonly CaseView[]
  /** The chosen case. */
  readonly other: CaseView | undefined
  /** The case that leads: the chosen one, or the one that came first. */
  readonly leads: string
  readonly at: FieldsOf<typeof NEW_MERGE>
}

function MergeFields({ one, others, other, leads, at }: FieldsProps) {
  const { desk } = useWords()
  return (
    <>
      <Choice
        {...at('case')}
        label={desk.merging.case}
        none={desk.sheet.choose}
        choices={others.map((each) => [each.linkName ?? '', caseName(each, desk)])}
      />
      <Choice
        {...at('how')}
        label={desk.merging.how}
        choices={[
          ['merged', desk.merging.merged],
          ['duplicate', desk.merging.duplicate],
        ]}
      />
      <Choice
        {...at('leads')}
        value={leads}
        label={desk.merging.leads}
        choices={[
          ['this', fill(desk.merging.this, { name: caseName(one, desk) })],
          ['other', other === undefined ? desk.merging.other : caseName(other, desk)],
        ]}
      />
      <TextField
        {...at('text')}
        label={fill(desk.sheet.optional, { label: desk.merging.text })}
        hint={desk.merging.leadsHint}
        max={1000}
      />
    </>
  )
}

/** Whether a case can be merged here. A led case is merged from the case that leads it. */
function isMergeable(one: CaseView): boolean {
  return isHandled(one) && one.linkName !== null && one.merge.into === null
}

/** The entries of a merge. The log of the led case gets its entry first: by itself, that entry changes nothing. */
function mergeOf(
  leading: CaseView,
  led: CaseView,
  how: 'merged' | 'duplicate',
  text: string,
): readonly Elsewhere[] {
  const link = { kind: 'linked', how, text } as const
  return [
    { caseId: led.id, action: { ...link, case: leading.linkName ?? '' } },
    { caseId: leading.id, action: { ...link, case: led.linkName ?? '', leads: true } },
  ]
}
