import type { enrol as nbEnrol } from '../nb/vault.ts'
import type { DeskTexts } from '../texts.ts'

/** Security keys, which open the vault together with the passphrase. */
export const securityKeys = {
  title: 'Tryggleiksnøklar',
  lead: 'Ein tryggleiksnøkkel er ei lita brikke, eller lesaren for fingeravtrykk eller ansikt i maskina. Med han trengst begge delar for å låse opp: passordet og nøkkelen. Ei stolen maskin opnar då ingenting, sjølv om nokon gjettar passordet.',
  none: 'Ingen er lagde til. Passordet åleine opnar kvelvet.',
  some: 'Passordet og ein av desse opnar kvelvet:',
  name: 'Kva du vil kalle nøkkelen',
  nameHint: 'Til dømes «blå brikke» eller «berbar». Høgst 20 teikn.',
  passphrase: 'Passordet til kvelvet',
  add: 'Legg til ein tryggleiksnøkkel',
  working: 'Låser kvelvet på nytt ...',
  full: 'Fire nøklar er lagde til, og det er det meste. Fjern ein for å leggje til ein ny.',
  remove: 'Fjern {name}',
  removeLead: 'Skriv passordet for å fjerne {name}.',
  removeLast: 'Dette er den siste. Deretter opnar passordet åleine kvelvet.',
  removeConfirm: 'Fjern han',
  keep: 'Behald han',
  touch: 'Ta så på tryggleiksnøkkelen òg. Nettlesaren seier kva han vil ha.',
  touchTwice: 'Ta på tryggleiksnøkkelen no, og ein gong til når nettlesaren spør igjen.',
  cancel: 'Avbryt',
  added:
    '{name} er lagd til. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle opnar ikkje kvelvet slik det er no. Øydelegg gamle kopiar; dei kan opnast utan denne nøkkelen.',
  removed:
    '{name} er fjerna. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle opnar ikkje kvelvet slik det er no. Øydelegg gamle kopiar; {name} opnar dei enno.',
  lost: 'Mistar du alle nøklane, er gjenopprettingsarka vegen tilbake: dei opnar kvelvet utan tryggleiksnøkkel. Utan ark er kvelvet tapt. Legg difor til to nøklar, og lag ark.',
  codeTitle: 'Kode for gjenopprettingsark',
  codeLead:
    'Program i terminalen kan ikkje spørje tryggleiksnøkkelen. Dei spør etter ein kode i staden. Han opnar kvelvet og vekenøklane åleine: lim han berre inn i programmet, og skriv han ikkje ned. Han gjeld til du byter passord eller nøklar.',
  codeShow: 'Vis koden',
  codeHide: 'Gøym koden',
} as const

/** Messages of faults. */
export const securityKeyErrors = {
  'key-missing': 'Kvelvet treng ein tryggleiksnøkkel òg, og ingen vart brukt. Prøv igjen.',
  'key-mismatch': 'Passordet eller tryggleiksnøkkelen passar ikkje. Prøv igjen.',
  'key-unanswered':
    'Ingen tryggleiksnøkkel som høyrer til kvelvet, svara: det vart avbrote, tok for lang tid, eller det var ein annan nøkkel. Prøv igjen.',
  'key-browser':
    'Denne nettlesaren kan ikkje bruke tryggleiksnøklar slik kvelvet treng det. Prøv ein nyare nettlesar.',
  'key-unfit': 'Denne tryggleiksnøkkelen kan ikkje brukast til kvelvet. Bruk ein annan.',
  'key-known': 'Denne tryggleiksnøkkelen er lagd til frå før.',
  'keys-full': 'Fire tryggleiksnøklar er det meste. Fjern ein først.',
} as const

