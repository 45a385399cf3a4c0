/** What stands over the parts of a notice, in the reporter's language. */
export const noticeParts = {
  outcome: 'The outcome',
  measures: 'Measures',
  withheld: 'What we cannot say, and why',
}

/** What the composer says of the notice table, templates, dates and names. */
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
    never: 'Measures, and what is withheld, are never told to who is not a party.',
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
    'The notice table says no: who is not a party is not told this. Take it out, or decide first that the reporter is a party.',
  'no-reason':
    'This goes further than the notice table. Write the reason in the field above, or take it out.',
  'no-words':
    'Write a text: the reporter’s page says that your message tells more. Nothing was sent.',
  'no-date': 'Choose a date: the reporter has to know when to look again.',
}
