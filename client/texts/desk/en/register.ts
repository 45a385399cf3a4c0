import type { register as shape } from '../nb/register.ts'
import type { DeskTexts } from '../texts.ts'

/** Reports that came another way, and minutes. */
export const register: Pick<DeskTexts, keyof typeof shape> = {
  register: {
    button: 'Register a report',
    title: 'Register a report that came another way',
    lead: 'For reports from meetings, the telephone, letters and e-mail. The desk makes a code, which you give to the reporter. With it the reporter can read answers and write more, as if the report had been written on the page for reporters.',
    seen: 'If you register the report, you see the code. Anybody who has the code can read the answers and write as the reporter. A reporter who wants a code that nobody else has seen can write the report on the page instead.',
    opening: 'Fetching who can read ...',
    retry: 'Try again',
    close: 'Close',
    discard: 'What you have written here is not sent. Throw it away?',
    came: 'How it came',
    by: 'How did it come?',
    on: 'The day on which it came',
    language: 'Language in which the reporter wants answers',
    matter: 'What it is about',
    channel: 'Channel',
    notSaid: 'Not said',
    party: 'The reporter is',
    relation: 'Relation',
    categories: 'It is about',
    told: 'What was told',
    toldHint:
      'Use the words of the reporter as far as you can. Leave empty what was not mentioned. Do not write who the reporter is.',
    recall: 'More, if it was said',
    readers: 'Who can read it',
    leaveOut: 'Who must not read it?',
    leaveOutHint:
      'Tick those whom the report is about, or who are close to them. If you remove somebody later, they have already been able to read it.',
    notYou:
      'You are not among the readers. So the case does not show on this desk, and you cannot follow it up.',
    after: 'To the reporter and to the log',
    minutes: 'Minutes for the reporter (may be empty)',
    minutesHint:
      'The reporter reads them with the code, and can approve or correct them. They show once the report is confirmed as genuine.',
    note: 'Note in the log (may be empty)',
    noteHint: 'For the reception, for instance where the letter lies. 1,000 characters at most.',
    left: 'Room for about {count} more characters of what was told',
    send: 'Make the code and send',
    problems: 'This is missing:',
    needBy: 'Choose how it came',
    needOn: 'Give a day that is not in the future',
    needChannel: 'Choose a channel',
    needText: 'Write something of what was told',
    needReader: 'Somebody must be able to read it',
    needRoom: 'What was told is about {count} characters too long. Shorten it',
    needMinutes:
      'The minutes are about {count} characters too long. Minutes can have about 3,000. Divide them in two',
  },
  cameBy: {
    meeting: 'In a meeting',
    phone: 'By telephone',
    letter: 'By letter',
    email: 'By e-mail',
    other: 'Another way',
  },
  came: {
    by: 'Came',
    on: 'The day on which it came',
  },
  slip: {
    title: 'The code for the reporter',
    making: 'Making the code ...',
    sending: 'Sending the report ...',
    unsure: 'Not confirmed',
    unsureText:
      'No answer came that makes sense. The report may have arrived all the same. Try again: exactly the same is sent once more, and it remains one report.',
    delivered: 'Delivered',
    deliveredText: 'The report is sealed to its readers and lies on the server.',
    once: 'The code is shown only now. It is kept nowhere, and nobody can make it again.',
    seen: 'You have now seen the code. Anybody who has it can read the answers and write as the reporter. Do not copy it, and do not photograph it. A reporter who wants a code that nobody else has seen can write a new report on the page.',
    address: 'Address of the page for reporters',
    addressHint: 'It stands on the slip. Make sure that it is right.',
    withWay: 'Include the address and how to come back',
    bare: 'Without this, the slip shows only the code, and nothing says what it is for.',
    print: 'Print the slip',
    confirm: 'When the reporter has the slip',
    group: 'Type group {n} from the slip',
    groupHint: 'Five characters. Then you know that the slip can be read.',
    wrong: 'This is not group {n}. Look at the slip',
    handOver: 'Handed over: forget the code',
    leave:
      'The code has not been handed over. If you close now, the reporter can never come back with it. Close all the same?',
    handed: 'The code has been handed over, and is no longer on the desk.',
    shows: 'The case has the reference {reference} and shows in the list.',
    elsewhere: 'The case has the reference {reference} and is with its readers.',
  },
  registerErrors: {
    offline: 'The server did not answer. Nothing has been sent: try again.',
    clock: 'The clock of this machine is more than a week off. Set it, and try again.',
    expired:
      'The key list has ended. Nobody can report until the head of reception has made a new one.',
    closed:
      'None of the readers has a key this week. Choose another channel, or tell the head of reception.',
    full: 'The server takes no more reports now. Nothing has been sent: try again later.',
    unverified:
      'The key list is not signed by the reception. Register nothing; tell the head of reception.',
    'too-long': 'The report is too long. Shorten it; nothing is lost.',
    letters: 'This code has sent all that it can this week. Begin again.',
    'newer-list': 'The server shows an older key list than the newest. Tell the head of reception.',
    'readers-changed':
      'There is a new key list, and others read this channel now. Nothing has been sent. Look over the readers, and send again.',
    'new-root':
      'The reception has another key than when you began. Nothing has been sent. Cancel, confirm the new key at the top of the desk, and begin again.',
    random:
      'This machine gives no random numbers. Nothing more has been sent. Register on another machine.',
    server: 'The server gave an answer that makes no sense. Try again later.',
  },
  minutes: {
    text: 'What was said',
    hint: 'The reporter reads the minutes with the code, and can approve or correct them. Write where and when, and what the reporter said.',
    send: 'Send the minutes',
    tooLong:
      'The minutes are too long: about a million characters are the most that the reporter can get at once. Divide them in two, and send one part first.',
    waiting: 'Waiting for the reporter',
    approved: 'Approved {day}',
    corrected: 'Corrected {day}',
  },
  preview: {
    title: 'What the reporter sees',
    language: 'Shown in {language}.',
    wants: 'The reporter wants answers in {language}.',
    status: 'Above it stands what the organisation itself says of “{status}”.',
  },
}
