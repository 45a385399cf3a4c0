import { render } from 'preact'
import { preferredLanguage } from '../../shared/language-choice.tsx'
import { HEAD_CATALOGUES } from '../../texts/desk/for-head.ts'
import { wordsIn } from '../format/words.ts'
import { decodeFragment } from '../wire/start.ts'
import { App } from './shell/app.tsx'
import { PageStore } from './store/state.ts'

const root = document.getElementById('desk')
const { worker, training, paced } = document.documentElement.dataset
if (root !== null && worker !== undefined) {
  const { token, language } = decodeFragment(location.hash)
  const store = new PageStore(worker, paced !== undefined)
  const preferred = language ?? preferredLanguage()
  const { day, time } = wordsIn(preferred)
  const tasks = [
    () => render(<App {...{ token, store, preferred }} training={training !== undefined} />, root),
    // These take long to make: they are there before the desk opens.
    () => day(0),
    () => time(0),
    () => HEAD_CATALOGUES[preferred],
  ]
  for (const task of tasks) setTimeout(task)
}
