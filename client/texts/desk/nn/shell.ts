import type { search as nbSearch, shell as nbShell } from '../nb/shell.ts'
import type { DeskTexts } from '../texts.ts'

/** The list of cases, commands, undo, and the first day. */
export const shell: Pick<DeskTexts, keyof typeof nbShell> = {
  filter: {
    unread: 'Ulese',
    mine: 'Mine',
    late: 'Over fristen',
    more: 'Meir',
    status: 'Status',
    anyStatus: 'Alle',
    new: 'Ny, ikkje vurdert',
    channel: 'Kanal',
    anyChannel: 'Alle',
    sort: 'Rekkjefølgje',
    urgency: 'Det som ventar først',
    newest: 'Nyaste først',
    oldest: 'Eldste først',
    reference: 'Referanse',
    clear: 'Vis alle',
    shown: '{shown} av {count} saker',
    none: 'Inga sak passar.',
  },
  marks: {
    urgent: 'Hastar',
    late: 'Over fristen',
    party: 'Part',
    'not-a-party': 'Ikkje part',
    assignee: 'Følgd opp av {name}',
  },
  palette: {
    open: 'Kommandoar',
    title: 'Kva vil du gjere?',
    placeholder: 'Skriv noko av ein kommando, eller ein referanse',
    none: 'Ingenting passar.',
    inCase: 'I denne saka',
    cases: 'Saker',
    everywhere: 'Skranken',
    print: 'Skriv ut saka',
    find: 'Finn sak',
    clear: 'Vis alle saker',
    unread: 'Vis berre ulesne',
    mine: 'Vis berre mine',
    late: 'Vis berre saker over fristen',
    next: 'Neste sak',
    previous: 'Førre sak',
    language: 'Byt språk: {language}',
    guide: 'Kom i gang',
    undo: 'Angre sendinga',
    count: '{count} treff',
  },
  hold: {
    title: 'Går til varslaren om litt',
    to: 'Går til varslaren i {reference} om 10 sekund.',
    undo: 'Angre',
    now: 'Send no',
    undone: 'Angra. Ingenting er sendt; teksten din er her enno.',
    lock: 'Noko er ikkje sendt enno. Låse likevel, utan å sende det?',
    waiting: 'Ventar 10 sekund ...',
  },
  guide: {
    title: 'Kom i gang',
    lead: 'Slik verkar skranken. Du finn dette igjen under Kommandoar.',
    arrives: 'Nye meldingar kjem av seg sjølve kvart minutt medan skranken er open.',
    first:
      'Før du les ei sak, seier du om du er habil. Så vurderer eit menneske om meldinga er ekte.',
    answer:
      'Det du skriv til varslaren, ventar i ti sekund, og kan angrast. Notat er berre for mottaket.',
    keys: 'Alt kan gjerast frå tastaturet: Ctrl K viser kva du kan gjere, ? viser hurtigtastane.',
    lock: 'Lås når du går frå maskina. Då er alt som var opna, borte frå nettlesaren.',
    dismiss: 'Skjønar',
  },
  keys: {
    palette: 'Alle kommandoar',
    find: 'Finn sak',
    undo: 'Angre sendinga',
  },
  stop: {
    sync: 'Stans',
    stopping: 'Stansar ...',
    cancel: 'Avbryt',
  },
}

/** The words at the top of the desk, and of each stage of a sync. */
export const top: DeskTexts['top'] = {
  sync: 'Hent nytt',
  syncing: 'Hentar ...',
  lock: 'Lås',
  lockUnsent: 'Du har skrive noko som ikkje er sendt. Låse likevel, og miste det?',
  shortcuts: 'Hurtigtastar',
  language: 'Språk',
  never: 'Ikkje henta enno',
  synced: 'Henta {time}',
  cache: 'Opnar det denne maskina har teke vare på, {done} av {total}',
  lists: 'Ser etter nytt',
  drops: 'Opnar konvoluttar, {done} av {total}',
  records: 'Les skrankeloggen, {done} av {total}',
  texts: 'Hentar lange tekstar, {done} av {total}',
  sealing: 'Kontrollerer kven breva vart forsegla til, {done} av {total}',
  board: 'Ser over oppslagstavla, {done} av {total}',
  rest: 'Ser over det som er att',
  done: 'Alt nytt er henta.',
}

/** The band above a desk that people practise on, in every language at once. */
export const training: Pick<DeskTexts, 'training'> = {
  training: {
    title: 'Øving',
    band: 'Øving: ingenting her er ekte.',
  },
}

/** Messages to a member who is shut out of the reception. */
export const shutOut: Pick<DeskTexts, 'shutOut'> = {
  shutOut: {
    unsigned:
      'Du står ikkje lenger i nøkkellista til mottaket. Skranken har låst seg, og viser ingen saker.',
    unsignedDo:
      'Trur du at det er ein feil, ring leiaren for mottaket. Har du slutta, slett kvelvet, vekefila og alle kopiar.',
    suspended:
      'To kollegaer held deg ute i inntil sju dagar. Skranken har låst seg, og viser ingen saker.',
    suspendedDo:
      'Ring leiaren for mottaket, eller ein kollega. Ikkje slett noko: når tida er ute, låser du opp som før. Opne saker kjem tilbake med ei ny nøkkelliste som nemner deg, eller når to kollegaer i saka har skrive at du skal lese igjen.',
  },
}

/** Search, and views that are kept. */
export const search: Pick<DeskTexts, keyof typeof nbSearch> = {
  search: {
    label: 'Finn i alt du kan lese',
    placeholder: 'Ord, namn, referanse',
    left: '{count} saker er ikkje lesne gjennom enno.',
    hidden: 'treff i noko som ikkje blir vist i lista',
    reference: 'Referanse',
    file: 'Vedlegg',
    given: 'Kven varslaren er',
    status: 'Status',
    assignee: 'Følgd opp av',
    anyAssignee: 'Alle',
    nobody: 'Ingen enno',
    party: 'Varslaren er',
    anyParty: 'Alle',
    labelled: 'Stikkord',
    anyLabel: 'Alle',
    age: 'Alder',
    anyAge: 'Alle',
    older: 'Meir enn {count} dagar',
    views: 'Visingane mine',
    viewsHint:
      'Ei vising er det du leitar etter og det du har valt. Ho ligg i kvelvet ditt, òg etter at ei sak er sletta: skriv ikkje namn på folk.',
    viewName: 'Namn på visinga',
    keep: 'Ta vare på visinga',
    kept: 'Visinga er teken vare på.',
    remove: 'Fjern visinga {name}',
    removed: 'Visinga er fjerna.',
    nameless: 'Gi visinga eit namn.',
    nothingChosen: 'Skriv eller vel noko først.',
    tooMany: 'Du har 40 visingar. Fjern ei først.',
    show: 'Vis: {name}',
  },
}
