import { LanguageChoice } from '../../../shared/language-choice.tsx'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { fill } from '../../../texts/wording.ts'
import type { DeskState } from '../store/state.ts'
import type { DeskActions } from './commands.ts'
import type { DialogName } from './dialogs.tsx'
import { useWords } from './words.ts'

export interface TopBarProps extends Pick<DeskActions, 'stop' | 'register' | 'overview'> {
  readonly state: DeskState
  readonly sync: () => void
  readonly lock: () => void
  readonly chooseLanguage: (language: DeskLanguage) => void
  readonly show: (dialog: DialogName) => void
}

/** The organisation and the member, the time of the last sync, and the actions for all cases. */
export function TopBar(props: TopBarProps) {
  const { state, register, overview, lock, chooseLanguage, show } = props
  const { desk, name, language } = useWords()
  const { view } = state
  return (
    <header class="top">
      <div class="top-who">
        <h1>{name(view?.organisation) || desk.unlock.title}</h1>
        <span>{name(view?.member)}</span>
      </div>
      <SyncState state={state} />
      <div class="top-buttons">
        <SyncButton {...props} />
        {register === null ? null : (
          <button type="button" id="register-button" aria-haspopup="dialog" onClick={register}>
            {desk.register.button}
          </button>
        )}
        {overview === null ? null : (
          <button type="button" id="overview-button" aria-haspopup="dialog" onClick={overview}>
            {desk.overview.title}
          </button>
        )}
        <button
          type="button"
          id="commands"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K"
          onClick={() => show('palette')}
        >
          {desk.palette.open} <kbd>Ctrl K</kbd>
        </button>
        <button
          type="button"
          class="quiet"
          id="vault-button"
          aria-haspopup="dialog"
          onClick={() => show('vault')}
        >
          {desk.vault.open}
        </button>
        <button type="button" class="quiet" id="shortcuts-button" onClick={() => show('help')}>
          {desk.top.shortcuts}
        </button>
        <LanguageChoice label={desk.top.language} {...{ language, chooseLanguage }} />
        <button type="button" class="quiet" id="lock" onClick={lock}>
          {desk.top.lock}
        </button>
      </div>
    </header>
  )
}

/** The same element for both actions, so that the focus stays on it. */
function SyncButton({ state: { syncing, stopping }, sync, stop }: TopBarProps) {
  const { desk } = useWords()
  return stop === null ? (
    <button type="button" id="sync" onClick={sync} aria-disabled={syncing}>
      {syncing ? desk.top.syncing : desk.top.sync}
    </button>
  ) : (
    <button type="button" id="stop-sync" onClick={stop} aria-disabled={stopping}>
      {stopping ? desk.stop.stopping : desk.stop.sync}
    </button>
  )
}

function SyncState({ state: { progress, syncing, isRead, view } }: { readonly state: DeskState }) {
  const { desk, time } = useWords()
  const synced = view?.synced ?? null
  const said = synced === null ? desk.top.never : fill(desk.top.synced, { time: time(synced) })
  if (!syncing || progress === null) {
    return (
      <div class="top-sync" data-synced={synced ?? ''}>
        {said}
      </div>
    )
  }
  const { stage, done, total } = progress
  return (
    <div class="top-sync" data-read={isRead ? synced : null}>
      {isRead && <span>{said}</span>}
      <progress aria-label={desk.top.syncing} max={Math.max(total, 1)} value={done} />
      <span>{isRead ? desk.top.rest : fill(desk.top[stage], { done, total })}</span>
    </div>
  )
}
