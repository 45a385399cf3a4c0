import type { absences as nb } from '../nb/absences.ts'
import type { DeskTexts } from '../texts.ts'

/** Who is away, and who does their work meanwhile. */
export const absences: Pick<DeskTexts, keyof typeof nb> = {
  absences: {
    title: 'Absence and deputies',
    lead: 'Everybody in the reception sees who is away, when, and who is the deputy. Nobody asks why. Deadlines go to the deputy, but nobody gets access to a case by that: somebody has to give it.',
    none: 'Nobody is said to be away.',
    away: '{name}: {from} up to and including {until}',
    now: 'away now',
    deputy: 'Deputy: {name}.',
    noDeputy: 'No deputy: deadlines go to the head.',
    deputyAway: 'Deputy: {name}, who is away now. Deadlines go to the head.',
    deputyGone: 'The deputy cannot work in cases any more. Deadlines go to the head.',
    change: 'Change the absence of {name} from {from}',
    back: '{name} is back today',
    cancel: 'Take away the absence of {name} from {from}',
    add: 'Say that somebody is away',
    changing: 'Change an absence',
    member: 'Who is away',
    own: '{name} (you)',
    from: 'First day away',
    until: 'Last day away',
    who: 'Deputy',
    nobody: 'Nobody',
    withoutDeputy:
      'Without a deputy deadlines go to the head, and while the head is away to everybody who reads the case.',
    reachesAll: '{deputy} has access to all cases with deadlines of {name} that you can see.',
    outOfReach: {
      one: '{deputy} has no access to {n} case with deadlines of {name}. Give access in the case, or its deadlines go to those who can give it.',
      other:
        '{deputy} has no access to {n} cases with deadlines of {name}. Give access in the cases, or their deadlines go to those who can give it.',
    },
    onlySeen: 'This is about the cases that you can see yourself.',
    save: 'Tell colleagues',
    saving: 'Telling ...',
    giveUp: 'Cancel',
    saved: 'Said. Colleagues see it the next time that their desk fetches what is new.',
    noDays: 'Choose the first and the last day.',
    order: 'The last day cannot be before the first.',
    over: 'The last day has passed. Choose today or a later day.',
    tooLong: 'Choose a last day within two years.',
    close: 'Close',
    open: 'Absence and deputies ...',
    standing: '{name} is away up to and including {day}.',
    standingDeputy: '{name} is away up to and including {day}. {deputy} is the deputy.',
    standingYou: '{name} is away up to and including {day}. You are the deputy.',
    standingOwn: 'You are said to be away up to and including {day}. If you are back, say so.',
    list: 'Away now',
  },
  turns: {
    toTake: 'Waiting for somebody to take it up',
    toTakeLead:
      'The aim has passed. Everybody who works in the case sees this; in a working day the head does too, at the top.',
    instead: 'In the place of somebody who is away',
    missed: 'Deadlines of the law missed with colleagues',
    deputy: 'for {name}, away up to and including {day}',
    noAccess:
      'for {name}, away up to and including {day}: give {deputy} access, or take it yourself',
    nobody: 'for {name}, away up to and including {day}: no deputy is there',
    gone: 'for {name}, who does not read the case: give it to somebody, or take it yourself',
    unknown: 'somebody who has left',
  },
}
