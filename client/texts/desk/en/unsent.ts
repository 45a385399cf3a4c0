import type { DeskTexts } from '../texts.ts'

/** What is written and the server has not taken yet. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Waiting to be sent',
  waiting:
    'This has not been sent yet. It is sent by itself, in order: when the server answers again, or within a quarter of an hour if much was written here. Do not lock before that.',
  status: 'Status: {status}',
  stopped: 'Could not be sent: {why}',
  kept: 'Not confirmed by the server yet. The text is kept, and is sent by itself.',
  lock: {
    one: '{n} entry has not been sent yet, and is nowhere but here. Lock all the same, and lose it?',
    other:
      '{n} entries have not been sent yet, and are nowhere but here. Lock all the same, and lose them?',
  },
}

/** Words for what the server did not take, and why: first of a person's entries, then of a desk's own. */
export const refusals = {
  errors: {
    paced:
      'This desk has sent as much as it sends in a quarter of an hour. Nothing is lost. Try again then.',
    'not-yet':
      'The server has just started. It shows what has come within a quarter of an hour: try again then. Nothing is lost.',
    'log-full':
      'The server did not take this: its disk is full. Nothing is lost. Tell whoever runs the server, and try again.',
    'log-quota':
      'The server did not take this: it takes no more from this desk now. Nothing is lost. Try again in an hour, or tomorrow.',
  },
  notices: {
    'log-full': {
      one: 'The server did not take what this desk writes into the log of a case ({cases}): its disk is full. Nothing is lost: at the next sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it. Tell whoever runs the server.',
      other:
        'The server did not take what this desk writes into the logs of {n} cases ({cases}): its disk is full. Nothing is lost: at the next sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it. Tell whoever runs the server.',
    },
    'log-quota': {
      one: 'The server did not take what this desk writes into the log of a case ({cases}): it takes no more from this desk now. Nothing is lost: at a later sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it.',
      other:
        'The server did not take what this desk writes into the logs of {n} cases ({cases}): it takes no more from this desk now. Nothing is lost: at a later sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it.',
    },
    'over-quota':
      '{name} has sent more entries for logs than any desk writes: the server refused {count}. Ask {name}. If somebody else has the key, two of you can keep it out under “Colleagues”.',
  },
}
