import { FILE_GROUPS, kindOfFile, shownFiles } from '../model/files.ts'
import { fileLabel, useEditing, wordFor } from './words.ts'

/** Everything that can be changed, in groups. */
export function FileList() {
  const { store, t, leftovers } = useEditing()
  const { values, file, answer } = store.state
  const files = shownFiles([...values.keys()].map((one) => ({ file: one })))
  const changed = store.changes().map((change) => change.file)
  return (
    <>
      {FILE_GROUPS.map((group) => (
        <section key={group}>
          <h2>{wordFor(t.fileNames, `group-${group}`)}</h2>
          <ul>
            {files
              .filter((one) => kindOfFile(one.file).group === group)
              .map((one) => (
                <li key={one.file}>
                  <button
                    type="button"
                    class="quiet"
                    data-file={one.file}
                    aria-current={one.file === file ? 'true' : undefined}
                    onClick={() => store.show(one.file)}
                  >
                    {fileLabel(t, one.file)}
                    {changed.includes(one.file) && <span class="mark"> {t.editor.changed}</span>}
                    {leftovers.some((left) => left.file === one.file) && (
                      <span class="mark"> {t.editor.sample}</span>
                    )}
                    {answer.problems.some((wrong) => wrong.file === one.file) && (
                      <span class="mark wrong"> {t.editor.wrong}</span>
                    )}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
