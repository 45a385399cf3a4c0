import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../../crypto/entries/names.ts'
import { fill, LANGUAGE_NAMES } from '../../texts/wording.ts'
import type { Field } from '../model/fields.ts'
import { isInside, type Leftover } from '../model/leftovers.ts'
import { valueAt } from '../model/values.ts'
import type { Path, Problem } from '../model/wire.ts'
import { mistakeWords, useEditing } from './words.ts'

/** The id of the element in which a value is put in. */
export const fieldId = (path: Path) => `field-${path.join('.')}`

/** Mistakes at just this place of the file that is shown. */
export function useProblems(path: Path): readonly Problem[] {
  const { store } = useEditing()
  const { answer, file } = store.state
  const place = JSON.stringify(path)
  return answer.problems.filter((one) => one.file === file && JSON.stringify(one.path) === place)
}

/** The mistakes at just this place, in words. */
export function Problems({ path }: { readonly path: Path }) {
  return <MistakeWords id={`${fieldId(path)}-wrong`} problems={useProblems(path)} />
}

/** The mistakes of a place and of everything in it, in words. */
export function ProblemsInside({ path }: { readonly path: Path }) {
  return <MistakeWords id={`${fieldId(path)}-wrong`} problems={useProblemsInside(path)} />
}

function useProblemsInside(path: Path): readonly Problem[] {
  const { store } = useEditing()
  const { answer, file } = store.state
  return answer.problems.filter((one) => one.file === file && isInside(one.path, path))
}

interface MistakeProps {
  readonly id: string
  readonly problems: readonly Problem[]
}

function MistakeWords({ id, problems }: MistakeProps) {
  const editing = useEditing()
  if (problems.length === 0) return null
  return (
    <div id={id} class="problem">
      {problems.map((one) => {
        const { text, lang } = mistakeWords(editing, one)
        return (
          <p key={one.path.join('.')} lang={lang}>
            {text}
          </p>
        )
      })}
    </div>
  )
}

/** The words of the sample that a field still has. */
function SampleWords({ path }: { readonly path: Path }) {
  const { t } = useEditing()
  const [first] = useLeftovers(path)
  if (first === undefined) return null
  return (
    <p id={`${fieldId(path)}-sample`} class="sample">
      {fill(t.editor.sampleWords, { word: first.word })}
    </p>
  )
}

function useLeftovers(path: Path): readonly Leftover[] {
  const { store, leftovers } = useEditing()
  return leftovers.filter((one) => one.file === store.state.file && isInside(one.path, path))
}

/** Attributes of an input that may be wrong, or still of the sample. */
function useMarks(path: Path, problems: readonly Problem[]) {
  const id = fieldId(path)
  const isWrong = problems.length > 0
  const said = [isWrong && `${id}-wrong`, useLeftovers(path).length > 0 && `${id}-sample`]
  return {
    id,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
    'aria-describedby': said.filter((one) => one !== false).join(' ') || undefined,
  }
}

interface TextProps {
  readonly path: Path
  readonly field: Field & { readonly kind: 'text' }
  readonly label: ComponentChildren
  readonly lang?: Language
  /** Whether the label stands above already, and is only heard here. */
  readonly isHeard?: boolean
}

/** One text, and how much room is left once it is scarce. */
export function TextInput({ path, field, label, lang, isHeard = false }: TextProps) {
  const { store, t } = useEditing()
  const marks = useMarks(path, useProblems(path))
  const value = textAt(store.state.values.get(store.state.file), path)
  const left = field.most === null ? Number.POSITIVE_INFINITY : field.most - value.length
  const common = {
    ...marks,
    lang,
    value,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      store.edit(path, currentTarget.value),
  }
  const rows = Math.min(
    16,
    Math.max(2, Math.ceil(value.length / 30) + value.split('\n').length - 1),
  )
  return (
    <div class="text">
      <label for={marks.id} class={isHeard ? 'only-heard' : undefined}>
        {label}
      </label>
      {field.isLong ? <textarea {...common} rows={rows} /> : <input {...common} />}
      {left < 40 && (
        <p class="room">
          {left < 0 ? fill(t.list.over, { n: -left }) : fill(t.list.left, { n: left })}
        </p>
      )}
      <SampleWords path={path} />
      <Problems path={path} />
    </div>
  )
}

