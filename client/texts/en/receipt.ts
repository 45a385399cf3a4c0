import type { Texts } from '../shape.ts'

/** The receipt code, from sending to leaving: English. */
export const receipt: Pick<Texts, 'receipt' | 'confirm' | 'done'> = {
  receipt: {
    heading: 'Your code',
    preparing: 'Making your code …',
    preparingText: 'This may take a few seconds. Nothing has been sent.',
    notSent: 'Not sent yet',
    notSentText: 'Keep the code now. The report leaves in a moment.',
    sending: 'Sending …',
    sendingText: 'The report is being locked and sent. Keep the code while you wait.',
    delivered: 'Delivered',
    deliveredText: 'The report has arrived. Only the readers you saw on the list can open it.',
    failed: 'Not confirmed',
    edit: 'Back to the text',
    why: 'The code is the only way back to this matter. It cannot be made again, not by anybody.',
    secret:
      'Keep it to yourself. Whoever has the code can read the answers and write as you, but cannot read what you sent.',
    label: 'Code, 7 groups of 5 characters',
    hint: 'Capital and small letters are the same. Round signs are always the digit zero, and straight strokes are always the digit one.',
    copy: 'Copy',
    copied: 'The code is copied. Paste it in a safe place.',
    copyFailed: 'Copying did not work. Write the code down by hand.',
    save: 'Save as a file',
    saved: 'The file is called {name} and contains the code and nothing else.',
    file: 'notes.txt',
    print: 'Print',
    slipLegend: 'The printed slip',
    slipHint: 'It shows the word “{title}” and the code. Nothing tells what the code is for.',
    slipDated: 'Include the date on which I can look in again',
    keep: 'Write it on paper, or put it where only you will see it. A copy, file or print may stay behind on a shared device.',
    qrShow: 'Show as a QR code',
    qrHide: 'Hide the QR code',
    qrLabel: 'QR code. It contains the seven groups shown above and nothing else.',
    qrHint:
      'Scan it with the camera of a phone that is yours alone, and keep the code in a safe place there. If the phone offers to search the web for it, say no.',
    kept: 'I have kept the code',
    next: 'What happens next',
    nextRead:
      'Somebody in the reception reads what you sent. They aim to confirm it to you by {date}.',
    nextWho: 'Only these can read it: {who}.',
    nextLook:
      'By {date} at the latest, somebody is to have confirmed that they have read it. Look in again then. There may be questions for you.',
    nextFeedback:
      'By {date} at the latest you get feedback. If you are a party, you are told what has been done. If you are not, you are told whether the matter has been processed.',
    nextMore: 'You can write more whenever you want, also after the matter is closed.',
    nextSilent: 'If a date passes and you hear nothing, you can use another way:',
    remind: 'Save a reminder',
    remindHint:
      'A calendar file with the word “{title}” on the date on which you can look in again. Do not put it in a calendar that your workplace or place of study can see.',
    reminded: 'The file is called {name}. The calendar will say “{title}” on {date}, and no more.',
    reminderFile: 'notes.ics',
    fear: 'Nobody is allowed to punish you for this',
    fearText:
      'If something bad happens because you spoke up, you can come back with the code and tell us. It then becomes a matter of its own.',
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
      'You stay so until you choose otherwise. If you want to stay anonymous, there is nothing you need to do. If you want to say who you are, you can do so now, or later with the code.',
    give: 'Say who I am',
    close: 'Empty this page',
    closeHint: 'Then neither the text nor the code is left here. It is wise to close the tab too.',
  },
}
