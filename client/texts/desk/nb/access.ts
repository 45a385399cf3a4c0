/** Readers of a case, and members who no longer read it. */
export const access = {
  gate: {
    title: 'Før du leser saken',
    lead: 'Ingenting av det varsleren skrev, er vist ennå. Har du en del i saken, eller er du nær noen som kan ha det?',
    letterLead:
      'Dette brevet hører til en melding som ikke kan åpnes her. Ingen som leser saken, har tatt det opp på sju dager. Varsleren kan ha villet at du ikke skulle lese det. Har du en del i saken, eller er du nær noen som kan ha det?',
    letterOpen: 'Jeg har ingen del i saken: vis brevet',
    letterClose:
      'Du kan ikke lese brevet, heller ikke senere, og ikke noe annet fra den samme varsleren. Ingen får vite det: skranken har ingen logg å skrive det i.',
    readers: 'Leser saken nå',
    away: 'Har trådt til side',
    nobody: 'Ingen',
    later: 'Ser du det først når du leser, kan du tre til side da også.',
    open: 'Jeg har ingen del i den: åpne saken',
    close: 'Jeg er for nær den',
    closeLead:
      'Du kan ikke lese saken, heller ikke senere: nøklene til den blir slettet på denne maskinen. Kollegaene ser at du har trådt til side, og det du skriver her.',
    closeText: 'Hvorfor (kan stå tomt)',
    closeConfirm: 'Tre til side for godt',
    left: 'Du har trådt til side i {reference}. Saken er borte fra denne skranken.',
    unopened: 'Ikke åpnet',
    working: 'Skriver det i loggen ...',
  },
  access: {
    title: 'Hvem som leser, identitet og oppbevaring',
    readers: 'Lesere',
    identity: 'Identitet',
    keeping: 'Oppbevaring',
    reads: 'Leser saken',
    since: 'siden {day}',
    own: 'deg',
    undeclared: 'har ikke sagt om de er habile',
    leaving: 'er inhabil; nøkkelen byttes ved neste henting',
    leftOut: 'Varsleren ville ikke at disse skulle lese:',
    gone: '{name} leser ikke videre i loggen: {why}, {day}',
    readersLead:
      'De som står her, har nøkkelen til saken. Ingen andre har den, heller ikke de som driver tjeneren.',
    grant: 'Gi noen tilgang ...',
    grantLead:
      'Medlemmet kan lese alt i saken, også det som er skrevet før, og skrive i den. Nye brev fra varsleren får de se senest når en som selv fikk meldingen, har hentet dem.',
    member: 'Medlem',
    as: 'Rolle i saken',
    text: 'Melding til kollegaene (kan stå tom)',
    grantConfirm: 'Gi tilgang',
    nobodyLeft: 'Alle som kan få tilgang, har det allerede.',
    release: 'Ta bort tilgangen ...',
    releaseLead:
      '{name} kan ikke lese noe av det kollegaer skriver til hverandre heretter. Det som skrives til varsleren, kan de fortsatt lese, til varsleren skriver i en annen uke. Det de har lest, kan ikke tas tilbake. Saken får ny nøkkel, som de andre får.',
    why: 'Grunn',
    releaseConfirm: 'Ta bort tilgangen',
    stepBack: 'Jeg er for nær saken ...',
    reason: 'Hvorfor',
    cancel: 'Avbryt',
    working: 'Vent litt ...',
    done: 'Skrevet i loggen.',
    missing: 'Fyll ut det som mangler.',
  },
  caseRoles: {
    reception: 'mottaket',
    'follow-up-manager': 'følger opp saken',
    'co-handler': 'medbehandler',
    reader: 'leser bare',
  },
  releaseReasons: {
    done: 'ferdig med saken',
    conflict: 'inhabil',
    left: 'har sluttet',
    suspended: 'holdes utenfor',
  },
  keeping: {
    lead: 'Hvor lenge saken blir liggende. Mottaket kan stanse sletting, for eksempel mens en klage behandles.',
    state: 'sletting stanset',
    holdOn: 'Sletting er stanset av {name}, {day}. Ingen kan slette saken før det er opphevet.',
    holdOff: 'Saken kan slettes når den ikke trengs lenger.',
    hold: 'Stans sletting ...',
    holdLead: 'Ingen kan slette saken før en av dere opphever dette.',
    holdConfirm: 'Stans sletting',
    release: 'Opphev stansen ...',
    releaseLead: 'Etter dette kan saken slettes igjen.',
    releaseConfirm: 'Opphev stansen',
    purge: 'Slett saken ...',
    purgeLead:
      'Nøklene til saken blir slettet på denne maskinen nå, og på kollegaenes neste gang de henter. Da kan ingen lese den i skranken mer, og det kan ikke angres. Men den som har en gammel sikkerhetskopi av et hvelv, kan lese det som kunne leses da kopien ble tatt. Filer som er tatt ut eller lagret, blir heller ikke borte. Igjen står hva som ble gjort, av hvem og når, uten et ord av innholdet. Grunnen blir også stående: skriv den uten noe fra saken.',
    typeReference: 'Skriv referansen {reference} for å bekrefte',
    purgeConfirm: 'Slett saken for godt',
    held: 'Opphev stansen før saken kan slettes.',
    purged: 'Sak {reference} er slettet, og kan ikke leses mer.',
    purgedBare: 'En sak uten referanse er slettet, og kan ikke leses mer.',
  },
  custody: {
    lead: 'Bare identitetsforvalteren kan åpne en identitet. Spør når saken krever det, og si hvorfor. Grunnen blir stående i loggen.',
    ask: 'Spør hvem varsleren er ...',
    askLead:
      'Identitetsforvalteren får spørsmålet og grunnen, og ingenting annet fra saken. Si fra til varsleren at dere spør.',
    why: 'Hvorfor saken krever det',
    askConfirm: 'Spør',
    none: 'Ingen har spurt.',
    asked: '{name} spurte {day}',
    waits: 'Venter på svar.',
    given: 'Oppgitt av {name}, {day}',
    refused: 'Avslått av {name}, {day}',
    withdrawn: 'Trukket tilbake {day}',
    answer: 'Svar mottaket ...',
    answerLead:
      'Gir du identiteten, leser alle i saken det du skriver. Avslår du, si hvorfor. Svaret kan ikke endres.',
    give: 'Gi identiteten',
    refuse: 'Avslå',
    decision: 'Avgjørelse',
    answerText: 'Hvem varsleren er, eller hvorfor du avslår',
    answerConfirm: 'Send svaret',
  },
  accessLines: {
    impartial: 'ingen del i saken',
    partial: 'for nær saken, har trådt til side',
    granted: '{name}, {as}',
    keysSent: '{name}',
    holding: 'alle nøklene som {name} hadde til saken; {name} er ikke habil',
    reinstated: '{name}',
    released: '{name}, {why}',
    holdOff: 'opphevet',
  },
}

