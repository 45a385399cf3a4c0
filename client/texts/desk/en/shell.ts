import type { search as nbSearch } from '../nb/shell.ts'
import type { DeskTexts } from '../texts.ts'

/** The list of cases, commands, undo, and the first day. */
export const shell: Pick<
  DeskTexts,
  'filter' | 'marks' | 'palette' | 'hold' | 'guide' | 'keys' | 'stop'
> = {
  filter: {
    unread: 'Unread',
    mine: 'Mine',
    late: 'Overdue',
    more: 'More',
    status: 'Status',
    anyStatus: 'All',
    new: 'New, not assessed',
    channel: 'Channel',
    anyChannel: 'All',
    sort: 'Order',
    urgency: 'What waits first',
    newest: 'Newest first',
    oldest: 'Oldest first',
    reference: 'Reference',
    clear: 'Show all',
    shown: '{shown} of {count} cases',
    none: 'No case fits.',
  },
  marks: {
    urgent: 'Urgent',
    late: 'Overdue',
    party: 'Party',
    'not-a-party': 'Not a party',
    assignee: 'Followed up by {name}',
  },
  palette: {
    open: 'Commands',
    title: 'What would you like to do?',
    placeholder: 'Type some of a command, or a reference',
    none: 'Nothing fits.',
    inCase: 'In this case',
    cases: 'Cases',
    everywhere: 'The desk',
    print: 'Print the case',
    find: 'Find a case',
    clear: 'Show all cases',
    unread: 'Show only unread',
    mine: 'Show only mine',
    late: 'Show only overdue cases',
    next: 'Next case',
    previous: 'Previous case',
    language: 'Change language: {language}',
    guide: 'Start here',
    undo: 'Undo the sending',
    count: '{count} found',
  },
  hold: {
    title: 'Goes to the reporter in a moment',
    to: 'Goes to the reporter of {reference} in 10 seconds.',
    undo: 'Undo',
    now: 'Send now',
    undone: 'Undone. Nothing was sent; your text is still here.',
    lock: 'Something is not sent yet. Lock all the same, without sending it?',
    waiting: 'Waits 10 seconds ...',
  },
  guide: {
    title: 'Start here',
    lead: 'This is how the desk works. You find it again under Commands.',
    arrives: 'New reports come by themselves every minute while the desk is open.',
    first:
      'Before you read a case you say whether you are impartial. Then a person finds whether the report is genuine.',
    answer:
      'What you write to the reporter waits for ten seconds, and can be undone. Notes are only for the reception.',
    keys: 'Everything can be done from the keyboard: Ctrl K shows what you can do, ? the shortcuts.',
    lock: 'Lock when you leave the machine. Everything that was open is then gone from the browser.',
    dismiss: 'Got it',
  },
  keys: {
    palette: 'All commands',
    find: 'Find a case',
    undo: 'Undo the sending',
  },
  stop: {
    sync: 'Stop',
    stopping: 'Stopping ...',
    cancel: 'Cancel',
  },
}

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

/** The band above a desk that people practise on, in every language at once. */
export const training: Pick<DeskTexts, 'training'> = {
  training: {
    title: 'Training',
    band: 'Training: nothing here is real.',
  },
}

/** Messages to a member who is shut out of the reception. */
export const shutOut: Pick<DeskTexts, 'shutOut'> = {
  shutOut: {
    unsigned:
      'The reception’s key list does not name you any more. Your desk has locked itself, and shows no cases.',
    unsignedDo:
      'If you think that this is a mistake, call the head of reception. If you have left, destroy the vault, the weekly file and every copy.',
    suspended:
      'Two colleagues keep you out for up to seven days. Your desk has locked itself, and shows no cases.',
    suspendedDo:
      'Call the head of reception, or a colleague. Destroy nothing: once the time is over you unlock as before. Open cases come back with a new key list that names you, or once two colleagues in the case have written that you are to read again.',
  },
}

/** Search, and views that are kept. */
export const search: Pick<DeskTexts, keyof typeof nbSearch> = {
  search: {
    label: 'Find in all that you can read',
    placeholder: 'Words, names, reference',
    left: '{count} cases are not looked through yet.',
    hidden: 'found in something that the list does not show',
    reference: 'Reference',
    file: 'Attachment',
    given: 'Who the reporter is',
    status: 'Status',
    assignee: 'Followed up by',
    anyAssignee: 'Anybody',
    nobody: 'Nobody yet',
    party: 'The reporter is',
    anyParty: 'Any',
    labelled: 'Label',
    anyLabel: 'Any',
    age: 'Age',
    anyAge: 'Any',
    older: 'More than {count} days',
    views: 'My views',
    viewsHint:
      'A view is what you look for and what you have chosen. It is kept in your vault, even after a case is deleted: do not write names of people.',
    viewName: 'Name of the view',
    keep: 'Keep this view',
    kept: 'The view is kept.',
    remove: 'Remove the view {name}',
    removed: 'The view is removed.',
    nameless: 'Give the view a name.',
    nothingChosen: 'Write or choose something first.',
    tooMany: 'You have 40 views. Remove one first.',
    show: 'Show: {name}',
  },
}
