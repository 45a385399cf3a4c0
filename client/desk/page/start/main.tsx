import { render } from 'preact'
import { preferredLanguage } from '../../../shared/language-choice.tsx'
import { startClient } from './client.ts'
import { StartPage } from './start-page.tsx'

const root = document.getElementById('start')
const token = location.hash.slice(1)
if (root !== null) {
  render(
    <StartPage {...{ client: startClient(token), token }} preferred={preferredLanguage()} />,
    root,
  )
}
