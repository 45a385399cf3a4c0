import { type Child, type Handler, h, type Markup } from '../../shared/dom.ts'
import { VOICE_RATE } from '../../shared/voice/vocoder.ts'
import { choices, PRIVATE, textField } from '../fields.ts'
import type { Adding } from '../files/choose.ts'
import { actions, button, more, paragraph } from '../parts.ts'
import { type Recorded, timeOf, type Voice, type Voicing } from './voicing.ts'

/** The section where a voice is recorded, or a recording is taken, and its speaker made unknown. */
export function voiceSection(adding: Adding, voicing: Voicing): Child[] {
  const { t } = adding.app
  const { voice } = voicing
  if (voice.kind === 'closed') {
    const open = () => voicing.open(adding)
    return [actions(button(t.voice.offer, open, { id: 'voice-open' }))]
  }
  const heading = h('h3', { id: 'voice-heading', tabindex: -1 }, t.voice.heading)
  return [h('section', { class: 'voice' }, heading, ...body(adding, voicing, voice))]
}

function body(adding: Adding, voicing: Voicing, voice: Voice): Child[] {
  const { t } = adding.app
  switch (voice.kind) {
    case 'closed':
    case 'open':
      return begin(adding, voicing)
    case 'asking':
      return [h('p', { class: 'busy' }, t.voice.asking), discard(adding, voicing)]
    case 'recording':
      return recording(adding, voicing, voice.recorder.seconds())
    case 'distorting':
      return [
        h('p', { id: 'voice-distorting', class: 'busy' }, t.voice.changingFirst),
        discard(adding, voicing),
      ]
    case 'ready':
      return ready(adding, voicing, voice.recorded, voice.heard)
    case 'trouble':
      return [
        h('p', { class: 'error', role: 'alert' }, t.voiceTrouble[voice.code]),
        ...(voice.own === null ? begin(adding, voicing) : again(adding, voicing)),
      ]
    default:
      return voice satisfies never
  }
}

/** The buttons after a failure: the recording is still there. */
function again(adding: Adding, voicing: Voicing): Child[] {
  const start = () => void voicing.again(adding)
  return [
    button(adding.app.t.files.again, start, { id: 'voice-again', look: 'main' }),
    discard(adding, voicing),
  ]
}

function begin(adding: Adding, voicing: Voicing): Child[] {
  const { t } = adding.app
  const record = () => void voicing.record(adding)
  return [
    paragraph(t.voice.lead),
    paragraph(t.voice.remains),
    voicing.canRecord
      ? button(t.voice.start, record, { id: 'voice-start', look: 'main' })
      : paragraph(t.voice.cannot, 'strong'),
    more(t.voice.other, paragraph(t.voice.otherText), ...picker(adding, voicing)),
    discard(adding, voicing),
  ]
}

/** The button to choose a recording that was made with something else. */
function picker(adding: Adding, voicing: Voicing): Child[] {
  const change: Handler = ({ target }) => {
    const input = target as HTMLInputElement
    const [file] = input.files ?? []
    input.value = ''
    if (file !== undefined) void voicing.take(adding, file)
  }
  const open = () => document.getElementById('voice-file')?.click()
  const input = { ...PRIVATE, id: 'voice-file', type: 'file', accept: 'audio/*,video/*' }
  return [
    button(adding.app.t.voice.choose, open, { id: 'voice-choose' }),
    h('input', { ...input, hidden: true, on: { change } }),
  ]
}

function recording(adding: Adding, voicing: Voicing, seconds: number): Child[] {
  const { t } = adding.app
  const stop = () => void voicing.stop(adding)
  return [
    h('p', { id: 'voice-time', class: 'strong' }, timeOf(t.voice.recording, seconds)),
    h(
      'p',
      {},
      h('label', { for: 'voice-loud' }, t.voice.loud),
      ' ',
      h('meter', { id: 'voice-loud', min: 0, max: 1, value: 0 }),
    ),
    button(t.voice.stop, stop, { id: 'voice-stop', look: 'main' }),
    discard(adding, voicing),
  ]
}

function ready(
  adding: Adding,
  voicing: Voicing,
  recorded: Recorded,
  heard: 'own' | 'distorted' | null,
): Child[] {
  const { app } = adding
  const { t } = app
  const listen = (which: 'own' | 'distorted', text: string) =>
    button(heard === which ? t.voice.hush : text, () => voicing.listen(adding, which), {
      id: `voice-hear-${which}`,
    })
  return [
    paragraph(timeOf(t.voice.length, recorded.distorted.length / VOICE_RATE)),
    actions(listen('distorted', t.voice.hear), listen('own', t.voice.hearOwn)),
    choices(app, {
      id: 'voice-sends',
      type: 'radio',
      legend: t.voice.which,
      options: [
        { value: 'distorted', label: t.voice.changed, hint: t.voice.changedHint },
        { value: 'own', label: t.voice.own, hint: t.voice.ownHint },
      ],
      chosen: [recorded.sends],
      onChange: ([which]) => {
        recorded.sends = which === 'own' ? 'own' : 'distorted'
      },
    }),
    textField(app, {
      id: 'voice-written',
      ownWords: true,
      label: t.voice.written,
      hint: t.voice.writtenHint,
      value: recorded.written,
      onInput: (value) => {
        recorded.written = value
      },
    }),
    actions(button(t.voice.add, () => voicing.add(adding), { id: 'voice-add', look: 'main' })),
    discard(adding, voicing),
  ]
}

function discard(adding: Adding, voicing: Voicing): Markup {
  const { t } = adding.app
  const text = voicing.voice.kind === 'open' ? t.voice.close : t.voice.discard
  return actions(
    button(text, () => voicing.discard(adding), { id: 'voice-discard', look: 'quiet' }),
  )
}
