import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { isUnaware } from '../../format/name-lines.ts'
import { needsSecond } from '../../model/access/access.ts'
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
  const untold = tellings.some(isUnaware)
  const text = {
    readers: String(access.readers.length),
    identity: waits ? desk.custody.waits : untold ? desk.rights.untoldState : '',
    keeping: keepingState(access, desk),
    export: '',
  }[name]
  return text === '' ? null : <span class="work-state">{text}</span>
}

function keepingState({ hold, agreed }: CaseView['access'], desk: DeskTexts): string {
  if (hold !== null) return desk.keeping.state
  return agreed.length === 0 ? '' : desk.keeping.agreedState
}

/** Shows whether the case may be deleted, with the steps to hold it and to delete it. */
function Keeping(props: WorkProps) {
  const { one } = props
  const { desk, day, name } = useWords()
  const { hold, agreed, titles } = one.access
  return (
    <>
      <p class="hint">{desk.keeping.lead}</p>
      <p id="hold-state">
        {hold === null
          ? desk.keeping.holdOff
          : fill(desk.keeping.holdOn, { name: name(titles[hold.member]), day: day(hold.day) })}
      </p>
      {hold === null || hold.text === '' ? null : <p class="as-written">{hold.text}</p>}
      {agreed.map(({ member, day: said, text }) => (
        <div key={member} class="notice" data-agreed={member}>
          <p>{fill(desk.keeping.agreed, { name: name(titles[member]), day: day(said) })}</p>
          <p class="as-written">{text}</p>
        </div>
      ))}
      {one.may.keep ? (
        <>
          <Hold {...props} />
          {agreed.length === 0 ? null : <Refuse {...props} />}
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

/** The form to keep a case of which somebody agrees that it is deleted. */
function Refuse({ one }: WorkProps) {
  const { desk } = useWords()
  const { value, at, clear } = useFields('refuse-purge', one.id, { text: '' })
  const text = value.text.trim()
  return (
    <AccessStep
      id="refuse-purge"
      label={desk.keeping.refuse}
      lead={desk.keeping.refuseLead}
      confirm={desk.keeping.refuseConfirm}
      request={() => (text === '' ? null : { kind: 'refuse-purge', caseId: one.id, text })}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.access.reason} max={1000} />
    </AccessStep>
  )
}

/**
 * The form to delete a case, or to propose that. A person confirms it by typing the reference, because nothing
 * brings the case back.
 */
function Purge({ one, view }: WorkProps) {
  const { desk } = useWords()
  const own = view.members.find((member) => member.own)?.id ?? ''
  const proposes = needsSecond(one.access, own)
  const isSaid = proposes && one.access.agreed.some(({ member }) => member === own)
  const { value, at, clear } = useFields('purge', one.id, { text: '', reference: '' })
  const reference = one.reference ?? ''
  const text = value.text.trim()
  const isMeant = value.reference.trim().toUpperCase() === reference && text !== ''
  if (reference === '' || isSaid) return null
  return (
    <AccessStep
      id="purge"
      label={proposes ? desk.keeping.agree : desk.keeping.purge}
      lead={proposes ? desk.keeping.agreeLead : desk.keeping.purgeLead}
      confirm={proposes ? desk.keeping.agreeConfirm : desk.keeping.purgeConfirm}
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
