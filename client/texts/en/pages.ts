import type { Texts } from '../shape.ts'

/** The first page and what is read before anything is written: English. */
export const pages: Pick<
  Texts,
  | 'landing'
  | 'read'
  | 'routine'
  | 'people'
  | 'compare'
  | 'promise'
  | 'elsewhere'
  | 'worry'
  | 'protect'
> = {
  landing: {
    heading: 'Speak up about something wrong',
    lead: 'You can tell us here without saying who you are. You need no account, no e-mail address and no proof.',
    loading: 'We are loading the form. This takes a few seconds.',
    notLoaded:
      'We could not load the form. Nothing has been sent. Check that you are online, and try again.',
    talkHint: 'Ask first, and decide later.',
    start: 'Write a report',
    startHint: 'Nothing is sent until you have looked it over and pressed “Send the report”.',
    code: 'I have a code',
    codeHint: 'See answers, reply to questions or tell us more.',
    device:
      'It is safer to use your own phone, on a network other than the one at work or on campus.',
    closed:
      'Right now there is nobody here who could read a report. Use one of the other ways below, or try again later.',
    expired:
      'The list of people who read reports is too old for us to send anything safely. Use one of the other ways below. If you have a code, it still works.',
    otherTitle: 'Talk to somebody, or use another way',
    outsideTitle: 'Help from outside',
    worries: 'What many people wonder',
  },
  read: {
    title: 'Read more before you decide',
    channel: 'Examples of what you can write about, and of what is often solved better elsewhere.',
    ways: 'Who sees what, what traces are left, and whether we can answer you.',
    next: 'Step by step, with deadlines.',
    rights: 'What the rules say, in ordinary words.',
    retaliation: 'What is not allowed, and what you can do if it happens.',
    outside: 'Whom you can turn to if you would rather not speak up here.',
    protection:
      'What we do not store, what we cannot promise, and what you can look after yourself.',
    first: 'To the front page',
    resume: 'Back to where you were',
    anyway: 'Write a report anyway',
  },
  routine: {
    line: 'Version {version}. Valid from {from}. Last reviewed {last}. Next review {next}. Responsible: {owner}.',
    revision: 'The procedure is being revised',
    revisionText: 'It still applies. Some of what is said here may change.',
    unread: 'Not yet reviewed',
    unreadText:
      'No native speaker has read through the texts. If something is unclear, read it in another language too.',
  },
  people: {
    heading: 'People you can talk to',
    find: 'Find somebody who suits you',
    audience: 'For whom',
    campus: 'Place',
    anybody: 'Everybody',
    anywhere: 'All places',
    anyLanguage: 'All languages',
    employees: 'Employees',
    students: 'Students',
    others: 'Others',
    found: 'Showing {n} of {of}.',
    none: 'Nobody fits everything you chose. Take away one of the choices, or show everybody.',
    all: 'Show everybody',
    secrecy: 'Duty of secrecy',
    bound: 'Yes.',
    unbound: 'No.',
    phone: 'Phone',
    email: 'E-mail',
    meet: 'How you meet',
    hours: 'When',
    emailCare:
      'E-mail leaves traces. If you do not want to be recognised, it is better to phone or to meet.',
    away: 'Not there now. Back {date}. {instead}',
    takes: 'Can receive reports. What you say here may count as a report.',
    listens: 'A conversation here is not a report.',
    se: 'Northern Sami',
    smj: 'Lule Sami',
    sma: 'Southern Sami',
    notSuited: 'Who is not suited, and why',
  },
  compare: {
    caption: 'The ways side by side',
    way: 'Way',
    sees: 'Who sees it?',
    traces: 'What traces are left?',
    anonymous: 'Can you stay unknown?',
    answers: 'Can we answer you?',
  },
  promise: {
    heading: 'What we promise',
    acknowledge: 'An answer that somebody has read it',
    acknowledgeBy: {
      one: 'Within {n} day after you wrote.',
      other: 'Within {n} days after you wrote.',
    },
    aim: {
      one: 'We try to do it in {n} working day.',
      other: 'We try to do it in {n} working days.',
    },
    feedback: 'Feedback',
    feedbackBy: {
      one: 'Within {n} month of that first answer.',
      other: 'Within {n} months of that first answer.',
    },
    party: 'If the matter concerns yourself (party):',
    other: 'If the matter concerns others (not a party):',
    feedbackParty:
      'You are told the outcome as far as confidentiality allows. If anything is left out, you are told why.',
    feedbackOther:
      'You are told that the matter has been dealt with. You are not told the outcome, because it is about others.',
    interim: 'While the matter is followed up',
    interimParty: {
      one: 'You hear something every day.',
      other: 'You hear something at least every {n} days.',
    },
    interimOther: 'You hear something only if it takes a long time.',
    after: 'After the matter is closed',
    checkIns: 'We ask you how things are, after {days} days.',
    kept: 'How long it is kept',
    complain: 'Where you can complain',
    statuses: 'The words you see when you come back',
  },
  elsewhere: {
    examples: 'Examples of what you can write about here',
    employees: 'From employees',
    students: 'From students',
    others: 'From others',
    better: 'Often solved better elsewhere',
    routes: 'Whom you can turn to',
  },
  worry: {
    serious: 'Is it serious enough?',
    seriousText:
      'You do not have to be sure. Small things that keep happening belong here too, and so do things you only suspect. If you are in doubt, write. The reception will tell you if the matter belongs elsewhere.',
    found: 'Can they find out that it is me?',
    foundText:
      'We do not store who you are, where you are, which device you use or the time of day. But the network at work or on campus can see that you were here. A device that belongs to your employer may be monitored. It is safer to use your own phone and another network. Tor Browser also hides where you are. Think about what you write: something only you can know points to you.',
    name: 'Do I have to say who I am?',
    nameText:
      'No, never. Without a name it may be harder to follow the matter up. That is why it helps a lot if you come back with the code and see whether anybody has a question. You can also say who you are later, if you want to. Then only those who need to know should be told. Sometimes the law gives others a right of access.',
    nothing: 'Will anything happen?',
    nothingText:
      'Somebody reads everything that comes in. With your code you can check at any time where the matter stands.',
    punished: 'Can I be punished for speaking up?',
    punishedText:
      'It is forbidden to punish anybody for speaking up. Such punishment is called retaliation. It may be threats, being left out, losing tasks or being dismissed. If it happens to you, come back with your code and tell us. You can also get help from outside.',
    lost: 'What if I lose the code?',
    lostText:
      'Then nobody can find it again, not even we. Your report is still read and followed up, but you cannot see the answers. You can always write a new report.',
  },
  protect: {
    text: 'What you write is locked on your own phone or computer before it is sent. Only the readers on the list you are shown can unlock it when it arrives. They do so on their own machines. The server in between cannot read it and does not know who you are. When you come back, the page fetches a large piece of a board that everybody shares, and searches on your own device. That way the server does not see which matter is being read.',
    limitsTitle: 'What we cannot protect you from',
    limits:
      'Somebody who sees your screen. A device that is monitored. What you say about yourself in the text. Somebody who can see on your network that you use this site, unless you use Tor Browser. A server that somebody has taken over and that shows you a false page. Somebody who finds your code.',
    tor: 'If these pages have an address of their own in the Tor network, Tor Browser shows it beside the address (“.onion available”).',
    deepTitle: 'If you want to know exactly how',
    deep: 'Each message has the same length and is locked with a one-time key (XChaCha20-Poly1305). The one-time key is locked for each reader with X-Wing (X25519 and ML-KEM-768). Files go beside it in pieces of the same size. Answers are on a shared board, and everybody fetches pieces of it of the same size. The readers are on a signed list. Your browser checks it against the fingerprint shown on this page.',
  },
}
