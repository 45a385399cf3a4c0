/** Reports that came another way, and minutes. */
export const register = {
  register: {
    button: { no: 'Registrer melding', en: 'Register a report' },
    title: {
      nb: 'Registrer en melding som kom på annen måte',
      nn: 'Registrer ei melding som kom på annan måte',
      en: 'Register a report that came another way',
    },
    lead: {
      nb: 'For meldinger fra møter, telefon, brev og e-post. Skranken lager en kode, som du gir til varsleren. Med den kan varsleren lese svar og skrive mer, som om meldingen var skrevet på siden for varslere.',
      nn: 'For meldingar frå møte, telefon, brev og e-post. Skranken lagar ein kode, som du gir til varslaren. Med han kan varslaren lese svar og skrive meir, som om meldinga var skriven på sida for varslarar.',
      en: 'For reports from meetings, the telephone, letters and e-mail. The desk makes a code, which you give to the reporter. With it the reporter can read answers and write more, as if the report had been written on the page for reporters.',
    },
    seen: {
      nb: 'Den som registrerer, får se koden. Med den kan man lese svarene og skrive som varsleren. Vil varsleren ha en kode som ingen andre har sett, kan varsleren skrive meldingen på siden selv.',
      nn: 'Den som registrerer, får sjå koden. Med han kan ein lese svara og skrive som varslaren. Vil varslaren ha ein kode som ingen andre har sett, kan varslaren skrive meldinga på sida sjølv.',
      en: 'If you register the report, you see the code. Anybody who has the code can read the answers and write as the reporter. A reporter who wants a code that nobody else has seen can write the report on the page instead.',
    },
    parted: {
      nb: '{name}: Meldinger hit må to lesere åpne sammen, og kan ikke føres inn her. Hjelp personen med å skrive på siden for varslere.',
      nn: '{name}: Meldingar hit må to lesarar opne saman, og kan ikkje førast inn her. Hjelp personen med å skrive på sida for varslarar.',
      en: '{name}: two readers must open its reports together, so none can be put in here. Help the person to write on the page for reporters.',
    },
    opening: {
      nb: 'Henter hvem som kan lese ...',
      nn: 'Hentar kven som kan lese ...',
      en: 'Fetching who can read ...',
    },
    retry: { nb: 'Prøv igjen', nn: 'Prøv på nytt', en: 'Try again' },
    close: { no: 'Lukk', en: 'Close' },
    discard: {
      nb: 'Det du har skrevet her, er ikke sendt. Kaste det?',
      nn: 'Det du har skrive her, er ikkje sendt. Kaste det?',
      en: 'What you have written here is not sent. Throw it away?',
    },
    came: { nb: 'Slik kom den', nn: 'Slik kom ho', en: 'How it came' },
    by: { nb: 'Hvordan kom den?', nn: 'Korleis kom ho?', en: 'How did it come?' },
    on: { nb: 'Dagen den kom', nn: 'Dagen ho kom', en: 'The day on which it came' },
    language: {
      nb: 'Språk som varsleren vil ha svar på',
      nn: 'Språket varslaren vil ha svar på',
      en: 'Language in which the reporter wants answers',
    },
    matter: { nb: 'Hva saken gjelder', nn: 'Kva saka gjeld', en: 'What it is about' },
    channel: { no: 'Kanal', en: 'Channel' },
    notSaid: { nb: 'Ikke sagt', nn: 'Ikkje sagt', en: 'Not said' },
    party: { nb: 'Varsleren er', nn: 'Varslaren er', en: 'The reporter is' },
    relation: { nb: 'Tilknytning', nn: 'Tilknyting', en: 'Relation' },
    categories: { nb: 'Det gjelder', nn: 'Det gjeld', en: 'It is about' },
    told: { nb: 'Det som ble fortalt', nn: 'Det som vart fortalt', en: 'What was told' },
    toldHint: {
      nb: 'Bruk varslerens egne ord så langt du kan. La det stå tomt der ingenting ble sagt. Ta ikke med hvem varsleren er. Hjelpen ved feltene er den samme som varslere ser: «du» er varsleren.',
      nn: 'Bruk varslaren sine eigne ord så langt du kan. La det stå tomt der ingenting vart sagt. Ta ikkje med kven varslaren er. Hjelpa ved felta er den same som varslarar ser: «du» er varslaren.',
      en: 'Use the words of the reporter as far as you can. Leave empty what was not mentioned. Do not write who the reporter is. The help at the fields is the same that reporters see: “you” is the reporter.',
    },
    recall: {
      nb: 'Mer, hvis det ble sagt',
      nn: 'Meir, om det vart sagt',
      en: 'More, if it was said',
    },
    readers: { nb: 'Hvem som kan lese den', nn: 'Kven som kan lese ho', en: 'Who can read it' },
    leaveOut: {
      nb: 'Hvem må ikke lese den?',
      nn: 'Kven må ikkje lese ho?',
      en: 'Who must not read it?',
    },
    leaveOutHint: {
      nb: 'Kryss av for dem som meldingen gjelder, eller som står nær dem. Fjerner du noen senere, har de allerede kunnet lese.',
      nn: 'Kryss av for dei som meldinga gjeld, eller som står nær dei. Tek du bort nokon seinare, har dei alt kunna lese.',
      en: 'Tick those whom the report is about, or who are close to them. If you remove somebody later, they have already been able to read it.',
    },
    notYou: {
      nb: 'Du er ikke blant leserne. Saken vises derfor ikke i denne skranken, og du kan ikke følge den opp.',
      nn: 'Du er ikkje blant lesarane. Saka blir difor ikkje vist i denne skranken, og du kan ikkje følgje ho opp.',
      en: 'You are not among the readers. So the case does not show on this desk, and you cannot follow it up.',
    },
    after: {
      nb: 'Til varsleren og til loggen',
      nn: 'Til varslaren og til loggen',
      en: 'To the reporter and to the log',
    },
    minutes: {
      nb: 'Referat til varsleren (kan stå tomt)',
      nn: 'Referat til varslaren (kan stå tomt)',
      en: 'Minutes for the reporter (may be empty)',
    },
    minutesHint: {
      nb: 'Varsleren leser det med koden, og kan godkjenne eller rette det. Det vises når meldingen er bekreftet som ekte.',
      nn: 'Varslaren les det med koden, og kan godkjenne eller rette det. Det blir vist når meldinga er stadfesta som ekte.',
      en: 'The reporter reads them with the code, and can approve or correct them. They show once the report is confirmed as genuine.',
    },
    note: { no: 'Notat i loggen (kan stå tomt)', en: 'Note in the log (may be empty)' },
    noteHint: {
      nb: 'For mottaket, for eksempel hvor brevet ligger. Høyst 1000 tegn.',
      nn: 'For mottaket, til dømes kvar brevet ligg. Høgst 1000 teikn.',
      en: 'For the reception, for instance where the letter lies. 1,000 characters at most.',
    },
    filesHint: {
      nb: 'Filer som kom sammen med meldingen, for eksempel brevet eller bilder. De legges i saken som de er, når den vises her. Bare de som leser saken, kan åpne dem: varsleren ser dem ikke. Høyst {count} filer, til sammen {size}. Du kan også dra filene hit.',
      nn: 'Filer som kom saman med meldinga, til dømes brevet eller bilete. Dei blir lagde i saka som dei er, når ho blir vist her. Berre dei som les saka, kan opne dei: varslaren ser dei ikkje. Høgst {count} filer, til saman {size}. Du kan òg dra filene hit.',
      en: 'Files that came with the report, such as the letter or pictures. They are put into the case as they are, once it shows here. Only those who read the case can open them: the reporter does not see them. At most {count} files, of {size} together. You can also drag the files here.',
    },
    left: {
      nb: 'Plass til omtrent {count} tegn til av det som ble fortalt',
      nn: 'Plass til om lag {count} teikn til av det som vart fortalt',
      en: 'Room for about {count} more characters of what was told',
    },
    send: { no: 'Lag koden og send', en: 'Make the code and send' },
    problems: { nb: 'Dette mangler:', nn: 'Dette manglar:', en: 'This is missing:' },
    needBy: { nb: 'Velg hvordan den kom', nn: 'Vel korleis ho kom', en: 'Choose how it came' },
    needOn: {
      nb: 'Skriv en dag som ikke er i framtida',
      nn: 'Skriv ein dag som ikkje er i framtida',
      en: 'Give a day that is not in the future',
    },
    needChannel: { nb: 'Velg kanal', nn: 'Vel kanal', en: 'Choose a channel' },
    needText: {
      nb: 'Skriv noe av det som ble fortalt',
      nn: 'Skriv noko av det som vart fortalt',
      en: 'Write something of what was told',
    },
    needReader: {
      nb: 'Noen må kunne lese den',
      nn: 'Nokon må kunne lese ho',
      en: 'Somebody must be able to read it',
    },
    needRoom: {
      nb: 'Det som ble fortalt, er omtrent {count} tegn for langt. Forkort det',
      nn: 'Det som vart fortalt, er om lag {count} teikn for langt. Kort det ned',
      en: 'What was told is about {count} characters too long. Shorten it',
    },
    needMinutes: {
      nb: 'Referatet er omtrent {count} tegn for langt. Et referat kan ha omtrent en million. Del det i to',
      nn: 'Referatet er om lag {count} teikn for langt. Eit referat kan ha om lag ein million. Del det i to',
      en: 'The minutes are about {count} characters too long. Minutes can have about a million. Divide them in two',
    },
  },
  cameBy: {
    meeting: { nb: 'I et møte', nn: 'I eit møte', en: 'In a meeting' },
    phone: { no: 'På telefon', en: 'By telephone' },
    letter: { no: 'I brev', en: 'By letter' },
    email: { no: 'På e-post', en: 'By e-mail' },
    other: { nb: 'På annen måte', nn: 'På annan måte', en: 'Another way' },
  },
  came: {
    by: { no: 'Kom', en: 'Came' },
    on: { nb: 'Dagen den kom', nn: 'Dagen ho kom', en: 'The day on which it came' },
  },
  slip: {
    title: {
      nb: 'Koden til varsleren',
      nn: 'Koden til varslaren',
      en: 'The code for the reporter',
    },
    making: { nb: 'Lager koden ...', nn: 'Lagar koden ...', en: 'Making the code ...' },
    sending: {
      nb: 'Sender meldingen ...',
      nn: 'Sender meldinga ...',
      en: 'Sending the report ...',
    },
    unsure: { nb: 'Ikke bekreftet', nn: 'Ikkje stadfesta', en: 'Not confirmed' },
    unsureText: {
      nb: 'Det kom ikke noe svar som kan brukes. Meldingen kan ha kommet fram likevel. Prøv igjen: nøyaktig det samme sendes på nytt, og det blir én melding.',
      nn: 'Det kom ikkje noko svar som kan brukast. Meldinga kan ha kome fram likevel. Prøv på nytt: nøyaktig det same blir sendt på nytt, og det blir éi melding.',
      en: 'No answer came that makes sense. The report may have arrived all the same. Try again: exactly the same is sent once more, and it remains one report.',
    },
    delivered: { no: 'Levert', en: 'Delivered' },
    deliveredText: {
      nb: 'Meldingen er forseglet til leserne og ligger på tjeneren.',
      nn: 'Meldinga er forsegla til lesarane og ligg på tenaren.',
      en: 'The report is sealed to its readers and lies on the server.',
    },
    once: {
      nb: 'Koden vises bare nå. Den lagres ikke noe sted, og ingen kan lage den på nytt.',
      nn: 'Koden blir vist berre no. Han blir ikkje lagra nokon stad, og ingen kan lage han på nytt.',
      en: 'The code is shown only now. It is kept nowhere, and nobody can make it again.',
    },
    seen: {
      nb: 'Du har nå sett koden. Med den kan man lese svarene og skrive som varsleren. Skriv den ikke av, og ta ikke bilde av den. Vil varsleren ha en kode som ingen andre har sett, kan varsleren skrive en ny melding på siden selv.',
      nn: 'Du har no sett koden. Med han kan ein lese svara og skrive som varslaren. Skriv han ikkje av, og ta ikkje bilete av han. Vil varslaren ha ein kode som ingen andre har sett, kan varslaren skrive ei ny melding på sida sjølv.',
      en: 'You have now seen the code. Anybody who has it can read the answers and write as the reporter. Do not copy it, and do not photograph it. A reporter who wants a code that nobody else has seen can write a new report on the page.',
    },
    address: {
      nb: 'Adressen til siden for varslere',
      nn: 'Adressa til sida for varslarar',
      en: 'Address of the page for reporters',
    },
    addressHint: {
      nb: 'Den skrives på lappen. Se etter at den er riktig.',
      nn: 'Ho blir skriven på lappen. Sjå etter at ho er rett.',
      en: 'It stands on the slip. Make sure that it is right.',
    },
    withWay: {
      nb: 'Ta med adressen og hvordan man kommer tilbake',
      nn: 'Ta med adressa og korleis ein kjem tilbake',
      en: 'Include the address and how to come back',
    },
    noAddress: {
      nb: 'Uten adresse sier lappen ikke hvor koden brukes.',
      nn: 'Utan adresse seier lappen ikkje kvar koden blir brukt.',
      en: 'Without an address the slip does not say where the code is used.',
    },
    bare: {
      nb: 'Uten dette står bare koden på lappen, og ingenting sier hva den er til.',
      nn: 'Utan dette står berre koden på lappen, og ingenting seier kva han er til.',
      en: 'Without this, the slip shows only the code, and nothing says what it is for.',
    },
    print: { no: 'Skriv ut lappen', en: 'Print the slip' },
    confirm: {
      nb: 'Når varsleren har lappen',
      nn: 'Når varslaren har lappen',
      en: 'When the reporter has the slip',
    },
    group: {
      nb: 'Skriv gruppe {n} fra lappen',
      nn: 'Skriv gruppe {n} frå lappen',
      en: 'Type group {n} from the slip',
    },
    groupHint: {
      nb: 'Fem tegn. Da vet du at lappen kan leses.',
      nn: 'Fem teikn. Då veit du at lappen kan lesast.',
      en: 'Five characters. Then you know that the slip can be read.',
    },
    wrong: {
      nb: 'Dette er ikke gruppe {n}. Se på lappen.',
      nn: 'Dette er ikkje gruppe {n}. Sjå på lappen.',
      en: 'This is not group {n}. Look at the slip.',
    },
    handOver: {
      nb: 'Overlevert: glem koden',
      nn: 'Overlevert: gløym koden',
      en: 'Handed over: forget the code',
    },
    leave: {
      nb: 'Koden er ikke overlevert. Lukker du nå, kan varsleren aldri komme tilbake med den. Lukke likevel?',
      nn: 'Koden er ikkje overlevert. Lukkar du no, kan varslaren aldri kome tilbake med han. Lukke likevel?',
      en: 'The code has not been handed over. If you close now, the reporter can never come back with it. Close all the same?',
    },
    handed: {
      nb: 'Koden er overlevert, og finnes ikke lenger i skranken.',
      nn: 'Koden er overlevert, og finst ikkje lenger i skranken.',
      en: 'The code has been handed over, and is no longer on the desk.',
    },
    shows: {
      nb: 'Saken har referansen {reference} og vises i lista.',
      nn: 'Saka har referansen {reference} og står i lista.',
      en: 'The case has the reference {reference} and shows in the list.',
    },
    elsewhere: {
      nb: 'Saken har referansen {reference} og ligger hos leserne.',
      nn: 'Saka har referansen {reference} og ligg hos lesarane.',
      en: 'The case has the reference {reference} and is with its readers.',
    },
  },
  intake: {
    title: {
      nb: 'Den kom låst, på en minnepinne eller på papir',
      nn: 'Ho kom låst, på ein minnepinne eller på papir',
      en: 'It came locked, on a memory stick or on paper',
    },
    lead: {
      nb: 'Meldingen er låst med skjemaet som er en fil. Skranken leverer den til tjeneren som alle andre meldinger. Den kommer i lista innen et kvarter, hos alle som kan lese den. Varsleren har koden fra før.',
      nn: 'Meldinga er låst med skjemaet som er ei fil. Skranken leverer ho til tenaren som alle andre meldingar. Ho kjem i lista innan eit kvarter, hos alle som kan lese ho. Varslaren har koden frå før.',
      en: 'The report was locked with the form that is a file. The desk hands it in to the server like any other report. It appears in the list within a quarter of an hour, for everybody who can read it. The reporter has the code already.',
    },
    pictures: {
      nb: 'Velg den låste fila, eller bilder av alle kodene: skannet som PNG eller JPEG, minst 300 punkt per tomme. Rekkefølgen er uten betydning.',
      nn: 'Vel den låste fila, eller bilete av alle kodane: skanna som PNG eller JPEG, minst 300 punkt per tomme. Rekkjefølgja har ikkje noko å seie.',
      en: 'Choose the locked file, or pictures of all codes: scanned as PNG or JPEG, at least 300 dots an inch. Their order does not matter.',
    },
    choose: {
      nb: 'Velg fil eller bilder',
      nn: 'Vel fil eller bilete',
      en: 'Choose a file or pictures',
    },
    working: {
      nb: 'Leser og leverer ...',
      nn: 'Les og leverer ...',
      en: 'Reading and handing in ...',
    },
    noPicture: {
      nb: '{name} er verken en låst melding eller et bilde. Kanskje er fila kuttet: kopier den på nytt, eller skann arket på nytt.',
      nn: '{name} er verken ei låst melding eller eit bilete. Kanskje er fila kutta: kopier ho på nytt, eller skann arket på nytt.',
      en: '{name} is neither a locked report nor a picture. Perhaps the file was cut: copy it again, or scan the sheet again.',
    },
    noCode: {
      nb: 'Ingen kode kan leses på {name}. Skann arket på nytt, flatt og skarpt, og velg det bildet.',
      nn: 'Ingen kode kan lesast på {name}. Skann arket på nytt, flatt og skarpt, og vel det biletet.',
      en: 'No code can be read on {name}. Scan the sheet again, flat and sharp, and choose that picture.',
    },
    missing: {
      nb: 'Disse kodene mangler: {numbers}. Velg bilder av dem også.',
      nn: 'Desse kodane manglar: {numbers}. Vel bilete av dei òg.',
      en: 'These codes are missing: {numbers}. Choose pictures of them too.',
    },
    mixed: {
      nb: 'Bildene viser koder fra flere meldinger. Ingenting er levert. Velg bare arkene som lå i samme konvolutt.',
      nn: 'Bileta viser kodar frå fleire meldingar. Ingenting er levert. Vel berre arka som låg i same konvolutt.',
      en: 'The pictures show codes of several reports. Nothing was handed in. Choose only the sheets that lay in one envelope.',
    },
    otherCode: {
      nb: 'Et av bildene viser en annen QR-kode enn skjemaets. Ingenting er levert. Velg bare arkene fra skjemaet.',
      nn: 'Eit av bileta viser ein annan QR-kode enn skjemaet sin. Ingenting er levert. Vel berre arka frå skjemaet.',
      en: 'One of the pictures shows another QR code than those of the form. Nothing was handed in. Choose only the sheets of the form.',
    },
  },
  intakeEnds: {
    accepted: {
      nb: 'Levert. Meldingen kommer i lista innen et kvarter. Var den levert før, endrer det ingenting. Slett nå fila eller bildene fra denne maskinen, og makuler arkene når saken er åpnet.',
      nn: 'Levert. Meldinga kjem i lista innan eit kvarter. Var ho levert før, endrar det ingenting. Slett no fila eller bileta frå denne maskina, og makuler arka når saka er opna.',
      en: 'Handed in. The report appears in the list within a quarter of an hour. If it was handed in before, nothing changes. Now delete the file or pictures from this machine, and shred the sheets once the case is open.',
    },
    other: {
      nb: 'Dette er ingen låst melding, eller den er kuttet. Ingenting er levert: kopier fila på nytt.',
      nn: 'Dette er inga låst melding, eller ho er kutta. Ingenting er levert: kopier fila på nytt.',
      en: 'This is no locked report, or it was cut. Nothing was handed in: copy the file again.',
    },
    changed: {
      nb: 'Noe er endret etter at meldingen ble låst. Ingenting er levert: kopier fila på nytt, eller skann alle arkene på nytt.',
      nn: 'Noko er endra etter at meldinga vart låst. Ingenting er levert: kopier fila på nytt, eller skann alle arka på nytt.',
      en: 'Something was changed after the report was locked. Nothing was handed in: copy the file again, or scan all sheets again.',
    },
    foreign: {
      nb: 'Meldingen er til et annet mottak. Ingenting er levert: gi den til mottaket som delte ut skjemaet.',
      nn: 'Meldinga er til eit anna mottak. Ingenting er levert: gi ho til mottaket som delte ut skjemaet.',
      en: 'The report is for another reception. Nothing was handed in: give it to the one that gave out the form.',
    },
    ended: {
      nb: 'Fristen er ute. Nøklene for den uka er ødelagt, og ingen kan åpne meldingen. Kan du nå den som skrev, så be om at den skrives på nytt.',
      nn: 'Fristen er ute. Nøklane for den veka er øydelagde, og ingen kan opne meldinga. Kan du nå den som skreiv, så be om at ho blir skriven på nytt.',
      en: 'The time is over. The keys of that week are destroyed, and nobody can open the report. If you can reach the one who wrote it, ask for it to be written again.',
    },
    ahead: {
      nb: 'Meldingen er låst til en uke som ikke har begynt: datoen var feil der den ble skrevet. Lever den når den uka er her.',
      nn: 'Meldinga er låst til ei veke som ikkje har byrja: datoen var feil der ho vart skriven. Lever ho når den veka er her.',
      en: 'The report is locked to a week that has not begun: the date was wrong where it was written. Hand it in when that week has come.',
    },
  },
  registerErrors: {
    offline: {
      nb: 'Tjeneren svarte ikke. Ingenting er sendt: prøv igjen.',
      nn: 'Tenaren svara ikkje. Ingenting er sendt: prøv på nytt.',
      en: 'The server did not answer. Nothing has been sent: try again.',
    },
    clock: {
      nb: 'Klokka på denne maskinen går mer enn en uke feil. Still den, og prøv igjen.',
      nn: 'Klokka på denne maskina går meir enn ei veke feil. Still ho, og prøv på nytt.',
      en: 'The clock of this machine is more than a week off. Set it, and try again.',
    },
    expired: {
      nb: 'Nøkkellista er gått ut. Ingen kan melde før lederen for mottaket har lagt ut en ny.',
      nn: 'Nøkkellista er gått ut. Ingen kan melde før leiaren for mottaket har lagt ut ei ny.',
      en: 'The key list has ended. Nobody can report until the head of reception has made a new one.',
    },
    closed: {
      nb: 'Ingen av leserne har en nøkkel denne uka. Velg en annen kanal, eller si fra til lederen.',
      nn: 'Ingen av lesarane har ein nøkkel denne veka. Vel ein annan kanal, eller sei frå til leiaren.',
      en: 'None of the readers has a key this week. Choose another channel, or tell the head of reception.',
    },
    full: {
      nb: 'Tjeneren tar ikke imot flere meldinger nå. Ingenting er sendt: prøv igjen senere.',
      nn: 'Tenaren tek ikkje imot fleire meldingar no. Ingenting er sendt: prøv på nytt seinare.',
      en: 'The server takes no more reports now. Nothing has been sent: try again later.',
    },
    unverified: {
      nb: 'Nøkkellista er ikke signert av mottaket. Ikke registrer noe; si fra til lederen.',
      nn: 'Nøkkellista er ikkje signert av mottaket. Ikkje registrer noko; sei frå til leiaren.',
      en: 'The key list is not signed by the reception. Register nothing; tell the head of reception.',
    },
    'too-long': {
      nb: 'Meldingen er for lang. Forkort den; ingenting er borte.',
      nn: 'Meldinga er for lang. Kort ho ned; ingenting er borte.',
      en: 'The report is too long. Shorten it; nothing is lost.',
    },
    letters: {
      nb: 'Denne koden har sendt alt den kan denne uka. Begynn på nytt.',
      nn: 'Denne koden har sendt alt han kan denne veka. Byrj på nytt.',
      en: 'This code has sent all that it can this week. Begin again.',
    },
    'newer-list': {
      nb: 'Tjeneren viser en eldre nøkkelliste enn den nyeste. Si fra til lederen.',
      nn: 'Tenaren viser ei eldre nøkkelliste enn den nyaste. Sei frå til leiaren.',
      en: 'The server shows an older key list than the newest. Tell the head of reception.',
    },
    'readers-changed': {
      nb: 'Det er kommet en ny nøkkelliste, og andre leser nå denne kanalen. Ingenting er sendt. Se over leserne, og send igjen.',
      nn: 'Det er kome ei ny nøkkelliste, og andre les no denne kanalen. Ingenting er sendt. Sjå over lesarane, og send på nytt.',
      en: 'There is a new key list, and others read this channel now. Nothing has been sent. Look over the readers, and send again.',
    },
    'new-root': {
      nb: 'Mottaket har en annen nøkkel enn da du begynte. Ingenting er sendt. Avbryt, bekreft den nye nøkkelen øverst i skranken, og begynn på nytt.',
      nn: 'Mottaket har ein annan nøkkel enn då du byrja. Ingenting er sendt. Avbryt, stadfest den nye nøkkelen øvst i skranken, og byrj på nytt.',
      en: 'The reception has another key than when you began. Nothing has been sent. Cancel, confirm the new key at the top of the desk, and begin again.',
    },
    random: {
      nb: 'Denne maskinen gir ikke tilfeldige tall. Ingenting mer er sendt. Registrer på en annen maskin.',
      nn: 'Denne maskina gir ikkje tilfeldige tal. Ingenting meir er sendt. Registrer på ei anna maskin.',
      en: 'This machine gives no random numbers. Nothing more has been sent. Register on another machine.',
    },
    server: {
      nb: 'Tjeneren ga et svar som ikke gir mening. Prøv igjen senere.',
      nn: 'Tenaren gav eit svar som ikkje gir meining. Prøv på nytt seinare.',
      en: 'The server gave an answer that makes no sense. Try again later.',
    },
  },
  minutes: {
    text: { nb: 'Det som ble sagt', nn: 'Det som vart sagt', en: 'What was said' },
    hint: {
      nb: 'Varsleren leser referatet med koden, og kan godkjenne eller rette det. Skriv hvor og når, og hva varsleren sa.',
      nn: 'Varslaren les referatet med koden, og kan godkjenne eller rette det. Skriv kvar og når, og kva varslaren sa.',
      en: 'The reporter reads the minutes with the code, and can approve or correct them. Write where and when, and what the reporter said.',
    },
    send: { no: 'Send referatet', en: 'Send the minutes' },
    tooLong: {
      nb: 'Referatet er for langt: omtrent en million tegn er det meste varsleren kan få på én gang. Del det i to, og send den ene delen først.',
      nn: 'Referatet er for langt: om lag ein million teikn er det meste varslaren kan få på éin gong. Del det i to, og send den eine delen først.',
      en: 'The minutes are too long: about a million characters are the most that the reporter can get at once. Divide them in two, and send one part first.',
    },
    waiting: {
      nb: 'Venter på varsleren',
      nn: 'Ventar på varslaren',
      en: 'Waiting for the reporter',
    },
    approved: { no: 'Godkjent {day}', en: 'Approved {day}' },
    corrected: { nb: 'Rettet {day}', nn: 'Retta {day}', en: 'Corrected {day}' },
  },
  preview: {
    title: {
      nb: 'Slik ser varsleren det',
      nn: 'Slik ser varslaren det',
      en: 'What the reporter sees',
    },
    language: {
      nb: 'Vises på {language}.',
      nn: 'Blir vist på {language}.',
      en: 'Shown in {language}.',
    },
    wants: {
      nb: 'Varsleren vil ha svar på {language}.',
      nn: 'Varslaren vil ha svar på {language}.',
      en: 'The reporter wants answers in {language}.',
    },
    status: {
      nb: 'Øverst står det som organisasjonen selv sier om «{status}».',
      nn: 'Øvst står det organisasjonen sjølv seier om «{status}».',
      en: 'Above it stands what the organisation itself says of “{status}”.',
    },
  },
}
