import type { DeskTexts } from '../texts.ts'

/** Reasons why something is not on the board. */
export const boards = {
  waiting: {
    full: 'The board is full. The desk tries again at the next sync; the reporter does not see the newest yet.',
    quota: 'The desk has put up its share for today. The rest goes up tomorrow.',
    conflict: 'A colleague wrote at the same time. The desk tries again at the next sync.',
    offline:
      'Written into the log, but not confirmed on the board yet. The desk tries again at the next sync.',
    unkept:
      'The server took what was written to the reporter, and the board does not show it. The reporter does not see it. Tell the head of reception.',
    refused:
      'The server took nothing into the log of this case, and so nothing goes up. The desk tries again at the next sync; the reporter does not see the newest yet.',
    withheld:
      'The server does not hand over the whole log of this case, so the desk leaves the board as it is: what stands there may be newer. Tell the head of reception.',
    gave: 'The board takes no more now. The oldest text of this case has made room for another case that had less there, and comes back when there is room. If it does not, ask the head for a larger board in the next key list.',
  },
  untold: {
    unconfirmed: 'The reporter cannot read this before the report is confirmed as genuine.',
    'no-board': 'The reporter cannot read this: the case has no board that they look at.',
    waits: 'Not on the board yet: the reporter has not been able to read this.',
    unseen:
      'This desk has not looked at the board: it does not know whether the reporter can read this.',
    unapproved: 'The reporter has not got this: it waits for approval.',
    overtaken:
      'The reporter never got this: it was not approved before the reporter was told something else.',
  },
  warnings: {
    'shared-board':
      'Another report names the same board key. One of the two can be forged, by somebody who once read the other. What you write here reaches only the person who wrote this report. Compare the two before you confirm this one, and tell the head of reception.',
    contradicted:
      'Beside what this case tells, the reporter is shown something else in the name of a member of the reception. Either that member wrote it, or somebody shows an old text of theirs again. The reporter may believe it. Tell the head of reception.',
    'many-boards':
      'Letters of one week name different boards. Our pages never do that. The desk answers on one of them, and the others take no room. Ask the reporter whether the answers arrive.',
  },
}

/** Differences between colleagues, and colleagues who are silent. */
export const checkpoints = {
  warnings: {
    'colleague-fork':
      'Entry {sequence} is not the same here as the one that {name} has seen: the server shows you different logs. Compare the log mark with {name} by telephone or in person, and tell the head of reception.',
    'colleague-ahead':
      '{name} has seen the log of this case go as far as entry {sequence}, but the server does not give you as much. Call {name}, and tell the head of reception.',
  },
  notices: {
    'silent-colleague':
      'The desk of {name} has not been heard of since week {week}. Call {name}: either it has not been unlocked, or the server holds back word of it.',
  },
  silence: {
    since: 'Not heard of since week {week}',
  },
}

/** Warnings about an envelope, or about two of them together. */
export const envelopes = {
  warnings: {
    'unread-by':
      'An envelope names {name} as a reader, but {name} cannot read it: whoever made it saw to that. {name} may have got another text for the same report, or none. Unless the report is about {name} or leaves {name} out, compare what you have with {name} by telephone or in person before you trust it. Tell the head of reception.',
    'old-key':
      'An envelope is sealed to a key of {name} that a newer key list has replaced, so {name} may not be able to read it. It can be harmless: it was sealed just before that list came. {name} may also have got another text, or none. Unless the report is about {name} or leaves {name} out, compare what you have with {name} by telephone or in person before you trust it.',
    beyond:
      'An envelope is sealed so that somebody whom it does not name can perhaps read it. Whoever made it did not use an ordinary page. Tell the head of reception.',
    'not-as-named':
      'An envelope names somebody as its reader who is not in the key list of its week. Whoever made it did not use an ordinary page. Compare with your colleagues who got it, and tell the head of reception.',
    'no-list':
      'The desk could not check whether all who are named can read an envelope: it does not have the key list that the envelope names. Either that list never existed, or the server keeps it from this desk. Compare what the envelope says with your colleagues before you trust it.',
    'no-keys':
      'The desk could not check whether all who are named can read an envelope: the server does not hand over the keys of its week. Compare what the envelope says with your colleagues, and tell whoever runs the server.',
    'not-checked':
      'An envelope was opened here more than five weeks after it was sealed. So the desk can no longer check whether all who are named can read it. Compare with your colleagues if it matters.',
    'two-reports':
      'Two first reports came under one receipt code. Those who got only one of them see another report than you do. It can be harmless: somebody changed the text after it did not seem to arrive. Compare what you have with all who read the case, and tell the head of reception.',
    'two-texts':
      'One letter came twice, with two different texts. Those who got only one of them see another letter than you do. Compare what you have with all who read the case.',
    'same-reference':
      'Another case has the same reference. Whoever knows a reference can use it in a report of their own. If somebody quotes the reference, find out which of the two cases they mean before you answer.',
    forwarded:
      'An envelope does not name you, and your key opens it all the same: somebody passed it on, or whoever made it did so on purpose.',
    'old-list': 'An envelope was sealed to an older key list than the newest.',
    'missing-drop': 'The log names an envelope that the server does not have.',
    'foreign-drop': 'The log names an envelope that belongs to another receipt.',
  },
}

/** The rights of a role in a case, and keys that are on their way. */
export const rights: Pick<DeskTexts, 'rights'> = {
  rights: {
    onItsWay: 'the keys are on their way',
    onlyReads:
      'You read this case and can write internal notes. Everything else is for those who handle it.',
    letters:
      'The report did not go to you yourself. You see new letters from the reporter once somebody who got it has fetched them.',
    untold: 'You know now who the reporter is. The reporter has not been told yet.',
    untoldState: 'the reporter does not know',
    tell: 'Tell the reporter ...',
    tellByOther:
      'Somebody other than the person who asked has to tell the reporter. If you handle the case alone, let a colleague in first.',
    tellLead:
      'The letter is written in {language}, in which the reporter wrote. Read it, and correct what is not right.',
    tellText: 'Letter to the reporter',
    tellConfirm: 'Send the letter',
    told: 'The reporter was told on {day}.',
    written: 'The letter to the reporter was written on {day}. They cannot read it yet.',
    unseen:
      'The letter to the reporter was written on {day}. This desk has not looked whether they can read it.',
    reason: 'Why, in words that the reporter will read if the name is given',
    letter:
      'We know now who you are. {who} asked on {day}, and the one who keeps names safe answered.',
    letterWhy: 'The reason was this: {reason}',
    letterEnd:
      'Those who read your case can now see who you are. Write to us here if you have questions.',
    purgedBy: '{name} did that.',
  },
}
