import { render } from 'preact'
import { DeskStore } from './state.ts'
import { App } from './views/app.tsx'

const root = document.getElementById('desk')
const { worker, training } = document.documentElement.dataset
if (root !== null && worker !== undefined) {
  const token = location.hash.slice(1)
  render(
    <App {...{ token }} store={new DeskStore(worker)} training={training !== undefined} />,
    root,
  )
}
