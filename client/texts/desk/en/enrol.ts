import type { DeskTexts } from '../texts.ts'

type Sections = 'enrol' | 'strengths' | 'enrolProblems' | 'joining' | 'vault'

/** Joining, waiting for the key list, and what goes for the vault. */
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
      'The key list does not have you yet. The desk looks every minute; you can also lock, and come back.',
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
      'Make the keys, and send the file to the head of reception. Who does not cannot read what comes after the list has ended.',
    keysMake: 'Make my keys for the next list',
    keysMaking: 'Making keys ...',
    keysMade: 'The keys are made. Send this file to the head of reception:',
    backupTitle: 'Backup',
    backupLead:
      'A copy of the vault opens, with the passphrase, everything that you have opened so far. Make it anew now and then, and keep it in a locked cabinet. Never copy the file of weekly keys.',
    backup: 'Save a copy of the vault',
    passphraseTitle: 'Change the passphrase',
    cheap:
      'Your passphrase is protected as was usual when the vault was made. Change it, and newer and stronger protection holds. You may type the same one again.',
    from: 'The passphrase that you have now',
    to: 'New passphrase',
    again: 'The new one again',
    change: 'Change the passphrase',
    changing: 'Changing ...',
    changed:
      'The passphrase is changed. Save a new copy of the vault, and make new recovery sheets: the old ones belong to the old passphrase.',
  },
}
