import type { Texts } from '../shape.ts'

/** The receipt code, from sending to leaving: English. */
export const receipt: Pick<Texts, 'receipt' | 'confirm' | 'done' | 'leave'> = {
  receipt: {
    heading: 'Your code',
    preparing: 'Making your code …',
    preparingText: 'This may take a few seconds. Nothing has been sent.',
    notSent: 'Not sent yet',
    notSentText: 'Keep the code safe now. The report will be sent in a moment.',
    sending: 'Sending …',
    sendingText: 'The report is being locked and sent. Keep the code safe while you wait.',
    delivered: 'Delivered',
    deliveredText:
      'We have seen on the board that the server has the report. Now only the readers you saw on the list can open it.',
    sent: 'Sent. We are waiting to see it on the board',
    sentText:
      'The server has answered that it has what you sent. In one to three minutes this page looks at the board to see whether it is really there. The text stays here until then.',
    see: 'Look now',
    missing: 'It may not have arrived',
    missingText:
      'We have looked at three builds of the board, and what you sent is on none of them. The text is still here. Send it again: the same is never delivered twice.',
    sendAgain: 'Send it again',
    failed: 'Not confirmed',
    edit: 'Back to the text',
    why: 'The code is the only way back to this matter. It cannot be made again, not by anybody.',
    secret:
      'Keep it to yourself. Whoever has the code can read the answers and write as you, but cannot read what you sent.',
    label: 'Code, 7 groups of 5 characters',
    hint: 'Capital and small letters are the same. The code has no O, I or L. Anything that looks like one is the digit zero (0) or one (1).',
    copy: 'Copy',
    copied: 'The code is copied. Paste it in a safe place.',
    copyFailed: 'Copying did not work. Write the code down by hand.',
    save: 'Save as a file',
    saved: 'The file is called {name} and contains the code and nothing else.',
    file: 'notes.txt',
    print: 'Print',
    slipLegend: 'The printed slip',
    slipHint: 'It shows the word “{title}” and the code. Nothing says what the code is for.',
    slipDated: 'Include the date on which I can look in again',
    keep: 'Write it on paper, or put it where only you will see it. A copy, file or print may stay behind on a shared device.',
    qrShow: 'Show as a QR code',
    qrHide: 'Hide the QR code',
    qrFailed: 'The code could not be shown as a QR code. Copy it, save it or write it down.',
    qrLabel: 'QR code. It contains the seven groups shown above and nothing else.',
    qrHint:
      'Scan it with the camera of a phone that is yours alone, and keep the code in a safe place there. If the phone offers to search the web for it, say no.',
    kept: 'I have kept the code safe',
    next: 'What happens next',
    nextRead: 'Somebody in the reception reads what you sent. They try to confirm it by {date}.',
    nextWho:
      'Now only these can read it: {who}. They can allow others who follow the matter up to read it.',
    nextLook:
      'By {date} at the latest, somebody should have confirmed that they have read it. Look in again then. There may be questions for you.',
    nextFeedback:
      'By {date} at the latest you get feedback. If you are a party, you are told what has been done. If you are not, you are told whether the matter has been dealt with.',
    nextMore: 'You can write more whenever you want, also after the matter is closed.',
    nextSilent: 'If a date passes and you hear nothing, you can use another way:',
    remind: 'Save a reminder',
    remindHint:
      'A calendar file with the word “{title}” on the date on which you can look in again. Do not put it in a calendar that your workplace or place of study can see.',
    reminded: 'The file is called {name}. The calendar will say “{title}” on {date}, and no more.',
    reminderFile: 'notes.ics',
    fear: 'Nobody is allowed to punish you for this',
    fearText:
      'If something bad happens because you spoke up, you can come back with the code and tell us. The reception can then make it a matter of its own.',
  },
  confirm: {
    heading: 'Check that you have the code',
    label: 'Type group {n} of the code',
    hint: 'Five characters. Type them from the paper or wherever you put the code.',
    check: 'Check',
    wrong: 'This is not group {n}. Look at what you wrote down',
    again: 'Show the code again',
    without: 'Finish without checking',
    warnHeading: 'Are you sure that you have the code?',
    warn: 'Without the code you cannot see answers, and the reception has no other way to ask you anything. The code cannot be shown again after this.',
    leave: 'Finish anyway',
  },
  done: {
    heading: 'You have spoken up',
    right: 'The code is right.',
    text: 'It takes courage to speak up. Now it is for others to do something.',
    who: 'You are anonymous',
    whoText:
      'Your name was sent only if you wrote it yourself, or if it is in a file that you attached. If you want to stay anonymous, there is nothing you need to do. If you want to say who you are, you can do so now, or later with the code.',
    give: 'Say who I am',
    close: 'Empty this page',
    closeHint: 'Then neither the text nor the code is left here. It is wise to close the tab too.',
  },
  leave: {
    heading: 'Do you want to empty this page now?',
    lead: 'Then this is gone from here:',
    report: 'The report that you have written. It has not been sent.',
    reportUnsure: 'The report that you have written. We do not know whether it has arrived.',
    code: 'Your code. You have not checked that you have kept it.',
    letter: 'What you have begun under “{name}”. It has not been sent.',
    unseen: 'What you sent under “{name}”. We have not seen it on the board yet.',
    toUnseen: 'Look at “{name}”',
    toReport: 'Keep writing the report',
    toLetter: 'Keep writing “{name}”',
    empty: 'Empty this page all the same',
  },
}
