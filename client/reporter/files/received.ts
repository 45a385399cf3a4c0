import type { BoardMessage } from '../../../crypto/board/board.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { count, fill, sizeText } from '../../texts/wording.ts'
import { saveFile } from '../form/keep.ts'
import { button, paragraph, showText } from '../parts.ts'
import type { App, State } from '../state.ts'
import type { Fetching } from './chosen-file.ts'
import { percentText } from './time-left.ts'

/**
 * Files and long text of a message, to be fetched and checked; files are saved.
 *
 * @param place index of the message on the page
 */
export function renderReceived(
  app: App,
  message: BoardMessage,
  manifest: Manifest,
  place: number,
): Child[] {
  const { t, language } = app
  const { files } = manifest
  const items = files.map((_, index) => item(app, message, manifest, { place, index }))
  const text = manifest.text === undefined ? [] : longText(app, message, manifest, place)
  if (files.length === 0) return text
  return [
    ...text,
    h('h4', {}, count(language, t.events.files, files.length)),
    paragraph(t.received.lead, 'hint'),
    h('ul', { class: 'received' }, ...items),
    paragraph(t.received.keep, 'hint'),
  ]
}

/** A text that was too long for the board: it is fetched when somebody asks for it. */
function longText(app: App, message: BoardMessage, manifest: Manifest, place: number): Child[] {
  const { t, state } = app
  const { language } = message.content
  const fetching = state.fetched[textKeyOf(message)]
  if (fetching?.kind === 'read') {
    return [h('p', { id: `text-${place}`, class: 'as-written', lang: language }, fetching.text)]
  }
  const fetchIt = () => {
    if (fetching?.kind !== 'busy') void fetchText(app, message, manifest)
  }
  return [
    paragraph(t.longText.lead, 'hint'),
    button(t.longText.fetch, fetchIt, { id: `fetch-text-${place}` }),
    fetching === undefined
      ? null
      : h('p', { id: `fetched-text-${place}`, class: 'strong' }, textSentence(app, fetching)),
  ]
}

function textKeyOf({ messageId }: BoardMessage): string {
  return `${toHex(messageId)} text`
}

function textSentence({ t }: App, { kind }: Fetching): string {
  const sentences: Readonly<Record<Fetching['kind'], string>> = {
    busy: t.longText.fetching,
    read: t.longText.read,
    saved: t.longText.read,
    tampered: t.longText.tampered,
    'other-file': t.longText.tampered,
    missing: t.longText.gone,
    failed: t.longText.offline,
  }
  return sentences[kind]
}

function fetchText(app: App, message: BoardMessage, manifest: Manifest): Promise<void> {
  const say = (fetching: Fetching) => textSentence(app, fetching)
  return fetched(app, textKeyOf(message), say, async () => {
    const text = await app.office.ask('fetchText', manifest)
    if (typeof text === 'object') return () => ({ kind: 'read', text: text.text })
    return () => ({ kind: text === 'missing' ? text : 'tampered' })
  })
}

/**
 * Fetch something of a message, and show and say how it goes.
 *
 * @param work fetches; what it returns is called if the page was not emptied meanwhile
 */
async function fetched(
  app: App,
  key: string,
  sentenceOf: (fetching: Fetching) => string,
  work: () => Promise<() => Fetching>,
): Promise<void> {
  const { state } = app
  const show = (fetching: Fetching) => {
    note(state, key, fetching)
    if (app.state !== state) return
    app.redraw()
    app.say(sentenceOf(fetching))
  }
  show({ kind: 'busy', share: 0 })
  try {
    const outcome = await work()
    if (app.state === state) show(outcome())
  } catch {
    show({ kind: 'failed' })
  }
}

function note(state: State, key: string, fetching: Fetching): void {
  state.fetched = { ...state.fetched, [key]: fetching }
}

interface Place {
  readonly place: number
  readonly index: number
}

const idOf = (what: string, { place, index }: Place) => `${what}-${place}-${index}`

function keyOf({ messageId }: BoardMessage, { index }: Place): string {
  return `${toHex(messageId)} ${index}`
}

function item(app: App, message: BoardMessage, manifest: Manifest, at: Place): Markup {
  const { t, language, state } = app
  const { name = '', size = 0 } = manifest.files[at.index] ?? {}
  const fetching = state.fetched[keyOf(message, at)]
  const busy = fetching?.kind === 'busy'
  const label = fill(t.received.fetchWhat, { name })
  const fetchIt = () => {
    if (!busy) void fetchFile(app, message, manifest, at)
  }
  const fetchButton = button(t.received.fetch, fetchIt, { id: idOf('fetch', at), label })
  return h(
    'li',
    {},
    h('bdi', {}, name),
    ` (${sizeText(language, size)})`,
    // it stays while its file is fetched, because it has the focus
    busy
      ? { ...fetchButton, attributes: { ...fetchButton.attributes, 'aria-disabled': 'true' } }
      : fetchButton,
    fetching === undefined
      ? null
      : h(
          'p',
          { id: idOf('fetched', at), class: busy ? 'busy' : lookOf(fetching) },
          sentence(app, fetching, name),
        ),
  )
}

/** A file that was saved is told from one that was not by more than its words. */
function lookOf({ kind }: Fetching): string {
  return kind === 'saved' || kind === 'read' ? 'strong' : 'error'
}

function sentence({ t, language }: App, fetching: Fetching, name: string): string {
  if (fetching.kind === 'busy') {
    return fill(t.received.fetching, { name, percent: percentText(language, fetching.share) })
  }
  const sentences: Readonly<Record<typeof fetching.kind, string>> = {
    read: t.received.saved,
    saved: t.received.saved,
    tampered: t.received.tampered,
    'other-file': t.received.otherFile,
    missing: t.received.gone,
    failed: t.received.offline,
  }
  return fill(sentences[fetching.kind], { name })
}

function fetchFile(app: App, message: BoardMessage, manifest: Manifest, at: Place): Promise<void> {
  const { state, office } = app
  const { name = '' } = manifest.files[at.index] ?? {}
  const key = keyOf(message, at)
  const say = (fetching: Fetching) => sentence(app, fetching, name)
  return fetched(app, key, say, async () => {
    const file = await office.ask('fetchFile', { manifest, index: at.index }, ({ share }) => {
      note(state, key, { kind: 'busy', share })
      showText(idOf('fetched', at), say({ kind: 'busy', share }))
    })
    return () => {
      if (file instanceof Blob) {
        saveFile(name, file, 'application/octet-stream')
        return { kind: 'saved' }
      }
      return { kind: file === 'missing' || file === 'other-file' ? file : 'tampered' }
    }
  })
}
