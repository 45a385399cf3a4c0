import type { Texts } from '../shape.ts'

/** The first page and what is read before anything is written: nynorsk. */
export const pages: Pick<Texts, 'landing' | 'worry' | 'protect'> = {
  landing: {
    heading: 'Sei frå om noko som er gale',
    lead: 'Her kan du fortelje det utan å seie kven du er. Du treng ikkje konto, e-post eller prov.',
    loading: 'Skjemaet blir lasta. Det tek nokre sekund.',
    notLoaded:
      'Skjemaet kunne ikkje lastast. Ingenting er sendt. Sjekk at du er på nett, og prøv igjen.',
    start: 'Skriv ei melding',
    startHint:
      'Det tek som regel under ti minutt. Ingenting blir sendt før du har sett over alt og trykt på «Send».',
    code: 'Eg har ein kode',
    codeHint: 'Sjå svar, svar på spørsmål eller fortel meir.',
    device: 'Bruk helst din eigen telefon og eit anna nett enn det på jobben eller studiestaden.',
    closed:
      'Akkurat no er det ingen her som kan lese ei melding. Bruk ein av dei andre vegane nedanfor, eller prøv igjen seinare.',
    expired:
      'Lista over dei som les, er for gammal til at vi kan sende noko trygt. Bruk ein av dei andre vegane nedanfor. Har du ein kode, verkar han framleis.',
    otherTitle: 'Snakk med nokon, eller bruk ein annan veg',
    otherText:
      'Ein samtale er ikkje ei melding: Du kan spørje først og bestemme deg etterpå. Verneombod, tillitsvalde og studentombod kan òg hjelpe deg.',
    otherLoading: 'Telefonnummer og adresser kjem her når sida er lasta.',
    outsideTitle: 'Utanfor huset',
    outside:
      'Arbeidstilsynet (73\u00a019\u00a097\u00a000), Datatilsynet, Likestillings- og diskrimineringsombodet og politiet tek òg imot varsel. Varslar du til ei offentleg styresmakt, er du verna på same måten.',
    worries: 'Det mange lurer på',
  },
  worry: {
    serious: 'Er det alvorleg nok?',
    seriousText:
      'Du treng ikkje vere sikker. Fare for liv og helse, trakassering, juks med pengar eller forsking og lekkasje av personopplysningar høyrer klart heime her. Det gjer òg små ting som tek seg opp att, og noko du berre har mistanke om. Usemje om budsjett, stillingar eller timeplanar tek du helst opp med næraste leiar, og dårleg undervisning med studieleiaren. Er du i tvil, så skriv. Mottaket seier frå dersom saka høyrer til ein annan stad.',
    found: 'Kan dei finne ut at det er meg?',
    foundText:
      'Vi lagrar ikkje kven du er, kvar du er, kva maskin du bruker, eller klokkeslettet. Men nettet på jobben eller studiestaden kan sjå at du har vore her, og ei maskin som høyrer til jobben, kan vere overvaka. Bruk helst din eigen telefon og eit anna nett. Tor Browser skjuler òg kvar du er. Tenk på kva du skriv: Noko berre du kan vite, peikar mot deg.',
    nothing: 'Skjer det noko då?',
    nothingText:
      'Nokon les alt som kjem inn. Du får kvittering innan 7 dagar og tilbakemelding innan 3 månader. Med koden ser du når du vil kvar saka står.',
    punished: 'Kan eg bli straffa for å seie frå?',
    punishedText:
      'Det er forbode å straffe nokon for å seie frå. Gjengjelding er til dømes truslar, å bli halden utanfor, å miste oppgåver eller bli sagd opp. Opplever du noko slikt, kan du kome tilbake med koden og fortelje det. Arbeidstilsynet kan gi råd: 73\u00a019\u00a097\u00a000.',
    name: 'Må eg seie kven eg er?',
    nameText:
      'Nei, aldri. Utan namn kan det bli vanskelegare å følgje opp saka. Difor hjelper det mykje at du kjem tilbake med koden og ser om nokon spør om noko.',
    lost: 'Kva om eg mistar koden?',
    lostText:
      'Då kan ingen finne han att, heller ikkje vi. Meldinga blir lesen og følgd opp likevel, men du får ikkje sjå svar. Du kan alltid skrive ei ny melding.',
  },
  protect: {
    title: 'Slik vernar vi deg',
    text: 'Det du skriv, blir låst på di eiga maskin før det blir sendt. Berre lesarane du får sjå på lista, kan låse det opp, og det gjer dei på sine eigne maskiner. Tenaren i midten kan ikkje lese det og veit ikkje kven du er. Når du kjem tilbake, hentar sida det same for alle og leitar på di eiga maskin. Slik ser ingen kva sak som blir lesen.',
    limitsTitle: 'Dette kan vi ikkje verne deg mot',
    limits:
      'Nokon som ser skjermen din. Ei maskin som er overvaka. Det du sjølv fortel om deg i teksten. Nokon som ser på nettet ditt at du bruker sida, dersom du ikkje bruker Tor Browser. Ein tenar som nokon har teke over, og som viser deg ei falsk side. Nokon som finn koden din.',
    deepTitle: 'For deg som vil vite nøyaktig korleis',
    deep: 'Kvar sending er like lang og blir låst med ein eingongsnøkkel (XChaCha20-Poly1305), og den igjen til kvar lesar med X-Wing (X25519 og ML-KEM-768). Svar ligg på ei felles tavle som alle hentar like store bitar av. Lesarane står på ei signert liste. Nettlesaren din sjekkar ho mot fingeravtrykket her. Samanlikn det gjerne med plakaten:',
  },
}
