import { count } from '../../texts/wording.ts'
import type { Path, Problem } from '../model/wire.ts'
import { fieldId } from './inputs.tsx'
import type { EditorStore } from './store.ts'
import { fileLabel, labelFor, mistakeWords, useEditing } from './words.ts'

/** Every mistake of the folder, each with the way to its field. */
export function Mistakes() {
  const editing = useEditing()
  const { store, t } = editing
  const { answer, folder } = store.state
  const { unreadable = [] } = folder ?? {}
  const isUnreadable = ({ file }: Problem) => unreadable.some((one) => one.file === file)
  const problems = answer.problems.filter((one) => !isUnreadable(one))
  return (
    <>
      {unreadable.map(({ file, problem, remedy }) => (
        <p key={file} class="notice bad">
          {t.editor.unreadable} {file}: <span lang="en">{`${problem}: ${remedy}`}</span>
        </p>
      ))}
      {problems.length > 0 && (
        <section id="mistakes" class="notice bad" aria-labelledby="mistakes-title">
          <h2 id="mistakes-title">{t.editor.mistakesTitle}</h2>
          <ul>
            {problems.map((one) => {
              const { text, lang } = mistakeWords(editing, one)
              return (
                <li key={`${one.file} ${one.path.join('.')}`}>
                  <button type="button" class="quiet" onClick={() => goTo(store, one)}>
                    {`${fileLabel(t, one.file)}, ${placeOf(one.path, (key) => labelFor(t, one.file, key))}`}
                  </button>{' '}
                  <span lang={lang}>{text}</span>
                </li>
              )
            })}
          </ul>
        </section>
      )}
    </>
  )
}

/** Every field that still says what the sample says, folded to their number, each with the way to it. */
export function Leftovers() {
  const { store, t, language, leftovers } = useEditing()
  if (leftovers.length === 0) return null
  return (
    <details id="leftovers" class="notice care">
      <summary>{count(language, t.editor.leftovers, leftovers.length)}</summary>
      <p>{t.editor.leftoversWhy}</p>
      <ul>
        {leftovers.map((one) => (
          <li key={`${one.file} ${one.path.join('.')}`}>
            <button type="button" class="quiet" onClick={() => goTo(store, one)}>
              {`${fileLabel(t, one.file)}, ${placeOf(one.path, (key) => labelFor(t, one.file, key))}`}
            </button>{' '}
            {one.word}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** "People to talk to 3, Telephone" for the path of a value. */
function placeOf(path: Path, label: (key: string) => string): string {
  const words: string[] = []
  for (const step of path) {
    const last = words.length - 1
    if (typeof step === 'string') words.push(label(step))
    else if (last >= 0) words[last] = `${words[last]} ${step + 1}`
  }
  return words.join(', ')
}

interface Place {
  readonly file: string
  readonly path: Path
}

/** Show a file, with the focus on one of its fields. */
function goTo(store: EditorStore, { file, path }: Place): void {
  if (store.state.file !== file) store.show(file)
  // drawn with the next frame
  requestAnimationFrame(() => focusField(path))
}

/** Put the focus on the field at a path, or on the nearest one around it. */
function focusField(path: Path): void {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(fieldId(path.slice(0, length)))
    if (element === null) continue
    for (const around of ancestorsOf(element)) {
      if (around instanceof HTMLDetailsElement) around.open = true
    }
    element.scrollIntoView({ block: 'center' })
    element.focus()
    return
  }
  document.getElementById('file-name')?.focus()
}

function ancestorsOf(element: Element): readonly Element[] {
  const { parentElement } = element
  return parentElement === null ? [element] : [element, ...ancestorsOf(parentElement)]
}
