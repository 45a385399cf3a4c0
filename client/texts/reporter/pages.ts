/** The first page and what is read before anything is written. */
export const pages = {
  landing: {
    heading: {
      nb: 'Varsle om noe som er galt',
      nn: 'Varsle om noko som er gale',
      en: 'Report something that is wrong',
    },
    lead: {
      nb: 'Du trenger ikke si hvem du er, og du trenger ikke bevis.',
      nn: 'Du treng ikkje seie kven du er, og du treng ikkje bevis.',
      en: 'You do not have to say who you are, and you need no proof.',
    },
    who: {
      nb: 'Alle kan skrive, uten konto, for seg selv eller noen andre.',
      nn: 'Alle kan skrive, utan konto, for seg sjølv eller nokon andre.',
      en: 'Anyone can write, without an account, for themselves or someone else.',
    },
    blind: {
      nb: 'Serveren kan ikke lese det du sender.',
      nn: 'Tenaren kan ikkje lese det du sender.',
      en: 'The server cannot read what you send.',
    },
    answers: {
      nb: 'Svar får du her, med en kode.',
      nn: 'Svar får du her, med ein kode.',
      en: 'You get answers here, with a code.',
    },
    loading: {
      nb: 'Vi henter skjemaet. Det tar noen sekunder.',
      nn: 'Vi hentar skjemaet. Det tek nokre sekund.',
      en: 'We are loading the form. This takes a few seconds.',
    },
    notLoaded: {
      nb: 'Vi fikk ikke hentet skjemaet. Ingenting er sendt. Sjekk at du er på nett, og prøv igjen.',
      nn: 'Vi fekk ikkje henta skjemaet. Ingenting er sendt. Sjekk at du er på nett, og prøv på nytt.',
      en: 'We could not load the form. Nothing has been sent. Check that you are online, and try again.',
    },
    talkHint: { no: 'Spør først, og bestem deg etterpå.', en: 'Ask first, and decide later.' },
    start: { nb: 'Skriv en melding', nn: 'Skriv ei melding', en: 'Write a report' },
    startHint: {
      nb: 'Ingenting sendes før du har sett over alt og trykket på «Send meldingen».',
      nn: 'Ingenting blir sendt før du har sett over alt og trykt på «Send meldinga».',
      en: 'Nothing is sent until you have looked it over and pressed “Send the report”.',
    },
    code: { nb: 'Jeg har en kode', nn: 'Eg har ein kode', en: 'I have a code' },
    codeHint: {
      nb: 'Se svar, svar på spørsmål eller fortell mer.',
      nn: 'Sjå svar, svar på spørsmål eller fortel meir.',
      en: 'See answers, reply to questions or tell us more.',
    },
    device: {
      nb: 'Bruk helst din egen telefon og et annet nett enn det på jobben eller skolen.',
      nn: 'Bruk helst din eigen telefon og eit anna nett enn det på jobben eller skulen.',
      en: 'It is safer to use your own phone, on a network other than the one at work or school.',
    },
    closed: {
      nb: 'Akkurat nå er det ingen her som kan lese en melding. Bruk en av de andre veiene nedenfor, eller prøv igjen senere.',
      nn: 'Akkurat no er det ingen her som kan lese ei melding. Bruk ein av dei andre vegane nedanfor, eller prøv på nytt seinare.',
      en: 'Right now there is nobody here who could read a report. Use one of the other ways below, or try again later.',
    },
    expired: {
      nb: 'Vi kan ikke sende trygt nå. Listen over dem som leser, må fornyes. Bruk en av de andre veiene nedenfor. Har du en kode, virker den fortsatt.',
      nn: 'Vi kan ikkje sende trygt no. Lista over dei som les, må fornyast. Bruk ein av dei andre vegane nedanfor. Har du ein kode, verkar han framleis.',
      en: 'We cannot send safely right now. The list of people who read reports has to be renewed. Use one of the other ways below. If you have a code, it still works.',
    },
    otherTitle: {
      nb: 'Snakk med noen, eller bruk en annen vei',
      nn: 'Snakk med nokon, eller bruk ein annan veg',
      en: 'Talk to someone, or use another way',
    },
    outsideTitle: { nb: 'Hjelp utenfra', nn: 'Hjelp utanfrå', en: 'Help from outside' },
    worries: { no: 'Det mange lurer på', en: 'What many people wonder' },
  },
  people: {
    heading: {
      nb: 'Disse kan du snakke med',
      nn: 'Desse kan du snakke med',
      en: 'People you can talk to',
    },
    find: {
      nb: 'Finn noen som passer for deg',
      nn: 'Finn nokon som passar for deg',
      en: 'Find someone who suits you',
    },
    audience: { nb: 'For hvem', nn: 'For kven', en: 'For whom' },
    campus: { nb: 'Sted', nn: 'Stad', en: 'Place' },
    anybody: { no: 'Alle', en: 'Everyone' },
    anywhere: { nb: 'Alle steder', nn: 'Alle stader', en: 'All places' },
    anyLanguage: { no: 'Alle språk', en: 'All languages' },
    employees: { nb: 'Ansatte', nn: 'Tilsette', en: 'Employees' },
    students: { nb: 'Studenter', nn: 'Studentar', en: 'Students' },
    others: { no: 'Andre', en: 'Others' },
    found: { no: 'Viser {n} av {of}.', en: 'Showing {n} of {of}.' },
    none: {
      nb: 'Ingen passer til alt du har valgt. Ta bort ett av valgene, eller vis alle.',
      nn: 'Ingen passar til alt du har valt. Ta bort eitt av vala, eller vis alle.',
      en: 'Nobody fits everything you chose. Remove one of the choices, or show everyone.',
    },
    all: { no: 'Vis alle', en: 'Show everyone' },
    secrecy: { nb: 'Taushetsplikt', nn: 'Teieplikt', en: 'Duty of secrecy' },
    onlyBound: { nb: 'Har taushetsplikt', nn: 'Har teieplikt', en: 'Has one' },
    more: {
      nb: 'Mer om hvem, hvor og taushetsplikt',
      nn: 'Meir om kven, kvar og teieplikt',
      en: 'More: for whom, where, and secrecy',
    },
    bound: { no: 'Ja.', en: 'Yes.' },
    unbound: { no: 'Nei.', en: 'No.' },
    phone: { no: 'Telefon', en: 'Phone' },
    email: { no: 'E-post', en: 'E-mail' },
    meet: { nb: 'Slik møtes dere', nn: 'Slik møtest de', en: 'How you meet' },
    hours: { no: 'Når', en: 'When' },
    away: {
      nb: 'Ikke til stede nå. Tilbake {date}. {instead}',
      nn: 'Ikkje til stades no. Tilbake {date}. {instead}',
      en: 'Not there now. Back {date}. {instead}',
    },
    takes: {
      nb: 'Kan ta imot meldinger. Det du sier her, kan regnes som en melding.',
      nn: 'Kan ta imot meldingar. Det du seier her, kan bli rekna som ei melding.',
      en: 'Can receive reports. What you say here may count as a report.',
    },
    listens: {
      nb: 'En samtale her er ikke en melding.',
      nn: 'Ein samtale her er ikkje ei melding.',
      en: 'A conversation here is not a report.',
    },
    se: { no: 'nordsamisk', en: 'Northern Sami' },
    smj: { no: 'lulesamisk', en: 'Lule Sami' },
    sma: { no: 'sørsamisk', en: 'Southern Sami' },
    notSuited: {
      nb: 'Hvem som ikke passer, og hvorfor',
      nn: 'Kven som ikkje passar, og kvifor',
      en: 'Who is not suited, and why',
    },
  },
  compare: {
    caption: {
      nb: 'Måtene ved siden av hverandre',
      nn: 'Måtane ved sida av kvarandre',
      en: 'The ways side by side',
    },
    way: { no: 'Måte', en: 'Way' },
    sees: { nb: 'Hvem ser det?', nn: 'Kven ser det?', en: 'Who sees it?' },
    traces: {
      nb: 'Hvilke spor blir igjen?',
      nn: 'Kva spor blir att?',
      en: 'What traces are left?',
    },
    anonymous: {
      nb: 'Kan du være ukjent?',
      nn: 'Kan du vere ukjend?',
      en: 'Can you stay unknown?',
    },
    answers: { no: 'Kan vi svare deg?', en: 'Can we answer you?' },
  },
  promise: {
    heading: { nb: 'Dette lover vi', nn: 'Dette lovar vi', en: 'What we promise' },
    acknowledge: {
      nb: 'Bekreftelse på at vi har lest meldingen',
      nn: 'Stadfesting på at vi har lese meldinga',
      en: 'Confirmation that we have read the report',
    },
    acknowledgeBy: {
      nb: { one: 'Innen {n} dag etter at du skrev.', other: 'Innen {n} dager etter at du skrev.' },
      nn: {
        one: 'Innan {n} dag etter at du skreiv.',
        other: 'Innan {n} dagar etter at du skreiv.',
      },
      en: { one: 'Within {n} day after you wrote.', other: 'Within {n} days after you wrote.' },
    },
    aim: {
      nb: {
        one: 'Vi prøver å klare det på {n} arbeidsdag.',
        other: 'Vi prøver å klare det på {n} arbeidsdager.',
      },
      nn: {
        one: 'Vi prøver å klare det på {n} arbeidsdag.',
        other: 'Vi prøver å klare det på {n} arbeidsdagar.',
      },
      en: {
        one: 'We try to do it in {n} working day.',
        other: 'We try to do it in {n} working days.',
      },
    },
    feedback: { no: 'Tilbakemelding', en: 'Feedback' },
    feedbackBy: {
      nb: {
        one: 'Innen {n} måned etter at du fikk bekreftelsen.',
        other: 'Innen {n} måneder etter at du fikk bekreftelsen.',
      },
      nn: {
        one: 'Innan {n} månad etter at du fekk stadfestinga.',
        other: 'Innan {n} månader etter at du fekk stadfestinga.',
      },
      en: {
        one: 'Within {n} month of that confirmation.',
        other: 'Within {n} months of that confirmation.',
      },
    },
    party: {
      nb: 'Gjelder saken deg selv (part):',
      nn: 'Gjeld saka deg sjølv (part):',
      en: 'If the case concerns yourself (party):',
    },
    other: {
      nb: 'Gjelder saken andre (ikke part):',
      nn: 'Gjeld saka andre (ikkje part):',
      en: 'If the case concerns others (not a party):',
    },
    feedbackParty: {
      nb: 'Du får vite utfallet så langt taushetsplikten tillater det. Er noe utelatt, får du vite hvorfor.',
      nn: 'Du får vite utfallet så langt teieplikta tillèt det. Er noko utelate, får du vite kvifor.',
      en: 'You are told the outcome as far as confidentiality allows. If anything is left out, you are told why.',
    },
    feedbackOther: {
      nb: 'Du får vite at saken er ferdig behandlet. Utfallet får du ikke vite, fordi det handler om andre.',
      nn: 'Du får vite at saka er ferdig behandla. Utfallet får du ikkje vite, fordi det handlar om andre.',
      en: 'You are told that the case has been dealt with. You are not told the outcome, because it is about others.',
    },
    interim: {
      nb: 'Mens saken følges opp',
      nn: 'Medan saka blir følgd opp',
      en: 'While the case is followed up',
    },
    interimParty: {
      nb: { one: 'Du hører fra oss hver dag.', other: 'Du hører fra oss minst hver {n}. dag.' },
      nn: { one: 'Du høyrer frå oss kvar dag.', other: 'Du høyrer frå oss minst kvar {n}. dag.' },
      en: {
        one: 'You hear from us every day.',
        other: 'You hear from us at least every {n} days.',
      },
    },
    interimOther: {
      nb: 'Du hører fra oss bare hvis det tar lang tid.',
      nn: 'Du høyrer frå oss berre om det tek lang tid.',
      en: 'You hear from us only if it takes a long time.',
    },
    after: {
      nb: 'Etter at saken er avsluttet',
      nn: 'Etter at saka er avslutta',
      en: 'After the case is closed',
    },
    checkIns: {
      nb: 'Vi spør deg hvordan det går, etter {days} dager.',
      nn: 'Vi spør deg korleis det går, etter {days} dagar.',
      en: 'We ask you how things are, after {days} days.',
    },
    kept: {
      nb: 'Hvor lenge det blir liggende',
      nn: 'Kor lenge det blir liggjande',
      en: 'How long it is kept',
    },
    complain: { nb: 'Hvor du kan klage', nn: 'Kvar du kan klage', en: 'Where you can complain' },
    statuses: {
      nb: 'Ordene du ser når du kommer tilbake',
      nn: 'Orda du ser når du kjem tilbake',
      en: 'The words you see when you come back',
    },
  },
  elsewhere: {
    examples: {
      nb: 'Eksempler på hva du kan skrive om her',
      nn: 'Døme på kva du kan skrive om her',
      en: 'Examples of what you can write about here',
    },
    employees: { nb: 'Fra ansatte', nn: 'Frå tilsette', en: 'From employees' },
    students: { nb: 'Fra studenter', nn: 'Frå studentar', en: 'From students' },
    others: { nb: 'Fra andre', nn: 'Frå andre', en: 'From others' },
    better: {
      nb: 'Dette løses ofte bedre et annet sted',
      nn: 'Dette blir ofte løyst betre ein annan stad',
      en: 'Often solved better elsewhere',
    },
    routes: { nb: 'Disse kan du gå til', nn: 'Desse kan du gå til', en: 'Whom you can turn to' },
  },
  worry: {
    serious: {
      nb: 'Er det alvorlig nok?',
      nn: 'Er det alvorleg nok?',
      en: 'Is it serious enough?',
    },
    seriousText: {
      nb: 'Du trenger ikke være sikker. Små ting som gjentar seg, hører også hjemme her, og noe du bare har mistanke om. Er du i tvil, så skriv. Mottaket sier fra hvis saken hører til et annet sted.',
      nn: 'Du treng ikkje vere sikker. Små ting som tek seg opp att, høyrer òg heime her, og noko du berre har mistanke om. Er du i tvil, så skriv. Mottaket seier frå dersom saka høyrer til ein annan stad.',
      en: 'You do not have to be sure. Small things that keep happening belong here too, and so do things you only suspect. If you are in doubt, write. The whistleblowing team will tell you if the case belongs elsewhere.',
    },
    found: {
      nb: 'Kan de finne ut at det er meg?',
      nn: 'Kan dei finne ut at det er meg?',
      en: 'Can they find out that it is me?',
    },
    foundText: {
      nb: 'Vi lagrer ikke hvem du er, hvor du er, hvilken maskin du bruker, eller klokkeslettet. Men nettet på jobben eller skolen kan se at du har vært her. En maskin som tilhører jobben, kan være overvåket. Bruk helst din egen telefon og et annet nett. Tor Browser skjuler også hvor du er. Tenk på hva du skriver: Noe bare du kan vite, peker mot deg.',
      nn: 'Vi lagrar ikkje kven du er, kvar du er, kva maskin du bruker, eller klokkeslettet. Men nettet på jobben eller skulen kan sjå at du har vore her. Ei maskin som høyrer til jobben, kan vere overvaka. Bruk helst din eigen telefon og eit anna nett. Tor Browser skjuler òg kvar du er. Tenk på kva du skriv: Noko berre du kan vite, peikar mot deg.',
      en: 'We do not store who you are, where you are, which device you use or the time of day. But the network at work or school can see that you were here. A device that belongs to your employer may be monitored. It is safer to use your own phone and another network. Tor Browser also hides where you are. Think about what you write: something only you can know points to you.',
    },
    name: {
      nb: 'Må jeg si hvem jeg er?',
      nn: 'Må eg seie kven eg er?',
      en: 'Do I have to say who I am?',
    },
    nameText: {
      nb: 'Nei, aldri. Uten navn kan saken bli vanskeligere å følge opp. Derfor hjelper det at du kommer tilbake med koden og ser etter spørsmål. Du kan si hvem du er senere. Da skal bare de som trenger det, få vite det. Noen ganger gir loven andre rett til innsyn.',
      nn: 'Nei, aldri. Utan namn kan saka bli vanskelegare å følgje opp. Difor hjelper det at du kjem tilbake med koden og ser etter spørsmål. Du kan seie kven du er seinare. Då skal berre dei som treng det, få vite det. Nokre gonger gir lova andre rett til innsyn.',
      en: 'No, never. Without a name the case may be harder to follow up. So it helps if you come back with the code and look for questions. You can say who you are later. Then only those who need to know should be told. Sometimes the law gives others a right of access.',
    },
    nothing: {
      nb: 'Kommer det til å skje noe?',
      nn: 'Kjem det til å skje noko?',
      en: 'Will anything happen?',
    },
    nothingText: {
      nb: 'Noen leser alt som kommer inn. Med koden kan du når som helst se hvor saken står.',
      nn: 'Nokon les alt som kjem inn. Med koden kan du når som helst sjå kvar saka står.',
      en: 'Someone reads everything that comes in. With your code you can see at any time where the case stands.',
    },
    punished: {
      nb: 'Kan jeg bli straffet for å si fra?',
      nn: 'Kan eg bli straffa for å seie frå?',
      en: 'Can I be punished for speaking up?',
    },
    punishedText: {
      nb: 'Det er forbudt å straffe noen for å si fra. Slik straff kalles gjengjeldelse. Det kan være trusler, å bli holdt utenfor, å miste oppgaver eller å bli sagt opp. Opplever du noe slikt, kan du komme tilbake med koden og fortelle det. Du kan også få hjelp utenfra.',
      nn: 'Det er forbode å straffe nokon for å seie frå. Slik straff blir kalla gjengjelding. Det kan vere truslar, å bli halden utanfor, å miste oppgåver eller å bli sagd opp. Opplever du noko slikt, kan du kome tilbake med koden og fortelje det. Du kan òg få hjelp utanfrå.',
      en: 'It is forbidden to punish anyone for speaking up. Such punishment is called retaliation. It may be threats, being left out, losing tasks or being dismissed. If it happens to you, come back with your code and tell us. You can also get help from outside.',
    },
    lost: {
      nb: 'Hva om jeg mister koden?',
      nn: 'Kva om eg mistar koden?',
      en: 'What if I lose the code?',
    },
    lostText: {
      nb: 'Da kan ingen finne den igjen, heller ikke vi. Er bare ett tegn borte, så prøv tegnene ett for ett: ingenting sendes. Sa siden «Levert», ligger meldingen fortsatt hos mottaket, men du får ikke se svar. Skriv en ny melding, og si først i teksten omtrent når du skrev sist. Den nye meldingen får sin egen kode. Du kan også ringe eller be om et møte.',
      nn: 'Då kan ingen finne han att, heller ikkje vi. Er berre eitt teikn borte, så prøv teikna eitt for eitt: ingenting blir sendt. Sa sida «Levert», ligg meldinga framleis hos mottaket, men du får ikkje sjå svar. Skriv ei ny melding, og sei først i teksten om lag når du skreiv sist. Den nye meldinga får sin eigen kode. Du kan òg ringje eller be om eit møte.',
      en: 'Then nobody can find it again, not even us. If only one character is missing, try the characters one by one: nothing is sent. If the page said “Delivered”, the whistleblowing team still has your report, but you cannot see the answers. Write a new report, and say first in the text roughly when you last wrote. The new report gets a code of its own. You can also call, or ask for a meeting.',
    },
  },
  protect: {
    print: { no: 'Fingeravtrykket til mottaket', en: 'Fingerprint of the whistleblowing team' },
    program: { no: 'Programmet', en: 'The program' },
    version: { nb: 'Navn og versjon', nn: 'Namn og versjon', en: 'Name and version' },
    named: 'Postern {version}',
    source: { nb: 'Kildekode', nn: 'Kjeldekode', en: 'Source code' },
    sourceUnknown: {
      nb: 'Nettstedet oppgir ikke hvor den ligger. Spør mottaket.',
      nn: 'Nettstaden seier ikkje kvar han ligg. Spør mottaket.',
      en: 'This site does not say where it is. Ask the whistleblowing team.',
    },
    sum: { no: 'Kontrollsum for filene til programmet', en: 'Checksum of the program’s files' },
    check: {
      nb: 'Slik kan en som kan data, kontrollere: Hent kildekoden til versjonen, kjør «npm run build» og sammenlign kontrollsummen som skrives ut. Sammenlign så hver fil siden laster, med filen som har samme navn i mappen dist/reporter. De skal være helt like. Bare «style» er annerledes, fordi organisasjonens farger er lagt til på slutten. «words» og «pages» er organisasjonens tekster.',
      nn: 'Slik kan ein som kan data, kontrollere: Hent kjeldekoden til versjonen, køyr «npm run build» og samanlikn kontrollsummen som blir skriven ut. Samanlikn så kvar fil sida lastar, med fila som har same namn i mappa dist/reporter. Dei skal vere heilt like. Berre «style» er annleis, fordi fargane til organisasjonen er lagde til på slutten. «words» og «pages» er tekstane til organisasjonen.',
      en: 'Somebody who knows computers can check this: get the source code of the version, run “npm run build” and compare the checksum that it prints. Then compare each file that the page loads with the file of the same name in the folder dist/reporter. They must be identical. Only “style” differs, because the organisation’s colours are added at its end. “words” and “pages” are the organisation’s texts.',
    },
    checkLimit: {
      nb: 'Serveren oppgir versjonen og kontrollsummen selv. En falsk server kan oppgi hva som helst, og den kan vise deg en annen side enn den som blir kontrollert.',
      nn: 'Tenaren oppgir versjonen og kontrollsummen sjølv. Ein falsk tenar kan oppgi kva som helst, og han kan vise deg ei anna side enn den som blir kontrollert.',
      en: 'The server itself states the version and the checksum. A false server can state anything, and it can show you another page than the one that is checked.',
    },
    text: {
      nb: 'Det du skriver, låses på din egen telefon eller maskin før det sendes. Bare leserne du får se på listen, kan låse det opp når det kommer fram. Det gjør de på sine egne maskiner. Serveren i midten kan ikke lese det og vet ikke hvem du er. Når du kommer tilbake, henter siden et stort stykke av en tavle som er felles for alle, og leter på din egen maskin. Slik ser ikke serveren hvilken sak som leses.',
      nn: 'Det du skriv, blir låst på din eigen telefon eller di eiga maskin før det blir sendt. Berre lesarane du får sjå på lista, kan låse det opp når det kjem fram. Det gjer dei på sine eigne maskiner. Tenaren i midten kan ikkje lese det og veit ikkje kven du er. Når du kjem tilbake, hentar sida eit stort stykke av ei tavle som er felles for alle, og leitar på di eiga maskin. Slik ser ikkje tenaren kva sak som blir lesen.',
      en: 'What you write is locked on your own phone or computer before it is sent. Only the readers on the list you are shown can unlock it when it arrives. They do so on their own machines. The server in between cannot read it and does not know who you are. When you come back, the page fetches a large piece of a board that everyone shares, and searches on your own device. That way the server does not see which case is being read.',
    },
    limitsTitle: {
      nb: 'Dette kan vi ikke beskytte deg mot',
      nn: 'Dette kan vi ikkje verne deg mot',
      en: 'What we cannot protect you from',
    },
    limits: {
      nb: 'Noen som ser skjermen din. En maskin som er overvåket. Det du selv forteller om deg i teksten. Noen som ser på nettet ditt at du bruker siden, hvis du ikke bruker Tor Browser. En server som noen har tatt over, og som viser deg en falsk side. Noen som finner koden din.',
      nn: 'Nokon som ser skjermen din. Ei maskin som er overvaka. Det du sjølv fortel om deg i teksten. Nokon som ser på nettet ditt at du bruker sida, dersom du ikkje bruker Tor Browser. Ein tenar som nokon har teke over, og som viser deg ei falsk side. Nokon som finn koden din.',
      en: 'Someone who sees your screen. A device that is monitored. What you say about yourself in the text. Someone who can see on your network that you use this site, unless you use Tor Browser. A server that someone has taken over and that shows you a false page. Someone who finds your code.',
    },
    tor: {
      nb: 'Har disse sidene en egen adresse i Tor-nettet, viser Tor Browser det ved siden av adressen («.onion tilgjengelig»).',
      nn: 'Har desse sidene ei eiga adresse i Tor-nettet, viser Tor Browser det ved sida av adressa («.onion tilgjengeleg»).',
      en: 'If these pages have an address of their own in the Tor network, Tor Browser shows it beside the address (“.onion available”).',
    },
    deepTitle: {
      nb: 'For deg som vil vite nøyaktig hvordan',
      nn: 'For deg som vil vite nøyaktig korleis',
      en: 'If you want to know exactly how',
    },
    deep: {
      nb: 'Hver sending er like lang og låses med en engangsnøkkel (XChaCha20-Poly1305). Engangsnøkkelen låses for hver leser med X-Wing (X25519 og ML-KEM-768). Filer går i like store biter ved siden av. Svar ligger på en felles tavle som alle henter like store biter av. Leserne står på en signert liste. Nettleseren din sjekker den mot fingeravtrykket som står på denne siden.',
      nn: 'Kvar sending er like lang og blir låst med ein eingongsnøkkel (XChaCha20-Poly1305). Eingongsnøkkelen blir låst for kvar lesar med X-Wing (X25519 og ML-KEM-768). Filer går i like store bitar ved sida av. Svar ligg på ei felles tavle som alle hentar like store bitar av. Lesarane står på ei signert liste. Nettlesaren din sjekkar ho mot fingeravtrykket som står på denne sida.',
      en: 'Everything you send has the same length and is locked with a one-time key (XChaCha20-Poly1305). The one-time key is locked for each reader with X-Wing (X25519 and ML-KEM-768). Files go beside it in pieces of the same size. Answers are on a shared board, and everyone fetches pieces of it of the same size. The readers are on a signed list. Your browser checks it against the fingerprint shown on this page.',
    },
  },
}
