/** The first page and what is read before anything is written: bokmål. */
export const pages = {
  landing: {
    heading: 'Si fra om noe som er galt',
    lead: 'Her kan du fortelle det uten å si hvem du er. Du trenger ikke konto, e-post eller bevis.',
    loading: 'Vi henter skjemaet. Det tar noen sekunder.',
    notLoaded:
      'Vi fikk ikke hentet skjemaet. Ingenting er sendt. Sjekk at du er på nett, og prøv igjen.',
    talkHint: 'Spør først, og bestem deg etterpå.',
    start: 'Skriv en melding',
    startHint: 'Ingenting sendes før du har sett over alt og trykket på «Send meldingen».',
    code: 'Jeg har en kode',
    codeHint: 'Se svar, svar på spørsmål eller fortell mer.',
    device: 'Bruk helst din egen telefon og et annet nett enn det på jobben eller studiestedet.',
    closed:
      'Akkurat nå er det ingen her som kan lese en melding. Bruk en av de andre veiene nedenfor, eller prøv igjen senere.',
    expired:
      'Listen over dem som leser, er for gammel til at vi kan sende noe trygt. Bruk en av de andre veiene nedenfor. Har du en kode, virker den fortsatt.',
    otherTitle: 'Snakk med noen, eller bruk en annen vei',
    outsideTitle: 'Hjelp utenfra',
    worries: 'Det mange lurer på',
  },
  read: {
    title: 'Les mer før du bestemmer deg',
    channel: 'Eksempler på hva du kan skrive om, og hva som ofte løses bedre et annet sted.',
    ways: 'Hvem som ser hva, hvilke spor som blir igjen, og om vi kan svare deg.',
    next: 'Steg for steg, med frister.',
    rights: 'Hva reglene sier, i vanlige ord.',
    retaliation: 'Hva som ikke er lov, og hva du kan gjøre hvis det skjer.',
    outside: 'Hvem du kan gå til hvis du ikke vil si fra her.',
    protection: 'Hva vi ikke lagrer, hva vi ikke kan love, og hva du kan passe på selv.',
    first: 'Til forsiden',
    resume: 'Tilbake til der du var',
    anyway: 'Skriv en melding likevel',
  },
  routine: {
    line: 'Versjon {version}. Gjelder fra {from}. Sist gjennomgått {last}. Neste gjennomgang {next}. Ansvarlig: {owner}.',
    revision: 'Rutinen er under arbeid',
    revisionText: 'Den gjelder fortsatt. Noe av det som står her, kan bli endret.',
    unread: 'Ikke gjennomgått ennå',
    unreadText:
      'Ingen med dette språket som morsmål har lest gjennom tekstene. Er noe uklart, så les det også på et annet språk.',
  },
  people: {
    heading: 'Disse kan du snakke med',
    find: 'Finn noen som passer for deg',
    audience: 'For hvem',
    campus: 'Sted',
    anybody: 'Alle',
    anywhere: 'Alle steder',
    anyLanguage: 'Alle språk',
    employees: 'Ansatte',
    students: 'Studenter',
    others: 'Andre',
    found: 'Viser {n} av {of}.',
    none: 'Ingen passer til alt du har valgt. Ta bort ett av valgene, eller vis alle.',
    all: 'Vis alle',
    secrecy: 'Taushetsplikt',
    bound: 'Ja.',
    unbound: 'Nei.',
    phone: 'Telefon',
    email: 'E-post',
    meet: 'Slik møtes dere',
    hours: 'Når',
    emailCare:
      'E-post etterlater spor. Vil du ikke bli kjent igjen, er det bedre å ringe eller møtes.',
    away: 'Ikke til stede nå. Tilbake {date}. {instead}',
    takes: 'Kan ta imot meldinger. Det du sier her, kan regnes som en melding.',
    listens: 'En samtale her er ikke en melding.',
    se: 'nordsamisk',
    smj: 'lulesamisk',
    sma: 'sørsamisk',
    notSuited: 'Hvem som ikke passer, og hvorfor',
  },
  compare: {
    caption: 'Måtene ved siden av hverandre',
    way: 'Måte',
    sees: 'Hvem ser det?',
    traces: 'Hvilke spor blir igjen?',
    anonymous: 'Kan du være ukjent?',
    answers: 'Kan vi svare deg?',
  },
  promise: {
    heading: 'Dette lover vi',
    acknowledge: 'Svar om at noen har lest det',
    acknowledgeBy: {
      one: 'Innen {n} dag etter at du skrev.',
      other: 'Innen {n} dager etter at du skrev.',
    },
    aim: {
      one: 'Vi prøver å klare det på {n} arbeidsdag.',
      other: 'Vi prøver å klare det på {n} arbeidsdager.',
    },
    feedback: 'Tilbakemelding',
    feedbackBy: {
      one: 'Innen {n} måned etter at du fikk det første svaret.',
      other: 'Innen {n} måneder etter at du fikk det første svaret.',
    },
    party: 'Gjelder saken deg selv (part):',
    other: 'Gjelder saken andre (ikke part):',
    feedbackParty:
      'Du får vite utfallet så langt taushetsplikten tillater det. Er noe utelatt, får du vite hvorfor.',
    feedbackOther:
      'Du får vite at saken er ferdig behandlet. Utfallet får du ikke vite, fordi det handler om andre.',
    interim: 'Mens saken følges opp',
    interimParty: {
      one: 'Du hører noe hver dag.',
      other: 'Du hører noe minst hver {n}. dag.',
    },
    interimOther: 'Du hører noe bare hvis det tar lang tid.',
    after: 'Etter at saken er avsluttet',
    checkIns: 'Vi spør deg hvordan det går, etter {days} dager.',
    kept: 'Hvor lenge det blir liggende',
    complain: 'Hvor du kan klage',
    statuses: 'Ordene du ser når du kommer tilbake',
  },
  elsewhere: {
    examples: 'Eksempler på hva du kan skrive om her',
    employees: 'Fra ansatte',
    students: 'Fra studenter',
    others: 'Fra andre',
    better: 'Dette løses ofte bedre et annet sted',
    routes: 'Disse kan du gå til',
  },
  worry: {
    serious: 'Er det alvorlig nok?',
    seriousText:
      'Du trenger ikke være sikker. Små ting som gjentar seg, hører også hjemme her, og noe du bare har mistanke om. Er du i tvil, så skriv. Mottaket sier fra hvis saken hører til et annet sted.',
    found: 'Kan de finne ut at det er meg?',
    foundText:
      'Vi lagrer ikke hvem du er, hvor du er, hvilken maskin du bruker, eller klokkeslettet. Men nettet på jobben eller studiestedet kan se at du har vært her. En maskin som tilhører jobben, kan være overvåket. Bruk helst din egen telefon og et annet nett. Tor Browser skjuler også hvor du er. Tenk på hva du skriver: Noe bare du kan vite, peker mot deg.',
    name: 'Må jeg si hvem jeg er?',
    nameText:
      'Nei, aldri. Uten navn kan det bli vanskeligere å følge opp saken. Derfor hjelper det mye at du kommer tilbake med koden og ser om noen spør om noe. Du kan også si hvem du er senere, hvis du vil. Da skal bare de som trenger det, få vite det. Noen ganger gir loven andre rett til innsyn.',
    nothing: 'Kommer det til å skje noe?',
    nothingText:
      'Noen leser alt som kommer inn. Med koden kan du når som helst se etter hvor saken står.',
    punished: 'Kan jeg bli straffet for å si fra?',
    punishedText:
      'Det er forbudt å straffe noen for å si fra. Slik straff kalles gjengjeldelse. Det kan være trusler, å bli holdt utenfor, å miste oppgaver eller å bli sagt opp. Opplever du noe slikt, kan du komme tilbake med koden og fortelle det. Du kan også få hjelp utenfra.',
    lost: 'Hva om jeg mister koden?',
    lostText:
      'Da kan ingen finne den igjen, heller ikke vi. Meldingen blir lest og fulgt opp likevel, men du får ikke se svar. Du kan alltid skrive en ny melding.',
  },
  protect: {
    text: 'Det du skriver, låses på din egen telefon eller maskin før det sendes. Bare leserne du får se på listen, kan låse det opp når det kommer fram. Det gjør de på sine egne maskiner. Serveren i midten kan ikke lese det og vet ikke hvem du er. Når du kommer tilbake, henter siden et stort stykke av en tavle som er felles for alle, og leter på din egen maskin. Slik ser ikke serveren hvilken sak som leses.',
    limitsTitle: 'Dette kan vi ikke beskytte deg mot',
    limits:
      'Noen som ser skjermen din. En maskin som er overvåket. Det du selv forteller om deg i teksten. Noen som ser på nettet ditt at du bruker siden, hvis du ikke bruker Tor Browser. En server som noen har tatt over, og som viser deg en falsk side. Noen som finner koden din.',
    tor: 'Har disse sidene en egen adresse i Tor-nettet, viser Tor Browser det ved siden av adressen («.onion tilgjengelig»).',
    deepTitle: 'For deg som vil vite nøyaktig hvordan',
    deep: 'Hver sending er like lang og låses med en engangsnøkkel (XChaCha20-Poly1305). Engangsnøkkelen låses for hver leser med X-Wing (X25519 og ML-KEM-768). Filer går i like store biter ved siden av. Svar ligger på en felles tavle som alle henter like store biter av. Leserne står på en signert liste. Nettleseren din sjekker den mot fingeravtrykket som står på denne siden.',
  },
}
