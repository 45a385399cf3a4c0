import type { Texts } from '../shape.ts'

/** Writing a report, step by step: nynorsk. */
export const writing: Pick<
  Texts,
  'tell' | 'recall' | 'details' | 'boxes' | 'contact' | 'wishes' | 'readers' | 'review' | 'draft'
> = {
  tell: {
    heading: 'Fortel kva som har skjedd',
    lead: 'Skriv med dine eigne ord. Spørsmåla er berre til hjelp: Svar på dei du vil, eller skriv alt i det første feltet.',
    careful: 'Vil du vere anonym, så lat vere å skrive namnet ditt og ting som berre du kan vite.',
    memory:
      'Det du skriv, ligg berre på denne sida til du sender det. Lukkar du sida, blir det borte. Du kan lagre eit utkast som fil.',
    chooseFirst: 'Spørsmåla kjem når du har valt.',
    startOver: 'Slett alt og start på nytt',
    startOverText:
      'Alt du har skrive og valt, blir borte frå denne sida. Du kan berre hente det fram att dersom du har lagra eit utkast som fil.',
    startOverDo: 'Slett alt no',
    channel: 'Kvar høyrer saka til?',
    channelHint: 'Vel det som ligg nærast. Mottaket kan sende saka vidare.',
    channelMissing: 'Vel kvar saka høyrer til',
    empty: 'Skriv noko i minst eitt av felta, eller legg ved ei fil eller eit opptak',
    left: {
      one: 'Plass att: om lag {n} teikn.',
      other: 'Plass att: om lag {n} teikn.',
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
  recall: {
    offer: 'Vanskeleg å vite kvar du skal starte?',
    offerText:
      'Du kan fortelje fritt først og få nokre opne spørsmål etterpå. Dei kan hjelpe deg å hugse. Ingenting blir sendt, og du kan stoppe når du vil.',
    start: 'Hjelp meg å hugse',
    heading: 'Fortel fritt først',
    lead: 'Ta den tida du treng. Skriv alt du kjem på, i den rekkjefølgja det kjem. Små ting tel òg. Er du usikker på noko, så skriv det, og lat vere å gjette.',
    probe: 'Spørsmål {n} av {of}',
    probeLead: 'Skriv berre om du kjem på noko meir. Du treng ikkje ta opp att det du har skrive.',
    skip: 'Hopp over',
    finish: 'Ferdig',
    stop: 'Stopp her',
    stopHint: 'Du kan stoppe når som helst. Det du har skrive, følgjer med.',
    remembered: 'Det du kom på etterpå',
  },
  details: {
    heading: 'Litt meir, om du vil',
    lead: 'Alt her er frivillig. Hopp over det du ikkje vil svare på.',
    party: 'Kven gjeld det?',
    partyHint:
      'Svaret er eit forslag, og mottaket avgjer. Gjeld saka deg sjølv, er du som regel part. Då får du vite meir om korleis det går.',
    skip: 'Vil ikkje svare',
    categories: 'Kva slags sak er det?',
    categoriesHint: 'Vel så mange du vil.',
    relation: 'Kva passar best på deg?',
    relationHint: 'Det hjelper mottaket å forstå saka. Ingen svar stengjer deg ute.',
    appeared: {
      one: 'Eit nytt spørsmål har kome nedanfor: {labels}',
      other: '{n} nye spørsmål har kome nedanfor: {labels}',
    },
  },
  boxes: {
    offer:
      'Det finst ein eigen stad å skrive om slike saker: «{name}». Der er spørsmåla laga for det. Alt du har skrive, blir med. Du kan òg halde fram her.',
    move: 'Skriv under «{name}» i staden',
    moved: 'No skriv du under «{name}». Alt du har skrive, er med.',
    placed: 'Svar på spørsmål som ikkje blir stilte her, står no sist i det første feltet.',
  },
  contact: {
    heading: 'Vil du fortelje meir, eller bli høyrd?',
    anonymous: 'Du er anonym',
    anonymousText:
      'Namnet ditt blir berre sendt dersom du har skrive det sjølv, eller det står i ei fil du legg ved. Utan namn kan det bli vanskelegare å følgje opp. Det kan du gjere noko med: Kom tilbake med koden om nokre dagar og sjå om mottaket spør om noko.',
    wish: 'Korleis vil du helst bli høyrd?',
    wishHint:
      'Frivillig. Mottaket svarar deg gjennom koden. I eit møte eller ein samtale kan dei få vite kven du er. Skriv du her, kan du vere anonym.',
    wishText: 'Er det noko mottaket bør vite om dette?',
    wishTextHint:
      'Til dømes når det passar, eller om du treng tolk. Alle som les meldinga, ser det. Vil du vere anonym, så lat vere å skrive namn og telefonnummer.',
    name: 'Vil du seie kven du er?',
    nameText:
      'Det er frivillig, og du treng ikkje bestemme deg no. Du kan gjere det når meldinga er send, eller seinare med koden.',
    nameKeepers: 'Namnet blir sendt for seg. Berre desse kan opne det:',
    nameNobody:
      'Her er det ingen som tek vare på namn for seg. Skriv du namnet ditt, kan alle som les saka, sjå det.',
  },
  wishes: {
    meeting: 'Eit møte',
    phone: 'Ein telefonsamtale',
    video: 'Ein videosamtale',
    'written-hearing': 'Skriftleg her, utan å seie kven eg er',
  },
  readers: {
    heading: 'Kven får lese?',
    lead: 'Når det du sender kjem fram, kan berre desse opne det. Dei kan gje andre som følgjer opp saka, lov til å lese.',
    standby: 'Berre dersom ein av dei ikkje kan lese:',
    apart:
      'Desse kan ikkje lese det. Dei tek vare på namn som nokon oppgir, eller ser kven som gjorde kva i ei sak, utan å sjå kva ho handlar om:',
    leaveOut: 'Er det nokon av dei som ikkje skal lese?',
    leaveOutHint:
      'Kryss av dersom saka handlar om ein av dei eller nokon dei står nær. Den du kryssar av for, kan ikkje opne det du sender. Dei andre ser kven du har utelate.',
    leftOut: '{title} skal ikkje lese',
    everybody: 'Nei, alle på lista får lese',
    unsaid: 'Sei kven som ikkje skal lese, eller kryss av for at alle får lese',
    substitute: '{title} (vara)',
    nobody:
      'Nokon må kunne lese. Lat minst éin vere utan kryss, eller bruk ein av dei andre vegane',
    newPrint:
      'Mottaket fekk eit nytt fingeravtrykk etter at du opna denne sida. Nokon som gir seg ut for å vere mottaket, kan ha laga det. Samanlikn det med ein ny plakat før du sender, eller spør mottaket på ein annan måte. Kan du ikkje det, så varsle på ein annan måte.',
    newPrintStolen:
      'Mottaket seier at det gamle fingeravtrykket ikkje gjeld lenger, fordi andre kan gi seg ut for å vere mottaket med det. Dei kan òg vise deg dette nye. Samanlikn det med ein ny plakat før du sender, eller spør mottaket på ein annan måte. Kan du ikkje det, så varsle på ein annan måte.',
    noChannel:
      'Staden du valde, kan ikkje ta imot noko akkurat no. Gå tilbake til teksten og vel ein annan, eller bruk ein annan veg.',
    notLost: 'Det du har skrive, er ikkje borte.',
    all: 'Er alle på lista innblanda i saka?',
    allText:
      'Då bør du ikkje sende ho hit. Du kan gå til eit tilsyn eller ei anna offentleg styresmakt. Tilsette og innleigde har det same vernet der. Du kan òg snakke med nokon som har teieplikt, og spørje kva du bør gjere.',
  },
  review: {
    heading: 'Sjå over før du sender',
    what: 'Dette blir sendt',
    change: 'Endre',
    changeWhat: 'Endre: {what}',
    changeReaders: 'Endre kven som får lese',
    again: 'Tilbake til oversikta',
    edit: 'Tilbake til teksten',
    nothing: 'Ikkje svara på',
    matter: 'Om saka',
    hearing: 'Korleis du vil bli høyrd',
    also: 'Dette følgjer òg med: datoen i dag, språket du bruker, kva utgåve av desse sidene du har sett (utgåve {version}, gjeld frå {date}), og kva utgåve av lista over lesarar. Mottaket får òg dei sju første teikna i koden din og det som trengst for å svare deg. Resten av koden blir hos deg.',
    unsent: 'Dette blir ikkje sendt',
    unsentText:
      'Du har skrive dette som svar på noko vi ikkje spør om lenger. Det kan vere fordi du har valt noko anna. Vil du ha det med?',
    unsentGone: 'Eit spørsmål som ikkje finst lenger',
    unsentPlace: 'Ta det med under «{label}»',
    unsentLeave: 'Ikkje send det',
    unsentPlaced: 'Teksten står no til slutt under «{label}».',
    unsentLeft: 'Teksten blir ikkje send. Du finn han att under «{heading}».',
    to: 'Desse får lese',
    notTo: 'Desse får ikkje lese',
    anonymous: 'Du er anonym',
    anonymousText:
      'Namnet ditt blir berre sendt dersom du har skrive det sjølv, eller det står i ei fil du legg ved. Utan namn kan det bli vanskelegare å følgje opp. Det kan du gjere noko med: Kom tilbake med koden om nokre dagar og sjå om mottaket spør om noko.',
    anonymousWish:
      'Du har bede om: {wishes}. At du ber om det, viser ikkje kven du er, men det kan stemma, andletet eller nummeret ditt gjere. De avtalar det gjennom koden, og du kan seie nei når som helst.',
    limits:
      'Noko kan likevel peike mot deg: at nokon ser skjermen din, at maskina er overvaka, eller noko i teksten som berre du kan vite.',
    party: 'Kva du får vite',
    partyOwn:
      'Gjeld saka deg sjølv, blir du truleg rekna som part. Då får du vite kva mottaket vurderer, og du kan bli invitert til å forklare deg. Du får vite utfallet så langt teieplikta tillèt det. Mottaket avgjer.',
    partyOther:
      'Er du ikkje part, får du vite at meldinga er motteken, og når ho er ferdig behandla. Du kan få spørsmål. Berre partane får vite utfallet og tiltaka, fordi dei handlar om andre menneske.',
    retaliation: 'Du har vern',
    retaliationText:
      'Det er forbode å straffe nokon for å seie frå. Ingen har lov til å truge deg, fryse deg ut, ta frå deg oppgåver eller seie deg opp på grunn av det. Skjer det, så kom tilbake med koden og fortel det.',
    channel: 'Usikker på om dette er rett stad?',
    channelText: 'Du kan sende uansett. Mottaket seier frå dersom saka høyrer til ein annan stad.',
    send: 'Send meldinga',
    sendHint: 'På neste side får du koden din, før meldinga blir send.',
  },
  draft: {
    have: 'Har du eit utkast frå før?',
    haveText: 'Har du lagra eit utkast som fil, kan du halde fram med det her.',
    keep: 'Lagre eit utkast som fil',
    keepHeading: 'Lagre eit utkast',
    keepLead:
      'Du får ei låst fil og ein kode. Med begge kan du halde fram seinare, òg på ei anna maskin. Ingenting blir sendt.',
    keepRisk:
      'Fila blir liggjande på maskina. Ikkje lagre ho på ei maskin som jobben eller studiestaden eig, eller som andre bruker.',
    make: 'Lag fil og kode',
    makeAgain: 'Lagre fila på nytt',
    working: 'Vent litt …',
    madeHeading: 'Koden til utkastet',
    notSent: 'Ingenting er sendt',
    notReceipt:
      'Dette er ikkje ei kvittering, og ingen har fått meldinga di. Koden opnar berre fila.',
    saved: 'Fila heiter {name}. Sjå etter at ho er lagra.',
    label: 'Koden til utkastet, 7 grupper på 5 teikn',
    codeKeep: 'Skriv av koden, eller kopier han. Han kan ikkje lagast på nytt.',
    copy: 'Kopier koden',
    copied: 'Koden er kopiert. Lim han inn ein trygg stad.',
    copyFailed: 'Det gjekk ikkje å kopiere. Skriv av koden for hand.',
    whoHas: 'Den som har både fila og koden, kan lese alt du har skrive. Legg dei kvar for seg.',
    haveBoth: 'Eg har både fila og koden',
    keptNote: 'Utkastet er lagra. Endrar du noko, må du lagre på nytt.',
    tooLong: 'Utkastet er for langt til ei fil. Ingenting er borte. Gå tilbake og kort det ned.',
    file: 'notat.dat',
    openHeading: 'Opne eit utkast',
    openLead: 'Vel fila, og skriv inn koden du fekk saman med ho. Ingenting blir sendt.',
    replaces:
      'Utkastet kjem i staden for det du har skrive på denne sida no. Vil du ta vare på det, så gå tilbake og lagre det først.',
    fileLabel: 'Fila med utkastet',
    chosen: 'Vald: {name}',
    codeLabel: 'Koden til utkastet',
    codeHint: 'Sju grupper på fem teikn. Mellomrom, bindestrekar og små bokstavar går bra.',
    open: 'Opne utkastet',
    fileMissing: 'Vel fila med utkastet',
    tooLarge: 'Fila er for stor til å vere eit utkast. Vel ei anna fil',
    unreadable: 'Fila kunne ikkje lesast. Vel ho på nytt',
    wrong:
      'Fila er ikkje eit utkast herifrå, eller koden høyrer til ei anna fil. Ingenting er endra. Sjekk begge, og prøv igjen',
    opened: 'Utkastet er opna. Ingenting er sendt.',
    goneChannel: 'Staden du hadde valt, finst ikkje lenger. Vel på nytt kvar saka høyrer til.',
    goneChoice: 'Noko du hadde kryssa av for, finst ikkje lenger og er teke bort.',
    goneReader:
      'Ein du ikkje ville late lese, er ikkje lenger blant lesarane. Sjå over lista før du sender.',
    goneQuestion:
      'Eit av spørsmåla finst ikkje lenger. Det du skreiv der, står no nedst i det første feltet.',
  },
}