function textAt(value: unknown, path: Path): string {
  const text = valueAt(value, path)
  return typeof text === 'string' || typeof text === 'number' ? String(text) : ''
}

interface ThreeProps {
  readonly path: Path
  readonly field: Field & { readonly kind: 'three' }
}

/** The same text in every language, side by side. */
export function ThreeInput({ path, field }: ThreeProps) {
  return (
    <div class="three">
      {LANGUAGES.map((one) => (
        <TextInput
          key={one}
          path={[...path, one]}
          field={field.text}
          label={LANGUAGE_NAMES[one]}
          lang={one}
        />
      ))}
    </div>
  )
}

interface PlainProps {
  readonly path: Path
  readonly label: string
}

export function NumberInput({ path, label }: PlainProps) {
  const { store } = useEditing()
  const marks = useMarks(path, useProblems(path))
  const value = textAt(store.state.values.get(store.state.file), path)
  return (
    <div class="text">
      <input
        {...marks}
        class="short"
        inputMode="numeric"
        aria-label={label}
        value={value}
        onInput={({ currentTarget }) => store.edit(path, numberOr(currentTarget.value))}
      />
      <Problems path={path} />
    </div>
  )
}

/** Text that is no number stays, so that the check can say what is wrong with it. */
function numberOr(text: string): number | string {
  return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : text
}

export function DayInput({ path, label }: PlainProps) {
  const { store } = useEditing()
  const marks = useMarks(path, useProblems(path))
  const value = textAt(store.state.values.get(store.state.file), path)
  return (
    <div class="text">
      <input
        {...marks}
        class="short"
        type="date"
        aria-label={label}
        value={value}
        onInput={({ currentTarget }) => store.edit(path, currentTarget.value)}
      />
      <Problems path={path} />
    </div>
  )
}

export function ColourInput({ path, label }: PlainProps) {
  const { store } = useEditing()
  const marks = useMarks(path, useProblems(path))
  const value = textAt(store.state.values.get(store.state.file), path)
  const edit = ({ currentTarget }: { currentTarget: { value: string } }) =>
    store.edit(path, currentTarget.value)
  return (
    <div class="text">
      <span class="colour">
        <input {...marks} type="color" aria-label={label} value={value} onInput={edit} />
        <input class="short" aria-label={`${label}, #rrggbb`} value={value} onInput={edit} />
      </span>
      <Problems path={path} />
    </div>
  )
}

interface LinesProps extends PlainProps {
  readonly isNumbers: boolean
}

/** A list of short texts or numbers, one on each line. */
export function LinesInput({ path, label, isNumbers }: LinesProps) {
  const { store, t } = useEditing()
  const list = valueAt(store.state.values.get(store.state.file), path)
  const value = Array.isArray(list) ? list.map(String) : []
  const marks = useMarks(path, useProblemsInside(path))
  // what is typed stays as it is, with empty lines, until the list is another one
  const [typed, setTyped] = useState(value.join('\n'))
  const isTyped = linesOf(typed).join('\n') === value.join('\n')
  return (
    <div class="text">
      <textarea
        {...marks}
        class="lines"
        aria-label={label}
        rows={Math.min(12, value.length + 1)}
        value={isTyped ? typed : value.join('\n')}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          const lines = linesOf(currentTarget.value)
          store.edit(path, isNumbers ? lines.map(numberOr) : lines)
        }}
      />
      <p class="hint">{t.list.perLine}</p>
      <SampleWords path={path} />
      <ProblemsInside path={path} />
    </div>
  )
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
