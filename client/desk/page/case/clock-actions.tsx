import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import type { Clock } from '../../model/deadlines/clocks.ts'
import type { CaseView } from '../../model/views.ts'
import type { Draft } from '../composer/draft.ts'
import { type FillingView, templateText } from '../composer/templates.tsx'
import { useDeskFile } from '../shell/desk-file.tsx'
import { focusSoon } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { Tell } from '../work/props.ts'

export interface ClockActionProps {
  readonly one: CaseView
  readonly view: FillingView
  readonly setDraft: SetDraft
  readonly tell: Tell
}

/** An action for a clock that is near or late. */
export function ClockAction({
  one,
  view,
  clock,
  setDraft,
  tell,
}: ClockActionProps & { readonly clock: Clock }) {
  const { desk, language: shown } = useWords()
  const file = useDeskFile()
  const language = one.language ?? shown
  const isDue = clock.state === 'soon' || clock.state === 'late'
  if (!isDue || !one.writable || !one.may.handle) return null
  if (clock.kind === 'check-in') {
    const { deadlines } = DESK_CATALOGUES[language]
    const write = () => {
      setDraft((draft) => asking(draft, one.id, deadlines.checkIn))
      focusSoon('compose-text')
    }
    return <Press id="write-check-in" label={desk.deadlines.writeCheckIn} press={write} />
  }
  if (clock.kind === 'notify') {
    const text = file && templateText('purged', one.party.is, { one, view, file, language })
    const write = () => {
      setDraft((draft) => begunWith(draft, 'status', one.id, text))
      tell('purged', { to: one.id })
    }
    return <Press id="write-notice" label={desk.deadlines.writeNotice} press={write} />
  }
  if (clock.kind === 'delete' && one.may.keep) {
    return <Press id="go-to-purge" label={desk.deadlines.goToPurge} press={goToPurge} />
  }
  return null
}

/**
 * Move the focus to the button that opens the purge; if it is pressed already, to the field that it opened. A member
 * who proposed the purge has only the way to take that back.
 */
function goToPurge(): void {
  const opener = document.getElementById('access-keeping')
  if (opener?.getAttribute('aria-expanded') === 'false') opener.click()
  requestAnimationFrame(() => {
    const ways = ['purge', 'purge-text', 'refuse-purge'].flatMap(
      (id) => document.getElementById(id) ?? [],
    )
    ways[0]?.focus()
  })
}

interface PressProps {
  readonly id: string
  readonly label: string
  readonly press: () => void
}

function Press({ id, label, press }: PressProps) {
  return (
    <button type="button" class="small" id={id} onClick={press}>
      {label}
    </button>
  )
}

/** The draft of a message to the reporter of `to`, in their language; it keeps words that the person has written. */
export function asking(draft: Draft, to: string, text: string): Draft {
  return { ...begunWith(draft, 'message', to, text), kind: 'message', to: [to], job: null }
}

/**
 * The draft with words for the reporter of `to` to begin from, in their language. It keeps text that a
 * person has written for that case.
 *
 * @param text null if there are none
 */
export function begunWith(
  draft: Draft,
  kind: 'message' | 'status',
  to: string,
  text: string | null,
): Draft {
  const isMeant = draft.to.every((id) => id === to)
  if (text === null || (isMeant && draft.texts[kind].trim() !== '')) return draft
  return { ...draft, texts: { ...draft.texts, [kind]: text }, language: null, to: [to] }
}
