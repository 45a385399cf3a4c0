import { useEffect, useState } from 'preact/hooks'
import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../texts/desk/catalogue.ts'
import type { DeskState, PageStore } from '../store/state.ts'
import { Enrol, Unlock, Waiting } from '../vault/enrol.tsx'
import { WorkDraftsProvider } from '../work/fields.tsx'
import { Boundary } from './boundary.tsx'
import { DeskFileProvider } from './desk-file.tsx'
import { withdrawOffers } from './save-file.ts'
import { HeadContext, LanguageContext, StoreContext, useWords } from './words.ts'
import { Workplace } from './workplace.tsx'

export interface AppProps {
  readonly store: PageStore
  /** From the address; empty if the address is not whole. */
  readonly token: string
  /** The language that the person chose on the page before, or that of the browser. */
  readonly preferred: DeskLanguage
  /** Whether the reception is made up, to practise on. */
  readonly training: boolean
}

/** The whole page: locked, or the workplace. */
export function App({ store, token, preferred, training }: AppProps) {
  const [state, setState] = useState<DeskState>(store.state)
  const [language, chooseLanguage] = useState<DeskLanguage>(preferred)
  const [isNew, setNew] = useState(false)
  useEffect(() => store.subscribe(setState), [store])
  useEffect(() => {
    if (token !== '') void store.look(token)
  }, [store, token])
  // while a vault is being made, the form stays as it is
  useEffect(() => {
    if (state.phase === 'new') setNew(true)
    if (state.phase === 'open' || state.phase === 'joining') setNew(false)
  }, [state.phase])
  useEffect(() => {
    if (state.phase !== 'open') withdrawOffers()
  }, [state.phase])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <StoreContext.Provider value={store}>
      <LanguageContext.Provider value={language}>
        {training && <TrainingBand />}
        {state.phase === 'open' ? (
          <HeadContext.Provider value={state.view?.role === 'head'}>
            <WorkDraftsProvider>
              <DeskFileProvider token={token}>
                <Boundary>
                  <Workplace {...{ state, token, chooseLanguage }} />
                </Boundary>
              </DeskFileProvider>
            </WorkDraftsProvider>
          </HeadContext.Provider>
        ) : state.phase === 'joining' && state.enrolment !== null ? (
          <Waiting {...{ state, token, chooseLanguage }} enrolment={state.enrolment} />
        ) : isNew ? (
          <Enrol {...{ state, token, chooseLanguage }} />
        ) : (
          <Unlock {...{ state, token, chooseLanguage }} />
        )}
      </LanguageContext.Provider>
    </StoreContext.Provider>
  )
}

/** The notice that nothing on this desk is real: in every language, on each page, and on paper. */
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
