import type { BoardMessage } from '../../../crypto/board/board.ts'
import type { Manifest } from '../../../crypto/entries/content.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { count, fill, sizeText } from '../../texts/wording.ts'
import { saveFile } from '../form/keep.ts'
import { button, paragraph, showText } from '../parts.ts'
import type { App } from '../state.ts'
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
  switch (kind) {
    case 'busy':
      return t.longText.fetching
    case 'tampered':
    case 'other-file':
      return t.longText.tampered
    case 'missing':
      return t.longText.gone
    case 'failed':
      return t.longText.offline
    case 'read':
    case 'saved':
      return t.longText.read
    default:
      return kind satisfies never
  }
}

async function fetchText(app: App, message: BoardMessage, manifest: Manifest): Promise<void> {
  const { state, office } = app
  const show = (fetching: Fetching) => {
    state.fetched = { ...state.fetched, [textKeyOf(message)]: fetching }
    if (app.state !== state) return
    app.redraw()
    app.say(textSentence(app, fetching))
  }
  show({ kind: 'busy', share: 0 })
  try {
    const fetched = await office.ask('fetchText', manifest)
    if (app.state !== state) return
    if (typeof fetched === 'object') show({ kind: 'read', text: fetched.text })
    else show({ kind: fetched === 'missing' ? fetched : 'tampered' })
  } catch {
    show({ kind: 'failed' })
  }
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
    ` (${sizeText(language, size)}) `,
    // it stays while its file is fetched, because it has the focus
    busy
      ? { ...fetchButton, attributes: { ...fetchButton.attributes, 'aria-disabled': 'true' } }
      : fetchButton,
    fetching === undefined
      ? null
      : h(
          'p',
          { id: idOf('fetched', at), class: busy ? 'busy' : 'strong' },
          sentence(app, fetching, name),
        ),
  )
}

function sentence({ t, language }: App, fetching: Fetching, name: string): string {
  switch (fetching.kind) {
    case 'busy':
      return fill(t.received.fetching, { name, percent: percentText(language, fetching.share) })
    case 'read':
    case 'saved':
      return fill(t.received.saved, { name })
    case 'tampered':
      return fill(t.received.tampered, { name })
    case 'other-file':
      return fill(t.received.otherFile, { name })
    case 'missing':
      return fill(t.received.gone, { name })
    case 'failed':
      return fill(t.received.offline, { name })
    default:
      return fetching satisfies never
  }
}

async function fetchFile(
  app: App,
  message: BoardMessage,
  manifest: Manifest,
  at: Place,
): Promise<void> {
  const { state, office } = app
  const { name = '' } = manifest.files[at.index] ?? {}
  const note = (fetching: Fetching) => {
    state.fetched = { ...state.fetched, [keyOf(message, at)]: fetching }
  }
  const show = (fetching: Fetching) => {
    note(fetching)
    if (app.state !== state) return
    app.redraw()
    app.say(sentence(app, fetching, name))
  }
  show({ kind: 'busy', share: 0 })
  try {
    const fetched = await office.ask('fetchFile', { manifest, index: at.index }, ({ share }) => {
      note({ kind: 'busy', share })
      showText(idOf('fetched', at), sentence(app, { kind: 'busy', share }, name))
    })
    if (app.state !== state) return
    if (fetched instanceof Blob) saveFile(name, fetched, 'application/octet-stream')
    if (fetched instanceof Blob) show({ kind: 'saved' })
    else {
      const isKnown = fetched === 'missing' || fetched === 'other-file'
      show({ kind: isKnown ? fetched : 'tampered' })
    }
  } catch {
    show({ kind: 'failed' })
  }
}
