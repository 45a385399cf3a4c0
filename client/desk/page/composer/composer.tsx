import { useEffect, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { splitFrom } from '../../model/case/merged-list.ts'
import type { CaseView } from '../../model/views.ts'
import { Attach } from '../evidence/attach.tsx'
import { submitBy } from '../shell/attempt.tsx'
import { notDone, useStore, useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { NotDone } from '../store/state.ts'
import type { GroupProps } from '../work/props.ts'
import {
  type FieldProps,
  LanguageField,
  NoticeFields,
  PartyHint,
  Promised,
  StatusFields,
  Telltales,
} from './composer-fields.tsx'
import {
  actionOf,
  afterSending,
  bytesLeft,
  type Change,
  type Draft,
  type DraftKind,
  type FilesFault,
  faultOf,
  filesFault,
  hasText,
  isLongDraft,
  languageOf,
  promisesText,
} from './draft.ts'
import { Mentions } from './mentions.tsx'
import { Preview } from './preview.tsx'
import {
  jobIn,
  kindsFor,
  receiversOf,
  strictestOf,
  useSendLabel,
  withOpenKind,
} from './receiver.ts'
import { Receivers } from './receivers.tsx'
import { blankIn, type FillingView, TemplateField } from './templates.tsx'

export interface ComposerProps extends GroupProps {
  readonly view: FillingView
  readonly draft: Draft
  readonly setDraft: SetDraft
  /** Whether the draft is on its way, and may still be called back. */
  readonly held: boolean
}

type Outcome =
  | ('sending' | 'sent' | 'empty' | 'promised' | 'unaddressed' | 'unfilled')
  | FilesFault
  | NotDone
  | null

/** The form in which the reception writes to a reporter, or to itself: one line until somebody writes. */
export function Composer(props: ComposerProps) {
  const { group, held } = props
  const { desk } = useWords()
  const sending = useSending(props)
  const { draft, one, change, send } = sending
  const [isOpen, setOpen] = useState(hasText(draft) || draft.status !== '' || held)
  // On a phone the line at the foot of the window opens at the end of the page.
  useEffect(() => {
    const text = document.getElementById('compose-text')
    if (isOpen && document.activeElement === text) text?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  // a message that waits can still be called back: what was found in it has to be in sight meanwhile
  useEffect(() => {
    if (held) document.getElementById('notice-found')?.scrollIntoView({ block: 'nearest' })
  }, [held])
  if (one === null) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }
  const fold = () => {
    setOpen(false)
    document.getElementById('case-story')?.focus()
  }
  const changed: Change = (part) => {
    setOpen(true)
    change(part)
  }
  const parts = { ...props, ...sending, one, change: changed }
  return (
    <form
      class="composer"
      // the page says in its own words and language what is missing
      noValidate
      data-kind={draft.kind}
      data-folded={!isOpen}
      aria-labelledby="compose-title"
      onFocusCapture={() => setOpen(true)}
      onKeyDown={onKeyDown}
      onSubmit={submitBy(send)}
    >
      <h3 id="compose-title" class="only-heard">
        {desk.compose.title}
      </h3>
      <div class="composer-body">
        <div class="composer-top">
          <KindChoice
            {...{ draft, isOpen }}
            kinds={kindsFor(group)}
            change={changed}
            open={() => setOpen(true)}
          />
          {isOpen ? (
            <button type="button" id="compose-fold" class="quiet small" onClick={fold}>
              {desk.compose.fold}
            </button>
          ) : null}
        </div>
        {isOpen ? <Before {...parts} /> : null}
        <TextOf {...parts} isOpen={isOpen} />
        {isOpen ? <After {...parts} /> : null}
      </div>
      {isOpen ? <FootOf {...parts} /> : null}
    </form>
  )
}

type PartProps = ComposerProps &
  Omit<ReturnType<typeof useSending>, 'one'> & { readonly one: CaseView }

/** The receivers, and the choices that stand before the text. */
function Before({ group, view, draft, one, change }: PartProps) {
  return (
    <>
      <Receivers {...{ group, draft, change }} />
      {draft.kind === 'status' ? (
        <StatusFields {...{ one, draft, change }} today={view.today} />
      ) : null}
      {draft.kind === 'note' ? <Mentions {...{ one, view, draft, change }} /> : null}
      {draft.kind === 'note' ? null : <PartyHint one={one} draft={draft} />}
      {draft.kind === 'note' ? null : <TemplateField {...{ one, draft, change, view }} />}
    </>
  )
}

/** The field of the text: the same element folded and open, so that the focus stays in it. */
function TextOf({ draft, one, held, change, isOpen }: PartProps & { readonly isOpen: boolean }) {
  const { desk } = useWords()
  const heard = `${draft.kind === 'note' ? '' : 'party-hint '}compose-hint compose-left compose-outcome`
  const long = draft.kind === 'minutes' ? 8 : 4
  return (
    <>
      <label for="compose-text" class={isOpen ? undefined : 'only-heard'}>
        {labelOf(draft, one, desk)}
      </label>
      <textarea
        id="compose-text"
        rows={isOpen ? long : 1}
        autocomplete="off"
        placeholder={isOpen ? undefined : desk.compose.begin}
        {...(isOpen ? { 'aria-describedby': heard } : {})}
        aria-invalid={bytesLeft(draft, one) < 0}
        readOnly={held}
        value={draft.texts[draft.kind]}
        onInput={(event) =>
          change({ texts: { ...draft.texts, [draft.kind]: event.currentTarget.value } })
        }
      />
    </>
  )
}

/** Everything that was found in the text, then files and notes that go with it, and the preview. */
function After({ held, draft, receivers, one, outcome, change }: PartProps) {
  const { desk } = useWords()
  const toReporter = draft.kind !== 'note'
  return (
    <>
      {toReporter ? <Telltales one={one} draft={draft} /> : null}
      <p id="compose-hint" class="hint">
        {hintOf(draft, one, desk)}
      </p>
      {isLongDraft(draft, one) ? (
        <p id="compose-long" class="notice" role="status">
          {desk.noticing.long}
        </p>
      ) : null}
      <Attach
        {...{ draft, change }}
        mayAttach={receivers.length === 1}
        going={held || outcome === 'sending'}
      />
      {toReporter ? <NoticeFields {...{ one, draft, change }} /> : null}
      {toReporter ? <LanguageField one={one} draft={draft} change={change} /> : null}
      {toReporter ? <Promised one={one} /> : null}
      <Preview one={one} draft={draft} />
    </>
  )
}

/** The button that sends: it is there, however long the form is. */
function FootOf({ group, held, draft, receivers, one, outcome }: PartProps) {
  const label = useSendLabel(draft, receivers, group)
  return (
    <Foot
      {...{ draft, outcome, held, label }}
      left={bytesLeft(draft, one)}
      untold={draft.kind !== 'note' && one.untold !== null}
      kept={group.some(({ unsent }) => unsent.length > 0)}
    />
  )
}

/** The draft, its receivers, and the outcome of sending it. */
function useSending({ group, draft: begun, setDraft, held }: ComposerProps) {
  const store = useStore()
  const { language } = useWords()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const draft = withOpenKind(begun, group)
  const receivers = receiversOf(draft, group)
  const one = strictestOf(receivers) ?? group[0] ?? null
  const change: Change = (part) => {
    if (held) return
    setOutcome(null)
    setDraft((now) => {
      if (typeof part === 'function') return { ...now, ...part(now), job: null }
      return { ...withOpenKind(now, group), ...part, job: null }
    })
  }
  const send = async () => {
    if (held || outcome === 'sending') return
    if (receivers.length === 0 || one === null) return setOutcome('unaddressed')
    const said = { ...draft, language: languageOf(draft, one, language) }
    const letters = receivers.flatMap((to) => {
      const action = actionOf(said, to, language)
      return action === null ? [] : [{ to, action }]
    })
    if (letters.length < receivers.length) {
      const isOwed = receivers.some((to) => promisesText(said, to))
      return setOutcome(isOwed && isBlank(said) ? 'promised' : 'empty')
    }
    if (bytesLeft(draft, one) < 0) return setOutcome('too-long')
    const fault = filesFault(draft, receivers.length) ?? faultIn(draft, receivers)
    if (fault !== null) return setOutcome(fault)
    const job = draft.job ?? crypto.randomUUID()
    setOutcome('sending')
    setDraft({ ...draft, job })
    const failures = await Promise.all(
      letters.map(({ to, action }) => store.act(jobIn(job, to, group), to.id, action)),
    )
    const failure = failures.find((each) => each !== null) ?? null
    setDraft(
      failure === null ? afterSending(draft) : leftOf({ ...draft, job }, receivers, failures),
    )
    setOutcome(failure ?? 'sent')
  }
  useEffect(() => (outcome === 'sent' ? atNextPress(() => setOutcome(null)) : undefined), [outcome])
  // a sending before says nothing of a draft that somebody has begun since
  const isBegun = hasText(draft) || draft.status !== ''
  const shown = outcome === 'sent' && isBegun ? null : outcome
  return { draft, receivers, one, outcome: shown, change, send }
}

/** Call once a key or the mouse is pressed anywhere. @returns a function that stops waiting */
function atNextPress(call: () => void): () => void {
  const ended = new AbortController()
  const options = { signal: ended.signal, capture: true }
  // the keys that sent something may still be held down
  const onKey = ({ repeat }: KeyboardEvent) => (repeat ? undefined : call())
  document.addEventListener('keydown', onKey, options)
  document.addEventListener('pointerdown', call, options)
  return () => ended.abort()
}

/** The fault that the notice table or a template finds in the draft; null if there is none. */
function faultIn(draft: Draft, receivers: readonly CaseView[]): Outcome {
  if (draft.kind !== 'note' && blankIn(draft.texts[draft.kind]) !== null) return 'unfilled'
  const faults = receivers.map((to) => faultOf(draft, to))
  return faults.find((fault) => fault !== null) ?? null
}

/**
 * The draft for the receivers whom it has not reached. After a sending was called back, the next one is a
 * new sending.
 */
function leftOf(
  draft: Draft,
  receivers: readonly CaseView[],
  failures: readonly (NotDone | null)[],
): Draft {
  const to = receivers.filter((_, i) => failures[i] !== null).map(({ id }) => id)
  return { ...draft, to, job: failures.includes('undone') ? null : draft.job }
}

function isBlank({ kind, texts }: Draft): boolean {
  return texts[kind].trim() === ''
}

function labelOf(draft: Draft, one: CaseView, desk: DeskTexts): string {
  const { kind } = draft
  if (kind === 'minutes') return desk.minutes.text
  if (kind !== 'status') return desk.compose.text
  return promisesText(draft, one) ? desk.compose.neededText : desk.compose.statusText
}

function hintOf({ kind }: Draft, one: CaseView, desk: DeskTexts): string {
  if (kind === 'note') return desk.compose.internal
  if (splitFrom(one) !== null) return desk.splitting.noReporterHint
  if (kind !== 'minutes') return one.untold ? desk.untold[one.untold] : desk.compose.toReporter
  return [desk.minutes.hint, ...(one.untold ? [desk.untold[one.untold]] : [])].join(' ')
}

interface KindProps extends Pick<FieldProps, 'draft' | 'change'> {
  readonly kinds: readonly DraftKind[]
  readonly isOpen: boolean
  readonly open: () => void
}

function KindChoice({ draft, kinds, change, isOpen, open }: KindProps) {
  const { desk } = useWords()
  // with the focus the form opens, and the kind would be elsewhere before the mouse is let go
  const stay = (event: MouseEvent) => {
    if (!isOpen) event.preventDefault()
  }
  return (
    <fieldset class="kinds" onMouseDown={stay}>
      <legend class="only-heard">{desk.compose.title}</legend>
      {kinds.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={draft.kind === kind}
            // opening before the choice is made would undo it
            onClick={draft.kind === kind ? open : undefined}
            onChange={() => change({ kind })}
          />
          <span>{desk.compose[kind]}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface FootProps {
  readonly draft: Draft
  readonly left: number
  readonly outcome: Outcome
  readonly held: boolean
  /** Label of the button that sends. */
  readonly label: string
  /** Whether the reporter cannot read it yet. */
  readonly untold: boolean
  /** Whether something waits for the server. */
  readonly kept: boolean
}

function Foot({ draft, left, outcome, held, label, untold, kept }: FootProps) {
  const { desk } = useWords()
  return (
    <div class="composer-foot">
      <button type="submit" id="send" class="primary" aria-disabled={held || outcome === 'sending'}>
        {held ? desk.hold.waiting : outcome === 'sending' ? desk.compose.sending : label}
      </button>
      <kbd>Ctrl Enter</kbd>
      <span id="compose-left" class={left < 0 ? 'problem' : 'hint'}>
        {fill(left < 0 ? desk.compose.over : desk.compose.left, { count: Math.abs(left) })}
      </span>
      <span
        id="compose-outcome"
        role="status"
        class={outcome === 'too-long' && left < 0 ? 'only-heard' : undefined}
        data-outcome={outcome ?? ''}
      >
        {outcome === 'too-long' && draft.kind === 'minutes'
          ? desk.minutes.tooLong
          : outcome === 'unfilled'
            ? fill(desk.noticing.unfilled, { blank: blankIn(draft.texts[draft.kind]) ?? '' })
            : outcome === 'sent' && untold && !kept
              ? desk.compose.logged
              : said(outcome, kept, desk)}
      </span>
    </div>
  )
}

function said(outcome: Outcome, kept: boolean, desk: DeskTexts): string {
  if (outcome === 'sent' && kept) return desk.unsent.kept
  if (outcome === null || outcome === 'sending' || outcome === 'unfilled') return ''
  if (outcome === 'unaddressed') return desk.receiver.choose
  if (outcome === 'unclean') return desk.attach.decide
  if (outcome === 'looking') return desk.attach.looking
  if (outcome === 'one-reporter') return desk.attach.oneReporter
  if (outcome === 'sent' || outcome === 'empty' || outcome === 'promised')
    return desk.compose[outcome]
  return notDone(outcome, desk)
}
