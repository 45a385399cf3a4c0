import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AccessRequest } from '../../rpc/calls.ts'
import { notDone, useWords } from '../shell/words.ts'
import type { DeskStore, NotDone } from '../store/state.ts'

export interface StepProps {
  /** Of the button that opens it; what is in it begins with the same. */
  readonly id: string
  readonly label: string
  /** Whom it is about, where that stands beside the button. */
  readonly about?: string
  /** What happens then, in plain words. */
  readonly lead: string
  readonly confirm: string
  readonly store: DeskStore
  /** What is asked of the desk, or does it; null while something is not filled in. */
  readonly request: () => AccessRequest | (() => Promise<NotDone | null>) | null
  /** Told once it is done. */
  readonly done?: () => void
  /** Seldom, and grave. */
  readonly grave?: boolean
  /**
   * Why it cannot be done now, which stands in the place of the button. Who has opened it already is
   * told when they try: what they have begun does not vanish under them.
   */
  readonly barred?: string | null
  readonly children?: ComponentChildren
}

/** Something grave or seldom: a button, then what it leads to, and only then the doing. */
export function AccessStep(props: StepProps) {
  const { id, grave = false, barred = null } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const part = useRef<Element | null>(null)
  const leave = () => {
    setOpen(false)
    requestAnimationFrame(() => {
      // What was done may have taken the button away.
      const opener = part.current?.querySelector<HTMLElement>('.work-bar [aria-expanded=true]')
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
        part.current = event.currentTarget.closest('.work')
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
  const { id, lead, confirm, store, request, done, grave = false, children, leave } = props
  const { desk } = useWords()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const first = useRef<HTMLParagraphElement>(null)
  // Before anybody can type: what is typed first is not to be lost to the move.
  useLayoutEffect(() => first.current?.focus(), [])
  const run = async () => {
    if (outcome === 'working') return
    const asked = request()
    if (asked === null) return setOutcome('missing')
    setOutcome('working')
    // A member who presses again has read what may be hidden.
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
      onSubmit={(event) => {
        event.preventDefault()
        void run()
      }}
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

function said(outcome: Outcome, desk: ReturnType<typeof useWords>['desk']): string {
  if (outcome === null || outcome === 'working') return ''
  return outcome === 'missing' ? desk.access.missing : notDone(outcome, desk)
}
