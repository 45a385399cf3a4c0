import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { type Words, wordsIn } from '../../format/words.ts'
import type { NotDone } from '../store/state.ts'

/** The language that the page is shown in. */
export const LanguageContext = createContext<DeskLanguage>('nb')

export function useWords(): Words {
  return wordsIn(useContext(LanguageContext))
}

/** Why something was not done, in plain words. */
export function notDone(why: NotDone, desk: DeskTexts): string {
  return why === 'undone' ? desk.hold.undone : desk.errors[why]
}
