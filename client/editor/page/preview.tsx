import { useMemo, useRef } from 'preact/hooks'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { frameDocuments } from '../../shared/trusted-types.ts'
import { PAGE_IDS } from '../../texts/pages.ts'
import { LANGUAGE_NAMES } from '../../texts/wording.ts'
import { CONDITION_GROUPS, namedIn } from '../model/references.ts'
import { valueAt } from '../model/values.ts'
import { FORM_STEPS, type PreviewPlace } from '../model/wire.ts'
import { labelFor, useEditing, wordFor } from './words.ts'

const PLACES: readonly PreviewPlace[] = [
  ...['landing' as const, ...FORM_STEPS],
  ...PAGE_IDS.filter((page) => page !== 'form'),
]

/** The only way to a document in a frame. */
const trusted = frameDocuments()

/** The page as reporters will see it, in a frame without scripts. */
export function PreviewPane() {
  const { store, t } = useEditing()
  const { place, language, answer } = store.state
  const frame = useRef<HTMLIFrameElement>(null)
  const scrolled = useRef(0)
  // a new object would load the frame again
  const html = useMemo(() => trusted(answer.html ?? ''), [answer.html])
  if (place === null) return <p class="empty">{t.preview.none}</p>
  // the frame begins at its top with each new picture: it goes back to where somebody looked
  scrolled.current = frame.current?.contentWindow?.scrollY ?? scrolled.current
  return (
    <>
      <div class="row">
        <label>
          {t.preview.page}
          <select
            id="preview-place"
            value={place}
            onChange={({ currentTarget: { value } }) => {
              const chosen = PLACES.find((one) => one === value)
              if (chosen !== undefined) store.showPlace(chosen)
            }}
          >
            {PLACES.map((one) => (
              <option key={one} value={one}>
                {placeName(t, one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.preview.language}
          <select
            id="preview-language"
            value={language}
            onChange={({ currentTarget: { value } }) => {
              const chosen = LANGUAGES.find((one) => one === value)
              if (chosen !== undefined) store.showLanguage(chosen)
            }}
          >
            {LANGUAGES.map((one) => (
              <option key={one} value={one} lang={one}>
                {LANGUAGE_NAMES[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {place === 'details' && <ChosenFields />}
      {answer.isOld && <p class="hint">{t.preview.old}</p>}
      <iframe
        id="preview"
        ref={frame}
        title={t.preview.title}
        sandbox="allow-same-origin"
        srcdoc={html}
        onLoad={() => frame.current?.contentWindow?.scrollTo(0, scrolled.current)}
      />
    </>
  )
}

function placeName(t: ReturnType<typeof useEditing>['t'], place: PreviewPlace): string {
  if (place === 'landing' || place === 'tell' || place === 'details') return t.places[place]
  return wordFor(t.fileNames, `page-${place}`)
}

const GROUPS = Object.keys(CONDITION_GROUPS) as readonly (keyof typeof CONDITION_GROUPS)[]

/** The choices of the reporter for whom the form is drawn. */
function ChosenFields() {
  const { store, t, language } = useEditing()
  const { values, file, chosen } = store.state
  return (
    <fieldset class="chosen">
      <legend>{t.preview.as}</legend>
      {GROUPS.map((group) => (
        <label key={group}>
          {labelFor(t, 'questionnaires/a-1.yaml', group)}
          <select
            id={`as-${group}`}
            value={chosen[group] ?? ''}
            onChange={({ currentTarget: { value } }) => store.choose({ [group]: value || null })}
          >
            <option value="">{t.preview.nothing}</option>
            {namedIn(valueAt(values.get(file), [CONDITION_GROUPS[group]]), 'label', language).map(
              ({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ),
            )}
          </select>
        </label>
      ))}
    </fieldset>
  )
}
