/** Writing a report, step by step: bokmål. */
export const writing = {
  tell: {
    heading: 'Fortell hva som har skjedd',
    lead: 'Skriv med dine egne ord. Spørsmålene er bare til hjelp: Svar på dem du vil, eller skriv alt i det første feltet.',
    careful: 'Vil du være anonym, så la være å skrive navnet ditt og ting som bare du kan vite.',
    channel: 'Hvor hører saken til?',
    channelHint: 'Velg det som ligger nærmest. Mottaket kan sende saken videre.',
    channelMissing: 'Velg hvor saken hører til',
    empty: 'Skriv noe i minst ett av feltene',
    left: {
      one: 'Plass igjen: {n} tegn. Bokstaver som æ, ø og å og emojier teller som flere.',
      other: 'Plass igjen: {n} tegn. Bokstaver som æ, ø og å og emojier teller som flere.',
    },
    over: {
      one: 'Teksten er {n} tegn for lang. Ingenting er borte. Kort den ned, eller send resten med koden etterpå.',
      other:
        'Teksten er {n} tegn for lang. Ingenting er borte. Kort den ned, eller send resten med koden etterpå.',
    },
    overShort: {
      one: 'Kort ned teksten. Den er {n} tegn for lang',
      other: 'Kort ned teksten. Den er {n} tegn for lang',
    },
  },
  details: {
    heading: 'Litt mer, hvis du vil',
    lead: 'Alt her er frivillig. Hopp over det du ikke vil svare på.',
    party: 'Hvem gjelder det?',
    skip: 'Vil ikke svare',
    categories: 'Hva slags sak er det?',
    categoriesHint: 'Velg så mange du vil.',
    relation: 'Hva passer best på deg?',
    relationHint: 'Det hjelper mottaket å forstå saken. Svaret stenger aldri for noe.',
  },
  contact: {
    heading: 'Vil du fortelle mer, eller bli hørt?',
    anonymous: 'Du er anonym',
    anonymousText:
      'Navnet ditt blir ikke sendt. Vil du si hvem du er, kan du gjøre det senere med koden, i en egen konvolutt.',
    wish: 'Hvordan vil du helst bli hørt?',
    wishHint:
      'Frivillig. Mottaket svarer deg gjennom koden. Et møte eller en samtale kan vise hvem du er; skriftlig gjør det ikke.',
  },
  wishes: {
    meeting: 'Et møte',
    phone: 'En telefonsamtale',
    video: 'En videosamtale',
    'written-hearing': 'Skriftlig her, uten å si hvem jeg er',
  },
  readers: {
    heading: 'Hvem får lese?',
    lead: 'Bare disse kan åpne det du sender:',
    leaveOut: 'Er det noen av dem som ikke skal lese?',
    leaveOutHint:
      'Kryss av hvis saken handler om en av dem eller noen de står nær. Den du krysser av for, kan ikke åpne det du sender. De andre ser hvem du har utelatt.',
    leftOut: '{title} skal ikke lese',
    nobody: 'Noen må kunne lese. La minst én være uten kryss, eller bruk en av de andre veiene',
  },
  review: {
    heading: 'Se over før du sender',
    what: 'Dette sendes',
    change: 'Endre',
    changeWhat: 'Endre: {what}',
    nothing: 'Ikke besvart',
    also: 'I tillegg sendes datoen i dag, hvilket språk du bruker, og hvilken utgave av disse sidene du har sett. Ikke noe annet.',
    to: 'Disse får lese',
    notTo: 'Disse får ikke lese',
    anonymous: 'Du er anonym',
    anonymousText:
      'Navnet ditt sendes ikke, hvis du ikke har skrevet det selv. Uten navn kan det bli vanskeligere å følge opp. Det kan du gjøre noe med: Kom tilbake med koden om noen dager og se om mottaket spør om noe.',
    party: 'Hva du får vite',
    partyOwn:
      'Gjelder saken deg selv, blir du trolig regnet som part. Da får du vite hva som vurderes, du kan bli invitert til å forklare deg, og du får vite utfallet så langt taushetsplikten tillater det. Mottaket avgjør.',
    partyOther:
      'Den som ikke er part, får vite at meldingen er mottatt og når den er ferdig behandlet, og kan få spørsmål. Utfallet og tiltakene får bare partene vite, fordi de handler om andre mennesker.',
    retaliation: 'Du har vern',
    send: 'Send meldingen',
    sendHint: 'På neste side får du koden din, før meldingen går.',
  },
}
