import { createContext } from 'preact'
import { useContext, useMemo } from 'preact/hooks'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { HEAD_CATALOGUES } from '../../../texts/desk/for-head.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { type Words, withStatusNames, wordsIn } from '../../format/words.ts'
import type { NotDone, PageStore } from '../store/state.ts'
import { useDeskFile } from './desk-file.tsx'

/** The language that the page is shown in. */
export const LanguageContext = createContext<DeskLanguage>('nb')

/** Whether the desk is that of a head of reception, whom no text sends to the head. */
export const HeadContext = createContext(false)

/** The words of the page, with the organisation's own names of statuses. */
export function useWords(): Words {
  const language = useContext(LanguageContext)
  const catalogues = useContext(HeadContext) ? HEAD_CATALOGUES : DESK_CATALOGUES
  const names = useDeskFile()?.casework.statuses
  const desk = useMemo(
    () => withStatusNames(catalogues[language], names, language),
    [catalogues, names, language],
  )
  return wordsIn(language, desk)
}

export const StoreContext = createContext<PageStore | null>(null)

/** The store of the page. @throws Error outside the page */
export function useStore(): PageStore {
  const store = useContext(StoreContext)
  if (store === null) throw new Error('there is no store')
  return store
}

/** Why something was not done, in plain words. */
export function notDone(why: NotDone, desk: DeskTexts): string {
  return why === 'undone' ? desk.hold.undone : desk.errors[why]
}
