import type { EditorTexts } from '../../texts/editor/catalogue.ts'
import { fill } from '../../texts/wording.ts'
import { valueAt } from '../model/values.ts'
import { fileLabel, useEditing } from './words.ts'

/** The consequences of a change, before and after it is saved. */
export function Outcome() {
  const { store, t } = useEditing()
  const { answer, saved, folder, values } = store.state
  const isChanged = store.changes().length > 0
  const { due = [] } = folder ?? {}
  const now = valueAt(values.get('organisation.yaml'), ['review', 'version'])
  return (
    <>
      {due.length > 0 && (
        <p class="notice care">
          {fill(t.editor.due, { files: due.map((file) => fileLabel(t, file)).join(', ') })}
        </p>
      )}
      {saved !== null && (
        <p id="saved" class="notice good" role="status">
          {fill(t.editor.saved, { before: saved.before })}
        </p>
      )}
      {answer.needs.length > 0 && (
        <section id="needs" class="notice calm" aria-labelledby="needs-title">
          <h2 id="needs-title">{t.editor.needsTitle}</h2>
          <ul>
            {answer.needs.map((need) => (
              <li key={need} data-need={need}>
                {t.needs[need]}
              </li>
            ))}
          </ul>
          {isChanged && typeof now === 'number' && (
            <p>{fill(t.editor.version, { now, next: now + 1 })}</p>
          )}
          <Warnings t={t} warnings={answer.warnings} />
        </section>
      )}
    </>
  )
}

interface WarningsProps {
  readonly t: EditorTexts
  readonly warnings: readonly string[]
}

function Warnings({ t, warnings }: WarningsProps) {
  if (warnings.length === 0) return null
  return (
    <>
      <p>{t.editor.warnings}</p>
      <ul lang="en">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </>
  )
}
