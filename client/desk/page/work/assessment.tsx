import { RISKS, SCOPES } from '../../../../crypto/entries/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import { scoreText } from '../../format/work-labels.ts'
import type { WorkView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from './drafts.tsx'
import { Check, Choice, TextArea, TextField } from './fields.tsx'
import { type FilledForm, WorkForm } from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

type Assessment = NonNullable<WorkView['assessment']>['entry']

/** The assessment of the case, and the labels by which it is found again. */
export function AssessmentSection(props: WorkProps) {
  return (
    <>
      <AssessmentForm {...props} />
      <LabelsForm {...props} />
    </>
  )
}

const FIVE = ['1', '2', '3', '4', '5'] as const

function AssessmentForm(props: WorkProps) {
  const { one, view } = props
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const standing = one.work.assessment
  const { value, change, clear } = useFields(`assessment ${one.id}`, fieldsOf(standing?.entry))
  const filled = (): FilledForm => {
    const scope = SCOPES.find((each) => each === value.scope)
    if (scope === undefined) return { missing: desk.assess.scope }
    const { urgent, criminal, evidenceAtRisk } = value
    const risk = RISKS.find((each) => each === value.risk)
    const { likelihood, impact } = value
    return [
      {
        ...({ kind: 'assessment', scope, urgent, criminal, evidenceAtRisk } as const),
        ...(likelihood === '' ? {} : { likelihood: Number(likelihood) }),
        ...(impact === '' ? {} : { impact: Number(impact) }),
        ...(risk === undefined ? {} : { risk }),
        text: value.text.trim(),
      },
    ]
  }
  const score = Number(value.likelihood) * Number(value.impact)
  return (
    <WorkForm {...props} id="assessment" submit={desk.sheet.save} filled={filled} saved={clear}>
      {standing === null ? null : (
        <p class="work-wide hint">
          {fill(desk.sheet.by, { who: nameOf(standing.member), day: day(standing.day) })}
        </p>
      )}
      <Scope value={value} change={change} />
      <Scales value={value} change={change} />
      <p class="work-score">
        <span class="work-term">{desk.assess.product}</span>
        <output id="assessment-score" for="assessment-likelihood assessment-impact">
          {scoreText(score, desk)}
        </output>
      </p>
      <TextArea
        id="assessment-text"
        label={desk.assess.text}
        max={2500}
        value={value.text}
        change={(text) => change({ text })}
      />
    </WorkForm>
  )
}

function fieldsOf(entry: Assessment | undefined) {
  return {
    scope: entry?.scope ?? '',
    urgent: entry?.urgent ?? false,
    criminal: entry?.criminal ?? false,
    evidenceAtRisk: entry?.evidenceAtRisk ?? false,
    likelihood: String(entry?.likelihood ?? ''),
    impact: String(entry?.impact ?? ''),
    risk: entry?.risk ?? '',
    text: entry?.text ?? '',
  }
}

interface PartProps {
  readonly value: ReturnType<typeof fieldsOf>
  readonly change: (part: Partial<ReturnType<typeof fieldsOf>>) => void
}

function Scope({ value, change }: PartProps) {
  const { desk } = useWords()
  return (
    <>
      <Choice
        id="assessment-scope"
        label={desk.assess.scope}
        none={desk.sheet.choose}
        choices={SCOPES.map((scope) => [scope, desk.scopes[scope]])}
        value={value.scope}
        change={(scope) => change({ scope: SCOPES.find((each) => each === scope) ?? '' })}
      />
      <Choice
        id="assessment-risk"
        label={desk.assess.risk}
        none={desk.assess.unknown}
        choices={RISKS.map((risk) => [risk, desk.risks[risk]])}
        value={value.risk}
        change={(risk) => change({ risk: RISKS.find((each) => each === risk) ?? '' })}
      />
      <fieldset class="work-checks">
        <legend>{desk.assess.flags}</legend>
        {(['urgent', 'criminal', 'evidenceAtRisk'] as const).map((flag) => (
          <Check
            key={flag}
            id={`assessment-${flag}`}
            label={desk.assess[flag === 'evidenceAtRisk' ? 'evidence' : flag]}
            value={value[flag]}
            change={(on) => change({ [flag]: on })}
          />
        ))}
      </fieldset>
    </>
  )
}

function Scales({ value, change }: PartProps) {
  const { desk } = useWords()
  return (
    <>
      <Choice
        id="assessment-likelihood"
        label={desk.assess.likelihood}
        none={desk.assess.unknown}
        choices={FIVE.map((n) => [n, desk.likelihoods[n]])}
        value={value.likelihood}
        change={(likelihood) => change({ likelihood })}
      />
      <Choice
        id="assessment-impact"
        label={desk.assess.impact}
        none={desk.assess.unknown}
        choices={FIVE.map((n) => [n, desk.impacts[n]])}
        value={value.impact}
        change={(impact) => change({ impact })}
      />
    </>
  )
}

function LabelsForm(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const standing = { labels: one.work.labels.join(', ') }
  const { value, change, clear } = useFields(`labels ${one.id}`, standing)
  const filled = (): FilledForm => {
    const labels = value.labels.split(',').map((label) => label.trim())
    return [{ kind: 'labels', labels: [...new Set(labels.filter((label) => label !== ''))] }]
  }
  return (
    <WorkForm {...props} id="labels" submit={desk.assess.saveLabels} filled={filled} saved={clear}>
      <TextField
        id="labels-text"
        label={desk.assess.labels}
        hint={desk.assess.labelsHint}
        max={400}
        value={value.labels}
        change={(labels) => change({ labels })}
      />
    </WorkForm>
  )
}
