import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { AccessRequest } from '../../rpc/calls.ts'
import { submitBy } from '../shell/attempt.tsx'
import { notDone, useStore, useWords } from '../shell/words.ts'
import type { NotDone } from '../store/state.ts'
import { TextArea, useFields } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'

export interface StepProps {
  /** Id of the button that opens it; ids inside begin with it. */
  readonly id: string
  readonly label: string
  /** The person it is about, if that stands beside the button. */
  readonly about?: string
  /** Explains in plain words what happens then. */
  readonly lead: string
  readonly confirm: string
  /** Gives the request to the desk, or a function that does the step; null while something is not filled in. */
  readonly request: () => AccessRequest | (() => Promise<NotDone | null>) | null
  /** Called once it is done. */
  readonly done?: () => void
  /** Whether the step is rare and grave. */
  readonly grave?: boolean
  /**
   * Why it cannot be done now; this text stands instead of the button. A member who has opened the step
   * already is told when they try, so that what they have begun does not vanish.
   */
  readonly barred?: string | null
  readonly children?: ComponentChildren
}

/** A grave or rare step: first a button, then an explanation, and only then the action. */
export function AccessStep(props: StepProps) {
  const { id, grave = false, barred = null } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const part = useRef<Element | null>(null)
  const leave = () => {
    setOpen(false)
    requestAnimationFrame(() => {
      // The action may have taken the button away.
      const opener = part.current?.querySelector<HTMLElement>('h4 > [aria-expanded=true]')
      ;(button.current ?? opener)?.focus()
    })
  }
  if (open) return <Opened {...props} leave={leave} />
  if (barred !== null) return <p class="hint">{barred}</p>
  return (
    <button
      ref={button}
      type="button"
      id={id}
      class={grave ? 'grave' : ''}
      aria-expanded="false"
      aria-label={nameOf(props)}
      onClick={(event) => {
        part.current = event.currentTarget.closest('.panel-line')
        setOpen(true)
      }}
    >
      {props.label}
    </button>
  )
}

function nameOf({ label, about }: StepProps): string {
  return about === undefined ? label : `${label} ${about}`
}

type Asked = NonNullable<ReturnType<StepProps['request']>>

function despite(asked: Asked): Asked {
  if (typeof asked === 'function') return asked
  const isEnd = asked.kind === 'purge' || asked.kind === 'declare' || asked.kind === 'release'
  return isEnd ? { ...asked, anyway: true } : asked
}

type Outcome = NotDone | 'working' | 'missing' | null

function Opened(props: StepProps & { readonly leave: () => void }) {
  const store = useStore()
  const { id, lead, confirm, request, done, grave = false, children, leave } = props
  const { desk } = useWords()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const first = useRef<HTMLParagraphElement>(null)
  // The focus moves before anybody can type, so that no typed letter is lost. The whole step is seen if there is room.
  useLayoutEffect(() => {
    first.current?.focus()
    first.current?.closest('form')?.scrollIntoView({ block: 'nearest' })
  }, [])
  const run = async () => {
    if (outcome === 'working') return
    const asked = request()
    if (asked === null) return setOutcome('missing')
    setOutcome('working')
    // A member who presses again has read that the log may hide something.
    const meant = outcome === 'open-place' ? despite(asked) : asked
    const failure = await (typeof meant === 'function' ? meant() : store.changeAccess(meant))
    setOutcome(failure)
    if (failure !== null) return
    leave()
    done?.()
  }
  return (
    <form
      class="work-form step"
      data-grave={grave}
      aria-label={nameOf(props)}
      onSubmit={submitBy(run)}
    >
      <p ref={first} class="work-wide" tabIndex={-1}>
        {lead}
      </p>
      {children}
      <div class="work-wide work-foot">
        <button
          type="submit"
          id={`${id}-confirm`}
          class={grave ? 'grave' : 'primary'}
          aria-disabled={outcome === 'working'}
        >
          {outcome === 'working' ? desk.access.working : confirm}
        </button>
        <button type="button" class="quiet" id={`${id}-cancel`} onClick={leave}>
          {desk.access.cancel}
        </button>
        <span class="problem" role="alert">
          {said(outcome, desk)}
        </span>
      </div>
    </form>
  )
}

function said(outcome: Outcome, desk: DeskTexts): string {
  if (outcome === null || outcome === 'working') return ''
  return outcome === 'missing' ? desk.access.missing : notDone(outcome, desk)
}

interface StepBackProps extends Pick<WorkProps, 'one'> {
  readonly id: string
  readonly label: string
}

/** Give a case up for good, because one is too close to it. For letters without a log, nobody is told. */
export function StepBack({ one, id, label }: StepBackProps) {
  const { desk } = useWords()
  const { value, at, clear } = useFields('step-back', one.id, { text: '' })
  const closeLead =
    one.access.hold === null ? desk.gate.closeLead : `${desk.gate.closeLead} ${desk.taken.heldStep}`
  const lead = one.asks ? desk.gate.letterClose : closeLead
  return (
    <AccessStep
      {...{ id, label }}
      lead={lead}
      confirm={desk.gate.closeConfirm}
      grave
      request={() => ({ kind: 'declare', caseId: one.id, conflict: true, text: value.text.trim() })}
      done={clear}
    >
      {one.asks ? null : (
        <TextArea {...at('text')} id={`${id}-text`} label={desk.gate.closeText} max={1000} />
      )}
    </AccessStep>
  )
}
