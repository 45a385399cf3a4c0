import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { answerSheet } from '../../format/answer-lines.ts'
import { caseChoice } from '../../format/work-labels.ts'
import { newReportsIn, reportIn } from '../../model/new-reports.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { StandingFacts } from '../access/gate.tsx'
import { Answers } from '../case/timeline.tsx'
import { submitBy, WorkButton } from '../shell/attempt.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { Modal, useModal } from '../shell/modal.tsx'
import { notDone, useStore, useWords } from '../shell/words.ts'
import type { NotDone } from '../store/state.ts'
import { toggled } from '../work/ticks.tsx'

interface NewReportsProps {
  readonly view: DeskView
  /** Opens a case. */
  readonly open: (id: string) => void
  readonly close: () => void
}

/** All new reports at once: first whether the member has a part in each, then whether each is genuine. */
export function NewReportsDialog({ view, open, close }: NewReportsProps) {
  const { desk, counted } = useWords()
  const dialog = useModal()
  const [done, setDone] = useState<Done | null>(null)
  const { toDeclare, toConfirm } = newReportsIn(view.cases)
  const openCase = (id: string) => {
    dialog.current?.close()
    open(id)
  }
  return (
    <Modal
      {...{ dialog, close }}
      name="new-reports"
      title={desk.newReports.title}
      leave={[desk.newReports.close]}
    >
      <p
        id="new-reports-done"
        class={done === null ? 'only-heard' : 'notice good'}
        role="status"
        data-done={done?.kind ?? ''}
      >
        {done === null ? '' : counted(desk.newReports[done.kind], done.count)}
      </p>
      <Declare cases={toDeclare} view={view} say={setDone} />
      <Confirm cases={toConfirm} view={view} say={setDone} open={openCase} />
      {toDeclare.length + toConfirm.length === 0 ? (
        <p class="empty" role="status">
          {desk.newReports.none}
        </p>
      ) : null}
    </Modal>
  )
}

interface PartProps extends Pick<NewReportsProps, 'view'> {
  readonly cases: readonly CaseView[]
  readonly say: (done: Done) => void
}

/** The last thing that was done, and in how many cases. */
interface Done {
  readonly kind: 'declared' | 'confirmed'
  readonly count: number
}

/** Why something was not done, by case. */
type Failures = Readonly<Record<string, NotDone>>

/** Does one thing in several cases, one after the other: what fails in one does not keep the others from it. */
function useEach(work: (one: CaseView) => Promise<NotDone | null>, tell: (count: number) => void) {
  const [working, setWorking] = useState(false)
  const [failures, setFailures] = useState<Failures>({})
  const run = async (cases: readonly CaseView[]) => {
    if (working || cases.length === 0) return
    setWorking(true)
    const failed: Record<string, NotDone> = {}
    for (const one of cases) {
      const why = await work(one)
      if (why !== null) failed[one.id] = why
    }
    setFailures(failed)
    setWorking(false)
    tell(cases.length - Object.keys(failed).length)
    document.getElementById('new-reports-title')?.focus()
  }
  return { working, failures, run }
}

const CHOICES = ['later', 'impartial', 'conflict'] as const
type Choice = (typeof CHOICES)[number]

/** A row for each case that the member has not opened, with all that is known of it before. */
function Declare({ cases, view, say }: PartProps) {
  const store = useStore()
  const { desk, counted } = useWords()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const choiceOf = ({ id }: CaseView) => choices[id] ?? 'later'
  const chosen = cases.filter((one) => choiceOf(one) !== 'later')
  const { working, failures, run } = useEach(
    (one) =>
      store.changeAccess({
        ...{ kind: 'declare', caseId: one.id, text: '' },
        conflict: choiceOf(one) === 'conflict',
      }),
    (count) => say({ kind: 'declared', count }),
  )
  if (cases.length === 0) return null
  return (
    <form aria-labelledby="new-declare-title" onSubmit={submitBy(() => run(chosen))}>
      <h3 id="new-declare-title">{desk.gate.title}</h3>
      <p>{desk.newReports.lead}</p>
      {cases.map((one) => (
        <fieldset key={one.id} class="new-report" data-case={one.id}>
          <Boundary of={one.reference}>
            <Named one={one} view={view} />
            <StandingFacts one={one} />
          </Boundary>
          {CHOICES.map((choice) => (
            <label key={choice} class="check">
              <input
                type="radio"
                name={`part-${one.id}`}
                value={choice}
                checked={choiceOf(one) === choice}
                onChange={() => setChoices({ ...choices, [one.id]: choice })}
              />
              {desk.newReports[choice]}
            </label>
          ))}
          <p class={choiceOf(one) === 'conflict' ? 'notice' : 'only-heard'} role="status">
            {choiceOf(one) === 'conflict' ? whatFollows(one, desk) : ''}
          </p>
          <Failed why={failures[one.id]} />
        </fieldset>
      ))}
      <WorkButton
        id="new-declare"
        {...(chosen.length === 0 ? {} : { class: 'primary' })}
        working={working}
        label={counted(desk.newReports.declare, chosen.length)}
        busy={desk.gate.working}
      />
    </form>
  )
}

