/** Texts around every step, and messages of faults: bokmål. */
export const shell = {
  page: {
    title: 'Notater',
    language: 'Språk',
    skip: 'Hopp til innholdet',
    exit: 'Forlat siden',
    exitTitle: 'Forlate siden i en fart',
    exitText:
      '«Forlat siden» tømmer skjermen og åpner en værmelding. Du kan også trykke på Shift tre ganger på rad. Det du har skrevet og ikke sendt, blir borte. Knappen «tilbake» i nettleseren fører ikke hit igjen. Pilen «fram» i nettleseren kan vise siden igjen. Lukk fanen når du kan.',
    exitUrl: 'https://www.yr.no/nb',
    exitTwo: 'Trykk på Shift to ganger til for å forlate siden.',
    exitOne: 'Trykk på Shift én gang til for å forlate siden.',
    back: 'Tilbake',
    next: 'Fortsett',
    step: 'Steg {n} av {of}',
    errorTitle: 'Noe må rettes',
    retry: 'Prøv igjen',
    working: 'Vent litt …',
    demo: 'Dette er en prøveside. Ikke skriv noe som er sant og hemmelig her.',
    languageFailed:
      'Vi fikk ikke hentet språket. Ingenting er borte. Sjekk at du er på nett, og prøv igjen.',
    filesComing: 'Vi henter det som trengs for filer.',
    filesFailed: 'Vi fikk ikke hentet det som trengs for filer. Alt annet virker.',
    pageFailed:
      'Vi fikk ikke hentet siden. Ingenting er borte. Sjekk at du er på nett, og prøv igjen.',
    newTab: '(åpnes i en ny fane)',
    inside:
      'Du er på {name}. Der kan noen se at du har åpnet denne siden. Bruk heller din egen telefon med mobilnett.',
    footer: 'Ingen informasjonskapsler, ingen sporing, ingenting fra andre nettsteder.',
  },
  help: {
    title: 'Er noen i fare nå?',
    more: 'Trenger du noen å snakke med?',
  },
  noscript: {
    title: 'Skjemaet virker ikke i denne nettleseren',
    text: 'Siden låser det du skriver, på din egen telefon eller maskin før det sendes. Til det trenger den JavaScript, som er slått av her. Du trenger JavaScript også for å bruke en kode. I Tor Browser holder det å velge nivået «Safer».',
    look: 'Se hva annet du kan gjøre',
    waysTitle: 'Andre måter å si fra på',
    ways: 'Du trenger ikke skjemaet for å si fra. Dette kan du gjøre nå.',
    people: 'Noen som kan ta imot en melding',
    program:
      'Kan du bruke en kommandolinje, følger det med et lite program (npm run report) som også kan sende en melding.',
    exit: 'Uten JavaScript åpner «Forlat siden» øverst bare en værmelding. Da fører knappen «tilbake» hit igjen, siden blir stående i historikken, og å trykke på Shift gjør ingenting. Lukk heller hele fanen, og bruk et privat vindu.',
  },
  errors: {
    offline:
      'Vi fikk ikke svar. Ingenting er borte. Sjekk at du har nett, og prøv igjen. Samme melding blir aldri levert to ganger.',
    clock:
      'Datoen på telefonen eller maskinen din er feil. Ingenting er sendt. Rett dato og klokke, og prøv igjen.',
    expired:
      'Listen over dem som leser, er for gammel til at vi kan sende noe trygt. Ingenting er sendt. Bruk en annen vei.',
    closed:
      'Det er ingen igjen som kan lese dette. Ingenting er sendt. La flere få lese, eller bruk en annen vei.',
    full: 'Det er ikke plass til flere meldinger akkurat nå. Ingenting er sendt. Prøv igjen senere, eller bruk en annen vei.',
    unverified:
      'Mottaket har ikke godkjent det serveren viser. Derfor stopper vi, og ingenting er sendt. Prøv igjen fra et annet nett. Hjelper det ikke, bruk en annen vei og si fra om det.',
    'too-long':
      'Teksten er for lang til én sending. Ingenting er borte. Gå tilbake og kort den ned.',
    letters:
      'Det er sendt 64 ganger med denne koden denne uka, og det er grensen. Ingenting er sendt. Vent til mandag, eller bruk en annen vei.',
    'newer-list':
      'Mottaket har fått nye lesere som serveren ikke viser ennå. Derfor stopper vi, og ingenting er sendt. Prøv igjen om en time. Hjelper det ikke, bruk en annen vei.',
    'readers-changed':
      'Det er kommet noen til på listen over dem som leser. Derfor stoppet vi, og ingenting er sendt. Det du har skrevet, er ikke borte. Se på listen en gang til, og send på nytt.',
    'new-root':
      'Fingeravtrykket til mottaket ble byttet etter at du åpnet denne siden. Derfor stanset vi, og ingenting er sendt. Det du har skrevet, er ikke borte. Sammenlign det nye fingeravtrykket under med en plakat, og send på nytt.',
    random:
      'Mobilen eller PC-en din gir ikke tilfeldige tall, og uten dem kan ikke noe låses trygt. Ingenting mer er sendt. Start den på nytt, eller bruk en annen. Hjelper det ikke, bruk en annen vei.',
    server:
      'Det kan være noe annet enn serveren til mottaket som svarte, for eksempel en innloggingsside på nettet. Derfor er ingenting bekreftet. Ingenting er borte. Prøv igjen om litt. Hjelper det ikke, bruk en annen vei.',
  },
}
