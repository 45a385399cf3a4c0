import type {
  absences as nbAbsences,
  access as nbAccess,
  people as nbPeople,
} from '../nb/access.ts'
import type { DeskTexts } from '../texts.ts'

/** Readers of a case, and members who no longer read it. */
export const access: Pick<DeskTexts, keyof typeof nbAccess> = {
  gate: {
    title: 'Før du les saka',
    lead: 'Ingenting av det varslaren skreiv, er vist enno. Har du ein del i saka, eller står du nær nokon som kan ha det?',
    letterLead:
      'Dette brevet høyrer til ei melding som ikkje kan opnast her. Ingen som les saka, har teke det opp på sju dagar. Varslaren kan ha ønskt at du ikkje skulle lese det. Har du ein del i saka, eller står du nær nokon som kan ha det?',
    letterOpen: 'Eg har ingen del i saka: vis brevet',
    letterClose:
      'Du kan ikkje lese brevet, heller ikkje seinare, og ikkje noko anna frå den same varslaren. Ingen får vite det: skranken har ingen logg å skrive det i.',
    readers: 'Les saka no',
    away: 'Har gått til side',
    nobody: 'Ingen',
    later: 'Ser du det først når du les, kan du gå til side då òg.',
    open: 'Eg har ingen del i saka: opne ho',
    close: 'Eg står for nær saka',
    closeLead:
      'Du kan ikkje lese saka, heller ikkje seinare: Nøklane til ho blir sletta på denne maskina. Kollegaene ser at du har gått til side, og det du skriv her.',
    closeText: 'Kvifor (kan stå tomt)',
    closeConfirm: 'Gå til side for godt',
    left: 'Du har gått til side i {reference}. Saka er borte frå denne skranken.',
    unopened: 'Ikkje opna',
    working: 'Skriv det i loggen ...',
  },
  access: {
    title: 'Kven som les, identitet og oppbevaring',
    readers: 'Lesarar',
    identity: 'Identitet',
    keeping: 'Oppbevaring',
    reads: 'Les saka',
    since: 'sidan {day}',
    own: 'deg',
    undeclared: 'har ikkje sagt om dei er habile',
    leaving: 'er inhabil; nøkkelen blir bytt ved neste henting',
    leftOut: 'Varslaren ville ikkje at desse skulle lese:',
    gone: '{name} les ikkje vidare i loggen: {why}, {day}',
    readersLead:
      'Dei som står her, har nøkkelen til saka. Ingen andre har han, heller ikkje dei som driv tenaren.',
    grant: 'Gi nokon tilgang ...',
    grantLead:
      'Medlemmen kan lese alt i saka, òg det som er skrive før, og skrive i ho. Nye brev frå varslaren får dei sjå seinast når ein som sjølv fekk meldinga, har henta dei.',
    member: 'Medlem',
    as: 'Rolle i saka',
    text: 'Melding til kollegaene (kan stå tom)',
    grantConfirm: 'Gi tilgang',
    nobodyLeft: 'Alle som kan få tilgang, har det alt.',
    release: 'Ta bort tilgangen ...',
    releaseLead:
      '{name} kan ikkje lese noko av det kollegaer skriv til kvarandre frå no av. Det som blir skrive til varslaren, kan dei framleis lese, til varslaren skriv i ei anna veke. Det dei har lese, kan ikkje takast tilbake. Saka får ny nøkkel, som dei andre får.',
    why: 'Grunn',
    releaseConfirm: 'Ta bort tilgangen',
    stepBack: 'Eg står for nær saka ...',
    reason: 'Kvifor',
    cancel: 'Avbryt',
    working: 'Vent litt ...',
    done: 'Skrive i loggen.',
    missing: 'Fyll ut det som manglar.',
  },
  caseRoles: {
    reception: 'mottaket',
    'follow-up-manager': 'følgjer opp saka',
    'co-handler': 'medbehandlar',
    reader: 'les berre',
  },
  releaseReasons: {
    done: 'ferdig med saka',
    conflict: 'inhabil',
    left: 'har slutta',
    suspended: 'blir halden utanfor',
  },
  keeping: {
    lead: 'Kor lenge saka blir liggjande. Mottaket kan stanse sletting, til dømes medan ei klage blir behandla.',
    state: 'sletting stansa',
    holdOn: 'Sletting er stansa av {name}, {day}. Ingen kan slette saka før stansen er oppheva.',
    holdOff: 'Saka kan slettast når ein ikkje treng ho lenger.',
    hold: 'Stans sletting ...',
    holdLead: 'Ingen kan slette saka før ein av dykk opphevar dette.',
    holdConfirm: 'Stans sletting',
    release: 'Opphev stansen ...',
    releaseLead: 'Etter dette kan saka slettast igjen.',
    releaseConfirm: 'Opphev stansen',
    purge: 'Slett saka ...',
    purgeLead:
      'Nøklane til saka blir sletta på denne maskina no, og på maskinene til kollegaene neste gong dei hentar. Då kan ingen lese ho i skranken meir, og det kan ikkje gjerast om. Men den som har ein gammal tryggingskopi av eit kvelv, kan lese det som kunne lesast då kopien vart teken. Filer som er tekne ut eller lagra, blir heller ikkje borte. Att står kva som vart gjort, av kven og når, utan eit ord av innhaldet. Grunnen blir òg ståande: skriv han utan noko frå saka.',
    typeReference: 'Skriv referansen {reference} for å stadfeste',
    purgeConfirm: 'Slett saka for godt',
    held: 'Opphev stansen før saka kan slettast.',
    purged: 'Sak {reference} er sletta, og kan ikkje lesast meir.',
    purgedBare: 'Ei sak utan referanse er sletta, og kan ikkje lesast meir.',
  },
  custody: {
    lead: 'Berre identitetsforvaltaren kan opne ein identitet. Spør når saka krev det, og sei kvifor. Grunnen blir ståande i loggen.',
    ask: 'Spør kven varslaren er ...',
    askLead:
      'Identitetsforvaltaren får spørsmålet og grunnen, og ingenting anna frå saka. Sei frå til varslaren at de spør.',
    why: 'Kvifor saka krev det',
    askConfirm: 'Spør',
    none: 'Ingen har spurt.',
    asked: '{name} spurde {day}',
    waits: 'Ventar på svar.',
    given: 'Gitt av {name}, {day}',
    refused: 'Avslått av {name}, {day}',
    withdrawn: 'Trekt tilbake {day}',
    answer: 'Svar mottaket ...',
    answerLead:
      'Gir du identiteten, les alle i saka det du skriv. Avslår du, så sei kvifor. Svaret kan ikkje endrast.',
    give: 'Gi identiteten',
    refuse: 'Avslå',
    decision: 'Avgjerd',
    answerText: 'Kven varslaren er, eller kvifor du avslår',
    answerConfirm: 'Send svaret',
  },
  accessLines: {
    impartial: 'ingen del i saka',
    partial: 'for nær saka, har gått til side',
    granted: '{name}, {as}',
    keysSent: '{name}',
    holding: 'alle nøklane som {name} hadde til saka; {name} er ikkje habil',
    reinstated: '{name}',
    released: '{name}, {why}',
    holdOff: 'oppheva',
  },
}

