import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useMemberNames } from '../work/props.ts'
import type { Change, Draft } from './draft.ts'

interface MentionsProps {
  readonly one: CaseView
  readonly view: Pick<DeskView, 'members'>
  readonly draft: Draft
  readonly change: Change
}

/** The colleagues whom a note asks to look, by title: those who read the case. */
export function Mentions({ one, view, draft: { mentions }, change }: MentionsProps) {
  const { desk } = useWords()
  const nameOf = useMemberNames(view)
  const own = view.members.find((member) => member.own)?.id
  const others = one.readers.filter((id) => id !== own)
  if (others.length === 0) return null
  const isFull = mentions.length >= LIMIT.mentions
  const toggle = (id: string) =>
    change((now) => {
      const without = now.mentions.filter((each) => each !== id)
      const isNew = without.length === now.mentions.length && !isFull
      return { mentions: isNew ? [...without, id] : without }
    })
  return (
    <fieldset class="kinds mentions" aria-describedby="mentions-hint">
      <legend>{desk.mentions.title}</legend>
      {others.map((id) => (
        <button
          key={id}
          type="button"
          class="switch"
          data-mention={id}
          aria-pressed={mentions.includes(id)}
          aria-disabled={isFull && !mentions.includes(id)}
          onClick={() => toggle(id)}
        >
          @ {nameOf(id)}
        </button>
      ))}
      <p id="mentions-hint" class="hint">
        {isFull ? desk.mentions.most : desk.mentions.hint}
      </p>
    </fieldset>
  )
}
