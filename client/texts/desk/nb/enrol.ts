/** Bli med, venter på nøkkellista, og det som gjelder hvelvet. */
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
      'Nøkkellista har deg ikke ennå. Skranken ser etter hvert minutt; du kan også låse og komme tilbake.',
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
      'Lag nøklene, og send fila til lederen for mottaket. Den som ikke gjør det, kan ikke lese det som kommer etter at lista er gått ut.',
    keysMake: 'Lag nøklene mine til neste liste',
    keysMaking: 'Lager nøkler ...',
    keysMade: 'Nøklene er laget. Send denne fila til lederen for mottaket:',
    backupTitle: 'Sikkerhetskopi',
    backupLead:
      'En kopi av hvelvet åpner, med passordet, alt det du har åpnet til nå. Ta den om igjen av og til, og gjem den i et skap. Fila med ukenøkler skal aldri kopieres.',
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
