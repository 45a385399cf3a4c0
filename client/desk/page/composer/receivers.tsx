import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import type { Draft } from './draft.ts'
import { candidatesFor, isAddressed, mayGoToSeveral, receiversOf } from './receiver.ts'

export interface ReceiversProps {
  readonly group: readonly CaseView[]
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

/** The choice of the reporters who get the text, if several cases are handled as one. */
export function Receivers({ group, draft, change }: ReceiversProps) {
  const { desk } = useWords()
  if (!isAddressed(draft, group)) return null
  const candidates = candidatesFor(draft.kind, group)
  const receivers = receiversOf(draft, group)
  const all = candidates.map(({ id }) => id)
  const count = all.length
  const choices = [
    ...candidates.map((one) => ({
      ...{ value: one.id, to: [one.id] },
      label: fill(desk.receiver.one, { name: caseName(one, desk) }),
      chosen: receivers.length === 1 && receivers[0] === one,
    })),
    ...(mayGoToSeveral(draft) && count > 1
      ? [
          {
            ...{ value: 'all', to: all, chosen: receivers.length > 1 },
            label: count === 2 ? desk.receiver.all : fill(desk.receiver.many, { count }),
          },
        ]
      : []),
  ]
  return (
    <fieldset class="kinds" id="receivers">
      <legend>{desk.receiver.title}</legend>
      {choices.map(({ value, to, label, chosen }) => (
        <label key={value}>
          <input
            type="radio"
            name="receiver"
            value={value}
            checked={chosen}
            onChange={() => change({ to, party: null, status: '' })}
          />
          <span>{label}</span>
        </label>
      ))}
      <Told receivers={receivers} />
    </fieldset>
  )
}

/** Says again who reads it. */
function Told({ receivers }: { readonly receivers: readonly CaseView[] }) {
  const { desk } = useWords()
  const [only, ...others] = receivers
  const text =
    only === undefined
      ? desk.receiver.choose
      : others.length > 0
        ? desk.receiver.noticeAll
        : fill(desk.receiver.notice, { name: caseName(only, desk) })
  return (
    <p id="receiver-told" class="hint" role="status">
      {text}
    </p>
  )
}
