/** What is said of the keys of a week. */
export const weeklyKeys = {
  notices: {
    'keys-stopped':
      '{name} has stopped their weekly keys. Nothing comes to them before the head has made a new key list.',
    'no-weekly-key':
      'The weekly key of this week is missing. New reports cannot be opened on this machine.',
    'keys-kept':
      'The server is not sure that it is as late as this machine says. Until it is, old weekly keys stay on this machine. If this does not end within a day, ask whoever runs the server to look at its clock and its log.',
    'keys-withheld':
      'The server lists envelopes that it does not hand over. The weekly keys that may open them stay on this machine as long, each of them for four weeks at most. Tell whoever runs the server.',
  },
}
