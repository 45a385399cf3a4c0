import type { Texts } from '../shape.ts'

/** Writing a report, step by step: nynorsk. */
export const writing: Pick<
  Texts,
  'tell' | 'details' | 'contact' | 'wishes' | 'readers' | 'review'
> = {
  tell: {
    heading: 'Fortel kva som har skjedd',
    lead: 'Skriv med dine eigne ord. Spørsmåla er berre til hjelp: Svar på dei du vil, eller skriv alt i det første feltet.',
    careful: 'Vil du vere anonym, så lat vere å skrive namnet ditt og ting som berre du kan vite.',
    channel: 'Kvar høyrer saka til?',
    channelHint: 'Vel det som ligg nærast. Mottaket kan sende saka vidare.',
    channelMissing: 'Vel kvar saka høyrer til',
    empty: 'Skriv noko i minst eitt av felta',
    left: {
      one: 'Plass att: {n} teikn. Bokstavar som æ, ø og å og emojiar tel som fleire.',
      other: 'Plass att: {n} teikn. Bokstavar som æ, ø og å og emojiar tel som fleire.',
    },
    over: {
      one: 'Teksten er {n} teikn for lang. Ingenting er borte. Kort han ned, eller send resten med koden etterpå.',
      other:
        'Teksten er {n} teikn for lang. Ingenting er borte. Kort han ned, eller send resten med koden etterpå.',
    },
    overShort: {
      one: 'Kort ned teksten. Han er {n} teikn for lang',
      other: 'Kort ned teksten. Han er {n} teikn for lang',
    },
  },
  details: {
    heading: 'Litt meir, om du vil',
    lead: 'Alt her er frivillig. Hopp over det du ikkje vil svare på.',
    party: 'Kven gjeld det?',
    skip: 'Vil ikkje svare',
    categories: 'Kva slags sak er det?',
    categoriesHint: 'Vel så mange du vil.',
    relation: 'Kva passar best på deg?',
    relationHint: 'Det hjelper mottaket å forstå saka. Svaret stengjer aldri for noko.',
  },
  contact: {
    heading: 'Vil du fortelje meir, eller bli høyrd?',
    anonymous: 'Du er anonym',
    anonymousText:
      'Namnet ditt blir ikkje sendt. Vil du seie kven du er, kan du gjere det seinare med koden, i ein eigen konvolutt.',
    wish: 'Korleis vil du helst bli høyrd?',
    wishHint:
      'Frivillig. Mottaket svarar deg gjennom koden. Eit møte eller ein samtale kan vise kven du er; skriftleg gjer det ikkje.',
  },
  wishes: {
    meeting: 'Eit møte',
    phone: 'Ein telefonsamtale',
    video: 'Ein videosamtale',
    'written-hearing': 'Skriftleg her, utan å seie kven eg er',
  },
  readers: {
    heading: 'Kven får lese?',
    lead: 'Berre desse kan opne det du sender:',
    leaveOut: 'Er det nokon av dei som ikkje skal lese?',
    leaveOutHint:
      'Kryss av dersom saka handlar om ein av dei eller nokon dei står nær. Den du kryssar av for, kan ikkje opne det du sender. Dei andre ser kven du har utelate.',
    leftOut: '{title} skal ikkje lese',
    nobody:
      'Nokon må kunne lese. Lat minst éin vere utan kryss, eller bruk ein av dei andre vegane',
  },
  review: {
    heading: 'Sjå over før du sender',
    what: 'Dette blir sendt',
    change: 'Endre',
    changeWhat: 'Endre: {what}',
    nothing: 'Ikkje svart på',
    also: 'I tillegg blir datoen i dag, språket du bruker, og kva utgåve av desse sidene du har sett, sende med. Ikkje noko anna.',
    to: 'Desse får lese',
    notTo: 'Desse får ikkje lese',
    anonymous: 'Du er anonym',
    anonymousText:
      'Namnet ditt blir ikkje sendt, om du ikkje har skrive det sjølv. Utan namn kan det bli vanskelegare å følgje opp. Det kan du gjere noko med: Kom tilbake med koden om nokre dagar og sjå om mottaket spør om noko.',
    party: 'Kva du får vite',
    partyOwn:
      'Gjeld saka deg sjølv, blir du truleg rekna som part. Då får du vite kva som blir vurdert, du kan bli invitert til å forklare deg, og du får vite utfallet så langt teieplikta tillèt det. Mottaket avgjer.',
    partyOther:
      'Den som ikkje er part, får vite at meldinga er motteken og når ho er ferdig behandla, og kan få spørsmål. Utfallet og tiltaka får berre partane vite, fordi dei handlar om andre menneske.',
    retaliation: 'Du har vern',
    send: 'Send meldinga',
    sendHint: 'På neste side får du koden din, før meldinga går.',
  },
}
