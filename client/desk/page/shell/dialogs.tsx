import { Deleted } from '../case/audit.tsx'
import { DeadlinesDialog } from '../deadlines/deadlines.tsx'
import { Overview } from '../overview/overview.tsx'
import { Register } from '../register/register.tsx'
import type { DeskState, PageStore } from '../store/state.ts'
import { VaultPanel } from '../vault/vault-panel.tsx'
import { AbsencesDialog } from './absences.tsx'
import type { Command } from './commands.ts'
import { Palette } from './palette.tsx'
import { People } from './people.tsx'
import { Shortcuts } from './shortcuts.tsx'

export type DialogName =
  | 'absences'
  | 'deadlines'
  | 'deleted'
  | 'help'
  | 'overview'
  | 'palette'
  | 'people'
  | 'register'
  | 'vault'

export interface DialogsProps {
  /** Null if none is open. */
  readonly dialog: DialogName | null
  readonly store: PageStore
  readonly state: DeskState
  /** From the address. */
  readonly token: string
  readonly keysOn: boolean
  readonly setKeysOn: (on: boolean) => void
  readonly commands: () => readonly Command[]
  /** Opens a case. */
  readonly select: (id: string) => void
  readonly show: (dialog: DialogName) => void
  readonly close: () => void
}

/** The dialog that lies over the workplace. */
export function Dialogs(props: DialogsProps) {
  const { dialog, store, state, token, keysOn, setKeysOn, commands, close } = props
  if (dialog === 'help') return <Shortcuts enabled={keysOn} enable={setKeysOn} close={close} />
  if (dialog === 'register') return <Register {...{ store, state, close }} />
  if (dialog === 'people' && state.view) return <People {...{ store, close }} view={state.view} />
  if (dialog === 'absences' && state.view) {
    return <AbsencesDialog {...{ store, close }} view={state.view} />
  }
  if (dialog === 'deleted' && state.view) return <Deleted view={state.view} close={close} />
  if (dialog === 'overview' && state.view) {
    return <Overview {...{ store, close }} view={state.view} overview={state.overview} />
  }
  if (dialog === 'deadlines' && state.view) {
    const absences = () => props.show('absences')
    return <DeadlinesDialog {...{ absences, close }} view={state.view} open={props.select} />
  }
  if (dialog === 'vault') return <VaultPanel {...{ store, state, token, close }} />
  return dialog === 'palette' ? <Palette commands={commands()} close={close} /> : null
}
