/** The list of cases, commands, undo, and the first day. */
export const shell = {
  unlock: {
    title: { no: 'Mottaksskranken', en: 'The reception desk' },
    lead: {
      nb: 'Lås opp hvelvet ditt for å lese meldinger. Passordet blir i denne nettleseren.',
      nn: 'Lås opp kvelvet ditt for å lese meldingar. Passordet blir i denne nettlesaren.',
      en: 'Unlock your vault to read reports. The passphrase stays in this browser.',
    },
    passphrase: {
      nb: 'Passord for hvelvet',
      nn: 'Passord for kvelvet',
      en: 'Passphrase of the vault',
    },
    show: { no: 'Vis passordet', en: 'Show the passphrase' },
    submit: { no: 'Lås opp', en: 'Unlock' },
    working: {
      nb: 'Låser opp. Det tar noen sekunder, så ingen kan prøve mange passord ...',
      nn: 'Låser opp. Det tek nokre sekund, så ingen kan prøve mange passord ...',
      en: 'Unlocking. It takes some seconds, so that nobody can try many passphrases ...',
    },
    noToken: {
      nb: 'Denne adressen er ikke hel. Åpne hele adressen som programmet skrev ut.',
      nn: 'Denne adressa er ikkje heil. Opne heile adressa som programmet skreiv ut.',
      en: 'This address is not whole. Open the whole address that the program printed.',
    },
  },
  filter: {
    unread: { nb: 'Ulest', nn: 'Ulese', en: 'Unread' },
    mine: 'Mine',
    late: { nb: 'Over frist', nn: 'Over fristen', en: 'Overdue' },
    more: { nb: 'Mer', nn: 'Meir', en: 'More' },
    status: 'Status',
    anyStatus: { no: 'Alle', en: 'All' },
    new: { nb: 'Ny, ikke vurdert', nn: 'Ny, ikkje vurdert', en: 'New, not assessed' },
    channel: { no: 'Kanal', en: 'Channel' },
    anyChannel: { no: 'Alle', en: 'All' },
    sort: { nb: 'Rekkefølge', nn: 'Rekkjefølgje', en: 'Order' },
    urgency: { nb: 'Det som venter først', nn: 'Det som ventar først', en: 'What waits first' },
    newest: { nb: 'Nyeste først', nn: 'Nyaste først', en: 'Newest first' },
    oldest: { no: 'Eldste først', en: 'Oldest first' },
    reference: { no: 'Referanse', en: 'Reference' },
    clear: { no: 'Vis alle', en: 'Show all' },
    shown: { no: '{shown} av {count} saker', en: '{shown} of {count} cases' },
    none: { nb: 'Ingen saker passer.', nn: 'Inga sak passar.', en: 'No case fits.' },
  },
  marks: {
    urgent: { nb: 'Haster', nn: 'Hastar', en: 'Urgent' },
    late: { nb: 'Over frist', nn: 'Over fristen', en: 'Overdue' },
    party: { no: 'Part', en: 'Party' },
    'not-a-party': { nb: 'Ikke part', nn: 'Ikkje part', en: 'Not a party' },
    assignee: {
      nb: 'Følges opp av {name}',
      nn: 'Følgd opp av {name}',
      en: 'Followed up by {name}',
    },
  },
  palette: {
    open: { nb: 'Kommandoer', nn: 'Kommandoar', en: 'Commands' },
    title: { nb: 'Hva vil du gjøre?', nn: 'Kva vil du gjere?', en: 'What would you like to do?' },
    placeholder: {
      nb: 'Skriv noe av en kommando, eller en referanse',
      nn: 'Skriv noko av ein kommando, eller ein referanse',
      en: 'Type some of a command, or a reference',
    },
    none: { nb: 'Ingenting passer.', nn: 'Ingenting passar.', en: 'Nothing fits.' },
    inCase: { nb: 'I denne saken', nn: 'I denne saka', en: 'In this case' },
    cases: { no: 'Saker', en: 'Cases' },
    everywhere: { no: 'Skranken', en: 'The desk' },
    print: { nb: 'Skriv ut saken', nn: 'Skriv ut saka', en: 'Print the case' },
    find: { no: 'Finn sak', en: 'Find a case' },
    clear: { no: 'Vis alle saker', en: 'Show all cases' },
    unread: { nb: 'Vis bare uleste', nn: 'Vis berre ulesne', en: 'Show only unread' },
    mine: { nb: 'Vis bare mine', nn: 'Vis berre mine', en: 'Show only mine' },
    late: {
      nb: 'Vis bare saker over frist',
      nn: 'Vis berre saker over fristen',
      en: 'Show only overdue cases',
    },
    next: { no: 'Neste sak', en: 'Next case' },
    previous: { nb: 'Forrige sak', nn: 'Førre sak', en: 'Previous case' },
    language: {
      nb: 'Bytt språk: {language}',
      nn: 'Byt språk: {language}',
      en: 'Change language: {language}',
    },
    guide: { no: 'Kom i gang', en: 'Start here' },
    undo: { nb: 'Angre sendingen', nn: 'Angre sendinga', en: 'Undo the sending' },
    count: { no: '{count} treff', en: '{count} found' },
  },
  hold: {
    title: {
      nb: 'Går til varsleren om litt',
      nn: 'Går til varslaren om litt',
      en: 'Goes to the reporter in a moment',
    },
    to: {
      nb: 'Går til varsleren i {reference} om 10 sekunder.',
      nn: 'Går til varslaren i {reference} om 10 sekund.',
      en: 'Goes to the reporter of {reference} in 10 seconds.',
    },
    undo: { no: 'Angre', en: 'Undo' },
    now: { nb: 'Send nå', nn: 'Send no', en: 'Send now' },
    undone: {
      nb: 'Angret. Ingenting er sendt; teksten din er her ennå.',
      nn: 'Angra. Ingenting er sendt; teksten din er her enno.',
      en: 'Undone. Nothing was sent; your text is still here.',
    },
    lock: {
      nb: 'Noe er ikke sendt ennå. Lås likevel, uten å sende det?',
      nn: 'Noko er ikkje sendt enno. Låse likevel, utan å sende det?',
      en: 'Something is not sent yet. Lock all the same, without sending it?',
    },
    waiting: {
      nb: 'Venter 10 sekunder ...',
      nn: 'Ventar 10 sekund ...',
      en: 'Waits 10 seconds ...',
    },
  },
  guide: {
    title: { no: 'Kom i gang', en: 'Start here' },
    lead: {
      nb: 'Slik virker skranken. Du finner dette igjen under Kommandoer.',
      nn: 'Slik verkar skranken. Du finn dette igjen under Kommandoar.',
      en: 'This is how the desk works. You find it again under Commands.',
    },
    arrives: {
      nb: 'Nye meldinger kommer av seg selv hvert minutt mens skranken er åpen.',
      nn: 'Nye meldingar kjem av seg sjølve kvart minutt medan skranken er open.',
      en: 'New reports come by themselves every minute while the desk is open.',
    },
    first: {
      nb: 'Før du leser en sak, sier du om du er habil. Så vurderer et menneske om meldingen er ekte.',
      nn: 'Før du les ei sak, seier du om du er habil. Så vurderer eit menneske om meldinga er ekte.',
      en: 'Before you read a case you say whether you are impartial. Then a person finds whether the report is genuine.',
    },
    answer: {
      nb: 'Det du skriver til varsleren, venter i ti sekunder, og kan angres. Notater er bare for mottaket.',
      nn: 'Det du skriv til varslaren, ventar i ti sekund, og kan angrast. Notat er berre for mottaket.',
      en: 'What you write to the reporter waits for ten seconds, and can be undone. Notes are only for the reception.',
    },
    keys: {
      nb: 'Alt kan gjøres fra tastaturet: Ctrl K viser hva du kan gjøre, ? viser hurtigtastene.',
      nn: 'Alt kan gjerast frå tastaturet: Ctrl K viser kva du kan gjere, ? viser hurtigtastane.',
      en: 'Everything can be done from the keyboard: Ctrl K shows what you can do, ? the shortcuts.',
    },
    lock: {
      nb: 'Lås når du går fra maskinen. Da er alt som var åpnet, borte fra nettleseren.',
      nn: 'Lås når du går frå maskina. Då er alt som var opna, borte frå nettlesaren.',
      en: 'Lock when you leave the machine. Everything that was open is then gone from the browser.',
    },
    dismiss: { nb: 'Skjønner', nn: 'Skjønar', en: 'Got it' },
  },
  keys: {
    palette: { nb: 'Alle kommandoer', nn: 'Alle kommandoar', en: 'All commands' },
    find: { no: 'Finn sak', en: 'Find a case' },
    undo: { nb: 'Angre sendingen', nn: 'Angre sendinga', en: 'Undo the sending' },
  },
  stop: {
    sync: { no: 'Stans', en: 'Stop' },
    stopping: { nb: 'Stanser ...', nn: 'Stansar ...', en: 'Stopping ...' },
    cancel: { no: 'Avbryt', en: 'Cancel' },
  },
  shortcuts: {
    title: { nb: 'Hurtigtaster', nn: 'Hurtigtastar', en: 'Shortcuts' },
    lead: {
      nb: 'Virker når ingen tekst er under arbeid.',
      nn: 'Verkar når ingen tekst er under arbeid.',
      en: 'They work while no text is being written.',
    },
    enabled: { nb: 'Bruk hurtigtaster', nn: 'Bruk hurtigtastar', en: 'Use shortcuts' },
    close: { no: 'Lukk', en: 'Close' },
    move: { nb: 'Forrige og neste sak', nn: 'Førre og neste sak', en: 'Previous and next case' },
    open: { nb: 'Åpne saken', nn: 'Opne saka', en: 'Open the case' },
    back: { no: 'Tilbake til lista', en: 'Back to the list' },
    sync: { no: 'Hent nytt', en: 'Sync' },
    acknowledge: { nb: 'Bekreft som ekte', nn: 'Stadfest som ekte', en: 'Confirm as genuine' },
    question: { nb: 'Still et spørsmål', nn: 'Still eit spørsmål', en: 'Ask a question' },
    message: { nb: 'Skriv en beskjed', nn: 'Skriv ein beskjed', en: 'Write a message' },
    minutes: { nb: 'Skriv et referat', nn: 'Skriv eit referat', en: 'Write minutes' },
    status: { nb: 'Sett status', nn: 'Set status', en: 'Set the status' },
    note: { nb: 'Skriv et notat', nn: 'Skriv eit notat', en: 'Write a note' },
    send: {
      nb: 'Send det som er skrevet',
      nn: 'Send det som er skrive',
      en: 'Send what is written',
    },
    help: { no: 'Denne lista', en: 'This list' },
  },
  top: {
    sync: { no: 'Hent nytt', en: 'Sync' },
    syncing: { nb: 'Henter ...', nn: 'Hentar ...', en: 'Syncing ...' },
    lock: { no: 'Lås', en: 'Lock' },
    lockUnsent: {
      nb: 'Du har skrevet noe som ikke er sendt. Lås likevel, og mist det?',
      nn: 'Du har skrive noko som ikkje er sendt. Låse likevel, og miste det?',
      en: 'You have written something that is not sent. Lock all the same, and lose it?',
    },
    shortcuts: { nb: 'Hurtigtaster', nn: 'Hurtigtastar', en: 'Shortcuts' },
    language: { no: 'Språk', en: 'Language' },
    never: { nb: 'Ikke hentet ennå', nn: 'Ikkje henta enno', en: 'Not synced yet' },
    synced: { nb: 'Hentet {time}', nn: 'Henta {time}', en: 'Synced {time}' },
    cache: {
      nb: 'Åpner det denne maskinen har tatt vare på, {done} av {total}',
      nn: 'Opnar det denne maskina har teke vare på, {done} av {total}',
      en: 'Opening what this machine has kept, {done} of {total}',
    },
    lists: { no: 'Ser etter nytt', en: 'Looking for news' },
    drops: {
      nb: 'Åpner konvolutter, {done} av {total}',
      nn: 'Opnar konvoluttar, {done} av {total}',
      en: 'Opening envelopes, {done} of {total}',
    },
    records: {
      nb: 'Leser skrankeloggen, {done} av {total}',
      nn: 'Les skrankeloggen, {done} av {total}',
      en: 'Reading the desk log, {done} of {total}',
    },
    texts: {
      nb: 'Henter lange tekster, {done} av {total}',
      nn: 'Hentar lange tekstar, {done} av {total}',
      en: 'Fetching long texts, {done} of {total}',
    },
    sealing: {
      nb: 'Kontrollerer hvem brevene ble forseglet til, {done} av {total}',
      nn: 'Kontrollerer kven breva vart forsegla til, {done} av {total}',
      en: 'Checking to whom letters were sealed, {done} of {total}',
    },
    board: {
      no: 'Ser over oppslagstavla, {done} av {total}',
      en: 'Looking over the board, {done} of {total}',
    },
    rest: { nb: 'Ser over resten', nn: 'Ser over det som er att', en: 'Looking over the rest' },
    done: { nb: 'Alt nytt er hentet.', nn: 'Alt nytt er henta.', en: 'Everything new is here.' },
  },
}

