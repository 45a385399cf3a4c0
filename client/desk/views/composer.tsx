import { useState } from 'preact/hooks'
import type { DeskTexts } from '../../texts/desk/texts.ts'
import { fill } from '../../texts/wording.ts'
import type { CaseView } from '../protocol.ts'
import type { DeskStore, NotDone } from '../state.ts'
import { type FieldProps, LanguageField, PartyHint, StatusFields } from './composer-fields.tsx'
import { actionOf, afterSending, bytesLeft, DRAFT_KINDS, type Draft } from './draft.ts'
import { Preview } from './preview.tsx'
import { notDone, useWords } from './words.ts'

export interface ComposerProps {
  readonly one: CaseView
  readonly store: DeskStore
  readonly draft: Draft
  readonly setDraft: (draft: Draft) => void
  /** Whether the draft is on its way, and may still be called back. */
  readonly held: boolean
}

type Outcome = 'sending' | 'sent' | 'empty' | NotDone | null

/** Where the reception writes: to the reporter, or to itself. */
export function Composer({ one, store, draft, setDraft, held }: ComposerProps) {
  const { desk, language } = useWords()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const left = bytesLeft(draft)
  const toReporter = draft.kind !== 'note'
  const change = (part: Partial<Draft>) => {
    if (held) return
    setOutcome(null)
    setDraft({ ...draft, ...part, job: null })
  }
  const send = async () => {
    if (held || outcome === 'sending') return
    const action = actionOf(draft, one, language)
    if (action === null) return setOutcome('empty')
    if (left < 0) return setOutcome('too-long')
    const job = draft.job ?? crypto.randomUUID()
    setOutcome('sending')
    setDraft({ ...draft, job })
    const failure = await store.act(job, one.id, action)
    const again = failure === 'undone' ? { ...draft, job: null } : { ...draft, job }
    setDraft(failure === null ? afterSending(draft) : again)
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
      {toReporter ? <PartyHint one={one} draft={draft} /> : null}
      <label for="compose-text">{labelOf(draft, desk)}</label>
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
        {draft.kind === 'minutes'
          ? desk.minutes.hint
          : toReporter
            ? desk.compose.toReporter
            : desk.compose.internal}
        {toReporter && !one.acknowledged ? ` ${desk.compose.notYet}` : ''}
      </p>
      {toReporter ? <LanguageField one={one} draft={draft} change={change} /> : null}
      <Preview one={one} draft={draft} />
      <Foot {...{ draft, left, outcome, held }} kept={one.unsent.length > 0} />
    </form>
  )
}

function labelOf({ kind }: Draft, desk: DeskTexts): string {
  if (kind === 'minutes') return desk.minutes.text
  return kind === 'status' ? desk.compose.statusText : desk.compose.text
}

function KindChoice({ draft, change }: Pick<FieldProps, 'draft' | 'change'>) {
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

interface FootProps {
  readonly draft: Draft
  readonly left: number
  readonly outcome: Outcome
  readonly held: boolean
  /** Whether something waits for the server. */
  readonly kept: boolean
}

function Foot({ draft, left, outcome, held, kept }: FootProps) {
  const { desk } = useWords()
  const { send, setStatus, save } = desk.compose
  const label = {
    ...{ question: send, message: send, status: setStatus, note: save },
    minutes: desk.minutes.send,
  }
  return (
    <div class="composer-foot">
      <button type="submit" id="send" class="primary" aria-disabled={held || outcome === 'sending'}>
        {held
          ? desk.hold.waiting
          : outcome === 'sending'
            ? desk.compose.sending
            : label[draft.kind]}
      </button>
      <kbd>Ctrl Enter</kbd>
      <span id="compose-left" class={left < 0 ? 'problem' : 'hint'}>
        {fill(left < 0 ? desk.compose.over : desk.compose.left, { count: Math.abs(left) })}
      </span>
      <span id="compose-outcome" role="status" data-outcome={outcome ?? ''}>
        {outcome === 'too-long' && draft.kind === 'minutes'
          ? desk.minutes.tooLong
          : said(outcome, kept, desk)}
      </span>
    </div>
  )
}

function said(outcome: Outcome, kept: boolean, desk: DeskTexts): string {
  if (outcome === 'sent' && kept) return desk.unsent.kept
  if (outcome === null || outcome === 'sending') return ''
  if (outcome === 'sent' || outcome === 'empty') return desk.compose[outcome]
  return notDone(outcome, desk)
}
