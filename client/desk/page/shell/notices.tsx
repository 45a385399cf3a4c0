import { useState } from 'preact/hooks'
import { readFingerprint } from '../../../../crypto/keys/fingerprint.ts'
import { fill } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import type { DeskView } from '../../model/views.ts'
import type { DeskState } from '../store/state.ts'
import { submitBy, useAttempt } from './attempt.tsx'
import { focusSoon, refocus } from './focus.ts'
import { Suspend } from './people.tsx'
import { notDone, useStore, useWords } from './words.ts'

type Notice = DeskView['notices'][number]

/** Faults that concern the desk as a whole, in plain words. */
export function Notices({ state: { failure, view } }: { readonly state: DeskState }) {
  const { desk } = useWords()
  const notices = view?.notices ?? []
  const own = view?.members.find((member) => member.own)?.id
  const stopped = notices.some((one) => one.kind === 'keys-stopped' && one.member === own)
  return (
    <div class="notices">
      <div role="alert">
        {failure ? (
          <p class={failure === 'stopped' ? 'notice' : 'notice bad'}>{desk.errors[failure]}</p>
        ) : null}
      </div>
      {notices.length === 0 ? null : (
        <section id="notices" tabIndex={-1} aria-label={desk.people.notices}>
          {notices.map((notice) => (
            <NoticeLine
              key={'member' in notice ? `${notice.kind} ${notice.member}` : notice.kind}
              {...{ notice, stopped }}
            />
          ))}
        </section>
      )}
    </div>
  )
}

interface NoticeLineProps {
  readonly notice: Notice
  /** Whether this member's weekly keys are stopped already. */
  readonly stopped: boolean
}

function NoticeLine({ notice, stopped }: NoticeLineProps) {
  const store = useStore()
  const { desk, day, name, counted } = useWords()
  return (
    <div class="notice">
      <p>
        {counted(desk.notices[wordingOf(notice)], 'ids' in notice ? notice.ids.length : 0, {
          day: 'day' in notice ? day(notice.day) : '',
          name: 'title' in notice ? name(notice.title) : '',
          by: 'by' in notice ? name(notice.by) : '',
          week: 'week' in notice ? notice.week : '',
          version: 'version' in notice ? notice.version : '',
          count: 'count' in notice ? notice.count : '',
          cases: 'cases' in notice ? firstOf(notice.cases) : '',
        })}
      </p>
      {notice.kind === 'new-root' ? <ConfirmRoot /> : null}
      {notice.kind === 'suspension-asked' && !notice.own ? (
        <Suspend
          id={`join-${notice.member}`}
          member={notice.member}
          label={desk.people.join}
          question={fill(desk.people.joinSure, { name: name(notice.title) })}
          after="notices"
        />
      ) : null}
      {notice.kind === 'no-weekly-key' && !stopped ? (
        <Press
          label={desk.people.stop}
          press={async () => (confirm(desk.people.stopSure) ? store.ask('stop-keys', null) : null)}
        />
      ) : null}
    </div>
  )
}

/** The first few cases: a server without room refuses all of them. */
function firstOf(cases: readonly string[]): string {
  return [...cases.slice(0, FEW), ...(cases.length > FEW ? ['...'] : [])].join(', ')
}

const FEW = 5

/** The text for a notice. It differs for the member who asked for a suspension, and for a new root after a theft. */
function wordingOf(notice: Notice) {
  if (notice.kind === 'new-root' && notice.stolen) return 'new-root-stolen'
  return notice.kind === 'suspension-asked' && notice.own ? 'suspension-asked-own' : notice.kind
}

interface PressProps {
  readonly label: string
  readonly press: () => Promise<Failure | null>
}

/** A button that says why its action failed. */
function Press({ label, press }: PressProps) {
  const { desk } = useWords()
  const { working, failure, attempt } = useAttempt()
  const run = async () => {
    const why = await press()
    refocus('notices')
    return why
  }
  return (
    <>
      <button type="button" aria-disabled={working} onClick={() => void attempt(run)}>
        {label}
      </button>
      <span role="alert">{failure === null ? '' : notDone(failure, desk)}</span>
    </>
  )
}

/**
 * The form to type the fingerprint. The page does not show it, so nobody confirms a value that they read on
 * this screen.
 */
function ConfirmRoot() {
  const store = useStore()
  const { desk } = useWords()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const submit = async () => {
    if (working) return
    const told = readFingerprint(typed, 'root')
    if (told.kind !== 'read') {
      setProblem(desk.enrolProblems[told.kind === 'slip' ? 'root-slip' : 'root'])
      return focusSoon('new-root')
    }
    setWorking(true)
    const failure = await store.confirmRoot(told.print)
    setWorking(false)
    setProblem(failure && desk.errors[failure])
    refocus(failure ? 'new-root' : 'notices')
  }
  return (
    <form class="confirm-root" onSubmit={submitBy(submit)} noValidate>
      <label for="new-root">{desk.newRoot.label}</label>
      <input
        id="new-root"
        value={typed}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== null}
        aria-describedby="new-root-problem"
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
      />
      <p id="new-root-problem" class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" aria-disabled={working}>
        {desk.newRoot.confirm}
      </button>
    </form>
  )
}
