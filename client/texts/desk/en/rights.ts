import type { DeskTexts } from '../texts.ts'

/** What a role in a case allows, and what is on its way. */
export const rights: Pick<DeskTexts, 'rights'> = {
  rights: {
    onItsWay: 'the keys are on their way',
    onlyReads:
      'You read this case and can write internal notes. Everything else is for those who handle it.',
    letters:
      'The report did not go to you yourself. You see new letters from the reporter once somebody who got it has fetched them.',
  },
}
