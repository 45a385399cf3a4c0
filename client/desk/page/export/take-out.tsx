import { useEffect, useState } from 'preact/hooks'
import { EXPORTED, type Exported } from '../../../../crypto/entries/entry-export.ts'
import type { DeskFile } from '../../../texts/desk-file.ts'
import { fill } from '../../../texts/wording.ts'
import { endOfCase } from '../../export/archive-pack.ts'
import { type Taken, takeOut } from '../../export/take-out.ts'
import type { NamedFile } from '../../export/zip.ts'
import { evidenceOf } from '../../model/files/evidence.ts'
import type { ExportRequest } from '../../rpc/calls.ts'
import { submitBy } from '../shell/attempt.tsx'
import { useDeskFile } from '../shell/desk-file.tsx'
import { offerBlob } from '../shell/save-file.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { PageStore } from '../store/state.ts'
import { Check, fieldsIn, TextField } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { ArchiveFields } from './archive-fields.tsx'
import {
  archivePackOf,
  type Form,
  filesIn,
  logText,
  missingIn,
  NO_ARCHIVE,
  takenOf,
} from './export-form.ts'
import { fetchAlong } from './fetch-files.ts'
import { NO_PACK, PackFields } from './pack-fields.tsx'

/** Takes files out of a case: the whole case, the parts that one person may have, or the parts for the archive. */
export function TakeOut(props: WorkProps) {
  const { desk } = useWords()
  const texts = desk.exporting
  return (
    <>
      <p class="hint">{texts.lead}</p>
      {props.one.may.handle ? <ExportForm {...props} /> : <p>{texts.tooFew}</p>}
    </>
  )
}

type Outcome =
  /** In words how far it is; empty if only documents are made. */
  | { readonly kind: 'making'; readonly text: string }
  | { readonly kind: 'made'; readonly file: NamedFile<Blob>; readonly of: WorkProps['one'] }
  | { readonly kind: 'problem'; readonly text: string }

function ExportForm(props: WorkProps) {
  const { one } = props
  const store = useStore()
  const words = useWords()
  const texts = words.desk.exporting
  const file = useDeskFile()
  const [form, setForm] = useState<Form>({
    ...{ what: 'case', provision: texts.provisionDefault, to: '', files: true },
    ...NO_PACK,
    archive: NO_ARCHIVE,
  })
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const change = (part: Partial<Form>) => {
    setForm({ ...form, ...part })
    setOutcome(null)
  }
  useEffect(() => {
    if (outcome?.kind === 'made' && !isOf(outcome.of, one)) {
      setOutcome({ kind: 'problem', text: texts.outdated })
    }
  }, [outcome, one])
  const source = sourceOf(props, words, form)
  const make = async () => {
    if (outcome?.kind === 'making') return
    const taken = takenOf(form, source, file)
    const missing = missingIn(form, taken, words.desk)
    if (missing !== null) return setOutcome({ kind: 'problem', text: missing })
    setOutcome({ kind: 'making', text: '' })
    const tell = (text: string) => setOutcome({ kind: 'making', text })
    const files = await fetchAlong(store, one, filesIn(form, source), words.desk, tell)
    if (typeof files === 'string') return setOutcome({ kind: 'problem', text: files })
    // The fetching took its time: the documents are made of the case as it is now.
    const full = { ...sourceOf(nowIn(store, props), words, form), ...(files.size > 0 && { files }) }
    const text = logText(form, taken, words.desk)
    setOutcome(await outcomeOf(store, full, takenOf(form, full, file), text))
  }
  const goesOn = form.what === 'archive' && endOfCase(source) === null
  return (
    <form id="export" class="work-form" onSubmit={submitBy(make)}>
      <WhatToTake what={form.what} change={(what) => change({ what })} />
      {goesOn ? (
        <p id="archive-open" class="work-wide">
          {words.desk.archiving.open}
        </p>
      ) : (
        <>
          <Fields {...{ source, form, change, file }} />
          <Foot key={one.id} outcome={outcome} />
        </>
      )}
    </form>
  )
}

interface FieldsProps {
  readonly source: Source
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
  readonly file: DeskFile | null
}

