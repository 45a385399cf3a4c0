/** What is said of the reception's key lists. */
export const keyLists = {
  notices: {
    'lists-missing':
      'The server does not give the key lists up to and with number {version}, and your vault does not have them. Where the desk does not know who has written in a case, it leaves that case as it is. Ask a colleague who does not see this to make a bundle (npm run bundle), and open it once with your vault.',
    'list-history':
      'The key lists that the server shows do not follow from one another. Some may have been shown another one. Tell the head of reception.',
    'new-root':
      'The reception has a new key, and with it a new fingerprint. Until you have confirmed it, this desk only reads: it writes and sends nothing, and destroys nothing. Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it. Take it from no e-mail, no web page and no screen. If the head knows of no new key, type the fingerprint of before, from a poster. Replace posters and cards that show the old one.',
    'new-root-stolen':
      'The old key of the reception is in other hands, or may be. The reception has a new key, and with it a new fingerprint. Until you have confirmed it, this desk only reads: it writes and sends nothing, and destroys nothing. Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it. Take it from no e-mail, no web page and no screen. If the head knows of no new key, type the fingerprint of before, from a poster. Take down posters and cards that show the old one: whoever has the old key can pass for the reception there.',
  },
  newRoot: {
    label: 'Fingerprint, as the head of reception told it',
    confirm: 'Compare and confirm',
  },
  errors: {
    'new-root':
      'You have not confirmed the new key of the reception. Until then the desk only reads. Type the fingerprint at the top, and press “Compare and confirm”.',
    'root-differs':
      'That is not the fingerprint of the key that this desk was shown. Type it once more as you hear it. If it differs again, the desk was shown a forged key list: call the head and your colleagues. Type it again once the server shows the right list.',
    'two-roots':
      'The server shows a key list of another key than the new one that this desk saw before, and you have confirmed neither. One of the two lists is forged. Call the head of reception, and type the right fingerprint at the top.',
  },
}
