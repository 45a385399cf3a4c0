import { blankOf, type Field, type Part } from '../model/fields.ts'
import { questionnaireOf } from '../model/files.ts'
import { referencesAt } from '../model/references.ts'
import { valueAt } from '../model/values.ts'
import type { Path } from '../model/wire.ts'
import { Choice, Choices } from './choices.tsx'
import { Condition } from './condition.tsx'
import {
  ColourInput,
  DayInput,
  fieldId,
  LinesInput,
  NumberInput,
  Problems,
  TextInput,
  ThreeInput,
} from './inputs.tsx'
import { ItemList } from './item-list.tsx'
import { labelFor, useEditing, wordFor } from './words.ts'

interface FieldProps {
  readonly field: Field
  readonly path: Path
  readonly label: string
}

/** Any field of a file. */
export function FieldView({ field, path, label }: FieldProps) {
  const { store, t, language } = useEditing()
  const { values, file } = store.state
  const named = referencesAt(values, file, path, language)
  const value = valueAt(values.get(file), path)
  const options = (names: readonly string[]) =>
    names.map((id) => ({ id, label: wordFor(t.options, id) }))
  switch (field.kind) {
    case 'text':
      if (named === null) return <TextInput path={path} field={field} label={label} />
      return (
        <Choice
          {...{ path, label, options: named, value: String(value) }}
          choose={(id) => store.edit(path, id)}
        />
      )
    case 'three':
      return <ThreeInput path={path} field={field} />
    case 'number':
      return <NumberInput path={path} label={label} />
    case 'day':
      return <DayInput path={path} label={label} />
    case 'colour':
      return <ColourInput path={path} label={label} />
    case 'yes-no':
      return <YesNo path={path} isYes={value === true} />
    case 'choice':
      return (
        <Choice
          {...{ path, label, options: options(field.options), value: String(value) }}
          choose={(id) => store.edit(path, id)}
        />
      )
    case 'choices':
      return <Several path={path} label={label} options={options(field.options)} />
    case 'list':
      if (named !== null) return <Several path={path} label={label} options={named} />
      if (field.item.kind === 'text' || field.item.kind === 'number') {
        return <LinesInput path={path} label={label} isNumbers={field.item.kind === 'number'} />
      }
      return (
        <ItemList
          item={field.item}
          path={path}
          draw={(at, name) => <FieldView field={field.item} path={at} label={name} />}
        />
      )
    case 'group':
      return <GroupView parts={field.parts} path={path} />
    default:
      return field satisfies never
  }
}

interface YesNoProps {
  readonly path: Path
  readonly isYes: boolean
}

function YesNo({ path, isYes }: YesNoProps) {
  const { store, t } = useEditing()
  return (
    <label class="check">
      <input
        id={fieldId(path)}
        type="checkbox"
        checked={isYes}
        onChange={({ currentTarget }) => store.edit(path, currentTarget.checked)}
      />
      {t.list.yes}
    </label>
  )
}

interface SeveralProps {
  readonly path: Path
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string }[]
}

function Several({ path, label, options }: SeveralProps) {
  const { store } = useEditing()
  const { values, file } = store.state
  const value = valueAt(values.get(file), path)
  const chosen = Array.isArray(value) ? value.map(String) : []
  return (
    <Choices
      {...{ path, options, chosen }}
      legend={label}
      isHeard
      choose={(ids) => store.edit(path, ids)}
    />
  )
}

interface GroupProps {
  readonly parts: readonly Part[]
  readonly path: Path
}

/** The parts of a group, each below its name. Ids are made by the editor and never shown. */
export function GroupView({ parts, path }: GroupProps) {
  const { store } = useEditing()
  const isTop = path.length === 0
  const isFixed = (key: string) =>
    key === 'id' || (key === 'version' && isTop && questionnaireOf(store.state.file) !== null)
  const keys = parts.map(({ key }) => key)
  return (
    <div class="group">
      {parts
        .filter(({ key }) => !isFixed(key))
        .map((part) => (
          <PartView key={part.key} part={part} path={[...path, part.key]} keys={keys} />
        ))}
    </div>
  )
}

interface PartProps {
  readonly part: Part
  readonly path: Path
  readonly keys: readonly string[]
}

function PartView({ part, path, keys }: PartProps) {
  const { store, t } = useEditing()
  const { key, field, isOptional, isNullable } = part
  const { values, file } = store.state
  const value = valueAt(values.get(file), path)
  const label = labelFor(t, file, key)
  const hint = Object.hasOwn(t.hints, key) ? wordFor(t.hints, key) : null
  const Heading = path.length === 1 ? 'h2' : 'h3'
  const isList = field.kind === 'list' || field.kind === 'choices'
  const isItems =
    field.kind === 'list' && field.item.kind !== 'text' && field.item.kind !== 'number'
  const isOut = isOptional && !isList && value === undefined
  const isUndecided = isNullable && value === null
  return (
    <section class="part">
      <Heading>{label}</Heading>
      {hint !== null && <p class="hint">{hint}</p>}
      {key === 'when' ? <Condition path={path} keys={keys} /> : null}
      {key !== 'when' && isOptional && !isList && (
        <label class="check">
          <input
            type="checkbox"
            checked={!isOut}
            onChange={() => store.edit(path, isOut ? blankOf(field) : undefined, keys)}
          />
          {t.list.leaveOut}
        </label>
      )}
      {isNullable && (
        <label class="check">
          <input
            type="checkbox"
            checked={isUndecided}
            onChange={() => store.edit(path, isUndecided ? blankOf(field) : null, keys)}
          />
          {t.list.undecided}
        </label>
      )}
      {key === 'when' || isOut || isUndecided ? null : <FieldView {...{ field, path, label }} />}
      {field.kind === 'group' || isItems ? <Problems path={path} /> : null}
    </section>
  )
}
