import { useState } from 'preact/hooks'
import { type DeskSettings, IDLE_MINUTES } from '../../../../crypto/entries/desk-settings.ts'
import { fill } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import type { DeskView } from '../../model/views.ts'
import { ProblemText } from '../shell/attempt.tsx'
import { mayNotify } from '../shell/attention.ts'
import { useStore, useWords } from '../shell/words.ts'
import { Check, Choice } from '../work/fields.tsx'

/** When the desk locks by itself, and how it may say that something waits. */
export function AwaySettings({ view }: { readonly view: DeskView }) {
  const store = useStore()
  const { desk } = useWords()
  const { settings } = view
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isRefused, setRefused] = useState(false)
  const keep = async (change: Partial<DeskSettings>) => {
    setFailure(await store.ask('keep-settings', { change }))
  }
  const changeNotice = async (notice: boolean) => {
    const isAllowed = !notice || (await askNotices())
    setRefused(!isAllowed)
    if (isAllowed) await keep({ notice })
  }
  return (
    <section aria-labelledby="vault-away">
      <h3 id="vault-away">{desk.idle.title}</h3>
      <Choice
        id="idle-minutes"
        label={desk.idle.after}
        choices={IDLE_MINUTES.map((count) => [`${count}`, fill(desk.idle.minutes, { count })])}
        value={`${settings.lock}`}
        change={(value) => {
          const lock = IDLE_MINUTES.find((count) => `${count}` === value)
          if (lock !== undefined) void keep({ lock })
        }}
      />
      <p class="hint">{desk.idle.afterHint}</p>
      <Check
        id="idle-tab"
        label={desk.idle.tab}
        value={settings.title}
        change={(title) => void keep({ title })}
      />
      <p class="hint">{desk.idle.tabHint}</p>
      <Check
        id="idle-notice"
        label={desk.idle.machine}
        value={settings.notice && mayNotify()}
        change={(notice) => void changeNotice(notice)}
      />
      <p class="hint">{desk.idle.machineHint}</p>
      <p id="idle-refused" class="problem" role="alert">
        {isRefused ? desk.idle.refused : ''}
      </p>
      <ProblemText why={failure} />
    </section>
  )
}

/** Ask the browser, which asks its person. */
async function askNotices(): Promise<boolean> {
  if (!('Notification' in globalThis)) return false
  return (await Notification.requestPermission()) === 'granted'
}
