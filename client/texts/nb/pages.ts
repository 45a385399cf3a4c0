/** The first page and what is read before anything is written: bokmål. */
export const pages = {
  landing: {
    heading: 'Si fra om noe som er galt',
    lead: 'Her kan du fortelle det uten å si hvem du er. Du trenger ikke konto, e-post eller bevis.',
    loading: 'Skjemaet lastes. Det tar noen sekunder.',
    notLoaded:
      'Skjemaet kunne ikke lastes. Ingenting er sendt. Sjekk at du er på nett, og prøv igjen.',
    start: 'Skriv en melding',
    startHint:
      'Det tar som regel under ti minutter. Ingenting sendes før du har sett over alt og trykket på «Send».',
    code: 'Jeg har en kode',
    codeHint: 'Se svar, svar på spørsmål eller fortell mer.',
    device: 'Bruk helst din egen telefon og et annet nett enn jobbens eller studiestedets.',
    closed:
      'Akkurat nå er det ingen her som kan lese en melding. Bruk en av de andre veiene nedenfor, eller prøv igjen senere.',
    expired:
      'Listen over dem som leser, er for gammel til at vi kan sende noe trygt. Bruk en av de andre veiene nedenfor. Har du en kode, virker den fortsatt.',
    otherTitle: 'Snakk med noen, eller bruk en annen vei',
    otherText:
      'En samtale er ikke en melding: Du kan spørre først og bestemme deg etterpå. Verneombud, tillitsvalgte og studentombud kan også hjelpe deg.',
    otherLoading: 'Telefonnumre og adresser vises her når siden er lastet.',
    outsideTitle: 'Utenfor huset',
    outside:
      'Arbeidstilsynet (73\u00a019\u00a097\u00a000), Datatilsynet, Likestillings- og diskrimineringsombudet og politiet tar også imot varsler. Varsler du til en offentlig myndighet, er du vernet på samme måte.',
    worries: 'Det mange lurer på',
  },
  worry: {
    serious: 'Er det alvorlig nok?',
    seriousText:
      'Du trenger ikke være sikker. Fare for liv og helse, trakassering, juks med penger eller forskning og lekkasje av personopplysninger hører klart hjemme her. Det gjør også små ting som gjentar seg, og noe du bare har mistanke om. Uenighet om budsjett, stillinger eller timeplaner tar du helst opp med nærmeste leder, og dårlig undervisning med studielederen. Er du i tvil, så skriv. Mottaket sier fra hvis saken hører til et annet sted.',
    found: 'Kan de finne ut at det er meg?',
    foundText:
      'Vi lagrer ikke hvem du er, hvor du er, hvilken maskin du bruker, eller klokkeslettet. Men nettet på jobben eller studiestedet kan se at du har vært her, og en maskin som tilhører jobben, kan være overvåket. Bruk helst din egen telefon og et annet nett. Tor Browser skjuler også hvor du er. Tenk på hva du skriver: Noe bare du kan vite, peker mot deg.',
    nothing: 'Skjer det noe da?',
    nothingText:
      'Noen leser alt som kommer inn. Du får kvittering innen 7 dager og tilbakemelding innen 3 måneder. Med koden ser du når du vil hvor saken står.',
    punished: 'Kan jeg bli straffet for å si fra?',
    punishedText:
      'Det er forbudt å straffe noen for å si fra. Gjengjeldelse er for eksempel trusler, å bli holdt utenfor, å miste oppgaver eller bli sagt opp. Opplever du noe slikt, kan du komme tilbake med koden og fortelle det. Arbeidstilsynet kan gi råd: 73\u00a019\u00a097\u00a000.',
    name: 'Må jeg si hvem jeg er?',
    nameText:
      'Nei, aldri. Uten navn kan det bli vanskeligere å følge opp saken. Derfor hjelper det mye at du kommer tilbake med koden og ser om noen spør om noe.',
    lost: 'Hva om jeg mister koden?',
    lostText:
      'Da kan ingen finne den igjen, heller ikke vi. Meldingen blir lest og fulgt opp likevel, men du får ikke se svar. Du kan alltid skrive en ny melding.',
  },
  protect: {
    title: 'Slik beskytter vi deg',
    text: 'Det du skriver, låses på din egen maskin før det sendes. Bare leserne du får se på listen, kan låse det opp, og det gjør de på sine egne maskiner. Serveren i midten kan ikke lese det og vet ikke hvem du er. Når du kommer tilbake, henter siden det samme for alle og leter på din egen maskin. Slik ser ingen hvilken sak som leses.',
    limitsTitle: 'Dette kan vi ikke beskytte deg mot',
    limits:
      'Noen som ser skjermen din. En maskin som er overvåket. Det du selv forteller om deg i teksten. Noen som ser på nettet ditt at du bruker siden, hvis du ikke bruker Tor Browser. En server som noen har tatt over, og som viser deg en falsk side. Noen som finner koden din.',
    deepTitle: 'For deg som vil vite nøyaktig hvordan',
    deep: 'Hver sending er like lang og låses med en engangsnøkkel (XChaCha20-Poly1305), og den igjen til hver leser med X-Wing (X25519 og ML-KEM-768). Svar ligger på en felles tavle som alle henter like store biter av. Leserne står på en signert liste. Nettleseren din sjekker den mot fingeravtrykket her. Sammenlign det gjerne med plakaten:',
  },
}
