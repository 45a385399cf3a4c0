import { LANGUAGES, type Language } from '../../crypto/entries/names.ts'
import { LANGUAGE_NAMES } from '../texts/wording.ts'

export interface LanguageChoiceProps {
  /** Names the choice to a person who does not see it. */
  readonly label: string
  readonly language: Language
  readonly chooseLanguage: (language: Language) => void
}

/** The languages of a local page, each by its own name. */
export function LanguageChoice({ label, language, chooseLanguage }: LanguageChoiceProps) {
  return (
    <select
      id="language"
      class="language"
      aria-label={label}
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

/** The language of the browser, if we speak it; English otherwise. */
export function preferredLanguage(): Language {
  const [first = 'nb'] = navigator.languages
  if (first.startsWith('nn')) return 'nn'
  return /^(?:nb|no|da|sv)/.test(first) ? 'nb' : 'en'
}
