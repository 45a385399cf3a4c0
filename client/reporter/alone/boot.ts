import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { Page } from '../page.ts'
import { FORM_ID, type FormData } from './carried.ts'
import { aloneProgram } from './program.ts'
import { aloneViews, formRoom } from './views.ts'
import { formWords } from './words.ts'

/** The script of a form that is one file: the served page's own, with everything that it would fetch in it. */
function begin(): void {
  const data: FormData = JSON.parse(document.getElementById(FORM_ID.data)?.textContent ?? '')
  const known = formWords(data)
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2))
  const spoken = wanted.flatMap((tag) => LANGUAGES.find((one) => one === tag) ?? [])
  const language = spoken[0] ?? 'nb'
  const words = known.get(language)
  if (words === undefined) throw new Error('no words')
  const files = { path: '', integrity: '' }
  const sources = {
    ...{ root: data.root, program: aloneProgram, known, views: aloneViews(data) },
    room: formRoom,
    words: { nb: files, nn: files, en: files },
  }
  new Page(sources, { language, demo: data.demo, inside: null }, words).start('landing')
}

begin()
