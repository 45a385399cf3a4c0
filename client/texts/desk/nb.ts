import { absences, access, channels, people, taken } from './nb/access.ts'
import { casework } from './nb/casework.ts'
import { deadlines } from './nb/deadlines.ts'
import { archiving, exporting } from './nb/export.ts'
import { fileErrors, files } from './nb/files.ts'
import { merging } from './nb/merging.ts'
import { noticeErrors, noticeTexts, refusals, toldErrors, toldTexts, unsent } from './nb/notices.ts'
import { audit, auditWarnings, overview } from './nb/overview.ts'
import { register } from './nb/register.ts'
import { search, shell, shutOut, top, training } from './nb/shell.ts'
import { enrol, keyLists, securityKeyErrors, securityKeys, weeklyKeys } from './nb/vault.ts'
import { boards, checkpoints, envelopes, rights } from './nb/warnings.ts'

/** The desk in bokmål; the other languages have the same keys. */
export const nb = {
  ...register,
  ...taken,
  ...absences,
  ...access,
  ...audit,
  ...casework,
  ...channels,
  ...deadlines,
  ...exporting,
  ...files,
  ...archiving,
  ...merging,
  ...overview,
  ...noticeTexts,
  ...toldTexts,
  ...people,
  ...enrol,
  ...search,
  ...shell,
  ...rights,
  ...{ ...shutOut, newRoot: keyLists.newRoot },
  ...training,
  top,
  unsent,
  securityKeys,
  unlock: {
    title: 'Mottaksskranken',
    lead: 'Lås opp hvelvet ditt for å lese meldinger. Passordet blir i denne nettleseren.',
    passphrase: 'Passord for hvelvet',
    show: 'Vis passordet',
    submit: 'Lås opp',
    working: 'Låser opp. Det tar noen sekunder, så ingen kan prøve mange passord ...',
    noToken: 'Denne adressen er ikke hel. Åpne hele adressen som programmet skrev ut.',
  },
  list: {
    title: 'Saker',
    empty: 'Ingen saker ennå. Nye meldinger dukker opp her.',
    unread: '{count} ulest',
    today: 'i dag',
    days: '{count} d',
    daysLong: { one: '{n} dag gammel', other: '{n} dager gammel' },
    new: 'Ny',
    warned: 'Har advarsler',
    noText: 'Uten tekst',
    followUp: 'Tillegg uten melding',
    retaliation: 'Gjengjeldelse',
    identity: 'Identitet',
    emptyCustodian:
      'Ingen har oppgitt hvem de er. Du leser bare identiteter; meldingene går til mottaket.',
  },
  case: {
    none: 'Velg en sak i lista.',
    back: 'Alle saker',
    reference: 'Referanse {reference}',
    noReference: 'Sak uten referanse',
    age: 'Alder',
    next: 'Se igjen',
    log: 'Loggmerke',
    logMark: { one: '{mark} ({n} innslag)', other: '{mark} ({n} innslag)' },
    logHint:
      'Hent nytt, og les merket opp for en kollega som leser saken: likt merke betyr at dere har samme logg.',
    channel: 'Kanal',
    status: 'Status',
    timeline: 'Hendelser',
    acknowledgeTitle: 'Er dette en ekte melding?',
    acknowledgeLead:
      'Varsleren ser ingenting herfra før et menneske har vurdert meldingen som ekte. Frist: {day}.',
    acknowledge: 'Ekte: bekreft at den er åpnet',
    close: 'Avslutt saken',
    locked: 'Du kan lese, men ikke skrive i denne saken: saksnøkkelen er ikke her.',
    standing: 'Varsleren er',
    proposed: '{party} (foreslått)',
    identityOnly:
      'Her ligger bare identiteten. Meldingen ligger hos mottaket, som finner den på referansen.',
  },
  items: {
    report: 'Melding',
    'follow-up': 'Tillegg fra varsleren',
    identity: 'Identitet',
    withdrawal: 'Trukket tilbake',
    'meeting-request': 'Ønsker møte',
    acknowledged: 'bekreftet meldingen som ekte',
    status: 'satte status til {status}',
    question: 'Spørsmål til varsleren',
    message: 'Beskjed til varsleren',
    notice: 'Orientering til varsleren',
    minutes: 'Referat til varsleren',
    note: 'Internt notat',
    you: 'Du',
    unread: 'Ulest',
    files: {
      one: '{n} vedlegg (kan ikke åpnes i denne utgaven)',
      other: '{n} vedlegg (kan ikke åpnes i denne utgaven)',
    },
    next: 'Se igjen {day}',
    party: 'Varsler for',
    relation: 'Tilknytning',
    categories: 'Kategorier',
    language: 'Skrevet på {language}',
    answer: 'Svar fra varsleren',
    standing: 'varsleren er {party}',
    textWaits:
      'Det er skrevet mer enn det som står her: Resten ligger hos tjeneren og kunne ikke hentes. Skranken prøver igjen ved neste henting.',
    headingsGone:
      'Overskriftene i denne versjonen finnes ikke her lenger. Navnene på spørsmålene står i stedet.',
  },
  languages: { nb: 'bokmål', nn: 'nynorsk', en: 'engelsk' },
  letters: {
    letter: 'Tillegg fra varsleren',
    'letter-retaliation': 'Forteller om gjengjeldelse',
    'letter-minutes': 'Svarer på referatet',
    'letter-feedback': 'Om hvordan saken ble behandlet',
    'letter-identity': 'Sier hvem varsleren er',
    'letter-withdrawal': 'Ber om å få trekke noe tilbake',
    'letter-meeting': 'Ber om å bli hørt',
  },
  headings: {
    retaliation: 'Hva som skjer',
    since: 'Når det begynte',
    help: 'Trenger nå',
    verdict: 'Referatet',
    corrections: 'Det som skal rettes',
    heard: 'Følte seg hørt',
    clear: 'Lett å forstå hva som skjedde, og hvorfor',
    more: 'Med egne ord',
    name: 'Navn',
    contact: 'Kan nås på',
    withdraws: 'Vil trekke tilbake',
    reason: 'Hvorfor',
    wish: 'Vil helst bli hørt slik',
    known: 'Verdt å vite om det',
    safe: 'Må til for at det skal være trygt',
    trusted: 'Vil ha med seg noen å stole på',
  },
  verdicts: { approved: 'Godkjent', corrected: 'Rettet' },
  extents: { yes: 'Ja', partly: 'Delvis', no: 'Nei' },
  withdrawals: { report: 'Meldingen', identity: 'Identiteten' },
  ways: {
    meeting: 'I et møte',
    phone: 'På telefon',
    video: 'På video',
    'written-hearing': 'Skriftlig her',
  },
  yesNo: { yes: 'Ja', no: 'Nei' },
  statuses: {
    received: 'Mottatt',
    assessing: 'Blir vurdert',
    'needs-info': 'Vi har spørsmål',
    redirected: 'Hører til et annet sted',
    assigned: 'Sendt videre til oppfølging',
    hearing: 'Invitert til å forklare seg',
    'follow-up': 'Blir fulgt opp',
    closed: 'Avsluttet',
    reopened: 'Åpnet igjen',
    purged: 'Slettet',
  },
  parties: { party: 'part', 'not-a-party': 'ikke part', undecided: 'ikke avgjort' },
  partyHints: {
    party:
      'En part får vite hva som vurderes, kan bli invitert til å forklare seg, og får vite utfallet så langt taushetsplikten tillater.',
    'not-a-party':
      'Den som ikke er part, får bare vite at meldingen er mottatt og når den er ferdig behandlet, og kan få spørsmål. Aldri utfallet, aldri tiltak.',
    undecided:
      'Til dette er avgjort: skriv som til en som ikke er part. Ikke noe om utfall, ikke noe om tiltak.',
  },
  compose: {
    title: 'Skriv',
    question: 'Spørsmål',
    message: 'Beskjed',
    minutes: 'Referat',
    status: 'Status',
    note: 'Notat',
    toReporter: 'Varsleren leser dette på oppslagstavla med kvitteringskoden sin.',
    internal: 'Bare mottaket leser dette.',
    text: 'Tekst',
    statusText: 'Tekst til varsleren (kan stå tom)',
    neededText: 'Tekst til varsleren',
    newStatus: 'Ny status',
    next: 'Se igjen innen (kan stå tomt)',
    closing: 'Skal saken avsluttes? Skriv til varsleren hva som er gjort.',
    closingBare:
      'Skal saken avsluttes? Skriv bare at den er ferdig behandlet, uten utfall og tiltak.',
    party: 'Varsleren er',
    language: 'Skrevet på',
    theirs: 'Varsleren skrev på {language}.',
    send: 'Send til varsleren',
    save: 'Lagre notat',
    setStatus: 'Sett status',
    sending: 'Sender ...',
    sent: 'Sendt og skrevet i loggen.',
    logged: 'Skrevet i loggen. Varsleren kan ikke lese det ennå.',
    left: 'Plass til omtrent {count} tegn til',
    over: 'Omtrent {count} tegn for langt. Forkort teksten; ingenting er borte.',
    empty: 'Skriv noe først.',
    promised: 'Skriv en tekst: På varslerens side står det at meldingen fra dere sier mer.',
  },
  waiting: boards.waiting,
  untold: boards.untold,
  silence: checkpoints.silence,
  warnings: {
    ...checkpoints.warnings,
    unjudged:
      'Skranken kjenner ikke alle som har skrevet i denne saken, fordi nøkkellister mangler eller ikke henger sammen. Noen kan ha fått eller mistet tilgang uten at det synes her. Derfor skriver skranken ingenting i saken og rører ikke oppslagstavla til listene er her. Se hva som mangler, øverst på siden.',
    ...auditWarnings,
    gap: 'Innslag {sequence} i loggen mangler, og det som står etter, teller ikke før det kommer. Enten skriver noen forbi de andre, eller så holder tjeneren det tilbake. Spør kollegaene hva som skal stå der.',
    fork: 'Innslag {sequence} passer ikke til det som står før: tjeneren kan ha vist dere ulike logger. Sammenlign loggmerket med en kollega.',
    'no-recipient':
      'Ingen av dem som fikk meldingen, leser saken lenger. Nye brev fra varsleren kommer ikke hit, og varsleren blir spurt på nytt hvem som skal lese: også en som har trådt til side, kan bli valgt. Gi en av dem som fikk meldingen, tilgang igjen hvis det går an, eller si fra til varsleren.',
    'to-released': 'Et brev gikk også til {name}, som ikke leser saken lenger.',
    'to-left-out':
      'Et brev gikk også til {name}, som varsleren hadde utelatt fra meldingen. Skranken til {name} viser ingenting av det, og ingen kan slippe {name} inn i saken.',
    'to-newcomer':
      'Et brev gikk også til {name}, som ikke kan åpne meldingen. Skranken til {name} viser ingenting av det før noen gir {name} tilgang til saken.',
    'no-right':
      'Innslag {sequence} i loggen er skrevet av noen som etter rollen sin ikke kan skrive slikt, og gjelder ikke.',
    'after-leaving':
      'Innslag {sequence} i loggen er skrevet av noen som hadde sluttet i mottaket. Spør lederen om det er rett.',
    'foreign-author':
      'Innslag {sequence} er skrevet av en som ikke står i nøkkellista, og vises ikke.',
    'broken-record': 'Innslag {sequence} er skadet og vises ikke.',
    'withheld-record': 'Tjeneren sier at innslag {sequence} finnes, men gir det ikke ut.',
    shortened:
      'Sist gikk loggen i denne saken til innslag {sequence}. Nå gir tjeneren bare ut en eldre og kortere logg. Ikke stol på den; si fra til lederen.',
    replaced:
      'Innslag {sequence} er et annet enn det som sto der sist. Sammenlign loggmerket med en kollega, og si fra til lederen.',
    'hidden-log':
      'Det er skrevet noe i loggen i denne saken som tjeneren ikke viser. Si fra til lederen.',
    ...boards.warnings,
    ...envelopes.warnings,
    'not-shown':
      'Det du la ut til varsleren, vises ikke på oppslagstavla. Varsleren får ikke lest det. Si fra til den som driver tjeneren.',
    'no-report': 'Meldingen som dette hører til, kan ikke åpnes her.',
  },
  notices: {
    ...checkpoints.notices,
    ...{ ...weeklyKeys.notices, ...keyLists.notices, ...refusals.notices },
    'broken-drops': {
      one: '{n} konvolutt er skadet og kan ikke åpnes. De andre er hentet.',
      other: '{n} konvolutter er skadet og kan ikke åpnes. De andre er hentet.',
    },
    'withheld-drops': {
      one: 'Tjeneren viser en konvolutt som den ikke gir ut. Prøv igjen senere.',
      other: 'Tjeneren viser {n} konvolutter som den ikke gir ut. Prøv igjen senere.',
    },
    bundle:
      'Uten nett: dette er slik det lå hos tjeneren {day}. Det du skriver, legges i fila du valgte, og når fram når fila er levert. Oppslagstavla oppdateres da.',
    'vanished-cases': {
      one: 'Tjeneren gir ikke lenger ut en sak som du har lest her før. Spør kollegaene om den er slettet; er den ikke det, så si fra til lederen.',
      other:
        'Tjeneren gir ikke lenger ut {n} saker som du har lest her før. Spør kollegaene om de er slettet; er de ikke det, så si fra til lederen.',
    },
    'old-board':
      'Oppslagstavla som varslerne får, er fra en tidligere dag. De ser ikke det nyeste. Si fra til den som driver tjeneren.',
    'foreign-grant': {
      one: '{n} tilgang er gitt av noen som ikke står i nøkkellista.',
      other: '{n} tilganger er gitt av noen som ikke står i nøkkellista.',
    },
    'list-expires':
      'Nøkkellista går ut {day}. Lag nøkler til den neste under «Hvelvet», og send fila til lederen for mottaket.',
    'list-expires-soon':
      'Nøkkellista går ut {day}, om to uker eller mindre. Deretter kan ingen varsle her. Lag nøkler under «Hvelvet» nå, og be lederen for mottaket om en ny liste.',
    'list-expired':
      'Nøkkellista gikk ut {day}. Ingen kan varsle her før lederen for mottaket har lagt ut en ny. Det som er mottatt, kan fortsatt leses.',
    suspended: '{name} er stengt ute av to kolleger til og med {day}.',
    'suspension-asked': '{by} vil stenge {name} ute i sju dager. Det trengs én til.',
    'suspension-asked-own': 'Du har bedt om å stenge {name} ute i sju dager. Det trengs én til.',
    'sole-opener':
      'Bare du kan åpne det som kommer i en av kanalene dine, eller navnene til varslerne, og gjenopprettingsarkene dine er ikke prøvd det siste året. Mister du hvelvet, kan ingen lese det mer. Lag arkene og prøv dem: npm run recovery.',
  },
  errors: {
    ...noticeErrors,
    ...{ ...toldErrors, ...keyLists.errors },
    ...fileErrors,
    ...{ ...securityKeyErrors, ...refusals.errors },
    offline: 'Tjeneren svarte ikke. Ingenting er borte: prøv igjen.',
    unconfirmed:
      'Ikke bekreftet: det kan være noe annet enn tjeneren som svarte, for eksempel en innloggingsside på nettet. Ingenting er borte: prøv igjen.',
    clock: 'Klokka på denne maskinen går mer enn to minutter feil. Still den, og prøv igjen.',
    unsigned: 'Tjeneren kjenner ikke nøkkelen din. Snakk med lederen for mottaket.',
    suspended:
      'To kolleger har stengt deg ute i inntil sju dager. Snakk med lederen for mottaket; du mister ingenting.',
    server: 'Tjeneren ga et svar som ikke gir mening. Prøv igjen senere.',
    unverified: 'Nøkkellista er ikke signert av mottaket. Ikke bruk skranken; si fra til lederen.',
    rollback:
      'Tjeneren viser en eldre nøkkelliste enn den du har sett. Ikke stol på den; si fra til lederen.',
    full: 'Oppslagstavla er full. Prøv igjen senere.',
    quota: 'Skranken har lagt ut sin del for i dag. Prøv igjen i morgen.',
    conflict: 'Kollegaer skrev samtidig. Prøv igjen.',
    withheld:
      'Tjeneren holder tilbake noe i denne saken. Teksten din er her ennå; si fra til lederen.',
    'too-long': 'Teksten er for lang. Forkort den; ingenting er borte.',
    passphrase: 'Passordet passer ikke. Prøv igjen.',
    memory:
      'Denne maskinen har for lite ledig minne til passordet. Ingenting er borte: lukk andre programmer, og prøv igjen.',
    damaged: 'Dette er ikke en hel hvelvfil. Hent sikkerhetskopien, og prøv igjen.',
    weeks: 'Fila med ukenøkler hører ikke til dette hvelvet. Legg den rette ved siden av hvelvet.',
    'weeks-damaged':
      'Fila med ukenøkler er skadet. Flytt den til side: da åpner skranken det den har åpnet før. Lag nye nøkler under «Hvelvet» med en gang, og si fra til lederen.',
    'full-disk': 'Disken er full. Ingenting er borte: rydd plass, og prøv igjen.',
    'file-busy':
      'Et annet program holder fila til hvelvet, ofte en virusskanner, eller du har ikke lov til å skrive der. Ingenting er borte: vent litt, og prøv igjen.',
    unsure:
      'Det er ikke sikkert at disken beholder den siste endringen. Lås hvelvet, og lås opp igjen. Byttet du passord, så prøv det nye først og så det gamle. Skjer det igjen, så få disken sjekket.',
    'foreign-bundle':
      'Pakken hører til et annet mottak enn hvelvet. Sjekk at du åpnet den rette fila.',
    'other-reception':
      'Tjeneren hører til et annet mottak enn hvelvet. Sjekk adressen etter --server, hvelvet og fingeravtrykket. Stemmer alt, så si fra til lederen.',
    files: 'Hvelvet kan ikke leses eller skrives. Går programmet som viser skranken ennå?',
    'other-window': 'Hvelvet er endret i et annet vindu. Lås, og lås opp igjen her.',
    stale:
      'Saken er endret mens filene ble laget, og ingen er tatt ut. Hent nytt, se over saken, og lag filene på nytt.',
    gone: 'Denne saken kan du ikke skrive i.',
    'own-closing': 'Du skrev avslutningen selv. Be en kollega om å godkjenne den.',
    'not-approver':
      'Du kan ikke godkjenne dette: Det er opp til lederen, eller det er gått ut. Hent nytt, og se igjen.',
    epoch:
      'Hvem som leser saken, er nettopp endret, og nøkkelen er på vei. Hent nytt, og prøv igjen.',
    held: 'Sletting er stanset: ingenting i saken kan slettes. Opphev stansen først.',
    unjudged:
      'Nøkkellister mangler, og skranken kjenner ikke alle som har skrevet i saken. Den skriver ingenting her før listene er på plass.',
    random:
      'Denne maskinen gir ikke tilfeldige tall. Ingenting mer er sendt. Bruk en annen maskin.',
    'open-place': 'Loggen kan skjule noe, som en stans. Spør de andre; trykk igjen om du vil det.',
    'no-heir': 'Sletting er stanset, og ingen andre ville ha nøklene. Gi noen tilgang først.',
    'refused-case': 'Dette medlemmet skal ikke lese saken.',
    role: 'Rollen din gir ikke rett til det her. Spør en kollega som har den.',
    stopped: 'Stanset. Det som er hentet, er her; resten kommer ved neste henting.',
    'left-out': 'Varsleren ba om at dette medlemmet ikke skal lese meldingen, og ble lovet det.',
    'no-report': 'Meldingen mangler, og bare den sier hvem varsleren har utelatt. Hent nytt.',
    'no-key':
      'Dette medlemmet har ingen nøkkel for denne uka, og kan ikke slippes inn før den er der.',
    internal: 'Noe gikk galt i skranken. Lås, lås opp, og prøv igjen.',
  },
  shortcuts: {
    title: 'Hurtigtaster',
    lead: 'Virker når ingen tekst er under arbeid.',
    enabled: 'Bruk hurtigtaster',
    close: 'Lukk',
    move: 'Forrige og neste sak',
    open: 'Åpne saken',
    back: 'Tilbake til lista',
    sync: 'Hent nytt',
    acknowledge: 'Bekreft som ekte',
    question: 'Still et spørsmål',
    message: 'Skriv en beskjed',
    minutes: 'Skriv et referat',
    status: 'Sett status',
    note: 'Skriv et notat',
    send: 'Send det som er skrevet',
    help: 'Denne lista',
  },
}
