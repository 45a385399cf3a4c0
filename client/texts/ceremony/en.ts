import type { CeremonyTexts } from './texts.ts'

/** Questions and messages of the ceremony about the root key, in English. */
export const en: CeremonyTexts = {
  ask: {
    passphrase: 'Passphrase of {owner}: ',
    newPassphrase: 'New passphrase of {owner} (at least {least} characters): ',
    again: 'The same again: ',
    short: 'Too short. Six random words are easy to remember.',
    differ: 'They differ. Once more.',
    yes: 'yes',
    no: 'no',
    yesOrNo: 'Answer yes or no.',
    root: 'the root',
    oldRoot: 'the old root',
    newRoot: 'the new root',
  },
  sheets: {
    wanted: 'Wanted: sheets of set {set}.',
    line: 'Line {line} of the sheet: ',
    mistake: 'Line {line}: {fault}. Once more.',
    another: '{fault}. Take another.',
    good: 'Sheet {number} is good. {have} of {needed}.',
    few: '{have} of {needed} sheets: give {needed} different ones',
    unknown: 'this is no recovery sheet that this program knows',
    unfit:
      'the sheets have the same name but do not fit together: one of them was changed, or belongs to a copy made at another time',
    foreign: 'sheet {number} belongs to set {own}, but the recovery file belongs to set {set}',
    lines: 'a sheet has {most} lines, and this has {lines}',
    ofSheet: 'sheet {number}, line {line}: {fault}',
    ofLine: 'line {line}: {fault}',
    length: 'a line has 20 symbols, and this has {symbols}',
    symbol: 'no sheet has the symbol "{symbol}"; it is symbol {place} of the line',
    checksum: "something is mistyped, most likely in group {groups}; or it is another sheet's line",
    or: 'or',
    notThis: 'it is not this line of this sheet',
    nobody: 'nobody to ask: give the sheets as files, by {option}',
    stopped: 'stopped before enough sheets were typed',
  },
  root: {
    split: 'Set {set}: any {needed} of {total} sheets give back the root {root}. Each was tried.',
    printed:
      'Print each sheet once, and try the paper: npm run ceremony -- drill --root-recovery {file}',
    keep: 'Then delete the PDF files. Give the sheets to people who keep them apart, and put copies of {file} in two places: without sheets it opens nothing, and without it the sheets open nothing.',
    only: 'If you want nobody to sign by themselves, destroy every copy of root.key once the sheets have been tried. From then on {needed} people come together for each key list.',
    drilled: 'The sheets give back the root with this fingerprint: {root}',
    drilledDo:
      'Compare it with a poster. If it is the same, write the date on each sheet. Try them once a year.',
    restored: '{file} is the root {root} under its new passphrase. The sheets are still valid.',
    missing: 'the root is missing: give --root FILE, or --root-recovery FILE and its sheets',
    gone: 'there is no file {file}: if root.key is gone, give --root-recovery root.recovery instead, and type the sheets',
    foreign:
      'this is the root {given}, and publication.bin was signed by the root {root}: give the root.key or the sheets of {root}, or the newest publication.bin of {given}',
  },
  succeed: {
    lead: 'The reception gets a new root, and with it a new fingerprint. The old fingerprint is {old}. The newest key list here is version {version}.',
    newest:
      'Does the server have a newer list than that? Look with "npm run -s history". If it has one that you did not make, somebody has the root: read "A new root" in client/desk/GUIDE.md first, and answer yes below.',
    stolen:
      'Could somebody else have the old root.key with its passphrase, or enough of its sheets? If you are not sure, say yes. (yes/no) ',
    stolenInstead: 'say whether somebody else could have the old root: --old-key safe or stolen',
    made: 'Key list version {version}, valid until {until}, is signed by the new root.',
    fingerprint: 'The new fingerprint: {root}',
    publish:
      '1. Copy {file} into DATA_DIR of the server, and start it again. Nobody sees the new fingerprint before that.',
    call: '2. Call each member, and read the new fingerprint out. Each types it at the top of their desk the next time they unlock. Until then the desk only reads. If a desk says that this is not the fingerprint it was shown, it was shown a forged list: write nothing there before the server shows the right one.',
    posters:
      '3. Make new posters and cards with "npm run print". Change the fingerprint on web pages and in SECURITY.md. Take down every old one.',
    split:
      '4. Make sheets of the new root: npm run ceremony -- split --root {file} --out FOLDER. Sheets of the old one are of no use for it.',
    destroySafe:
      '5. Keep what you have of the old root, root.key or its sheets, until every member has confirmed the new fingerprint. Then destroy both in all places. Keep every publication.bin.',
    destroyStolen:
      '5. Tell people openly that the fingerprint {old} is no longer valid, and since which day. Anybody who still trusts it can be deceived. Keep what you have of the old root, root.key or its sheets, until every member has confirmed the new fingerprint. Then destroy both in all places. Keep every publication.bin.',
    left: 'A reception can change its root {most} times: {left} more after this one. After that, make a new reception.',
    full: 'This reception has changed its root {most} times, as many as its key lists can name. No earlier root may be forgotten, or it could come back. Make a new reception: new posters, new vaults, as on the first day.',
    same: 'the new root has been the root of this reception before: make another one',
  },
}
