/** Coming back with the code. */
export const back = {
  code: {
    heading: { no: 'Skriv inn koden', en: 'Type in your code' },
    label: { no: 'Kode', en: 'Code' },
    hint: {
      nb: 'Sju grupper på fem tegn. Du kan lime inn alt på én gang. Mellomrom, linjeskift, streker og små bokstaver går bra.',
      nn: 'Sju grupper på fem teikn. Du kan lime inn alt på éin gong. Mellomrom, linjeskift, strekar og små bokstavar går bra.',
      en: 'Seven groups of five characters. You can paste all of it at once. Spaces, line breaks, dashes and small letters are fine.',
    },
    count: {
      nb: { one: '{n} av 35 tegn', other: '{n} av 35 tegn' },
      nn: { one: '{n} av 35 teikn', other: '{n} av 35 teikn' },
      en: { one: '{n} of 35 characters', other: '{n} of 35 characters' },
    },
    open: { nb: 'Åpne', nn: 'Opne', en: 'Open' },
    empty: { no: 'Skriv inn koden', en: 'Type in your code' },
    short: {
      nb: {
        one: 'Koden har 35 tegn. Her mangler det {n} tegn.',
        other: 'Koden har 35 tegn. Her mangler det {n} tegn.',
      },
      nn: {
        one: 'Koden har 35 teikn. Her manglar det {n} teikn.',
        other: 'Koden har 35 teikn. Her manglar det {n} teikn.',
      },
      en: {
        one: 'A code has 35 characters. {n} is missing here.',
        other: 'A code has 35 characters. {n} are missing here.',
      },
    },
    long: {
      nb: {
        one: 'Koden har 35 tegn. Her er det {n} tegn for mye.',
        other: 'Koden har 35 tegn. Her er det {n} tegn for mye.',
      },
      nn: {
        one: 'Koden har 35 teikn. Her er det {n} teikn for mykje.',
        other: 'Koden har 35 teikn. Her er det {n} teikn for mykje.',
      },
      en: {
        one: 'A code has 35 characters. There is {n} too many here.',
        other: 'A code has 35 characters. There are {n} too many here.',
      },
    },
    odd: {
      nb: {
        one: 'Hver gruppe har fem tegn. Gruppe {group} har bare {n} tegn.',
        other: 'Hver gruppe har fem tegn. Gruppe {group} har {n} tegn.',
      },
      nn: {
        one: 'Kvar gruppe har fem teikn. Gruppe {group} har berre {n} teikn.',
        other: 'Kvar gruppe har fem teikn. Gruppe {group} har {n} teikn.',
      },
      en: {
        one: 'Each group has five characters. Group {group} has only {n}.',
        other: 'Each group has five characters. Group {group} has {n}.',
      },
    },
    symbol: {
      nb: '«{symbol}» brukes ikke i koder. Se på tegn {at} i gruppe {group}.',
      nn: '«{symbol}» blir ikkje brukt i kodar. Sjå på teikn {at} i gruppe {group}.',
      en: '“{symbol}” is not used in codes. Look at character {at} of group {group}.',
    },
    checksum: {
      nb: 'Noe er feil i koden. Er flere tegn feil, kan de stå hvor som helst. Er bare ett feil, står det i gruppe {groups}.',
      nn: 'Noko er feil i koden. Er fleire teikn feil, kan dei stå kvar som helst. Er berre eitt feil, står det i gruppe {groups}.',
      en: 'Something is wrong in the code. If several characters are wrong, they can be anywhere. If only one is, it is in group {groups}.',
    },
    checksumMany: {
      nb: 'Noe er feil i koden, trolig flere tegn. Se gjennom hele.',
      nn: 'Noko er feil i koden, truleg fleire teikn. Sjå gjennom heile.',
      en: 'Something is wrong in the code, probably several characters. Look through all of it.',
    },
    swapped: {
      nb: 'Det kan også være to tegn som har byttet plass.',
      nn: 'Det kan òg vere to teikn som har bytt plass.',
      en: 'Two characters may also have changed places.',
    },
    marked: {
      nb: 'Slik leser vi koden:',
      nn: 'Slik les vi koden:',
      en: 'This is how we read the code:',
    },
    lost: {
      nb: 'Har du mistet koden?',
      nn: 'Har du mista koden?',
      en: 'Have you lost the code?',
    },
    nothingSent: { no: 'Ingenting er sendt.', en: 'Nothing has been sent.' },
    or: { no: 'eller', en: 'or' },
  },
  inbox: {
    heading: { nb: 'Saken din', nn: 'Saka di', en: 'Your case' },
    opening: { no: 'Ser etter svar …', en: 'Looking for answers …' },
    failed: {
      nb: 'Vi kunne ikke se etter svar',
      nn: 'Vi kunne ikkje sjå etter svar',
      en: 'We could not look for answers',
    },
    /** Stands where a part of the page could not be drawn. */
    notShown: {
      nb: 'Dette kan ikke vises her. Alt annet på siden stemmer, og ingenting er tapt.',
      nn: 'Dette kan ikkje visast her. Alt anna på sida stemmer, og ingenting er tapt.',
      en: 'This cannot be shown here. All else on the page is right, and nothing is lost.',
    },
    close: {
      nb: 'Avslutt og tøm siden',
      nn: 'Avslutt og tøm sida',
      en: 'Finish and empty this page',
    },
  },
  /** Shown once a code has opened a case; these load behind the form. */
  opened: {
    unknown: { nb: 'Ingenting å vise nå', nn: 'Ingenting å vise no', en: 'Nothing to show now' },
    unknownText: {
      nb: 'Koden er riktig skrevet, men vi finner ikke noe med den. Det kan være fordi:\n- Den er koden til et utkast. Da er ingenting sendt. Åpne utkastet med filen.\n- Du sendte for få minutter siden. Prøv igjen om et minutt.\n- Siden sa aldri «Levert». Da kom kanskje ikke meldingen fram.\n- Det er lenge siden du skrev. Da kan meldingen være utløpt.\n- Koden hører til et annet nettsted.\n\nNoen kan også holde svar tilbake. Er du redd for det, så bruk en av de andre veiene.',
      nn: 'Koden er rett skriven, men vi finn ikkje noko med han. Det kan vere fordi:\n- Han er koden til eit utkast. Då er ingenting sendt. Opne utkastet med fila.\n- Du sende for få minutt sidan. Prøv på nytt om eit minutt.\n- Sida sa aldri «Levert». Då kom kanskje ikkje meldinga fram.\n- Det er lenge sidan du skreiv. Då kan meldinga ha gått ut.\n- Koden høyrer til ein annan nettstad.\n\nNokon kan òg halde svar tilbake. Er du redd for det, så bruk ein av dei andre vegane.',
      en: 'The code is typed correctly, but we find nothing with it. That may be because:\n- It is the code of a draft. Then nothing has been sent. Open the draft with the file.\n- You sent it a few minutes ago. Try again in a minute.\n- The page never said “Delivered”. Then the report may not have arrived.\n- You wrote long ago. Then the report may have expired.\n- The code belongs to another site.\n\nSomeone may also be holding answers back. If you fear that, use one of the other ways.',
    },
    orphan: {
      nb: 'Hører koden ikke til en sak, blir det du skriver her, en ny sak uten sammenheng med en gammel.',
      nn: 'Høyrer koden ikkje til ei sak, blir det du skriv her, ei ny sak utan samanheng med ei gammal.',
      en: 'If the code belongs to no case, what you write here becomes a new case, without any link to an old one.',
    },
    asked: {
      nb: 'Du har fått et spørsmål. Det står nedenfor, også når du har svart.',
      nn: 'Du har fått eit spørsmål. Det står nedanfor, også når du har svart.',
      en: 'You have been asked a question. It is below, even once you have answered.',
    },
    waiting: {
      nb: 'Levert. Her er det ikke noe svar nå',
      nn: 'Levert. Her er det ikkje noko svar no',
      en: 'Delivered. There is no answer here now',
    },
    waitingText: {
      nb: 'Vi har sjekket at det kom fram. Vi vet ikke om noen har hentet det.',
      nn: 'Vi har sjekka at det kom fram. Vi veit ikkje om nokon har henta det.',
      en: 'We have checked that it arrived. We do not know if anyone has fetched it.',
    },
    fetchedText: {
      nb: 'Mottaket har hentet noe av det du sendte. Ingen har svart her ennå.',
      nn: 'Mottaket har henta noko av det du sende. Ingen har svart her enno.',
      en: 'The whistleblowing team has fetched something of what you sent. Nobody has answered here yet.',
    },
    late: {
      nb: 'Vi vet ikke om noen har hentet det du sendte',
      nn: 'Vi veit ikkje om nokon har henta det du sende',
      en: 'We do not know if anyone has fetched what you sent',
    },
    lateSome: {
      nb: 'Vi vet ikke om noen har hentet alt du sendte',
      nn: 'Vi veit ikkje om nokon har henta alt du sende',
      en: 'We do not know if anyone has fetched all you sent',
    },
    lateText: {
      nb: 'Det er gått mer enn en virkedag. Da kan en annen vei være bedre:',
      nn: 'Det har gått meir enn ein verkedag. Då kan ein annan veg vere betre:',
      en: 'More than one working day has passed. Then another way may be better:',
    },
    perhaps: {
      nb: 'Det er ikke bekreftet ennå at mottaket har hentet alt du sendte. Er det mer enn en virkedag siden du skrev, kan en annen vei være bedre.',
      nn: 'Det er ikkje stadfesta enno at mottaket har henta alt du sende. Er det meir enn ein verkedag sidan du skreiv, kan ein annan veg vere betre.',
      en: 'It is not confirmed yet that the whistleblowing team has fetched everything you sent. If it is more than one working day since you wrote, another way may be better.',
    },
    names: {
      nb: 'Et navn går bare til dem som tar vare på navn. Vi viser aldri om det er hentet.',
      nn: 'Eit namn går berre til dei som tek vare på namn. Vi viser aldri om det er henta.',
      en: 'A name goes only to those who keep names. We never show whether it has been fetched.',
    },
    noStatus: {
      nb: 'Her står det ikke hvor saken er nå',
      nn: 'Her står det ikkje kvar saka er no',
      en: 'Nothing here says where the case stands now',
    },
    undecided: {
      nb: 'Mottaket har ikke avgjort om du er part i saken. Derfor står det bare det som kan sies til alle.',
      nn: 'Mottaket har ikkje avgjort om du er part i saka. Difor står det berre det som kan seiast til alle.',
      en: 'The whistleblowing team has not decided whether you are a party to the case. So you see only what can be told to everyone.',
    },
    next: {
      nb: 'Se innom igjen {date}.',
      nn: 'Sjå innom att {date}.',
      en: 'Check back on {date}.',
    },
    nextSoon: {
      nb: 'Se innom igjen om noen dager.',
      nn: 'Sjå innom att om nokre dagar.',
      en: 'Check back in a few days.',
    },
    unsure: {
      nb: 'Vi kan ikke se av koden hvem du holdt utenfor. Derfor kan en av dem ha skrevet noe av det som står her. Se hvem som har skrevet hver melding. Holdt du den personen utenfor, så ikke stol på det: Bruk en annen vei.',
      nn: 'Vi kan ikkje sjå av koden kven du heldt utanfor. Difor kan ein av dei ha skrive noko av det som står her. Sjå kven som har skrive kvar melding. Heldt du den personen utanfor, så ikkje stol på det: Bruk ein annan veg.',
      en: 'We cannot see from your code whom you left out. So one of them may have written something here. See who wrote each message. If you left that person out, do not trust it: use another way.',
    },
    incomplete: {
      nb: 'Noe som skulle stått her, mangler, eller to i mottaket sier hver sin ting. Se etter nytt om et minutt. Er det fortsatt slik, skal du ikke rette deg etter det du leser her: Bruk en annen vei og si fra om det.',
      nn: 'Noko som skulle stått her, manglar, eller to i mottaket seier kvar sin ting. Sjå etter nytt om eit minutt. Er det framleis slik, skal du ikkje rette deg etter det du les her: Bruk ein annan veg og sei frå om det.',
      en: 'Something that should be here is missing, or two people of the whistleblowing team contradict each other. Look again in a minute. If it is still so, do not act on what you read here: use another way, and say what you saw here.',
    },
    own: {
      nb: 'Det du selv har skrevet, vises ikke her. Koden alene åpner bare svarene. Ingen kan lese det du skrev, bare med koden din. Lagret du en kopi da du sendte, kan du åpne den.',
      nn: 'Det du sjølv har skrive, blir ikkje vist her. Koden åleine opnar berre svara. Ingen kan lese det du skreiv, berre med koden din. Lagra du ein kopi då du sende, kan du opne han.',
      en: 'Your own text is not shown here. The code alone opens only the answers. Nobody can read what you wrote with just your code. If you saved a copy when you sent it, you can open it.',
    },
    asOfNow: {
      nb: 'Slik var det for mindre enn ett minutt siden.',
      nn: 'Slik var det for mindre enn eitt minutt sidan.',
      en: 'This is how it was less than a minute ago.',
    },
    asOfMinutes: {
      nb: {
        one: 'Slik var det for {n} minutt siden.',
        other: 'Slik var det for {n} minutter siden.',
      },
      nn: {
        one: 'Slik var det for {n} minutt sidan.',
        other: 'Slik var det for {n} minutt sidan.',
      },
      en: {
        one: 'This is how it was {n} minute ago.',
        other: 'This is how it was {n} minutes ago.',
      },
    },
    asOfHours: {
      nb: { one: 'Slik var det for {n} time siden.', other: 'Slik var det for {n} timer siden.' },
      nn: { one: 'Slik var det for {n} time sidan.', other: 'Slik var det for {n} timar sidan.' },
      en: { one: 'This is how it was {n} hour ago.', other: 'This is how it was {n} hours ago.' },
    },
    asOfDays: {
      nb: { one: 'Slik var det for {n} dag siden.', other: 'Slik var det for {n} dager siden.' },
      nn: { one: 'Slik var det for {n} dag sidan.', other: 'Slik var det for {n} dagar sidan.' },
      en: { one: 'This is how it was {n} day ago.', other: 'This is how it was {n} days ago.' },
    },
    asOfOld: {
      nb: 'Det som er kommet siden, vises ikke her før du ser etter nytt.',
      nn: 'Det som har kome sidan, blir ikkje vist her før du ser etter nytt.',
      en: 'What has come since is not shown here until you look again.',
    },
    refresh: { nb: 'Se etter nytt', nn: 'Sjå etter nytt', en: 'Look again' },
    refreshNow: { nb: 'Se etter nytt nå', nn: 'Sjå etter nytt no', en: 'Look again now' },
    fear: {
      nb: 'Har noen gjort noe mot deg fordi du sa fra?',
      nn: 'Har nokon gjort noko mot deg fordi du sa frå?',
      en: 'Has someone done something to you because you spoke up?',
    },
    fearText: {
      nb: 'Det er forbudt. Fortell det her. Mottaket kan gjøre det til en egen sak.',
      nn: 'Det er forbode. Fortel det her. Mottaket kan gjere det til ei eiga sak.',
      en: 'That is forbidden. Tell us here. The whistleblowing team can make it a case of its own.',
    },
  },
  received: {
    lead: {
      nb: 'Serveren ser ikke hvilke svar du leser. Å hente en fil er ikke like skjult: Serveren ser at noen henter en, fra hvilken adresse på nettet (IP-adresse) og omtrent hvor stor den er, men ikke hva som står i den. Tor Browser skjuler adressen.',
      nn: 'Tenaren ser ikkje kva svar du les. Å hente ei fil er ikkje like skjult: Tenaren ser at nokon hentar ei, frå kva adresse på nettet (IP-adresse) og om lag kor stor ho er, men ikkje kva som står i ho. Tor Browser skjuler adressa.',
      en: 'The server does not see which answers you read. Fetching a file is less hidden: the server sees that someone fetches one, from which network address (IP address) and about how big it is, but not what is in it. Tor Browser hides the address.',
    },
    keep: {
      nb: 'Filen blir lagret på denne maskinen. Andre som bruker maskinen, kan se den.',
      nn: 'Fila blir lagra på denne maskina. Andre som bruker maskina, kan sjå ho.',
      en: 'The file is saved on this device. Others who use it can see the file.',
    },
    notReady: {
      nb: 'Du kan ikke hente filene akkurat nå. Resten av siden virker.',
      nn: 'Du kan ikkje hente filene akkurat no. Resten av sida verkar.',
      en: 'You cannot fetch the files right now. The rest of the page works.',
    },
    fetch: { no: 'Hent', en: 'Fetch' },
    fetchWhat: { no: 'Hent {name}', en: 'Fetch {name}' },
    fetching: {
      nb: 'Henter {name}: {percent}',
      nn: 'Hentar {name}: {percent}',
      en: 'Fetching {name}: {percent}',
    },
    saved: {
      nb: '{name} er kontrollert og lagret på maskinen.',
      nn: '{name} er kontrollert og lagra på maskina.',
      en: '{name} has been checked and saved on the device.',
    },
    tampered: {
      nb: '{name} er ikke slik mottaket sendte den. Vi har ikke lagret den. Si fra til mottaket.',
      nn: '{name} er ikkje slik mottaket sende ho. Vi har ikkje lagra ho. Sei frå til mottaket.',
      en: '{name} is not as the whistleblowing team sent it. We have not saved it. Tell the whistleblowing team.',
    },
    otherFile: {
      nb: '{name} er en annen fil enn den meldingen nevner: noen har byttet den ut. Vi har ikke lagret den. Si fra til mottaket.',
      nn: '{name} er ei anna fil enn den meldinga nemner: nokon har bytt ho ut. Vi har ikkje lagra ho. Sei frå til mottaket.',
      en: '{name} is not the file that the message names: someone has put it in its place. We have not saved it. Tell the whistleblowing team.',
    },
    gone: {
      nb: '{name} finnes ikke lenger hos oss. Be mottaket om å sende den på nytt.',
      nn: '{name} finst ikkje lenger hos oss. Be mottaket om å sende ho på nytt.',
      en: '{name} is no longer here. Ask the whistleblowing team to send it again.',
    },
    offline: {
      nb: 'Vi fikk ikke hentet {name}. Prøv igjen.',
      nn: 'Vi fekk ikkje henta {name}. Prøv på nytt.',
      en: 'We could not fetch {name}. Try again.',
    },
  },
  kinds: {
    acknowledgement: { no: 'Kvittering', en: 'Acknowledgement' },
    status: 'Status',
    notice: { no: 'Beskjed', en: 'Notice' },
    question: { no: 'Spørsmål til deg', en: 'Question for you' },
    message: { no: 'Melding', en: 'Message' },
    minutes: { no: 'Referat', en: 'Minutes' },
    files: { no: 'Filer', en: 'Files' },
  },
}
