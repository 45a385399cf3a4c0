import type { Texts } from '../shape.ts'

/** Texts around every step, and messages of faults: nynorsk. */
export const shell: Pick<Texts, 'page' | 'help' | 'noscript' | 'errors'> = {
  page: {
    title: 'Notat',
    language: 'Språk',
    skip: 'Hopp til innhaldet',
    exit: 'Forlat sida',
    exitTitle: 'Forlate sida i ein fart',
    exitText:
      '«Forlat sida» tømmer skjermen og opnar ei vêrmelding. Du kan òg trykkje på Shift tre gonger på rad. Det du har skrive og ikkje sendt, blir borte. Knappen «tilbake» i nettlesaren fører ikkje hit att. Pila «fram» i nettlesaren kan vise sida igjen. Lukk fana når du kan.',
    exitUrl: 'https://www.yr.no/nn',
    exitTwo: 'Trykk på Shift to gonger til for å forlate sida.',
    exitOne: 'Trykk på Shift éin gong til for å forlate sida.',
    back: 'Tilbake',
    next: 'Hald fram',
    step: 'Steg {n} av {of}',
    errorTitle: 'Noko må rettast',
    retry: 'Prøv igjen',
    working: 'Vent litt …',
    demo: 'Dette er ei prøveside. Ikkje skriv noko som er sant og hemmeleg her.',
    languageFailed:
      'Vi fekk ikkje henta språket. Ingenting er borte. Sjekk at du er på nett, og prøv igjen.',
    filesComing: 'Vi hentar det som trengst for filer.',
    filesFailed: 'Vi fekk ikkje henta det som trengst for filer. Alt anna verkar.',
    pageFailed:
      'Vi fekk ikkje henta sida. Ingenting er borte. Sjekk at du er på nett, og prøv igjen.',
    newTab: '(opnar i ei ny fane)',
    inside:
      'Du er på {name}. Der kan nokon sjå at du har opna denne sida. Bruk heller din eigen telefon med mobilnett.',
    footer: 'Ingen informasjonskapslar, inga sporing, ingenting frå andre nettstader.',
  },
  help: {
    title: 'Er nokon i fare no?',
    more: 'Treng du nokon å snakke med?',
  },
  noscript: {
    title: 'Skjemaet verkar ikkje i denne nettlesaren',
    text: 'Sida låser det du skriv, på din eigen telefon eller di eiga maskin før det blir sendt. Til det treng ho JavaScript, som er slått av her. Du treng JavaScript òg for å bruke ein kode. I Tor Browser held det å velje nivået «Safer».',
    look: 'Sjå kva anna du kan gjere',
    waysTitle: 'Andre måtar å seie frå på',
    ways: 'Du treng ikkje skjemaet for å seie frå. Dette kan du gjere no.',
    people: 'Nokon som kan ta imot ei melding',
    program:
      'Kan du bruke ei kommandolinje, følgjer det med eit lite program (npm run report) som òg kan sende ei melding.',
    exit: 'Utan JavaScript opnar «Forlat sida» øvst berre ei vêrmelding. Då fører knappen «tilbake» hit att, sida blir ståande i historikken, og å trykkje på Shift gjer ingenting. Lukk heller heile fana, og bruk eit privat vindauge.',
  },
  errors: {
    offline:
      'Vi fekk ikkje svar. Ingenting er borte. Sjekk at du har nett, og prøv igjen. Same melding blir aldri levert to gonger.',
    clock:
      'Datoen på telefonen eller maskina di er feil. Ingenting er sendt. Rett dato og klokke, og prøv igjen.',
    expired:
      'Lista over dei som les, er for gammal til at vi kan sende noko trygt. Ingenting er sendt. Bruk ein annan veg.',
    closed:
      'Det er ingen att som kan lese dette. Ingenting er sendt. Lat fleire få lese, eller bruk ein annan veg.',
    full: 'Det er ikkje plass til fleire meldingar akkurat no. Ingenting er sendt. Prøv igjen seinare, eller bruk ein annan veg.',
    unverified:
      'Mottaket har ikkje godkjent det tenaren viser. Difor stoppar vi, og ingenting er sendt. Prøv igjen frå eit anna nett. Hjelper det ikkje, bruk ein annan veg og sei frå om det.',
    'too-long':
      'Teksten er for lang til éi sending. Ingenting er borte. Gå tilbake og kort han ned.',
    letters:
      'Det er sendt 64 gonger med denne koden denne veka, og det er grensa. Ingenting er sendt. Vent til måndag, eller bruk ein annan veg.',
    'newer-list':
      'Mottaket har fått nye lesarar som tenaren ikkje viser enno. Difor stoppar vi, og ingenting er sendt. Prøv igjen om ein time. Hjelper det ikkje, bruk ein annan veg.',
    'readers-changed':
      'Det har kome nokon til på lista over dei som les. Difor stoppa vi, og ingenting er sendt. Det du har skrive, er ikkje borte. Sjå på lista ein gong til, og send på nytt.',
    'new-root':
      'Fingeravtrykket til mottaket blei bytt etter at du opna denne sida. Derfor stansa vi, og ingenting er sendt. Det du har skrive, er ikkje borte. Samanlikn det nye fingeravtrykket under med ein plakat, og send på nytt.',
    random:
      'Mobilen eller PC-en din gjev ikkje tilfeldige tal, og utan dei kan ikkje noko låsast trygt. Ingenting meir er sendt. Start han på nytt, eller bruk ein annan. Hjelper det ikkje, bruk ein annan veg.',
    server:
      'Det kan vere noko anna enn tenaren til mottaket som svara, til dømes ei innloggingsside på nettet. Difor er ingenting stadfesta. Ingenting er borte. Prøv igjen om litt. Hjelper det ikkje, bruk ein annan veg.',
  },
}
