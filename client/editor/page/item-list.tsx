import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Language } from '../../../crypto/entries/names.ts'
import { fill } from '../../texts/wording.ts'
import type { Field } from '../model/fields.ts'
import { isInside } from '../model/leftovers.ts'
import { moved, newItem, valueAt } from '../model/values.ts'
import type { Path } from '../model/wire.ts'
import { fieldId, Problems } from './inputs.tsx'
import { useEditing, wordFor } from './words.ts'

interface ItemListProps {
  readonly item: Field
  readonly path: Path
  /** The fields of one item. */
  readonly draw: (path: Path, label: string) => ComponentChildren
}

/** A list of groups or texts, each folded to its name. */
export function ItemList({ item, path, draw }: ItemListProps) {
  const { store, t } = useEditing()
  const { values, file } = store.state
  const value = valueAt(values.get(file), path)
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const [added, setAdded] = useState<number | null>(null)
  const name = String(path.at(-1))
  const add = () => {
    const stem = name.replace(/ies$/, 'y').replace(/s$/, '')
    setAdded(list.length)
    store.edit(path, [...list, newItem(item, list, stem)])
  }
  return (
    <div class="items">
      {list.map((one, i) => {
        const id = valueAt(one, ['id'])
        const change = (next: readonly unknown[]) => store.edit(path, next)
        return (
          <Item
            key={typeof id === 'string' ? id : i}
            {...{ draw, change, list, at: i }}
            path={[...path, i]}
            isNew={added === i}
          />
        )
      })}
      <button type="button" id={`add-${path.join('.')}`} onClick={add}>
        {Object.hasOwn(t.adding, name) ? wordFor(t.adding, name) : t.list.add}
      </button>
    </div>
  )
}

interface ItemProps extends Omit<ItemListProps, 'item'> {
  readonly list: readonly unknown[]
  readonly at: number
  readonly isNew: boolean
  readonly change: (next: readonly unknown[]) => void
}

function Item({ draw, path, list, at, isNew, change }: ItemProps) {
  const { store, t, language, leftovers } = useEditing()
  const [isOpen, open] = useState(isNew)
  const focused = useRef(false)
  const name = nameIn(list[at], language) ?? fill(t.list.place, { n: at + 1 })
  const { answer, file } = store.state
  const isHere = (one: { readonly file: string; readonly path: Path }) =>
    one.file === file && isInside(one.path, path)
  const isWrong = answer.problems.some(isHere)
  const act = (text: string, work: () => void) => (
    <button type="button" class="quiet" aria-label={`${text}: ${name}`} onClick={work}>
      {text}
    </button>
  )
  return (
    <details
      id={fieldId(path)}
      class="item"
      open={isOpen || isWrong}
      onToggle={({ currentTarget }) => open(currentTarget.open)}
      ref={(element) => {
        if (element === null || !isNew || focused.current) return
        focused.current = true
        element.querySelector('summary')?.focus()
      }}
    >
      <summary>
        {name}
        {leftovers.some(isHere) && <span class="mark"> {t.editor.sample}</span>}
        {isWrong && <span class="mark wrong"> {t.editor.wrong}</span>}
      </summary>
      {draw(path, name)}
      <Problems path={path} />
      <div class="row">
        {at > 0 && act(t.list.up, () => change(moved(list, at, -1)))}
        {at < list.length - 1 && act(t.list.down, () => change(moved(list, at, 1)))}
        {act(t.list.remove, () => change(list.filter((_, i) => i !== at)))}
      </div>
    </details>
  )
}

/** Keys whose text says what an item is, the best one first. */
const NAMING = ['label', 'name', 'title', 'role', 'who', 'matter', 'text', 'provision']

/** @returns null if nothing is written yet */
function nameIn(item: unknown, language: Language): string | null {
  const texts = [
    ...NAMING.flatMap((key) => [valueAt(item, [key, language]), valueAt(item, [key])]),
    valueAt(item, [language]),
  ]
  const found = texts.find((text) => typeof text === 'string' && text.trim() !== '')
  return typeof found === 'string' ? (found.split('\n')[0] ?? null) : null
}
