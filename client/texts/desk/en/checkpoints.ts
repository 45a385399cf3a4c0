/** What colleagues see otherwise, and who is silent. */
export const checkpoints = {
  warnings: {
    'colleague-fork':
      'Entry {sequence} is another one here than {name} has seen: the server shows you different logs. Compare the log mark with {name} by telephone or in person, and tell the head of reception.',
    'colleague-ahead':
      '{name} has seen the log of this case go as far as entry {sequence}, but the server does not give you as much. Call {name}, and tell the head of reception.',
  },
  notices: {
    'silent-colleague':
      'The desk of {name} has not been heard of since week {week}. Call: either it has not been unlocked, or the server holds the word of it back.',
  },
  silence: {
    since: 'Not heard of since week {week}',
  },
}
