import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { type Redacted, redactedTitle } from '../../format/work-labels.ts'
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
  const { desk, day } = useWords()
  const [open, setOpen] = useState(false)
  const { value, at, clear } = useFields(`redact-${row}`, one.id, { text: '' })
  if (!one.may.handle) return null
  const filled = (): FilledForm => {
    const text = value.text.trim()
    return text === '' ? { missing: desk.redact.reason } : [{ kind: 'redacted', row, text }]
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
          if (!open) focusSoon(`redact-${row}-text`)
        }}
      >
        {desk.redact.button}
      </button>
      {open ? (
        <WorkForm
          {...props}
          id={`redact-${row}`}
          submit={desk.redact.save}
          filled={filled}
          saved={() => {
            clear()
            focusSoon(`item-${row}`)
          }}
          cancel={() => {
            setOpen(false)
            focusSoon(`redact-${row}-open`)
          }}
        >
          <TextField {...at('text')} label={desk.redact.reason} hint={desk.redact.lead} max={500} />
        </WorkForm>
      ) : null}
    </div>
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
