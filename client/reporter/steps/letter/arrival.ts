import { h, type Markup } from '../../../shared/dom.ts'
import type { Texts } from '../../../texts/shape.ts'
import { otherWays } from '../../links.ts'
import { actions, button, paragraph, progressNotice } from '../../parts.ts'
import { codeOf } from '../../reception.ts'
import type { App, Sending } from '../../state.ts'
import type { OutgoingLetter } from '../../worker/protocol.ts'

type Sent = Extract<Sending, { kind: 'sent' }>

/** Letters whose arrival is being waited for. */
const watched = new WeakSet<OutgoingLetter>()

/**
 * Wait until the board shows a letter that the server says it has. Until then it may not have arrived, and
 * its text stays.
 *
 * @param show called when the letter is seen, when the board was without it, or when no page is to come any
 *   more
 */
export async function watchArrival(
  { office }: App,
  letter: OutgoingLetter,
  show: (sending: Sending) => void,
): Promise<void> {
  if (watched.has(letter)) return
  watched.add(letter)
  try {
    for (;;) {
      const arrival = await office.ask('arrival', letter.number)
      if (arrival === 'seen') break
      show({ kind: 'sent', board: arrival })
    }
    show({ kind: 'delivered' })
  } catch (error) {
    // the worker did not load, or never sealed the letter: then nothing is known
    codeOf(error)
  } finally {
    watched.delete(letter)
  }
}

/**
 * Whether the board tells something new about a letter. A letter whose sending is still under way is asked
 * about again once that has ended. For a letter that got no answer, only its arrival counts.
 */
export function isNews(sending: Sending, board: Sending): boolean {
  return sending.kind === 'sent' || (sending.kind === 'failed' && board.kind === 'delivered')
}

/** One line about a letter that was sent and not seen yet. */
export function sentTitle({ receipt }: Texts, { board }: Sent): string {
  return board === 'missing' ? receipt.missing : receipt.sent
}

/** The notice about a letter that was sent and not seen yet. @param again sends the same letter once more */
export function sentNotice(app: App, sent: Sent, again: () => void): Markup {
  const { t, scene } = app
  const look = (appearance: 'main' | 'plain') =>
    button(t.receipt.see, () => void seeAgain(app), { id: 'see', look: appearance })
  const { board } = sent
  const children =
    board === 'missing'
      ? [
          paragraph(t.receipt.missingText),
          actions(button(t.receipt.sendAgain, again, { id: 'retry', look: 'main' }), look('plain')),
          h('h3', {}, t.landing.otherTitle),
          otherWays(scene),
        ]
      : [paragraph(t.receipt.sentText), actions(look('plain'))]
  const mood = ({ waiting: 'good', unknown: 'care', missing: 'bad' } as const)[board]
  return progressNotice(mood, sentTitle(t, sent), ...children)
}

/** Fetch the board once more: everything that waits for a letter learns what it shows. */
async function seeAgain(app: App): Promise<void> {
  try {
    await app.office.ask('see', null)
  } catch (error) {
    app.say(app.t.errors[codeOf(error)])
  }
}
