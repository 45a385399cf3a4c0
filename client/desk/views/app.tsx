import { useEffect, useState } from 'preact/hooks'
import type { DeskLanguage } from '../../texts/desk/catalogue.ts'
import type { DeskState, DeskStore } from '../state.ts'
import { Unlock } from './unlock.tsx'
import { LanguageContext } from './words.ts'
import { WorkDraftsProvider } from './work/drafts.tsx'
import { Workplace } from './workplace.tsx'

export interface AppProps {
  readonly store: DeskStore
  /** From the address; empty where it is not whole. */
  readonly token: string
}

/** The whole page: locked, or the workplace. */
export function App({ store, token }: AppProps) {
  const [state, setState] = useState<DeskState>(store.state)
  const [language, setLanguage] = useState<DeskLanguage>(preferredLanguage)
  useEffect(() => store.subscribe(setState), [store])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const switchLanguage = () => setLanguage(language === 'nb' ? 'en' : 'nb')
  return (
    <LanguageContext.Provider value={language}>
      {state.phase === 'open' ? (
        <WorkDraftsProvider>
          <Workplace store={store} state={state} switchLanguage={switchLanguage} />
        </WorkDraftsProvider>
      ) : (
        <Unlock
          working={state.phase === 'unlocking'}
          failure={state.failure}
          hasToken={token !== ''}
          unlock={(passphrase) => void store.unlock(token, passphrase)}
          switchLanguage={switchLanguage}
        />
      )}
    </LanguageContext.Provider>
  )
}

function preferredLanguage(): DeskLanguage {
  const [first = 'nb'] = navigator.languages
  return /^(?:nb|nn|no|da|sv)/.test(first) ? 'nb' : 'en'
}
