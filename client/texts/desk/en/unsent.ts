import type { DeskTexts } from '../texts.ts'

/** What is written and the server has not taken yet. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Waiting to be sent',
  waiting:
    'The server has not confirmed this. It is sent by itself, in order, when the server answers again. Do not lock before that.',
  status: 'Status: {status}',
  stopped: 'Could not be sent: {why}',
  kept: 'Not confirmed by the server. The text is kept, and is sent again when the server answers.',
  lock: {
    one: '{n} entry has not been sent yet, and is nowhere but here. Lock all the same, and lose it?',
    other:
      '{n} entries have not been sent yet, and are nowhere but here. Lock all the same, and lose them?',
  },
}