/** Access that a colleague took away, and how it comes back. */
export const taken = {
  taken: {
    title: 'Tilgang som er tatt bort',
    shut: '{name} skrev {day} at du ikke er habil. Saken er lukket på denne maskinen, og nøklene dine ligger låst bort. Ingenting er slettet.',
    judges:
      'Stemmer det ikke, så snakk med to av disse: {names}. Når to av dem har skrevet at du skal lese igjen, åpner saken seg. Er {name} ute av nøkkellisten, holder en ny nøkkelliste som nevner deg.',
    noJudges:
      'Stemmer det ikke, så snakk med den som lager nøkkellisten. En ny nøkkelliste som nevner deg, åpner saken igjen.',
    held: 'Du har sagt at du ikke er habil, og sletting er stanset. Saken er lukket, og nøklene dine ligger låst bort. De blir ødelagt når skranken til en kollega som kan slette saken, har bekreftet at den har dem, eller når stansen er over. Hent på nytt da.',
    heldStep:
      'Sletting er stanset. Nøklene dine går til kolleger først, og blir ødelagt her når skranken til en av dem som kan slette saken, har bekreftet at den har dem.',
    agree: 'Det stemmer, jeg er ikke habil ...',
    agreeLead:
      'Nøklene til saken blir ødelagt på denne maskinen, for godt. Bare du kan bestemme det.',
    agreeConfirm: 'Ødelegg nøklene mine',
    agreeHeld: 'Sletting er stanset. Nøklene kan ikke ødelegges nå.',
    done: '{by} tok bort tilgangen for {name}, {day}: {why}.',
    seen: 'Jeg har sett det',
    reinstate: 'Gi tilgang igjen ...',
    reinstateLead:
      'To må si at {name} skal lese igjen. Da får {name} nøklene til alt i saken. Si det bare hvis du selv vet at det stemmer, og at det er {name} som sitter ved maskinen.',
    reinstateConfirm: 'Skriv det i loggen',
    reinstated: 'skal lese igjen, sier {names}; det trengs to',
    releaseConflict:
      'Velger du «inhabil», lukkes saken også på maskinen til {name}, som får se at det var deg. Nøklene blir ikke slettet, og to andre kan gi tilgangen tilbake. En skranke som noen har endret, kan fortsatt vise det den leste før.',
  },
}

