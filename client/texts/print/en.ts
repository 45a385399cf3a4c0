import type { PrintTexts } from './nb.ts'

/** Printed texts in English. */
export const en: PrintTexts = {
  sheet: {
    title: 'Recovery sheet {number} of {total}',
    subject: 'The vault of {member}',
    lead: 'This is one of {total} parts of a key. With {needed} of them, the file {file} and a backup, the vault can be opened without its passphrase. One sheet alone opens nothing.',
    codeTitle: 'This part of the key',
    line: 'Line {line}',
    qr: 'QR code with the same four lines',
    qrHint: 'The QR code is the same four lines. Read it only with a camera that is not online.',
    set: 'Set: {set}',
    made: 'Made: {day}',
    reception: "The reception's fingerprint: {fingerprint}",
    useTitle: 'When the vault or its passphrase is gone',
    use: 'Bring {needed} sheets of the same set together. Run "npm run recovery -- restore --help" and type the lines. A mistake is shown by sheet and line. The vault gets a new passphrase.',
    returns:
      'What you get back: the key that you sign with, and the cases that you have opened, as they were in the backup.',
    lost: 'What you do not get back: the weekly keys are only in the file beside the vault, and have no copy. If that file is gone, you cannot open what you have not opened yet. A colleague who is also a recipient can read it. If you are the only recipient, it is lost. You can open what comes later once you have made new weekly keys and the head has signed them.',
    keepTitle: 'How to keep this sheet',
    keep: 'Put each sheet into an envelope of its own, with different people or in different places. Take no picture of it. Try the sheets once a year with "npm run recovery -- drill". When you change the passphrase, or a sheet is lost: make new sheets, and shred the old ones and the file {file}.',
    backup: 'An old backup also opens cases that were deleted since. Keep only the newest copies.',
    keeper: 'Kept by:',
    place: 'Place:',
    tried: 'Tried (date):',
  },
  rootSheet: {
    subject: 'The root of the reception',
    lead: 'This is one of {total} parts of a key. With {needed} of them and the file {file}, somebody can sign key lists in the name of the reception: who reads what, and who is let in. One sheet alone opens nothing.',
    useTitle: 'When root.key or its passphrase is gone',
    use: 'Bring {needed} sheets of the same set together. Run "npm run ceremony -- restore --help" and type the lines. A mistake is shown by sheet and line. The root gets a new passphrase.',
    returns:
      'What you get back: the root itself, with the fingerprint above. If somebody else can have it, make a new root with these sheets: "npm run ceremony -- succeed".',
    lost: 'What you do not get back: the root opens nothing that was sealed to anybody. Only members open reports.',
    keep: 'Put each sheet into an envelope of its own, with different people or in different places. Take no picture of it. Try the sheets once a year with "npm run ceremony -- drill". When a sheet is lost, make new sheets, and shred the old ones and every copy of {file}. When so many are lost that somebody can have {needed}, make a new root.',
    backup: 'Keep {file} in two places. Without it the sheets open nothing.',
  },
  card: {
    title: 'Speak up without saying who you are',
    address: 'The address',
    onion: 'In Tor Browser',
    qr: 'QR code with the address {address}',
    first: 'Here you can tell the whistleblowing team that something is wrong.',
    second:
      'You need no name, e-mail or phone. The team reads what you write, and lets those who follow up read it.',
    third: 'You get a code. With it you see answers and can write more.',
    network:
      'Use your own phone or computer if you can, and a different network from the one at work or at your place of study.',
    fingerprintTitle: "The team's fingerprint",
    fingerprint:
      'With these characters you, or someone you trust, can check that what you write goes to this team and to nobody else.',
  },
  poster: {
    title: 'Have you seen something that is not right?',
    lead: 'You can speak up without saying who you are.',
  },
}
