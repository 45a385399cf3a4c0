import type { Texts } from '../shape.ts'

/** Texts around every step, and messages of faults: English. */
export const shell: Pick<Texts, 'page' | 'help' | 'noscript' | 'errors'> = {
  page: {
    title: 'Notes',
    language: 'Language',
    skip: 'Skip to the content',
    exit: 'Leave page',
    exitTitle: 'Leaving this page in a hurry',
    exitText:
      '“Leave page” empties the screen and opens a weather forecast. Pressing Shift three times in a row does the same. What you have written and not sent is lost. The browser’s back button does not lead back here. The browser’s forward arrow can show the page again. Close the tab when you can.',
    exitUrl: 'https://www.yr.no/en',
    exitTwo: 'Press Shift two more times to leave this page.',
    exitOne: 'Press Shift once more to leave this page.',
    back: 'Back',
    next: 'Continue',
    step: 'Step {n} of {of}',
    errorTitle: 'Something needs to be put right',
    retry: 'Try again',
    working: 'One moment …',
    demo: 'This page is for trying things out. Do not write anything here that is true and secret.',
    languageFailed:
      'We could not load the language. Nothing is lost. Check that you are online, and try again.',
    filesComing: 'We are loading the part for files.',
    filesFailed: 'We could not load the part for files. Everything else works.',
    pageFailed:
      'We could not load the page. Nothing is lost. Check that you are online, and try again.',
    newTab: '(opens in a new tab)',
    inside:
      'You are on {name}. Somebody there can see that you have opened this page. It is safer to use your own phone with mobile data.',
    footer: 'No cookies, no tracking, nothing from other sites.',
  },
  help: {
    title: 'Is somebody in danger now?',
    more: 'Do you need somebody to talk to?',
  },
  noscript: {
    title: 'The form does not work in this browser',
    text: 'This page locks what you write on your own phone or computer before sending it. For that it needs JavaScript, which is turned off here. You need JavaScript to use a code, too. In Tor Browser, the level “Safer” is enough.',
    look: 'See what else you can do',
    waysTitle: 'Other ways to speak up',
    ways: 'You do not need the form to speak up. This is what you can do now.',
    people: 'Somebody who can receive a report',
    program:
      'Can you use a command line? A small program comes with this site’s software (npm run report). It can send a report too.',
    exit: 'Without JavaScript, “Leave page” at the top only opens a weather forecast. The back button then leads back here, this page stays in your history, and pressing Shift does nothing. It is better to close the whole tab, and to use a private window.',
  },
  errors: {
    offline:
      'We got no answer. Nothing is lost. Check that you are online, and try again. The same report is never delivered twice.',
    clock:
      'The date on your phone or computer is wrong. Nothing has been sent. Correct the date and time, and try again.',
    expired:
      'The list of people who read reports is too old for us to send anything safely. Nothing has been sent. Use another way.',
    closed:
      'There is nobody left who can read this. Nothing has been sent. Let more people read it, or use another way.',
    full: 'There is no room for more reports just now. Nothing has been sent. Try again later, or use another way.',
    unverified:
      'The reception has not approved what the server shows. So we stop, and nothing has been sent. Try again from another network. If that does not help, use another way and tell them about it.',
    'too-long': 'The text is too long for one message. Nothing is lost. Go back and shorten it.',
    letters:
      '64 messages have been sent with this code this week, which is the limit. Nothing more has been sent. Wait until Monday, or use another way.',
    'newer-list':
      'The reception has new readers that the server does not show yet. So we stop, and nothing has been sent. Try again in an hour. If that does not help, use another way.',
    'readers-changed':
      'Somebody new is on the list of people who read. So we stopped, and nothing has been sent. Your text is not lost. Look at the list once more, and send again.',
    'new-root':
      'The reception’s fingerprint was changed after you opened this page. So we stopped, and nothing has been sent. Your text is not lost. Compare the new fingerprint below with a poster, and send again.',
    random:
      'Your phone or computer gives no random numbers, and without them nothing can be locked safely. Nothing more has been sent. Restart it, or use another one. If that does not help, use another way.',
    server:
      'Something other than the reception’s server may have answered, such as a login page of the network. So nothing is confirmed. Nothing is lost. Try again in a while. If that does not help, use another way.',
  },
}
