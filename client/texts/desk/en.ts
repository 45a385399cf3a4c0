import { absences, access, channels, people, taken } from './en/access.ts'
import { casework } from './en/casework.ts'
import { deadlines } from './en/deadlines.ts'
import { archiving, exporting } from './en/export.ts'
import { fileErrors, files } from './en/files.ts'
import { merging } from './en/merging.ts'
import { noticeErrors, noticeTexts, refusals, toldErrors, toldTexts, unsent } from './en/notices.ts'
import { audit, auditWarnings, overview } from './en/overview.ts'
import { register } from './en/register.ts'
import { search, shell, shutOut, top, training } from './en/shell.ts'
import { enrol, keyLists, securityKeyErrors, securityKeys, weeklyKeys } from './en/vault.ts'
import { boards, checkpoints, envelopes, rights } from './en/warnings.ts'
import type { DeskTexts } from './texts.ts'

export const en: DeskTexts = {
  ...register,
  ...taken,
  ...absences,
  ...access,
  ...audit,
  ...casework,
  ...channels,
  ...deadlines,
  ...exporting,
  ...files,
  ...archiving,
  ...merging,
  ...overview,
  ...noticeTexts,
  ...toldTexts,
  ...people,
  ...enrol,
  ...search,
  ...shell,
  ...rights,
  ...{ ...shutOut, newRoot: keyLists.newRoot },
  ...training,
  top,
  unsent,
  securityKeys,
  unlock: {
    title: 'The reception desk',
    lead: 'Unlock your vault to read reports. The passphrase stays in this browser.',
    passphrase: 'Passphrase of the vault',
    show: 'Show the passphrase',
    submit: 'Unlock',
    working: 'Unlocking. It takes some seconds, so that nobody can try many passphrases ...',
    noToken: 'This address is not whole. Open the whole address that the program printed.',
  },
  list: {
    title: 'Cases',
    empty: 'No cases yet. New reports appear here.',
    unread: '{count} unread',
    today: 'today',
    days: '{count} d',
    daysLong: { one: '{n} day old', other: '{n} days old' },
    new: 'New',
    warned: 'Has warnings',
    noText: 'Without text',
    followUp: 'Follow-up without its report',
    retaliation: 'Retaliation',
    identity: 'Identity',
    emptyCustodian:
      'Nobody has said who they are. You read only identities; reports go to the reception.',
  },
  case: {
    none: 'Choose a case in the list.',
    back: 'All cases',
    reference: 'Reference {reference}',
    noReference: 'Case without a reference',
    age: 'Age',
    next: 'Look again',
    log: 'Log mark',
    logMark: { one: '{mark} ({n} entry)', other: '{mark} ({n} entries)' },
    logHint:
      'Sync, and read the mark out to a colleague who reads the case: the same mark means that you have the same log.',
    channel: 'Channel',
    status: 'Status',
    timeline: 'Timeline',
    acknowledgeTitle: 'Is this a genuine report?',
    acknowledgeLead:
      'The reporter sees nothing from here until a person has found the report genuine. Due: {day}.',
    acknowledge: 'Genuine: confirm that it was opened',
    close: 'Close the case',
    locked: 'You can read, but not write in this case: the case key is not here.',
    standing: 'The reporter is',
    proposed: '{party} (proposed)',
    identityOnly:
      'Only the identity lies here. The report is with the reception, who find it by the reference.',
  },
  items: {
    report: 'Report',
    'follow-up': 'More from the reporter',
    identity: 'Identity',
    withdrawal: 'Withdrawn',
    'meeting-request': 'Asks for a meeting',
    acknowledged: 'found the report genuine',
    status: 'set the status to {status}',
    question: 'Question to the reporter',
    message: 'Message to the reporter',
    notice: 'Notice to the reporter',
    minutes: 'Minutes for the reporter',
    note: 'Internal note',
    you: 'You',
    unread: 'Unread',
    files: {
      one: '{n} attachment (this edition cannot open it)',
      other: '{n} attachments (this edition cannot open them)',
    },
    next: 'Look again {day}',
    party: 'Reports for',
    relation: 'Relation',
    categories: 'Categories',
    language: 'Written in {language}',
    answer: 'Answer from the reporter',
    standing: 'the reporter is {party}',
    textWaits:
      'More was written than is here: the rest lies on the server, and could not be fetched. The desk tries again at the next sync.',
    headingsGone:
      'The headings of this version are no longer here. The names of the questions stand in their place.',
  },
  languages: { nb: 'bokmål', nn: 'nynorsk', en: 'English' },
  letters: {
    letter: 'More from the reporter',
    'letter-retaliation': 'Tells of retaliation',
    'letter-minutes': 'Answers the minutes',
    'letter-feedback': 'On how the case was handled',
    'letter-identity': 'Says who the reporter is',
    'letter-withdrawal': 'Asks to withdraw something',
    'letter-meeting': 'Asks to be heard',
  },
  headings: {
    retaliation: 'What is happening',
    since: 'When it began',
    help: 'Needs now',
    verdict: 'The minutes',
    corrections: 'What is to be corrected',
    heard: 'Felt heard',
    clear: 'Easy to understand what happened, and why',
    more: 'In their own words',
    name: 'Name',
    contact: 'Can be reached by',
    withdraws: 'Wants to withdraw',
    reason: 'Why',
    wish: 'Would like to be heard like this',
    known: 'Worth knowing about it',
    safe: 'Would make it safe',
    trusted: 'Wants to bring somebody they trust',
  },
  verdicts: { approved: 'Approved', corrected: 'Corrected' },
  extents: { yes: 'Yes', partly: 'Partly', no: 'No' },
  withdrawals: { report: 'The report', identity: 'The identity' },
  ways: {
    meeting: 'In a meeting',
    phone: 'On the phone',
    video: 'By video',
    'written-hearing': 'In writing here',
  },
  yesNo: { yes: 'Yes', no: 'No' },
  statuses: {
    received: 'Received',
    assessing: 'Being assessed',
    'needs-info': 'We have questions',
    redirected: 'Belongs elsewhere',
    assigned: 'Passed on for follow-up',
    hearing: 'Invited to give an account',
    'follow-up': 'Being followed up',
    closed: 'Closed',
    reopened: 'Reopened',
    purged: 'Deleted',
  },
  parties: { party: 'a party', 'not-a-party': 'not a party', undecided: 'undecided' },
  partyHints: {
    party:
      'A party is told what is assessed, may be invited to give an account, and is told the outcome as far as confidentiality allows.',
    'not-a-party':
      'Somebody who is not a party is told only that the report was received and when it has been dealt with, and may be asked questions. Never the outcome, never measures.',
    undecided:
      'Until this is decided, write as to somebody who is not a party: nothing of the outcome, nothing of measures.',
  },
  compose: {
    title: 'Write',
    question: 'Question',
    message: 'Message',
    minutes: 'Minutes',
    status: 'Status',
    note: 'Note',
    toReporter: 'The reporter reads this on the board with the receipt code.',
    internal: 'Only the reception reads this.',
    text: 'Text',
    statusText: 'Text to the reporter (may be empty)',
    neededText: 'Text to the reporter',
    newStatus: 'New status',
    next: 'Look again by (may be empty)',
    closing: 'Closing the case? Tell the reporter what was done.',
    closingBare:
      'Closing the case? Say only that it has been dealt with, without outcome or measures.',
    party: 'The reporter is',
    language: 'Written in',
    theirs: 'The reporter wrote in {language}.',
    send: 'Send to the reporter',
    save: 'Save note',
    setStatus: 'Set status',
    sending: 'Sending ...',
    sent: 'Sent and written into the log.',
    logged: 'Written into the log. The reporter cannot read it yet.',
    left: 'Room for about {count} more characters',
    over: 'About {count} characters too long. Shorten the text; nothing is lost.',
    empty: 'Write something first.',
    promised: "Write a text: the reporter's page says that your message tells more.",
  },
  waiting: boards.waiting,
  untold: boards.untold,
  silence: checkpoints.silence,
  warnings: {
    ...checkpoints.warnings,
    unjudged:
      'The desk does not know everybody who has written in this case, because key lists are missing or do not fit together. Somebody may have been let in or let go without its showing here. So the desk writes nothing in this case, and does not touch the board, until the lists are here. What is missing stands at the top of the page.',
    ...auditWarnings,
    gap: 'Entry {sequence} of the log is missing, and what stands after it does not count until it comes. Either somebody writes ahead of the others, or the server holds it back. Ask your colleagues what should stand there.',
    fork: 'Entry {sequence} does not follow from what stands before it: the server may have shown you different logs. Compare the log mark with a colleague.',
    'no-recipient':
      'None of those who got the report reads the case any more. New letters from the reporter do not come here, and the reporter is asked again who shall read: somebody who stepped back can be chosen, too. Give one of those who got the report access again if you can, or tell the reporter.',
    'to-released': 'A letter went to {name} as well, who does not read the case any more.',
    'to-left-out':
      'A letter went to {name} as well, whom the reporter had left out of the report. The desk of {name} shows nothing of it, and nobody can let {name} into the case.',
    'to-newcomer':
      'A letter went to {name} as well, who cannot open the report. The desk of {name} shows nothing of it before somebody gives {name} access to the case.',
    'no-right':
      'Entry {sequence} of the log was written by somebody whose role does not allow it, and counts for nothing.',
    'after-leaving':
      'Entry {sequence} of the log was written by somebody who had left the reception. Ask the head whether that is right.',
    'foreign-author':
      'Entry {sequence} was written by somebody who is not in the key list, and is not shown.',
    'broken-record': 'Entry {sequence} is damaged and is not shown.',
    'withheld-record': 'The server says that entry {sequence} exists, and does not hand it over.',
    shortened:
      'The log of this case last went as far as entry {sequence}. Now the server hands over only an older, shorter log. Do not trust it; tell the head of reception.',
    replaced:
      'Entry {sequence} is another one than stood there last time. Compare the log mark with a colleague, and tell the head of reception.',
    'hidden-log':
      'Something was written in the log of this case that the server does not show. Tell the head of reception.',
    ...boards.warnings,
    ...envelopes.warnings,
    'not-shown':
      'What you put up for the reporter is not shown on the board. The reporter cannot read it. Tell whoever runs the server.',
    'no-report': 'The report that this belongs to cannot be opened here.',
  },
  notices: {
    ...checkpoints.notices,
    ...{ ...weeklyKeys.notices, ...keyLists.notices, ...refusals.notices },
    'broken-drops': {
      one: '{n} envelope is damaged and cannot be opened. The others are here.',
      other: '{n} envelopes are damaged and cannot be opened. The others are here.',
    },
    'withheld-drops': {
      one: 'The server lists an envelope that it does not hand over. Try again later.',
      other: 'The server lists {n} envelopes that it does not hand over. Try again later.',
    },
    bundle:
      'Without network: this is as it lay at the server on {day}. What you write goes into the file that you chose, and arrives once that is handed in. The board is brought up to date then.',
    'vanished-cases': {
      one: 'The server no longer hands over a case that you have read here before. Ask your colleagues whether it was purged; if not, tell the head of reception.',
      other:
        'The server no longer hands over {n} cases that you have read here before. Ask your colleagues whether they were purged; if not, tell the head of reception.',
    },
    'old-board':
      'The board that reporters get is of an earlier day. They do not see the newest. Tell whoever runs the server.',
    'foreign-grant': {
      one: '{n} grant comes from somebody who is not in the key list.',
      other: '{n} grants come from somebody who is not in the key list.',
    },
    'list-expires':
      'The key list ends {day}. Make keys for the next one under “Vault”, and send the file to the head of reception.',
    'list-expires-soon':
      'The key list ends {day}, in two weeks or less. After that nobody can report here. Make keys under “Vault” now, and ask the head of reception for a new list.',
    'list-expired':
      'The key list ended {day}. Nobody can report here until the head of reception has published a new one. What has come in can still be read.',
    suspended: '{name} is kept out by two colleagues up to and including {day}.',
    'suspension-asked': '{by} wants to keep {name} out for seven days. It takes one more.',
    'suspension-asked-own': 'You have asked to keep {name} out for seven days. It takes one more.',
    'sole-opener':
      'Only you can open what comes in one of your channels, or the names of reporters, and your recovery sheets have not been tried in the last year. If you lose the vault, nobody can read it any more. Make the sheets and try them: npm run recovery.',
  },
  errors: {
    ...noticeErrors,
    ...{ ...toldErrors, ...keyLists.errors },
    ...fileErrors,
    ...{ ...securityKeyErrors, ...refusals.errors },
    offline: 'The server did not answer. Nothing is lost: try again.',
    unconfirmed:
      'Not confirmed: something other than the server may have answered, such as a login page of the network. Nothing is lost: try again.',
    clock: 'The clock of this machine is more than two minutes off. Set it, and try again.',
    unsigned: 'The server does not know your key. Talk to the head of reception.',
    suspended:
      'Two colleagues keep you out for up to seven days. Talk to the head of reception; you lose nothing.',
    server: 'The server gave an answer that makes no sense. Try again later.',
    unverified:
      'The key list is not signed by the reception. Do not use the desk; tell the head of reception.',
    rollback:
      'The server shows an older key list than one you have seen. Do not trust it; tell the head of reception.',
    full: 'The board is full. Try again later.',
    quota: 'The desk has put up its share for today. Try again tomorrow.',
    conflict: 'Colleagues wrote at the same time. Try again.',
    withheld:
      'The server holds back something of this case. Your text is still here; tell the head of reception.',
    'too-long': 'The text is too long. Shorten it; nothing is lost.',
    passphrase: 'The passphrase does not fit. Try again.',
    memory:
      'This machine has too little free memory for the passphrase. Nothing is lost: close other programs, and try again.',
    damaged: 'This is not a whole vault file. Fetch your backup, and try again.',
    weeks:
      'The file of weekly keys does not belong to this vault. Put the right one beside the vault.',
    'weeks-damaged':
      'The file of weekly keys is damaged. Move it aside: then the desk opens what it opened before. Make new keys under “Vault” at once, and tell the head.',
    'full-disk': 'The disk is full. Nothing is lost: make room, and try again.',
    'file-busy':
      'Another program holds the file of the vault, often a virus scanner, or you may not write there. Nothing is lost: wait a little, and try again.',
    unsure:
      'It is not certain that the disk keeps the last change. Lock the vault, and unlock it again. If you changed your passphrase, try the new one first, then the old one. If it happens again, have the disk checked.',
    'foreign-bundle':
      'The bundle belongs to another reception than the vault. Check that you opened the right file.',
    'other-reception':
      'The server belongs to another reception than the vault. Check the address after --server, the vault and the fingerprint. If all are right, tell the head.',
    files: 'The vault cannot be read or written. Is the program that shows the desk still running?',
    'other-window': 'The vault was changed in another window. Lock, and unlock again here.',
    stale:
      'The case changed while the files were made, and none were taken out. Sync, look at the case again, and make the files anew.',
    gone: 'You cannot write in this case.',
    'own-closing': 'You wrote the closing yourself. Ask a colleague to approve it.',
    'not-approver':
      'You cannot approve this: it is for the head, or it was overtaken. Sync, and look again.',
    epoch:
      'Who reads this case has just changed, and the new key is on its way. Sync, and try again.',
    held: 'Deletion is on hold: nothing of this case may be deleted. End the hold first.',
    unjudged:
      'Key lists are missing, and the desk does not know everybody who has written in this case. It writes nothing here until the lists are in place.',
    random: 'This machine gives no random numbers. Nothing more was sent. Use another machine.',
    'open-place': 'The log may hide something, like a hold. Ask the others; press again to go on.',
    'no-heir': 'Deletion is on hold, and nobody else would have the keys. Let somebody in first.',
    'refused-case': 'This member must not read this case.',
    role: 'Your role does not allow that here. Ask a colleague whose role does.',
    stopped: 'Stopped. What has come stays here; the rest comes with the next sync.',
    'left-out': 'The reporter was promised that this member does not read the report.',
    'no-report': 'The report has not come: only it says whom the reporter left out. Sync first.',
    'no-key': 'This member has no key for this week, and cannot be let in before they do.',
    internal: 'Something went wrong in the desk. Lock, unlock, and try again.',
  },
  shortcuts: {
    title: 'Shortcuts',
    lead: 'They work while no text is being written.',
    enabled: 'Use shortcuts',
    close: 'Close',
    move: 'Previous and next case',
    open: 'Open the case',
    back: 'Back to the list',
    sync: 'Sync',
    acknowledge: 'Confirm as genuine',
    question: 'Ask a question',
    message: 'Write a message',
    minutes: 'Write minutes',
    status: 'Set the status',
    note: 'Write a note',
    send: 'Send what is written',
    help: 'This list',
  },
}
