import type { enrol as nb } from '../nb/enrol.ts'
import type { DeskTexts } from '../texts.ts'

/** Bli med, ventar på nøkkellista, og det som gjeld kvelvet. */
export const enrol: Pick<DeskTexts, keyof typeof nb> = {
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
      'Nøkkellista har deg ikkje enno. Skranken ser etter kvart minutt; du kan òg låse og kome tilbake.',
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
      'Lag nøklane, og send fila til leiaren for mottaket. Den som ikkje gjer det, kan ikkje lese det som kjem etter at lista er gått ut.',
    keysMake: 'Lag nøklane mine til neste liste',
    keysMaking: 'Lagar nøklar ...',
    keysMade: 'Nøklane er laga. Send denne fila til leiaren for mottaket:',
    backupTitle: 'Tryggingskopi',
    backupLead:
      'Ein kopi av kvelvet opnar, med passordet, alt det du har opna til no. Lag ein ny av og til, og gøym han i eit skap. Fila med vekenøklar skal aldri kopierast.',
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
