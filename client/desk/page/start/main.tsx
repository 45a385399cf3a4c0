import { render } from 'preact'
import { preferredLanguage } from '../../../shared/language-choice.tsx'
import { decodeFragment } from '../../wire/start.ts'
import { startClient } from './client.ts'
import { StartPage } from './start-page.tsx'

const root = document.getElementById('start')
const { token, language } = decodeFragment(location.hash)
if (root !== null) {
  render(
    <StartPage
      {...{ client: startClient(token), token }}
      preferred={language ?? preferredLanguage()}
    />,
    root,
  )
}
