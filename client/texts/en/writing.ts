import type { Texts } from '../shape.ts'

/** Writing a report, step by step: English. */
export const writing: Pick<
  Texts,
  'tell' | 'recall' | 'details' | 'boxes' | 'contact' | 'wishes' | 'readers' | 'review' | 'draft'
> = {
  tell: {
    heading: 'Tell us what happened',
    lead: 'Use your own words. The questions are only there to help: answer those you like, or write everything in the first field.',
    careful:
      'If you want to stay anonymous, leave out your name and things that only you can know.',
    memory:
      'Your text is only on this page until you send it. If you close the page, it is gone. You can save a draft as a file.',
    chooseFirst: 'The questions appear when you have chosen.',
    startOver: 'Delete everything and start over',
    startOverText:
      'Everything that you have written and chosen is removed from this page. You can only get it back if you have saved a draft as a file.',
    startOverDo: 'Delete everything now',
    channel: 'Where does the matter belong?',
    channelHint: 'Choose the nearest one. The reception can pass the matter on.',
    channelMissing: 'Choose where the matter belongs',
    empty: 'Write something in at least one of the fields, or add a file or a recording',
    left: {
      one: 'Room left: about {n} character.',
      other: 'Room left: about {n} characters.',
    },
    over: {
      one: 'The text is {n} character too long. Nothing is lost. Shorten it, or send the rest with your code afterwards.',
      other:
        'The text is {n} characters too long. Nothing is lost. Shorten it, or send the rest with your code afterwards.',
    },
    overShort: {
      one: 'Shorten the text. It is {n} character too long',
      other: 'Shorten the text. It is {n} characters too long',
    },
  },
  recall: {
    offer: 'Hard to know where to begin?',
    offerText:
      'You can tell it freely first and get some open questions afterwards. They may help you remember. Nothing is sent, and you can stop whenever you like.',
    start: 'Help me remember',
    heading: 'Tell it freely first',
    lead: 'Take the time you need. Write everything that comes to you, in the order in which it comes. Small things count too. If you are unsure of something, say so, and do not guess.',
    probe: 'Question {n} of {of}',
    probeLead: 'Write only if something more comes to you. You need not repeat yourself.',
    skip: 'Skip',
    finish: 'Done',
    stop: 'Stop here',
    stopHint: 'You can stop at any time. You keep what you have written.',
    remembered: 'What came to you afterwards',
  },
  details: {
    heading: 'A little more, if you like',
    lead: 'Everything here is optional. Skip what you do not want to answer.',
    party: 'Who does it concern?',
    partyHint:
      'Your answer is a proposal, and the reception decides. If the matter concerns yourself, you are usually a party. Then you are told more about how it goes.',
    skip: 'Prefer not to say',
    categories: 'What kind of matter is it?',
    categoriesHint: 'Choose as many as you like.',
    relation: 'What describes you best?',
    relationHint: 'It helps the reception to understand the matter. No answer ever shuts you out.',
    appeared: {
      one: 'A new question has come below: {labels}',
      other: '{n} new questions have come below: {labels}',
    },
  },
  boxes: {
    offer:
      'There is a separate place to write about such matters: “{name}”. Its questions are made for them. Everything you have written goes along. You can also carry on here.',
    move: 'Write under “{name}” instead',
    moved: 'You are now writing under “{name}”. Everything you have written is there.',
    placed: 'Answers to questions that are not asked here now stand at the end of the first field.',
  },
  contact: {
    heading: 'Would you like to say more, or to be heard?',
    anonymous: 'You are anonymous',
    anonymousText:
      'Your name is sent only if you wrote it yourself, or if it is in a file that you attach. Without a name it may be harder to follow up. There is something you can do about that: come back with the code in a few days and see whether the reception has a question.',
    wish: 'How would you prefer to be heard?',
    wishHint:
      'Optional. The reception answers you through the code. In a meeting or a call they may learn who you are. If you write here, you can be anonymous.',
    wishText: 'Is there anything the reception should know about this?',
    wishTextHint:
      'Such as when it suits you, or whether you need an interpreter. Everybody who reads the report sees it. If you want to stay anonymous, leave out your name and phone number.',
    name: 'Do you want to say who you are?',
    nameText:
      'It is optional, and you need not decide now. You can do it once the report is sent, or later with the code.',
    nameKeepers: 'Your name is sent separately. Only these people can open it:',
    nameNobody:
      'Nobody here keeps names separately. If you write your name, everybody who reads the matter can see it.',
  },
  wishes: {
    meeting: 'A meeting',
    phone: 'A phone call',
    video: 'A video call',
    'written-hearing': 'In writing here, without saying who I am',
  },
  readers: {
    heading: 'Who may read it?',
    lead: 'When what you send arrives, only these people can open it. They can allow others who follow the matter up to read it.',
    standby: 'Only if one of them cannot read it:',
    apart:
      'These cannot read it. They keep names that somebody gives, or see who did what in a matter, without seeing what it is about:',
    leaveOut: 'Is there anybody among them who must not read it?',
    leaveOutHint:
      'Tick the box if the matter is about one of them or somebody close to them. The people you tick cannot open what you send. The others see whom you have left out.',
    leftOut: '{title} must not read it',
    everybody: 'No, everybody on the list may read it',
    unsaid: 'Say who must not read it, or tick that everybody may',
    substitute: '{title} (substitute)',
    nobody:
      'Somebody has to be able to read it. Leave at least one box empty, or use one of the other ways',
    newPrint:
      'The reception got a new fingerprint after this page was opened. Somebody who pretends to be the reception may have made it. Before you send, compare it with a new poster, or ask the reception by another way. If you cannot, use another way to report.',
    newPrintStolen:
      'The reception says that its old fingerprint is no longer valid, because others can use it to pretend to be the reception. They could show you this new one too. Before you send, compare it with a new poster, or ask the reception by another way. If you cannot, use another way to report.',
    noChannel:
      'The place that you chose cannot receive anything right now. Go back to the text and choose another, or use another way.',
    notLost: 'Your text is not lost.',
    all: 'Is everybody on the list involved in the matter?',
    allText:
      'Then it is better not to send it here. You can go to a supervisory or other public authority. Employees and hired-in workers have the same protection there. You can also talk to somebody who has a duty of secrecy, and ask what to do.',
  },
  review: {
    heading: 'Look it over before you send',
    what: 'This is what is sent',
    change: 'Change',
    changeWhat: 'Change: {what}',
    changeReaders: 'Change who may read it',
    again: 'Back to the overview',
    edit: 'Back to the text',
    nothing: 'Not answered',
    matter: 'About the matter',
    hearing: 'How you would like to be heard',
    also: 'This goes along too: today’s date, the language you use, which version of these pages you have seen (version {version}, valid from {date}), and which version of the list of readers. The reception also gets the first seven characters of your code, and what it needs to answer you. The rest of the code stays with you.',
    unsent: 'This is not sent',
    unsentText:
      'You wrote this in answer to something that is no longer asked. That may be because you have chosen something else. Do you want it to go along?',
    unsentGone: 'A question that no longer exists',
    unsentPlace: 'Put it under “{label}”',
    unsentLeave: 'Do not send it',
    unsentPlaced: 'The text now stands at the end of “{label}”.',
    unsentLeft: 'The text will not be sent. You can still find it under “{heading}”.',
    to: 'These people may read it',
    notTo: 'These people may not read it',
    anonymous: 'You are anonymous',
    anonymousText:
      'Your name is sent only if you wrote it yourself, or if it is in a file that you attach. Without a name it may be harder to follow up. There is something you can do about that: come back with the code in a few days and see whether the reception has a question.',
    anonymousWish:
      'You have asked for: {wishes}. Asking does not show who you are, but your voice, your face or your number may. You arrange it through the code, and you can say no at any time.',
    limits:
      'Some things may still point to you: somebody who sees your screen, a device that is monitored, or something in the text that only you can know.',
    party: 'What you will be told',
    partyOwn:
      'If the matter concerns yourself, you will probably be counted as a party. Then you are told what the reception is assessing, and you may be invited to give your account. You are told the outcome as far as confidentiality allows. The reception decides.',
    partyOther:
      'If you are not a party, you are told that the report was received, and when it has been dealt with. You may be asked questions. Only the parties are told the outcome and the measures, because these are about other people.',
    retaliation: 'You are protected',
    retaliationText:
      'It is forbidden to punish anybody for speaking up. Nobody may threaten you, shut you out, take tasks from you or dismiss you for it. If it happens, come back with the code and tell us.',
    channel: 'Not sure if this is the right place?',
    channelText:
      'You can send it all the same. The reception tells you if the matter belongs elsewhere.',
    send: 'Send the report',
    sendHint: 'On the next page you get your code, before the report is sent.',
  },
  draft: {
    have: 'Do you have a draft already?',
    haveText: 'If you have saved a draft as a file, you can go on with it here.',
    keep: 'Save a draft as a file',
    keepHeading: 'Save a draft',
    keepLead:
      'You get a locked file and a code. With both you can go on later, on another device too. Nothing is sent.',
    keepRisk:
      'The file stays on the device. Do not save it on a device that belongs to your employer or your place of study, or that others use.',
    make: 'Make the file and the code',
    makeAgain: 'Save the file again',
    working: 'One moment …',
    madeHeading: 'The code of your draft',
    notSent: 'Nothing has been sent',
    notReceipt:
      'This is not a receipt, and nobody has received your report. The code opens only the file.',
    saved: 'The file is called {name}. Please check that it has been saved.',
    label: 'The code of your draft, 7 groups of 5 characters',
    codeKeep: 'Write the code down, or copy it. It cannot be made again.',
    copy: 'Copy the code',
    copied: 'The code is copied. Paste it somewhere safe.',
    copyFailed: 'Copying did not work. Write the code down by hand.',
    whoHas:
      'Anybody with both the file and the code can read all that you have written. Keep them apart.',
    haveBoth: 'I have both the file and the code',
    keptNote: 'The draft is saved. If you change anything, you have to save it again.',
    tooLong: 'The draft is too long for a file. Nothing is lost. Go back and shorten it.',
    file: 'note.dat',
    openHeading: 'Open a draft',
    openLead: 'Choose the file, and type the code that you got with it. Nothing is sent.',
    replaces:
      'The draft takes the place of what you have written on this page now. If you want to keep that, go back and save it first.',
    fileLabel: 'The file with the draft',
    chosen: 'Chosen: {name}',
    codeLabel: 'The code of the draft',
    codeHint: 'Seven groups of five characters. Spaces, dashes and small letters are fine.',
    open: 'Open the draft',
    fileMissing: 'Choose the file with the draft',
    tooLarge: 'The file is too large to be a draft. Choose another file',
    unreadable: 'The file could not be read. Choose it again',
    wrong:
      'The file is not a draft from here, or the code belongs to another file. Nothing has changed. Check both, and try again',
    opened: 'The draft is open. Nothing has been sent.',
    goneChannel:
      'The place that you had chosen no longer exists. Choose again where the matter belongs.',
    goneChoice: 'Something that you had ticked no longer exists and has been taken out.',
    goneReader:
      'Somebody you did not want to read it is no longer among the readers. Look over the list before you send.',
    goneQuestion:
      'One of the questions no longer exists. Your answer is now at the end of the first field.',
  },
}
