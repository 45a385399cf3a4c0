import type { DeskTexts } from '../texts.ts'

/** Access that a colleague took away, and how it comes back. */
export const taken: Pick<DeskTexts, 'taken'> = {
  taken: {
    title: 'Access that was taken away',
    shut: '{name} wrote on {day} that you are not impartial. The case is closed on this machine, and your keys are locked away. Nothing is deleted.',
    judges:
      'If that is not so, talk to two of these: {names}. Once two of them have written that you are to read again, the case opens. If {name} is no longer in the key list, a new key list that names you is enough.',
    noJudges:
      'If that is not so, talk to whoever makes the key list. A new key list that names you opens the case again.',
    held: 'You said that you are not impartial, and deletion is on hold. The case is closed, and your keys are locked away. They are destroyed once a colleague who can delete the case has written that they have them, or once the hold ends. Sync again then.',
    heldStep:
      'Deletion is on hold. Your keys go to colleagues first, and are destroyed here once one of them who can delete the case has written that they have them.',
    agree: 'It is so, I am not impartial ...',
    agreeLead:
      'The keys of the case are destroyed on this machine, for good. Only you can decide that.',
    agreeConfirm: 'Destroy my keys',
    agreeHeld: 'Deletion is on hold. The keys cannot be destroyed now.',
    done: '{by} took access away from {name}, {day}: {why}.',
    seen: 'I have seen it',
    reinstate: 'Is to read again ...',
    reinstateLead:
      'Two must say that {name} is to read again. Then {name} gets the keys of everything in the case. Say so only if you know yourself that it is right, and that it is {name} who sits at the machine.',
    reinstateConfirm: 'Write it into the log',
    reinstated: 'is to read again, say {names}; it takes two',
    releaseConflict:
      'With “not impartial” the case closes on the machine of {name} too, who sees that it was you. The keys are not deleted, and two others can give the access back. A desk that somebody has changed can still show what it read before.',
  },
}