/** The band above a desk that people practise on, in every language at once. */
export const training = {
  training: {
    title: { nb: 'Øvelse', nn: 'Øving', en: 'Training' },
    band: {
      nb: 'Øvelse: ingenting her er ekte.',
      nn: 'Øving: ingenting her er ekte.',
      en: 'Training: nothing here is real.',
    },
  },
}

/** Messages to a member who is shut out of the reception. */
export const shutOut = {
  shutOut: {
    unsigned: {
      nb: 'Du står ikke lenger i mottakets nøkkelliste. Skranken har låst seg, og viser ingen saker.',
      nn: 'Du står ikkje lenger i nøkkellista til mottaket. Skranken har låst seg, og viser ingen saker.',
      en: 'The reception’s key list does not name you any more. Your desk has locked itself, and shows no cases.',
    },
    unsignedDo: {
      nb: 'Tror du at det er en feil, ring lederen for mottaket. Har du sluttet, slett hvelvet, ukefila og alle kopier.',
      nn: 'Trur du at det er ein feil, ring leiaren for mottaket. Har du slutta, slett kvelvet, vekefila og alle kopiar.',
      en: 'If you think that this is a mistake, call the head of reception. If you have left, destroy the vault, the weekly file and every copy.',
    },
    suspended: {
      nb: 'To kolleger holder deg ute i inntil sju dager. Skranken har låst seg, og viser ingen saker.',
      nn: 'To kollegaer held deg ute i inntil sju dagar. Skranken har låst seg, og viser ingen saker.',
      en: 'Two colleagues keep you out for up to seven days. Your desk has locked itself, and shows no cases.',
    },
    suspendedDo: {
      nb: 'Ring lederen for mottaket, eller en kollega. Ikke slett noe: når tida er ute, låser du opp som før. Åpne saker kommer tilbake med en ny nøkkelliste som nevner deg, eller når to kolleger i saken har skrevet at du skal lese igjen.',
      nn: 'Ring leiaren for mottaket, eller ein kollega. Ikkje slett noko: når tida er ute, låser du opp som før. Opne saker kjem tilbake med ei ny nøkkelliste som nemner deg, eller når to kollegaer i saka har skrive at du skal lese igjen.',
      en: 'Call the head of reception, or a colleague. Destroy nothing: once the time is over you unlock as before. Open cases come back with a new key list that names you, or once two colleagues in the case have written that you are to read again.',
    },
  },
}

