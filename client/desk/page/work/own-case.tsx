import { useContext } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { DropOf } from '../../format/answer-lines.ts'
import { caseName } from '../../format/work-labels.ts'
import { letterOf } from '../../model/case/answers.ts'
import { useWords } from '../shell/words.ts'
import { OpenCaseContext } from './open-case.ts'
import type { WorkProps } from './props.ts'

export interface OwnCaseProps extends Pick<WorkProps, 'view'> {
  readonly item: DropOf
}

/** A notice that retaliation is a matter of its own, with a way to the case that handles it. Requirement S23 */
export function OwnCase({ view, item }: OwnCaseProps) {
  const { desk } = useWords()
  const open = useContext(OpenCaseContext)
  if (letterOf(item.content) !== 'letter-retaliation' || item.drop === 'report') return null
  const made = view.cases.find(({ id }) => id === item.became)
  return (
    <p class="notice" id={`own-case-${item.key}`}>
      {made === undefined ? desk.splitting.ownSoon : desk.splitting.own}{' '}
      {made === undefined ? null : (
        <button type="button" onClick={() => open(made.id, false)}>
          {fill(desk.merging.open, { name: caseName(made, desk) })}
        </button>
      )}
    </p>
  )
}
