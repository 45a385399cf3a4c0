import { useLayoutEffect, useRef } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { DraftKind } from '../composer/draft.ts'
import { Check } from '../work/fields.tsx'
import { isCovered, isModalOpen, Modal, useModal } from './modal.tsx'
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

/** Single keys work while nobody types, no dialog is open, and the person has not turned them off. */
export function useShortcuts(enabled: boolean, actions: ShortcutActions): void {
  const latest = useRef(actions)
  latest.current = actions
  // not a dependency of the effect: while a listener is replaced, a key would be lost
  const isOn = useRef(enabled)
  isOn.current = enabled
  // before anything is drawn: an effect runs late on a busy machine, and a key would be lost
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (!isOn.current || isModalOpen() || ctrlKey || metaKey || altKey) return
      if (target instanceof Element && isTyped(target, key)) {
        if (key === 'Escape' && target instanceof HTMLElement) target.blur()
        return
      }
      const act = ACTS.get(key)
      act?.(latest.current)
      if (act !== undefined) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Whether a key belongs to a field. A text on its way takes no letters: there `z` calls it back. */
function isTyped(target: Element, key: string): boolean {
  const field = target.closest('textarea, input, select')
  return field !== null && !(field.matches('textarea:read-only') && key === 'z')
}

/** Ctrl K, or Command K, from anywhere on the page. */
export function usePaletteKey(open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      if (isCovered()) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

type Act = (actions: ShortcutActions) => void
type KeyName = keyof (DeskTexts['shortcuts'] & DeskTexts['keys'] & DeskTexts['mergeKeys'])
type Key = readonly [shown: string, name: KeyName, acts?: Readonly<Record<string, Act>>]
const write = (kind: DraftKind) => (actions: ShortcutActions) => actions.write(kind)

/** The keys, the names of their words, and what each single key does. */
const KEYS: readonly Key[] = [
  ['Ctrl K', 'palette'],
  ['/', 'find', { '/': ({ find }) => find() }],
  ['j k', 'move', { j: ({ move }) => move(1), k: ({ move }) => move(-1) }],
  ['Enter', 'open'],
  ['Esc', 'back', { Escape: ({ back }) => back() }],
  ['s', 'sync', { s: ({ sync }) => sync() }],
  ['g', 'acknowledge', { g: ({ acknowledge }) => acknowledge() }],
  ['q', 'question', { q: write('question') }],
  ['m', 'message', { m: write('message') }],
  ['r', 'minutes', { r: write('minutes') }],
  ['t', 'status', { t: write('status') }],
  ['n', 'note', { n: write('note') }],
  ['u', 'merge', { u: ({ link }) => link('merge-case') }],
  ['d', 'split', { d: ({ link }) => link('split-rows') }],
  ['Ctrl Enter', 'send'],
  ['z', 'undo', { z: ({ undo }) => undo() }],
  ['?', 'help', { '?': ({ help }) => help() }],
]
const ACTS = new Map(KEYS.flatMap(([, , acts = {}]) => Object.entries(acts)))

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
      <Check label={desk.shortcuts.enabled} value={enabled} change={enable} />
    </Modal>
  )
}
