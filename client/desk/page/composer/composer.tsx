import { useState } from 'preact/hooks'
import type { Language } from '../../../../crypto/entries/names.ts'
import { CATALOGUES } from '../../../texts/catalogue.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { splitFrom } from '../../model/case/merged-list.ts'
import type { CaseView } from '../../model/views.ts'
import { Attach } from '../evidence/attach.tsx'
import { submitBy } from '../shell/attempt.tsx'
import { useDeskFile } from '../shell/desk-file.tsx'
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
  isLongDraft,
  languageOf,
  partyOf,
  promisesText,
  toldText,
} from './draft.ts'
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

/** The form in which the reception writes to a reporter, or to itself. */
export function Composer(props: ComposerProps) {
  const { group, held, view } = props
  const { desk } = useWords()
  const { draft, receivers, one, outcome, change, send } = useSending(props)
  const label = useSendLabel(draft, receivers, group)
  const left = one === null ? 0 : bytesLeft(draft, one)
  const toReporter = draft.kind !== 'note'
  if (one === null) return null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }
  return (
    <form
      class="composer"
      // the page says in its own words and language what is missing
      noValidate
      data-kind={draft.kind}
      aria-labelledby="compose-title"
      onKeyDown={onKeyDown}
      onSubmit={submitBy(send)}
    >
      <h3 id="compose-title" class="only-heard">
        {desk.compose.title}
      </h3>
      <KindChoice draft={draft} kinds={kindsFor(group)} change={change} />
      <Receivers {...{ group, draft, change }} />
      {draft.kind === 'status' ? (
        <StatusFields {...{ one, draft, change }} today={view.today} />
      ) : null}
      {toReporter ? <PartyHint one={one} draft={draft} /> : null}
      {toReporter ? <TemplateField {...{ one, draft, change, view }} /> : null}
      <label for="compose-text">{labelOf(draft, one, desk)}</label>
      <textarea
        id="compose-text"
        rows={draft.kind === 'minutes' ? 8 : 4}
        autocomplete="off"
        aria-describedby={`${toReporter ? 'party-hint ' : ''}compose-hint compose-left compose-outcome`}
        aria-invalid={left < 0}
        readOnly={held}
        value={draft.texts[draft.kind]}
        onInput={(event) =>
          change({ texts: { ...draft.texts, [draft.kind]: event.currentTarget.value } })
        }
      />
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
      {toReporter ? <Telltales one={one} draft={draft} /> : null}
      <Preview one={one} draft={draft} />
      <Foot
        {...{ draft, left, outcome, held }}
        untold={toReporter && one.untold !== null}
        label={label}
        kept={group.some(({ unsent }) => unsent.length > 0)}
      />
    </form>
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
  return { draft, receivers, one, outcome, change, send }
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
}

function KindChoice({ draft, kinds, change }: KindProps) {
  const { desk } = useWords()
  return (
    <fieldset class="kinds">
      <legend class="only-heard">{desk.compose.title}</legend>
      {kinds.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={draft.kind === kind}
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

type PreviewProps = Pick<FieldProps, 'one' | 'draft'>

const REPLIES = { question: 'answer', message: 'reply', minutes: 'check' } as const

/** The draft with the words around it on the reporter's page, in the reporter's language. */
function Preview({ one, draft }: PreviewProps) {
  const { desk, language: shown } = useWords()
  const { kind } = draft
  const written = languageOf(draft, one, shown)
  const text = kind === 'note' ? '' : toldText(draft, one, written)
  if (kind === 'note' || (kind === 'status' ? draft.status === '' : text === '')) return null
  const language = one.language ?? written
  const t = CATALOGUES[language]
  return (
    <details class="preview">
      <summary>{desk.preview.title}</summary>
      <p class="hint">{fill(desk.preview.language, { language: desk.languages[language] })}</p>
      {kind === 'status' && draft.status !== '' ? (
        <p class="hint">{fill(desk.preview.status, { status: desk.statuses[draft.status] })}</p>
      ) : null}
      <div class="preview-card" lang={language}>
        {kind === 'status' ? (
          <Standard {...{ one, draft, language }} />
        ) : (
          <p class="preview-title">{t.kinds[kind]}</p>
        )}
        {text === '' ? null : (
          <p class="as-written" lang={written}>
            {text}
          </p>
        )}
        {kind === 'status' ? (
          <StatusLines {...{ one, draft }} />
        ) : (
          <p class="preview-button">{t.events[REPLIES[kind]]}</p>
        )}
      </div>
    </details>
  )
}

/** The text of the organisation's page on the status, if its texts are at hand. */
function Standard({ one, draft, language }: PreviewProps & { readonly language: Language }) {
  const notices = useDeskFile()?.notices ?? null
  if (notices === null || draft.status === '') return null
  const told = notices[draft.status]
  const text = told[partyOf(draft, one) === 'party' ? 'party' : 'not-a-party'][language]
  return (
    <>
      <p class="preview-title">{told.name[language]}</p>
      <p class="as-written">{text}</p>
    </>
  )
}

/** Lines that the page itself adds under a status. */
function StatusLines({ one, draft }: PreviewProps) {
  const { language: shown } = useWords()
  const language = one.language ?? languageOf(draft, one, shown)
  const { opened } = CATALOGUES[language]
  const next = dayOfField(draft.next)
  const look =
    next !== null
      ? fill(opened.next, { date: dayText(language, next) })
      : draft.status === 'closed'
        ? null
        : opened.nextSoon
  return (
    <>
      {partyOf(draft, one) === 'undecided' ? <p>{opened.undecided}</p> : null}
      {look === null ? null : <p>{look}</p>}
    </>
  )
}
