import { useEffect, useRef } from 'preact/hooks'
import type { DraftKind } from '../composer/draft.ts'
import { isModalOpen, Modal, useModal } from './modal.tsx'
import { useWords } from './words.ts'

export interface ShortcutActions {
  readonly move: (by: number) => void
  readonly back: () => void
  readonly sync: () => void
  readonly help: () => void
  readonly write: (kind: DraftKind) => void
  readonly acknowledge: () => void
  readonly find: () => void
  /** Call back the message that goes to the reporter in a moment, if there is one. */
  readonly undo: () => void
  /** Move to the form that merges cases, or to the one that splits a case. */
  readonly link: (field: 'merge-case' | 'split-rows') => void
}

const WRITE: Readonly<Record<string, DraftKind>> = {
  q: 'question',
  m: 'message',
  r: 'minutes',
  t: 'status',
  n: 'note',
}

/** Single keys work while nobody types, no dialog is open, and the person has not turned them off. */
export function useShortcuts(enabled: boolean, actions: ShortcutActions): void {
  const latest = useRef(actions)
  latest.current = actions
  // not a dependency of the effect: the effect runs late on a busy machine, and a key would be lost
  const isOn = useRef(enabled)
  isOn.current = enabled
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (!isOn.current || isModalOpen() || ctrlKey || metaKey || altKey) return
      if (target instanceof Element && target.closest('textarea, input, select')) {
        if (key === 'Escape' && target instanceof HTMLElement) target.blur()
        return
      }
      if (run(key, latest.current)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Ctrl K, or Command K, from anywhere on the page. */
export function usePaletteKey(open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function run(key: string, actions: ShortcutActions): boolean {
  const kind = WRITE[key]
  if (kind !== undefined) actions.write(kind)
  else if (key === 'j') actions.move(1)
  else if (key === 'k') actions.move(-1)
  else if (key === 's') actions.sync()
  else if (key === 'g') actions.acknowledge()
  else if (key === '?') actions.help()
  else if (key === '/') actions.find()
  else if (key === 'z') actions.undo()
  else if (key === 'u') actions.link('merge-case')
  else if (key === 'd') actions.link('split-rows')
  else if (key === 'Escape') actions.back()
  else return false
  return true
}

const KEYS = [
  ['Ctrl K', 'palette'],
  ['/', 'find'],
  ['j k', 'move'],
  ['Enter', 'open'],
  ['Esc', 'back'],
  ['s', 'sync'],
  ['g', 'acknowledge'],
  ['q', 'question'],
  ['m', 'message'],
  ['r', 'minutes'],
  ['t', 'status'],
  ['n', 'note'],
  ['u', 'merge'],
  ['d', 'split'],
  ['Ctrl Enter', 'send'],
  ['z', 'undo'],
  ['?', 'help'],
] as const

export interface ShortcutsProps {
  readonly enabled: boolean
  readonly enable: (enabled: boolean) => void
  readonly close: () => void
}

/** The list of shortcuts, and the switch that turns them off. */
export function Shortcuts({ enabled, enable, close }: ShortcutsProps) {
  const { desk } = useWords()
  const dialog = useModal()
  const keys = { ...desk.shortcuts, ...desk.keys, ...desk.mergeKeys }
  return (
    <Modal
      {...{ dialog, close }}
      name="shortcuts"
      title={desk.shortcuts.title}
      isRead={false}
      lead={desk.shortcuts.lead}
      leave={[desk.shortcuts.close, 'primary']}
    >
      <dl>
        {KEYS.map(([pressed, name]) => (
          <div key={name}>
            <dt>
              <kbd>{pressed}</kbd>
            </dt>
            <dd>{keys[name]}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={enabled} onChange={() => enable(!enabled)} />
        {desk.shortcuts.enabled}
      </label>
    </Modal>
  )
}