/** Search, and views that are kept. */
export const search = {
  search: {
    label: { no: 'Finn i alt du kan lese', en: 'Find in all that you can read' },
    placeholder: {
      nb: 'Ord, navn, referanse',
      nn: 'Ord, namn, referanse',
      en: 'Words, names, reference',
    },
    left: {
      nb: '{count} saker er ikke lest gjennom ennå.',
      nn: '{count} saker er ikkje lesne gjennom enno.',
      en: '{count} cases are not looked through yet.',
    },
    hidden: {
      nb: 'treff i noe som ikke vises i lista',
      nn: 'treff i noko som ikkje blir vist i lista',
      en: 'found in something that the list does not show',
    },
    reference: { no: 'Referanse', en: 'Reference' },
    file: { no: 'Vedlegg', en: 'Attachment' },
    given: { nb: 'Hvem varsleren er', nn: 'Kven varslaren er', en: 'Who the reporter is' },
    status: 'Status',
    assignee: { nb: 'Følges opp av', nn: 'Følgd opp av', en: 'Followed up by' },
    anyAssignee: { no: 'Alle', en: 'Anybody' },
    nobody: { nb: 'Ingen ennå', nn: 'Ingen enno', en: 'Nobody yet' },
    party: { nb: 'Varsleren er', nn: 'Varslaren er', en: 'The reporter is' },
    anyParty: { no: 'Alle', en: 'Any' },
    labelled: { no: 'Stikkord', en: 'Label' },
    anyLabel: { no: 'Alle', en: 'Any' },
    age: { no: 'Alder', en: 'Age' },
    anyAge: { no: 'Alle', en: 'Any' },
    older: {
      nb: 'Mer enn {count} dager',
      nn: 'Meir enn {count} dagar',
      en: 'More than {count} days',
    },
    views: { nb: 'Mine visninger', nn: 'Visingane mine', en: 'My views' },
    viewsHint: {
      nb: 'En visning er det du leter etter og det du har valgt. Den ligger i hvelvet ditt, også etter at en sak er slettet: skriv ikke navn på folk.',
      nn: 'Ei vising er det du leitar etter og det du har valt. Ho ligg i kvelvet ditt, òg etter at ei sak er sletta: skriv ikkje namn på folk.',
      en: 'A view is what you look for and what you have chosen. It is kept in your vault, even after a case is deleted: do not write names of people.',
    },
    viewName: { nb: 'Navn på visningen', nn: 'Namn på visinga', en: 'Name of the view' },
    keep: { nb: 'Ta vare på visningen', nn: 'Ta vare på visinga', en: 'Keep this view' },
    kept: {
      nb: 'Visningen er tatt vare på.',
      nn: 'Visinga er teken vare på.',
      en: 'The view is kept.',
    },
    remove: {
      nb: 'Fjern visningen {name}',
      nn: 'Fjern visinga {name}',
      en: 'Remove the view {name}',
    },
    removed: { nb: 'Visningen er fjernet.', nn: 'Visinga er fjerna.', en: 'The view is removed.' },
    nameless: {
      nb: 'Gi visningen et navn.',
      nn: 'Gi visinga eit namn.',
      en: 'Give the view a name.',
    },
    nothingChosen: {
      nb: 'Skriv eller velg noe først.',
      nn: 'Skriv eller vel noko først.',
      en: 'Write or choose something first.',
    },
    tooMany: {
      nb: 'Du har 40 visninger. Fjern en først.',
      nn: 'Du har 40 visingar. Fjern ei først.',
      en: 'You have 40 views. Remove one first.',
    },
    show: { no: 'Vis: {name}', en: 'Show: {name}' },
  },
}