/** Messages about the keys of a week. */
export const weeklyKeys = {
  notices: {
    'keys-stopped':
      '{name} har stansa vekenøklane sine. Ingenting kjem dit før leiaren har laga ei ny nøkkelliste.',
    'no-weekly-key':
      'Vekenøkkelen for denne veka manglar. Nye meldingar kan ikkje opnast på denne maskina.',
    'keys-kept':
      'Tenaren kan ikkje stadfeste datoen på denne maskina. Så lenge det er slik, blir gamle vekenøklar liggjande på denne maskina. Går det ikkje over innan eit døgn, så be den som driv tenaren, sjå på klokka og loggen der.',
    'keys-withheld':
      'Tenaren viser konvoluttar som han ikkje gir ut. Vekenøklane som kan opne dei, blir liggjande på denne maskina så lenge, kvar av dei i høgst fire veker til. Sei frå til den som driv tenaren.',
  },
}

/** Joining, waiting for the key list, and the vault. */
export const enrol: Pick<DeskTexts, keyof typeof nbEnrol> = {
  enrol: {
    title: 'Lag kvelvet ditt',
    lead: 'Her lagar du nøklane dine. Dei blir på denne maskina, i ei fil som berre passordet ditt opnar.',
    root: 'Fingeravtrykket til mottaket',
    rootHint: 'Leiaren for mottaket les det opp for deg: 32 teikn i grupper på fire.',
    id: 'Kort namn på deg i nøkkellista',
    idHint:
      'Små bokstavar a til z, siffer og bindestrek, til dømes anna. Leiaren kan velje eit anna.',
    titles: 'Tittelen din, slik varslaren ser han',
    titlesHint: 'Ei rolle, ikkje namnet ditt: «Rådgivar i varslingsmottaket».',
    nb: 'På bokmål',
    nn: 'På nynorsk',
    en: 'På engelsk',
    passphrase: 'Passord for kvelvet',
    passphraseHint:
      'Minst 16 teikn. Seks tilfeldige ord er lette å hugse. Ingen kan hente det tilbake for deg.',
    again: 'Passordet ein gong til',
    submit: 'Lag kvelvet',
    working: 'Lagar nøklar ...',
  },
  strengths: {
    short: 'For kort enno: minst 16 teikn.',
    poor: 'For lett å gjette: bruk fleire ulike teikn.',
    fair: 'Godt nok. Eit ord eller to til gjer det sterkare.',
    good: 'Sterkt.',
  },
  enrolProblems: {
    root: 'Fingeravtrykket har 32 teikn, 0 til 9 og A til Z utan U. Sjå over det ein gong til.',
    id: 'Namnet må byrje med ein liten bokstav, og berre ha a til z, siffer og bindestrek.',
    titles: 'Skriv tittelen på alle tre språka, høgst 80 teikn.',
    passphrase: 'Passordet er ikkje sterkt nok enno.',
    differ: 'Dei to passorda er ikkje like.',
  },
  joining: {
    title: 'Kvelvet er laga',
    file: 'Send denne fila til leiaren for mottaket. Det er ingenting hemmeleg i ho:',
    fileGone:
      'Fila til leiaren ligg ikkje ved sida av kvelvet lenger. Har leiaren fått ho, er alt i orden. Elles: byrj på nytt med eit nytt kvelv.',
    print: 'Fingeravtrykket til fila. Les det opp når leiaren ringjer:',
    waiting:
      'Du står ikkje i nøkkellista enno. Skranken ser etter kvart minutt; du kan òg låse og kome tilbake.',
    root: 'Mottaket du ventar på, har fingeravtrykket {root}.',
    offline:
      'Tenaren svarar ikkje enno. Det er i orden om leiaren ikkje har sett han i gang; skranken held fram med å sjå etter.',
    look: 'Sjå etter no',
    looking: 'Ser etter ...',
  },
  vault: {
    open: 'Kvelvet',
    title: 'Kvelvet ditt',
    close: 'Lukk',
    keysTitle: 'Nøklar til neste liste',
    keysLater:
      'Frå åtte veker før nøkkellista går ut, lagar du her nøklane til den neste. Du får beskjed.',
    keysLead:
      'Lag nøklane, og send fila til leiaren for mottaket. Gjer du det ikkje, kan du ikkje lese det som kjem etter at lista har gått ut.',
    keysMake: 'Lag nøklane mine til neste liste',
    keysMaking: 'Lagar nøklar ...',
    keysMade: 'Nøklane er laga. Send denne fila til leiaren for mottaket:',
    backupTitle: 'Tryggingskopi',
    backupLead:
      'Ein kopi av kvelvet opnar, med passordet, alt det du har opna til no. Lag ein ny av og til, og oppbevar han i eit låst skap. Fila med vekenøklar skal aldri kopierast.',
    backup: 'Lagre ein kopi av kvelvet',
    passphraseTitle: 'Byt passord',
    cheap:
      'Passordet ditt er verna slik det var vanleg då kvelvet vart laga. Byt det, så gjeld nyare og sterkare vern. Du kan skrive det same på nytt.',
    from: 'Passordet du har no',
    to: 'Nytt passord',
    again: 'Det nye ein gong til',
    change: 'Byt passord',
    changing: 'Byter ...',
    changed:
      'Passordet er bytt. Ta ein ny kopi av kvelvet, og lag nye gjenopprettingsark: dei gamle høyrer til det gamle passordet.',
  },
}

