import type { deadlines as nbDeadlines } from '../nb/deadlines.ts'
import type { DeskTexts } from '../texts.ts'

/** Tasks that are due by a day. */
export const deadlines: Pick<DeskTexts, keyof typeof nbDeadlines> = {
  deadlines: {
    title: 'Deadlines',
    lateFirst: {
      one: '{n} deadline has passed',
      other: '{n} deadlines have passed',
    },
    untaken: 'Nobody has taken this up',
    untakenLead:
      'The reporter has written. Nobody has confirmed or answered by the day that the reception aims for, or on the working day after it.',
    late: 'Late',
    lateElsewhere: 'Late with colleagues',
    soon: 'Within three working days',
    none: 'No deadline has passed, and none is near.',
    all: 'Show all deadlines',
    counting:
      'Deadlines in days and months count every day and do not move. Working days are Monday to Friday without public holidays.',
    undecided: {
      one: '{n} closed case: nobody has decided how long it is kept.',
      other: '{n} closed cases: nobody has decided how long they are kept.',
    },
    calendar: 'Save as a calendar file',
    calendarLead:
      'The file has only reference, kind of deadline and date. Whoever sees your calendar sees them too.',
    calendarName: 'deadlines',
    entry: '{reference}: {what}',
    by: 'by {day}',
    today: 'today',
    lateBy: {
      one: '{day}, {n} day late',
      other: '{day}, {n} days late',
    },
    outside:
      'The reporter now sees that this was not done in time, and whom outside the reception they can go to.',
    paused: 'waits: the deletion is stopped',
    unseen: 'written in the log; this desk has not looked at the board',
    unsaid: 'not decided for how long',
    writeCheckIn: 'Ask how things are',
    writeNotice: 'Write the notice',
    goToPurge: 'Go to deletion',
    checkIn:
      'It is some time since we closed the matter. How are you now? Has anybody treated you worse because you spoke up? Write it here with your code, large or small. If all is well, we would like to know that too.',
    running: 'Deadlines of the case',
    close: 'Close',
    who: 'with {name}',
  },
  clocks: {
    acknowledge: 'Confirm the report',
    answer: 'Answer the reporter',
    feedback: 'Give feedback',
    accused: 'Inform the person concerned',
    promised: 'Say something new, as promised',
    interim: 'Say how the matter is going',
    hearing: 'Hearing',
    task: 'Task',
    care: 'Look at the care again',
    'check-in': 'Ask how things are',
    notify: 'Tell of the deletion',
    delete: 'Delete the case',
  },
}
