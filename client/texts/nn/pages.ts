import type { Texts } from '../shape.ts'

/** The first page and what is read before anything is written: nynorsk. */
export const pages: Pick<
  Texts,
  | 'landing'
  | 'read'
  | 'routine'
  | 'people'
  | 'compare'
  | 'promise'
  | 'elsewhere'
  | 'worry'
  | 'protect'
> = {
  landing: {
    heading: 'Sei frå om noko som er gale',
    lead: 'Her kan du fortelje det utan å seie kven du er. Du treng ikkje konto, e-post eller bevis.',
    loading: 'Vi hentar skjemaet. Det tek nokre sekund.',
    notLoaded:
      'Vi fekk ikkje henta skjemaet. Ingenting er sendt. Sjekk at du er på nett, og prøv igjen.',
    talkHint: 'Spør først, og bestem deg etterpå.',
    start: 'Skriv ei melding',
    startHint: 'Ingenting blir sendt før du har sett over alt og trykt på «Send meldinga».',
    code: 'Eg har ein kode',
    codeHint: 'Sjå svar, svar på spørsmål eller fortel meir.',
    device: 'Bruk helst din eigen telefon og eit anna nett enn det på jobben eller studiestaden.',
    closed:
      'Akkurat no er det ingen her som kan lese ei melding. Bruk ein av dei andre vegane nedanfor, eller prøv igjen seinare.',
    expired:
      'Lista over dei som les, er for gammal til at vi kan sende noko trygt. Bruk ein av dei andre vegane nedanfor. Har du ein kode, verkar han framleis.',
    otherTitle: 'Snakk med nokon, eller bruk ein annan veg',
    outsideTitle: 'Hjelp utanfrå',
    worries: 'Det mange lurer på',
  },
  read: {
    title: 'Les meir før du bestemmer deg',
    channel: 'Døme på kva du kan skrive om, og kva som ofte blir løyst betre ein annan stad.',
    ways: 'Kven som ser kva, kva spor som blir att, og om vi kan svare deg.',
    next: 'Steg for steg, med fristar.',
    rights: 'Kva reglane seier, i vanlege ord.',
    retaliation: 'Kva som ikkje er lov, og kva du kan gjere om det skjer.',
    outside: 'Kven du kan gå til om du ikkje vil seie frå her.',
    protection: 'Kva vi ikkje lagrar, kva vi ikkje kan love, og kva du kan passe på sjølv.',
    first: 'Til framsida',
    resume: 'Tilbake til der du var',
    anyway: 'Skriv ei melding likevel',
  },
  routine: {
    line: 'Versjon {version}. Gjeld frå {from}. Sist gjennomgått {last}. Neste gjennomgang {next}. Ansvarleg: {owner}.',
    revision: 'Rutinen er under arbeid',
    revisionText: 'Han gjeld framleis. Noko av det som står her, kan bli endra.',
    unread: 'Ikkje gjennomgått enno',
    unreadText:
      'Ingen med dette språket som morsmål har lese gjennom tekstane. Er noko uklart, så les det òg på eit anna språk.',
  },
  people: {
    heading: 'Desse kan du snakke med',
    find: 'Finn nokon som passar for deg',
    audience: 'For kven',
    campus: 'Stad',
    anybody: 'Alle',
    anywhere: 'Alle stader',
    anyLanguage: 'Alle språk',
    employees: 'Tilsette',
    students: 'Studentar',
    others: 'Andre',
    found: 'Viser {n} av {of}.',
    none: 'Ingen passar til alt du har valt. Ta bort eitt av vala, eller vis alle.',
    all: 'Vis alle',
    secrecy: 'Teieplikt',
    bound: 'Ja.',
    unbound: 'Nei.',
    phone: 'Telefon',
    email: 'E-post',
    meet: 'Slik møtest de',
    hours: 'Når',
    emailCare:
      'E-post set spor etter seg. Vil du ikkje bli kjend att, er det betre å ringje eller møtast.',
    away: 'Ikkje til stades no. Tilbake {date}. {instead}',
    takes: 'Kan ta imot meldingar. Det du seier her, kan bli rekna som ei melding.',
    listens: 'Ein samtale her er ikkje ei melding.',
    se: 'nordsamisk',
    smj: 'lulesamisk',
    sma: 'sørsamisk',
    notSuited: 'Kven som ikkje passar, og kvifor',
  },
  compare: {
    caption: 'Måtane ved sida av kvarandre',
    way: 'Måte',
    sees: 'Kven ser det?',
    traces: 'Kva spor blir att?',
    anonymous: 'Kan du vere ukjend?',
    answers: 'Kan vi svare deg?',
  },
  promise: {
    heading: 'Dette lovar vi',
    acknowledge: 'Svar om at nokon har lese det',
    acknowledgeBy: {
      one: 'Innan {n} dag etter at du skreiv.',
      other: 'Innan {n} dagar etter at du skreiv.',
    },
    aim: {
      one: 'Vi prøver å klare det på {n} arbeidsdag.',
      other: 'Vi prøver å klare det på {n} arbeidsdagar.',
    },
    feedback: 'Tilbakemelding',
    feedbackBy: {
      one: 'Innan {n} månad etter at du fekk det første svaret.',
      other: 'Innan {n} månader etter at du fekk det første svaret.',
    },
    party: 'Gjeld saka deg sjølv (part):',
    other: 'Gjeld saka andre (ikkje part):',
    feedbackParty:
      'Du får vite utfallet så langt teieplikta tillèt det. Er noko utelate, får du vite kvifor.',
    feedbackOther:
      'Du får vite at saka er ferdig behandla. Utfallet får du ikkje vite, fordi det handlar om andre.',
    interim: 'Medan saka blir følgd opp',
    interimParty: {
      one: 'Du høyrer noko kvar dag.',
      other: 'Du høyrer noko minst kvar {n}. dag.',
    },
    interimOther: 'Du høyrer noko berre om det tek lang tid.',
    after: 'Etter at saka er avslutta',
    checkIns: 'Vi spør deg korleis det går, etter {days} dagar.',
    kept: 'Kor lenge det blir liggjande',
    complain: 'Kvar du kan klage',
    statuses: 'Orda du ser når du kjem tilbake',
  },
  elsewhere: {
    examples: 'Døme på kva du kan skrive om her',
    employees: 'Frå tilsette',
    students: 'Frå studentar',
    others: 'Frå andre',
    better: 'Dette blir ofte løyst betre ein annan stad',
    routes: 'Desse kan du gå til',
  },
  worry: {
    serious: 'Er det alvorleg nok?',
    seriousText:
      'Du treng ikkje vere sikker. Små ting som tek seg opp att, høyrer òg heime her, og noko du berre har mistanke om. Er du i tvil, så skriv. Mottaket seier frå dersom saka høyrer til ein annan stad.',
    found: 'Kan dei finne ut at det er meg?',
    foundText:
      'Vi lagrar ikkje kven du er, kvar du er, kva maskin du bruker, eller klokkeslettet. Men nettet på jobben eller studiestaden kan sjå at du har vore her. Ei maskin som høyrer til jobben, kan vere overvaka. Bruk helst din eigen telefon og eit anna nett. Tor Browser skjuler òg kvar du er. Tenk på kva du skriv: Noko berre du kan vite, peikar mot deg.',
    name: 'Må eg seie kven eg er?',
    nameText:
      'Nei, aldri. Utan namn kan det bli vanskelegare å følgje opp saka. Difor hjelper det mykje at du kjem tilbake med koden og ser om nokon spør om noko. Du kan òg seie kven du er seinare, om du vil. Då skal berre dei som treng det, få vite det. Nokre gonger gir lova andre rett til innsyn.',
    nothing: 'Kjem det til å skje noko?',
    nothingText:
      'Nokon les alt som kjem inn. Med koden kan du når som helst sjå etter kvar saka står.',
    punished: 'Kan eg bli straffa for å seie frå?',
    punishedText:
      'Det er forbode å straffe nokon for å seie frå. Slik straff blir kalla gjengjelding. Det kan vere truslar, å bli halden utanfor, å miste oppgåver eller å bli sagd opp. Opplever du noko slikt, kan du kome tilbake med koden og fortelje det. Du kan òg få hjelp utanfrå.',
    lost: 'Kva om eg mistar koden?',
    lostText:
      'Då kan ingen finne han att, heller ikkje vi. Meldinga blir lesen og følgd opp likevel, men du får ikkje sjå svar. Du kan alltid skrive ei ny melding.',
  },
  protect: {
    text: 'Det du skriv, blir låst på din eigen telefon eller di eiga maskin før det blir sendt. Berre lesarane du får sjå på lista, kan låse det opp når det kjem fram. Det gjer dei på sine eigne maskiner. Tenaren i midten kan ikkje lese det og veit ikkje kven du er. Når du kjem tilbake, hentar sida eit stort stykke av ei tavle som er felles for alle, og leitar på di eiga maskin. Slik ser ikkje tenaren kva sak som blir lesen.',
    limitsTitle: 'Dette kan vi ikkje verne deg mot',
    limits:
      'Nokon som ser skjermen din. Ei maskin som er overvaka. Det du sjølv fortel om deg i teksten. Nokon som ser på nettet ditt at du bruker sida, dersom du ikkje bruker Tor Browser. Ein tenar som nokon har teke over, og som viser deg ei falsk side. Nokon som finn koden din.',
    tor: 'Har desse sidene ei eiga adresse i Tor-nettet, viser Tor Browser det ved sida av adressa («.onion tilgjengeleg»).',
    deepTitle: 'For deg som vil vite nøyaktig korleis',
    deep: 'Kvar sending er like lang og blir låst med ein eingongsnøkkel (XChaCha20-Poly1305). Eingongsnøkkelen blir låst for kvar lesar med X-Wing (X25519 og ML-KEM-768). Filer går i like store bitar ved sida av. Svar ligg på ei felles tavle som alle hentar like store bitar av. Lesarane står på ei signert liste. Nettlesaren din sjekkar ho mot fingeravtrykket som står på denne sida.',
  },
}
