import { useMemo } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { type AccessPack, chosenBlocks } from '../../export/access-document.ts'
import { blackOut, suggestNames } from '../../export/redact-names.ts'
import { rowTitle } from '../../export/rows.ts'
import type { ExportSource } from '../../export/source.ts'
import { useWords } from '../shell/words.ts'
import { fieldsIn, TextArea, TextField } from '../work/fields.tsx'
import { ShownText } from './shown-text.tsx'
import { Ticks, toggled } from './ticks.tsx'

/** A person's choices for an access pack. */
export interface PackForm {
  readonly whose: string
  /** Keys of rows of the timeline. */
  readonly rows: ReadonlySet<string>
  /** Names that were suggested and are to stay. */
  readonly kept: ReadonlySet<string>
  /** Further names, one a line. */
  readonly more: string
}

export const NO_PACK: PackForm = { whose: '', rows: new Set(), kept: new Set(), more: '' }

/** The pack that the form makes. */
export function packOf(form: PackForm, source: ExportSource): AccessPack {
  const whose = form.whose.trim()
  const names = outOf(form, namesFor(source, form.rows, whose))
  return { whose, rows: form.rows, names }
}

/** Names that are blacked out, of those that were suggested and those that a person wrote. */
function outOf({ kept, more }: PackForm, suggested: readonly string[]): readonly string[] {
  return [...suggested.filter((name) => !kept.has(name)), ...more.split('\n')]
}

function namesFor(source: ExportSource, rows: ReadonlySet<string>, whose: string) {
  return suggestNames(source.one, source.view, chosenBlocks(source, rows), whose)
}

export interface PackFieldsProps {
  readonly source: ExportSource
  readonly form: PackForm
  readonly change: (part: Partial<PackForm>) => void
}

/** Fields for the person whose access it is, for the contents, and for the names that are blacked out. */
export function PackFields({ source, form, change }: PackFieldsProps) {
  const { desk, day } = useWords()
  const texts = desk.exporting
  const { whose, rows, kept } = form
  const at = fieldsIn('export', form, change)
  const names = useMemo(
    () => namesFor(source, rows, whose.trim()),
    [source.one, source.words.language, rows, whose],
  )
  return (
    <>
      <TextField {...at('whose')} label={texts.whose} hint={texts.whoseHint} max={200} />
      <Ticks
        id="export-rows"
        title={texts.rows}
        choices={source.one.items.map((item) => {
          const row = { what: rowTitle(item, source), day: day(item.day) }
          return [item.key, fill(texts.row, row)]
        })}
        isOn={(key) => rows.has(key)}
        toggle={(key) => change({ rows: toggled(rows, key) })}
      />
      <Ticks
        id="export-names"
        title={texts.names}
        hint={names.length === 0 ? texts.none : texts.namesHint}
        choices={names.map((name) => [name, name])}
        isWritten
        isOn={(name) => !kept.has(name)}
        toggle={(name) => change({ kept: toggled(kept, name) })}
      />
      <TextArea {...at('more')} label={texts.more} max={2000} />
      {rows.size === 0 ? null : (
        <ShownText blocks={blackOut(chosenBlocks(source, rows), outOf(form, names))} />
      )}
    </>
  )
}