function Fields({ source, form, change, file }: FieldsProps) {
  const texts = useWords().desk.exporting
  const at = fieldsIn('export', form, change)
  return (
    <>
      <TextField {...at('to')} label={texts.to} hint={texts.toHint} max={300} />
      {form.what === 'archive' ? (
        <ArchiveFields
          source={source}
          form={form.archive}
          pack={archivePackOf(form.archive, source.one, file)}
          change={(part) => change({ archive: { ...form.archive, ...part } })}
        />
      ) : (
        <TextField
          {...at('provision')}
          label={texts.provision}
          hint={texts.provisionHint}
          max={200}
        />
      )}
      {form.what === 'access-pack' ? <PackFields {...{ source, form, change }} /> : null}
      {form.what === 'case' && evidenceOf(source.one).length > 0 ? (
        <div class="work-wide">
          <Check {...at('files')} label={texts.withFiles} />
        </div>
      ) : null}
    </>
  )
}

/** Whether only records that its files left the desk came to the case after they were made. */
function isOf(made: WorkProps['one'], now: WorkProps['one']): boolean {
  return now.id === made.id && rowsOf(now) === rowsOf(made)
}

function rowsOf({ items }: WorkProps['one']): string {
  const isLeaving = (item: (typeof items)[number]) =>
    item.kind === 'entry' && (item.entry.kind === 'exported' || item.entry.kind === 'evidence')
  return items
    .filter((item) => !isLeaving(item))
    .map(({ kind, key }) => `${kind} ${key}`)
    .join('\n')
}

/** The case and the desk as the page shows them now. */
function nowIn({ state }: PageStore, { one, view }: WorkProps): WorkProps {
  const now = state.view ?? view
  return { view: now, one: now.cases.find(({ id }) => id === one.id) ?? one }
}

function sourceOf({ one, view }: WorkProps, words: ReturnType<typeof useWords>, form: Form) {
  const { provision, to } = form
  return { one, view, words, provision: provision.trim(), to: to.trim(), made: Date.now() }
}

type Source = ReturnType<typeof sourceOf>

async function outcomeOf(
  store: PageStore,
  source: Source,
  taken: Taken,
  text: string,
): Promise<Outcome> {
  const { desk } = source.words
  try {
    const signer = { signFiles: (files: ExportRequest) => store.ask('export', files) }
    const done = await takeOut(signer, source, taken, text)
    if (typeof done === 'string') return { kind: 'problem', text: desk.errors[done] }
    return { kind: 'made', file: done, of: source.one }
  } catch {
    return { kind: 'problem', text: desk.exporting.notMade }
  }
}

interface WhatProps {
  readonly what: Exported
  readonly change: (what: Exported) => void
}

function WhatToTake({ what, change }: WhatProps) {
  const { desk } = useWords()
  const hints = {
    case: desk.exporting.caseHint,
    'access-pack': desk.exporting.packHint,
    archive: desk.archiving.hint,
  }
  return (
    <fieldset class="work-wide">
      <legend>{desk.exporting.what}</legend>
      {EXPORTED.map((one) => (
        <label key={one} class="check">
          <input
            type="radio"
            name="export-what"
            value={one}
            checked={one === what}
            onChange={() => change(one)}
          />
          <span>
            {desk.exportKinds[one]} <span class="hint">{hints[one]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Foot({ outcome }: { readonly outcome: Outcome | null }) {
  const { desk } = useWords()
  const texts = desk.exporting
  const made = outcome?.kind === 'made' ? outcome.file : null
  const save = ({ name, body }: NamedFile<Blob>) => offerBlob(body, name)
  return (
    <div class="work-wide work-foot">
      <button type="submit" id="export-make" aria-disabled={outcome?.kind === 'making'}>
        {outcome?.kind === 'making' ? texts.making : made ? texts.again : texts.make}
      </button>
      {made === null ? null : (
        <button type="button" id="export-save" class="primary" onClick={() => save(made)}>
          {fill(texts.save, { name: made.name })}
        </button>
      )}
      <p id="export-outcome" role="status" data-outcome={outcome?.kind ?? 'none'}>
        {made ? texts.ready : outcome?.kind === 'making' ? outcome.text || texts.making : ''}
      </p>
      <p class="problem" role="alert">
        {outcome?.kind === 'problem' ? outcome.text : ''}
      </p>
    </div>
  )
}
