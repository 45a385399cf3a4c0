import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill, sizeText } from '../../../texts/wording.ts'
import { answerSheet } from '../../format/answer-lines.ts'
import { caseName } from '../../format/work-labels.ts'
import { savedName, shownName } from '../../model/files/endings.ts'
import { type EvidenceRow, evidenceOf } from '../../model/files/evidence.ts'
import { type FileKind, MEMORY_LIMIT } from '../../model/files/kinds.ts'
import type { FileState } from '../../rpc/answers.ts'
import { useKeptFocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { GroupProps } from '../work/props.ts'
import { FileIn } from './file-in.tsx'
import { OpenFile } from './open-file.tsx'

/** The register of a case's files: what they are, where they are from, and who handled them. */
export function Evidence({ group }: GroupProps) {
  const { desk } = useWords()
  const file = useFile()
  const cases = group
    .map((one) => ({ one, rows: evidenceOf(one) }))
    .filter(({ rows }) => rows.length > 0)
  const [leading] = group
  const mayFile = leading?.may.handle === true
  if (cases.length === 0 && !mayFile) return null
  return (
    <section class="evidence" aria-labelledby="evidence-title">
      <h3 id="evidence-title" tabIndex={-1}>
        {desk.files.title}
      </h3>
      <p class="hint">{desk.files.lead}</p>
      {cases.map(({ one, rows }) => (
        <div key={one.id}>
          {group.length === 1 ? null : <p class="of-case">{caseName(one, desk)}</p>}
          <ol>
            {rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                file={file?.file === row.key && file.caseId === one.id ? file : null}
                mayTake={one.may.handle}
              />
            ))}
          </ol>
        </div>
      ))}
      {mayFile ? <FileIn key={leading.id} one={leading} /> : null}
    </section>
  )
}

/** The file that is fetched or open, as it is now. */
function useFile(): FileState | null {
  const store = useStore()
  const [file, setFile] = useState(store.state.file)
  useEffect(() => store.subscribe((state) => setFile(state.file)), [store])
  return file
}

interface RowProps {
  readonly row: EvidenceRow
  /** Null if another file is open, or none. */
  readonly file: FileState | null
  /** Whether the member may take it out of the desk. */
  readonly mayTake: boolean
}

function Row({ row, file, mayTake }: RowProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const name = shownName(row.name)
  const id = `file-${row.key}`
  const item = useRef<HTMLLIElement>(null)
  useKeptFocus(item, id)
  const [saved, setSaved] = useState(false)
  const open = () => {
    setSaved(false)
    void store.ask('file-open', { caseId: row.caseId, file: row.key })
  }
  return (
    <li ref={item} data-file={row.number}>
      <h4 id={id} tabIndex={-1}>
        <span class="file-name">{fill(desk.files.row, { number: row.number, name })}</span>
        <span class="hint">{sizeText(language, row.size)}</span>
        {row.type === '' ? null : (
          <span class="hint">{fill(desk.files.declared, { type: shownName(row.type) })}</span>
        )}
      </h4>
      <p class="origin">
        <Origin row={row} />
      </p>
      <Custody row={row} />
      <Said kind={file?.kind ?? null} name={saved ? row.name : null} />
      {file === null ? (
        <>
          {row.size > MEMORY_LIMIT ? <p class="hint">{desk.files.large}</p> : null}
          <button
            type="button"
            class="fetch"
            aria-label={fill(desk.files.fetchNamed, { name })}
            onClick={open}
          >
            {desk.files.fetch}
          </button>
        </>
      ) : (
        <OpenFile key={row.key} {...{ row, file, open, mayTake, setSaved }} />
      )}
    </li>
  )
}

interface SaidProps {
  /** Null if the file is not open. */
  readonly kind: FileKind | null
  /** Name of the file that was saved; null if none was. */
  readonly name: string | null
}

/** The outcome. It is always on the page: a screen reader does not read text that appears together with its region. */
function Said({ kind, name }: SaidProps) {
  const { desk } = useWords()
  return (
    <p class="said" role="status">
      {kind === null ? null : (
        <>
          {desk.files.checked} <strong class="kind">{kindText(kind, desk)}</strong>
        </>
      )}
      {kind === null || name === null
        ? null
        : ` ${fill(desk.files.saved, { name: savedName(name, kind.dangers.length > 0) })}`}
    </p>
  )
}

/** The group of the file, and its format if that says more. */
function kindText({ group, as }: FileKind, desk: DeskTexts): string {
  const name = desk.fileGroups[group]
  if (as === group || group === 'unknown') return name
  return fill(desk.files.seen, { group: name, as: as.toUpperCase() })
}

/** The letter that it came with, or the member who sent it or put it in. */
function Origin({ row: { item } }: { readonly row: EvidenceRow }) {
  const { desk, day, name, language } = useWords()
  const on = day(item.day)
  if (item.kind === 'drop') {
    const { title } = answerSheet(item, desk, language)
    return <>{fill(desk.files.with, { title, day: on })}</>
  }
  const who = item.own ? desk.items.you : name(item.author)
  const words = item.entry.kind === 'filed' ? desk.files.filed : desk.files.sent
  return <>{fill(words, { name: who, day: on })}</>
}

/** Its hash, and the actions on it with their authors, as the log has them. */
function Custody({ row: { sums, handled } }: { readonly row: EvidenceRow }) {
  const { desk, day, name } = useWords()
  if (handled.length === 0) return null
  return (
    <>
      {sums.map((sum) => (
        <p key={sum} class="sum">
          {desk.files.sum} <code>{sum}</code>
        </p>
      ))}
      {sums.length > 1 ? <p class="notice bad">{desk.files.twoSums}</p> : null}
      <ul class="custody">
        {handled.map(({ key, action, author, own, day: on }) => (
          <li key={key} data-action={action}>
            {desk.fileActions[action]} · {own ? desk.items.you : name(author)} · {day(on)}
          </li>
        ))}
      </ul>
    </>
  )
}
