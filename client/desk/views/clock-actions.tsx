import { DESK_CATALOGUES } from '../../texts/desk/catalogue.ts'
import type { Clock } from '../core/clocks.ts'
import type { CaseView } from '../protocol.ts'
import { asking } from './clock-draft.ts'
import { useWords } from './words.ts'
import type { Tell } from './work/props.ts'
import type { SetDraft } from './workplace-state.ts'

export interface ClockActionProps {
  readonly one: CaseView
  readonly setDraft: SetDraft
  readonly tell: Tell
}

/** What is done about a clock from here, where it is near or late. */
export function ClockAction({
  one,
  clock,
  setDraft,
  tell,
}: ClockActionProps & { readonly clock: Clock }) {
  const { desk, language } = useWords()
  const isDue = clock.state === 'soon' || clock.state === 'late'
  if (!isDue || !one.writable || !one.may.handle) return null
  if (clock.kind === 'check-in') {
    const { deadlines } = DESK_CATALOGUES[one.language ?? language]
    const write = () => {
      setDraft((draft) => asking(draft, one.id, deadlines.checkIn))
      requestAnimationFrame(() => document.getElementById('compose-text')?.focus())
    }
    return <Press id="write-check-in" label={desk.deadlines.writeCheckIn} press={write} />
  }
  if (clock.kind === 'notify') {
    const write = () => tell('purged', { to: one.id })
    return <Press id="write-notice" label={desk.deadlines.writeNotice} press={write} />
  }
  if (clock.kind === 'delete' && one.may.keep) {
    return <Press id="go-to-purge" label={desk.deadlines.goToPurge} press={goToPurge} />
  }
  return null
}

function goToPurge(): void {
  const opener = document.getElementById('access-keeping')
  if (opener?.getAttribute('aria-expanded') === 'false') opener.click()
  requestAnimationFrame(() => document.getElementById('purge')?.focus())
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
