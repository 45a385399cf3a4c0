import type { DeskTexts } from '../texts.ts'

/** Security keys, which open the vault together with the passphrase. */
export const securityKeys = {
  title: 'Security keys',
  lead: 'A security key is a small token, or the reader of fingerprints or faces in your machine. With one, it takes both to unlock: the passphrase and the key. A stolen machine then opens nothing, even if somebody guesses the passphrase.',
  none: 'None has been added. The passphrase alone opens the vault.',
  some: 'The passphrase and one of these open the vault:',
  name: 'What you want to call the key',
  nameHint: 'For example “blue token” or “laptop”. At most 20 characters.',
  passphrase: 'Passphrase of the vault',
  add: 'Add a security key',
  working: 'Locking the vault again ...',
  full: 'Four keys have been added, which is the most. Remove one to add another.',
  remove: 'Remove {name}',
  removeLead: 'Type the passphrase to remove {name}.',
  removeLast: 'This is the last one. From then on the passphrase alone opens the vault.',
  removeConfirm: 'Remove it',
  keep: 'Keep it',
  touch: 'Then touch your security key as well. The browser says what it wants.',
  touchTwice: 'Touch your security key now, and once more when the browser asks again.',
  cancel: 'Cancel',
  added:
    '{name} has been added. Save a new copy of the vault, and make new recovery sheets: the old ones do not open the vault as it is now. Destroy old copies; they open without this key.',
  removed:
    '{name} has been removed. Save a new copy of the vault, and make new recovery sheets: the old ones do not open the vault as it is now. Destroy old copies; {name} still opens them.',
  lost: 'If you lose every key, recovery sheets are the way back: they open the vault without a security key. Without sheets the vault is lost. So add two keys, and make sheets.',
  codeTitle: 'Code for recovery sheets',
  codeLead:
    'Programs in the terminal cannot ask your security key. They ask for a code instead. It opens the vault and the weekly keys by itself: paste it into the program and nowhere else, and do not write it down. It holds until you change the passphrase or the keys.',
  codeShow: 'Show the code',
  codeHide: 'Hide the code',
} as const

/** Messages of faults. */
export const securityKeyErrors = {
  'key-missing': 'The vault needs a security key as well, and none was used. Try again.',
  'key-mismatch': 'The passphrase or the security key does not fit. Try again.',
  'key-unanswered':
    'No security key of this vault answered: it was cancelled, it took too long, or it was another key. Try again.',
  'key-browser':
    'This browser cannot use security keys in the way that the vault needs. Try a newer browser.',
  'key-unfit': 'This security key cannot be used for the vault. Use another one.',
  'key-known': 'This security key has been added already.',
  'keys-full': 'Four security keys are the most. Remove one first.',
} as const

/** Messages about the keys of a week. */
export const weeklyKeys = {
  notices: {
    'keys-stopped':
      '{name} has stopped their weekly keys. Nothing comes to them before the head has made a new key list.',
    'no-weekly-key':
      'The weekly key of this week is missing. New reports cannot be opened on this machine.',
    'keys-kept':
      'The server cannot confirm the date of this machine. Until it can, old weekly keys stay on this machine. If this does not end within a day, ask whoever runs the server to look at its clock and its log.',
    'keys-withheld':
      'The server lists envelopes that it does not hand over. Until it does, the weekly keys that may open them stay on this machine, each for at most four more weeks. Tell whoever runs the server.',
  },
}

type Sections = 'enrol' | 'strengths' | 'enrolProblems' | 'joining' | 'vault'

