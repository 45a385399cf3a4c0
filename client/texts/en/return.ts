import type { back as shape } from '../nb/return.ts'
import type { Texts } from '../shape.ts'

/** Coming back with the code: English. */
export const back: Pick<Texts, keyof typeof shape> = {
  code: {
    heading: 'Type in your code',
    label: 'Code',
    hint: 'Seven groups of five characters. You can paste all of it at once. Spaces, line breaks, dashes and small letters are fine.',
    count: { one: '{n} of 35 characters', other: '{n} of 35 characters' },
    open: 'Open',
    empty: 'Type in your code',
    short: {
      one: 'A code has 35 characters. {n} is missing here',
      other: 'A code has 35 characters. {n} are missing here',
    },
    long: {
      one: 'A code has 35 characters. There is {n} too many here',
      other: 'A code has 35 characters. There are {n} too many here',
    },
    odd: {
      one: 'Each group has five characters. Group {group} has only {n}',
      other: 'Each group has five characters. Group {group} has {n}',
    },
    symbol: '“{symbol}” is not used in codes. Look at character {at} of group {group}',
    checksum: 'Something is wrong in the code. If it is one character, it is in group {groups}',
    checksumMany:
      'Something is wrong in the code, probably several characters. Look through all of it',
    swapped: 'Two characters may also have changed places.',
    marked: 'This is how we read the code:',
    nothingSent: 'Nothing has been sent.',
    or: 'or',
  },
  inbox: {
    heading: 'Your matter',
    opening: 'Looking for answers …',
    failed: 'We could not look for answers',
    unknown: 'Nothing to show now',
    unknownText:
      'The code is typed correctly, but we find nothing with it. There can be several reasons. It is not visible just now: try again in a minute. Perhaps the page never said “Delivered”, and the report did not arrive. Perhaps it was so long ago that it has expired. Perhaps the code belongs to another site. Or somebody holds it back: then use one of the other ways.',
    waiting: 'Delivered. There is no answer here now',
    waitingText:
      'We have seen on the board that it arrived. We do not know if anybody has fetched it.',
    fetchedText:
      'The reception has fetched something of what you sent. Nobody has answered here yet.',
    late: 'We do not know if anybody has fetched what you sent',
    lateSome: 'We do not know if anybody has fetched all you sent',
    lateText: 'More than one working day has passed. Then another way may be better:',
    perhaps:
      'It is not confirmed yet that the reception has fetched everything you sent. If it is more than one working day since you wrote, another way may be better.',
    names: 'A name goes only to those who keep names. We never show if they have fetched it.',
    noStatus: 'Nothing here says where the matter stands now',
    undecided:
      'The reception has not decided whether you are a party to the matter. So you see only what can be told to everybody.',
    next: 'Look in again on {date}.',
    nextSoon: 'Look in again in a few days.',
    unsure:
      'We cannot see from your code whom you left out. So one of them may have written something here. Look who wrote each message. Do not trust it if you left that person out: use another way.',
    incomplete:
      'Something that should be here is missing, or two people of the reception contradict each other. Look again in a minute. If it is still so, do not act on what you read here: use another way and tell them.',
    own: 'Your own text is not shown here. The code opens the answers only. That way nobody can read what you wrote, even if they get hold of your code.',
    asOfNow: 'This is how it was less than a minute ago.',
    asOfMinutes: {
      one: 'This is how it was {n} minute ago.',
      other: 'This is how it was {n} minutes ago.',
    },
    asOfHours: {
      one: 'This is how it was {n} hour ago.',
      other: 'This is how it was {n} hours ago.',
    },
    asOfDays: { one: 'This is how it was {n} day ago.', other: 'This is how it was {n} days ago.' },
    asOfOld: 'What has come since is not shown here until you look again.',
    refresh: 'Look again',
    refreshNow: 'Look again now',
    close: 'Finish and empty this page',
    fear: 'Has somebody done something to you because you spoke up?',
    fearText: 'That is forbidden. Tell us here. The reception can make it a matter of its own.',
  },
  after: {
    hearing: 'How you can give your account',
    hearingText:
      'Choose what is safest for you: a meeting, a conversation by phone or video, or in writing here. You may bring somebody you trust. You can read the minutes and correct them.',
    hearingMeet: 'Ask for a meeting or a conversation',
    hearingWrite: 'Give my account in writing here',
    redirected: 'Do you disagree?',
    redirectedText: 'Then you can write why. You lose nothing by it.',
    redirectedObject: 'Write that I disagree',
    complain: 'If you want to complain',
    checkIns: 'We ask how things are going',
    checkIn: 'Look in on {date}. We then ask how you are.',
    closedMore: 'You can still write here.',
    feedback: 'What was it like to speak up here?',
    feedbackText: 'Two short questions, if you like.',
    feedbackAnswer: 'Answer two questions',
    again: 'Write a new report',
    againText:
      'You cannot write more in this matter. If something new happens, write a new report.',
  },
  events: {
    title: 'What has happened',
    sent: 'You wrote in the week from {date}',
    fetched: 'Fetched by a computer of the reception.',
    notFetched: 'Not confirmed yet.',
    event: '{date}: {what}',
    messages: 'Messages to you',
    from: '{title}, {date}',
    answer: 'Answer the question',
    reply: 'Answer the message',
    check: 'Approve or correct the minutes',
    files: { one: '{n} file', other: '{n} files' },
  },
  clocks: {
    title: 'Deadlines',
    acknowledge: {
      one: 'The reception must confirm your report within {n} day',
      other: 'The reception must confirm your report within {n} days',
    },
    feedback: {
      one: 'You should get feedback within {n} month of that',
      other: 'You should get feedback within {n} months of that',
    },
    feedbackAgain: {
      one: 'You should get feedback within {n} month of the matter being reopened',
      other: 'You should get feedback within {n} months of the matter being reopened',
    },
    interim: {
      one: 'You should hear something at least every day while the matter is followed up',
      other: 'You should hear something at least every {n} days while the matter is followed up',
    },
    by: '{rule}: by {date} at the latest.',
    came: '{rule}: it happened on {date}.',
    closed: '{rule}: the matter was closed on {date}.',
    unknown: 'We no longer see when you wrote. That is shown for 16 weeks.',
    missed: 'The reception has not kept the deadline',
    missedAcknowledge: 'The reception should have confirmed your report by {date}. They have not.',
    missedFeedback:
      'The reception should have given you feedback by {date}. The matter is still not closed.',
    passedFeedback: 'The deadline for feedback has passed',
    perhapsFeedback:
      'The reception should have given you feedback by {date}. The matter is not closed. If by that day you were told what has been done or will be done, they kept the deadline. If not, they did not keep it.',
    missedWord: 'The reception should have told you something new by {date}. They have not.',
    missedDo:
      'That is not your fault. You can ask for an answer here, or use another way below. You have the right to go straight to somebody outside, without waiting for the reception.',
    ask: 'Ask for an answer',
  },
  can: {
    title: 'What you can do',
    more: 'Tell us more',
    meeting: 'Ask for a meeting',
    harm: 'Tell us about retaliation',
    identity: 'Say who I am',
    withdraw: 'Withdraw something',
  },
  answer: {
    answerHeading: 'Answer the question',
    replyHeading: 'Answer the message',
    moreHeading: 'Tell us more',
    objectHeading: 'Write why you disagree',
    accountHeading: 'Give your account in writing',
    accountHint:
      'Write in your own words, as much as you want. You can send several times. If you want to stay anonymous, leave out your name and things that only you can know.',
    label: 'Your text',
    hint: 'If you want to stay anonymous, leave out your name and things that only you can know.',
    empty: 'Write something first, or add a file or a recording',
    same: 'This goes to those who could read what you wrote first, or to whoever has taken over from one of them. Only these people can open it:',
    ask: 'We cannot see whom you left out the first time. That is why you have to say it once more. Anybody you do not tick can open this.',
    askHint:
      'Tick those you left out the first time. People who can read the matter already can read this too, whatever you tick. If it is about one of them now, do not write it here: finish, and begin a new report.',
    send: 'Send',
    sending: 'Locking and sending …',
    notConfirmed: 'Not confirmed',
    edit: 'Change the text',
    delivered: 'Delivered',
    deliveredText:
      'We have seen on the board that the server has what you wrote. It is not shown here again. Look in again in a few days.',
    back: 'Back to your matter',
  },
  harm: {
    heading: 'Are you facing retaliation?',
    lead: 'It is forbidden to punish anybody for speaking up, and it is not your fault. Your text goes to those who read your matter, marked as retaliation. They can make it a matter of its own.',
    text: 'What is happening?',
    textHint: 'What somebody does to you, or fails to do. Write who and where too, if you like.',
    since: 'When did it begin?',
    sinceHint: 'Roughly is good enough.',
    help: 'What do you need now?',
    helpHint:
      'For example somebody to talk to, another manager, or that something is stopped at once.',
    empty: 'Write what is happening, or add a file or a recording',
    readers: 'Is it one of the readers who does this?',
    readersText:
      'Then do not write it here. Finish, begin a new report from the first page, and tick that this person must not read it.',
  },
  minutes: {
    heading: 'Are the minutes right?',
    lead: 'Minutes are a written record of what was said. Take your time. You can close the page and come back another day.',
    verdict: 'Do they match what you said?',
    approved: 'Yes, I approve the minutes',
    corrected: 'No, something must be corrected',
    verdictMissing: 'Choose whether the minutes are right',
    text: 'What must be corrected?',
    textHint: 'Write it as it should be. If you approve all of it, this field can be empty.',
    textMissing: 'Write what must be corrected, or add a file',
  },
  feedback: {
    heading: 'Two questions about how it was handled',
    lead: 'This is entirely optional, and you can skip what you like. Those who read the matter see your answers, and use them to get better. Apart from that, answers are only counted together with those of others, and figures for fewer than five answers are not shown outside the reception. Answers can be traced only to the matter, and do not change the outcome.',
    heard: 'Were you heard?',
    clear: 'Was it easy to understand what happened, and why?',
    yes: 'Yes',
    partly: 'Partly',
    no: 'No',
    skip: 'I would rather not say',
    text: 'Would you like to say more about it?',
    textHint: 'Optional.',
    empty: 'Answer at least one of the questions',
  },
  identity: {
    heading: 'Say who you are',
    lead: 'This is entirely up to you. With a name it can be easier to follow up the matter and to look after you.',
    separate:
      'The name is sent separately, only to the person who keeps names. Those who read your report do not see it automatically.',
    revoke:
      'Later you can ask for the name to be deleted. But what somebody has read, they cannot forget, so take your time.',
    keepers: {
      one: 'Only this person can see the name:',
      other: 'Only these people can see the name:',
    },
    nobody:
      'Nobody here keeps names separately. If you write your name in a message, everybody who reads the matter sees it.',
    inMessage: 'Write it in a message all the same',
    name: 'Your name',
    nameMissing: 'Write your name, or stay anonymous',
    contact: 'How can we reach you?',
    contactHint: 'Optional. Preferably use your own phone or e-mail, not your employer’s.',
    text: 'Is there something we must know about it?',
    textHint: 'For example who must not find out.',
    send: 'Send the name',
    stay: 'Stay anonymous',
    deliveredText:
      'We have seen on the board that the server has the name. Only whoever keeps names can open it. It is not shown here.',
  },
  withdrawal: {
    heading: 'Withdraw something',
    lead: 'You may change your mind, and need not say why.',
    what: 'What do you want to withdraw?',
    report: 'The report',
    reportHint:
      'You ask that it is not followed up, and is deleted as soon as the law allows. The reception answers you here.',
    identity: 'My name',
    identityHint:
      'You ask whoever keeps the name to delete it. Nobody else gets to see this, and you get no answer here. The matter goes on without the name.',
    identityDelivered:
      'The server has answered that it has what you wrote. Only whoever keeps the name can open it. You get no answer here, and it is not shown again.',
    missing: 'Choose what you want to withdraw',
    cannot: 'This cannot be withdrawn',
    cannotRead:
      'Anything the reception has already opened and read. It can be deleted, but they cannot forget it.',
    cannotDuty:
      'The duties of the reception. If somebody is in danger, or the law demands it, they must go on without you.',
    cannotOthers: 'What others have been told while the matter was followed up.',
    text: 'Would you like to say why?',
    textHint: 'Optional. If somebody is pressuring you to do this, say so.',
  },
  meeting: {
    heading: 'Ask to be heard',
    lead: 'The reception answers you here and proposes a time and place. In a meeting or a conversation they may learn who you are. If you write here, you can stay anonymous all the way.',
    how: 'How would you like to be heard?',
    howHint: 'Choose as many as you like.',
    missing: 'Choose at least one way',
    trusted: 'Do you want to bring somebody you trust?',
    trustedHint: 'That is your right.',
    yes: 'Yes',
    no: 'No',
    text: 'Is there something that would make it safe for you?',
    textHint: 'For example time and place, an interpreter, or somebody who must not be there.',
  },
  kinds: {
    acknowledgement: 'Acknowledgement',
    status: 'Status',
    notice: 'Notice',
    question: 'Question for you',
    message: 'Message',
    minutes: 'Minutes',
    files: 'Files',
  },
}
