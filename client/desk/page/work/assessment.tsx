import { RISKS, SCOPES } from '../../../../crypto/entries/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import { scoreText } from '../../format/work-labels.ts'
import type { WorkView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { Check, Choice, type FieldsOf, TextArea, TextField, useFields } from './fields.tsx'
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
  const { value, at, clear } = useFields('assessment', one.id, fieldsOf(standing?.entry))
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
      <Ratings at={at} />
      <p class="work-score">
        <span class="work-term">{desk.assess.product}</span>
        <output id="assessment-score" for="assessment-likelihood assessment-impact">
          {scoreText(score, desk)}
        </output>
      </p>
      <TextArea {...at('text')} label={desk.assess.text} max={2500} />
    </WorkForm>
  )
}

function fieldsOf(entry: Assessment | undefined) {
  return {
    scope: entry?.scope ?? ('' as string),
    urgent: entry?.urgent ?? false,
    criminal: entry?.criminal ?? false,
    evidenceAtRisk: entry?.evidenceAtRisk ?? false,
    likelihood: String(entry?.likelihood ?? ''),
    impact: String(entry?.impact ?? ''),
    risk: entry?.risk ?? ('' as string),
    text: entry?.text ?? '',
  }
}

function Ratings({ at }: { readonly at: FieldsOf<ReturnType<typeof fieldsOf>> }) {
  const { desk } = useWords()
  return (
    <>
      <Choice
        {...at('scope')}
        label={desk.assess.scope}
        none={desk.sheet.choose}
        choices={SCOPES.map((scope) => [scope, desk.scopes[scope]])}
      />
      <Choice
        {...at('risk')}
        label={desk.assess.risk}
        none={desk.assess.unknown}
        choices={RISKS.map((risk) => [risk, desk.risks[risk]])}
      />
      <fieldset class="work-checks">
        <legend>{desk.assess.flags}</legend>
        {(['urgent', 'criminal', 'evidenceAtRisk'] as const).map((flag) => (
          <Check
            key={flag}
            {...at(flag)}
            label={desk.assess[flag === 'evidenceAtRisk' ? 'evidence' : flag]}
          />
        ))}
      </fieldset>
      <Choice
        {...at('likelihood')}
        label={desk.assess.likelihood}
        none={desk.assess.unknown}
        choices={FIVE.map((n) => [n, desk.likelihoods[n]])}
      />
      <Choice
        {...at('impact')}
        label={desk.assess.impact}
        none={desk.assess.unknown}
        choices={FIVE.map((n) => [n, desk.impacts[n]])}
      />
    </>
  )
}

function LabelsForm(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const standing = { text: one.work.labels.join(', ') }
  const { value, at, clear } = useFields('labels', one.id, standing)
  const filled = (): FilledForm => {
    const labels = value.text.split(',').map((label) => label.trim())
    return [{ kind: 'labels', labels: [...new Set(labels.filter((label) => label !== ''))] }]
  }
  return (
    <WorkForm {...props} id="labels" submit={desk.assess.saveLabels} filled={filled} saved={clear}>
      <TextField
        {...at('text')}
        label={desk.assess.labels}
        hint={desk.assess.labelsHint}
        max={400}
      />
    </WorkForm>
  )
}
