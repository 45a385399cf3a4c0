import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { useWords } from './words.ts'

/** That nothing on this desk is real: in every language, on every page of it, and on paper. */
export function TrainingBand() {
  const { desk } = useWords()
  return (
    <aside id="training" aria-label={desk.training.title}>
      {LANGUAGES.map((language) => (
        <span key={language} lang={language}>
          {DESK_CATALOGUES[language].training.band}{' '}
        </span>
      ))}
    </aside>
  )
}
