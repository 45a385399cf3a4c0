/** Writing a report, step by step. */
export const writing = {
  tell: {
    heading: {
      nb: 'Fortell hva som har skjedd',
      nn: 'Fortel kva som har skjedd',
      en: 'Tell us what happened',
    },
    anyLanguage: { no: 'Skriv på det språket du vil.', en: 'Write in any language you like.' },
    careful: {
      nb: 'Vil du være anonym, så la være å skrive navnet ditt og ting som bare du kan vite.',
      nn: 'Vil du vere anonym, så la vere å skrive namnet ditt og ting som berre du kan vite.',
      en: 'If you want to stay anonymous, leave out your name and things that only you can know.',
    },
    memory: {
      nb: 'Det du skriver, ligger bare på denne siden til du sender det. Lukker du siden, blir det borte. Du kan lagre et utkast som fil.',
      nn: 'Det du skriv, ligg berre på denne sida til du sender det. Lukkar du sida, blir det borte. Du kan lagre eit utkast som fil.',
      en: 'Your text is only on this page until you send it. If you close the page, it is gone. You can save a draft as a file.',
    },
    onward: {
      nb: 'Ingenting sendes ennå. Du kan skrive mer med koden etterpå.',
      nn: 'Ingenting blir sendt enno. Du kan skrive meir med koden etterpå.',
      en: 'Nothing is sent yet. You can write more with your code later.',
    },
    chooseFirst: {
      nb: 'Spørsmålene kommer når du har valgt.',
      nn: 'Spørsmåla kjem når du har valt.',
      en: 'The questions appear when you have chosen.',
    },
    startOver: {
      nb: 'Slett alt og begynn på nytt',
      nn: 'Slett alt og start på nytt',
      en: 'Delete everything and start over',
    },
    startOverText: {
      nb: 'Alt du har skrevet og valgt, blir borte fra denne siden. Du kan bare hente det fram igjen hvis du har lagret et utkast som fil.',
      nn: 'Alt du har skrive og valt, blir borte frå denne sida. Du kan berre hente det fram att dersom du har lagra eit utkast som fil.',
      en: 'Everything that you have written and chosen is removed from this page. You can only get it back if you have saved a draft as a file.',
    },
    startOverDo: { nb: 'Slett alt nå', nn: 'Slett alt no', en: 'Delete everything now' },
    role: { nb: 'Hvilken rolle har du?', nn: 'Kva rolle har du?', en: 'What is your role?' },
    roleHint: {
      nb: 'Velg det som ligger nærmest. Vi trenger ikke navnet ditt.',
      nn: 'Vel det som ligg nærast. Vi treng ikkje namnet ditt.',
      en: 'Choose the nearest one. We do not need your name.',
    },
    apart: {
      nb: 'Velg dette hvis det er det saken gjelder, uansett rolle.',
      nn: 'Vel dette om det er det saka gjeld, uansett rolle.',
      en: 'Choose this if that is what the case is about, whatever your role.',
    },
    channel: {
      nb: 'Hvor vil du varsle?',
      nn: 'Kvar vil du varsle?',
      en: 'Where do you want to report?',
    },
    channelHint: {
      nb: 'Velg det som ligger nærmest. Mottaket kan sende saken videre.',
      nn: 'Vel det som ligg nærast. Mottaket kan sende saka vidare.',
      en: 'Choose the nearest one. The whistleblowing team can pass the case on.',
    },
    channelMissing: {
      nb: 'Velg det svaret som ligger nærmest',
      nn: 'Vel det svaret som ligg nærast',
      en: 'Choose the nearest answer',
    },
    empty: {
      nb: 'Skriv noe i minst ett av feltene, eller legg ved en fil eller et opptak',
      nn: 'Skriv noko i minst eitt av felta, eller legg ved ei fil eller eit opptak',
      en: 'Write something in at least one of the fields, or add a file or a recording',
    },
    left: {
      nb: { one: 'Plass igjen: omtrent {n} tegn.', other: 'Plass igjen: omtrent {n} tegn.' },
      nn: { one: 'Plass att: om lag {n} teikn.', other: 'Plass att: om lag {n} teikn.' },
      en: { one: 'Room left: about {n} character.', other: 'Room left: about {n} characters.' },
    },
    over: {
      nb: {
        one: 'Teksten er {n} tegn for lang. Ingenting er borte. Kort den ned, eller send resten med koden etterpå.',
        other:
          'Teksten er {n} tegn for lang. Ingenting er borte. Kort den ned, eller send resten med koden etterpå.',
      },
      nn: {
        one: 'Teksten er {n} teikn for lang. Ingenting er borte. Kort han ned, eller send resten med koden etterpå.',
        other:
          'Teksten er {n} teikn for lang. Ingenting er borte. Kort han ned, eller send resten med koden etterpå.',
      },
      en: {
        one: 'The text is {n} character too long. Nothing is lost. Shorten it, or send the rest with your code afterwards.',
        other:
          'The text is {n} characters too long. Nothing is lost. Shorten it, or send the rest with your code afterwards.',
      },
    },
    overShort: {
      nb: {
        one: 'Kort ned teksten. Den er {n} tegn for lang',
        other: 'Kort ned teksten. Den er {n} tegn for lang',
      },
      nn: {
        one: 'Kort ned teksten. Han er {n} teikn for lang',
        other: 'Kort ned teksten. Han er {n} teikn for lang',
      },
      en: {
        one: 'Shorten the text. It is {n} character too long',
        other: 'Shorten the text. It is {n} characters too long',
      },
    },
  },
  story: {
    heading: {
      nb: 'Vil du fortelle litt mer?',
      nn: 'Vil du fortelje litt meir?',
      en: 'Would you like to tell a little more?',
    },
    lead: {
      nb: 'Svar på dem du vil.',
      nn: 'Svar på dei du vil.',
      en: 'Answer those you like.',
    },
    files: { no: 'Filer og opptak', en: 'Files and recordings' },
    addFiles: {
      nb: 'Legg ved filer eller et opptak',
      nn: 'Legg ved filer eller eit opptak',
      en: 'Add files or a recording',
    },
  },
  recall: {
    offer: {
      nb: 'Vanskelig å vite hvor du skal begynne?',
      nn: 'Vanskeleg å vite kvar du skal starte?',
      en: 'Hard to know where to begin?',
    },
    offerText: {
      nb: 'Du kan fortelle fritt først og få noen åpne spørsmål etterpå. De kan hjelpe deg å huske. Ingenting blir sendt, og du kan stoppe når du vil.',
      nn: 'Du kan fortelje fritt først og få nokre opne spørsmål etterpå. Dei kan hjelpe deg å hugse. Ingenting blir sendt, og du kan stoppe når du vil.',
      en: 'You can tell it freely first and get some open questions afterwards. They may help you remember. Nothing is sent, and you can stop whenever you like.',
    },
    start: { nb: 'Hjelp meg å huske', nn: 'Hjelp meg å hugse', en: 'Help me remember' },
    heading: { nb: 'Fortell fritt først', nn: 'Fortel fritt først', en: 'Tell it freely first' },
    lead: {
      nb: 'Ta den tiden du trenger. Skriv alt du kommer på, i den rekkefølgen det kommer. Små ting teller også. Er du usikker på noe, så skriv det, og la være å gjette.',
      nn: 'Ta den tida du treng. Skriv alt du kjem på, i den rekkjefølgja det kjem. Små ting tel òg. Er du usikker på noko, så skriv det, og la vere å gjette.',
      en: 'Take the time you need. Write everything that comes to you, in the order in which it comes. Small things count too. If you are unsure of something, say so, and do not guess.',
    },
    probe: { no: 'Spørsmål {n} av {of}', en: 'Question {n} of {of}' },
    probeLead: {
      nb: 'Skriv bare hvis du kommer på noe mer. Du trenger ikke gjenta deg selv.',
      nn: 'Skriv berre om du kjem på noko meir. Du treng ikkje ta opp att det du har skrive.',
      en: 'Write only if something more comes to you. You need not repeat yourself.',
    },
    skip: { no: 'Hopp over', en: 'Skip' },
    finish: { no: 'Ferdig', en: 'Done' },
    stop: { no: 'Stopp her', en: 'Stop here' },
    stopHint: {
      nb: 'Du kan stoppe når som helst. Det du har skrevet, følger med.',
      nn: 'Du kan stoppe når som helst. Det du har skrive, følgjer med.',
      en: 'You can stop at any time. You keep what you have written.',
    },
    remembered: { no: 'Det du kom på etterpå', en: 'What came to you afterwards' },
  },
  details: {
    heading: {
      nb: 'Litt mer, hvis du vil',
      nn: 'Litt meir, om du vil',
      en: 'A little more, if you like',
    },
    lead: {
      nb: 'Alt her er frivillig. Hopp over det du ikke vil svare på.',
      nn: 'Alt her er frivillig. Hopp over det du ikkje vil svare på.',
      en: 'Everything here is optional. Skip what you do not want to answer.',
    },
    party: { nb: 'Hvem gjelder det?', nn: 'Kven gjeld det?', en: 'Who does it concern?' },
    partyHint: {
      nb: 'Svaret er et forslag, og mottaket avgjør. Gjelder saken deg selv, er du som regel part. Da får du vite mer om hvordan det går.',
      nn: 'Svaret er eit forslag, og mottaket avgjer. Gjeld saka deg sjølv, er du som regel part. Då får du vite meir om korleis det går.',
      en: 'Your answer is a proposal, and the whistleblowing team decides. If the case concerns yourself, you are usually a party. Then you are told more about how it goes.',
    },
    skip: { nb: 'Vil ikke svare', nn: 'Vil ikkje svare', en: 'Prefer not to say' },
    categories: {
      nb: 'Hva slags sak er det?',
      nn: 'Kva slags sak er det?',
      en: 'What kind of case is it?',
    },
    categoriesHint: {
      nb: 'Velg så mange du vil.',
      nn: 'Vel så mange du vil.',
      en: 'Choose as many as you like.',
    },
    relation: {
      nb: 'Hva passer best på deg?',
      nn: 'Kva passar best på deg?',
      en: 'What describes you best?',
    },
    relationHint: {
      nb: 'Det hjelper mottaket å forstå saken. Du kan varsle uansett hva du svarer.',
      nn: 'Det hjelper mottaket å forstå saka. Du kan varsle uansett kva du svarar.',
      en: 'It helps the whistleblowing team to understand the case. You can report whatever you answer.',
    },
    appeared: {
      nb: {
        one: 'Et nytt spørsmål har kommet nedenfor: {labels}',
        other: '{n} nye spørsmål har kommet nedenfor: {labels}',
      },
      nn: {
        one: 'Eit nytt spørsmål har kome nedanfor: {labels}',
        other: '{n} nye spørsmål har kome nedanfor: {labels}',
      },
      en: {
        one: 'A new question has come below: {labels}',
        other: '{n} new questions have come below: {labels}',
      },
    },
  },
  boxes: {
    offer: {
      nb: 'Det finnes et eget sted å skrive om slike saker: «{name}». Der er spørsmålene laget for det. Alt du har skrevet, blir med. Du kan også fortsette her.',
      nn: 'Det finst ein eigen stad å skrive om slike saker: «{name}». Der er spørsmåla laga for det. Alt du har skrive, blir med. Du kan òg halde fram her.',
      en: 'There is a separate place to write about such matters: “{name}”. Its questions are made for them. Everything you have written comes with you. You can also carry on here.',
    },
    move: {
      nb: 'Skriv under «{name}» i stedet',
      nn: 'Skriv under «{name}» i staden',
      en: 'Write under “{name}” instead',
    },
    moved: {
      nb: 'Nå skriver du under «{name}». Alt du har skrevet, er med.',
      nn: 'No skriv du under «{name}». Alt du har skrive, er med.',
      en: 'You are now writing under “{name}”. Everything you have written is there.',
    },
    placed: {
      nb: 'Svar på spørsmål som ikke stilles her, står nå sist i det første feltet.',
      nn: 'Svar på spørsmål som ikkje blir stilte her, står no sist i det første feltet.',
      en: 'Answers to questions that are not asked here now stand at the end of the first field.',
    },
  },
  contact: {
    heading: {
      no: 'Vil du snakke med mottaket?',
      en: 'Would you like to talk to the whistleblowing team?',
    },
    anonymous: { no: 'Du er anonym', en: 'You are anonymous' },
    anonymousText: {
      nb: 'Navnet ditt sendes bare hvis du har skrevet det selv, eller det står i en fil du legger ved. Uten navn kan saken bli vanskeligere å følge opp. Derfor hjelper det at du kommer tilbake med koden om noen dager og ser etter spørsmål.',
      nn: 'Namnet ditt blir berre sendt dersom du har skrive det sjølv, eller det står i ei fil du legg ved. Utan namn kan saka bli vanskelegare å følgje opp. Difor hjelper det at du kjem tilbake med koden om nokre dagar og ser etter spørsmål.',
      en: 'Your name is sent only if you wrote it yourself, or if it is in a file that you attach. Without a name the case may be harder to follow up. So it helps if you come back with the code in a few days and look for questions.',
    },
    wish: {
      nb: 'Hvordan vil du helst ha kontakt?',
      nn: 'Korleis vil du helst ha kontakt?',
      en: 'How would you prefer to be in touch?',
    },
    wishHint: {
      nb: 'Frivillig. Mottaket svarer deg gjennom koden. I et møte eller en samtale kan de få vite hvem du er. Skriver du her, kan du være anonym.',
      nn: 'Frivillig. Mottaket svarar deg gjennom koden. I eit møte eller ein samtale kan dei få vite kven du er. Skriv du her, kan du vere anonym.',
      en: 'Optional. The whistleblowing team answers you through the code. In a meeting or a call they may learn who you are. If you write here, you can be anonymous.',
    },
    wishText: {
      nb: 'Er det noe mottaket bør vite om dette?',
      nn: 'Er det noko mottaket bør vite om dette?',
      en: 'Is there anything the whistleblowing team should know about this?',
    },
    wishTextHint: {
      nb: 'For eksempel når det passer, eller om du trenger tolk. Alle som leser meldingen, ser det. Vil du være anonym, så la være å skrive navn og telefonnummer.',
      nn: 'Til dømes når det passar, eller om du treng tolk. Alle som les meldinga, ser det. Vil du vere anonym, så la vere å skrive namn og telefonnummer.',
      en: 'Such as when it suits you, or whether you need an interpreter. Everyone who reads the report sees it. If you want to stay anonymous, leave out your name and phone number.',
    },
    name: {
      nb: 'Vil du si hvem du er?',
      nn: 'Vil du seie kven du er?',
      en: 'Do you want to say who you are?',
    },
    nameText: {
      nb: 'Det er frivillig, og du trenger ikke bestemme deg nå. Du kan gjøre det når meldingen er sendt, eller senere med koden.',
      nn: 'Det er frivillig, og du treng ikkje bestemme deg no. Du kan gjere det når meldinga er send, eller seinare med koden.',
      en: 'It is optional, and you need not decide now. You can do it once the report is sent, or later with the code.',
    },
    nameKeepers: {
      nb: 'Navnet sendes for seg. Bare disse kan åpne det:',
      nn: 'Namnet blir sendt for seg. Berre desse kan opne det:',
      en: 'Your name is sent separately. Only these people can open it:',
    },
    nameNobody: {
      nb: 'Her er det ingen som tar vare på navn for seg. Skriver du navnet ditt, kan alle som leser saken, se det.',
      nn: 'Her er det ingen som tek vare på namn for seg. Skriv du namnet ditt, kan alle som les saka, sjå det.',
      en: 'Nobody here keeps names separately. If you write your name, everyone who reads the case can see it.',
    },
  },
  wishes: {
    meeting: { nb: 'Et møte', nn: 'Eit møte', en: 'A meeting' },
    phone: { nb: 'En telefonsamtale', nn: 'Ein telefonsamtale', en: 'A phone call' },
    video: { nb: 'En videosamtale', nn: 'Ein videosamtale', en: 'A video call' },
    'written-hearing': {
      nb: 'Skriftlig her, uten å si hvem jeg er',
      nn: 'Skriftleg her, utan å seie kven eg er',
      en: 'In writing here, without saying who I am',
    },
  },
}
