import { useEffect, useRef, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { type Command, matching } from './commands.ts'
import { useModal } from './modal.tsx'
import { usePaletteKey } from './shortcuts.tsx'
import { useWords } from './words.ts'

export interface PaletteProps {
  readonly commands: readonly Command[]
  readonly close: () => void
}

const GROUPS = ['inCase', 'everywhere', 'cases'] as const

/** All actions that are possible now, found by their words. */
export function Palette({ commands, close }: PaletteProps) {
  const { desk } = useWords()
  const dialog = useModal()
  const [text, setText] = useState('')
  const [moved, setMoved] = useState<number | null>(null)
  const found = GROUPS.flatMap((group) =>
    matching(commands, text).filter((command) => command.group === group),
  )
  const at = moved ?? Math.max(exactly(found, text), 0)
  const chosen = found[Math.min(at, found.length - 1)]
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const wanted = useRef<Command | null>(null)
  const run = (command: Command | undefined) => {
    if (command === undefined) return
    wanted.current = command
    dialog.current?.close()
  }
  // The command runs after the close event: earlier, a dialog that it opens would be closed with the
  // palette. By then the focus is back where it was, and the command can move it.
  const onClose = () => {
    if (dialog.current?.open) return
    close()
    if (wanted.current !== null) requestAnimationFrame(wanted.current.run)
  }
  // The palette is asked for again before its close event.
  usePaletteKey(() => {
    if (dialog.current?.open || wanted.current !== null) return
    setText('')
    dialog.current?.showModal()
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key]
    if (event.key === 'Enter') run(chosen)
    else if (to !== undefined) setMoved(Math.min(Math.max(to, 0), Math.max(found.length - 1, 0)))
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} class="palette" aria-labelledby="palette-title" onClose={onClose}>
      <h2 id="palette-title" class="only-heard">
        {desk.palette.title}
      </h2>
      <input
        id="palette-text"
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="palette-list"
        aria-activedescendant={chosen ? optionId(chosen) : undefined}
        aria-labelledby="palette-title"
        placeholder={desk.palette.placeholder}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setMoved(null)
        }}
        onKeyDown={onKeyDown}
      />
      <p class="only-heard" role="status">
        {fill(desk.palette.count, { count: found.length })}
      </p>
      {found.length === 0 ? <p class="empty">{desk.palette.none}</p> : null}
      <Found {...{ found, chosen, run }} />
    </dialog>
  )
}

/** Place of the command that is called exactly so: it goes before others that only contain the words; or -1. */
function exactly(found: readonly Command[], text: string): number {
  const wanted = text.trim().toLowerCase()
  return found.findIndex(({ label }) => label.toLowerCase() === wanted)
}

function optionId({ id }: Command): string {
  return `command-${id}`
}

interface FoundProps {
  readonly found: readonly Command[]
  readonly chosen: Command | undefined
  readonly run: (command: Command) => void
}

function Found({ found, chosen, run }: FoundProps) {
  const { desk } = useWords()
  return (
    <div id="palette-list" role="listbox" aria-labelledby="palette-title">
      {GROUPS.filter((group) => found.some((one) => one.group === group)).map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox takes groups, not fieldsets
        <div key={group} role="group" aria-labelledby={`palette-${group}`}>
          <div id={`palette-${group}`} class="palette-group">
            {desk.palette[group]}
          </div>
          {found
            .filter((one) => one.group === group)
            .map((one) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, and names it
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field
              <div
                key={one.id}
                id={optionId(one)}
                role="option"
                class="palette-option"
                aria-selected={one === chosen}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => run(one)}
              >
                <span>{one.label}</span>
                {one.detail === '' ? null : <span class="palette-detail">{one.detail}</span>}
                {one.keys === '' ? null : <kbd>{one.keys}</kbd>}
              </div>
            ))}
        </div>
      ))}
    </div>
  )
}
