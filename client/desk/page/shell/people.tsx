import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { titleWithName } from '../../../shared/reception/readers.ts'
import { fill } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import type { DeskView, MemberView } from '../../model/views.ts'
import { refocus } from './focus.ts'
import { Modal, useModal } from './modal.tsx'
import { useStore, useWords } from './words.ts'

/** Everybody in the key list, and how to have one of them kept out. */
export function People({ view, close }: { readonly view: DeskView; readonly close: () => void }) {
  const { desk } = useWords()
  const dialog = useModal()
  return (
    <Modal
      {...{ dialog, close }}
      name="people"
      title={desk.people.title}
      lead={desk.people.lead}
      leave={[desk.people.close, 'primary']}
    >
      <ul>
        {view.members.map((member) => (
          <li key={member.id}>
            <Colleague member={member} notices={view.notices} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}

interface ColleagueProps {
  readonly member: MemberView
  readonly notices: DeskView['notices']
}

function Colleague({ member, notices }: ColleagueProps) {
  const { desk, day, name, language } = useWords()
  const own = notices.flatMap((one) => ('member' in one && one.member === member.id ? [one] : []))
  const out = own.find(({ kind }) => kind === 'suspended')
  const asked = own.flatMap((one) => (one.kind === 'suspension-asked' ? [one] : []))[0]
  const silent = own.flatMap((one) => (one.kind === 'silent-colleague' ? [one] : []))[0]
  return (
    <>
      <p>
        <strong>{titleWithName(member, language)}</strong> {desk.roles[member.role]}
        {member.own ? ` (${desk.people.own})` : ''}
      </p>
      <p class="hint" role="status">
        {out && 'day' in out ? fill(desk.people.out, { day: day(out.day) }) : ''}
        {asked
          ? asked.own
            ? desk.people.askedOwn
            : fill(desk.people.asked, { by: name(asked.by) })
          : ''}
      </p>
      {silent ? <p class="hint silent">{fill(desk.silence.since, { week: silent.week })}</p> : null}
      {member.own || out || asked?.own ? null : (
        <Suspend
          id={`suspend-${member.id}`}
          member={member.id}
          label={fill(desk.people.suspend, { name: titleWithName(member, language) })}
          question={fill(asked ? desk.people.joinSure : desk.people.sure, {
            name: titleWithName(member, language),
          })}
          after="people-title"
        />
      )}
    </>
  )
}

interface SuspendProps {
  /** Id of the button. */
  readonly id: string
  /** Id of the member who is to be kept out. */
  readonly member: string
  readonly label: string
  readonly question: string
  /** Id of the element that has the focus once it is done. */
  readonly after: string
}

/** A button that asks twice, because a suspension is rare and grave. */
export function Suspend({ id, member, label, question: words, after }: SuspendProps) {
  const store = useStore()
  const { desk } = useWords()
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const question = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => question.current?.focus(), [asking])
  const leave = () => {
    setAsking(false)
    refocus(id)
  }
  const suspend = async () => {
    const why = await store.ask('suspend', { member })
    setFailure(why)
    setAsking(false)
    refocus(why === null ? after : id)
  }
  return (
    <>
      {asking ? (
        <div class="sure">
          <p ref={question} tabIndex={-1}>
            {words}
          </p>
          <button type="button" class="primary" onClick={() => void suspend()}>
            {desk.people.yes}
          </button>
          <button type="button" onClick={leave}>
            {desk.people.no}
          </button>
        </div>
      ) : (
        <button type="button" id={id} class="quiet" onClick={() => setAsking(true)}>
          {label}
        </button>
      )}
      <p role="alert">{failure ? desk.errors[failure] : ''}</p>
    </>
  )
}