/** Joining, waiting for the key list, and the vault. */
export const enrol: Pick<DeskTexts, Sections> = {
  enrol: {
    title: 'Make your vault',
    lead: 'Here you make your keys. They stay on this machine, in a file that only your passphrase opens.',
    root: 'Fingerprint of the reception',
    rootHint: 'The head of reception reads it to you: 32 symbols in groups of four.',
    id: 'Short name for you in the key list',
    idHint:
      'Small letters a to z, digits and dashes, for example anna. The head may choose another.',
    titles: 'Your title, as the reporter sees it',
    titlesHint: 'A role, not your name: “Adviser, reception”.',
    nb: 'In bokmål',
    nn: 'In nynorsk',
    en: 'In English',
    passphrase: 'Passphrase of the vault',
    passphraseHint:
      'At least 16 characters. Six random words are easy to remember. Nobody can get it back for you.',
    again: 'The passphrase again',
    submit: 'Make the vault',
    working: 'Making keys ...',
  },
  strengths: {
    short: 'Too short still: at least 16 characters.',
    poor: 'Too easy to guess: use more different characters.',
    fair: 'Good enough. A word or two more makes it stronger.',
    good: 'Strong.',
  },
  enrolProblems: {
    root: 'The fingerprint has 32 symbols, 0 to 9 and A to Z without U. Look it over again.',
    id: 'The name must begin with a small letter, and have only a to z, digits and dashes.',
    titles: 'Write the title in all three languages, 80 characters at most.',
    passphrase: 'The passphrase is not strong enough yet.',
    differ: 'The two passphrases differ.',
  },
  joining: {
    title: 'The vault is made',
    file: 'Send this file to the head of reception. Nothing in it is secret:',
    fileGone:
      'The file for the head is not beside the vault any more. If the head has it, all is well. If not, begin again with a new vault.',
    print: 'The fingerprint of the file. Read it out when the head calls:',
    waiting:
      'You are not in the key list yet. The desk looks every minute; you can also lock, and come back.',
    root: 'The reception that you wait for has the fingerprint {root}.',
    offline:
      'The server does not answer yet. That is all right if the head has not started it; the desk goes on looking.',
    look: 'Look now',
    looking: 'Looking ...',
  },
  vault: {
    open: 'Vault',
    title: 'Your vault',
    close: 'Close',
    keysTitle: 'Keys for the next list',
    keysLater:
      'From eight weeks before the key list ends, you make the keys for the next one here. You will be told.',
    keysLead:
      'Make the keys, and send the file to the head of reception. If you do not, you cannot read what arrives after the list ends.',
    keysMake: 'Make my keys for the next list',
    keysMaking: 'Making keys ...',
    keysMade: 'The keys are made. Send this file to the head of reception:',
    backupTitle: 'Backup',
    backupLead:
      'With the passphrase, a copy of the vault opens everything that you have opened so far. Make a new copy now and then, and keep it in a locked cabinet. Never copy the file of weekly keys.',
    backup: 'Save a copy of the vault',
    passphraseTitle: 'Change the passphrase',
    cheap:
      'Your passphrase has the protection that was usual when the vault was made. Change it to get newer and stronger protection. You may type the same one again.',
    from: 'The passphrase that you have now',
    to: 'New passphrase',
    again: 'The new one again',
    change: 'Change the passphrase',
    changing: 'Changing ...',
    changed:
      'The passphrase is changed. Save a new copy of the vault, and make new recovery sheets: the old ones belong to the old passphrase.',
  },
}

/** Messages about the reception's key lists. */
export const keyLists = {
  notices: {
    'lists-missing':
      'The server does not hand over the key lists up to and including number {version}, and your vault does not have them. If the desk does not know everybody who has written in a case, it leaves that case as it is. Ask a colleague who does not see this to make a bundle (npm run bundle), and open it once with your vault.',
    'list-history':
      'The key lists that the server shows do not follow from one another. Some may have been shown another one. Tell the head of reception.',
    'new-root':
      'The reception has a new key, and with it a new fingerprint. Until you have confirmed it, this desk only reads: it writes and sends nothing, and destroys nothing. Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it. Take it from no e-mail, no web page and no screen. If the head does not know of a new key, type the earlier fingerprint, from a poster. Replace posters and cards that show the old one.',
    'new-root-stolen':
      'The old key of the reception is in other hands, or may be. The reception has a new key, and with it a new fingerprint. Until you have confirmed it, this desk only reads: it writes and sends nothing, and destroys nothing. Ask the head of reception for the new fingerprint, by phone or in person, and type it here as you hear it. Take it from no e-mail, no web page and no screen. If the head does not know of a new key, type the earlier fingerprint, from a poster. Take down posters and cards that show the old one: whoever has the old key can pass for the reception there.',
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
