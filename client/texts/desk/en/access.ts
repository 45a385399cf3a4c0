import type { absences as nbAbsences } from '../nb/access.ts'
import type { DeskTexts } from '../texts.ts'

/** Readers of a case, and members who no longer read it. */
export const access: Pick<
  DeskTexts,
  'gate' | 'access' | 'caseRoles' | 'releaseReasons' | 'keeping' | 'custody' | 'accessLines'
> = {
  gate: {
    title: 'Before you read the case',
    lead: 'Nothing that the reporter wrote is shown yet. Do you have a part in the case, or are you close to somebody who may have?',
    letterLead:
      'This letter belongs to a report that cannot be opened here. For seven days, nobody who reads the case has taken it up. The reporter may not have wanted you to read it. Do you have a part in the case, or are you close to somebody who may have?',
    letterOpen: 'I have no part in the case: show the letter',
    letterClose:
      'You will not be able to read the letter, now or later, or anything else from the same reporter. Nobody is told: the desk has no log to write it in.',
    readers: 'Read the case now',
    away: 'Have stepped back',
    nobody: 'Nobody',
    later: 'If you see it only as you read, you can step back then, too.',
    open: 'I have no part in it: open the case',
    close: 'I am too close to it',
    closeLead:
      'You will not be able to read the case, now or later: its keys are destroyed on this machine. Your colleagues see that you stepped back, and what you write here.',
    closeText: 'Why (may be empty)',
    closeConfirm: 'Step back for good',
    left: 'You have stepped back from {reference}. The case is gone from this desk.',
    unopened: 'Not opened',
    working: 'Writing it into the log ...',
  },
  access: {
    title: 'Who reads, identity and keeping',
    readers: 'Readers',
    identity: 'Identity',
    keeping: 'Keeping',
    reads: 'Reads the case',
    since: 'since {day}',
    own: 'you',
    undeclared: 'has not said whether they are impartial',
    leaving: 'is not impartial; the key changes at the next sync',
    leftOut: 'The reporter did not want these to read:',
    gone: '{name} no longer reads new entries in the log: {why}, {day}',
    readersLead:
      'The members listed here have the key of the case. No one else has it, not even whoever runs the server.',
    grant: 'Give somebody access ...',
    grantLead:
      'The member can read everything in the case, including what was written before, and can write in it. They see new letters from the reporter no later than when a member who got the report has fetched them.',
    member: 'Member',
    as: 'Role in the case',
    text: 'Message to your colleagues (may be empty)',
    grantConfirm: 'Give access',
    nobodyLeft: 'Everybody who may read the case has access already.',
    release: 'Take access away ...',
    releaseLead:
      'From now on, {name} cannot read what colleagues write to each other. {name} can still read what is written to the reporter, until the reporter writes in another week. What {name} has already read cannot be taken back. The case gets a new key, which the others get.',
    why: 'Reason',
    releaseConfirm: 'Take access away',
    stepBack: 'I am too close to it ...',
    reason: 'Why',
    cancel: 'Cancel',
    working: 'One moment ...',
    done: 'Written into the log.',
    missing: 'Fill in what is missing.',
  },
  caseRoles: {
    reception: 'the reception',
    'follow-up-manager': 'follows the case up',
    'co-handler': 'co-handler',
    reader: 'reads only',
  },
  releaseReasons: {
    done: 'done with the case',
    conflict: 'not impartial',
    left: 'has left',
    suspended: 'is kept out',
  },
  keeping: {
    lead: 'How long the case is kept. The reception can put deletion on hold, for example while a complaint is dealt with.',
    state: 'deletion on hold',
    holdOn:
      'Deletion was put on hold by {name}, {day}. Nobody can delete the case until that ends.',
    holdOff: 'The case can be deleted once it is not needed any more.',
    hold: 'Hold deletion ...',
    holdLead: 'Nobody can delete the case until one of you ends this.',
    holdConfirm: 'Hold deletion',
    release: 'End the hold ...',
    releaseLead: 'After this the case can be deleted again.',
    releaseConfirm: 'End the hold',
    purge: 'Delete the case ...',
    purgeLead:
      'The keys of the case are destroyed on this machine now, and on the machines of your colleagues at their next sync. After that, nobody can read the case at a desk, and this cannot be undone. But an older backup of a vault can still read what it could read when it was made. Files taken out or saved are not deleted either. What was done, by whom and when stays, without any of the content. Your reason stays too, so mention nothing from the case in it.',
    typeReference: 'Type the reference {reference} to confirm',
    purgeConfirm: 'Delete the case for good',
    held: 'End the hold before the case can be deleted.',
    purged: 'Case {reference} is deleted, and cannot be read any more.',
    purgedBare: 'A case without a reference is deleted, and cannot be read any more.',
  },
  custody: {
    lead: 'Only the keeper of identities can open an identity. Ask when the case demands it, and say why. The reason stays in the log.',
    ask: 'Ask who the reporter is ...',
    askLead:
      'The keeper of identities gets the question and the reason, and nothing else from the case. Tell the reporter that you ask.',
    why: 'Why the case demands it',
    askConfirm: 'Ask',
    none: 'Nobody has asked.',
    asked: '{name} asked {day}',
    waits: 'Waits for an answer.',
    given: 'Given by {name}, {day}',
    refused: 'Refused by {name}, {day}',
    withdrawn: 'Withdrawn {day}',
    answer: 'Answer the reception ...',
    answerLead:
      'If you give the identity, everybody in the case reads what you write. If you refuse, say why. The answer cannot be changed.',
    give: 'Give the identity',
    refuse: 'Refuse',
    decision: 'Decision',
    answerText: 'Who the reporter is, or why you refuse',
    answerConfirm: 'Send the answer',
  },
  accessLines: {
    impartial: 'no part in the case',
    partial: 'too close to the case, stepped back',
    granted: '{name}, {as}',
    keysSent: '{name}',
    holding: 'all keys that {name} held to this case; {name} is not impartial',
    reinstated: '{name}',
    released: '{name}, {why}',
    holdOff: 'ended',
  },
}

