import { type Child, h } from '../../shared/dom.ts'
import { count } from '../../texts/wording.ts'
import { channelsOf, readersOf } from '../form.ts'
import { asksAgain, letterChannel, receptionOf, toldReaders } from '../letter.ts'
import { actions, button, notice, paragraph } from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { Again, App, FieldError, Posting } from '../state.ts'
import type { Form } from './letter-form.ts'
import { leaveOut, listed, readersErrors } from './readers.ts'
import { chooseChannel } from './tell.ts'

/** The element that says who reads. */
const WHO_READS = 'who-reads'

/** Everybody who will be able to open the letter, by name: it is sealed to nobody else. */
export function whoReads(app: App, { readers }: Form): Child {
  const group = { id: WHO_READS, tabindex: -1, role: 'group', 'aria-label': app.t.readers.heading }
  return h('div', group, ...readersOfLetter(app, readers))
}

function readersOfLetter(app: App, readers: Form['readers']): Child[] {
  const { t, state, language } = app
  const reception = receptionOf(state)
  if (reception === null) return notKnown(app)
  if (readers === 'custodians') {
    const keepers = reception.custodians.map(({ id, title }) => ({ id, title: title[language] }))
    return [paragraph(count(language, t.identity.keepers, keepers.length)), listed(keepers)]
  }
  if (!asksAgain(app)) return [paragraph(t.answer.same), listed(toldReaders(app))]
  return [paragraph(t.answer.ask), ...whoShallRead(app)]
}

/** Asked where the board does not say who could read the report. */
function whoShallRead(app: App): Child[] {
  const { again } = app.state
  const change = (part: Partial<Again>) => {
    app.state.again = { ...app.state.again, ...part }
  }
  const choose = (channel: string | null) => {
    change({ channel })
    app.redraw()
  }
  const channels = channelsOf(app)
  const channel = letterChannel(app)
  return [
    channels.length > 1 ? chooseChannel(app, channels, channel?.id ?? null, choose) : null,
    channel === null
      ? null
      : leaveOut(app, channel.id, again.leftOut, (leftOut) => change({ leftOut }), false),
  ]
}

/** While it is not known who reads. */
export function notKnown(app: App): Child[] {
  const { t, state } = app
  if (state.reception.kind !== 'failed') return [h('p', { class: 'busy' }, t.page.working)]
  const retry = button(t.page.retry, () => void loadReception(app), { id: 'retry' })
  return [notice('bad', null, paragraph(t.errors[state.reception.code]), actions(retry))]
}

/** What stands against sending in the choice of who reads. */
export function audienceErrors(app: App, { readers }: Form): readonly FieldError[] {
  if (readers === 'custodians' || !asksAgain(app)) return []
  const channel = letterChannel(app)
  if (channel !== null) {
    return readersErrors(readersOf(app, channel.id, app.state.again.leftOut))
  }
  const unchosen: FieldError = { field: 'channel', sentence: (t) => t.tell.channelMissing }
  return channelsOf(app).length > 1 ? [unchosen] : []
}

/**
 * Show the letter again with those who would read it by the list as it is now: it was not sent, and
 * what was written stands there.
 *
 * @returns false for who has gone elsewhere meanwhile
 */
export async function showReadersAnew(app: App, posting: Posting): Promise<boolean> {
  const { state } = app
  await loadReception(app)
  if (app.state !== state || state.posting !== posting || state.step !== 'letter') return false
  state.posting = { sealed: null, sending: { kind: 'none' } }
  app.go('letter')
  app.refuse([{ field: WHO_READS, sentence: (t) => t.errors['readers-changed'] }])
  return true
}
