import { type Child, h } from '../../shared/dom.ts'
import type { Texts } from '../../texts/shape.ts'
import { fill, sizeText } from '../../texts/wording.ts'
import { forgetFiles } from '../form/keep.ts'
import { button } from '../parts.ts'
import type { Program } from '../program.ts'
import type { App, FilesPart } from '../state.ts'
import { changeAt } from '../steps/way.ts'
import { Microphone, type MicrophoneLike } from '../voice/record.ts'
import { voiceSection } from '../voice/section.ts'
import { Voicing } from '../voice/voicing.ts'
import type { OutgoingFile } from '../worker/protocol.ts'
import { ADD_ID, type Adding, addFiles, filesOf } from './choose.ts'
import type { ChosenFile } from './chosen-file.ts'
import { Cleaning, type CleaningSource } from './cleaning.ts'
import { account, answers, fields, form } from './consent.ts'
import { draft } from './draft.ts'
import { copyOffer } from './own-copy.ts'
import { renderReceived } from './received.ts'
import { bringsFiles, fileFieldErrors, filesIn, renderFiles } from './section.ts'
import { Shipping } from './sending.ts'
import { sentName, typeOf } from './wording.ts'

/** Milliseconds without a sign of life after which a file is given up. */
const PATIENCE = 20_000

/**
 * Start the part that handles files.
 *
 * @param start starts the worker that cleans
 */
export function startFiles(start: () => Worker, program: Program): FilesPart {
  const listen = async () => {
    await program.bytes('listen')
    return program.pathOf('listen')
  }
  return makeFiles({ start, patience: PATIENCE }, document, new Microphone(listen))
}

/** @param page where files may be dropped and pasted */
export function makeFiles(
  source: CleaningSource,
  page: EventTarget,
  microphone: MicrophoneLike,
): FilesPart {
  const cleaning = new Cleaning(source)
  const voicings = new Map<string, Voicing>()
  // a recording is offered only where it was begun
  const voicingOf = (owner: string) => {
    const voicing = voicings.get(owner) ?? new Voicing(microphone)
    voicings.set(owner, voicing)
    return voicing
  }
  const shipping = new Shipping(globalThis)
  const ended = new AbortController()
  /** The section that was drawn last: it takes pasted files while it is on the screen. */
  let shown: Adding | null = null
  listen(page, ended.signal, () => shown)
  return {
    section: (app, owner) => {
      shown = { app, owner, cleaning }
      return [...renderFiles(shown), ...voiceSection(shown, voicingOf(owner))]
    },
    errors: (app, owner, isLast) => [
      ...fileFieldErrors(app, owner, isLast),
      ...voicingOf(owner).errors(),
    ],
    summary,
    outgoing,
    send: (app, shipment) => shipping.send(app, shipment),
    sending: (app, sending) => shipping.view(app, sending),
    draft,
    copyOffer,
    received: renderReceived,
    consent: { fields, form, answers, account },
    close: () => {
      ended.abort()
      cleaning.close()
      for (const voicing of voicings.values()) voicing.close()
      microphone.close()
      forgetFiles()
    },
  }
}

/** Take pasted files. Also stop the browser from opening a file that is dropped beside the section. */
function listen(page: EventTarget, signal: AbortSignal, shown: () => Adding | null): void {
  const stop = (event: Event) => {
    if (bringsFiles(event)) event.preventDefault()
  }
  page.addEventListener('dragover', stop, { signal })
  page.addEventListener('drop', stop, { signal })
  const paste = (event: Event) => {
    const { clipboardData: data } = event as ClipboardEvent
    const adding = shown()
    const files = filesIn(data)
    // text that was copied together with a picture of itself is pasted as text
    if (files.length === 0 || data?.types.includes('text/plain')) return
    if (adding === null || document.getElementById('files') === null) return
    event.preventDefault()
    addFiles(adding.app, adding.owner, files, adding.cleaning)
  }
  page.addEventListener('paste', paste, { signal })
}

function summary(app: App, owner: string): Child[] {
  const { t, language } = app
  const rows = filesOf(app, owner).map((file) => {
    const { look, size, asIs } = file
    const sent = look.kind === 'clean' && !asIs ? look.size : size
    const name = sentName(t, file)
    return h(
      'div',
      {},
      h('dt', {}, h('bdi', {}, name), ` (${sizeText(language, sent)})`),
      h('dd', { class: 'hint' }, stateText(t, file)),
    )
  })
  if (rows.length === 0) return []
  const label = fill(t.review.changeWhat, { what: t.files.heading })
  const change = () => changeAt(app, 'files', ADD_ID)
  return [
    h('h2', {}, t.files.heading),
    h('dl', { class: 'summary' }, ...rows),
    button(t.review.change, change, { id: 'change-files', look: 'quiet', label }),
  ]
}

/** How a file is sent, in words. */
function stateText(t: Texts, { look, asIs }: ChosenFile): string {
  if (look.kind === 'looking') return t.files.looking
  if (look.kind !== 'clean') return t.files.rowUnclean
  if (asIs) return t.files.rowOriginal
  const what = look.stays.map((one) => t.stays[one]).join('; ')
  return what === '' ? t.files.rowClean : fill(t.files.rowStays, { what })
}

function outgoing({ state, t }: App, owner: string): readonly OutgoingFile[] {
  const names = new Set<string>()
  return (state.files[owner] ?? []).map((one) => {
    const { file, look, asIs } = one
    const name = apart(sentName(t, one), names)
    const pieces = look.kind === 'clean' && !asIs ? look.pieces : null
    return { name, type: typeOf(one), file, pieces }
  })
}

/** A name that no other file has, so that no file replaces another when saved. */
function apart(name: string, names: Set<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? []
  let free = name
  for (let n = 2; names.has(free.toLowerCase()); n++) free = `${stem} (${n})${ending}`
  names.add(free.toLowerCase())
  return free
}
