/** What is said of an annual report that was told on some desk. */
export const toldTexts = {
  told: {
    by: 'Made by {name}, {day}.',
    corrected: 'Corrected by {name}, {day}: {reason}',
    elsewhere:
      'The report on {year} was made by {name}, {day}. It did not fit in the log: ask there for the files.',
    begun:
      '{name} began to make the report on {year}, {day}, and has not finished. Fetch again later.',
    lineBegun: 'on {year}, begun',
    lineDropped: 'on {year}, was not made',
    correct: 'Correct the report on {year} ...',
    correctLead:
      'Somebody may have read the one before. Who has both can subtract: a number that is one higher shows one case, and numbers under five can be worked out. Correct only what is wrong, and take the one before away where it was published. The correction and the reason stand in the log of the cases of that year.',
    reason: 'Why it is corrected',
    confirm: 'Make the corrected report',
    line: 'on {year}',
    lineCorrected: 'on {year}, corrected: {reason}',
  },
}

/** Why it is not told on this one. */
export const toldErrors = {
  told: 'A colleague was first: the annual report on that year was made or corrected at another desk. It stands here now. Do not use numbers from this desk.',
}
