import { Deleted } from '../case/audit.tsx'
import { DeadlinesDialog } from '../deadlines/deadlines.tsx'
import { Overview } from '../overview/overview.tsx'
import { Register } from '../register/register.tsx'
import type { DeskState } from '../store/state.ts'
import { VaultPanel } from '../vault/vault-panel.tsx'
import { NewReportsDialog } from '../waiting/new-reports.tsx'
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
  | 'new-reports'
  | 'overview'
  | 'palette'
  | 'people'
  | 'register'
  | 'vault'

export interface DialogsProps {
  /** Null if none is open. */
  readonly dialog: DialogName | null
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
  const { dialog, state, token, keysOn, setKeysOn, commands, close } = props
  const { view, overview } = state
  if (dialog === 'help') return <Shortcuts enabled={keysOn} enable={setKeysOn} close={close} />
  if (dialog === 'register') return <Register {...{ state, close }} />
  if (dialog === 'vault') return <VaultPanel {...{ state, token, close }} />
  if (dialog === 'palette') return <Palette commands={commands()} close={close} />
  if (view === null) return null
  if (dialog === 'people') return <People {...{ view, close }} />
  if (dialog === 'absences') return <AbsencesDialog {...{ view, close }} />
  if (dialog === 'deleted') return <Deleted {...{ view, close }} />
  if (dialog === 'overview') return <Overview {...{ view, overview, close }} open={props.select} />
  if (dialog === 'new-reports') return <NewReportsDialog {...{ view, close }} open={props.select} />
  if (dialog !== 'deadlines') return null
  const absences = () => props.show('absences')
  return <DeadlinesDialog {...{ view, absences, close }} open={props.select} />
}
