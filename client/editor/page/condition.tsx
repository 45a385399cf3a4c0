import { useState } from 'preact/hooks'
import { CONDITION_GROUPS, namedIn } from '../model/references.ts'
import { isGroup, valueAt } from '../model/values.ts'
import type { Path } from '../model/wire.ts'
import { Choices } from './choices.tsx'
import { fieldId } from './inputs.tsx'
import { labelFor, useEditing } from './words.ts'

type ConditionGroup = keyof typeof CONDITION_GROUPS
const GROUPS = Object.keys(CONDITION_GROUPS) as readonly ConditionGroup[]

interface ConditionProps {
  /** The path of the question's `when`. */
  readonly path: Path
  /** Keys of the question, in their order. */
  readonly keys: readonly string[]
}

/** A question is for everybody, or only for those who chose something. */
export function Condition({ path, keys }: ConditionProps) {
  const { store, t, language } = useEditing()
  const { values, file } = store.state
  const content = values.get(file)
  const when = valueAt(content, path)
  const [isOpen, open] = useState(false)
  const isForSome = isGroup(when) || isOpen
  const change = (group: ConditionGroup, ids: readonly string[]) => {
    const others = isGroup(when) ? when : {}
    const next = GROUPS.flatMap((one) => {
      const list = one === group ? ids : others[one]
      return Array.isArray(list) && list.length > 0 ? [[one, list]] : []
    })
    store.edit(path, next.length === 0 ? undefined : Object.fromEntries(next), keys)
  }
  const forAll = () => {
    open(false)
    store.edit(path, undefined, keys)
  }
  const name = fieldId(path)
  return (
    <div id={name} class="condition" tabIndex={-1}>
      <label class="check">
        <input type="radio" name={name} checked={!isForSome} onChange={forAll} />
        {t.builder.everybody}
      </label>
      <label class="check">
        <input type="radio" name={name} checked={isForSome} onChange={() => open(true)} />
        {t.builder.someOnly}
      </label>
      {isForSome && (
        <div class="groups">
          <p class="hint">{t.builder.rule}</p>
          {GROUPS.map((group) => (
            <Choices
              key={group}
              path={[...path, group]}
              legend={labelFor(t, file, group)}
              options={namedIn(valueAt(content, [CONDITION_GROUPS[group]]), 'label', language)}
              chosen={idsAt(when, group)}
              choose={(ids) => change(group, ids)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

function idsAt(when: unknown, group: ConditionGroup): readonly string[] {
  const ids = valueAt(when, [group])
  return Array.isArray(ids) ? ids.map(String) : []
}
