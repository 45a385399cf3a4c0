import { fill } from '../../../texts/wording.ts'
import type { Untold } from '../../model/board/arrival.ts'
import type { CaseView } from '../../model/views.ts'
import { TakeOut } from '../export/take-out.tsx'
import { useWords } from '../shell/words.ts'
import { TextArea, TextField, useFields } from '../work/fields.tsx'
import type { Panel } from '../work/panel.ts'
import type { WorkProps } from '../work/props.ts'
import { Identity } from './identity.tsx'
import { Readers } from './readers.tsx'
import { AccessStep } from './step.tsx'

const PARTS = { readers: Readers, identity: Identity, keeping: Keeping, export: TakeOut } as const
type SectionName = keyof typeof PARTS
const SECTIONS = ['readers', 'identity', 'keeping', 'export'] as const

/** Panels on the readers of the case, the identity of its reporter, how long it is kept, and what leaves the desk. */
export const ACCESS_PANELS: readonly Panel[] = SECTIONS.map((name) => ({
  id: `access-${name}`,
  title: (desk) => (name === 'export' ? desk.exporting.title : desk.access[name]),
  State: ({ one }) => <State {...{ name, one }} />,
  Section: PARTS[name],
  isThere: ({ identityOnly }) => name === 'identity' || !identityOnly,
}))

/** The state of a section, in a word. */
function State({
  name,
  one: { access, tellings },
}: {
  readonly name: SectionName
  readonly one: CaseView
}) {
  const { desk } = useWords()
  const waits = access.requests.some(({ answer }) => answer === null)
  const isUntold = (why: Untold | null) => why !== null && why !== 'unseen'
  const untold = tellings.some(({ told, untold: why }) => told === null || isUntold(why))
  const text = {
    readers: String(access.readers.length),
    identity: waits ? desk.custody.waits : untold ? desk.rights.untoldState : '',
    keeping: access.hold === null ? '' : desk.keeping.state,
    export: '',
  }[name]
  return text === '' ? null : <span class="work-state">{text}</span>
}

/** Shows whether the case may be deleted, with the steps to hold it and to delete it. */
function Keeping(props: WorkProps) {
  const { one } = props
  const { desk, day, name } = useWords()
  const { hold, titles } = one.access
  return (
    <>
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

function Hold({ one }: WorkProps) {
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
      request={() => (text === '' ? null : { kind: 'hold', caseId: one.id, on, text })}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.access.reason} max={1000} />
    </AccessStep>
  )
}

/** The form to delete a case. A person confirms it by typing the reference, because nothing brings the case back. */
function Purge({ one }: WorkProps) {
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
