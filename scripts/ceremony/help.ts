/** Commands of the ceremony. */
export const HELP = `The key ceremony: make the keys of a reception. Use a machine that is offline if you can.

  npm run ceremony
  npm run ceremony -- guide --folder FOLDER [--language nb|nn|en]
      the guide: it asks for everything, step by step, and keeps all files in one folder. Members put their files
      into FOLDER/enrolments. You can stop, and go on with the same command; later it makes the next key list.
      In the end FOLDER/for-server goes to the server, and FOLDER/for-print to the printer. The commands below
      do the same in single steps, for scripts.

  npm run ceremony -- plan --out FOLDER [--sample university|municipality|company]
      write a sample to begin with, of a university if you do not say: plan.json (members, and other ways to report) and content/ (every
      text of the organisation, channels and questions among them). Edit both. "npm run content" checks
      the second. For each member the plan names the "channels" that they read, and in "substituteIn" those
      in which they read instead of a member who cannot. "name" is the member's own name: reporters see it
      behind the title, and can leave out a person whom they know. The key list is public, so ask
      each member first; without it the title stands alone. "order": {"channel": ["first", ...]} says who is
      asked first, if that is not the order of the plan. "together": ["channel", ...] names channels whose
      reports two of their readers must open together: nobody reads one alone, also with a stolen vault.
      Such a channel needs three readers, beside substitutes: a report is lost once one of its readers is left.

  npm run ceremony -- root --out FOLDER
      make root.key and fingerprint.txt. Tell the fingerprint to the members: their desks ask for it
      before they make an enrolment file (npm run desk -- --new).

  npm run ceremony -- look --enrolment FILE
      show what an enrolment file says, and its fingerprint.

  npm run ceremony -- create --plan FILE --content FOLDER --out FOLDER [--root FILE]
                             [--enrolment [ID=]FILE ...] [--compared FINGERPRINT ...]
                             [--sheets FILE ...] [--alone SENTENCE] [--passphrases FILE]
      make the first key list. Members of the plan with an enrolment file keep their secrets to
      themselves; you compare each file's fingerprint by phone. For the other members it makes vaults
      here. Without --root it makes root.key and fingerprint.txt as well.

  npm run ceremony -- renew --root FILE --publication FILE --out FOLDER [--keys FILE ...]
                            [--add [ID=]FILE --role ROLE --channels a,b|none [--position N]
                            [--substitute a,b|none] ...] [--remove ID ...] [--name ID=NAME ...]
                            [--compared FINGERPRINT ...] [--content FOLDER [--plan FILE]]
                            [--sheets FILE ...] [--alone SENTENCE] [--passphrases FILE]
      make the next key list, for this week and the 25 after it, from the files that members made on
      their desks. --keys takes a member's newest file. A member who gave none keeps the weeks of the list
      before. --add takes the enrolment file of a new member, who reads the channels of --channels, and is
      a substitute in those of --substitute. --name gives a member a name that reporters see, or with
      nothing after the = takes it away. With --content it signs the channels and the questionnaires
      of that folder; --plan says who reads which channel, if that changes.

  npm run ceremony -- succeed --root FILE --publication FILE --out FOLDER [--new-root FILE]
                            [--old-key safe|stolen] [--language nb|nn|en] [all that "renew" takes]
      give the reception a new root, which the old one names. Makes root.key and fingerprint.txt in
      FOLDER, or takes --new-root, and signs the next key list with it. Desks, browsers and command lines
      follow by themselves, and show the new fingerprint. It asks whether somebody else could have the old
      key, and says what to do next. If the old root.key is lost, its sheets suffice (see below). If both
      are lost, nothing leads from the old fingerprint to a new one: make a new reception.

  npm run ceremony -- split --root FILE --out FOLDER [--k 2] [--n 3] [--language nb|nn|en]
      make n sheets of the root as PDF files, any k of which suffice, and root.recovery, which they open.
      Once root.key is destroyed, k people come together for each key list.

  npm run ceremony -- drill --root-recovery FILE [--root-sheet FILE ...]
      type k sheets, and see that they give back the root, by its fingerprint. Do it once a year.

  npm run ceremony -- restore --root-recovery FILE [--root-sheet FILE ...] --out FILE
      type k sheets, and get root.key back under a new passphrase.

  npm run ceremony -- renew ... --members FOLDER
      the same where all vaults are in FOLDER, as "create" without enrolment files made them. The weekly
      files there get longer; hand them out again before you publish.

If only one person reads a channel, or keeps names, and loses the vault, nobody else can. Such a list is
refused unless --sheets gives that member's <id>.drill, less than a year old: "npm run recovery" makes
sheets, tries them, and writes it. To go without, give --alone with the sentence that the refusal shows.

Sheets of the root stand in for root.key: where a command takes --root FILE, give --root-recovery FILE
instead and type the sheets. --root-sheet FILE, once for each, reads four lines from a file instead.

Passphrases are asked for on the terminal. Without a terminal, --passphrases names a JSON file:
  {"root": "...", "newRoot": "...", "members": {"head": "...", "adviser": "..."}}
"newRoot" is what "succeed" and "restore" put on the root that they make.

Afterwards: publication.bin and the content folder, as content/, go into the server's DATA_DIR. root.key
stays offline, in two places. Each member takes <id>.vault and <id>.vault.weeks that were made here, and
nobody keeps a copy of the weekly file.`
