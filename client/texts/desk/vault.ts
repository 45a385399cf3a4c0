import { printFaults } from '../fingerprint.ts'

/** Security keys, which open the vault together with the passphrase. */
export const vault = {
  securityKeys: {
    title: { nb: 'Sikkerhetsnøkler', nn: 'Tryggleiksnøklar', en: 'Security keys' },
    lead: {
      nb: 'En sikkerhetsnøkkel er en liten brikke, eller leseren for fingeravtrykk eller ansikt i maskinen. Med den trengs begge deler for å låse opp: passordet og nøkkelen. En stjålet maskin åpner da ingenting, selv om noen gjetter passordet.',
      nn: 'Ein tryggleiksnøkkel er ei lita brikke, eller lesaren for fingeravtrykk eller ansikt i maskina. Med han trengst begge delar for å låse opp: passordet og nøkkelen. Ei stolen maskin opnar då ingenting, sjølv om nokon gjettar passordet.',
      en: 'A security key is a small token, or the reader of fingerprints or faces in your machine. With one, it takes both to unlock: the passphrase and the key. A stolen machine then opens nothing, even if somebody guesses the passphrase.',
    },
    none: {
      nb: 'Ingen er lagt til. Passordet alene åpner hvelvet.',
      nn: 'Ingen er lagde til. Passordet åleine opnar kvelvet.',
      en: 'None has been added. The passphrase alone opens the vault.',
    },
    some: {
      nb: 'Passordet og en av disse åpner hvelvet:',
      nn: 'Passordet og ein av desse opnar kvelvet:',
      en: 'The passphrase and one of these open the vault:',
    },
    name: {
      nb: 'Hva du vil kalle nøkkelen',
      nn: 'Kva du vil kalle nøkkelen',
      en: 'What you want to call the key',
    },
    nameHint: {
      nb: 'For eksempel «blå brikke» eller «bærbar». Høyst 20 tegn.',
      nn: 'Til dømes «blå brikke» eller «berbar». Høgst 20 teikn.',
      en: 'For example “blue token” or “laptop”. At most 20 characters.',
    },
    passphrase: {
      nb: 'Passordet til hvelvet',
      nn: 'Passordet til kvelvet',
      en: 'Passphrase of the vault',
    },
    add: {
      nb: 'Legg til en sikkerhetsnøkkel',
      nn: 'Legg til ein tryggleiksnøkkel',
      en: 'Add a security key',
    },
    working: {
      nb: 'Låser hvelvet på nytt ...',
      nn: 'Låser kvelvet på nytt ...',
      en: 'Locking the vault again ...',
    },
    full: {
      nb: 'Fire nøkler er lagt til, og det er det meste. Fjern en for å legge til en ny.',
      nn: 'Fire nøklar er lagde til, og det er det meste. Fjern ein for å leggje til ein ny.',
      en: 'Four keys have been added, which is the most. Remove one to add another.',
    },
    remove: { no: 'Fjern {name}', en: 'Remove {name}' },
    removeLead: {
      no: 'Skriv passordet for å fjerne {name}.',
      en: 'Type the passphrase to remove {name}.',
    },
    removeLast: {
      nb: 'Dette er den siste. Deretter åpner passordet alene hvelvet.',
      nn: 'Dette er den siste. Deretter opnar passordet åleine kvelvet.',
      en: 'This is the last one. From then on the passphrase alone opens the vault.',
    },
    removeConfirm: { nb: 'Fjern den', nn: 'Fjern han', en: 'Remove it' },
    keep: { nb: 'Behold den', nn: 'Behald han', en: 'Keep it' },
    touch: {
      nb: 'Ta så på sikkerhetsnøkkelen også. Nettleseren sier hva den vil ha.',
      nn: 'Ta så på tryggleiksnøkkelen òg. Nettlesaren seier kva han vil ha.',
      en: 'Then touch your security key as well. The browser says what it wants.',
    },
    touchTwice: {
      nb: 'Ta på sikkerhetsnøkkelen nå, og en gang til når nettleseren spør igjen.',
      nn: 'Ta på tryggleiksnøkkelen no, og ein gong til når nettlesaren spør på nytt.',
      en: 'Touch your security key now, and once more when the browser asks again.',
    },
    cancel: { no: 'Avbryt', en: 'Cancel' },
    added: {
      nb: '{name} er lagt til. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle åpner ikke hvelvet slik det er nå. Ødelegg gamle kopier; de åpnes uten denne nøkkelen.',
      nn: '{name} er lagd til. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle opnar ikkje kvelvet slik det er no. Øydelegg gamle kopiar; dei kan opnast utan denne nøkkelen.',
      en: '{name} has been added. Save a new copy of the vault, and make new recovery sheets: the old ones do not open the vault as it is now. Destroy old copies; they open without this key.',
    },
    removed: {
      nb: '{name} er fjernet. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle åpner ikke hvelvet slik det er nå. Ødelegg gamle kopier; {name} åpner dem ennå.',
      nn: '{name} er fjerna. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle opnar ikkje kvelvet slik det er no. Øydelegg gamle kopiar; {name} opnar dei enno.',
      en: '{name} has been removed. Save a new copy of the vault, and make new recovery sheets: the old ones do not open the vault as it is now. Destroy old copies; {name} still opens them.',
    },
    lost: {
      nb: 'Mister du alle nøklene, er gjenopprettingsarkene veien tilbake: de åpner hvelvet uten sikkerhetsnøkkel. Uten ark er hvelvet tapt. Legg derfor til to nøkler, og lag ark.',
      nn: 'Mistar du alle nøklane, er gjenopprettingsarka vegen tilbake: dei opnar kvelvet utan tryggleiksnøkkel. Utan ark er kvelvet tapt. Legg difor til to nøklar, og lag ark.',
      en: 'If you lose every key, recovery sheets are the way back: they open the vault without a security key. Without sheets the vault is lost. So add two keys, and make sheets.',
    },
    codeTitle: { no: 'Kode for gjenopprettingsark', en: 'Code for recovery sheets' },
    codeLead: {
      nb: 'Programmer utenfor skranken, som det som lager gjenopprettingsark, kan ikke spørre sikkerhetsnøkkelen. De spør etter denne koden i stedet. Den åpner hvelvet og ukenøklene alene: lim den bare inn i programmet, og skriv den ikke ned. Den gjelder til du bytter passord eller nøkler.',
      nn: 'Program utanfor skranken, som det som lagar gjenopprettingsark, kan ikkje spørje tryggleiksnøkkelen. Dei spør etter denne koden i staden. Han opnar kvelvet og vekenøklane åleine: lim han berre inn i programmet, og skriv han ikkje ned. Han gjeld til du byter passord eller nøklar.',
      en: 'Programs outside the desk, such as the one that makes recovery sheets, cannot ask your security key. They ask for this code instead. It opens the vault and the weekly keys by itself: paste it into the program and nowhere else, and do not write it down. It holds until you change the passphrase or the keys.',
    },
    codeShow: { no: 'Vis koden', en: 'Show the code' },
    codeHide: { nb: 'Skjul koden', nn: 'Gøym koden', en: 'Hide the code' },
  },
  // Joining, waiting for the key list, and the vault.
  enrol: {
    title: { nb: 'Lag hvelvet ditt', nn: 'Lag kvelvet ditt', en: 'Make your vault' },
    lead: {
      nb: 'Her lager du nøklene dine. De blir på denne maskinen, i en fil som bare passordet ditt åpner.',
      nn: 'Her lagar du nøklane dine. Dei blir på denne maskina, i ei fil som berre passordet ditt opnar.',
      en: 'Here you make your keys. They stay on this machine, in a file that only your passphrase opens.',
    },
    root: { no: 'Fingeravtrykket til mottaket', en: 'Fingerprint of the reception' },
    rootHint: {
      nb: 'Lederen for mottaket leser det opp for deg: 32 tegn i grupper på fire.',
      nn: 'Leiaren for mottaket les det opp for deg: 32 teikn i grupper på fire.',
      en: 'The head of reception reads it to you: 32 symbols in groups of four.',
    },
    id: {
      nb: 'Kort navn på deg i nøkkellista',
      nn: 'Kort namn på deg i nøkkellista',
      en: 'Short name for you in the key list',
    },
    idHint: {
      nb: 'Små bokstaver a til z, sifre og bindestrek, for eksempel anna. Lederen kan velge et annet.',
      nn: 'Små bokstavar a til z, siffer og bindestrek, til dømes anna. Leiaren kan velje eit anna.',
      en: 'Small letters a to z, digits and dashes, for example anna. The head may choose another.',
    },
    titles: {
      nb: 'Tittelen din, slik varsleren ser den',
      nn: 'Tittelen din, slik varslaren ser han',
      en: 'Your title, as the reporter sees it',
    },
    titlesHint: {
      nb: 'En rolle, ikke navnet ditt: «Rådgiver i varslingsmottaket».',
      nn: 'Ei rolle, ikkje namnet ditt: «Rådgivar i varslingsmottaket».',
      en: 'A role, not your name: “Adviser, whistleblowing team”.',
    },
    nb: { no: 'På bokmål', en: 'In bokmål' },
    nn: { no: 'På nynorsk', en: 'In nynorsk' },
    en: { no: 'På engelsk', en: 'In English' },
    passphrase: {
      nb: 'Passord for hvelvet',
      nn: 'Passord for kvelvet',
      en: 'Passphrase of the vault',
    },
    passphraseHint: {
      nb: 'Minst 16 tegn. Seks tilfeldige ord er lette å huske. Ingen kan hente det tilbake for deg.',
      nn: 'Minst 16 teikn. Seks tilfeldige ord er lette å hugse. Ingen kan hente det tilbake for deg.',
      en: 'At least 16 characters. Six random words are easy to remember. Nobody can get it back for you.',
    },
    again: {
      nb: 'Passordet en gang til',
      nn: 'Passordet ein gong til',
      en: 'The passphrase again',
    },
    submit: { nb: 'Lag hvelvet', nn: 'Lag kvelvet', en: 'Make the vault' },
    working: { nb: 'Lager nøkler ...', nn: 'Lagar nøklar ...', en: 'Making keys ...' },
  },
  strengths: {
    short: {
      nb: 'For kort ennå: minst 16 tegn.',
      nn: 'For kort enno: minst 16 teikn.',
      en: 'Too short still: at least 16 characters.',
    },
    poor: {
      nb: 'For lett å gjette: bruk flere forskjellige tegn.',
      nn: 'For lett å gjette: bruk fleire ulike teikn.',
      en: 'Too easy to guess: use more different characters.',
    },
    fair: {
      nb: 'Godt nok. Et ord eller to til gjør det sterkere.',
      nn: 'Godt nok. Eit ord eller to til gjer det sterkare.',
      en: 'Good enough. A word or two more makes it stronger.',
    },
    good: { no: 'Sterkt.', en: 'Strong.' },
  },
  enrolProblems: {
    root: printFaults.root.length,
    'root-slip': printFaults.root.slip,
    id: {
      nb: 'Navnet må begynne med en liten bokstav, og ha bare a til z, sifre og bindestrek.',
      nn: 'Namnet må byrje med ein liten bokstav, og berre ha a til z, siffer og bindestrek.',
      en: 'The name must begin with a small letter, and have only a to z, digits and dashes.',
    },
    titles: {
      nb: 'Skriv tittelen på alle tre språk, høyst 80 tegn.',
      nn: 'Skriv tittelen på alle tre språka, høgst 80 teikn.',
      en: 'Write the title in all three languages, 80 characters at most.',
    },
    passphrase: {
      nb: 'Passordet er ikke sterkt nok ennå.',
      nn: 'Passordet er ikkje sterkt nok enno.',
      en: 'The passphrase is not strong enough yet.',
    },
    differ: {
      nb: 'De to passordene er ikke like.',
      nn: 'Dei to passorda er ikkje like.',
      en: 'The two passphrases differ.',
    },
  },
  joining: {
    title: { nb: 'Hvelvet er laget', nn: 'Kvelvet er laga', en: 'The vault is made' },
    file: {
      nb: 'Send denne fila til lederen for mottaket. Det er ingenting hemmelig i den:',
      nn: 'Send denne fila til leiaren for mottaket. Det er ingenting hemmeleg i ho:',
      en: 'Send this file to the head of reception. Nothing in it is secret:',
    },
    save: {
      nb: 'Lagre en kopi: {name}',
      nn: 'Lagre ein kopi: {name}',
      en: 'Save a copy: {name}',
    },
    fileGone: {
      nb: 'Fila til lederen ligger ikke ved siden av hvelvet lenger. Har lederen fått den, er alt i orden. Ellers: begynn på nytt med et nytt hvelv.',
      nn: 'Fila til leiaren ligg ikkje ved sida av kvelvet lenger. Har leiaren fått ho, er alt i orden. Elles: byrj på nytt med eit nytt kvelv.',
      en: 'The file for the head is not beside the vault any more. If the head has it, all is well. If not, begin again with a new vault.',
    },
    print: {
      nb: 'Fingeravtrykket til fila. Les det opp når lederen ringer:',
      nn: 'Fingeravtrykket til fila. Les det opp når leiaren ringjer:',
      en: 'The fingerprint of the file. Read it out when the head calls:',
    },
    waiting: {
      nb: 'Du står ikke i nøkkellista ennå. Skranken ser etter én gang i minuttet; du kan også låse og komme tilbake.',
      nn: 'Du står ikkje i nøkkellista enno. Skranken ser etter éin gong i minuttet; du kan òg låse og kome tilbake.',
      en: 'You are not in the key list yet. The desk looks once a minute; you can also lock, and come back.',
    },
    root: {
      nb: 'Mottaket du venter på, har fingeravtrykket {root}.',
      nn: 'Mottaket du ventar på, har fingeravtrykket {root}.',
      en: 'The reception that you wait for has the fingerprint {root}.',
    },
    offline: {
      nb: 'Tjeneren svarer ikke ennå. Det er i orden hvis lederen ikke har satt den i gang; skranken fortsetter å se etter.',
      nn: 'Tenaren svarar ikkje enno. Det er i orden om leiaren ikkje har sett han i gang; skranken held fram med å sjå etter.',
      en: 'The server does not answer yet. That is all right if the head has not started it; the desk goes on looking.',
    },
    look: { nb: 'Se etter nå', nn: 'Sjå etter no', en: 'Look now' },
    looking: { no: 'Ser etter ...', en: 'Looking ...' },
  },
  vault: {
    open: { nb: 'Hvelvet', nn: 'Kvelvet', en: 'Vault' },
    title: { nb: 'Hvelvet ditt', nn: 'Kvelvet ditt', en: 'Your vault' },
    close: { no: 'Lukk', en: 'Close' },
    keysTitle: {
      nb: 'Nøkler til neste liste',
      nn: 'Nøklar til neste liste',
      en: 'Keys for the next list',
    },
    keysLater: {
      nb: 'Fra åtte uker før nøkkellista går ut, lager du her nøklene til den neste. Du får beskjed.',
      nn: 'Frå åtte veker før nøkkellista går ut, lagar du her nøklane til den neste. Du får beskjed.',
      en: 'From eight weeks before the key list ends, you make the keys for the next one here. You will be told.',
    },
    keysLead: {
      nb: 'Lag nøklene, og send fila til lederen for mottaket. Gjør du det ikke, kan du ikke lese det som kommer etter at lista er gått ut.',
      nn: 'Lag nøklane, og send fila til leiaren for mottaket. Gjer du det ikkje, kan du ikkje lese det som kjem etter at lista har gått ut.',
      en: 'Make the keys, and send the file to the head of reception. If you do not, you cannot read what arrives after the list ends.',
    },
    keysLost: {
      nb: 'Ukenøkkelen for denne uka mangler, så nye meldinger kan ikke åpnes på denne maskinen. Lag nøkler, og send fila til lederen for mottaket. Når en ny nøkkelliste har dem, kan du lese igjen det som kommer etter det.',
      nn: 'Vekenøkkelen for denne veka manglar, så nye meldingar kan ikkje opnast på denne maskina. Lag nøklar, og send fila til leiaren for mottaket. Når ei ny nøkkelliste har dei, kan du på nytt lese det som kjem etter det.',
      en: 'The weekly key of this week is missing, so new reports cannot be opened on this machine. Make keys, and send the file to the head of reception. Once a new key list has them, you can again read what arrives after that.',
    },
    keysMake: {
      nb: 'Lag nøklene mine til neste liste',
      nn: 'Lag nøklane mine til neste liste',
      en: 'Make my keys for the next list',
    },
    keysMaking: { nb: 'Lager nøkler ...', nn: 'Lagar nøklar ...', en: 'Making keys ...' },
    keysMade: {
      nb: 'Nøklene er laget. Send denne fila til lederen for mottaket:',
      nn: 'Nøklane er laga. Send denne fila til leiaren for mottaket:',
      en: 'The keys are made. Send this file to the head of reception:',
    },
    backupTitle: { nb: 'Sikkerhetskopi', nn: 'Tryggingskopi', en: 'Backup' },
    backupLead: {
      nb: 'En kopi av hvelvet åpner, med passordet, alt det du har åpnet til nå. Ta en ny kopi av og til, og oppbevar den i et låst skap. Fila med ukenøkler skal aldri kopieres.',
      nn: 'Ein kopi av kvelvet opnar, med passordet, alt det du har opna til no. Lag ein ny av og til, og oppbevar han i eit låst skap. Fila med vekenøklar skal aldri kopierast.',
      en: 'With the passphrase, a copy of the vault opens everything that you have opened so far. Make a new copy now and then, and keep it in a locked cabinet. Never copy the file of weekly keys.',
    },
    backup: {
      nb: 'Lagre en kopi av hvelvet',
      nn: 'Lagre ein kopi av kvelvet',
      en: 'Save a copy of the vault',
    },
    passphraseTitle: { nb: 'Bytt passord', nn: 'Byt passord', en: 'Change the passphrase' },
    cheap: {
      nb: 'Passordet ditt er beskyttet slik det var vanlig da hvelvet ble laget. Bytt det, så gjelder nyere og sterkere beskyttelse. Du kan skrive det samme på nytt.',
      nn: 'Passordet ditt er verna slik det var vanleg då kvelvet vart laga. Byt det, så gjeld nyare og sterkare vern. Du kan skrive det same på nytt.',
      en: 'Your passphrase has the protection that was usual when the vault was made. Change it to get newer and stronger protection. You may type the same one again.',
    },
    from: {
      nb: 'Passordet du har nå',
      nn: 'Passordet du har no',
      en: 'The passphrase that you have now',
    },
    to: { no: 'Nytt passord', en: 'New passphrase' },
    again: { nb: 'Det nye en gang til', nn: 'Det nye ein gong til', en: 'The new one again' },
    change: { nb: 'Bytt passord', nn: 'Byt passord', en: 'Change the passphrase' },
    changing: { nb: 'Bytter ...', nn: 'Byter ...', en: 'Changing ...' },
    changed: {
      nb: 'Passordet er byttet. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle hører til det gamle passordet.',
      nn: 'Passordet er bytt. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle høyrer til det gamle passordet.',
      en: 'The passphrase is changed. Save a new copy of the vault, and make new recovery sheets: the old ones belong to the old passphrase.',
    },
  },
  newRoot: {
    label: {
      nb: 'Fingeravtrykket, slik lederen for mottaket sa det',
      nn: 'Fingeravtrykket, slik leiaren for mottaket sa det',
      en: 'Fingerprint, as the head of reception told it',
    },
    confirm: {
      nb: 'Sammenlign og bekreft',
      nn: 'Samanlikn og stadfest',
      en: 'Compare and confirm',
    },
  },
}
