import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { ItemView } from '../../protocol.ts'
import { useWords } from '../words.ts'
import { useFields } from './drafts.tsx'
import { TextField } from './fields.tsx'
import { type Filled, WorkForm } from './form.tsx'
import type { WorkProps } from './props.ts'

export interface RedactProps extends WorkProps {
  /** Id in hex of the row. */
  readonly row: string
  /** What it is, in the words of its title. */
  readonly what: string
  readonly written: number
}

/** Takes what does not belong in the case out of everybody's sight. */
export function Redact(props: RedactProps) {
  const { one, row, what, written } = props
  const { desk, day } = useWords()
  const [open, setOpen] = useState(false)
  const { value, change, clear } = useFields(`redact ${row}`, { text: '' })
  if (!one.writable) return null
  const filled = (): Filled => {
    const text = value.text.trim()
    return text === '' ? { missing: desk.redact.reason } : [{ kind: 'redacted', row, text }]
  }
  return (
    <div class="redact">
      <button
        type="button"
        class="quiet small"
        aria-expanded={open}
        aria-label={fill(desk.redact.of, { what, day: day(written) })}
        onClick={() => setOpen(!open)}
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
            requestAnimationFrame(() => document.getElementById(`item-${row}`)?.focus())
          }}
          cancel={() => setOpen(false)}
        >
          <TextField
            id={`redact-${row}-text`}
            label={desk.redact.reason}
            hint={desk.redact.lead}
            max={500}
            value={value.text}
            change={(text) => change({ text })}
          />
        </WorkForm>
      ) : null}
    </div>
  )
}

/** What stands where something was redacted. */
export function Tombstone({ item }: { readonly item: Extract<ItemView, { kind: 'redacted' }> }) {
  const { desk, day, name } = useWords()
  const who = item.own ? desk.items.you : name(item.author) || desk.sheet.someone
  const what = tombstoneTitle(item.what, desk)
  return (
    <div id={`item-${item.key}`} class="tombstone" tabIndex={-1}>
      <p class="line">
        <span>
          {fill(desk.redact.was, { what, day: day(item.day) })}
          <span class="who"> {fill(desk.redact.by, { who, day: day(item.redacted) })}</span>
        </span>
      </p>
      <p class="as-written">{item.reason}</p>
    </div>
  )
}

function tombstoneTitle(
  what: Extract<ItemView, { kind: 'redacted' }>['what'],
  desk: ReturnType<typeof useWords>['desk'],
): string {
  if (what === 'drop') return desk.redact.drop
  if (what === 'message' || what === 'note') return desk.items[what]
  if (what === 'status') return desk.case.status
  if (what === 'acknowledged') return desk.redact.drop
  return desk.work[what]
}
