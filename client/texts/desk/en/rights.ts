import type { DeskTexts } from '../texts.ts'

/** What a role in a case allows, and what is on its way. */
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
      'Somebody else than the one who asked has to tell the reporter. If you handle the case alone, let a colleague in first.',
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
