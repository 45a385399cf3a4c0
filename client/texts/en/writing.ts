import type { Texts } from '../shape.ts'

/** Writing a report, step by step: English. */
export const writing: Pick<
  Texts,
  'tell' | 'details' | 'contact' | 'wishes' | 'readers' | 'review'
> = {
  tell: {
    heading: 'Tell us what happened',
    lead: 'Use your own words. The questions are only there to help: answer those you like, or write everything in the first field.',
    careful:
      'If you want to stay anonymous, leave out your name and things that only you can know.',
    channel: 'Where does the matter belong?',
    channelHint: 'Choose the nearest one. The reception can pass the matter on.',
    channelMissing: 'Choose where the matter belongs',
    empty: 'Write something in at least one of the fields',
    left: {
      one: 'Room left: {n} character. Letters with accents and emoji count as more than one.',
      other: 'Room left: {n} characters. Letters with accents and emoji count as more than one.',
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
  details: {
    heading: 'A little more, if you like',
    lead: 'Everything here is optional. Skip what you do not want to answer.',
    party: 'Whom is it about?',
    skip: 'Prefer not to say',
    categories: 'What kind of matter is it?',
    categoriesHint: 'Choose as many as you like.',
    relation: 'What describes you best?',
    relationHint: 'It helps the reception to understand the matter. No answer ever shuts you out.',
  },
  contact: {
    heading: 'Would you like to be heard?',
    anonymous: 'You are anonymous',
    anonymousText:
      'Your name is not sent. If you want to say who you are, you can do so later with the code, in an envelope of its own.',
    wish: 'How would you prefer to be heard?',
    wishHint:
      'Optional. The reception answers you through the code. A meeting or a call may show who you are; writing does not.',
  },
  wishes: {
    meeting: 'A meeting',
    phone: 'A telephone call',
    video: 'A video call',
    'written-hearing': 'In writing here, without saying who I am',
  },
  readers: {
    heading: 'Who may read it?',
    lead: 'Only these people can open what you send:',
    leaveOut: 'Is there anybody among them who must not read it?',
    leaveOutHint:
      'Tick the box if the matter is about one of them or somebody close to them. Whoever you tick cannot open what you send. The others see whom you have left out.',
    leftOut: '{title} must not read it',
    nobody:
      'Somebody has to be able to read it. Leave at least one box empty, or use one of the other ways',
  },
  review: {
    heading: 'Look it over before you send',
    what: 'This is what is sent',
    change: 'Change',
    changeWhat: 'Change: {what}',
    nothing: 'Not answered',
    also: 'Today’s date, the language you use and the version of these pages that you saw are sent as well. Nothing else.',
    to: 'These people may read it',
    notTo: 'These people may not read it',
    anonymous: 'You are anonymous',
    anonymousText:
      'Your name is not sent, unless you wrote it yourself. Without a name it may be harder to follow up. There is something you can do about that: come back with the code in a few days and see whether the reception has a question.',
    party: 'What you will be told',
    partyOwn:
      'If the matter concerns yourself, you will probably be counted as a party. Then you are told what is being assessed, you may be invited to give your account, and you are told the outcome as far as confidentiality allows. The reception decides.',
    partyOther:
      'Somebody who is not a party is told that the report was received and when it has been dealt with, and may be asked questions. Outcome and measures are told to the parties alone, because they are about other people.',
    retaliation: 'You are protected',
    send: 'Send the report',
    sendHint: 'On the next page you get your code, before the report leaves.',
  },
}
