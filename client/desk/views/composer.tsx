import { useState } from 'preact/hooks'
import { fill, wordFor } from '../../texts/catalogue.ts'
import type { Failure } from '../link.ts'
import type { CaseView } from '../protocol.ts'
import type { DeskStore } from '../state.ts'
import {
  actionOf,
  afterSending,
  bytesLeft,
  DRAFT_KINDS,
  type Draft,
  statusesAfter,
} from './draft.ts'
import { useWords } from './words.ts'

export interface ComposerProps {
  readonly one: CaseView
  readonly store: DeskStore
  readonly draft: Draft
  readonly setDraft: (draft: Draft) => void
}

type Outcome = 'sending' | 'sent' | 'empty' | Failure | null

/** Where the reception writes: to the reporter, or to itself. */
export function Composer({ one, store, draft, setDraft }: ComposerProps) {
  const { desk } = useWords()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const left = bytesLeft(draft)
  const change = (part: Partial<Draft>) => {
    setOutcome(null)
    setDraft({ ...draft, ...part, job: null })
  }
  const send = async () => {
    if (outcome === 'sending') return
    const action = actionOf(draft)
    if (action === null) return setOutcome('empty')
    if (left < 0) return setOutcome('too-long')
    const job = draft.job ?? crypto.randomUUID()
    setOutcome('sending')
    const failure = await store.act(job, one.id, action)
    setDraft(failure === null ? afterSending(draft) : { ...draft, job })
    setOutcome(failure ?? 'sent')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
  }
  return (
    <form
      class="composer"
      data-kind={draft.kind}
      aria-labelledby="compose-title"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3 id="compose-title" class="only-heard">
        {desk.compose.title}
      </h3>
      <KindChoice draft={draft} change={change} />
      {draft.kind === 'status' ? <StatusFields one={one} draft={draft} change={change} /> : null}
      <label for="compose-text">
        {draft.kind === 'status' ? desk.compose.statusText : desk.compose.text}
      </label>
      <textarea
        id="compose-text"
        rows={4}
        autocomplete="off"
        aria-describedby="compose-hint compose-left compose-outcome"
        aria-invalid={left < 0}
        value={draft.texts[draft.kind]}
        onInput={(event) =>
          change({ texts: { ...draft.texts, [draft.kind]: event.currentTarget.value } })
        }
      />
      <p id="compose-hint" class="hint">
        {draft.kind === 'note' ? desk.compose.internal : desk.compose.toReporter}
        {draft.kind !== 'note' && !one.acknowledged ? ` ${desk.compose.notYet}` : ''}
      </p>
      <Foot draft={draft} left={left} outcome={outcome} />
    </form>
  )
}

interface FieldProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

function KindChoice({ draft, change }: FieldProps) {
  const { desk } = useWords()
  return (
    <fieldset class="kinds">
      <legend class="only-heard">{desk.compose.title}</legend>
      {DRAFT_KINDS.map((kind) => (
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

function StatusFields({ one, draft, change }: FieldProps & { readonly one: CaseView }) {
  const { desk, shared } = useWords()
  return (
    <div class="status-fields">
      <div>
        <label for="compose-status">{desk.compose.newStatus}</label>
        <select
          id="compose-status"
          value={draft.status}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            change({ status: statusesAfter(one).find((status) => status === chosen) ?? '' })
          }}
        >
          <option value="" />
          {statusesAfter(one).map((status) => (
            <option key={status} value={status}>
              {wordFor(shared.statuses, status)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="compose-next">{desk.compose.next}</label>
        <input
          id="compose-next"
          type="date"
          value={draft.next}
          onInput={(event) => change({ next: event.currentTarget.value })}
        />
      </div>
      {draft.status === 'closed' ? <p class="hint">{desk.compose.closing}</p> : null}
    </div>
  )
}

interface FootProps {
  readonly draft: Draft
  readonly left: number
  readonly outcome: Outcome
}

function Foot({ draft, left, outcome }: FootProps) {
  const { desk } = useWords()
  const label = { question: 'send', message: 'send', status: 'setStatus', note: 'save' } as const
  return (
    <div class="composer-foot">
      <button type="submit" id="send" class="primary" aria-disabled={outcome === 'sending'}>
        {outcome === 'sending' ? desk.compose.sending : desk.compose[label[draft.kind]]}
      </button>
      <kbd>Ctrl Enter</kbd>
      <span id="compose-left" class={left < 0 ? 'problem' : 'hint'}>
        {fill(left < 0 ? desk.compose.over : desk.compose.left, { count: Math.abs(left) })}
      </span>
      <span id="compose-outcome" role="status" data-outcome={outcome ?? ''}>
        {said(outcome, desk)}
      </span>
    </div>
  )
}

function said(outcome: Outcome, desk: ReturnType<typeof useWords>['desk']): string {
  if (outcome === null || outcome === 'sending') return ''
  if (outcome === 'sent' || outcome === 'empty') return desk.compose[outcome]
  return desk.errors[outcome]
}
