import { render } from 'preact'
import { preferredLanguage } from '../../shared/language-choice.tsx'
import { decodeFragment } from '../wire/start.ts'
import { App } from './shell/app.tsx'
import { PageStore } from './store/state.ts'

const root = document.getElementById('desk')
const { worker, training, paced } = document.documentElement.dataset
if (root !== null && worker !== undefined) {
  const { token, language } = decodeFragment(location.hash)
  const store = new PageStore(worker, paced !== undefined)
  const preferred = language ?? preferredLanguage()
  render(<App {...{ token, store, preferred }} training={training !== undefined} />, root)
}
