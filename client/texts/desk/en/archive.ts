/** The package that the archive gets of a case. */
export const archiving = {
  archiving: {
    hint: 'Noark 5, with one PDF/A document for each entry, and a title that gives nothing away. In Norwegian.',
    open: 'The package can be made once the case is closed. The archive takes no case without the day on which it ended.',
    lead: 'In it is what the reporter wrote, what was written to them, and how the case was closed. Internal notes are in it only if you tick them.',
    number: 'Number of the case in the archive',
    numberHint:
      'Ask the archive to open the case and give you the number. Write it like this: 2027/123.',
    needNumber: 'Write the number that the archive gave you, like this: 2027/123.',
    codes: 'Why are the documents exempt from public access?',
    needCode: 'Tick at least one ground that holds for all documents.',
    rows: 'Documents in the package',
    left: 'This is left out',
    leftAlways:
      'What you did in the case and when, what is redacted, and answers of the custodian are never in it.',
    attachments: {
      one: '{n} attachment: files are saved from the desk one by one',
      other: '{n} attachments: files are saved from the desk one by one',
    },
    namesHint:
      'Otherwise the archive gets the names as they stand. Tick those that are to be blacked out.',
    known: 'What you know of who the reporter is will be blacked out in any case: {names}.',
    unknown:
      'This desk does not know who the reporter is. If reporters wrote their own name, have it blacked out here.',
    naming: 'The archive is to know who the reporter is',
    reporter: 'The reporter’s name, as it is to stand in the archive',
    reason: 'Why does the archive need the name?',
    needReporter: 'Write the reporter’s name.',
    needReason: 'Write why the archive needs the name.',
    named: '{to} · The reporter is named, because: {reason}',
    title: 'Title, the public one too',
    ground: 'Exempt from public access',
    reporterLine: 'The reporter stands as',
    discard: 'To be destroyed',
    undecided: 'not said in the package',
  },
}
