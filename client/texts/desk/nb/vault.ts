/** Security keys, which open the vault together with the passphrase. */
export const securityKeys = {
  title: 'Sikkerhetsnøkler',
  lead: 'En sikkerhetsnøkkel er en liten brikke, eller leseren for fingeravtrykk eller ansikt i maskinen. Med den trengs begge deler for å låse opp: passordet og nøkkelen. En stjålet maskin åpner da ingenting, selv om noen gjetter passordet.',
  none: 'Ingen er lagt til. Passordet alene åpner hvelvet.',
  some: 'Passordet og en av disse åpner hvelvet:',
  name: 'Hva du vil kalle nøkkelen',
  nameHint: 'For eksempel «blå brikke» eller «bærbar». Høyst 20 tegn.',
  passphrase: 'Passordet til hvelvet',
  add: 'Legg til en sikkerhetsnøkkel',
  working: 'Låser hvelvet på nytt ...',
  full: 'Fire nøkler er lagt til, og det er det meste. Fjern en for å legge til en ny.',
  remove: 'Fjern {name}',
  removeLead: 'Skriv passordet for å fjerne {name}.',
  removeLast: 'Dette er den siste. Deretter åpner passordet alene hvelvet.',
  removeConfirm: 'Fjern den',
  keep: 'Behold den',
  touch: 'Ta så på sikkerhetsnøkkelen også. Nettleseren sier hva den vil ha.',
  touchTwice: 'Ta på sikkerhetsnøkkelen nå, og en gang til når nettleseren spør igjen.',
  cancel: 'Avbryt',
  added:
    '{name} er lagt til. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle åpner ikke hvelvet slik det er nå. Ødelegg gamle kopier; de åpnes uten denne nøkkelen.',
  removed:
    '{name} er fjernet. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle åpner ikke hvelvet slik det er nå. Ødelegg gamle kopier; {name} åpner dem ennå.',
  lost: 'Mister du alle nøklene, er gjenopprettingsarkene veien tilbake: de åpner hvelvet uten sikkerhetsnøkkel. Uten ark er hvelvet tapt. Legg derfor til to nøkler, og lag ark.',
  codeTitle: 'Kode for gjenopprettingsark',
  codeLead:
    'Programmer i terminalen kan ikke spørre sikkerhetsnøkkelen. De spør etter en kode i stedet. Den åpner hvelvet og ukenøklene alene: lim den bare inn i programmet, og skriv den ikke ned. Den gjelder til du bytter passord eller nøkler.',
  codeShow: 'Vis koden',
  codeHide: 'Skjul koden',
} as const

/** Messages of faults. */
export const securityKeyErrors = {
  'key-missing': 'Hvelvet trenger en sikkerhetsnøkkel også, og ingen ble brukt. Prøv igjen.',
  'key-mismatch': 'Passordet eller sikkerhetsnøkkelen passer ikke. Prøv igjen.',
  'key-unanswered':
    'Ingen sikkerhetsnøkkel som hører til hvelvet, svarte: det ble avbrutt, tok for lang tid, eller det var en annen nøkkel. Prøv igjen.',
  'key-browser':
    'Denne nettleseren kan ikke bruke sikkerhetsnøkler slik hvelvet trenger det. Prøv en nyere nettleser.',
  'key-unfit': 'Denne sikkerhetsnøkkelen kan ikke brukes til hvelvet. Bruk en annen.',
  'key-known': 'Denne sikkerhetsnøkkelen er lagt til fra før.',
  'keys-full': 'Fire sikkerhetsnøkler er det meste. Fjern en først.',
} as const

/** Messages about the keys of a week. */
export const weeklyKeys = {
  notices: {
    'keys-stopped':
      '{name} har stanset ukenøklene sine. Ingenting kommer dit før lederen har laget en ny nøkkelliste.',
    'no-weekly-key':
      'Ukenøkkelen for denne uka mangler. Nye meldinger kan ikke åpnes på denne maskinen.',
    'keys-kept':
      'Tjeneren kan ikke bekrefte datoen på denne maskinen. Så lenge det er slik, blir gamle ukenøkler liggende på denne maskinen. Går det ikke over innen et døgn, så be den som driver tjeneren, se på klokka og loggen der.',
    'keys-withheld':
      'Tjeneren viser konvolutter som den ikke gir ut. Ukenøklene som kan åpne dem, blir liggende på denne maskinen så lenge, hver av dem i høyst fire uker til. Si fra til den som driver tjeneren.',
  },
}

