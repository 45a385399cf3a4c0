import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { CaseView, EntryView } from '../../model/views.ts'
import { withTakenBack } from '../composer/draft.ts'
import { ProblemText, useAttempt } from '../shell/attempt.tsx'
import { focusSoon } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { GroupProps } from '../work/props.ts'

/** Number of entries on this desk that the server has not taken. */
export function unsentCount(cases: readonly CaseView[]): number {
  return cases.reduce((count, { unsent }) => count + unsent.length, 0)
}

interface UnsentProps extends GroupProps {
  readonly setDraft: SetDraft
  /** Whether the draft is on its way: nothing is put into it then. */
  readonly held: boolean
}

/** Entries of these cases that wait for an answer of the server, or that it refused. */
export function Unsent({ group, setDraft, held }: UnsentProps) {
  const { desk } = useWords()
  const all = group.flatMap(({ id, unsent }) => unsent.map((one) => ({ ...one, caseId: id })))
  if (all.length === 0) return null
  return (
    <section class="timeline unsent" aria-labelledby="unsent-title">
      <h3 id="unsent-title">{desk.unsent.title}</h3>
      {all.every(({ failure }) => failure !== null) ? null : (
        <p class="notice">{desk.unsent.waiting}</p>
      )}
      <ol>
        {all.map(({ entry, failure, key, caseId }, i) => (
          <li key={key ?? i}>
            <article class="entry" data-entry={entry.kind}>
              <h4>{titleOf(entry, desk)}</h4>
              {'text' in entry && entry.text !== '' ? <p class="as-written">{entry.text}</p> : null}
              {failure === null ? null : (
                <p class="problem">{fill(desk.unsent.stopped, { why: desk.errors[failure] })}</p>
              )}
              {key === null ? null : <TakeBack {...{ entry, name: key, caseId, setDraft, held }} />}
            </article>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface TakeBackProps extends Pick<UnsentProps, 'setDraft' | 'held'> {
  readonly entry: EntryView
  readonly name: string
  readonly caseId: string
}

/** Puts the words of an entry that cannot be sent back into the composer. */
function TakeBack({ entry, name, caseId, setDraft, held }: TakeBackProps) {
  const { desk } = useWords()
  const store = useStore()
  const { working, failure, attempt } = useAttempt()
  const takeBack = async () => {
    if (held || !(await attempt(() => store.ask('take-back', { key: name })))) return
    setDraft((now) => withTakenBack(now, entry, caseId))
    focusSoon('compose-text')
  }
  const hasFiles = 'attachments' in entry && entry.attachments.length > 0
  return (
    <>
      {hasFiles ? <p class="hint">{desk.unsent.files}</p> : null}
      <button type="button" aria-disabled={held || working} onClick={() => void takeBack()}>
        {desk.unsent.takeBack}
      </button>
      <ProblemText why={failure} />
    </>
  )
}

function titleOf(entry: EntryView, desk: DeskTexts): string {
  if (entry.kind === 'acknowledged') return desk.case.acknowledge
  if (entry.kind === 'status') {
    return fill(desk.unsent.status, { status: desk.statuses[entry.status] })
  }
  return 'language' in entry ? desk.items[entry.kind] : desk.work[entry.kind]
}