/** Messages about the reception's key lists. */
export const keyLists = {
  notices: {
    'lists-missing':
      'Tenaren gir ikkje ut nøkkellistene til og med nummer {version}, og kvelvet ditt har dei ikkje. Der skranken ikkje kjenner dei som har skrive i ei sak, lèt han saka stå. Be ein kollega som ikkje ser dette, lage ei pakke (npm run bundle), og opne henne éin gong med kvelvet ditt.',
    'list-history':
      'Nøkkellistene som tenaren viser, heng ikkje saman. Nokon kan ha fått sjå ei anna liste. Sei frå til leiaren for mottaket.',
    'new-root':
      'Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk. Før du har stadfesta det, les skranken berre: Han skriv og sender ingenting, og øydelegg ingenting. Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det. Ta det ikkje frå ein e-post, ei nettside eller ein skjerm. Veit ikkje leiaren om nokon ny nøkkel, så skriv det tidlegare fingeravtrykket, frå ein plakat. Byt ut plakatar og kort som viser det gamle.',
    'new-root-stolen':
      'Den gamle nøkkelen til mottaket er på avvegar, eller kan vere det. Mottaket har fått ein ny nøkkel, og dermed eit nytt fingeravtrykk. Før du har stadfesta det, les skranken berre: Han skriv og sender ingenting, og øydelegg ingenting. Spør leiaren for mottaket om det nye fingeravtrykket, på telefon eller ansikt til ansikt, og skriv det her slik du høyrer det. Ta det ikkje frå ein e-post, ei nettside eller ein skjerm. Veit ikkje leiaren om nokon ny nøkkel, så skriv det tidlegare fingeravtrykket, frå ein plakat. Ta ned plakatar og kort som viser det gamle: Den som har den gamle nøkkelen, kan gi seg ut for å vere mottaket der.',
  },
  newRoot: {
    label: 'Fingeravtrykket, slik leiaren for mottaket sa det',
    confirm: 'Samanlikn og stadfest',
  },
  errors: {
    'new-root':
      'Du har ikkje stadfesta den nye nøkkelen til mottaket. Før det les skranken berre. Skriv fingeravtrykket øvst, og trykk «Samanlikn og stadfest».',
    'root-differs':
      'Dette er ikkje fingeravtrykket til nøkkelen som skranken fekk sjå. Skriv det ein gong til slik du høyrer det. Stemmer det framleis ikkje, har skranken fått sjå ei falsk nøkkelliste: Ring leiaren og kollegaene dine. Skriv det på nytt når tenaren viser den rette lista.',
    'two-roots':
      'Tenaren viser ei nøkkelliste frå ein annan nøkkel enn den nye som skranken såg før, og du har ikkje stadfesta nokon av dei. Ei av dei to listene er falsk. Ring leiaren for mottaket, og skriv det rette fingeravtrykket øvst.',
  },
}
