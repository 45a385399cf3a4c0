/** What does not stand on the board, and why. */
export const boards = {
  waiting: {
    full: 'The board is full. The desk tries again at the next sync; the reporter does not see the newest yet.',
    quota: 'The desk has put up its share for today. The rest goes up tomorrow.',
    conflict: 'A colleague wrote at the same time. The desk tries again at the next sync.',
    offline:
      'Written into the log, but not confirmed on the board yet. The desk tries again at the next sync.',
    unkept:
      'The server took what was written to the reporter, and does not have it. The reporter does not see it. Tell the head of reception.',
    refused:
      'The server took nothing into the log of this case, and so nothing goes up. The desk tries again at the next sync; the reporter does not see the newest yet.',
  },
  untold: {
    unconfirmed: 'The reporter cannot read this before the report is confirmed as genuine.',
    'no-board': 'The reporter cannot read this: the case has no board that they look at.',
    waits: 'Not on the board yet: the reporter has not been able to read this.',
    unseen:
      'This desk has not looked at the board: it does not know whether the reporter can read this.',
  },
  warnings: {
    'shared-board':
      'Another case uses the board that this report names. Somebody who once read that case can have forged this report. Nothing is put up for this case there: what you write does not arrive before the reporter writes again in another week. Tell the head of reception.',
    'other-board':
      'Something that the reporter wrote in this case names a board that another case uses. Nothing is put up there for this case: what you write stands on the board of something else that the reporter wrote. Tell the head of reception.',
    'same-board':
      'Another report here names the same board, and neither has been answered there. One of them can be forged, by somebody who read the other. Compare them before you confirm one: the one that is confirmed first has the board, and the one that came first is more likely to be genuine. Tell the head of reception.',
  },
}
