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
  working: 'Locking the vault anew ...',
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

/** What can go wrong. */
export const securityKeyErrors = {
  'key-missing': 'The vault needs a security key as well, and none was used. Try again.',
  'key-mismatch': 'The passphrase or the security key does not fit. Try again.',
  'key-unanswered':
    'No security key of this vault answered: it was cancelled, it took too long, or it was another key. Try again.',
  'key-browser':
    'This browser cannot use security keys in the way that the vault needs. Try a newer browser.',
  'key-unfit': 'This security key cannot compute the secret that the vault needs. Use another one.',
  'key-known': 'This security key has been added already.',
  'keys-full': 'Four security keys are the most. Remove one first.',
} as const
