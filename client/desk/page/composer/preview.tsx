import type { Language } from '../../../../crypto/entries/names.ts'
import { CATALOGUES } from '../../../texts/catalogue.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { useWords } from '../shell/words.ts'
import type { FieldProps } from './composer-fields.tsx'
import { languageOf, partyOf, toldText } from './draft.ts'

type PreviewProps = Pick<FieldProps, 'one' | 'draft'>

const REPLIES = { question: 'answer', message: 'reply', minutes: 'check' } as const

/** The draft with the words around it on the reporter's page, in the reporter's language. */
export function Preview({ one, draft }: PreviewProps) {
  const { desk, language: shown } = useWords()
  const { kind } = draft
  const written = languageOf(draft, one, shown)
  const text = kind === 'note' ? '' : toldText(draft, one, written)
  if (kind === 'note' || (kind === 'status' ? draft.status === '' : text === '')) return null
  const language = one.language ?? written
  const t = CATALOGUES[language]
  return (
    <details class="preview">
      <summary>{desk.preview.title}</summary>
      <p class="hint">{fill(desk.preview.language, { language: desk.languages[language] })}</p>
      {kind === 'status' && draft.status !== '' ? (
        <p class="hint">{fill(desk.preview.status, { status: desk.statuses[draft.status] })}</p>
      ) : null}
      <div class="preview-card" lang={language}>
        {kind === 'status' ? (
          <Standard {...{ one, draft, language }} />
        ) : (
          <p class="preview-title">{t.kinds[kind]}</p>
        )}
        {text === '' ? null : (
          <p class="as-written" lang={written}>
            {text}
          </p>
        )}
        {kind === 'status' ? (
          <StatusLines {...{ one, draft }} />
        ) : (
          <p class="preview-button">{t.events[REPLIES[kind]]}</p>
        )}
      </div>
    </details>
  )
}

/** The text of the organisation's page on the status, if its texts are at hand. */
function Standard({ one, draft, language }: PreviewProps & { readonly language: Language }) {
  const notices = useDeskFile()?.notices ?? null
  if (notices === null || draft.status === '') return null
  const told = notices[draft.status]
  const text = told[partyOf(draft, one) === 'party' ? 'party' : 'not-a-party'][language]
  return (
    <>
      <p class="preview-title">{told.name[language]}</p>
      <p class="as-written">{text}</p>
    </>
  )
}

/** Lines that the page itself adds under a status. */
function StatusLines({ one, draft }: PreviewProps) {
  const { language: shown } = useWords()
  const language = one.language ?? languageOf(draft, one, shown)
  const { opened } = CATALOGUES[language]
  const next = dayOfField(draft.next)
  const look =
    next !== null
      ? fill(opened.next, { date: dayText(language, next) })
      : draft.status === 'closed'
        ? null
        : opened.nextSoon
  return (
    <>
      {partyOf(draft, one) === 'undecided' ? <p>{opened.undecided}</p> : null}
      {look === null ? null : <p>{look}</p>}
    </>
  )
}
