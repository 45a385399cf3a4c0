/** What was done in cases, without a word of their content. */
export const audit = {
  audit: {
    title: 'What was done in the cases',
    lead: 'Here stands what the reception did, without a word of the content. Cases, names and notes cannot be opened from here.',
    empty: 'Nothing is written in the log yet. Lines come when the reception syncs.',
    none: 'This person has done nothing that stands here.',
    deleted: 'Deleted cases',
    deletedLead:
      'Of these cases nothing is left but this: what was done, by whom and when, and why the case was deleted.',
    deletedEmpty: 'No case that you could read has been deleted.',
    member: 'Done by',
    everybody: 'All members',
    print: 'Print',
    close: 'Close',
    case: 'Case {reference}',
    noReference: 'Case without a reference',
    damaged:
      'Something in this log is missing, was changed, or was written by somebody who may not. Tell the reception.',
    day: 'Day',
    who: 'Who',
    what: 'What',
    mirrored: 'Written into the log by {name}',
    reason: 'Reason: {text}',
    unknown: 'Unknown',
  },
  auditWhat: {
    impartial: 'Said that they are impartial',
    conflict: 'Said that they are not impartial',
    granted: 'Gave {name} access: {detail}',
    released: 'Took access away from {name}: {detail}',
    holding: 'Holds all keys that {name} held',
    reinstated: 'Said that {name} is to read again',
    'hold-on': 'Put deletion on hold',
    'hold-off': 'Ended the hold on deletion',
    'identity-asked': 'Asked who the reporter is',
    'identity-given': 'Said who the reporter is',
    'identity-refused': 'Refused to say who the reporter is',
    'identity-withdrawn': 'Withdrew the question who the reporter is',
    closing: 'Wrote the closing',
    approved: 'Approved the closing',
    status: 'Set the status: {detail}',
    overridden: 'Wrote more than the notice table has, with a reason in the case: {detail}',
    registered: 'Registered the report: {detail}',
    merged: 'Merged the case with another',
    split: 'Split off a case',
    redacted: 'Redacted a text',
    exported: 'Took files out of the case',
    'file-opened': 'Opened a file',
    'file-viewed': 'Looked at a file',
    'file-saved': 'Saved a file',
    purged: 'Deleted the case',
  },
}

export const auditWarnings = {
  'audit-lie':
    'What {name} wrote into the log for the auditor is not what the log of this case shows. Tell the head of reception.',
}
