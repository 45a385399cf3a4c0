/** The list of cases, commands, undo, and the first day. */
export const shell = {
  filter: {
    unread: 'Ulest',
    mine: 'Mine',
    late: 'Over frist',
    more: 'Mer',
    status: 'Status',
    anyStatus: 'Alle',
    new: 'Ny, ikke vurdert',
    channel: 'Kanal',
    anyChannel: 'Alle',
    sort: 'Rekkefølge',
    urgency: 'Det som venter først',
    newest: 'Nyeste først',
    oldest: 'Eldste først',
    reference: 'Referanse',
    clear: 'Vis alle',
    shown: '{shown} av {count} saker',
    none: 'Ingen saker passer.',
  },
  marks: {
    urgent: 'Haster',
    late: 'Over frist',
    party: 'Part',
    'not-a-party': 'Ikke part',
    assignee: 'Følges opp av {name}',
  },
  palette: {
    open: 'Kommandoer',
    title: 'Hva vil du gjøre?',
    placeholder: 'Skriv noe av en kommando, eller en referanse',
    none: 'Ingenting passer.',
    inCase: 'I denne saken',
    cases: 'Saker',
    everywhere: 'Skranken',
    print: 'Skriv ut saken',
    find: 'Finn sak',
    clear: 'Vis alle saker',
    unread: 'Vis bare uleste',
    mine: 'Vis bare mine',
    late: 'Vis bare saker over frist',
    next: 'Neste sak',
    previous: 'Forrige sak',
    language: 'Bytt språk: {language}',
    guide: 'Kom i gang',
    undo: 'Angre sendingen',
    count: '{count} treff',
  },
  hold: {
    title: 'Går til varsleren om litt',
    to: 'Går til varsleren i {reference} om 10 sekunder.',
    undo: 'Angre',
    now: 'Send nå',
    undone: 'Angret. Ingenting er sendt; teksten din er her ennå.',
    lock: 'Noe er ikke sendt ennå. Lås likevel, uten å sende det?',
    waiting: 'Venter 10 sekunder ...',
  },
  guide: {
    title: 'Kom i gang',
    lead: 'Slik virker skranken. Du finner dette igjen under Kommandoer.',
    arrives: 'Nye meldinger kommer av seg selv hvert minutt mens skranken er åpen.',
    first:
      'Før du leser en sak, sier du om du er habil. Så vurderer et menneske om meldingen er ekte.',
    answer:
      'Det du skriver til varsleren, venter i ti sekunder, og kan angres. Notater er bare for mottaket.',
    keys: 'Alt kan gjøres fra tastaturet: Ctrl K viser hva du kan gjøre, ? viser hurtigtastene.',
    lock: 'Lås når du går fra maskinen. Da er alt som var åpnet, borte fra nettleseren.',
    dismiss: 'Skjønner',
  },
  keys: {
    palette: 'Alle kommandoer',
    find: 'Finn sak',
    undo: 'Angre sendingen',
  },
  stop: {
    sync: 'Stans',
    stopping: 'Stanser ...',
    cancel: 'Avbryt',
  },
}

/** The words at the top of the desk, and of each stage of a sync. */
export const top = {
  sync: 'Hent nytt',
  syncing: 'Henter ...',
  lock: 'Lås',
  lockUnsent: 'Du har skrevet noe som ikke er sendt. Lås likevel, og mist det?',
  shortcuts: 'Hurtigtaster',
  language: 'Språk',
  never: 'Ikke hentet ennå',
  synced: 'Hentet {time}',
  cache: 'Åpner det denne maskinen har tatt vare på, {done} av {total}',
  lists: 'Ser etter nytt',
  drops: 'Åpner konvolutter, {done} av {total}',
  records: 'Leser skrankeloggen, {done} av {total}',
  texts: 'Henter lange tekster, {done} av {total}',
  sealing: 'Kontrollerer hvem brevene ble forseglet til, {done} av {total}',
  board: 'Ser over oppslagstavla, {done} av {total}',
  rest: 'Ser over resten',
  done: 'Alt nytt er hentet.',
}

/** The band above a desk that people practise on, in every language at once. */
export const training = {
  training: {
    title: 'Øvelse',
    band: 'Øvelse: ingenting her er ekte.',
  },
}

/** Messages to a member who is shut out of the reception. */
export const shutOut = {
  shutOut: {
    unsigned:
      'Du står ikke lenger i mottakets nøkkelliste. Skranken har låst seg, og viser ingen saker.',
    unsignedDo:
      'Tror du at det er en feil, ring lederen for mottaket. Har du sluttet, slett hvelvet, ukefila og alle kopier.',
    suspended:
      'To kolleger holder deg ute i inntil sju dager. Skranken har låst seg, og viser ingen saker.',
    suspendedDo:
      'Ring lederen for mottaket, eller en kollega. Ikke slett noe: når tida er ute, låser du opp som før. Åpne saker kommer tilbake med en ny nøkkelliste som nevner deg, eller når to kolleger i saken har skrevet at du skal lese igjen.',
  },
}

/** Search, and views that are kept. */
export const search = {
  search: {
    label: 'Finn i alt du kan lese',
    placeholder: 'Ord, navn, referanse',
    left: '{count} saker er ikke lest gjennom ennå.',
    hidden: 'treff i noe som ikke vises i lista',
    reference: 'Referanse',
    file: 'Vedlegg',
    given: 'Hvem varsleren er',
    status: 'Status',
    assignee: 'Følges opp av',
    anyAssignee: 'Alle',
    nobody: 'Ingen ennå',
    party: 'Varsleren er',
    anyParty: 'Alle',
    labelled: 'Stikkord',
    anyLabel: 'Alle',
    age: 'Alder',
    anyAge: 'Alle',
    older: 'Mer enn {count} dager',
    views: 'Mine visninger',
    viewsHint:
      'En visning er det du leter etter og det du har valgt. Den ligger i hvelvet ditt, også etter at en sak er slettet: skriv ikke navn på folk.',
    viewName: 'Navn på visningen',
    keep: 'Ta vare på visningen',
    kept: 'Visningen er tatt vare på.',
    remove: 'Fjern visningen {name}',
    removed: 'Visningen er fjernet.',
    nameless: 'Gi visningen et navn.',
    nothingChosen: 'Skriv eller velg noe først.',
    tooMany: 'Du har 40 visninger. Fjern en først.',
    show: 'Vis: {name}',
  },
}
