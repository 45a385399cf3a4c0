/** What does not stand on the board, and why. */
export const boards = {
  waiting: {
    full: 'The board is full. The desk tries again at the next sync; the reporter does not see the newest yet.',
    quota: 'The desk has put up its share for today. The rest goes up tomorrow.',
    conflict: 'A colleague wrote at the same time. The desk tries again at the next sync.',
    offline:
      'Written into the log, but not confirmed on the board yet. The desk tries again at the next sync.',
    unkept:
      'The server took what was written to the reporter, and the board does not show it. The reporter does not see it. Tell the head of reception.',
    refused:
      'The server took nothing into the log of this case, and so nothing goes up. The desk tries again at the next sync; the reporter does not see the newest yet.',
    withheld:
      'The server does not hand over the whole log of this case, so the desk leaves the board as it is: what stands there may be newer. Tell the head of reception.',
    gave: 'The board takes no more now. The oldest of this case has made room for another case that had less there, and comes back when there is room. If it does not, ask the head for a larger board in the next key list.',
  },
  untold: {
    unconfirmed: 'The reporter cannot read this before the report is confirmed as genuine.',
    'no-board': 'The reporter cannot read this: the case has no board that they look at.',
    waits: 'Not on the board yet: the reporter has not been able to read this.',
    unseen:
      'This desk has not looked at the board: it does not know whether the reporter can read this.',
    unapproved: 'The reporter has not got this: it waits for approval.',
    overtaken: 'The reporter never got this: it was not approved before something else was told.',
  },
  warnings: {
    'shared-board':
      'Another report names the same board key. One of the two can be forged, by somebody who once read the other. What you write here reaches nobody but whoever wrote this report. Compare the two before you confirm this one, and tell the head of reception.',
    contradicted:
      'Beside what this case tells, the reporter is shown something in the name of a member of the reception: by that member, or an old word of theirs that somebody shows again. The reporter may take it for true. Tell the head of reception.',
    'many-boards':
      'Letters of one week name different boards. Our pages do no such thing. The desk answers on one of them, and the others cost nothing. Ask the reporter whether the answers arrive.',
  },
}