/** Colleagues, and keeping somebody out. */
export const people = {
  people: {
    title: 'Kolleger',
    notices: 'Det du bør vite',
    open: 'Kolleger, og å stenge noen ute',
    lead: 'De som står i nøkkellista. Er en nøkkel på avveie, kan to av dere stenge den ute i sju dager, til lederen har laget en ny liste.',
    own: 'deg',
    out: 'Stengt ute til og med {day}',
    asked: '{by} vil stenge ute; det trengs én til',
    askedOwn: 'Du vil stenge ute; det trengs én til',
    suspend: 'Steng ute {name} ...',
    sure: 'Steng ute {name} i sju dager? Det skjer først når én til sier det samme. Den det gjelder, får ingen beskjed før da.',
    yes: 'Ja, steng ute',
    no: 'Nei',
    join: 'Steng ute, du også',
    stop: 'Stans ukenøklene mine',
    stopSure:
      'Stans ukenøklene dine? Gjør det bare hvis ingen maskin har dem lenger: ingen kan da sende deg noe før lederen har laget en ny nøkkelliste.',
    close: 'Lukk',
  },
  roles: {
    head: 'Leder',
    reception: 'Mottak',
    'follow-up-manager': 'Oppfølging',
    'co-handler': 'Medbehandler',
    reader: 'Leser',
    custodian: 'Identitetsforvalter',
    auditor: 'Revisor',
  },
}

/** Absences, and the deputies meanwhile. */
export const absences = {
  absences: {
    title: 'Fravær og stedfortredere',
    lead: 'Alle i mottaket ser hvem som er borte, når, og hvem som er stedfortreder. Ingen spør hvorfor. Fristene går til stedfortrederen, men tilgangen til sakene gjør ikke det: noen må gi den.',
    none: 'Ingen er meldt borte.',
    away: '{name}: {from} til og med {until}',
    now: 'borte nå',
    deputy: 'Stedfortreder: {name}.',
    noDeputy: 'Ingen stedfortreder: fristene går til lederen.',
    deputyAway: 'Stedfortreder: {name}, som er borte nå. Fristene går til lederen.',
    deputyGone: 'Stedfortrederen kan ikke arbeide i saker lenger. Fristene går til lederen.',
    change: 'Endre fraværet til {name} fra {from}',
    back: '{name} er tilbake i dag',
    cancel: 'Ta bort fraværet til {name} fra {from}',
    add: 'Meld fravær',
    changing: 'Endre fravær',
    member: 'Hvem er borte',
    own: '{name} (deg)',
    from: 'Første dag borte',
    until: 'Siste dag borte',
    who: 'Stedfortreder',
    nobody: 'Ingen',
    withoutDeputy:
      'Uten stedfortreder går fristene til lederen, og er lederen borte, til alle som leser saken.',
    reachesAll: '{deputy} har tilgang til alle sakene med frister hos {name} som du kan se.',
    outOfReach: {
      one: '{deputy} har ikke tilgang til {n} sak med frister hos {name}. Gi tilgang i saken, ellers går fristene til dem som kan gi den.',
      other:
        '{deputy} har ikke tilgang til {n} saker med frister hos {name}. Gi tilgang i sakene, ellers går fristene til dem som kan gi den.',
    },
    onlySeen: 'Det gjelder sakene som du selv kan se.',
    save: 'Si fra til kollegene',
    saving: 'Sier fra ...',
    giveUp: 'Avbryt',
    saved: 'Lagret. Kollegene ser det neste gang skranken deres henter nytt.',
    noDays: 'Velg første og siste dag.',
    order: 'Siste dag kan ikke være før første dag.',
    over: 'Siste dag er over. Velg i dag eller en senere dag.',
    tooLong: 'Velg en siste dag innen to år.',
    close: 'Lukk',
    open: 'Fravær og stedfortredere ...',
    standing: '{name} er borte til og med {day}.',
    standingDeputy: '{name} er borte til og med {day}. Stedfortreder er {deputy}.',
    standingYou: '{name} er borte til og med {day}. Du er stedfortreder.',
    standingOwn: 'Du er meldt borte til og med {day}. Er du tilbake, si fra.',
    list: 'Borte nå',
  },
  turns: {
    toTake: 'Venter på at noen tar tak',
    toTakeLead:
      'Dagen som mottaket har som mål, er passert. Alle som arbeider i saken, ser dette. Én arbeidsdag etter målet ser lederen det også, øverst.',
    instead: 'I stedet for noen som er borte',
    missed: 'Frister for bekreftelse, tilbakemelding og informasjon, gått ut hos kolleger',
    deputy: 'for {name}, borte til og med {day}',
    noAccess: 'for {name}, borte til og med {day}: gi {deputy} tilgang, eller ta den selv',
    nobody: 'for {name}, borte til og med {day}: ingen stedfortreder er til stede',
    gone: 'for {name}, som ikke leser saken: gi den til noen, eller ta den selv',
    unknown: 'en som har sluttet',
  },
}

/** The order of a channel, and its substitutes. */
export const channels = {
  channels: {
    substitute: '{name} (vara)',
    standby: 'Bare hvis en av dem ikke kan lese: {names}.',
    order: 'Kanalens rekkefølge: {names}.',
    lead: 'Færre i kanalen leser saken nå enn da den kom. Neste vara er {name}.',
    letIn: 'Slipp inn neste vara',
  },
}