function whatFollows({ access }: CaseView, { gate, taken }: ReturnType<typeof useWords>['desk']) {
  return access.hold === null ? gate.closeLead : `${gate.closeLead} ${taken.heldStep}`
}

interface ConfirmProps extends PartProps, Pick<NewReportsProps, 'open'> {}

/** The text of each report that nobody has judged, and a tick for those that are genuine. */
function Confirm({ cases, view, say, open }: ConfirmProps) {
  const store = useStore()
  const { desk, counted } = useWords()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [jobs] = useState(() => new Map<string, string>())
  const jobOf = (id: string) => {
    const job = jobs.get(id) ?? crypto.randomUUID()
    jobs.set(id, job)
    return job
  }
  const chosen = cases.filter(({ id }) => ticked.has(id))
  const { working, failures, run } = useEach(
    async (one) => {
      const why = await store.act(jobOf(one.id), one.id, { kind: 'acknowledge', next: null })
      const read = why === null ? shownHere(one) : []
      if (read.length > 0) await store.markRead(read)
      return why
    },
    (count) => say({ kind: 'confirmed', count }),
  )
  if (cases.length === 0) return null
  return (
    <form aria-labelledby="new-confirm-title" onSubmit={submitBy(() => run(chosen))}>
      <h3 id="new-confirm-title">{desk.newReports.genuine}</h3>
      <p>{desk.newReports.genuineLead}</p>
      {cases.map((one) => (
        <fieldset key={one.id} class="new-report" data-case={one.id}>
          <Boundary of={one.reference}>
            <Named one={one} view={view} />
            <Text one={one} />
          </Boundary>
          <label class="check">
            <input
              type="checkbox"
              value={one.id}
              checked={ticked.has(one.id)}
              onChange={() => setTicked(toggled(ticked, one.id))}
            />
            {desk.case.acknowledge}
          </label>
          <button type="button" class="quiet" onClick={() => open(one.id)}>
            {desk.newReports.open}
          </button>
          <Failed why={failures[one.id]} />
        </fieldset>
      ))}
      <button
        type="button"
        id="new-tick-all"
        onClick={() => setTicked(new Set(cases.map(({ id }) => id)))}
      >
        {counted(desk.newReports.tickAll, cases.length)}
      </button>
      <WorkButton
        id="new-confirm"
        {...(chosen.length === 0 ? {} : { class: 'primary' })}
        working={working}
        label={counted(desk.newReports.confirm, chosen.length)}
        busy={desk.compose.sending}
      />
    </form>
  )
}

/** Message ids of the unread report, if all of it stands in the dialog. */
function shownHere(one: CaseView): string[] {
  const report = reportIn(one)
  return report?.unread && !report.waits && report.files === 0 ? [report.messageId] : []
}

/** The reference, the channel and the day of a case. */
function Named({ one, view }: { readonly one: CaseView; readonly view: DeskView }) {
  const { desk, day, name } = useWords()
  const channel = one.channel === null ? [] : [name(view.channels[one.channel]) || one.channel]
  return (
    <legend>
      <h4>{[caseChoice(one, desk), ...channel, day(one.since)].join(' · ')}</h4>
    </legend>
  )
}

/** The report as it was written. */
function Text({ one }: { readonly one: CaseView }): ComponentChildren {
  const { desk, language, counted } = useWords()
  const report = reportIn(one)
  if (report === null) return null
  const sheet = answerSheet(report, desk, language)
  return (
    <>
      {sheet.waits ? <p class="notice">{desk.items.textWaits}</p> : null}
      <Answers sheet={sheet} />
      {report.files === 0 ? null : <p>{counted(desk.items.files, report.files)}</p>}
    </>
  )
}

function Failed({ why }: { readonly why: NotDone | undefined }) {
  const { desk } = useWords()
  return (
    <p class="problem" role="alert">
      {why === undefined ? '' : notDone(why, desk)}
    </p>
  )
}