/** Access that a colleague took away, and how it comes back. */
export const taken: Pick<DeskTexts, 'taken'> = {
  taken: {
    title: 'Tilgang som er teken bort',
    shut: '{name} skreiv {day} at du ikkje er habil. Saka er lukka på denne maskina, og nøklane dine ligg låste bort. Ingenting er sletta.',
    judges:
      'Stemmer det ikkje, så snakk med to av desse: {names}. Når to av dei har skrive at du skal lese igjen, opnar saka seg. Er {name} ute av nøkkellista, held det med ei ny nøkkelliste som nemner deg.',
    noJudges:
      'Stemmer det ikkje, så snakk med den som lagar nøkkellista. Ei ny nøkkelliste som nemner deg, opnar saka igjen.',
    held: 'Du har sagt at du ikkje er habil, og sletting er stansa. Saka er lukka, og nøklane dine ligg låste bort. Dei blir øydelagde når skranken til ein kollega som kan slette saka, har stadfesta at skranken har dei, eller når stansen er over. Hent på nytt då.',
    heldStep:
      'Sletting er stansa. Nøklane dine går til kollegaer først, og blir øydelagde her når skranken til ein av dei som kan slette saka, har stadfesta at skranken har dei.',
    agree: 'Det stemmer, eg er ikkje habil ...',
    agreeLead:
      'Nøklane til saka blir øydelagde på denne maskina, for godt. Berre du kan avgjere det.',
    agreeConfirm: 'Øydelegg nøklane mine',
    agreeHeld: 'Sletting er stansa. Nøklane kan ikkje øydeleggjast no.',
    done: '{by} tok bort tilgangen for {name}, {day}: {why}.',
    seen: 'Eg har sett det',
    reinstate: 'Gi tilgang igjen ...',
    reinstateLead:
      'To må seie at {name} skal lese igjen. Då får {name} nøklane til alt i saka. Sei det berre dersom du sjølv veit at det stemmer, og at det er {name} som sit ved maskina.',
    reinstateConfirm: 'Skriv det i loggen',
    reinstated: 'skal lese igjen, seier {names}; det trengst to',
    releaseConflict:
      'Vel du «inhabil», blir saka òg lukka på maskina til {name}, som får sjå at det var deg. Nøklane blir ikkje sletta, og to andre kan gi tilgangen tilbake. Ein skranke som nokon har endra, kan framleis vise det han las før.',
  },
}

