import type { DeskTexts } from '../texts.ts'

/** The words at the top of the desk, and of each stage of a sync. */
export const top: DeskTexts['top'] = {
  sync: 'Sync',
  syncing: 'Syncing ...',
  lock: 'Lock',
  lockUnsent: 'You have written something that is not sent. Lock all the same, and lose it?',
  shortcuts: 'Shortcuts',
  language: 'Language',
  never: 'Not synced yet',
  synced: 'Synced {time}',
  cache: 'Opening what this machine has kept, {done} of {total}',
  lists: 'Looking for news',
  drops: 'Opening envelopes, {done} of {total}',
  records: 'Reading the desk log, {done} of {total}',
  texts: 'Fetching long texts, {done} of {total}',
  sealing: 'Checking to whom letters were sealed, {done} of {total}',
  board: 'Looking over the board, {done} of {total}',
  rest: 'Looking over the rest',
  done: 'Everything new is here.',
}
