import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { LANGUAGE_NAMES } from '../../../texts/wording.ts'
import { useWords } from './words.ts'

export interface LanguageChoiceProps {
  readonly chooseLanguage: (language: DeskLanguage) => void
}

/** The languages of the desk, each by its own name. */
export function LanguageChoice({ chooseLanguage }: LanguageChoiceProps) {
  const { desk, language } = useWords()
  return (
    <select
      id="language"
      class="language"
      aria-label={desk.top.language}
      value={language}
      onChange={({ currentTarget: { value } }) => {
        const chosen = LANGUAGES.find((one) => one === value)
        if (chosen !== undefined) chooseLanguage(chosen)
      }}
    >
      {LANGUAGES.map((one) => (
        <option key={one} value={one} lang={one}>
          {LANGUAGE_NAMES[one]}
        </option>
      ))}
    </select>
  )
}
