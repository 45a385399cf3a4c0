import { render } from 'preact'
import { App } from './shell/app.tsx'
import { PageStore } from './store/state.ts'

const root = document.getElementById('desk')
const { worker, training, paced } = document.documentElement.dataset
if (root !== null && worker !== undefined) {
  const token = location.hash.slice(1)
  const store = new PageStore(worker, paced !== undefined)
  render(<App {...{ token, store }} training={training !== undefined} />, root)
}
