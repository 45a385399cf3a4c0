import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../crypto/entries/names.ts'
import { LanguageChoice } from '../../shared/language-choice.tsx'
import { EDITOR_CATALOGUES } from '../../texts/editor/catalogue.ts'
import { count, fill } from '../../texts/wording.ts'
import { fieldOf } from '../model/fields.ts'
import { idFromName, questionnaireOf, schemaOfFile } from '../model/files.ts'
import { leftoversIn } from '../model/leftovers.ts'
import { FieldView } from './field.tsx'
import { FileList } from './file-list.tsx'
import { LogoField } from './logo.tsx'
import { Leftovers, Mistakes } from './mistakes.tsx'
import { Outcome } from './outcome.tsx'
import { PreviewPane } from './preview.tsx'
import type { EditorStore } from './store.ts'
import { EditingContext, fileLabel, useEditing } from './words.ts'

/** The whole page. */
export function EditorPage({ store }: { readonly store: EditorStore }) {
  const [language, choose] = useState<Language>('nb')
  const [, draw] = useState(0)
  useEffect(() => store.listen(() => draw((n) => n + 1)), [store])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = EDITOR_CATALOGUES[language].editor.title
  }, [language])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.changes().length > 0) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [store])
  const t = EDITOR_CATALOGUES[language]
  const { folder, values, refusal } = store.state
  const leftovers = useMemo(() => leftoversIn(values, folder?.sampleWords ?? []), [values, folder])
  return (
    <EditingContext.Provider value={{ store, language, leftovers }}>
      <TopBar chooseLanguage={choose} />
      {refusal !== null && (
        <p id="refusal" class="notice bad" role="alert">
          {fill(t.refusals[refusal.code], { file: refusal.file })}
        </p>
      )}
      {folder === null ? (
        <p class="empty">{refusal === null ? t.editor.loading : null}</p>
      ) : (
        <div class="columns">
          <nav aria-label={t.editor.files}>
            <FileList />
          </nav>
          <main>
            <Outcome />
            <Mistakes />
            <Leftovers />
            <FileForm key={questionnaireOf(store.state.file)?.id ?? store.state.file} />
          </main>
          <aside aria-label={t.preview.title}>
            <h2>{t.preview.title}</h2>
            <PreviewPane />
          </aside>
        </div>
      )}
    </EditingContext.Provider>
  )
}

interface TopBarProps {
  readonly chooseLanguage: (language: Language) => void
}

function TopBar({ chooseLanguage }: TopBarProps) {
  const { store, t, language } = useEditing()
  const { work, answer, folder } = store.state
  const changed = store.changes().length
  const canSave = changed > 0 && work === 'none' && answer.problems.length === 0
  const status = [
    changed === 0 ? t.editor.unchanged : count(language, t.editor.unsaved, changed),
    ...(changed > 0 && work === 'none' && answer.problems.length === 0 ? [t.editor.good] : []),
    ...(answer.problems.length > 0 ? [`${t.editor.mistakesTitle}.`] : []),
    ...(work === 'checking' ? [t.editor.checking] : []),
  ]
  return (
    <header class="top">
      <h1>{t.editor.title}</h1>
      <p id="status" role="status" data-work={work} data-changed={changed}>
        {folder === null ? '' : status.join(' ')}
      </p>
      <LanguageChoice label={t.editor.language} {...{ language, chooseLanguage }} />
      <button
        id="save"
        type="button"
        class="primary"
        aria-disabled={canSave ? undefined : 'true'}
        onClick={() => {
          if (canSave) void store.save()
        }}
      >
        {work === 'saving' ? t.editor.saving : t.editor.save}
      </button>
    </header>
  )
}

/** The fields of the file that is shown. */
function FileForm() {
  const { store, t } = useEditing()
  const { file, values } = store.state
  const name = questionnaireOf(file)
  const label = fileLabel(t, file)
  const isChanged = store.changes().some((change) => change.file === file)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    scrollTo(0, 0)
    heading.current?.focus()
  }, [])
  if (!values.has(file)) return null
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h1 id="file-name" ref={heading} tabIndex={-1}>
        {label}
      </h1>
      {name !== null && <VersionLine file={file} id={name.id} version={name.version} />}
      {isChanged && (
        <button type="button" class="quiet" id="undo" onClick={() => store.undo(file)}>
          {t.editor.undo}
        </button>
      )}
      {file === 'theme.yaml' && <LogoField />}
      <FieldView field={fieldOf(schemaOfFile(file))} path={[]} label={label} />
      {name !== null && <CopyFields />}
    </form>
  )
}

/** A new questionnaire that begins as a copy of the one that is shown. */
function CopyFields() {
  const { store, t } = useEditing()
  const [name, setName] = useState('')
  const [isTaken, setTaken] = useState(false)
  return (
    <section class="part">
      <label for="copy-name">{t.builder.copyName}</label>
      <input
        id="copy-name"
        value={name}
        aria-invalid={isTaken ? 'true' : undefined}
        aria-describedby={isTaken ? 'copy-wrong' : undefined}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      {isTaken && (
        <p id="copy-wrong" class="problem">
          {t.builder.copyTaken}
        </p>
      )}
      <button type="button" id="copy" onClick={() => setTaken(!store.copyAs(idFromName(name)))}>
        {t.builder.copy}
      </button>
    </section>
  )
}

interface VersionLineProps {
  readonly file: string
  readonly id: string
  readonly version: number
}

/** The line says what becomes of a change of a questionnaire that reports may name. */
function VersionLine({ file, id, version }: VersionLineProps) {
  const { store, t } = useEditing()
  const { folder, inPlace, copies } = store.state
  const old = questionnaireOf(copies.get(file) ?? '')
  if (old !== null && old.id === id) {
    return (
      <p class="notice calm">{fill(t.builder.frozen, { version: old.version, next: version })}</p>
    )
  }
  const isOld = folder?.files.find((one) => one.file === file)?.isFrozen === true
  if (!isOld) return null
  return (
    <div class="notice calm">
      <p>{fill(t.builder.frozen, { version, next: store.nextVersion(id) })}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={inPlace.has(file)}
          onChange={({ currentTarget }) => store.changeInPlace(file, currentTarget.checked)}
        />
        {t.builder.inPlace}
      </label>
    </div>
  )
}
