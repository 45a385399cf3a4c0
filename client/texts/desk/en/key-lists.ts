/** What is said of the reception's key lists. */
export const keyLists = {
  notices: {
    'lists-missing':
      'The server does not give the key lists up to and with number {version}, and your vault does not have them. Where the desk does not know who has written in a case, it leaves that case as it is. Ask a colleague who does not see this to make a bundle (npm run bundle), and open it once with your vault.',
    'list-history':
      'The key lists that the server shows do not follow from one another. Some may have been shown another one. Tell the head of reception.',
    'new-root':
      'The reception has a new key, and with it a new fingerprint: {root}. Compare it with what the head of reception tells you by phone or in person. If the head says another one, or knows of none, write nothing more here and call your colleagues. Replace posters and cards that show the old one.',
    'new-root-stolen':
      'The old key of the reception is in other hands, or may be. The reception has a new key, and with it a new fingerprint: {root}. Compare it with what the head of reception tells you by phone or in person. If the head says another one, or knows of none, write nothing more here and call your colleagues. Take down posters and cards that show the old one: whoever has the old key can pass for the reception there.',
  },
}