/** Joining, waiting for the key list, and the vault. */
export const enrol = {
  enrol: {
    title: 'Lag hvelvet ditt',
    lead: 'Her lager du nøklene dine. De blir på denne maskinen, i en fil som bare passordet ditt åpner.',
    root: 'Fingeravtrykket til mottaket',
    rootHint: 'Lederen for mottaket leser det opp for deg: 32 tegn i grupper på fire.',
    id: 'Kort navn på deg i nøkkellista',
    idHint:
      'Små bokstaver a til z, sifre og bindestrek, for eksempel anna. Lederen kan velge et annet.',
    titles: 'Tittelen din, slik varsleren ser den',
    titlesHint: 'En rolle, ikke navnet ditt: «Rådgiver i varslingsmottaket».',
    nb: 'På bokmål',
    nn: 'På nynorsk',
    en: 'På engelsk',
    passphrase: 'Passord for hvelvet',
    passphraseHint:
      'Minst 16 tegn. Seks tilfeldige ord er lette å huske. Ingen kan hente det tilbake for deg.',
    again: 'Passordet en gang til',
    submit: 'Lag hvelvet',
    working: 'Lager nøkler ...',
  },
  strengths: {
    short: 'For kort ennå: minst 16 tegn.',
    poor: 'For lett å gjette: bruk flere forskjellige tegn.',
    fair: 'Godt nok. Et ord eller to til gjør det sterkere.',
    good: 'Sterkt.',
  },
  enrolProblems: {
    root: 'Fingeravtrykket har 32 tegn, 0 til 9 og A til Z uten U. Se over det en gang til.',
    id: 'Navnet må begynne med en liten bokstav, og ha bare a til z, sifre og bindestrek.',
    titles: 'Skriv tittelen på alle tre språk, høyst 80 tegn.',
    passphrase: 'Passordet er ikke sterkt nok ennå.',
    differ: 'De to passordene er ikke like.',
  },
  joining: {
    title: 'Hvelvet er laget',
    file: 'Send denne fila til lederen for mottaket. Det er ingenting hemmelig i den:',
    fileGone:
      'Fila til lederen ligger ikke ved siden av hvelvet lenger. Har lederen fått den, er alt i orden. Ellers: begynn på nytt med et nytt hvelv.',
    print: 'Fingeravtrykket til fila. Les det opp når lederen ringer:',
    waiting:
      'Du står ikke i nøkkellista ennå. Skranken ser etter hvert minutt; du kan også låse og komme tilbake.',
    root: 'Mottaket du venter på har fingeravtrykket {root}.',
    offline:
      'Tjeneren svarer ikke ennå. Det er i orden hvis lederen ikke har satt den i gang; skranken fortsetter å se etter.',
    look: 'Se etter nå',
    looking: 'Ser etter ...',
  },
  vault: {
    open: 'Hvelvet',
    title: 'Hvelvet ditt',
    close: 'Lukk',
    keysTitle: 'Nøkler til neste liste',
    keysLater:
      'Fra åtte uker før nøkkellista går ut, lager du her nøklene til den neste. Du får beskjed.',
    keysLead:
      'Lag nøklene, og send fila til lederen for mottaket. Gjør du det ikke, kan du ikke lese det som kommer etter at lista er gått ut.',
    keysMake: 'Lag nøklene mine til neste liste',
    keysMaking: 'Lager nøkler ...',
    keysMade: 'Nøklene er laget. Send denne fila til lederen for mottaket:',
    backupTitle: 'Sikkerhetskopi',
    backupLead:
      'En kopi av hvelvet åpner, med passordet, alt det du har åpnet til nå. Ta en ny kopi av og til, og oppbevar den i et låst skap. Fila med ukenøkler skal aldri kopieres.',
    backup: 'Lagre en kopi av hvelvet',
    passphraseTitle: 'Bytt passord',
    cheap:
      'Passordet ditt er beskyttet slik det var vanlig da hvelvet ble laget. Bytt det, så gjelder nyere og sterkere beskyttelse. Du kan skrive det samme på nytt.',
    from: 'Passordet du har nå',
    to: 'Nytt passord',
    again: 'Det nye en gang til',
    change: 'Bytt passord',
    changing: 'Bytter ...',
    changed:
      'Passordet er byttet. Ta en ny kopi av hvelvet, og lag nye gjenopprettingsark: de gamle hører til det gamle passordet.',
  },
}

/** Messages about the reception's key lists. */
export const keyLists = {
  notices: {
    'lists-missing':
      'Tjeneren gir ikke ut nøkkellistene til og med nummer {version}, og hvelvet ditt har dem ikke. Der skranken ikke kjenner dem som har skrevet i en sak, lar den saken stå. Be en kollega som ikke ser dette, lage en pakke (npm run bundle), og åpne den én gang med hvelvet ditt.',
    'list-history':
      'Nøkkellistene som tjeneren viser, henger ikke sammen. Noen kan ha fått se en annen liste. Si fra til lederen for mottaket.',
    'new-root':
      'Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk. Før du har bekreftet det, leser skranken bare: Den skriver og sender ingenting, og ødelegger ingenting. Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det. Ta det ikke fra en e-post, en nettside eller en skjerm. Vet ikke lederen om noen ny nøkkel, så skriv det tidligere fingeravtrykket, fra en plakat. Bytt ut plakater og kort som viser det gamle.',
    'new-root-stolen':
      'Den gamle nøkkelen til mottaket er på avveie, eller kan være det. Mottaket har fått en ny nøkkel, og dermed et nytt fingeravtrykk. Før du har bekreftet det, leser skranken bare: Den skriver og sender ingenting, og ødelegger ingenting. Spør lederen for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du hører det. Ta det ikke fra en e-post, en nettside eller en skjerm. Vet ikke lederen om noen ny nøkkel, så skriv det tidligere fingeravtrykket, fra en plakat. Ta ned plakater og kort som viser det gamle: Den som har den gamle nøkkelen, kan utgi seg for å være mottaket der.',
  },
  newRoot: {
    label: 'Fingeravtrykket, slik lederen for mottaket sa det',
    confirm: 'Sammenlign og bekreft',
  },
  errors: {
    'new-root':
      'Du har ikke bekreftet den nye nøkkelen til mottaket. Før det leser skranken bare. Skriv fingeravtrykket øverst, og trykk «Sammenlign og bekreft».',
    'root-differs':
      'Dette er ikke fingeravtrykket til nøkkelen som skranken fikk se. Skriv det en gang til slik du hører det. Stemmer det fremdeles ikke, har skranken fått se en falsk nøkkelliste: Ring lederen og kollegene dine. Skriv det på nytt når tjeneren viser den rette listen.',
    'two-roots':
      'Tjeneren viser en nøkkelliste fra en annen nøkkel enn den nye som skranken så før, og du har ikke bekreftet noen av dem. En av de to listene er falsk. Ring lederen for mottaket, og skriv det rette fingeravtrykket øverst.',
  },
}
