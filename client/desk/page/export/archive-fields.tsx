import { useMemo } from 'preact/hooks'
import { NOARK_WORDS } from '../../../texts/noark.ts'
import { fill } from '../../../texts/wording.ts'
import { chosenBlocks } from '../../export/access-document.ts'
import {
  type ArchivePack,
  archiveDocuments,
  archiveLanguage,
  discardOf,
  provisionOf,
} from '../../export/archive-pack.ts'
import { archiveRow } from '../../export/archive-rows.ts'
import type { PdfBlock } from '../../export/pdf/document.ts'
import { suggestNames } from '../../export/redact-names.ts'
import { namesOfReporter } from '../../export/reporter-names.ts'
import { rowTitle } from '../../export/rows.ts'
import type { ExportSource } from '../../export/source.ts'
import type { Words } from '../../format/words.ts'
import { evidenceOf } from '../../model/files/evidence.ts'
import { useWords } from '../shell/words.ts'
import { Check, fieldsIn, TextArea, TextField } from '../work/fields.tsx'
import { Ticks, toggled } from '../work/ticks.tsx'
import type { ArchiveForm } from './export-form.ts'
import { rowName } from './fetch-files.ts'
import { ShownText } from './pack-fields.tsx'

export interface ArchiveFieldsProps {
  readonly source: ExportSource
  readonly form: ArchiveForm
  readonly pack: ArchivePack
  readonly change: (part: Partial<ArchiveForm>) => void
}

/** Fields for the number in the archive, for what is in the package and what is not, and for the names. */
export function ArchiveFields(props: ArchiveFieldsProps) {
  const { source, form, pack, change } = props
  const at = fieldsIn('archive', form, change)
  const words = useWords()
  const { desk, language } = words
  const texts = desk.archiving
  return (
    <>
      <p class="work-wide hint">{texts.lead}</p>
      <TextField {...at('number')} label={texts.number} hint={texts.numberHint} max={20} />
      <Ticks
        id="archive-codes"
        title={texts.codes}
        choices={pack.terms.codes.map(({ id, provision, label }) => [
          id,
          `${provision}. ${label[language]}`,
        ])}
        isOn={(id) => pack.codes.some((code) => code.id === id)}
        toggle={(id) => change({ codes: toggled(form.codes, id) })}
      />
      <Rows {...props} />
      <Names {...props} />
      <Naming {...props} />
      {pack.rows.size === 0 ? null : <ShownText blocks={shownOf(source, pack, words)} />}
    </>
  )
}

/** The rows that may be in it, and the list of what is left out. */
function Rows({ source, form, pack, change }: ArchiveFieldsProps) {
  const { desk, day } = useWords()
  const texts = desk.archiving
  const offered = source.one.items.filter((item) => archiveRow(item).standing !== 'never')
  const named = (item: (typeof offered)[number]) =>
    fill(desk.exporting.row, { what: rowTitle(item, source), day: day(item.day) })
  const files = evidenceOf(source.one).filter(({ item }) => pack.rows.has(item.key))
  const left = [
    ...offered.filter(({ key }) => !pack.rows.has(key)).map(named),
    ...files.filter(({ key }) => !form.files.has(key)).map((file) => rowName(file, desk)),
  ]
  return (
    <>
      <Ticks
        id="archive-rows"
        title={texts.rows}
        choices={offered.map((item) => [item.key, named(item)])}
        isOn={(key) => pack.rows.has(key)}
        toggle={(key) => change({ rows: toggled(form.rows, key) })}
      />
      {files.length === 0 ? null : (
        <Ticks
          id="archive-files"
          title={texts.files}
          hint={texts.filesHint}
          choices={files.map((file) => [file.key, rowName(file, desk)])}
          isWritten
          isOn={(key) => form.files.has(key)}
          toggle={(key) => change({ files: toggled(form.files, key) })}
        />
      )}
      <div id="archive-left" class="work-wide">
        <h5>{texts.left}</h5>
        <ul>
          {left.map((line, at) => (
            <li key={at}>{line}</li>
          ))}
        </ul>
        <p class="hint">{texts.leftAlways}</p>
      </div>
    </>
  )
}

/** The names that are blacked out in the documents. */
function Names({ source, form, pack, change }: ArchiveFieldsProps) {
  const { desk } = useWords()
  const at = fieldsIn('archive', form, change)
  const { archiving, exporting } = desk
  const { one, view, words } = source
  const known = useMemo(() => namesOfReporter(one), [one])
  const names = useMemo(
    () => suggestNames(one, view, chosenBlocks(source, pack.rows), ''),
    [one, words.language, form.rows],
  )
  const list = known.join(', ')
  return (
    <>
      {form.naming ? null : (
        <p id="archive-known" class="work-wide">
          {known.length === 0 ? archiving.unknown : fill(archiving.known, { names: list })}
        </p>
      )}
      <Ticks
        id="archive-names"
        title={exporting.names}
        hint={names.length === 0 ? exporting.none : archiving.namesHint}
        choices={names.map((name) => [name, name])}
        isWritten
        isOn={(name) => form.out.has(name)}
        toggle={(name) => change({ out: toggled(form.out, name) })}
      />
      <TextArea {...at('more')} label={exporting.more} max={2000} />
    </>
  )
}

/** Whether the archive is told who the reporter is, and why. */
function Naming({ form, change }: ArchiveFieldsProps) {
  const { desk } = useWords()
  const { archiving, exporting } = desk
  const at = fieldsIn('archive', form, change)
  return (
    <>
      <div class="work-wide">
        <Check {...at('naming')} label={archiving.naming} />
      </div>
      {form.naming ? (
        <>
          <TextField {...at('reporter')} label={archiving.reporter} max={120} />
          <TextField {...at('reason')} label={archiving.reason} hint={exporting.toHint} max={120} />
        </>
      ) : null}
    </>
  )
}

/** The entry of the case in the archive, and then its documents. */
function shownOf(source: ExportSource, pack: ArchivePack, { desk, day }: Words): PdfBlock[] {
  const texts = desk.archiving
  const { title, reporter } = NOARK_WORDS[archiveLanguage(source)]
  const discard = discardOf(source, pack)
  const facts = [
    { term: texts.title, text: fill(title, { number: pack.number }) },
    { term: texts.ground, text: provisionOf(pack.codes) },
    { term: texts.reporterLine, text: pack.reporter ?? reporter },
    { term: texts.discard, text: discard === null ? texts.undecided : day(discard.day) },
  ]
  return [
    { kind: 'facts', facts },
    ...archiveDocuments(source, pack).flatMap(({ pdf }) => pdf.blocks),
  ]
}
