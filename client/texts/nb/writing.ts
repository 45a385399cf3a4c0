/** Writing a report, step by step: bokmål. */
export const writing = {
  tell: {
    heading: 'Fortell hva som har skjedd',
    lead: 'Skriv med dine egne ord. Spørsmålene er bare til hjelp: Svar på dem du vil, eller skriv alt i det første feltet.',
    careful: 'Vil du være anonym, så la være å skrive navnet ditt og ting som bare du kan vite.',
    memory:
      'Det du skriver, ligger bare på denne siden til du sender det. Lukker du siden, blir det borte. Du kan lagre et utkast som fil.',
    chooseFirst: 'Spørsmålene kommer når du har valgt.',
    startOver: 'Slett alt og begynn på nytt',
    startOverText:
      'Alt du har skrevet og valgt, blir borte fra denne siden. Du kan bare hente det fram igjen hvis du har lagret et utkast som fil.',
    startOverDo: 'Slett alt nå',
    channel: 'Hvor hører saken til?',
    channelHint: 'Velg det som ligger nærmest. Mottaket kan sende saken videre.',
    channelMissing: 'Velg hvor saken hører til',
    empty: 'Skriv noe i minst ett av feltene, eller legg ved en fil eller et opptak',
    left: {
      one: 'Plass igjen: omtrent {n} tegn.',
      other: 'Plass igjen: omtrent {n} tegn.',
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
  recall: {
    offer: 'Vanskelig å vite hvor du skal begynne?',
    offerText:
      'Du kan fortelle fritt først og få noen åpne spørsmål etterpå. De kan hjelpe deg å huske. Ingenting blir sendt, og du kan stoppe når du vil.',
    start: 'Hjelp meg å huske',
    heading: 'Fortell fritt først',
    lead: 'Ta den tiden du trenger. Skriv alt du kommer på, i den rekkefølgen det kommer. Små ting teller også. Er du usikker på noe, så skriv det, og la være å gjette.',
    probe: 'Spørsmål {n} av {of}',
    probeLead: 'Skriv bare hvis du kommer på noe mer. Du trenger ikke gjenta deg selv.',
    skip: 'Hopp over',
    finish: 'Ferdig',
    stop: 'Stopp her',
    stopHint: 'Du kan stoppe når som helst. Det du har skrevet, følger med.',
    remembered: 'Det du kom på etterpå',
  },
  details: {
    heading: 'Litt mer, hvis du vil',
    lead: 'Alt her er frivillig. Hopp over det du ikke vil svare på.',
    party: 'Hvem gjelder det?',
    partyHint:
      'Svaret er et forslag, og mottaket avgjør. Gjelder saken deg selv, er du som regel part. Da får du vite mer om hvordan det går.',
    skip: 'Vil ikke svare',
    categories: 'Hva slags sak er det?',
    categoriesHint: 'Velg så mange du vil.',
    relation: 'Hva passer best på deg?',
    relationHint: 'Det hjelper mottaket å forstå saken. Ingen svar stenger deg ute.',
    appeared: {
      one: 'Et nytt spørsmål har kommet nedenfor: {labels}',
      other: '{n} nye spørsmål har kommet nedenfor: {labels}',
    },
  },
  boxes: {
    offer:
      'Det finnes et eget sted å skrive om slike saker: «{name}». Der er spørsmålene laget for det. Alt du har skrevet, blir med. Du kan også fortsette her.',
    move: 'Skriv under «{name}» i stedet',
    moved: 'Nå skriver du under «{name}». Alt du har skrevet, er med.',
    placed: 'Svar på spørsmål som ikke stilles her, står nå sist i det første feltet.',
  },
  contact: {
    heading: 'Vil du fortelle mer, eller bli hørt?',
    anonymous: 'Du er anonym',
    anonymousText:
      'Navnet ditt sendes bare hvis du har skrevet det selv, eller det står i en fil du legger ved. Uten navn kan det bli vanskeligere å følge opp. Det kan du gjøre noe med: Kom tilbake med koden om noen dager og se om mottaket spør om noe.',
    wish: 'Hvordan vil du helst bli hørt?',
    wishHint:
      'Frivillig. Mottaket svarer deg gjennom koden. I et møte eller en samtale kan de få vite hvem du er. Skriver du her, kan du være anonym.',
    wishText: 'Er det noe mottaket bør vite om dette?',
    wishTextHint:
      'For eksempel når det passer, eller om du trenger tolk. Alle som leser meldingen, ser det. Vil du være anonym, så la være å skrive navn og telefonnummer.',
    name: 'Vil du si hvem du er?',
    nameText:
      'Det er frivillig, og du trenger ikke bestemme deg nå. Du kan gjøre det når meldingen er sendt, eller senere med koden.',
    nameKeepers: 'Navnet sendes for seg. Bare disse kan åpne det:',
    nameNobody:
      'Her er det ingen som tar vare på navn for seg. Skriver du navnet ditt, kan alle som leser saken, se det.',
  },
  wishes: {
    meeting: 'Et møte',
    phone: 'En telefonsamtale',
    video: 'En videosamtale',
    'written-hearing': 'Skriftlig her, uten å si hvem jeg er',
  },
  readers: {
    heading: 'Hvem får lese?',
    lead: 'Når det du sender kommer fram, kan bare disse åpne det. De kan gi andre som følger opp saken, lov til å lese.',
    standby: 'Bare hvis en av dem ikke kan lese:',
    apart:
      'Disse kan ikke lese det. De tar vare på navn som noen oppgir, eller ser hvem som gjorde hva i en sak, uten å se hva den handler om:',
    leaveOut: 'Er det noen av dem som ikke skal lese?',
    leaveOutHint:
      'Kryss av hvis saken handler om en av dem eller noen de står nær. Den du krysser av for, kan ikke åpne det du sender. De andre ser hvem du har utelatt.',
    leftOut: '{title} skal ikke lese',
    everybody: 'Nei, alle på listen får lese',
    unsaid: 'Si hvem som ikke skal lese, eller kryss av for at alle får lese',
    substitute: '{title} (vara)',
    nobody: 'Noen må kunne lese. La minst én være uten kryss, eller bruk en av de andre veiene',
    newPrint:
      'Mottaket fikk et nytt fingeravtrykk etter at du åpnet denne siden. Noen som utgir seg for å være mottaket, kan ha laget det. Sammenlign det med en ny plakat før du sender, eller spør mottaket på en annen måte. Kan du ikke det, så varsle på en annen måte.',
    newPrintStolen:
      'Mottaket sier at det gamle fingeravtrykket ikke gjelder lenger, fordi andre kan utgi seg for å være mottaket med det. De kan også vise deg dette nye. Sammenlign det med en ny plakat før du sender, eller spør mottaket på en annen måte. Kan du ikke det, så varsle på en annen måte.',
    noChannel:
      'Stedet du valgte, kan ikke ta imot noe akkurat nå. Gå tilbake til teksten og velg et annet, eller bruk en annen vei.',
    notLost: 'Det du har skrevet, er ikke borte.',
    all: 'Er alle på listen innblandet i saken?',
    allText:
      'Da bør du ikke sende den hit. Du kan gå til et tilsyn eller en annen offentlig myndighet. Ansatte og innleide har det samme vernet der. Du kan også snakke med noen som har taushetsplikt, og spørre hva du bør gjøre.',
  },
  review: {
    heading: 'Se over før du sender',
    what: 'Dette sendes',
    change: 'Endre',
    changeWhat: 'Endre: {what}',
    changeReaders: 'Endre hvem som får lese',
    again: 'Tilbake til oversikten',
    edit: 'Tilbake til teksten',
    nothing: 'Ikke besvart',
    matter: 'Om saken',
    hearing: 'Hvordan du vil bli hørt',
    also: 'Dette følger også med: datoen i dag, språket du bruker, hvilken utgave av disse sidene du har sett (utgave {version}, gjelder fra {date}), og hvilken utgave av listen over lesere. Mottaket får også de sju første tegnene i koden din og det som trengs for å svare deg. Resten av koden blir hos deg.',
    unsent: 'Dette blir ikke sendt',
    unsentText:
      'Du har skrevet dette som svar på noe vi ikke spør om lenger. Det kan være fordi du har valgt noe annet. Vil du ha det med?',
    unsentGone: 'Et spørsmål som ikke finnes lenger',
    unsentPlace: 'Ta det med under «{label}»',
    unsentLeave: 'Ikke send det',
    unsentPlaced: 'Teksten står nå til slutt under «{label}».',
    unsentLeft: 'Teksten blir ikke sendt. Du finner den igjen under «{heading}».',
    to: 'Disse får lese',
    notTo: 'Disse får ikke lese',
    anonymous: 'Du er anonym',
    anonymousText:
      'Navnet ditt sendes bare hvis du har skrevet det selv, eller det står i en fil du legger ved. Uten navn kan det bli vanskeligere å følge opp. Det kan du gjøre noe med: Kom tilbake med koden om noen dager og se om mottaket spør om noe.',
    anonymousWish:
      'Du har bedt om: {wishes}. At du ber om det, viser ikke hvem du er, men det kan stemmen, ansiktet eller nummeret ditt gjøre. Dere avtaler det gjennom koden, og du kan si nei når som helst.',
    limits:
      'Noe kan likevel peke mot deg: at noen ser skjermen din, at maskinen er overvåket, eller noe i teksten som bare du kan vite.',
    party: 'Hva du får vite',
    partyOwn:
      'Gjelder saken deg selv, blir du trolig regnet som part. Da får du vite hva mottaket vurderer, og du kan bli invitert til å forklare deg. Du får vite utfallet så langt taushetsplikten tillater det. Mottaket avgjør.',
    partyOther:
      'Er du ikke part, får du vite at meldingen er mottatt, og når den er ferdig behandlet. Du kan få spørsmål. Bare partene får vite utfallet og tiltakene, fordi de handler om andre mennesker.',
    retaliation: 'Du har vern',
    retaliationText:
      'Det er forbudt å straffe noen for å si fra. Ingen har lov til å true deg, fryse deg ut, ta fra deg oppgaver eller si deg opp på grunn av det. Skjer det, så kom tilbake med koden og fortell det.',
    channel: 'Usikker på om dette er riktig sted?',
    channelText: 'Du kan sende uansett. Mottaket sier fra hvis saken hører til et annet sted.',
    send: 'Send meldingen',
    sendHint: 'På neste side får du koden din, før meldingen sendes.',
  },
  draft: {
    have: 'Har du et utkast fra før?',
    haveText: 'Har du lagret et utkast som fil, kan du fortsette på det her.',
    keep: 'Lagre et utkast som fil',
    keepHeading: 'Lagre et utkast',
    keepLead:
      'Du får en låst fil og en kode. Med begge kan du fortsette senere, også på en annen maskin. Ingenting blir sendt.',
    keepRisk:
      'Filen blir liggende på maskinen. Ikke lagre den på en maskin som jobben eller studiestedet eier, eller som andre bruker.',
    make: 'Lag fil og kode',
    makeAgain: 'Lagre filen på nytt',
    working: 'Vent litt …',
    madeHeading: 'Koden til utkastet',
    notSent: 'Ingenting er sendt',
    notReceipt:
      'Dette er ikke en kvittering, og ingen har fått meldingen din. Koden åpner bare filen.',
    saved: 'Filen heter {name}. Se etter at den er lagret.',
    label: 'Koden til utkastet, 7 grupper på 5 tegn',
    codeKeep: 'Skriv koden av, eller kopier den. Den kan ikke lages på nytt.',
    copy: 'Kopier koden',
    copied: 'Koden er kopiert. Lim den inn et trygt sted.',
    copyFailed: 'Det gikk ikke å kopiere. Skriv koden av for hånd.',
    whoHas: 'Den som har både filen og koden, kan lese alt du har skrevet. Legg dem hver for seg.',
    haveBoth: 'Jeg har både filen og koden',
    keptNote: 'Utkastet er lagret. Endrer du noe, må du lagre på nytt.',
    tooLong: 'Utkastet er for langt til en fil. Ingenting er borte. Gå tilbake og kort det ned.',
    file: 'notat.dat',
    openHeading: 'Åpne et utkast',
    openLead: 'Velg filen, og skriv inn koden du fikk sammen med den. Ingenting blir sendt.',
    replaces:
      'Utkastet kommer i stedet for det du har skrevet på denne siden nå. Vil du beholde det, så gå tilbake og lagre det først.',
    fileLabel: 'Filen med utkastet',
    chosen: 'Valgt: {name}',
    codeLabel: 'Koden til utkastet',
    codeHint: 'Sju grupper på fem tegn. Mellomrom, bindestreker og små bokstaver går bra.',
    open: 'Åpne utkastet',
    fileMissing: 'Velg filen med utkastet',
    tooLarge: 'Filen er for stor til å være et utkast. Velg en annen fil',
    unreadable: 'Filen kunne ikke leses. Velg den på nytt',
    wrong:
      'Filen er ikke et utkast herfra, eller koden hører til en annen fil. Ingenting er endret. Sjekk begge, og prøv igjen',
    opened: 'Utkastet er åpnet. Ingenting er sendt.',
    goneChannel: 'Stedet du hadde valgt, finnes ikke lenger. Velg på nytt hvor saken hører til.',
    goneChoice: 'Noe du hadde krysset av for, finnes ikke lenger og er tatt bort.',
    goneReader:
      'En du ikke ville la lese, er ikke lenger blant leserne. Se over listen før du sender.',
    goneQuestion:
      'Et av spørsmålene finnes ikke lenger. Det du skrev der, står nå nederst i det første feltet.',
  },
}
