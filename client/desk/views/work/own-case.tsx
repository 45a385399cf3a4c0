import { useContext } from 'preact/hooks'
import { letterOf } from '../../answers.ts'
import { isHandled } from '../../merged.ts'
import { answerSheet, type DropOf } from '../answer-lines.ts'
import { useWords } from '../words.ts'
import { WorkDraftsContext } from './drafts.tsx'
import { openLinks } from './open-links.ts'
import type { WorkProps } from './props.ts'
import { splitForm } from './split-form.tsx'

export interface OwnCaseProps extends Pick<WorkProps, 'one' | 'view'> {
  readonly item: DropOf
}

/** That retaliation is a matter of its own: fills in how it is split off. Requirement S23 */
export function OwnCase({ one, view, item }: OwnCaseProps) {
  const { desk, language } = useWords()
  const drafts = useContext(WorkDraftsContext)
  const isOffered = isHandled(one) && one.linkName !== null && one.merge.into === null
  if (letterOf(item.content) !== 'letter-retaliation' || !isOffered) return null
  const begin = () => {
    const { lines } = answerSheet(item, desk, language)
    const chosen = lines.map(({ name }) => [`${item.key} ${name}`, true] as const)
    const own = view.members.find((member) => member.own)?.channels ?? []
    const proposed = own.find((id) => id === one.channel)
    drafts.set(splitForm(one), {
      ...Object.fromEntries(chosen),
      ...(proposed === undefined ? {} : { channel: proposed }),
    })
    openLinks('split-rows')
  }
  return (
    <button type="button" class="quiet" id={`own-case-${item.key}`} onClick={begin}>
      {desk.splitting.retaliation}
    </button>
  )
}
