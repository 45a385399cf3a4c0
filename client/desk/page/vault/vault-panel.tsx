import { useState } from 'preact/hooks'
import type { Failure } from '../../model/error.ts'
import type { DeskView } from '../../model/views.ts'
import { vaultFile } from '../../wire/host-client.ts'
import { ProblemText, submitBy, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { focusSoon } from '../shell/focus.ts'
import { Modal, useModal } from '../shell/modal.tsx'
import { offer } from '../shell/save-file.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { DeskState } from '../store/state.ts'
import { AwaySettings } from './away.tsx'
import { HandedFile } from './enrol.tsx'
import { isStrong, PassphraseField } from './passphrase.tsx'
import { FileCode, SecurityKeysPanel } from './security-keys.tsx'

export interface VaultPanelProps {
  readonly state: DeskState
  /** From the address. */
  readonly token: string
  readonly close: () => void
}

/** A member's actions on their own vault: keys for the next list, a copy, and the ways to open it. */
export function VaultPanel({ state, token, close }: VaultPanelProps) {
  const store = useStore()
  const { desk } = useWords()
  const dialog = useModal()
  const leave = () => {
    store.keys.cancel()
    close()
  }
  return (
    <Modal
      dialog={dialog}
      name="vault"
      class="vault-panel"
      title={desk.vault.title}
      isRead={false}
      leave={[desk.vault.close]}
      close={leave}
    >
      {state.view === null ? null : <AwaySettings view={state.view} />}
      <NextKeys state={state} />
      <Backup view={state.view} token={token} />
      <NewPassphrase isCheap={state.isCheap} />
      <SecurityKeysPanel state={state} />
      {state.keys.length > 0 ? <FileCode state={state} /> : null}
    </Modal>
  )
}

/** The kinds of notice that keys for the next list answer. */
const WANT_KEYS = ['list-expires', 'list-expires-soon', 'list-expired', 'no-weekly-key']

function NextKeys({ state: { view, enrolment } }: Pick<VaultPanelProps, 'state'>) {
  const store = useStore()
  const { desk } = useWords()
  const { working, failure, attempt } = useAttempt()
  const wanted = view?.notices.some(({ kind }) => WANT_KEYS.includes(kind)) ?? false
  const lost = view?.notices.some(({ kind }) => kind === 'no-weekly-key') ?? false
  const made = enrolment?.purpose === 'next-list' ? enrolment : null
  return (
    <section aria-labelledby="vault-keys">
      <h3 id="vault-keys">{desk.vault.keysTitle}</h3>
      <p>{lost ? desk.vault.keysLost : wanted ? desk.vault.keysLead : desk.vault.keysLater}</p>
      {wanted ? (
        <WorkButton
          id="make-keys"
          working={working}
          label={desk.vault.keysMake}
          busy={desk.vault.keysMaking}
          press={() => attempt(() => store.show('make-keys', null))}
        />
      ) : null}
      <div role="status" id="keys-outcome">
        {made?.file ? (
          <HandedFile lead={desk.vault.keysMade} file={made.file} name={`${made.id}.keys`} />
        ) : null}
      </div>
      <ProblemText why={failure} />
    </section>
  )
}

function Backup({ view, token }: { readonly view: DeskView | null; readonly token: string }) {
  const { desk } = useWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async () => {
    const bytes = await vaultFile(token)
    setFailure(bytes instanceof Uint8Array ? null : 'files')
    if (!(bytes instanceof Uint8Array)) return
    const id = view?.members.find(({ own }) => own)?.id ?? 'vault'
    offer(bytes, `${id}.vault`)
  }
  return (
    <section aria-labelledby="vault-backup">
      <h3 id="vault-backup">{desk.vault.backupTitle}</h3>
      <p>{desk.vault.backupLead}</p>
      <button type="button" id="backup" onClick={() => void save()}>
        {desk.vault.backup}
      </button>
      <ProblemText why={failure} />
    </section>
  )
}

const NOTHING = { from: '', to: '', again: '' }
type FieldName = keyof typeof NOTHING

/** A fault, and the field that it is about; null if it is about none of them. */
interface Wrong {
  readonly text: string
  readonly field: FieldName | null
}

function NewPassphrase({ isCheap }: Pick<DeskState, 'isCheap'>) {
  const store = useStore()
  const { desk } = useWords()
  const [form, setForm] = useState(NOTHING)
  const [outcome, setOutcome] = useState<'working' | 'changed' | null>(null)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const change = (field: FieldName) => (value: string) => setForm({ ...form, [field]: value })
  const refuse = (text: string, field: FieldName | null) => {
    setWrong({ text, field })
    if (field !== null) focusSoon(`passphrase-${field}`)
  }
  const submit = async () => {
    if (outcome === 'working') return
    setOutcome(null)
    if (!isStrong(form.to)) return refuse(desk.enrolProblems.passphrase, 'to')
    if (form.to !== form.again) return refuse(desk.enrolProblems.differ, 'again')
    setOutcome('working')
    setWrong(null)
    const failure = await store.show('change-passphrase', { from: form.from, to: form.to })
    setOutcome(failure === null ? 'changed' : null)
    if (failure === null) setForm(NOTHING)
    else refuse(desk.errors[failure], failure === 'passphrase' ? 'from' : null)
  }
  return (
    <form aria-labelledby="vault-passphrase" onSubmit={submitBy(submit)}>
      <h3 id="vault-passphrase">{desk.vault.passphraseTitle}</h3>
      {isCheap ? (
        <p class="notice" id="passphrase-cheap">
          {desk.vault.cheap}
        </p>
      ) : null}
      {(['from', 'to', 'again'] as const).map((field) => (
        <PassphraseField
          key={field}
          id={`passphrase-${field}`}
          label={desk.vault[field]}
          value={form[field]}
          change={change(field)}
          problem={wrong?.field === field ? 'passphrase-problem' : null}
          fresh={field === 'to'}
        />
      ))}
      <p class="problem" role="alert" id="passphrase-problem">
        {wrong?.text}
      </p>
      <p role="status" id="passphrase-outcome" data-outcome={outcome ?? ''}>
        {outcome === 'changed' ? desk.vault.changed : ''}
      </p>
      <WorkButton
        id="change-passphrase"
        working={outcome === 'working'}
        label={desk.vault.change}
        busy={desk.vault.changing}
      />
    </form>
  )
}
