import type { DeskTexts } from '../texts.ts'

/** What is written and the server has not taken yet. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Waiting to be sent',
  waiting:
    'The server does not answer. This is sent by itself, in order, when it answers again. Do not lock before that.',
  status: 'Status: {status}',
  stopped: 'Could not be sent: {why}',
  kept: 'The server did not answer. The text is kept, and is sent when it answers again.',
  lock: {
    one: '{n} entry has not been sent yet, and is nowhere but here. Lock all the same, and lose it?',
    other:
      '{n} entries have not been sent yet, and are nowhere but here. Lock all the same, and lose them?',
  },
}
