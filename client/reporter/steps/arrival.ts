import { h, type Markup } from '../../shared/dom.ts'
import { actions, button, otherWays, paragraph } from '../parts.ts'
import type { OutgoingLetter } from '../protocol.ts'
import { codeOf } from '../reception.ts'
import type { App, Sending } from '../state.ts'

/** Letters that somebody waits for already. */
const watched = new WeakSet<OutgoingLetter>()

/**
 * Wait until the board shows a letter that the server has said to have. Until then it may not have
 * arrived, and its text stays.
 *
 * @param show is told when it is seen, and when three builds of the board were without it
 */
export async function watchArrival(
  { office }: App,
  letter: OutgoingLetter,
  show: (sending: Sending) => void,
): Promise<void> {
  if (watched.has(letter)) return
  watched.add(letter)
  try {
    while ((await office.ask('arrival', letter.number)) === 'missing') {
      show({ kind: 'sent', isMissing: true })
    }
    show({ kind: 'delivered' })
  } catch (error) {
    // what seals and fetches did not load, or is gone: then nothing is known
    codeOf(error)
  }
}

/** How far a letter is that was sent and not seen yet. @param again sends the same once more */
export function sentNotice(
  app: App,
  { isMissing }: Extract<Sending, { kind: 'sent' }>,
  again: () => void,
): Markup {
  const { t, scene } = app
  const look = (appearance: 'main' | 'plain') =>
    button(t.receipt.see, () => void seeAgain(app), { id: 'see', look: appearance })
  const [title, ...children] = isMissing
    ? [
        t.receipt.missing,
        paragraph(t.receipt.missingText),
        actions(button(t.receipt.sendAgain, again, { id: 'retry', look: 'main' }), look('plain')),
        h('h3', {}, t.landing.otherTitle),
        otherWays(scene),
      ]
    : [t.receipt.sent, paragraph(t.receipt.sentText), actions(look('plain'))]
  const mood = isMissing ? 'bad' : 'good'
  return h('section', { id: 'progress', class: `notice ${mood}` }, h('h2', {}, title), ...children)
}

/** Fetch the board once more: whoever waits for a letter is told what it shows. */
async function seeAgain(app: App): Promise<void> {
  try {
    await app.office.ask('see', null)
  } catch (error) {
    app.say(app.t.errors[codeOf(error)])
  }
}
