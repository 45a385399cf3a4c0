import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import type { AloudPart, App, ReadableText } from '../state.ts'
import { localVoice, type Spoken, speak } from './speaking.ts'

/** The parts of a page that are read as a whole. */
const WHOLE = '.message, .notice, main'

/** Something that is being read. */
interface Reading {
  /** Id of the text whose button was pressed. */
  readonly id: string
  silence: () => void
}

/** Start the part that reads aloud by voices of this device. It asks nobody and keeps nothing. */
export function startAloud(app: App): AloudPart {
  let reading: Reading | null = null
  const stop = () => {
    const before = reading
    reading = null
    before?.silence()
  }
  const read = (id: string, root: Element) => {
    const begun: Reading = { id, silence: () => {} }
    reading = begun
    begun.silence = speak(shownTexts(root), () => {
      reading = null
      app.redraw()
    })
  }
  const press = (id: string, button: Element) => {
    const isRead = reading?.id === id
    stop()
    const root = button.closest(WHOLE)
    if (!isRead && root !== null) read(id, root)
    app.redraw()
  }
  const draw = (text: ReadableText): Markup | null => {
    const isRead = reading?.id === text.id
    return isRead || localVoice(text.language) !== null ? control(app, text, isRead, press) : null
  }
  // browsers learn of voices late
  if ('speechSynthesis' in globalThis) speechSynthesis.onvoiceschanged = () => app.redraw()
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden || reading === null) return
    stop()
    app.redraw()
  })
  return {
    page: (children) => {
      const at = children.findIndex(hasHeading)
      const language = languageOf(children[at] ?? null) ?? app.language
      const button = draw({ id: 'page', language, isFirst: true })
      return [...children.slice(0, at + 1), button, ...children.slice(at + 1)]
    },
    text: draw,
    stop,
  }
}

function control(
  { t }: App,
  { id, what, isFirst }: ReadableText,
  isRead: boolean,
  press: (id: string, button: Element) => void,
): Markup {
  const hintId = `aloud-${id}-hint`
  const text = isRead ? t.aloud.stop : t.aloud.read
  const click = ({ currentTarget }: Event) => {
    if (currentTarget instanceof Element) press(id, currentTarget)
  }
  const attributes = {
    id: `aloud-${id}`,
    type: 'button',
    class: 'button plain',
    'aria-label': what === undefined ? undefined : fill(t.aloud.named, { text, what }),
    'aria-describedby': hintId,
    on: { click },
  }
  const hint = isFirst ? `${t.aloud.heard} ${t.aloud.voice}` : t.aloud.heard
  return h(
    'div',
    { class: 'aloud' },
    h('button', attributes, text),
    h('p', { id: hintId, class: 'hint' }, hint),
  )
}

function hasHeading(child: Child): boolean {
  if (child === null || typeof child === 'string') return false
  return child.tag === 'h1' || child.children.some(hasHeading)
}

/** The language of a heading that is not in that of the page. */
function languageOf(child: Child): string | null {
  if (child === null || typeof child === 'string') return null
  const { lang } = child.attributes
  return typeof lang === 'string' ? lang : null
}

/** Elements whose text is no part of what is read: ways on, controls, and what only screen readers say. */
const PASSED_OVER = [
  ...['nav', 'button', 'fieldset', 'input', 'select', 'textarea'],
  ...['.way-back', '.actions', '.aloud', '.only-heard', '[aria-hidden="true"]'],
].join(', ')

/** Elements that are read by themselves. */
const BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd, summary, blockquote, div'

/** The texts that are on the screen inside an element, in their order; what is folded is not among them. */
function shownTexts(root: Element): readonly Spoken[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: { readonly block: Element; readonly language: string; text: string }[] = []
  while (walker.nextNode() !== null) {
    const { parentElement: parent, textContent } = walker.currentNode
    if (parent === null || parent.closest(PASSED_OVER) !== null || !isShown(parent)) continue
    const block = parent.closest(BLOCKS) ?? root
    const language = parent.closest('[lang]')?.getAttribute('lang') ?? ''
    const last = texts.at(-1)
    if (last?.block === block && last.language === language) last.text += textContent
    else texts.push({ block, language, text: textContent ?? '' })
  }
  return texts
}

/** An older browser cannot tell: then all of it is read. */
function isShown(element: Element): boolean {
  return !('checkVisibility' in element) || element.checkVisibility()
}
