import { h, type Markup } from '../../../shared/dom.ts'
import type { Texts } from '../../../texts/shape.ts'
import { actions, button, otherWays, paragraph } from '../../parts.ts'
import { codeOf } from '../../reception.ts'
import type { App, Sending } from '../../state.ts'
import type { OutgoingLetter } from '../../worker/protocol.ts'

type Sent = Extract<Sending, { kind: 'sent' }>

/** Letters that somebody waits for just now. */
const watched = new WeakSet<OutgoingLetter>()

/**
 * Wait until the board shows a letter that the server has said to have. Until then it may not have
 * arrived, and its text stays.
 *
 * @param show is told when it is seen, and when the board was without it, or no page is to come any more
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
    // what seals and fetches did not load, or never sealed it: then nothing is known
    codeOf(error)
  } finally {
    watched.delete(letter)
  }
}

/**
 * Whether what the board shows changes what is known of a letter. Of one that is on its way just now it is
 * asked again once that has ended; of one that had no answer only what is there counts.
 */
export function isNews(sending: Sending, board: Sending): boolean {
  return sending.kind === 'sent' || (sending.kind === 'failed' && board.kind === 'delivered')
}

/** In one line, how far a letter is that was sent and not seen yet. */
export function sentTitle({ receipt }: Texts, { board }: Sent): string {
  return board === 'missing' ? receipt.missing : receipt.sent
}

/** How far a letter is that was sent and not seen yet. @param again sends the same once more */
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
  return h(
    'section',
    { id: 'progress', class: `notice ${mood}` },
    h('h2', {}, sentTitle(t, sent)),
    ...children,
  )
}

/** Fetch the board once more: whoever waits for a letter is told what it shows. */
async function seeAgain(app: App): Promise<void> {
  try {
    await app.office.ask('see', null)
  } catch (error) {
    app.say(app.t.errors[codeOf(error)])
  }
}
