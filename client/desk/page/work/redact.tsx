import { useState } from 'preact/hooks'
import type { Passage } from '../../../../crypto/entries/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import { type Redacted, redactedTitle } from '../../format/work-labels.ts'
import { passagesWith, redactableIn } from '../../model/passages.ts'
import type { ItemView } from '../../model/views.ts'
import { focusSoon } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import { TextField, useFields } from './fields.tsx'
import { type FilledForm, WorkForm } from './form.tsx'
import type { WorkProps } from './props.ts'

export interface RedactProps extends WorkProps {
  /** Id in hex of the row. */
  readonly row: string
  /** The kind of the row, in the words of its title. */
  readonly what: string
  readonly written: number
}

/** Takes a row that does not belong in the case out of everybody's sight. */
export function Redact(props: RedactProps) {
  const { one, row, what, written } = props
  const { desk, day, counted } = useWords()
  const [open, setOpen] = useState(false)
  const { value, at, clear } = useFields(`redact-${row}`, one.id, { words: '', text: '' })
  const item = one.items.find(({ key }) => key === row)
  const words = value.words.trim()
  const passages = words === '' || item === undefined ? [] : passagesIn(item, words)
  if (!one.may.handle) return null
  const filled = (): FilledForm => {
    const text = value.text.trim()
    if (text === '') return { missing: desk.redact.reason }
    if (words === '') return [{ kind: 'redacted', row, text }]
    if (passages.length === 0) return { missing: desk.redact.wordsThere }
    return inParts(passages).map((part) => ({ kind: 'redacted', row, text, passages: part }))
  }
  return (
    <div class="redact">
      <button
        type="button"
        id={`redact-${row}-open`}
        class="quiet small"
        aria-expanded={open}
        aria-label={fill(desk.redact.of, { what, day: day(written) })}
        onClick={() => {
          setOpen(!open)
          if (!open) focusSoon(`redact-${row}-words`)
        }}
      >
        {desk.redact.button}
      </button>
      {open ? (
        <WorkForm
          {...props}
          id={`redact-${row}`}
          submit={words === '' ? desk.redact.save : desk.redact.saveWords}
          filled={filled}
          saved={() => {
            clear()
            setOpen(false)
            focusSoon(words === '' ? `item-${row}` : `redact-${row}-open`)
          }}
          cancel={() => {
            setOpen(false)
            focusSoon(`redact-${row}-open`)
          }}
        >
          <TextField
            {...at('words')}
            label={desk.redact.words}
            hint={desk.redact.wordsHint}
            max={500}
          />
          <p class="work-wide hint" role="status">
            {words === '' ? desk.redact.whole : counted(desk.redact.places, passages.length)}
          </p>
          <TextField {...at('text')} label={desk.redact.reason} hint={desk.redact.lead} max={500} />
        </WorkForm>
      ) : null}
    </div>
  )
}

/** The places in a row at which some words stand, as they are shown. */
function passagesIn(item: ItemView, words: string): readonly Passage[] {
  if (item.kind !== 'drop' && item.kind !== 'entry') return []
  const texts = item.kind === 'drop' ? item.content.answers : redactableIn(item.entry)
  return passagesWith(words, texts, item.passages ?? [])
}

/** An entry names 16 passages at most. */
const MOST_PASSAGES = 16

function inParts(passages: readonly Passage[]): Passage[][] {
  const count = Math.ceil(passages.length / MOST_PASSAGES)
  return Array.from({ length: count }, (_, i) =>
    passages.slice(i * MOST_PASSAGES, (i + 1) * MOST_PASSAGES),
  )
}

/** The text that stands instead of a redacted row. */
export function Tombstone({ item }: { readonly item: Redacted }) {
  const { desk, day, name } = useWords()
  const redacted = day(item.redacted)
  const who = name(item.author) || desk.sheet.someone
  return (
    <div id={`item-${item.key}`} class="tombstone" tabIndex={-1}>
      <p>
        {fill(desk.redact.was, { what: redactedTitle(item, desk), day: day(item.day) })}{' '}
        <span class="who">
          {item.own
            ? fill(desk.redact.byYou, { day: redacted })
            : fill(desk.redact.by, { who, day: redacted })}
        </span>
      </p>
      <p class="as-written">{item.reason}</p>
    </div>
  )
}
