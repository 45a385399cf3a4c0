import { render } from 'preact'
import { DeskStore } from './state.ts'
import { App } from './views/app.tsx'

const root = document.getElementById('desk')
const worker = document.documentElement.dataset.worker
if (root !== null && worker !== undefined) {
  render(<App store={new DeskStore(worker)} token={location.hash.slice(1)} />, root)
}
