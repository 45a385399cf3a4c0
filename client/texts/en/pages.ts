import type { Texts } from '../shape.ts'

/** The first page and what is read before anything is written: English. */
export const pages: Pick<Texts, 'landing' | 'worry' | 'protect'> = {
  landing: {
    heading: 'Speak up about something wrong',
    lead: 'You can tell us here without saying who you are. You need no account, no e-mail address and no proof.',
    loading: 'The form is loading. This takes a few seconds.',
    notLoaded:
      'The form could not be loaded. Nothing has been sent. Check that you are online, and try again.',
    start: 'Write a report',
    startHint:
      'It usually takes less than ten minutes. Nothing is sent until you have looked it over and pressed “Send”.',
    code: 'I have a code',
    codeHint: 'See answers, reply to questions or tell us more.',
    device: 'Better use your own phone, and another network than the one at work or on campus.',
    closed:
      'Right now there is nobody here who could read a report. Use one of the other ways below, or try again later.',
    expired:
      'The list of people who read reports is too old for us to send anything safely. Use one of the other ways below. If you have a code, it still works.',
    otherTitle: 'Talk to somebody, or use another way',
    otherText:
      'A conversation is not a report: you can ask first and decide later. Safety delegates, union representatives and the student ombud can help you too.',
    otherLoading: 'Telephone numbers and addresses appear here once the page has loaded.',
    outsideTitle: 'Outside this organisation',
    outside:
      'In Norway, the Labour Inspection Authority (73\u00a019\u00a097\u00a000), the Data Protection Authority, the Equality and Anti-Discrimination Ombud and the police also take reports. You are protected in the same way when you report to a public authority.',
    worries: 'What many people wonder',
  },
  worry: {
    serious: 'Is it serious enough?',
    seriousText:
      'You do not have to be sure. Danger to life and health, harassment, cheating with money or research, and leaks of personal data clearly belong here. So do small things that keep happening, and things you only suspect. Disagreement about budgets, posts or timetables is better taken up with the nearest manager, and poor teaching with the head of studies. If you are in doubt, write. The reception will tell you if the matter belongs elsewhere.',
    found: 'Can they find out that it is me?',
    foundText:
      'We do not store who you are, where you are, which device you use or the time of day. But the network at work or on campus can see that you were here, and a device that belongs to your employer may be monitored. Better use your own phone and another network. Tor Browser also hides where you are. Think about what you write: something only you can know points to you.',
    nothing: 'Will anything happen?',
    nothingText:
      'Somebody reads everything that comes in. You get an acknowledgement within 7 days and feedback within 3 months. With your code you can see where the matter stands whenever you like.',
    punished: 'Can I be punished for speaking up?',
    punishedText:
      'It is forbidden to punish anybody for speaking up. Retaliation is, for example, threats, being left out, losing tasks or being dismissed. If it happens to you, come back with your code and tell us. The Norwegian Labour Inspection Authority can advise you: 73\u00a019\u00a097\u00a000.',
    name: 'Do I have to say who I am?',
    nameText:
      'No, never. Without a name it may be harder to follow the matter up. That is why it helps a lot if you come back with the code and see whether anybody has a question.',
    lost: 'What if I lose the code?',
    lostText:
      'Then nobody can find it again, and nor can we. Your report is still read and followed up, but you cannot see the answers. You can always write a new report.',
  },
  protect: {
    title: 'How we protect you',
    text: 'What you write is locked on your own device before it is sent. Only the readers on the list you are shown can unlock it, and they do so on their own machines. The server in between cannot read it and does not know who you are. When you come back, the page fetches the same for everybody and searches on your own device. So nobody sees which report is being read.',
    limitsTitle: 'What we cannot protect you from',
    limits:
      'Somebody who sees your screen. A device that is monitored. What you yourself tell about you in the text. Somebody who sees on your network that you use this site, unless you use Tor Browser. A server that somebody has taken over and that shows you a false page. Somebody who finds your code.',
    deepTitle: 'If you want to know exactly how',
    deep: 'Every sending has the same length and is locked with a one-time key (XChaCha20-Poly1305), and that in turn to each reader with X-Wing (X25519 and ML-KEM-768). Answers lie on a common board of which everybody fetches equally large pieces. The readers are on a signed list. Your browser checks it against this fingerprint. Feel free to compare it with the poster:',
  },
}