/** Access that a colleague took away, and how it comes back. */
export const taken: Pick<DeskTexts, 'taken'> = {
  taken: {
    title: 'Access that was taken away',
    shut: '{name} wrote on {day} that you are not impartial. The case is closed on this machine, and your keys are locked away. Nothing is deleted.',
    judges:
      'If that is not so, talk to two of these: {names}. Once two of them have written that you are to read again, the case opens. If {name} is no longer in the key list, a new key list that names you is enough.',
    noJudges:
      'If that is not so, talk to whoever makes the key list. A new key list that names you opens the case again.',
    held: 'You said that you are not impartial, and deletion is on hold. The case is closed, and your keys are locked away. They are destroyed once the desk of a colleague who can delete the case has confirmed that it has them, or once the hold ends. Then sync again.',
    heldStep:
      'Deletion is on hold. Your keys go to colleagues first, and are destroyed here once the desk of a colleague who can delete the case has confirmed that it has them.',
    agree: 'That is right, I am not impartial ...',
    agreeLead:
      'The keys of the case are destroyed on this machine, for good. Only you can decide that.',
    agreeConfirm: 'Destroy my keys',
    agreeHeld: 'Deletion is on hold. The keys cannot be destroyed now.',
    done: '{by} took access away from {name}, {day}: {why}.',
    seen: 'I have seen it',
    reinstate: 'Give access back ...',
    reinstateLead:
      'Two members must say that {name} should read the case again. Then {name} gets the keys of everything in the case. Say so only if you know yourself that this is right, and that {name} is the person at the machine.',
    reinstateConfirm: 'Write it into the log',
    reinstated: 'should read again according to {names}; it takes two',
    releaseConflict:
      'If you choose “not impartial”, the case also closes on the machine of {name}, who sees that it was you. The keys are not deleted, and two others can give the access back. A desk that somebody has changed can still show what it read before.',
  },
}

/** Colleagues, and keeping somebody out. */
export const people: Pick<DeskTexts, 'people' | 'roles'> = {
  people: {
    title: 'Colleagues',
    notices: 'What you should know',
    open: 'Colleagues, and keeping somebody out',
    lead: 'Those in the key list. If a key has gone astray, two of you can keep it out for seven days, until the head has made a new list.',
    own: 'you',
    out: 'Kept out up to and including {day}',
    asked: '{by} wants them kept out; it takes one more',
    askedOwn: 'You want them kept out; it takes one more',
    suspend: 'Keep out {name} ...',
    sure: 'Keep out {name} for seven days? It happens once one more says the same. They are not told before that.',
    yes: 'Yes, keep out',
    no: 'No',
    join: 'Keep out, you too',
    stop: 'Stop my weekly keys',
    stopSure:
      'Stop your weekly keys? Only do it if no machine has them any more: nobody can then send you anything before the head has made a new key list.',
    close: 'Close',
  },
  roles: {
    head: 'Head',
    reception: 'Reception',
    'follow-up-manager': 'Follow-up',
    'co-handler': 'Co-handler',
    reader: 'Reader',
    custodian: 'Keeper of identities',
    auditor: 'Auditor',
  },
}

/** Absences, and the deputies meanwhile. */
export const absences: Pick<DeskTexts, keyof typeof nbAbsences> = {
  absences: {
    title: 'Absence and deputies',
    lead: 'Everybody in the reception sees who is away, when, and who is the deputy. Nobody asks why. Deadlines go to the deputy, but access to cases does not: somebody has to give it.',
    none: 'Nobody is registered as away.',
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
      'Without a deputy, deadlines go to the head. While the head is away, they go to everybody who reads the case.',
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
    saved: 'Saved. Colleagues see it after their next sync.',
    noDays: 'Choose the first and the last day.',
    order: 'The last day cannot be before the first.',
    over: 'The last day has passed. Choose today or a later day.',
    tooLong: 'Choose a last day within two years.',
    close: 'Close',
    open: 'Absence and deputies ...',
    standing: '{name} is away up to and including {day}.',
    standingDeputy: '{name} is away up to and including {day}. {deputy} is the deputy.',
    standingYou: '{name} is away up to and including {day}. You are the deputy.',
    standingOwn: 'You are registered as away up to and including {day}. If you are back, say so.',
    list: 'Away now',
  },
  turns: {
    toTake: 'Waiting for somebody to take it up',
    toTakeLead:
      'The day that the reception aims for has passed. Everybody who works in the case sees this; one working day later the head does too, at the top.',
    instead: 'On behalf of somebody who is away',
    missed: 'Deadlines to confirm, give feedback and inform that have passed with colleagues',
    deputy: 'for {name}, away up to and including {day}',
    noAccess:
      'for {name}, away up to and including {day}: give {deputy} access, or take it yourself',
    nobody: 'for {name}, away up to and including {day}: no deputy is available',
    gone: 'for {name}, who does not read the case: give it to somebody, or take it yourself',
    unknown: 'somebody who has left',
  },
}

/** The order of a channel, and its substitutes. */
export const channels = {
  channels: {
    substitute: '{name} (substitute)',
    standby: 'Only if one of them cannot read it: {names}.',
    order: 'Order of the channel: {names}.',
    lead: 'Fewer people of the channel read the case now than when it came. The next substitute is {name}.',
    letIn: 'Let the next substitute in',
  },
}