/** Colleagues, and keeping somebody out. */
export const people: Pick<DeskTexts, keyof typeof nbPeople> = {
  people: {
    title: 'Kollegaer',
    notices: 'Det du bør vite',
    open: 'Kollegaer, og å stengje nokon ute',
    lead: 'Dei som står i nøkkellista. Er ein nøkkel på avvegar, kan to av dykk stengje han ute i sju dagar, til leiaren har laga ei ny liste.',
    own: 'deg',
    out: 'Stengd ute til og med {day}',
    asked: '{by} vil stengje ute; det trengst éin til',
    askedOwn: 'Du vil stengje ute; det trengst éin til',
    suspend: 'Steng ute {name} ...',
    sure: 'Stengje ute {name} i sju dagar? Det skjer først når éin til seier det same. Den det gjeld, får ingen beskjed før då.',
    yes: 'Ja, steng ute',
    no: 'Nei',
    join: 'Steng ute, du òg',
    stop: 'Stans vekenøklane mine',
    stopSure:
      'Stanse vekenøklane dine? Gjer det berre dersom inga maskin har dei lenger: Ingen kan då sende deg noko før leiaren har laga ei ny nøkkelliste.',
    close: 'Lukk',
  },
  roles: {
    head: 'Leiar',
    reception: 'Mottak',
    'follow-up-manager': 'Oppfølging',
    'co-handler': 'Medbehandlar',
    reader: 'Lesar',
    custodian: 'Identitetsforvaltar',
    auditor: 'Revisor',
  },
}

/** Absences, and the deputies meanwhile. */
export const absences: Pick<DeskTexts, keyof typeof nbAbsences> = {
  absences: {
    title: 'Fråvær og vikarar',
    lead: 'Alle i mottaket ser kven som er borte, når, og kven som er vikar. Ingen spør kvifor. Fristane går til vikaren, men tilgangen til sakene gjer ikkje det: nokon må gi han.',
    none: 'Ingen er melde borte.',
    away: '{name}: {from} til og med {until}',
    now: 'borte no',
    deputy: 'Vikar: {name}.',
    noDeputy: 'Ingen vikar: fristane går til leiaren.',
    deputyAway: 'Vikar: {name}, som er borte no. Fristane går til leiaren.',
    deputyGone: 'Vikaren kan ikkje arbeide i saker lenger. Fristane går til leiaren.',
    change: 'Endre fråværet til {name} frå {from}',
    back: '{name} er tilbake i dag',
    cancel: 'Ta bort fråværet til {name} frå {from}',
    add: 'Meld fråvær',
    changing: 'Endre fråvær',
    member: 'Kven er borte',
    own: '{name} (deg)',
    from: 'Første dag borte',
    until: 'Siste dag borte',
    who: 'Vikar',
    nobody: 'Ingen',
    withoutDeputy:
      'Utan vikar går fristane til leiaren, og er leiaren borte, til alle som les saka.',
    reachesAll: '{deputy} har tilgang til alle sakene med fristar hos {name} som du kan sjå.',
    outOfReach: {
      one: '{deputy} har ikkje tilgang til {n} sak med fristar hos {name}. Gi tilgang i saka, elles går fristane til dei som kan gi han.',
      other:
        '{deputy} har ikkje tilgang til {n} saker med fristar hos {name}. Gi tilgang i sakene, elles går fristane til dei som kan gi han.',
    },
    onlySeen: 'Det gjeld sakene som du sjølv kan sjå.',
    save: 'Sei frå til kollegaene',
    saving: 'Seier frå ...',
    giveUp: 'Avbryt',
    saved: 'Lagra. Kollegaene ser det neste gong skranken deira hentar nytt.',
    noDays: 'Vel første og siste dag.',
    order: 'Siste dag kan ikkje vere før første dag.',
    over: 'Siste dag er over. Vel i dag eller ein seinare dag.',
    tooLong: 'Vel ein siste dag innan to år.',
    close: 'Lukk',
    open: 'Fråvær og vikarar ...',
    standing: '{name} er borte til og med {day}.',
    standingDeputy: '{name} er borte til og med {day}. Vikar er {deputy}.',
    standingYou: '{name} er borte til og med {day}. Du er vikar.',
    standingOwn: 'Du er meld borte til og med {day}. Er du tilbake, sei frå.',
    list: 'Borte no',
  },
  turns: {
    toTake: 'Ventar på at nokon tek tak',
    toTakeLead:
      'Dagen som mottaket har som mål, er passert. Alle som arbeider i saka, ser dette. Éin arbeidsdag etter målet ser leiaren det òg, øvst.',
    instead: 'I staden for nokon som er borte',
    missed: 'Fristar for stadfesting, tilbakemelding og informasjon, gått ut hos kollegaer',
    deputy: 'for {name}, borte til og med {day}',
    noAccess: 'for {name}, borte til og med {day}: gi {deputy} tilgang, eller ta han sjølv',
    nobody: 'for {name}, borte til og med {day}: ingen vikar er til stades',
    gone: 'for {name}, som ikkje les saka: gi ho til nokon, eller ta ho sjølv',
    unknown: 'ein som har slutta',
  },
}

/** The order of a channel, and its substitutes. */
export const channels = {
  channels: {
    substitute: '{name} (vara)',
    standby: 'Berre dersom ein av dei ikkje kan lese: {names}.',
    order: 'Rekkjefølgja i kanalen: {names}.',
    lead: 'Færre i kanalen les saka no enn då ho kom. Neste vara er {name}.',
    letIn: 'Slepp inn neste vara',
  },
}
