import type { DeskTexts } from '../texts.ts'

/** Headings of the parts of a notice, in the reporter's language. */
export const noticeParts = {
  outcome: 'The outcome',
  measures: 'Measures',
  withheld: 'What we cannot say, and why',
}

/** Messages of the composer about the notice table, templates, dates and names. */
export const noticeTexts = {
  noticeParts,
  noticing: {
    nextNeeded: 'Look again by (needed)',
    suggested: 'Suggested: {day}. Change it if you know better.',
    nextStep: 'The reporter is told',
    nextStepDated: '{status}. Look again by {day}.',
    nextStepOpen: '{status}. No date.',
    optional: '{part} (may be empty)',
    fields: 'Fields that the reporter reads',
    bare: 'The reporter is told “{status}”, and nothing more. To write something all the same you need a reason.',
    never: 'Somebody who is not a party is never told about measures, or what is withheld.',
    override: 'Go further than the notice table',
    overrideHint:
      'The reason stands in the log of the case, and the audit log shows that there was one. The reporter never sees it. At most 200 characters. How a matter ended goes out only once it is approved, by the head or, if the head cannot, by another member of the reception.',
    reason: 'Reason for going further',
    beyond: 'Further than the notice table: {reason}',
    approveBy: 'Can approve it: {names}',
    approveNobody:
      'Nobody who reads this case can approve it. Let in the head, or another member of the reception.',
    approve: 'Approve, and let the reporter read it',
    approving: 'Approving ...',
    approvedClosing: 'the closing',
    approvedTold: 'what the reporter is told',
    long: 'The message is longer than the board holds. The reporter sees that it is there, and fetches it with a button: the server then sees that somebody fetches something. Write what matters most in a short message of its own.',
    textWaits: 'The text of this message is not here yet. Sync to fetch it.',
    template: 'Template',
    insert: 'Insert',
    inserted: 'The template is inserted. Fill in what stands in square brackets.',
    own: 'These templates come with the program. Start the desk with --content for those of your organisation.',
    unfilled: 'Fill in what stands in square brackets first: {blank}',
    promised: 'Promised',
    acknowledgeBy: 'acknowledgement by {day} (the aim is {aim})',
    feedbackBy: 'feedback by {day}',
    found: 'Look it over before you send. This is only a reminder:',
    names: 'Names and words that stand in the report',
    people: 'Names of people in the case',
    groups: 'May point to somebody in a small group',
    numbers: 'Figures that stand in the report',
    seemsNorwegian: 'This seems to be Norwegian, and is marked as {language}.',
    seemsEnglish: 'This seems to be English, and is marked as {language}.',
  },
  blanks: {
    begin: 'fill in',
    organisation: 'name of the organisation',
    officer: 'role of who follows it up',
    complain: 'where to complain',
    feedback: 'date of the feedback',
    checkins: 'when you ask how things are',
  },
  noticeCheck: {
    people:
      'employee employees person persons people student students fellow fellows colleague colleagues woman women man men reporter reporters witness witnesses manager managers researcher researchers',
    units:
      'department section institute faculty lab laboratory group team unit workshop office class',
    counts: 'one two three four only both',
  },
}

/** Why a notice is not sent. */
export const noticeErrors = {
  'not-told':
    'The notice table does not allow this: somebody who is not a party is not told it. Take it out, or decide first that the reporter is a party.',
  'no-reason':
    'This goes further than the notice table. Write the reason in the field above, or take it out.',
  'no-words':
    'Write a text: the reporter’s page says that your message tells more. Nothing was sent.',
  'no-date': 'Choose a date: the reporter has to know when to look again.',
}

/** Messages about an annual report that was published on some desk. */
export const toldTexts = {
  told: {
    by: 'Made by {name}, {day}.',
    corrected: 'Corrected by {name}, {day}: {reason}',
    elsewhere:
      'The report on {year} was made by {name}, {day}. It did not fit in the log: ask {name} for the files.',
    begun:
      '{name} began to make the report on {year}, {day}, and has not finished. Sync again later.',
    lineBegun: 'on {year}, begun',
    lineDropped: 'on {year}, was not made',
    correct: 'Correct the report on {year} ...',
    correctLead:
      'Somebody may have read the earlier report. Anybody who has both can subtract: a number that is one higher shows one case, and numbers under five can be worked out. Correct only what is wrong, and remove the earlier report where it was published. The correction and the reason stand in the log of the cases of that year.',
    reason: 'Why it is corrected',
    confirm: 'Make the corrected report',
    line: 'on {year}',
    lineCorrected: 'on {year}, corrected: {reason}',
  },
}

/** Why it is not published on this desk. */
export const toldErrors = {
  told: 'A colleague was first: the annual report on that year was made or corrected at another desk. It stands here now. Do not use numbers from this desk.',
}

/** Entries that are written and that the server has not taken yet. */
export const unsent: DeskTexts['unsent'] = {
  title: 'Waiting to be sent',
  waiting:
    'This has not been sent yet. It is sent by itself, in order, once the server answers. The desk sends only a few entries each quarter of an hour. Do not lock before everything has been sent, or it is lost.',
  status: 'Status: {status}',
  stopped: 'Could not be sent: {why}',
  kept: 'Not confirmed by the server yet. The text is kept, and is sent by itself.',
  lock: {
    one: '{n} entry has not been sent yet, and is nowhere but here. Lock all the same, and lose it?',
    other:
      '{n} entries have not been sent yet, and are nowhere but here. Lock all the same, and lose them?',
  },
}

/**
 * Messages about entries that the server did not take, and why: first those of a person, then those of the
 * desk itself.
 */
export const refusals = {
  errors: {
    paced:
      'This desk has sent as much as it sends in a quarter of an hour. Nothing is lost. Try again in a quarter of an hour.',
    'not-yet':
      'The server has just started. It takes up to a quarter of an hour before it shows what has come: try again then. Nothing is lost.',
    'log-full':
      'The server did not take this: its disk is full. Nothing is lost. Tell whoever runs the server, and try again.',
    'log-quota':
      'The server did not take this: it takes no more from this desk now. Nothing is lost. Try again in an hour, or tomorrow.',
  },
  notices: {
    'log-full': {
      one: 'The server did not take what this desk writes into the log of a case ({cases}): its disk is full. Nothing is lost: at the next sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it. Tell whoever runs the server.',
      other:
        'The server did not take what this desk writes into the logs of {n} cases ({cases}): its disk is full. Nothing is lost: at the next sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it. Tell whoever runs the server.',
    },
    'log-quota': {
      one: 'The server did not take what this desk writes into the log of a case ({cases}): it takes no more from this desk now. Nothing is lost: at a later sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it.',
      other:
        'The server did not take what this desk writes into the logs of {n} cases ({cases}): it takes no more from this desk now. Nothing is lost: at a later sync the desk writes again what it writes by itself, and what you wrote stays where you wrote it.',
    },
    'over-quota':
      '{name} has sent more entries for logs than any desk writes: the server refused {count}. Ask {name}. If somebody else has the key, two of you can keep it out under “Colleagues”.',
  },
}
