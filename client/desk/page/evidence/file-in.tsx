import { useState } from 'preact/hooks'
import { DOCUMENTS } from '../../../../crypto/entries/entry-evidence.ts'
import { fill, sizeText } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { FILED_LIMITS } from '../../model/files/attached.ts'
import type { CaseView } from '../../model/views.ts'
import { submitBy } from '../shell/attempt.tsx'
import { focusSoon, refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import { Choice, DayField, TextArea, useFields } from '../work/fields.tsx'
import { FormOutcome, type Missing, useSending } from '../work/form.tsx'
import { DropZone, useChosen } from './chosen-files.tsx'

interface FileInProps {
  readonly one: CaseView
}

/** Puts files into a case: a letter, an e-mail, photographs, a report. No reporter and no party sees them. */
export function FileIn({ one }: FileInProps) {
  const { desk } = useWords()
  const [open, setOpen] = useState(false)
  const turn = () => {
    setOpen(!open)
    if (!open) focusSoon('file-in-add')
  }
  return (
    <div class="file-in">
      <button type="button" id="file-in-open" aria-expanded={open} onClick={turn}>
        {desk.filing.open}
      </button>
      {open ? <FileInForm one={one} /> : null}
    </div>
  )
}

const EMPTY = { as: '', received: '', text: '' }

/** The most characters of the words about a file. */
const TEXT = 400

function FileInForm({ one }: FileInProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const texts = desk.filing
  const { value, at, clear } = useFields('file-in', one.id, EMPTY)
  const chosen = useChosen('file-in')
  const { files } = chosen
  const { outcome, save, forget } = useSending(
    (job, action: ReturnType<typeof filled>) => store.act(job, one.id, action),
    () => (store.state.view?.cases.find(({ id }) => id === one.id)?.unsent.length ?? 0) > 0,
  )
  const going = outcome === 'saving'
  const filled = (as: (typeof DOCUMENTS)[number]) => ({
    ...({ kind: 'filed', as } as const),
    received: dayOfField(value.received),
    text: value.text.trim(),
    files: files.map(({ id }) => ({ id, asIs: true })),
  })
  const send = async () => {
    const as = DOCUMENTS.find((each) => each === value.as)
    const missing = files.length === 0 ? texts.files : as === undefined ? texts.as : null
    const things: Missing | ReturnType<typeof filled>[] =
      missing !== null || as === undefined ? { missing: missing ?? texts.as } : [filled(as)]
    if (!(await save(things))) return
    chosen.sent()
    clear()
    refocus('file-in-add')
  }
  const limits = { count: FILED_LIMITS.files, size: sizeText(language, FILED_LIMITS.bytes) }
  return (
    <form id="file-in" class="work-form" onInput={forget} onSubmit={submitBy(send)}>
      <DropZone id="file-in" {...{ chosen, going }} hint={fill(texts.hint, limits)} />
      <Choice
        {...at('as')}
        label={texts.as}
        none={desk.sheet.choose}
        choices={DOCUMENTS.map((each) => [each, desk.documents[each]])}
      />
      <DayField {...at('received')} label={texts.received} />
      <TextArea {...at('text')} label={texts.text} max={TEXT} rows={2} />
      <div class="work-wide work-foot">
        <button type="submit" id="file-in-save" aria-disabled={going}>
          {going ? texts.going : texts.save}
        </button>
        <FormOutcome id="file-in-outcome" outcome={outcome} />
      </div>
    </form>
  )
}
