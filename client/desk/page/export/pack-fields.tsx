import { useMemo } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { type AccessPack, accessBlocks, rowsForAccess } from '../../export/access-document.ts'
import type { PdfBlock } from '../../export/pdf/document.ts'
import { blackOut, suggestNames } from '../../export/redact-names.ts'
import { rowTitle } from '../../export/rows.ts'
import type { ExportSource } from '../../export/source.ts'
import { AsWritten } from '../case/as-written.tsx'
import { useWords } from '../shell/words.ts'
import { fieldsIn, TextArea, TextField } from '../work/fields.tsx'
import { Ticks, toggled } from '../work/ticks.tsx'

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
  return suggestNames(source.one, source.view, accessBlocks(source, rows), whose)
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
        choices={rowsForAccess(source.one).map((item) => {
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
        <ShownText blocks={blackOut(accessBlocks(source, rows), outOf(form, names))} />
      )}
    </>
  )
}

/** The text of a file, to be read before the file is made. */
export function ShownText({ blocks }: { readonly blocks: readonly PdfBlock[] }) {
  const { desk } = useWords()
  const { shown, shownHint } = desk.exporting
  return (
    <div class="work-wide">
      <h5 id="export-shown-title">{shown}</h5>
      <p class="hint">{shownHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: people without a mouse scroll it by keyboard */}
      <section id="export-shown" aria-labelledby="export-shown-title" tabIndex={0}>
        {blocks.map((block, at) => (
          <Block key={at} block={block} />
        ))}
      </section>
    </div>
  )
}

function Block({ block }: { readonly block: PdfBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p>
          <b>{block.text}</b>
        </p>
      )
    case 'text':
      return (
        <AsWritten
          text={block.text}
          lang={block.language ?? null}
          kind={block.as === 'quote' ? 'as-written' : ''}
        />
      )
    case 'facts':
      return <Lines lines={block.facts.map(({ term, text }) => `${term}: ${text}`)} />
    case 'list':
      return <Lines lines={block.items} />
    case 'table':
      return <Lines lines={[block.head, ...block.rows].map((cells) => cells.join(' · '))} />
    case 'new-page':
      return null
    default:
      return block satisfies never
  }
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  )
}
