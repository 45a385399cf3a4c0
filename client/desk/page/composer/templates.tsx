import { useState } from 'preact/hooks'
import type { Language, Party } from '../../../../crypto/entries/names.ts'
import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { BLANK, type DeskFile, type Place, type Template } from '../../../texts/desk-file.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import { checkInDays, promisedDays } from '../../model/deadlines/notice-days.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { useWords } from '../shell/words.ts'
import { Select } from '../work/fields.tsx'
import type { FieldProps } from './composer-fields.tsx'
import { type Draft, languageOf, partyOf } from './draft.ts'

/** The parts of a desk that fill the places of templates. */
export type FillingView = Pick<DeskView, 'organisation' | 'members' | 'today'>

interface TemplateProps extends FieldProps {
  readonly view: FillingView
}

/** Templates that a message can begin from, for the step, the language, and the standing of the reporter. */
export function TemplateField({ one, draft, change, view }: TemplateProps) {
  const { desk, language: shown } = useWords()
  const file = useDeskFile()
  const [chosen, choose] = useState('')
  const [inserted, setInserted] = useState<string | null>(null)
  const step = stepOf(draft)
  if (file === null || step === null) return null
  const language = languageOf(draft, one, shown)
  const party = draft.kind === 'status' ? partyOf(draft, one) : one.party.is
  const fitting = fittingFor(step, party, file)
  if (fitting.length === 0) return null
  const template = fitting.find(({ id }) => id === chosen) ?? fitting[0]
  const insert = () => {
    const filled = template && filledIn(template, party, { one, view, file, language })
    if (!filled) return
    const before = draft.texts[draft.kind].trim()
    const whole = before === '' ? filled : `${before}\n\n${filled}`
    change({ texts: { ...draft.texts, [draft.kind]: whole } })
    setInserted(step)
  }
  return (
    <div class="template-field">
      <label for="template">{desk.noticing.template}</label>
      <Select
        id="template"
        value={template?.id ?? ''}
        options={fitting.map(({ id, name }) => [id, name[shown]])}
        change={choose}
      />
      <button type="button" id="insert-template" onClick={insert}>
        {desk.noticing.insert}
      </button>
      <span class="hint" role="status">
        {inserted === step ? desk.noticing.inserted : ''}
      </span>
      {file.notices === null ? <p class="hint">{desk.noticing.own}</p> : null}
    </div>
  )
}

function stepOf({ kind, status }: Draft): Template['for'] | null {
  if (kind === 'status') return status === '' ? null : status
  return kind === 'question' || kind === 'message' ? kind : null
}

/** A reporter whose standing is undecided gets the text for somebody who is not a party. */
function textFor(template: Template, party: Party) {
  const own = party === 'party' ? template.party : template['not-a-party']
  return template.everybody ?? own ?? null
}

function fittingFor(step: Template['for'], party: Party, { templates }: DeskFile) {
  return templates.filter((each) => each.for === step && textFor(each, party) !== null)
}

/** The words that a step begins from, filled in; null if there are none for a reporter of this standing. */
export function templateText(step: Template['for'], party: Party, filling: Filling): string | null {
  const [first] = fittingFor(step, party, filling.file)
  return first === undefined ? null : filledIn(first, party, filling)
}

function filledIn(template: Template, party: Party, filling: Filling): string | null {
  const text = textFor(template, party)?.[filling.language]
  return text === undefined ? null : fill(text, placesOf(filling))
}

interface Filling {
  readonly one: CaseView
  readonly view: FillingView
  readonly file: DeskFile
  readonly language: Language
}

/** Values for the places of a template; a person fills in those that are not known. */
export function placesOf({ one, view, file, language }: Filling): Readonly<Record<Place, string>> {
  const { blanks } = DESK_CATALOGUES[language]
  const promises = file.promises ?? undefined
  const leave = (name: Place) => `[${blanks.begin}: ${blanks[name]}]`
  const officer = view.members.find(({ id }) => id === one.assignee)?.title[language]
  const { feedback } = promisedDays(one, promises)
  const days = checkInDays(view.today, promises).map((day) => dayText(language, day))
  return {
    organisation: view.organisation?.[language] ?? leave('organisation'),
    officer: officer ?? leave('officer'),
    complain: file.complain?.[language] ?? leave('complain'),
    feedback: feedback === null ? leave('feedback') : dayText(language, feedback),
    checkins: days.length === 0 ? leave('checkins') : days.join(', '),
  }
}

/** The first place of a template that is still to be filled in; null if there is none. */
export function blankIn(text: string): string | null {
  return BLANK.exec(text)?.[0] ?? null
}
