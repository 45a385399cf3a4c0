import { fill } from '../../../texts/wording.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { TextArea, TextField } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep } from './step.tsx'

/** Shows whether the case may be deleted, with the steps to hold it and to delete it. */
export function Keeping(props: WorkProps) {
  const { one } = props
  const { desk, day, name } = useWords()
  const { hold, titles } = one.access
  return (
    <>
      <h4>{desk.access.keeping}</h4>
      <p class="hint">{desk.keeping.lead}</p>
      <p id="hold-state">
        {hold === null
          ? desk.keeping.holdOff
          : fill(desk.keeping.holdOn, { name: name(titles[hold.member]), day: day(hold.day) })}
      </p>
      {hold === null || hold.text === '' ? null : <p class="as-written">{hold.text}</p>}
      {one.may.keep ? (
        <>
          <Hold {...props} />
          <Purge {...props} />
        </>
      ) : null}
    </>
  )
}

function Hold({ one, store }: WorkProps) {
  const { desk } = useWords()
  const { value, at, clear } = useFields('hold', one.id, { text: '' })
  const on = one.access.hold === null
  const text = value.text.trim()
  return (
    <AccessStep
      id="hold"
      label={on ? desk.keeping.hold : desk.keeping.release}
      lead={on ? desk.keeping.holdLead : desk.keeping.releaseLead}
      confirm={on ? desk.keeping.holdConfirm : desk.keeping.releaseConfirm}
      store={store}
      request={() => (text === '' ? null : { kind: 'hold', caseId: one.id, on, text })}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.access.reason} max={1000} />
    </AccessStep>
  )
}

/** The form to delete a case. A person confirms it by typing the reference, because nothing brings the case back. */
function Purge({ one, store }: WorkProps) {
  const { desk } = useWords()
  const { value, at, clear } = useFields('purge', one.id, { text: '', reference: '' })
  const reference = one.reference ?? ''
  const text = value.text.trim()
  const isMeant = value.reference.trim().toUpperCase() === reference && text !== ''
  if (reference === '') return null
  return (
    <AccessStep
      id="purge"
      label={desk.keeping.purge}
      lead={desk.keeping.purgeLead}
      confirm={desk.keeping.purgeConfirm}
      store={store}
      grave
      barred={one.access.hold === null ? null : desk.keeping.held}
      request={() => (isMeant ? { kind: 'purge', caseId: one.id, text } : null)}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.access.reason} max={1000} />
      <TextField
        {...at('reference')}
        label={fill(desk.keeping.typeReference, { reference })}
        max={20}
      />
    </AccessStep>
  )
}
