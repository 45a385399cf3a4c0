/** A desk that nobody uses for a while, and one that nobody looks at. */
export const idle = {
  idle: {
    locked: {
      nb: 'Skranken låste seg fordi ingen brukte den.',
      nn: 'Skranken låste seg fordi ingen brukte han.',
      en: 'The desk locked because nobody was using it.',
    },
    covered: {
      nb: 'Skranken er dekket til',
      nn: 'Skranken er dekt til',
      en: 'The desk is covered',
    },
    coveredLead: {
      nb: 'Ingen har brukt skranken på en stund. Den er ikke låst, for da hadde noe gått tapt som ikke er sendt. Skriv passordet for å fortsette.',
      nn: 'Ingen har brukt skranken på ei stund. Han er ikkje låst, for då hadde noko gått tapt som ikkje er sendt. Skriv passordet for å halde fram.',
      en: 'Nobody has used the desk for a while. It is not locked, because that would lose something that is not sent. Type the passphrase to go on.',
    },
    uncover: { no: 'Fortsett', en: 'Go on' },
    loseAndLock: { no: 'Lås og mist det', en: 'Lock and lose it' },
    registering: {
      nb: 'En melding blir registrert, og koden er ikke gitt fra deg ennå. Lås likevel, og mist den?',
      nn: 'Ei melding blir registrert, og koden er ikkje gitt frå deg enno. Låse likevel, og miste han?',
      en: 'A report is being put in, and its code is not handed over yet. Lock all the same, and lose it?',
    },
    title: {
      nb: 'Når du ikke er ved skranken',
      nn: 'Når du ikkje er ved skranken',
      en: 'When you are not at the desk',
    },
    after: { no: 'Lås når ingen bruker skranken', en: 'Lock when nobody uses the desk' },
    minutes: {
      nb: 'etter {count} minutter',
      nn: 'etter {count} minutt',
      en: 'after {count} minutes',
    },
    afterHint: {
      nb: 'Er noe ikke sendt, dekkes skranken til i stedet, og ingenting går tapt. Å spille av et opptak teller ikke som bruk.',
      nn: 'Er noko ikkje sendt, blir skranken dekt til i staden, og ingenting går tapt. Å spele av eit opptak tel ikkje som bruk.',
      en: 'If something is not sent, the desk is covered instead, and nothing is lost. Playing a recording does not count as use.',
    },
    tab: {
      nb: 'Vis i fanen hvor mye som venter på meg',
      nn: 'Vis i fana kor mykje som ventar på meg',
      en: 'Show in the tab how much waits for me',
    },
    tabHint: {
      nb: 'Den som ser skjermen din, ser tallet.',
      nn: 'Den som ser skjermen din, ser talet.',
      en: 'Whoever sees your screen sees the number.',
    },
    machine: {
      nb: 'La maskinen si fra når noe nytt venter',
      nn: 'La maskina seie frå når noko nytt ventar',
      en: 'Let the machine say when something new waits',
    },
    machineHint: {
      nb: 'Den sier bare at noe venter: ikke navn, referanse eller kanal. Maskinen kan huske når det var.',
      nn: 'Ho seier berre at noko ventar: ikkje namn, referanse eller kanal. Maskina kan hugse når det var.',
      en: 'It says only that something waits: no name, reference or channel. The machine may remember when that was.',
    },
    refused: {
      nb: 'Nettleseren tillater det ikke. Tillat varslinger fra localhost i innstillingene dens.',
      nn: 'Nettlesaren tillèt det ikkje. Tillat varslingar frå localhost i innstillingane hans.',
      en: 'The browser does not allow it. Allow notifications from localhost in its settings.',
    },
    notice: {
      nb: 'Noe venter ved skranken',
      nn: 'Noko ventar ved skranken',
      en: 'Something is waiting at the desk',
    },
  },
}
